//! When two states are the same to the planner.

use unstuck_engine::{FixStatus, Model, QuestionStatus, State, Step, Why};

/// Everything that what comes next depends on: the screen, what became of every question and fix, and what is waited for.
/// The order in which things were said is not in it. Sums of the same evidence in another order differ by rounding alone.
pub(super) type Key = Vec<u16>;

pub(super) fn key(model: &Model, state: &State) -> Key {
    let facts = &state.facts;
    let mut key = Vec::with_capacity(model.question_count() + model.fix_count() + 8);
    let (kind, about) = match state.step {
        Step::Start => (0, 0),
        Step::Question(question) => (1, question.0),
        Step::Again(question) => (2, question.0),
        Step::Caution(fix) => (3, fix.0),
        Step::Fix(fix) => (4, fix.0),
        Step::Wait(fix) => (5, fix.0),
        Step::Resolved(fix) => (6, fix.0),
        Step::Support(_) => (7, 0),
    };
    let prepares = if let Why::Prepares(fix) = state.why { fix.0 + 1 } else { 0 };
    key.extend([kind, about, prepares, u16::from(facts.persistent())]);
    key.push(u16::try_from(facts.rounds()).unwrap_or(u16::MAX));
    key.push(facts.last_deferred().map_or(0, |fix| fix.0 + 1));
    for question in model.questions() {
        let confirmed = u16::from(facts.is_confirmed(question));
        key.push(match facts.question(question) {
            QuestionStatus::Open => 0,
            QuestionStatus::Passed => 1,
            QuestionStatus::Answered(answer) => 2 + 2 * answer.0 + confirmed,
        });
    }
    for fix in model.fixes() {
        let waited_for = 8 * u16::from(state.waiting.contains(&fix));
        let done = 16 * u16::from(facts.done().contains(&fix));
        let status = match facts.fix(fix) {
            FixStatus::Open => 0,
            FixStatus::Deferred => 1,
            FixStatus::SetAside => 2,
            FixStatus::Done => 3,
            FixStatus::Worked => 4,
        };
        key.push(status + waited_for + done);
    }
    key
}
