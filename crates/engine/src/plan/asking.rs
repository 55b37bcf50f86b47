//! What asking a question is expected to cost, and how much it tells.

use super::options::{Options, Steered};
use super::order::{Plan, order, order_in};
use crate::belief;
use crate::condition::{Answers, Supposing};
use crate::ids::QuestionId;
use crate::model::Model;
use crate::rank::largest_first;

/// After an answer with a smaller share than this no further question is looked at.
const RARE: f64 = 0.05;
/// A question that gains less than this times the price of handing over, for each minute of its own, tells next to nothing.
const NEXT_TO_NOTHING: f64 = 0.01;

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

/// Asking a question now, and after its answer the best of these further questions, if one is worth asking. `None` as
/// soon as it is clear that it does not cost less than `limit`.
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
    let rare = RARE * weights.iter().sum::<f64>();
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
        if weights.iter().sum::<f64>() > rare {
            let supposing = Supposing { answers, question, answer };
            let mut steered = Steered::new(model, options);
            for &further in further {
                if model.question(further).when.holds(&supposing)
                    && tells(model, &weights, options, further).is_some()
                    && let Some(asked) =
                        once(model, &supposing, &weights, &mut steered, further, plan, best.cost)
                {
                    best = asked;
                }
            }
        }
        asked.cost += (1.0 - unsure) * best.cost;
        asked.minutes += (1.0 - unsure) * best.minutes;
    }
    (asked.cost < limit).then_some(asked)
}

/// The price of asking, and what comes when the person cannot tell.
fn asking(model: &Model, weights: &[f64], options: &Options, question: QuestionId, never: Plan) -> Asked {
    let spec = model.question(question);
    let total: f64 = weights.iter().sum();
    let price = options.question(question).unwrap_or(f64::INFINITY);
    Asked {
        cost: price * total + spec.not_sure * never.cost,
        minutes: spec.cost * total + spec.not_sure * never.minutes,
    }
}

/// The open questions that tell anything, the one that tells most per minute first.
pub(super) fn telling(model: &Model, weights: &[f64], options: &Options) -> Vec<QuestionId> {
    let tells = |question| tells(model, weights, options, question).map(|rate| (question, rate));
    let (open, rates): (Vec<QuestionId>, Vec<f64>) = model.questions().filter_map(tells).unzip();
    largest_first(&rates).into_iter().map(|at| open[at]).collect()
}

/// How much a question tells per minute; `None` for one that may not be asked, and for one that tells next to nothing for
/// its price. One whose answer may open a fix is worth a look in any case.
fn tells(model: &Model, weights: &[f64], options: &Options, question: QuestionId) -> Option<f64> {
    let price = options.question(question)?;
    let told = told(model, weights, question);
    let little = NEXT_TO_NOTHING * price * weights.iter().sum::<f64>();
    let tells = told * options.support() > little || options.may_open(model, question);
    tells.then_some(told / price)
}

/// How much surer one is of the cause after the answer, as a weight: the expected rise of Σ P(cause)², the chance that two
/// draws agree (the complement of the Gini impurity, as decision trees use it). Like the mutual information of cause and
/// answer it is 0 for an answer that tells nothing, and it takes no logarithms.
fn told(model: &Model, weights: &[f64], question: QuestionId) -> f64 {
    let mut sum = 0.0;
    for answer in model.answers(question) {
        sum +=
            agreement(weights.iter().zip(model.likelihoods(question, answer)).map(|(w, chance)| w * chance));
    }
    (sum - agreement(weights.iter().copied())) * (1.0 - model.question(question).not_sure)
}

/// Σ w² / Σ w.
fn agreement(weights: impl Iterator<Item = f64>) -> f64 {
    let (whole, squares) =
        weights.fold((0.0, 0.0), |(whole, squares), weight| (whole + weight, squares + weight * weight));
    if whole > 0.0 { squares / whole } else { 0.0 }
}
