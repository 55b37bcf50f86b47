//! Decision-theoretic troubleshooting.
//!
//! A [`Model`] says which causes there are, what fixes them and which questions tell them apart. A visit is a list of
//! [`Event`]s; [`replay`] turns model and events into a [`State`]: what is believed, which step comes next and why.
//! The same events give the same state on every machine.
//!
//! What is absent, on purpose: the web, input and output, the clock, randomness and text. Causes, fixes and questions
//! are positions in the model's lists; their words live in the guide.
//!
//! The method follows Heckerman, Breese and Rommelse (1995) and the SACSO project (Jensen et al. 2001): one cause is
//! present, fixes are ordered by their chance of success per minute, questions are asked when the answer is expected to
//! save more than it costs.

pub mod belief;
pub mod condition;
pub mod conflict;
pub mod event;
pub mod explain;
pub mod facts;
pub mod ids;
pub mod learn;
pub mod model;
pub mod plan;
pub mod rank;
pub mod session;

pub use belief::{Belief, Evidence};
pub use condition::Condition;
pub use event::Event;
pub use facts::{Facts, FixStatus, QuestionStatus};
pub use ids::{AnswerId, CauseId, ClusterId, FixId, QuestionId};
pub use model::{FixSpec, Floors, Model, ModelError, ModelSpec, QuestionSpec};
pub use session::{State, Step, SupportReason, Why, reconsider, replay, revise};
