//! Reasons as values. Which words they become is up to whoever shows them.

mod what_if;

pub use what_if::{WhatIf, instead, what_if};

use crate::belief::Evidence;
use crate::event::Event;
use crate::facts::Facts;
use crate::ids::{AnswerId, CauseId, QuestionId};
use crate::model::Model;
use crate::rank::largest_first;
use crate::session::{Step, replay};

/// What speaks for or against a cause.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// The evidence.
    pub evidence: Evidence,
    /// Its weight of evidence in nats: above 0 it speaks for the cause, below 0 against.
    pub weight: f64,
}

/// The reasons for and against a cause, the strongest first.
///
/// The weight is ln P(e | cause) - ln P(e | any other cause), the others weighed by what was believed before e. Good
/// (1985) calls it the weight of evidence; under one present cause the weights of a visit add up to the change of the
/// cause's log-odds.
#[must_use]
pub fn reasons(model: &Model, facts: &Facts, cause: CauseId) -> Vec<Reason> {
    let evidence = facts.evidence();
    let found: Vec<Reason> = (0..evidence.len())
        .map(|at| Reason {
            evidence: evidence[at],
            weight: weight(model, &evidence[..at], evidence[at], cause),
        })
        .filter(|reason| reason.weight != 0.0 && reason.weight.is_finite())
        .collect();
    let strengths: Vec<f64> = found.iter().map(|reason| reason.weight.abs()).collect();
    largest_first(&strengths).into_iter().map(|position| found[position]).collect()
}

fn weight(model: &Model, before: &[Evidence], item: Evidence, cause: CauseId) -> f64 {
    let belief = crate::Belief::new(model, before);
    let (mut others, mut explained) = (0.0, 0.0);
    for other in model.causes().filter(|other| *other != cause) {
        let prior = belief.weights()[other.at()];
        others += prior;
        explained += prior * item.log_likelihood(model, other).exp();
    }
    if others > 0.0 { item.log_likelihood(model, cause) - (explained / others).ln() } else { 0.0 }
}

/// Where a visit would stand if the question were answered so: the first look, without a closer one.
#[must_use]
pub fn leads_to(model: &Model, events: &[Event], question: QuestionId, answer: AnswerId) -> Step {
    let mut events = events.to_vec();
    events.push(Event::Answer(question, answer));
    replay(model, &events).step
}
