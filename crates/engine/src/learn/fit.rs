//! How well a model fits counts.

use super::counts::Counts;
use crate::model::{LIKELIHOOD_FLOOR, Model};

/// The expected log-likelihood of counted visits under a model, in nats; 0 or less:
///
/// ```text
/// Q = Σ_k N_k ln π_k + Σ_qjk N_qjk ln P(j|k) + Σ_ak [ S_ak ln f_ak + F_ak ln(1 − f_ak) ]
///   + Σ_q [ U_q ln u_q + (T_q − U_q) ln(1 − u_q) ]
/// ```
///
/// It needs the counts alone. With the causes' shares computed under an old model, Q(new) − Q(old) is a lower bound of
/// the gain in the log-likelihood of what the visits showed (Dempster, Laird and Rubin 1977, lemma 1): where Q rises on
/// visits that were not learned from, their true log-loss falls at least as much. Q leaves out what the counts leave
/// out: fixes that were tried before the visit.
///
/// Minus infinity where the model rules out what was counted; a model with floors never does. Not-sure rates, which have
/// no floor of their own, are taken no nearer to 0 than [`LIKELIHOOD_FLOOR`].
#[must_use]
pub fn expected_log_likelihood(model: &Model, counts: &Counts) -> f64 {
    let mut sum: f64 = model.causes().map(|cause| term(counts.causes[cause.at()], model.prior(cause))).sum();
    for question in model.questions() {
        let counts = &counts.questions[question.at()];
        let not_sure = model.question(question).not_sure.clamp(LIKELIHOOD_FLOOR, 1.0 - LIKELIHOOD_FLOOR);
        sum += term(counts.not_sure, not_sure) + term(counts.asked - counts.not_sure, 1.0 - not_sure);
        for answer in model.answers(question) {
            let row = counts.answers[answer.at()].iter().zip(model.likelihoods(question, answer));
            sum += row.map(|(count, chance)| term(*count, *chance)).sum::<f64>();
        }
    }
    for fix in model.fixes() {
        let counts = &counts.fixes[fix.at()];
        for cause in model.causes() {
            let rate = model.success(fix, cause);
            sum += term(counts.worked[cause.at()], rate) + term(counts.failed[cause.at()], 1.0 - rate);
        }
    }
    sum
}

/// What never happened adds nothing, even where it is impossible.
fn term(count: f64, chance: f64) -> f64 {
    if count > 0.0 { count * chance.ln() } else { 0.0 }
}
