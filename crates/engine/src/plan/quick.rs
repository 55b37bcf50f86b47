//! Now, after or never: whether to ask before the next fix (SACSO, Jensen et al. 2001, section 4).
//!
//! A question is asked now when that is expected to be cheaper than never asking it and than asking it once the next
//! fix has failed. The price of "not sure" is counted in. A question after which every answer leads to the same step
//! is never asked.
//!
//! Two questions can pay off together where neither does alone. So the question that tells most is valued with a further
//! one after its answers, whichever of the next two then tells most.

use super::Choice;
use super::asking::{self, Asked, Moment};
use super::options::{Options, Steered};
use super::telling::telling;
use crate::belief::{self, Belief};
use crate::facts::Facts;
use crate::ids::QuestionId;
use crate::model::Model;
use crate::rank::largest_first;

/// What to do next and what it is expected to cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The step.
    pub choice: Choice,
    /// Expected minutes to the end, the price of handing over included.
    pub cost: f64,
    /// Expected hands-on minutes to the end, without that price.
    pub minutes: f64,
    /// For a question: expected minutes saved by asking it.
    pub saves: f64,
}

/// A question worth asking, before its answers were compared.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'t> {
    pub(super) question: QuestionId,
    pub(super) asked: Asked,
    /// The questions of which one may follow its answers; empty where that is not counted in.
    further: &'t [QuestionId],
}

/// How many questions may be the further one.
const FURTHER: usize = 2;

/// How many answers ahead it is checked that a question parts the ways. Beyond, a question counts as useful if its
/// expected cost says so. Each level about doubles the work; in practice questions rarely follow each other this long.
const CHECKED_AHEAD: usize = 4;

/// Decides the next step of a visit from all that is known. A question is only asked if its answers lead to different
/// steps, which people notice: where two questions help only together, this keeps both from being asked and costs a
/// little. [`now_after_never`] is the rule without that courtesy.
#[must_use]
pub fn decide(model: &Model, facts: &Facts) -> Decision {
    decide_within(model, facts, CHECKED_AHEAD)
}

/// Decides by expected cost alone: now, after the next fix, or never.
#[must_use]
pub fn now_after_never(model: &Model, facts: &Facts) -> Decision {
    decide_within(model, facts, 0)
}

fn decide_within(model: &Model, facts: &Facts, ahead: usize) -> Decision {
    let belief = Belief::new(model, facts.evidence());
    let total = belief.total();
    let now = Moment::new(model, belief.weights().to_vec(), Options::new(model, facts));
    let telling = telling(model, &now.weights, &now.options);
    let later = after_next_fix(model, &now);
    for candidate in worth_asking(model, facts, &now, &telling) {
        let Candidate { question, asked, further } = candidate;
        let better_later = |(price, later): &(f64, Moment)| {
            let mut steered = Steered::new(model, &later.options);
            let limit = asked.cost - price;
            asked_at(model, facts, later, &mut steered, question, further, limit).is_some()
        };
        if later.as_ref().is_some_and(better_later) {
            continue;
        }
        if ahead == 0 || answers_part(model, facts, question, ahead - 1) {
            return Decision {
                choice: Choice::Question(question),
                cost: asked.cost / total,
                minutes: asked.minutes / total,
                saves: (now.never.cost - asked.cost) / total,
            };
        }
    }
    let never = now.never;
    Decision { choice: never.first, cost: never.cost / total, minutes: never.minutes / total, saves: 0.0 }
}

/// The moment after the plan's next fix has failed, with the weighted cost of that fix; `None` where the plan begins with
/// no fix.
fn after_next_fix(model: &Model, now: &Moment) -> Option<(f64, Moment)> {
    let Choice::Fix(fix) = now.never.first else { return None };
    let cost = now.options.prepared(model, fix)? * now.weights.iter().sum::<f64>();
    let rest = belief::failed(model, &now.weights, fix);
    Some((cost, Moment::new(model, rest, now.options.without_fix(model, fix))))
}

/// Whether a question is worth a person's while: at least two answers lead to different next steps.
pub(super) fn is_telling(model: &Model, facts: &Facts, question: QuestionId) -> bool {
    answers_part(model, facts, question, CHECKED_AHEAD - 1)
}

/// Whether at least two answers lead to different next steps.
fn answers_part(model: &Model, facts: &Facts, question: QuestionId, ahead: usize) -> bool {
    let mut steps = model
        .answers(question)
        .map(|answer| decide_within(model, &facts.with_answer(question, answer), ahead).choice);
    let first = steps.next();
    steps.any(|step| Some(step) != first)
}

/// The questions that are better asked now than never, the best first. `telling` are the open questions, the one that
/// tells most first.
pub(super) fn worth_asking<'t>(
    model: &Model,
    facts: &Facts,
    now: &Moment,
    telling: &'t [QuestionId],
) -> Vec<Candidate<'t>> {
    let mut found = asked_now(model, facts, now, telling);
    found.retain(|candidate| candidate.asked.cost < now.never.cost);
    found
}

/// The same, and the best of those that are not.
pub(super) fn asked_now<'t>(
    model: &Model,
    facts: &Facts,
    now: &Moment,
    telling: &'t [QuestionId],
) -> Vec<Candidate<'t>> {
    let mut steered = Steered::new(model, &now.options);
    let mut found: Vec<Candidate<'t>> = Vec::new();
    // Of those not worth asking by themselves, only the best is of interest.
    let mut limit = f64::INFINITY;
    for (rank, &question) in telling.iter().enumerate() {
        let further = if rank == 0 { &telling[1..telling.len().min(1 + FURTHER)] } else { &[] };
        if let Some(asked) = asked_at(model, facts, now, &mut steered, question, further, limit) {
            found.push(Candidate { question, asked, further });
            limit = limit.min(asked.cost).max(now.never.cost);
        }
    }
    best_first(&mut found);
    found
}

fn best_first(candidates: &mut Vec<Candidate<'_>>) {
    let savings: Vec<f64> = candidates.iter().map(|candidate| -candidate.asked.cost).collect();
    *candidates = largest_first(&savings).into_iter().map(|at| candidates[at]).collect();
}

/// What asking is expected to cost at a moment, and after it one of the further questions where there are some; `None` when
/// that is no less than `limit`. `steered` are the options of that moment.
fn asked_at(
    model: &Model,
    facts: &Facts,
    moment: &Moment,
    steered: &mut Steered<'_>,
    question: QuestionId,
    further: &[QuestionId],
    limit: f64,
) -> Option<Asked> {
    if further.is_empty() {
        return asking::once(model, facts, &moment.weights, steered, question, moment.never, limit);
    }
    asking::twice(model, facts, moment, question, further, limit)
}
