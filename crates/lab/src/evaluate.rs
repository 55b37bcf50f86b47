//! The exact value of a policy: no sampling, the whole tree of what can happen.

use std::collections::BTreeMap;
use std::fmt;

use unstuck_engine::belief::{answered, failed};
use unstuck_engine::condition::Answers;
use unstuck_engine::plan::{Choice, Policy, decide_by};
use unstuck_engine::{Facts, Model};

/// More different situations than this are not followed.
const MOST_SITUATIONS: usize = 200_000;
/// A model with more steps than this is refused at once: each situation would take long, and the plan go deep.
const MOST_STEPS: usize = 200;

/// A model is too large for an exact value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge {
    /// How many states, situations or steps there are at least.
    pub states: usize,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the model leads to {} situations or more, too many for an exact value; leave out --evaluate for an estimate",
            self.states
        )
    }
}

impl std::error::Error for TooLarge {}

/// The expected cost in minutes of following a policy to the end, for a model without orders, conditions, cautions
/// and clusters. Nobody is ever unsure: every question is answered.
///
/// # Errors
/// When following the policy leads through too many situations.
pub fn value(model: &Model, policy: Policy) -> Result<f64, TooLarge> {
    let steps = model.fix_count() + model.question_count();
    if steps > MOST_STEPS {
        return Err(TooLarge { states: steps });
    }
    let weights: Vec<f64> = model.causes().map(|cause| model.prior(cause)).collect();
    let total: f64 = weights.iter().sum();
    let mut walk = Walk { model, policy, known: BTreeMap::new() };
    Ok(walk.value(&Facts::new(model), &weights)? / total)
}

struct Walk<'m> {
    model: &'m Model,
    policy: Policy,
    /// By what was answered and what has failed, in any order: a policy's step depends on nothing else.
    known: BTreeMap<Vec<u16>, f64>,
}

impl Walk<'_> {
    fn value(&mut self, facts: &Facts, weights: &[f64]) -> Result<f64, TooLarge> {
        let model = self.model;
        let total: f64 = weights.iter().sum();
        // What cannot happen costs nothing.
        if total <= 0.0 {
            return Ok(0.0);
        }
        let key = key(model, facts);
        if let Some(value) = self.known.get(&key) {
            return Ok(*value);
        }
        if self.known.len() >= MOST_SITUATIONS {
            return Err(TooLarge { states: MOST_SITUATIONS });
        }
        let value = match decide_by(model, facts, self.policy).choice {
            Choice::Support => model.support() * total,
            Choice::Fix(fix) => {
                let after = self.value(&facts.with_failure(model, fix), &failed(model, weights, fix))?;
                model.fix(fix).cost * total + after
            }
            Choice::Question(question) => {
                let mut value = model.question(question).cost * total;
                for answer in model.answers(question) {
                    let after = answered(model, weights, question, answer);
                    value += self.value(&facts.with_answer(question, answer), &after)?;
                }
                value
            }
        };
        self.known.insert(key, value);
        Ok(value)
    }
}

/// What was answered and what was offered, in any order.
pub(crate) fn key(model: &Model, facts: &Facts) -> Vec<u16> {
    let answers = model.questions().map(|question| facts.answer(question).map_or(0, |answer| answer.0 + 1));
    answers.chain(model.fixes().map(|fix| u16::from(facts.was_offered(fix)))).collect()
}
