//! What asking a question is expected to cost.

use super::options::{Options, Steered};
use super::order::{Plan, order, order_in};
use super::strands::sum;
use super::telling::Telling;
use crate::belief;
use crate::condition::{Answers, Supposing};
use crate::ids::QuestionId;
use crate::model::Model;

/// After an answer with a smaller share than this no further question is looked at.
const RARE: f64 = 0.1;

/// A moment of a visit at which a question could be asked.
pub(super) struct Moment {
    /// Of the causes, unnormalised.
    pub(super) weights: Vec<f64>,
    pub(super) options: Options,
    /// The plan from there without questions.
    pub(super) never: Plan,
}

impl Moment {
    pub(super) fn new(model: &Model, weights: Vec<f64>, options: Options) -> Self {
        let never = order(model, &weights, &options);
        Self { weights, options, never }
    }
}

/// The expected weighted cost of asking.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    /// To the end, the price of handing over included.
    pub(super) cost: f64,
    /// Hands-on minutes, without that price.
    pub(super) minutes: f64,
}

/// Asking a question now, and fixes alone after the answer. `never` is the plan without asking, which stays when the
/// person cannot tell. `None` as soon as it is clear that it does not cost less than `limit`.
pub(super) fn once(
    model: &Model,
    answers: &dyn Answers,
    weights: &[f64],
    steered: &mut Steered<'_>,
    question: QuestionId,
    never: Plan,
    limit: f64,
) -> Option<Asked> {
    let unsure = model.question(question).not_sure;
    let mut asked = asking(model, weights, steered.before, question, never);
    for answer in model.answers(question) {
        if asked.cost >= limit {
            return None;
        }
        let joint =
            weights.iter().zip(model.likelihoods(question, answer)).map(|(weight, chance)| weight * chance);
        let (options, space) = steered.by(answers, question, answer);
        let plan = order_in(space, model, joint, options);
        asked.cost += (1.0 - unsure) * plan.cost;
        asked.minutes += (1.0 - unsure) * plan.minutes;
    }
    (asked.cost < limit).then_some(asked)
}

/// Asking a question now, and after its answer that one of these further questions which then tells most, where it is worth
/// it. `None` as soon as it is clear that it does not cost less than `limit`.
pub(super) fn twice(
    model: &Model,
    answers: &dyn Answers,
    moment: &Moment,
    question: QuestionId,
    further: &[QuestionId],
    limit: f64,
) -> Option<Asked> {
    let Moment { weights, options, never } = moment;
    let unsure = model.question(question).not_sure;
    let rare = RARE * sum(weights);
    let mut asked = asking(model, weights, options, question, *never);
    let mut steered = Steered::new(model, options);
    for answer in model.answers(question) {
        if asked.cost >= limit {
            return None;
        }
        let weights = belief::answered(model, weights, question, answer);
        let (options, space) = steered.by(answers, question, answer);
        let plan = order_in(space, model, weights.iter().copied(), options);
        let mut best = Asked { cost: plan.cost, minutes: plan.minutes };
        let supposing = Supposing { answers, question, answer };
        if sum(&weights) > rare {
            let telling = Telling::new(model, &weights, options);
            let open = |question: &QuestionId| model.question(*question).when.holds(&supposing);
            let further = telling.most(further.iter().copied().filter(open));
            let mut steered = Steered::new(model, options);
            let asked = further.and_then(|further| {
                once(model, &supposing, &weights, &mut steered, further, plan, best.cost)
            });
            best = asked.unwrap_or(best);
        }
        asked.cost += (1.0 - unsure) * best.cost;
        asked.minutes += (1.0 - unsure) * best.minutes;
    }
    (asked.cost < limit).then_some(asked)
}

/// The price of asking, and what comes when the person cannot tell.
fn asking(model: &Model, weights: &[f64], options: &Options, question: QuestionId, never: Plan) -> Asked {
    let spec = model.question(question);
    let total = sum(weights);
    let price = options.question(question).unwrap_or(f64::INFINITY);
    Asked {
        cost: price * total + spec.not_sure * never.cost,
        minutes: spec.cost * total + spec.not_sure * never.minutes,
    }
}
