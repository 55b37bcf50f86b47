//! The shared state store: one reducer over the list of events of a visit.
//!
//! The state of a visit is always the replay of that list. What else stands here is where the person is looking
//! (the present step, an earlier answer being changed, a page of the guide), not what is known.

mod action;
mod context;
#[cfg(test)]
mod tests;
mod view;
mod visit;

pub(crate) use action::Action;
pub(crate) use context::{Dispatch, VisitContext, sends, use_store, use_visit};
pub(crate) use view::{Notice, Target, Travel, View};
pub(crate) use visit::Visit;
