//! Families of random models with an exact optimum, to hold the planner against.
//!
//! Questions are answered yes or no. Fixes cost 0.5 to 30 minutes, questions 0.2 to 2, handing over 20 to 80,
//! all drawn evenly. How fixes share causes, how well they work and how noisy answers are was fixed before the planner
//! was held against them: of 216 forms, the one whose columns of rules without look-ahead (a fixed order, cheapest
//! first, static and updating P/C) lie nearest to those of an earlier study.

use unstuck_engine::{CauseId, Condition, FixSpec, Floors, Model, ModelSpec, QuestionSpec};

use crate::random::Dice;

/// A family of random models.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// A fix for each cause and no questions: sorting by chance per minute is optimal.
    F0,
    /// Fixes that share causes, no questions.
    F1,
    /// Shared fixes and noisy questions.
    F2,
    /// Shared fixes and questions whose answers are certain.
    F3,
    /// Like F2, with a cheap call for support (3 to 20 minutes).
    F4,
    /// A noisy question about each of some causes.
    F5,
    /// Like F2, larger.
    F6,
}

impl Family {
    /// All families.
    pub const ALL: [Self; 7] = [Self::F0, Self::F1, Self::F2, Self::F3, Self::F4, Self::F5, Self::F6];

    /// What is special about it, in a few words.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::F0 => "one fix per cause",
            Self::F1 => "shared fixes",
            Self::F2 => "noisy questions",
            Self::F3 => "exact questions",
            Self::F4 => "cheap support",
            Self::F5 => "a question per cause",
            Self::F6 => "larger",
        }
    }

    /// The model of a seed.
    ///
    /// # Panics
    /// Never: what is drawn here is a sound model.
    #[must_use]
    pub fn model(self, seed: u64) -> Model {
        Model::new(self.spec(seed), Floors::None).expect("a drawn model is sound")
    }

    /// What the model of a seed is made of.
    #[must_use]
    pub fn spec(self, seed: u64) -> ModelSpec {
        let mut dice = Dice::new(seed.wrapping_mul(8).wrapping_add(self as u64));
        let (causes, fixes, questions) = match self {
            Self::F0 => (8, 8, 0),
            Self::F1 => (8, 7, 0),
            Self::F2 | Self::F3 | Self::F4 | Self::F5 => (8, 7, 4),
            Self::F6 => (10, 9, 5),
        };
        let priors = shares(&mut dice, causes);
        let fixes = (0..fixes)
            .map(|at| {
                let works = if self == Self::F0 {
                    vec![(CauseId::of(at), dice.between(0.5, 1.0))]
                } else {
                    shared(&mut dice, causes, at)
                };
                fix(dice.between(0.5, 30.0), works)
            })
            .collect();
        let questions = (0..questions).map(|at| self.question(&mut dice, causes, at)).collect();
        let support = match self {
            Self::F4 => dice.between(3.0, 20.0),
            _ => dice.between(20.0, 80.0),
        };
        ModelSpec { priors, fixes, questions, support, ..ModelSpec::default() }
    }

    fn question(self, dice: &mut Dice, causes: usize, at: usize) -> QuestionSpec {
        let mut answers = vec![vec![0.0; causes]; 2];
        for cause in 0..causes {
            let column = match self {
                Self::F3 => certain(dice.below(2)),
                Self::F5 => {
                    let yes = if cause == at { dice.between(0.7, 0.98) } else { dice.between(0.02, 0.2) };
                    vec![yes, 1.0 - yes]
                }
                _ => noisy(dice),
            };
            answers.iter_mut().zip(column).for_each(|(row, chance)| row[cause] = chance);
        }
        QuestionSpec { cost: dice.between(0.2, 2.0), answers, ..QuestionSpec::default() }
    }
}

fn fix(cost: f64, works: Vec<(CauseId, f64)>) -> FixSpec {
    FixSpec { cost, minutes: cost, works, blocked_by: Condition::Never, ..FixSpec::default() }
}

/// A fix for one cause, or for one or two more as well.
fn shared(dice: &mut Dice, causes: usize, at: usize) -> Vec<(CauseId, f64)> {
    let mut cured = vec![at % causes];
    let count = 1 + dice.below(3);
    while cured.len() < count {
        let other = dice.below(causes);
        if !cured.contains(&other) {
            cured.push(other);
        }
    }
    cured.sort_unstable();
    cured.into_iter().map(|cause| (CauseId::of(cause), dice.between(0.7, 1.0))).collect()
}

fn shares(dice: &mut Dice, count: usize) -> Vec<f64> {
    let parts: Vec<f64> = (0..count).map(|_| dice.exponential() + 1e-3).collect();
    let sum: f64 = parts.iter().sum();
    parts.into_iter().map(|part| part / sum).collect()
}

/// Any share of the answers, from never to always.
fn noisy(dice: &mut Dice) -> Vec<f64> {
    let yes = dice.between(0.0, 1.0);
    vec![yes, 1.0 - yes]
}

fn certain(answer: usize) -> Vec<f64> {
    (0..2).map(|at| f64::from(u8::from(at == answer))).collect()
}
