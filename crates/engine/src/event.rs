//! What can happen in a visit. A visit is a list of these and nothing else.

use crate::ids::{AnswerId, FixId, QuestionId};
use crate::plan::Choice;

/// One thing the person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// Left the start screen.
    Start,
    /// Answered a question.
    Answer(QuestionId, AnswerId),
    /// Could not tell. Not evidence; the question counts as asked.
    NotSure(QuestionId),
    /// Did not want to say. Not evidence; the question counts as asked.
    Skip(QuestionId),
    /// Looked again at the answer to a question: as it stands now, it is right.
    Confirm(QuestionId),
    /// Read the caution of a fix and went on.
    Proceed(FixId),
    /// Chose the safer preparation named on the caution of a fix.
    Safer(FixId),
    /// Did a fix and now waits for its effect.
    Wait(FixId),
    /// It works now.
    Fixed(FixId),
    /// It was done and did not help. Of a preparation: it is done.
    NotFixed(FixId),
    /// It could not be done. Not evidence.
    CouldNot(FixId),
    /// It had been done before and did not help. Evidence, at reduced trust.
    AlreadyTried(FixId),
    /// Put off. Offered once more, not at once, and dearer.
    Later(FixId),
    /// It did something: the problem now looks different. Answers about the symptom start afresh.
    Changed(FixId),
    /// Asked for a human.
    Support,
    /// Came back from the support screen to go on with what is left.
    Resume,
    /// A closer look at what comes next preferred this step to the first choice. Nothing that the person did: it is
    /// recorded so that the visit stays the replay of its events, however long the look was allowed to take.
    Prefer(Choice),
}

impl Event {
    /// The question it answers, when it is about a question.
    #[must_use]
    pub const fn question(self) -> Option<QuestionId> {
        match self {
            Self::Answer(question, _) | Self::NotSure(question) | Self::Skip(question) => Some(question),
            _ => None,
        }
    }

    /// The fix whose outcome it reports, when it reports one.
    #[must_use]
    pub const fn outcome(self) -> Option<FixId> {
        match self {
            Self::Fixed(fix)
            | Self::NotFixed(fix)
            | Self::CouldNot(fix)
            | Self::AlreadyTried(fix)
            | Self::Later(fix)
            | Self::Changed(fix) => Some(fix),
            _ => None,
        }
    }

    /// The fix it is about, outcome or not.
    #[must_use]
    pub const fn fix(self) -> Option<FixId> {
        match self {
            Self::Proceed(fix) | Self::Safer(fix) | Self::Wait(fix) => Some(fix),
            _ => self.outcome(),
        }
    }
}
