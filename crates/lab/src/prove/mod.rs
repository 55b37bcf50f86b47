//! What is true of every visit through a model, and visits that show where it is not.
//!
//! Three ways, from the surest to the weakest:
//!
//! - **Over all answers** ([`closed()`]): whether some answers that are possible under a cause close every fix for it. Decided
//!   from the conditions alone, so it holds for every visit, however long, and whatever the planner does.
//! - **Over the states of visits, nearest first** ([`explore()`]): every transition lowers a measure, so every visit ends; every
//!   step has a way on; after every answer something can be tried; nobody is handed over with nothing tried.
//!   States that are the same to the planner are one, and the search has a limit. Below it, it is a proof.
//! - **Over drawn visits** ([`met()`]): which questions are asked and which fixes are reached. A number of people for every cause, the
//!   same for the same model.
//!
//! Followed is the rule that the app shows at once, without its closer look; a person who corrects an answer begins another visit.

mod closed;
mod explore;
mod key;
mod measure;
mod met;
mod possible;
mod shortest;

pub use closed::{Closed, closed};
pub use explore::{Explored, Extent, Fault, HandedOver, Nowhere, explore};
pub use measure::Measure;
pub use met::{Met, met, parts};
pub use possible::Possible;
pub use shortest::shortest;

use unstuck_engine::{State, Step};

/// Whether the person can go on for the first time from where a human takes over.
#[must_use]
pub fn may_go_on(state: &State) -> bool {
    matches!(state.step, Step::Support(_)) && state.can_resume && !state.facts.persistent()
}
