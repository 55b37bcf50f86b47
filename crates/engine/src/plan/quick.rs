//! Now, after or never: whether to ask before the next fix (SACSO, Jensen et al. 2001, section 4).
//!
//! A question is asked now when that is expected to be cheaper than never asking it and than asking it once the next
//! fix has failed. The price of "not sure" is counted in. A question after which every answer leads to the same step
//! is never asked.

use super::{Choice, Options, Plan, order};
use crate::belief::{self, Belief};
use crate::facts::Facts;
use crate::ids::{AnswerId, QuestionId};
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
struct Candidate {
    question: QuestionId,
    cost: f64,
    minutes: f64,
}

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

/// What the planner does next if the question has this answer.
#[must_use]
pub fn after_answer(model: &Model, facts: &Facts, question: QuestionId, answer: AnswerId) -> Choice {
    decide(model, &facts.with_answer(question, answer)).choice
}

fn decide_within(model: &Model, facts: &Facts, ahead: usize) -> Decision {
    let belief = Belief::new(model, facts.evidence());
    let options = Options::new(model, facts);
    let total = belief.total();
    let base = order(model, belief.weights(), &options);
    let later = Later::new(model, belief.weights(), &options, base);
    for candidate in candidates(model, facts, belief.weights(), &options, base) {
        if later.as_ref().is_some_and(|later| later.is_cheaper(model, facts, candidate)) {
            continue;
        }
        if ahead == 0 || answers_part(model, facts, candidate.question, ahead - 1) {
            return Decision {
                choice: Choice::Question(candidate.question),
                cost: candidate.cost / total,
                minutes: candidate.minutes / total,
                saves: (base.cost - candidate.cost) / total,
            };
        }
    }
    Decision { choice: base.first, cost: base.cost / total, minutes: base.minutes / total, saves: 0.0 }
}

/// Whether at least two answers lead to different next steps.
fn answers_part(model: &Model, facts: &Facts, question: QuestionId, ahead: usize) -> bool {
    let mut steps = model
        .answers(question)
        .map(|answer| decide_within(model, &facts.with_answer(question, answer), ahead).choice);
    let first = steps.next();
    steps.any(|step| Some(step) != first)
}

/// The questions that are better asked now than never, the best first.
fn candidates(
    model: &Model,
    facts: &Facts,
    weights: &[f64],
    options: &Options,
    never: Plan,
) -> Vec<Candidate> {
    let open = model.questions().filter(|question| options.question(*question).is_some());
    let found: Vec<Candidate> = open
        .filter_map(|question| {
            let now = asked(model, facts, weights, options, question, never);
            (now.cost < never.cost).then_some(Candidate { question, cost: now.cost, minutes: now.minutes })
        })
        .collect();
    let savings: Vec<f64> = found.iter().map(|candidate| -candidate.cost).collect();
    largest_first(&savings).into_iter().map(|position| found[position]).collect()
}

/// The moment after the next fix has failed, when a question could still be asked.
struct Later {
    weights: Vec<f64>,
    options: Options,
    /// The weighted cost of the fix.
    cost: f64,
    /// The plan from there without questions.
    never: Plan,
}

impl Later {
    /// `None` where the plan begins with no fix.
    fn new(model: &Model, weights: &[f64], options: &Options, plan: Plan) -> Option<Self> {
        let Choice::Fix(fix) = plan.first else { return None };
        let rest = belief::failed(model, weights, fix);
        let left = options.without_fix(fix);
        let never = order(model, &rest, &left);
        let cost = options.fix(fix)? * weights.iter().sum::<f64>();
        Some(Self { weights: rest, options: left, cost, never })
    }

    /// Whether a question is better asked then than now.
    fn is_cheaper(&self, model: &Model, facts: &Facts, now: Candidate) -> bool {
        let then = asked(model, facts, &self.weights, &self.options, now.question, self.never);
        self.cost + then.cost < now.cost
    }
}

pub(super) struct Asked {
    pub(super) cost: f64,
    pub(super) minutes: f64,
}

/// Expected weighted cost of asking a question now and following the base plan after the answer.
pub(super) fn asked(
    model: &Model,
    facts: &Facts,
    weights: &[f64],
    options: &Options,
    question: QuestionId,
    never: Plan,
) -> Asked {
    let spec = model.question(question);
    let total: f64 = weights.iter().sum();
    let price = options.question(question).unwrap_or(f64::INFINITY);
    let mut answered = Asked { cost: 0.0, minutes: 0.0 };
    for answer in model.answers(question) {
        let posterior = belief::answered(model, weights, question, answer);
        let plan = if model.steered(question).is_empty() {
            order(model, &posterior, options)
        } else {
            let opened = options.steered(model, &facts.with_answer(question, answer), question);
            order(model, &posterior, &opened)
        };
        answered.cost += plan.cost;
        answered.minutes += plan.minutes;
    }
    let sure = 1.0 - spec.not_sure;
    Asked {
        cost: price * total + spec.not_sure * never.cost + sure * answered.cost,
        minutes: spec.cost * total + spec.not_sure * never.minutes + sure * answered.minutes,
    }
}
