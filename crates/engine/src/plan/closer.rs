//! A closer look at the step that a visit stands at.
//!
//! [`super::decide`] answers at once. [`super::refine`] takes longer, too long for a click, but not for the time in which
//! a person reads. What it prefers goes into the visit as [`Event::Prefer`], before the person sees the step.

use super::{Choice, quick, refine};
use crate::event::Event;
use crate::model::Model;
use crate::session::{State, Step, Why, replay};

/// The events that a visit goes on with once `event` has happened, and where it stands then: the event, and the preference
/// for another step where the closer look has one. `None` when the event does not apply.
#[must_use]
pub fn look_ahead(model: &Model, events: &[Event], event: Event) -> Option<(Vec<Event>, State)> {
    let mut events = events.to_vec();
    events.push(event);
    let state = replay(model, &events);
    if state.dropped.contains(&(events.len() - 1)) {
        return None;
    }
    if let Some(choice) = preferred(model, &state) {
        events.push(Event::Prefer(choice));
        let closer = replay(model, &events);
        if !closer.dropped.contains(&(events.len() - 1)) {
            return Some((events, closer));
        }
        events.pop();
    }
    Some((events, state))
}

/// The step that a closer look prefers to the one the planner chose; `None` when it agrees, when the step was not the
/// planner's choice, or when the preferred question would lead to the same step whatever the answer.
fn preferred(model: &Model, state: &State) -> Option<Choice> {
    let chosen = match (state.step, state.why) {
        (Step::Question(question), Why::Saves { .. }) => Choice::Question(question),
        (Step::Fix(fix) | Step::Caution(fix), Why::Chance { .. }) => Choice::Fix(fix),
        _ => return None,
    };
    let closer = refine::decide(model, &state.facts).choice;
    let differs = match closer {
        Choice::Support => false,
        Choice::Question(question) => closer != chosen && quick::is_telling(model, &state.facts, question),
        Choice::Fix(_) => closer != chosen,
    };
    differs.then_some(closer)
}
