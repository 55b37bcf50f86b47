//! What is believed about the causes, recomputed from all evidence every time.

use crate::ids::{AnswerId, CauseId, FixId, QuestionId};
use crate::model::Model;
use crate::rank::largest_first;

/// How much a report of "I already tried this" is trusted: the success rate of the fix is scaled by it, since people
/// are less sure of what they did before they were guided.
pub const TRUST_IN_EARLIER_TRY: f64 = 0.8;

/// Something learned that speaks for or against causes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Evidence {
    /// A question was answered.
    Answer(QuestionId, AnswerId),
    /// A fix did not help; its success rate is scaled by the trust in the report, 0 to 1.
    Failed(FixId, f64),
}

impl Evidence {
    /// ln P(evidence | cause). Minus infinity where the model rules it out and has no floors.
    #[must_use]
    pub fn log_likelihood(self, model: &Model, cause: CauseId) -> f64 {
        match self {
            Self::Answer(question, answer) => model.likelihood(question, answer, cause).ln(),
            Self::Failed(fix, trust) => (1.0 - trust * model.success(fix, cause)).ln(),
        }
    }
}

/// Unnormalised weights of the causes; the largest is 1, so nothing underflows and no decision divides.
#[derive(Clone, Debug, PartialEq)]
pub struct Belief {
    weights: Vec<f64>,
    total: f64,
}

impl Belief {
    /// The weights after all of `evidence`: prior times likelihoods, summed as logarithms and scaled so that the
    /// largest is 1. Under a model with floors no evidence is impossible. Without them it can be; then the priors
    /// are returned, since evidence that no cause explains says nothing about which it is.
    #[must_use]
    pub fn new(model: &Model, evidence: &[Evidence]) -> Self {
        let logs = log_weights(model, evidence);
        let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if largest == f64::NEG_INFINITY {
            return Self::from_weights(model.causes().map(|cause| model.prior(cause)).collect());
        }
        Self::from_weights(logs.into_iter().map(|log| (log - largest).exp()).collect())
    }

    fn from_weights(weights: Vec<f64>) -> Self {
        let total = weights.iter().sum();
        Self { weights, total }
    }

    /// The unnormalised weights, by cause.
    #[must_use]
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The sum of the weights, at least the largest of them.
    #[must_use]
    pub const fn total(&self) -> f64 {
        self.total
    }

    /// The probability of a cause, 0 to 1.
    #[must_use]
    pub fn probability(&self, cause: CauseId) -> f64 {
        self.weights[cause.at()] / self.total
    }

    /// All causes, the most probable first; equal ones in the order of the model.
    #[must_use]
    pub fn ranked(&self) -> Vec<(CauseId, f64)> {
        let ranked = largest_first(&self.weights).into_iter().map(CauseId::of);
        ranked.map(|cause| (cause, self.probability(cause))).collect()
    }
}

/// ln(prior times likelihoods of the evidence), by cause.
pub(crate) fn log_weights(model: &Model, evidence: &[Evidence]) -> Vec<f64> {
    let mut logs: Vec<f64> = model.causes().map(|cause| model.prior(cause).ln()).collect();
    for item in evidence {
        for (log, cause) in logs.iter_mut().zip(model.causes()) {
            *log += item.log_likelihood(model, cause);
        }
    }
    logs
}

/// The weight of the causes that a fix would cure now.
#[must_use]
pub fn cured(model: &Model, weights: &[f64], fix: FixId) -> f64 {
    model.works(fix).iter().map(|(cause, rate)| weights[cause.at()] * rate).sum()
}

/// Unnormalised weights once a fix was done in vain.
#[must_use]
pub fn failed(model: &Model, weights: &[f64], fix: FixId) -> Vec<f64> {
    let mut weights = weights.to_vec();
    for &(cause, rate) in &model.fix(fix).works {
        weights[cause.at()] *= 1.0 - rate;
    }
    weights
}

/// Unnormalised weights once a question was answered.
#[must_use]
pub fn answered(model: &Model, weights: &[f64], question: QuestionId, answer: AnswerId) -> Vec<f64> {
    weights.iter().zip(model.likelihoods(question, answer)).map(|(weight, chance)| weight * chance).collect()
}
