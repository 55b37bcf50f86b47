//! What another answer would have led to.

use crate::event::Event;
use crate::ids::{CauseId, QuestionId};
use crate::model::Model;
use crate::session::{State, Step, Why, replay, revise};

/// Where a visit would stand if one thing in it were otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIf {
    /// What would have happened instead.
    pub instead: Event,
    /// The step the visit would stand at.
    pub step: Step,
    /// Why that one.
    pub why: Why,
    /// The most probable cause, the first of several, …
    pub cause: CauseId,
    /// … and its probability, 0 to 1.
    pub probability: f64,
    /// Expected hands-on minutes until it works or is handed over.
    pub minutes_left: f64,
    /// Positions of later events that count now and would not apply.
    pub no_longer: Vec<usize>,
}

/// For the question answered, passed over or skipped at a position of a visit: what every other answer and "not sure" would
/// have led to, in the order of the answers. Everything after it is kept as far as it still applies ([`revise`]). Empty where
/// no such event stands there, or where it does not count.
#[must_use]
pub fn what_if(model: &Model, events: &[Event], position: usize) -> Vec<WhatIf> {
    let Some((given, question)) = events.get(position).and_then(|event| Some((*event, event.question()?)))
    else {
        return Vec::new();
    };
    let now = replay(model, events);
    if now.dropped.contains(&position) {
        return Vec::new();
    }
    let others = answers(model, question).filter(|event| *event != given);
    others.map(|event| compared(model, events, &now, position, event)).collect()
}

/// Where a visit would stand with another event at a position. [`what_if`] has this for all answers of a question.
#[must_use]
pub fn instead(model: &Model, events: &[Event], position: usize, event: Event) -> WhatIf {
    compared(model, events, &replay(model, events), position, event)
}

fn compared(model: &Model, events: &[Event], now: &State, position: usize, event: Event) -> WhatIf {
    let state = replay(model, &revise(events, position, event));
    let (cause, probability) = state.belief.ranked().first().copied().unwrap_or((CauseId(0), 0.0));
    let no_longer = state.dropped.iter().copied().filter(|at| *at > position && !now.dropped.contains(at));
    WhatIf {
        instead: event,
        step: state.step,
        why: state.why,
        cause,
        probability,
        minutes_left: state.minutes_left,
        no_longer: no_longer.collect(),
    }
}

/// Everything that can be said to a question, but that one does not want to.
fn answers(model: &Model, question: QuestionId) -> impl Iterator<Item = Event> + use<'_> {
    let answers = model.answers(question).map(move |answer| Event::Answer(question, answer));
    answers.chain([Event::NotSure(question)])
}
