//! Random models of a given size, to time the engine on and to hand to other engines.
//!
//! They are sparse in what fixes cure and noisy in what answers say. A few causes make up most visits, as among real
//! faults: with even priors ten thousand causes would leave so little for each fix that every plan began with support.
//! Fixes cost 0.5 to 15 minutes, questions 0.2 to 2, handing over 60 to 240, all drawn evenly.

use unstuck_engine::{CauseId, Condition, FixSpec, Floors, Model, ModelSpec, QuestionSpec};

use crate::bare::{BareModel, BareQuestion};
use crate::random::Dice;

/// How fast the priors fall: cause *k*, counted from 1, has a random share of about *k* to the power of minus this.
const FALL: f64 = 1.5;
/// A fix cures at most so many causes.
const MOST_CURED: usize = 5;
/// A question has two answers or more, up to this.
const MOST_ANSWERS: usize = 4;

/// How large a model is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// How many causes, at least one.
    pub causes: usize,
    /// How many fixes.
    pub fixes: usize,
    /// How many questions.
    pub questions: usize,
}

impl Size {
    /// The model of a seed, with the numbers as they were drawn.
    ///
    /// # Panics
    /// Where the size is more than a model can have, or has no cause. What is drawn here is sound otherwise.
    #[must_use]
    pub fn model(self, seed: u64) -> Model {
        Model::new(self.spec(seed), Floors::None).expect("a drawn model is sound")
    }

    /// The same model with ids, for other engines: causes `c0`, `c1` …, fixes `f0` …, questions `q0` …, and the answers
    /// of each question `a0` ….
    #[must_use]
    pub fn bare(self, seed: u64) -> BareModel {
        let spec = self.spec(seed);
        let questions = spec.questions.iter().enumerate();
        let questions = questions
            .map(|(at, spec)| BareQuestion { id: format!("q{at}"), answers: ids("a", spec.answers.len()) });
        BareModel {
            causes: ids("c", self.causes),
            fixes: ids("f", self.fixes),
            questions: questions.collect(),
            spec,
        }
    }

    /// What the model of a seed is made of.
    #[must_use]
    pub fn spec(self, seed: u64) -> ModelSpec {
        let mut dice = Dice::new(Dice::new(seed).bits() ^ self.causes as u64);
        let priors = priors(&mut dice, self.causes);
        let fixes = (0..self.fixes).map(|at| self.fix(&mut dice, at)).collect();
        let questions = (0..self.questions).map(|_| question(&mut dice, self.causes)).collect();
        ModelSpec { priors, fixes, questions, support: dice.between(60.0, 240.0), ..ModelSpec::default() }
    }

    /// A fix for one cause, often with some more among the common ones.
    fn fix(self, dice: &mut Dice, at: usize) -> FixSpec {
        let common = self.causes.min(2 * self.fixes);
        let mut cured = vec![at % self.causes];
        for _ in 0..dice.below(MOST_CURED) {
            let other = dice.below(common);
            if !cured.contains(&other) {
                cured.push(other);
            }
        }
        cured.sort_unstable();
        let works = cured.into_iter().map(|cause| (CauseId::of(cause), dice.between(0.3, 1.0))).collect();
        let cost = dice.between(0.5, 15.0);
        FixSpec { cost, minutes: cost, works, blocked_by: Condition::Never, ..FixSpec::default() }
    }
}

fn ids(letter: &str, count: usize) -> Vec<String> {
    (0..count).map(|at| format!("{letter}{at}")).collect()
}

/// Falling shares that sum to 1.
fn priors(dice: &mut Dice, count: usize) -> Vec<f64> {
    let mut rank = 0.0_f64;
    let parts: Vec<f64> = (0..count)
        .map(|_| {
            rank += 1.0;
            (dice.exponential() + 1e-3) / rank.powf(FALL)
        })
        .collect();
    let sum: f64 = parts.iter().sum();
    parts.into_iter().map(|part| part / sum).collect()
}

/// Under each cause one answer is the usual one, and the others share what is left. No answer is impossible.
fn question(dice: &mut Dice, causes: usize) -> QuestionSpec {
    let count = 2 + dice.below(MOST_ANSWERS - 1);
    let mut answers = vec![vec![0.0; causes]; count];
    for cause in 0..causes {
        let usual = dice.below(count);
        let chance = dice.between(0.5, 0.98);
        let others: Vec<f64> = (1..count).map(|_| dice.exponential() + 1e-3).collect();
        let sum: f64 = others.iter().sum();
        let mut left = others.into_iter().map(|part| (1.0 - chance) * part / sum);
        for (at, row) in answers.iter_mut().enumerate() {
            row[cause] = if at == usual { chance } else { left.next().unwrap_or_default() };
        }
    }
    QuestionSpec { cost: dice.between(0.2, 2.0), answers, ..QuestionSpec::default() }
}
