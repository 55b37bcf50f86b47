//! Conditions over answers: a small decidable language, never code.

use crate::facts::Facts;
use crate::ids::{AnswerId, QuestionId};

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
    pub fn holds(&self, facts: &Facts) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Is(question, answer) => facts.answer(*question) == Some(*answer),
            Self::Not(question, answer) => facts.answer(*question) != Some(*answer),
            Self::Any(parts) => parts.iter().any(|part| part.holds(facts)),
            Self::All(parts) => parts.iter().all(|part| part.holds(facts)),
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
