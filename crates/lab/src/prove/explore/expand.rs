//! What a person can say on a screen.

use unstuck_engine::{CauseId, Event, Model, State, Step, Why};

use super::super::{Possible, may_go_on};

/// What is followed: every answer that one of the causes explains, "not sure" where people are, and fixes that were done and did not
/// help. A caution is left for its preparation first, and read the next time.
pub(in crate::prove) fn ways(
    model: &Model,
    possible: &Possible<'_>,
    state: &State,
    causes: &[CauseId],
) -> Vec<Event> {
    match state.step {
        Step::Start => vec![Event::Start],
        Step::Question(question) => {
            let explained = |answer: &_| causes.iter().any(|cause| possible.is(question, *answer, *cause));
            let answers = model.answers(question).filter(explained);
            let answers = answers.map(|answer| Event::Answer(question, answer));
            let unsure = (model.question(question).not_sure > 0.0).then_some(Event::NotSure(question));
            answers.chain(unsure).collect()
        }
        Step::Again(question) => vec![Event::Confirm(question)],
        Step::Caution(fix) if state.safer_is_open(model, fix) => vec![Event::Safer(fix)],
        Step::Caution(fix) => vec![Event::Proceed(fix)],
        Step::Fix(fix) if waits(model, state, fix) => vec![Event::Wait(fix)],
        Step::Fix(fix) | Step::Wait(fix) => vec![Event::NotFixed(fix)],
        Step::Resolved(_) | Step::Support(_) => Vec::new(),
    }
}

/// Everything else that can be clicked.
pub(super) fn aside(model: &Model, state: &State) -> Vec<Event> {
    let mut events = match state.step {
        Step::Question(question) => vec![Event::NotSure(question), Event::Skip(question)],
        Step::Caution(fix) => {
            vec![Event::Proceed(fix), Event::CouldNot(fix), Event::AlreadyTried(fix), Event::Later(fix)]
        }
        Step::Fix(fix) | Step::Wait(fix) => vec![
            Event::Fixed(fix),
            Event::NotFixed(fix),
            Event::CouldNot(fix),
            Event::AlreadyTried(fix),
            Event::Later(fix),
            Event::Changed(fix),
        ],
        Step::Resolved(fix) => vec![Event::NotFixed(fix)],
        Step::Support(_) if may_go_on(state) => vec![Event::Resume],
        Step::Start | Step::Again(_) | Step::Support(_) => Vec::new(),
    };
    if let Step::Fix(fix) = state.step
        && waits(model, state, fix)
    {
        events.push(Event::Wait(fix));
    }
    if !matches!(state.step, Step::Start | Step::Support(_)) {
        events.push(Event::Support);
    }
    events
}

fn waits(model: &Model, state: &State, fix: unstuck_engine::FixId) -> bool {
    model.fix(fix).test > 0.0 && !matches!(state.why, Why::Prepares(_))
}
