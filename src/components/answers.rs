//! Answers and outcomes so far, each with a way to change it.

use unstuck_engine::{Event, Step};
use unstuck_flow::receipt;
use yew::prelude::*;

use super::annex::{Props, place};
use super::attribute::Attr;
use super::button::acts;
use super::element::{With, element, several, text, words};
use super::icon::Icon;
use crate::entry;
use crate::store::{Action, Dispatch, Target, Visit, sends};
use crate::words;

/// The list of answers so far.
pub(crate) fn answers(visit: &Visit, dispatch: &Dispatch) -> Html {
    let mut rows = Vec::new();
    for (position, &event) in visit.events.iter().enumerate() {
        if !visit.state.dropped.contains(&position) {
            rows.extend(row(visit, dispatch, event, visit.state.past.contains(&position)));
        }
    }
    let mut handover = receipt::encode(visit.guide, &visit.events);
    if matches!(visit.state.step, Step::Wait(_)) {
        // So that the other device does not begin to wait anew.
        handover.push_str(&[" ", &entry::since(visit)].concat());
    }
    several([
        element("dl", "answers").of(rows),
        place(Props { handover, ..Props::folded("handover", "Continue on another device", Icon::Share) }),
    ])
}

/// One answer or outcome. What is past, from before the problem changed, is history and cannot be changed.
fn row(visit: &Visit, dispatch: &Dispatch, event: Event, past: bool) -> Option<Html> {
    let about = words::subject(visit, event)?;
    let mut said = vec![words(words::outcome(visit, event)?)];
    if past {
        said.push(text("span", "muted", " (before the message changed)"));
    }
    let mut parts = vec![text("dt", "answers__question", about), element("dd", "answers__answer").of(said)];
    if let Some(target) = Target::of(event).filter(|target| !past && visit.may_change(*target)) {
        let label = several([words("Change"), text("span", "visually-hidden", &[": ", about].concat())]);
        let change = acts("answers__button", "change", label, sends(dispatch, Action::Change(target)));
        parts.push(element("dd", "answers__change").of([change.with(Attr::DataStep, visit.id(target))]));
    }
    let tried = event.outcome().is_some() || past;
    Some(element("div", if tried { "answers__row answers__row--tried" } else { "answers__row" }).of(parts))
}
