//! Two steps ahead: a second look at what [`quick`] chose.
//!
//! Each step is valued by what it costs and what is expected after each of its outcomes, two steps deep, with the base
//! plan beyond ("expectimin"). Only a few candidates are followed: those that look best one step deep, and the questions
//! that tell most per minute, since a question that pays off only together with the next one looks poor by itself.
//! Where the winner is not the step that quick chose, both are valued once more, a step deeper.
//!
//! The work is counted in nodes, never in time, so that the same visit gives the same step on every machine.

use super::quick::{self, Asked, Decision};
use super::{Choice, Options, Plan, order};
use crate::belief::{self, Belief};
use crate::facts::Facts;
use crate::ids::{AnswerId, FixId, QuestionId};
use crate::model::Model;
use crate::rank::largest_first;

/// Candidates followed at each step: the best by their value one step deep …
const BEST: usize = 3;
/// … and the questions with most information per minute.
const TELLING: usize = 2;
/// The same for the deeper comparison of two steps.
const FEWER: Width = Width { best: 2, telling: 1 };
/// Fixes that are valued one step deep at all: those with the largest chance per minute.
const PROMISING: usize = 6;
/// Questions that are valued one step deep at all, at the end of a look ahead: those with most information per minute.
const WORTH_A_LOOK: usize = 8;
/// Situations looked at at the most; quick's opinion stands when they are used up. A situation takes some 60 µs on the
/// iCloud guide, natively, and the limit keeps a decision there to about 3 ms.
const MOST_NODES: usize = 48;
/// Outcomes with less weight than this share of the whole are valued by the base plan.
const TOO_RARE: f64 = 2e-4;

/// How many candidates are followed.
#[derive(Clone, Copy)]
struct Width {
    best: usize,
    telling: usize,
}

/// The next step, two steps ahead.
#[must_use]
pub fn decide(model: &Model, facts: &Facts) -> Decision {
    let quick = quick::now_after_never(model, facts);
    let root = Node::root(model, facts);
    let base = order(model, &root.weights, &root.options);
    let mut search = Search { model, left: MOST_NODES, rare: TOO_RARE * root.total };
    let wide = Width { best: BEST, telling: TELLING };
    let mut best: Option<Valued> = None;
    for candidate in search.candidates(&root, base, wide) {
        let valued = search.value_of(&root, candidate, 1, wide);
        if best.is_none_or(|best| valued.cost < best.cost) {
            best = Some(valued);
        }
    }
    let (Some(best), true) = (best, search.left > 0) else { return quick };
    if best.choice == quick.choice {
        return Decision { cost: best.cost / root.total, ..quick };
    }
    let other = search.value_of(&root, best.choice, 2, FEWER);
    let first = search.value_of(&root, quick.choice, 2, FEWER);
    if search.left == 0 || first.cost <= other.cost {
        return Decision { cost: first.cost / root.total, ..quick };
    }
    Decision {
        choice: other.choice,
        cost: other.cost / root.total,
        minutes: quick.minutes,
        saves: ((base.cost - other.cost) / root.total).max(0.0),
    }
}

/// A step with its expected weighted cost.
#[derive(Clone, Copy)]
struct Valued {
    choice: Choice,
    cost: f64,
}

/// A situation that may come about.
struct Node {
    facts: Facts,
    weights: Vec<f64>,
    total: f64,
    options: Options,
}

impl Node {
    fn root(model: &Model, facts: &Facts) -> Self {
        let belief = Belief::new(model, facts.evidence());
        Self::new(model, facts.clone(), belief.weights().to_vec())
    }

    fn new(model: &Model, facts: Facts, weights: Vec<f64>) -> Self {
        let options = Options::new(model, &facts);
        Self { total: weights.iter().sum(), options, facts, weights }
    }

    fn failed(&self, model: &Model, fix: FixId) -> Self {
        let weights = belief::failed(model, &self.weights, fix);
        Self::new(model, self.facts.with_failure(fix), weights)
    }

    /// `sure` are the weights of those who can answer.
    fn answered(&self, model: &Model, question: QuestionId, answer: AnswerId, sure: &[f64]) -> Self {
        let weights = belief::answered(model, sure, question, answer);
        Self::new(model, self.facts.with_answer(question, answer), weights)
    }

    fn not_sure(&self, model: &Model, question: QuestionId, share: f64) -> Self {
        let mut facts = self.facts.clone();
        facts.record_passed(question, true);
        Self::new(model, facts, self.scaled(share))
    }

    fn scaled(&self, share: f64) -> Vec<f64> {
        self.weights.iter().map(|weight| share * weight).collect()
    }
}

struct Search<'m> {
    model: &'m Model,
    left: usize,
    /// Outcomes with less weight are not followed.
    rare: f64,
}

