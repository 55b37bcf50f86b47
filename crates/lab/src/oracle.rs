//! The exact optimum of a small model, by dynamic programming over what has failed and what was answered.
//!
//! W(e) = min(C_S p, c_a p + W(e, a failed), c_q p + Σ_j W(e, q = j)) over unnormalised weights, so nothing divides
//! (Bellman's equation of decision-theoretic troubleshooting). The states are the sets of failed fixes times the answers
//! so far, 2^A · Π (r_q + 1), which is what limits the size.

use unstuck_engine::Model;
use unstuck_engine::belief::{answered, failed};

use crate::evaluate::TooLarge;

/// More states than this are refused.
const MOST_STATES: usize = 4_000_000;

/// The expected cost in minutes of the best strategy there is, for a model without orders, conditions and cautions.
///
/// # Errors
/// When the model has too many states.
pub fn optimum(model: &Model) -> Result<f64, TooLarge> {
    let mut states = 1_usize;
    for _ in model.fixes() {
        states = states.saturating_mul(2);
    }
    for question in model.questions() {
        states = states.saturating_mul(model.answers(question).count() + 1);
    }
    if states > MOST_STATES {
        return Err(TooLarge { states });
    }
    let weights: Vec<f64> = model.causes().map(|cause| model.prior(cause)).collect();
    Ok(Table { model, values: vec![f64::NAN; states] }.value(0, &weights))
}

struct Table<'m> {
    model: &'m Model,
    /// By state; NaN where it was not needed yet.
    values: Vec<f64>,
}

impl Table<'_> {
    /// The optimal weighted cost from a state on. A state is a number in a mixed radix: a digit of two for each fix,
    /// then one for each question, where 0 stands for not asked.
    fn value(&mut self, state: usize, weights: &[f64]) -> f64 {
        if !self.values[state].is_nan() {
            return self.values[state];
        }
        let model = self.model;
        let total: f64 = weights.iter().sum();
        let mut best = model.support() * total;
        let mut place = 1;
        for fix in model.fixes() {
            if (state / place).is_multiple_of(2) {
                let cost =
                    model.fix(fix).cost * total + self.value(state + place, &failed(model, weights, fix));
                best = best.min(cost);
            }
            place *= 2;
        }
        for question in model.questions() {
            let answers = model.answers(question).count();
            if (state / place).is_multiple_of(answers + 1) {
                let mut cost = model.question(question).cost * total;
                for answer in model.answers(question) {
                    let next = state + place * (answer.at() + 1);
                    cost += self.value(next, &answered(model, weights, question, answer));
                }
                best = best.min(cost);
            }
            place *= answers + 1;
        }
        self.values[state] = best;
        best
    }
}
