//! What asking a question is expected to cost, and how much it tells.

use super::options::{Options, Steered};
use super::order::{Plan, order, order_in};
use crate::belief;
use crate::condition::{Answers, Supposing};
use crate::ids::QuestionId;
use crate::model::Model;
use crate::rank::largest_first;

/// After an answer with a smaller share than this no further question is looked at.
const RARE: f64 = 0.1;
/// Questions that are valued: those that tell most per minute, and whichever may open a fix that is worth it.
const MOST_VALUED: usize = 6;
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

/// Asking a question now, and a further one after its answer, where that is worth it. `None` as soon as it is clear that
/// it does not cost less than `limit`.
pub(super) fn twice(
    model: &Model,
    answers: &dyn Answers,
    moment: &Moment,
    question: QuestionId,
    further: QuestionId,
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
        let supposing = Supposing { answers, question, answer };
        if weights.iter().sum::<f64>() > rare
            && model.question(further).when.holds(&supposing)
            && Worth::new(model, &weights, options, further).is_some()
        {
            let mut steered = Steered::new(model, options);
            if let Some(asked) = once(model, &supposing, &weights, &mut steered, further, plan, best.cost) {
                best = asked;
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

/// The questions worth valuing, the one that tells most per minute first.
pub(super) fn telling(model: &Model, weights: &[f64], options: &Options) -> Vec<QuestionId> {
    let worth = |question| Worth::new(model, weights, options, question).map(|worth| (question, worth));
    let open: Vec<(QuestionId, Worth)> = model.questions().filter_map(worth).collect();
    let rates: Vec<f64> = open.iter().map(|(_, worth)| worth.tells).collect();
    let ranked = largest_first(&rates).into_iter().map(|at| &open[at]).enumerate();
    ranked
        .filter(|(rank, (_, worth))| *rank < MOST_VALUED || worth.opens)
        .map(|(_, (question, _))| *question)
        .collect()
}

/// Why a question may be worth its price.
struct Worth {
    /// How much it tells per minute.
    tells: f64,
    /// Whether an answer may open a fix that is worth it.
    opens: bool,
}

impl Worth {
    /// `None` for a question that may not be asked, and for one that is not worth its price, whatever the answer.
    fn new(model: &Model, weights: &[f64], options: &Options, question: QuestionId) -> Option<Self> {
        let minutes = options.question(question)?;
        let price = minutes * weights.iter().sum::<f64>() / options.support();
        let told = told(model, weights, question);
        let opens =
            options.closed_by_answers(model, question).any(|fix| belief::cured(model, weights, fix) > price);
        (opens || told > NEXT_TO_NOTHING * price).then_some(Self { tells: told / minutes, opens })
    }
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
