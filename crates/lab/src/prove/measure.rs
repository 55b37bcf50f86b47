//! Why every visit ends.

use unstuck_engine::{FixStatus, Model, QuestionStatus, State, Step};

/// What is left of a visit, compared from the first number to the last. Every event that a screen offers lowers it, whatever the
/// model, and there is no endless way down in whole numbers:
///
/// 1. twice whether the person can still come back from support for the first time, and once whether they are elsewhere. Support
///    takes the one; coming back ([`unstuck_engine::Event::Resume`]) the other, and it alone opens fixes again. Each further
///    return is the person's own wish, and what follows it ends for the same reason;
/// 2. the fixes: 6 for one that is open, 3 for one put off, 1 less while its effect is waited for, 1 for one that worked. Every
///    outcome and every wait takes something here, a change of the problem too, which opens questions again;
/// 3. the questions: 2 for one that is open, 1 for an answer that was not confirmed. Answers, "not sure", skipping and confirming
///    take something here and leave the fixes as they are;
/// 4. the screen: start, then what asks or warns, then a step or a wait. A caution that was read or left for its preparation
///    changes only this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Measure([usize; 4]);

impl Measure {
    /// What is left of the visit in this state.
    #[must_use]
    pub fn of(model: &Model, state: &State) -> Self {
        let facts = &state.facts;
        let fixes = model.fixes().map(|fix| {
            let waited_for = usize::from(state.waiting.contains(&fix));
            match facts.fix(fix) {
                FixStatus::Open => 6 - waited_for,
                FixStatus::Deferred => 3 - waited_for,
                FixStatus::Worked => 1,
                FixStatus::SetAside | FixStatus::Done => 0,
            }
        });
        let questions = model.questions().map(|question| match facts.question(question) {
            QuestionStatus::Open => 2,
            QuestionStatus::Answered(_) if !facts.is_confirmed(question) => 1,
            QuestionStatus::Answered(_) | QuestionStatus::Passed => 0,
        });
        let screen = match state.step {
            Step::Start => 3,
            Step::Question(_) | Step::Again(_) | Step::Caution(_) => 2,
            Step::Fix(_) | Step::Wait(_) => 1,
            Step::Resolved(_) | Step::Support(_) => 0,
        };
        let elsewhere = usize::from(!matches!(state.step, Step::Support(_)));
        let returns = 2 * usize::from(!facts.persistent()) + elsewhere;
        Self([returns, fixes.sum(), questions.sum(), screen])
    }
}
