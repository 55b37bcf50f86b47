//! Which answers a person can give under a cause.

use unstuck_engine::{AnswerId, CauseId, ModelSpec, QuestionId};

/// The chances of answers as the author gave them. The model has none that is 0, since people make mistakes; what follows
/// from a mistake says nothing about a guide.
#[derive(Clone, Debug)]
pub struct Possible<'m> {
    spec: &'m ModelSpec,
    least: f64,
}

impl<'m> Possible<'m> {
    /// `spec` is the model before its floors. An answer is possible under a cause from the chance `least` on, and above 0 in any
    /// case.
    #[must_use]
    pub const fn new(spec: &'m ModelSpec, least: f64) -> Self {
        Self { spec, least }
    }

    /// P(answer | cause), as it was given.
    #[must_use]
    pub fn chance(&self, question: QuestionId, answer: AnswerId, cause: CauseId) -> f64 {
        self.row(question, answer)[cause.at()]
    }

    /// The same for every cause.
    #[must_use]
    pub fn row(&self, question: QuestionId, answer: AnswerId) -> &[f64] {
        &self.spec.questions[question.at()].answers[answer.at()]
    }

    /// Whether people with this cause give this answer.
    #[must_use]
    pub fn is(&self, question: QuestionId, answer: AnswerId, cause: CauseId) -> bool {
        let chance = self.chance(question, answer, cause);
        chance > 0.0 && chance >= self.least
    }
}
