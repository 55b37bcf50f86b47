//! Which step comes next.
//!
//! [`order()`] plans with fixes alone; [`quick`] adds the choice between asking now, asking later and not asking;
//! [`refine`] looks two steps ahead. [`policy`] has them side by side.

mod asking;
pub mod batch;
pub mod closer;
mod history;
pub mod options;
pub mod order;
pub mod policy;
pub mod quick;
pub mod refine;
mod strands;
mod telling;

pub use options::Options;
pub use order::{Plan, order};
pub use policy::{Policy, decide_by};
pub use quick::{Decision, decide};

use crate::ids::{FixId, QuestionId};

/// The kind of step a plan begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    /// Do this fix.
    Fix(FixId),
    /// Ask this question.
    Question(QuestionId),
    /// Hand over to a human.
    Support,
}