impl Search<'_> {
    /// The expected weighted cost from a situation on, so many steps deep.
    fn value(&mut self, node: &Node, depth: usize, width: Width) -> f64 {
        let base = order(self.model, &node.weights, &node.options);
        if depth == 0 || node.total <= self.rare || self.left == 0 {
            return base.cost;
        }
        if depth == 1 {
            let questions = self.telling(node, WORTH_A_LOOK);
            let ranked = self.one_step(node, base, questions);
            return ranked.iter().map(|valued| valued.cost).fold(base.cost, f64::min);
        }
        let candidates = self.candidates(node, base, width);
        candidates
            .into_iter()
            .map(|choice| self.value_of(node, choice, depth - 1, width).cost)
            .fold(base.cost, f64::min)
    }

    /// A step with its expected weighted cost, what comes after it looked at so many steps deep.
    fn value_of(&mut self, node: &Node, choice: Choice, depth: usize, width: Width) -> Valued {
        let model = self.model;
        let cost = match choice {
            Choice::Support => node.options.support() * node.total,
            Choice::Fix(fix) => {
                let price = node.options.fix(fix).unwrap_or(f64::INFINITY);
                price * node.total + self.value(&node.failed(model, fix), depth, width)
            }
            Choice::Question(question) => {
                let price = node.options.question(question).unwrap_or(f64::INFINITY);
                let unsure = model.question(question).not_sure;
                let mut cost = price * node.total;
                let sure = node.scaled(1.0 - unsure);
                for answer in model.answers(question) {
                    let next = node.answered(model, question, answer, &sure);
                    cost += self.value(&next, depth, width);
                }
                if unsure > 0.0 {
                    cost += self.value(&node.not_sure(model, question, unsure), depth, width);
                }
                cost
            }
        };
        Valued { choice, cost }
    }

    /// The steps worth following from a situation, with its base plan.
    fn candidates(&mut self, node: &Node, base: Plan, width: Width) -> Vec<Choice> {
        let questions = open_questions(self.model, node).collect();
        let ranked = self.one_step(node, base, questions);
        let costs: Vec<f64> = ranked.iter().map(|valued| -valued.cost).collect();
        let mut chosen: Vec<Choice> =
            largest_first(&costs).into_iter().take(width.best).map(|at| ranked[at].choice).collect();
        for question in self.telling(node, width.telling) {
            if !chosen.contains(&Choice::Question(question)) {
                chosen.push(Choice::Question(question));
            }
        }
        chosen
    }

    /// Support, the promising fixes and these questions, each followed by the base plan.
    fn one_step(&mut self, node: &Node, base: Plan, questions: Vec<QuestionId>) -> Vec<Valued> {
        self.left = self.left.saturating_sub(1);
        let mut ranked = vec![Valued { choice: Choice::Support, cost: node.options.support() * node.total }];
        for fix in self.promising(node, base) {
            let weights = belief::failed(self.model, &node.weights, fix);
            let then = order(self.model, &weights, &node.options.without_fix(fix));
            let price = node.options.fix(fix).unwrap_or(f64::INFINITY);
            ranked.push(Valued { choice: Choice::Fix(fix), cost: price * node.total + then.cost });
        }
        for question in questions {
            let Asked { cost, .. } =
                quick::asked(self.model, &node.facts, &node.weights, &node.options, question, base);
            ranked.push(Valued { choice: Choice::Question(question), cost });
        }
        ranked
    }

    /// The fixes that may be offered now with the largest chance per minute, the base plan's first among them.
    fn promising(&self, node: &Node, base: Plan) -> Vec<FixId> {
        let model = self.model;
        let fixes: Vec<FixId> = model
            .fixes()
            .filter(|fix| {
                let ready = model.fix(*fix).after.iter().all(|before| node.options.was_offered(*before));
                ready && node.options.fix(*fix).is_some()
            })
            .collect();
        let ratios: Vec<f64> = fixes
            .iter()
            .map(|fix| {
                let works = &model.fix(*fix).works;
                let gain: f64 = works.iter().map(|(cause, rate)| node.weights[cause.at()] * rate).sum();
                gain / node.options.fix(*fix).unwrap_or(f64::INFINITY)
            })
            .collect();
        let mut chosen: Vec<FixId> =
            largest_first(&ratios).into_iter().take(PROMISING).map(|at| fixes[at]).collect();
        if let Choice::Fix(first) = base.first
            && !chosen.contains(&first)
        {
            chosen.push(first);
        }
        chosen
    }

    /// The questions with most information per minute.
    fn telling(&self, node: &Node, count: usize) -> Vec<QuestionId> {
        let questions: Vec<QuestionId> = open_questions(self.model, node).collect();
        let rates: Vec<f64> = questions
            .iter()
            .map(|question| {
                let price = node.options.question(*question).unwrap_or(f64::INFINITY);
                information(self.model, node, *question) / price
            })
            .collect();
        largest_first(&rates).into_iter().take(count).map(|at| questions[at]).collect()
    }
}

fn open_questions<'n>(model: &'n Model, node: &'n Node) -> impl Iterator<Item = QuestionId> + 'n {
    model.questions().filter(|question| node.options.question(*question).is_some())
}

/// The expected drop of the entropy of the causes by asking, in nats, times the weight of the situation: the mutual
/// information of cause and answer, with the chance of "not sure" taken off.
fn information(model: &Model, node: &Node, question: QuestionId) -> f64 {
    let mut sum = 0.0;
    for answer in model.answers(question) {
        let chances = model.likelihoods(question, answer);
        let joint = || node.weights.iter().zip(chances);
        let whole: f64 = joint().map(|(weight, chance)| weight * chance).sum();
        if whole <= 0.0 {
            continue;
        }
        let share = whole / node.total;
        sum += joint()
            .filter(|(weight, chance)| **weight > 0.0 && **chance > 0.0)
            .map(|(weight, chance)| weight * chance * (chance / share).ln())
            .sum::<f64>();
    }
    sum * (1.0 - model.question(question).not_sure)
}
