//! The numbers of a model once counts are folded in.

use super::counts::Counts;
use super::shares::{Bounded, fit};
use crate::ids::CauseId;
use crate::model::{LIKELIHOOD_FLOOR, Model, SUCCESS_CEILING};

/// How many visits the author's priors weigh as much as.
pub const PRIOR_VISITS: f64 = 30.0;
/// How many visits, in which it was answered or done, each column of a table of answers, each success rate and each
/// not-sure rate weighs as much as.
pub const TABLE_VISITS: f64 = 10.0;
/// How far the log-odds of a number may move at once.
pub const LARGEST_STEP: f64 = 1.0;
/// The least share of the cause that stands for what the model does not know. Below it, evidence against the known
/// causes would come too late.
pub const LEAST_UNKNOWN: f64 = 0.02;
/// The largest not-sure rate that a model takes.
const MOST_NOT_SURE: f64 = 0.95;

/// A number after learning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// 0 to 1.
    pub value: f64,
    /// Whether a guard holds it back: the visits alone would have moved it further.
    pub clamped: bool,
}

/// The learned numbers of a model, position by position.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimates {
    /// By cause: the share of visits that have it. They sum to 1.
    pub priors: Vec<Estimate>,
    /// By question, by answer and by cause: P(answer | cause). Each column sums to 1.
    pub answers: Vec<Vec<Vec<Estimate>>>,
    /// By question: how many cannot tell.
    pub not_sure: Vec<Estimate>,
    /// By fix: the causes it can cure, in the order of [`Model::causes`], with its success rate.
    pub works: Vec<Vec<(CauseId, Estimate)>>,
}

/// Folds `counts` into the numbers of `model`, which are worth [`PRIOR_VISITS`] and [`TABLE_VISITS`]: posterior means of
/// Dirichlet and Beta distributions whose means are the numbers as they are.
///
/// ```text
/// π_k    = (30 π_k + N_k)       / (30 + Σ_k N_k)
/// P(j|k) = (10 P(j|k) + N_qjk)  / (10 + Σ_j N_qjk)
/// f_ak   = (10 f_ak + S_ak)     / (10 + S_ak + F_ak)
/// u_q    = (10 u_q + U_q)       / (10 + T_q)
/// ```
///
/// No number moves by more than [`LARGEST_STEP`] in log-odds, and the cause `unknown` keeps a share of
/// [`LEAST_UNKNOWN`]; what that takes or leaves is spread over the others, so that shares still sum to 1. The log-odds of
/// answers are taken no nearer to 0 and 1 than [`LIKELIHOOD_FLOOR`], where visits take them to be; so are those of
/// not-sure rates, since 0 would never move.
///
/// `model` has the numbers as their author gave them: without floors.
#[must_use]
pub fn estimate(model: &Model, counts: &Counts, unknown: Option<CauseId>) -> Estimates {
    Estimates {
        priors: priors(model, counts, unknown),
        answers: answers(model, counts),
        not_sure: model
            .questions()
            .map(|question| {
                let counts = &counts.questions[question.at()];
                let old = model.question(question).not_sure;
                rate(old, (counts.not_sure, counts.asked), LIKELIHOOD_FLOOR, MOST_NOT_SURE)
            })
            .collect(),
        works: model
            .fixes()
            .map(|fix| {
                let cured = model.causes().filter(|cause| model.success(fix, *cause) > 0.0);
                cured
                    .map(|cause| {
                        let worked = counts.fixes[fix.at()].worked[cause.at()];
                        let old = model.success(fix, cause);
                        (cause, rate(old, (worked, counts.done(fix, cause)), 0.0, SUCCESS_CEILING))
                    })
                    .collect()
            })
            .collect(),
    }
}

fn priors(model: &Model, counts: &Counts, unknown: Option<CauseId>) -> Vec<Estimate> {
    let visits: f64 = counts.causes.iter().sum();
    let shares: Vec<Bounded> = model
        .causes()
        .map(|cause| {
            let old = model.prior(cause);
            let wanted = (PRIOR_VISITS * old + counts.causes[cause.at()]) / (PRIOR_VISITS + visits);
            let bounded = within_a_step(old, wanted, 0.0);
            if Some(cause) == unknown {
                let low = bounded.low.max(LEAST_UNKNOWN);
                return Bounded { low, high: bounded.high.max(low), ..bounded };
            }
            bounded
        })
        .collect();
    estimates(&shares)
}

fn answers(model: &Model, counts: &Counts) -> Vec<Vec<Vec<Estimate>>> {
    let table = |question| {
        let mut table: Vec<Vec<Estimate>> = model.answers(question).map(|_| Vec::new()).collect();
        for cause in model.causes() {
            let visits = counts.answered(question, cause);
            let column: Vec<Bounded> = model
                .answers(question)
                .map(|answer| {
                    let old = model.likelihood(question, answer, cause);
                    let count = counts.questions[question.at()].answers[answer.at()][cause.at()];
                    within_a_step(
                        old,
                        (TABLE_VISITS * old + count) / (TABLE_VISITS + visits),
                        LIKELIHOOD_FLOOR,
                    )
                })
                .collect();
            table.iter_mut().zip(estimates(&column)).for_each(|(row, estimate)| row.push(estimate));
        }
        table
    };
    model.questions().map(table).collect()
}

/// A rate of its own, not a share of a whole.
fn rate(old: f64, (hits, visits): (f64, f64), floor: f64, most: f64) -> Estimate {
    let wanted = (TABLE_VISITS * old + hits) / (TABLE_VISITS + visits);
    let Bounded { low, high, .. } = within_a_step(old, wanted, floor);
    let value = wanted.max(low).min(high).min(most);
    Estimate { value, clamped: is_beyond(wanted, value) }
}

fn estimates(shares: &[Bounded]) -> Vec<Estimate> {
    let fitted = fit(shares).into_iter().zip(shares);
    fitted.map(|(value, share)| Estimate { value, clamped: is_held(share, value) }).collect()
}

/// Whether a share stands at a bound and was wanted beyond it.
fn is_held(share: &Bounded, value: f64) -> bool {
    (share.wanted > share.high && !is_beyond(value, share.high))
        || (share.wanted < share.low && !is_beyond(value, share.low))
}

/// Whether two numbers differ by more than rounding.
fn is_beyond(one: f64, other: f64) -> bool {
    (one - other).abs() > 1e-9
}

/// The bounds of a step from `old`, with log-odds taken no nearer to 0 and 1 than `floor`. They hold `old` itself,
/// however near to 0 or 1 it is.
fn within_a_step(old: f64, wanted: f64, floor: f64) -> Bounded {
    let inside = old.clamp(floor, 1.0 - floor);
    let odds = inside / (1.0 - inside);
    let at = |odds: f64| if odds.is_finite() { odds / (1.0 + odds) } else { 1.0 };
    Bounded {
        wanted,
        low: at(odds * (-LARGEST_STEP).exp()).min(old),
        high: at(odds * LARGEST_STEP.exp()).max(old),
    }
}
