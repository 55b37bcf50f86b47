//! Contradictions: answers that no known cause explains together.
//!
//! With floors and a cause for everything unknown no evidence is impossible, so a wrong answer never stops a visit. It
//! leads it astray instead: the causes that explain one answer are ruled out by the next. Such a visit is better asked
//! to look at one answer again.
//!
//! Only answers count, here and in the belief in the unknown cause. A fix that fails speaks against its causes in every
//! visit that goes on; many failures raise both measures although nobody was mistaken, and of a failed fix it would be
//! untrue to say that one answer fits badly with the others. So a contradiction comes and goes with answers alone.

use crate::belief::{Evidence, log_weights};
use crate::facts::Facts;
use crate::ids::QuestionId;
use crate::model::Model;

/// The conflict above which answers may contradict each other, in nats: together they are ten times less probable than
/// if they had nothing to do with each other.
pub const LEAST_CONFLICT: f64 = std::f64::consts::LN_10;

/// The probability of the unknown cause above which answers that conflict contradict each other, whatever explains them.
///
/// It is reached where causes share the answers among them. In a guide whose telling answers are rare and speak for few
/// causes each, the cause that one of them speaks for takes the others for noise and stays likelier than the unknown one,
/// which explains none of them; there [`is_rare`] has to decide.
pub const LEAST_UNEXPLAINED: f64 = 0.3;

/// The probability of the unknown cause above which one answer looked at again is enough.
pub const HOPELESS: f64 = 0.5;

/// How many answers the person is asked to look at again before a human is the better help.
pub const ROUNDS: usize = 2;

/// The conflict of some evidence in nats: ln(Π P(e) / P(all e)), the measure of Jensen, Chamberlain, Nordahl and Jensen
/// (1990). 0 where pieces of evidence have nothing to do with each other, below where one leads to expect the other,
/// above where they speak for different causes. Infinite for evidence that is impossible together.
#[must_use]
pub fn conflict(model: &Model, evidence: &[Evidence]) -> f64 {
    let together = log_sum(&log_weights(model, evidence));
    if together == f64::NEG_INFINITY {
        return f64::INFINITY;
    }
    evidence.iter().map(|item| alone(model, *item)).sum::<f64>() - together
}

/// The probability of the unknown cause by the answers alone, where these contradict each other; `None` where they do
/// not, or where the model has no such cause.
#[must_use]
pub fn unknown(model: &Model, facts: &Facts) -> Option<f64> {
    let other = model.other()?;
    let answers = answers(facts);
    let logs = log_weights(model, &answers);
    let probability = (logs[other.at()] - log_sum(&logs)).exp();
    let unexplained = || probability > LEAST_UNEXPLAINED || !is_rare(model, &answers);
    (conflict(model, &answers) > LEAST_CONFLICT && unexplained()).then_some(probability)
}

/// Whether answers are improbable together only because what they speak for is rare: some known cause leads to expect all
/// of them at least as much as they are expected one by one. Then it explains them, and nothing is wrong (Jensen and
/// others 1990 tell the rare case from the conflict so).
#[must_use]
pub fn is_rare(model: &Model, answers: &[Evidence]) -> bool {
    let apart: f64 = answers.iter().map(|item| alone(model, *item)).sum();
    model
        .causes()
        .filter(|cause| Some(*cause) != model.other())
        .any(|cause| answers.iter().map(|item| item.log_likelihood(model, cause)).sum::<f64>() >= apart)
}

/// The question whose answer is most likely the mistaken one, among those whose answers were not confirmed; the earliest
/// of equals.
///
/// Each answer is left out by turns. What that adds to ln max w, the log-weight of the best known cause, says how much
/// the answer stands in the way of an explanation. Every answer costs something, one among six more than one among two,
/// whether it is right or not; so ln P(answer), what it costs before anything is known, is taken off. In other words:
/// the suspect is the answer without which the conflict is least, if P(all e) in it is replaced by its largest term.
///
/// The unknown cause is no explanation here. All answers are alike to it, so once it is the most probable cause it would
/// hide which of them does not fit.
#[must_use]
pub fn suspect(model: &Model, facts: &Facts) -> Option<QuestionId> {
    let answers = answers(facts);
    let mut most = f64::NEG_INFINITY;
    let mut suspect = None;
    for (at, item) in answers.iter().enumerate() {
        let Evidence::Answer(question, _) = *item else { continue };
        if facts.is_confirmed(question) {
            continue;
        }
        let mut others = answers.clone();
        others.remove(at);
        let logs = log_weights(model, &others);
        let known = model.causes().filter(|cause| Some(*cause) != model.other());
        let best = known.map(|cause| logs[cause.at()]).fold(f64::NEG_INFINITY, f64::max);
        let gain = best + alone(model, *item);
        if suspect.is_none() || gain > most {
            most = gain;
            suspect = Some(question);
        }
    }
    suspect
}

fn answers(facts: &Facts) -> Vec<Evidence> {
    facts.evidence().iter().copied().filter(|item| matches!(item, Evidence::Answer(..))).collect()
}

/// ln P(evidence) before anything is known.
fn alone(model: &Model, item: Evidence) -> f64 {
    log_sum(&log_weights(model, &[item]))
}

/// ln Σ exp, scaled so that nothing underflows.
fn log_sum(logs: &[f64]) -> f64 {
    let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if largest == f64::NEG_INFINITY {
        return largest;
    }
    largest + logs.iter().map(|log| (log - largest).exp()).sum::<f64>().ln()
}
