//! Two steps ahead: a second look at what [`quick`] chose.
//!
//! Each step is valued by what it costs and what is expected after each of its outcomes ("expectimin"), where a situation
//! is worth the best that quick sees in it. Only a few candidates are followed: those that look best one step deep, and
//! the questions that tell most per minute, since a question that pays off only together with the next one looks poor by
//! itself. Where the winner is not the step that quick chose, both are valued once more, a step deeper.
//!
//! The work is counted in steps valued, never in time, so that the same visit gives the same step on every machine.

use super::Choice;
use super::asking::Moment;
use super::options::Options;
use super::order::order;
use super::quick::{self, Decision};
use super::telling::telling;
use crate::belief::{self, Belief};
use crate::facts::Facts;
use crate::ids::{AnswerId, FixId, QuestionId};
use crate::model::Model;
use crate::rank::largest_first;

/// Candidates followed at each step: the best by their value one step deep …
const BEST: usize = 3;
/// … and the questions that tell most per minute.
const TELLING: usize = 2;
/// The same for the deeper comparison of two steps.
const FEWER: Width = Width { best: 2, telling: 1 };
/// Fixes that are valued one step deep at all: those with the largest chance per minute.
const PROMISING: usize = 6;
/// Steps valued at the most, each with a plan for all that comes after it; quick's opinion stands when they are used up. A
/// situation costs as many as there are to choose from, so that the work is the same for guides large and small.
const MOST_STEPS: usize = 350;
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
    let mut search = Search { model, left: MOST_STEPS, rare: TOO_RARE * root.total };
    let wide = Width { best: BEST, telling: TELLING };
    let mut best: Option<Valued> = None;
    for candidate in search.candidates(&root, wide) {
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
        saves: ((root.now.never.cost - other.cost) / root.total).max(0.0),
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
    now: Moment,
    total: f64,
}

impl Node {
    fn root(model: &Model, facts: &Facts) -> Self {
        let belief = Belief::new(model, facts.evidence());
        Self::new(model, facts.clone(), belief.weights().to_vec())
    }

    fn new(model: &Model, facts: Facts, weights: Vec<f64>) -> Self {
        let options = Options::new(model, &facts);
        Self { total: weights.iter().sum(), now: Moment::new(model, weights, options), facts }
    }

    fn failed(&self, model: &Model, fix: FixId) -> Self {
        let weights = belief::failed(model, &self.now.weights, fix);
        Self::new(model, self.facts.with_failure(model, fix), weights)
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
        self.now.weights.iter().map(|weight| share * weight).collect()
    }
}

struct Search<'m> {
    model: &'m Model,
    /// Steps that may still be valued.
    left: usize,
    /// Outcomes with less weight are not followed.
    rare: f64,
}

impl Search<'_> {
    /// The expected weighted cost from a situation on, so many steps deep.
    fn value(&mut self, node: &Node, depth: usize, width: Width) -> f64 {
        let never = node.now.never.cost;
        if depth == 0 || node.total <= self.rare || self.left == 0 {
            return never;
        }
        if depth == 1 {
            let telling = telling(self.model, &node.now.weights, &node.now.options);
            let fixes = self.fixes(node);
            self.count(telling.len() + fixes.len());
            let asked = quick::worth_asking(self.model, &node.facts, &node.now, &telling);
            let asked = asked.first().map_or(never, |best| best.asked.cost);
            return fixes.iter().map(|valued| valued.cost).fold(asked, f64::min);
        }
        let candidates = self.candidates(node, width);
        candidates
            .into_iter()
            .map(|choice| self.value_of(node, choice, depth - 1, width).cost)
            .fold(never, f64::min)
    }

    /// A step with its expected weighted cost, what comes after it looked at so many steps deep.
    fn value_of(&mut self, node: &Node, choice: Choice, depth: usize, width: Width) -> Valued {
        let model = self.model;
        let cost = match choice {
            Choice::Support => node.now.options.support() * node.total,
            Choice::Fix(fix) => {
                let price = node.now.options.prepared(self.model, fix).unwrap_or(f64::INFINITY);
                price * node.total + self.value(&node.failed(model, fix), depth, width)
            }
            Choice::Question(question) => {
                let price = node.now.options.question(question).unwrap_or(f64::INFINITY);
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

    /// The steps worth following from a situation.
    fn candidates(&mut self, node: &Node, width: Width) -> Vec<Choice> {
        let Node { facts, now, total } = node;
        let mut ranked = vec![Valued { choice: Choice::Support, cost: now.options.support() * total }];
        ranked.extend(self.fixes(node));
        let telling = telling(self.model, &now.weights, &now.options);
        self.count(telling.len() + ranked.len());
        let asked = quick::asked_now(self.model, facts, now, &telling);
        ranked.extend(
            asked.iter().map(|one| Valued { choice: Choice::Question(one.question), cost: one.asked.cost }),
        );
        let costs: Vec<f64> = ranked.iter().map(|valued| -valued.cost).collect();
        let mut chosen: Vec<Choice> =
            largest_first(&costs).into_iter().take(width.best).map(|at| ranked[at].choice).collect();
        for question in telling.into_iter().take(width.telling) {
            if !chosen.contains(&Choice::Question(question)) {
                chosen.push(Choice::Question(question));
            }
        }
        chosen
    }

    /// Steps were valued.
    fn count(&mut self, steps: usize) {
        self.left = self.left.saturating_sub(steps);
    }

    /// The promising fixes, each followed by the base plan.
    fn fixes(&self, node: &Node) -> Vec<Valued> {
        let Moment { weights, options, .. } = &node.now;
        let value = |fix: FixId| {
            let rest = belief::failed(self.model, weights, fix);
            let then = order(self.model, &rest, &options.without_fix(self.model, fix));
            let price = options.prepared(self.model, fix).unwrap_or(f64::INFINITY);
            Valued { choice: Choice::Fix(fix), cost: price * node.total + then.cost }
        };
        self.promising(node).into_iter().map(value).collect()
    }

    /// The fixes that may be offered now with the largest chance per minute, the base plan's first among them.
    fn promising(&self, node: &Node) -> Vec<FixId> {
        let model = self.model;
        let fixes: Vec<FixId> = model
            .fixes()
            .filter(|fix| {
                let ready = model.fix(*fix).after.iter().all(|before| node.now.options.was_offered(*before));
                ready && node.now.options.fix(*fix).is_some()
            })
            .collect();
        let ratios: Vec<f64> = fixes
            .iter()
            .map(|fix| {
                let gain = belief::cured(model, &node.now.weights, *fix);
                gain / node.now.options.fix(*fix).unwrap_or(f64::INFINITY)
            })
            .collect();
        let mut chosen: Vec<FixId> =
            largest_first(&ratios).into_iter().take(PROMISING).map(|at| fixes[at]).collect();
        if let Choice::Fix(first) = node.now.never.first
            && !chosen.contains(&first)
        {
            chosen.push(first);
        }
        chosen
    }
}
