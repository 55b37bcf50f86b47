//! Conditions over answers: a small decidable language, never code.

use crate::ids::{AnswerId, QuestionId};

/// What is answered: in a visit, or in one that is imagined.
pub trait Answers {
    /// The answer to a question, if it was answered.
    fn answer(&self, question: QuestionId) -> Option<AnswerId>;
}

/// One more answer than there is.
pub struct Supposing<'a> {
    /// What is answered.
    pub answers: &'a dyn Answers,
    /// The question that is imagined to be answered …
    pub question: QuestionId,
    /// … so.
    pub answer: AnswerId,
}

impl Answers for Supposing<'_> {
    fn answer(&self, question: QuestionId) -> Option<AnswerId> {
        if question == self.question { Some(self.answer) } else { self.answers.answer(question) }
    }
}

/// When a step applies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Condition {
    /// Always.
    #[default]
    Always,
    /// Never.
    Never,
    /// The question was answered so.
    Is(QuestionId, AnswerId),
    /// The question was not answered so; also true while it is unanswered.
    Not(QuestionId, AnswerId),
    /// At least one holds.
    Any(Vec<Condition>),
    /// All hold.
    All(Vec<Condition>),
}

impl Condition {
    /// Whether it holds for the answers given so far.
    #[must_use]
    pub fn holds(&self, answers: &dyn Answers) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Is(question, answer) => answers.answer(*question) == Some(*answer),
            Self::Not(question, answer) => answers.answer(*question) != Some(*answer),
            Self::Any(parts) => parts.iter().any(|part| part.holds(answers)),
            Self::All(parts) => parts.iter().all(|part| part.holds(answers)),
        }
    }

    /// Calls `visit` for every question and answer that is mentioned.
    pub fn mentions(&self, visit: &mut impl FnMut(QuestionId, AnswerId)) {
        match self {
            Self::Always | Self::Never => {}
            Self::Is(question, answer) | Self::Not(question, answer) => visit(*question, *answer),
            Self::Any(parts) | Self::All(parts) => parts.iter().for_each(|part| part.mentions(visit)),
        }
    }
}
