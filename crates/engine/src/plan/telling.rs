//! Which questions are worth valuing: how much each tells about the cause, and what its answers may open.

use super::options::Options;
use super::strands::{products, sum};
use crate::belief;
use crate::ids::QuestionId;
use crate::model::Model;
use crate::rank::largest_first;

/// Questions that are valued: those that tell most per minute, and whichever may open a fix that is worth it.
const MOST_VALUED: usize = 6;
/// A question that gains less than this times the price of handing over, for each minute of its own, tells next to nothing.
const NEXT_TO_NOTHING: f64 = 0.01;

/// The questions worth valuing, the one that tells most per minute first.
pub(super) fn telling(model: &Model, weights: &[f64], options: &Options) -> Vec<QuestionId> {
    let telling = Telling::new(model, weights, options);
    let worth = |question| telling.worth(question).map(|worth| (question, worth));
    let open: Vec<(QuestionId, Worth)> = model.questions().filter_map(worth).collect();
    let rates: Vec<f64> = open.iter().map(|(_, worth)| worth.tells).collect();
    let ranked = largest_first(&rates).into_iter().map(|at| &open[at]).enumerate();
    let valued = ranked.filter(|(rank, (_, worth))| *rank < MOST_VALUED || worth.opens);
    valued.map(|(_, (question, _))| *question).collect()
}

/// Why a question may be worth its price.
pub(super) struct Worth {
    /// How much it tells per minute.
    tells: f64,
    /// Whether an answer may open a fix that is worth it.
    opens: bool,
}

/// What is believed before a question is asked.
pub(super) struct Telling<'a> {
    model: &'a Model,
    weights: &'a [f64],
    options: &'a Options,
    /// Σ w.
    total: f64,
    /// Σ w² / Σ w.
    agreement: f64,
}

impl<'a> Telling<'a> {
    pub(super) fn new(model: &'a Model, weights: &'a [f64], options: &'a Options) -> Self {
        let squares = products(weights, weights).0;
        let total = sum(weights);
        Self { model, weights, options, total, agreement: share(squares, total) }
    }

    /// Of these questions the one that tells most per minute, if one is worth its price.
    pub(super) fn most(&self, questions: impl Iterator<Item = QuestionId>) -> Option<QuestionId> {
        let mut best = None;
        for question in questions {
            if let Some(worth) = self.worth(question)
                && best.is_none_or(|(tells, _)| worth.tells > tells)
            {
                best = Some((worth.tells, question));
            }
        }
        best.map(|(_, question)| question)
    }

    /// `None` for a question that may not be asked, and for one that is not worth its price, whatever the answer.
    pub(super) fn worth(&self, question: QuestionId) -> Option<Worth> {
        let minutes = self.options.question(question)?;
        let price = minutes * self.total / self.options.support();
        let told = self.told(question);
        let mut closed = self.options.closed_by_answers(self.model, question);
        let opens = closed.any(|fix| belief::cured(self.model, self.weights, fix) > price);
        (opens || told > NEXT_TO_NOTHING * price).then_some(Worth { tells: told / minutes, opens })
    }

    /// How much surer one is of the cause after the answer, as a weight: the expected rise of Σ P(cause)², the chance that
    /// two draws agree (the complement of the Gini impurity, as decision trees use it). Like the mutual information of cause
    /// and answer it is 0 for an answer that tells nothing, and it takes no logarithms.
    fn told(&self, question: QuestionId) -> f64 {
        let mut agreement = 0.0;
        for answer in self.model.answers(question) {
            let (whole, squares) = products(self.weights, self.model.likelihoods(question, answer));
            agreement += share(squares, whole);
        }
        (agreement - self.agreement) * (1.0 - self.model.question(question).not_sure)
    }
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
