//! What is timed.

use anyhow::{Context, Result};
use unstuck_engine::plan::{Decision, Policy, decide_by, quick};
use unstuck_engine::{Facts, Model};
use unstuck_flow::{compile, lower};
use unstuck_lab::sized::Size;

/// Causes of the models.
const CAUSES: [usize; 5] = [10, 25, 100, 1_000, 10_000];
/// Refined is timed up to this many causes: it is made for guides, and those have tens.
const MOST_REFINED: usize = 100;
/// Fixes, and as many questions.
const STEPS: usize = 20;
/// The same for one large model more.
const MANY_STEPS: usize = 100;

/// What a step is decided for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Random models of a size.
    Sized(Size),
    /// The guide.
    Guide,
}

/// The files of the guide.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    /// The guide itself.
    pub guide: &'s str,
    /// The figures that its texts name.
    pub figures: &'s str,
}

/// What decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planner {
    /// A policy by expected cost alone.
    Policy(Policy),
    /// What the app does: quick, with the courtesy of asking only where the answers part the ways.
    App,
}

impl Planner {
    /// The next step.
    #[must_use]
    pub fn decide(self, model: &Model, facts: &Facts) -> Decision {
        match self {
            Self::Policy(policy) => decide_by(model, facts, policy),
            Self::App => quick::decide(model, facts),
        }
    }
}

/// Something to decide for and what decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// What a step is decided for.
    pub subject: Subject,
    /// What decides.
    pub planner: Planner,
}

impl Case {
    /// All of them, in the order of the table.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let quick = Planner::Policy(Policy::Quick);
        let refined = Planner::Policy(Policy::Refined);
        let sized = |causes, steps| Subject::Sized(Size { causes, fixes: steps, questions: steps });
        let subjects = CAUSES.map(|causes| (causes, sized(causes, STEPS)));
        let mut cases: Vec<Self> =
            subjects.iter().map(|(_, subject)| Self { subject: *subject, planner: quick }).collect();
        cases.push(Self { subject: sized(10_000, MANY_STEPS), planner: quick });
        let small = subjects.iter().filter(|(causes, _)| *causes <= MOST_REFINED);
        cases.extend(small.map(|(_, subject)| Self { subject: *subject, planner: refined }));
        cases.extend([quick, Planner::App, refined].map(|planner| Self { subject: Subject::Guide, planner }));
        cases
    }

    /// The model of a round: sizes have another one each time. `source` is that of the guide.
    ///
    /// # Errors
    /// When the guide has errors.
    pub fn model(self, source: Source<'_>, round: u64) -> Result<Model> {
        match self.subject {
            Subject::Sized(size) => Ok(size.model(round)),
            Subject::Guide => {
                let compiled = compile::compile_with(source.guide, source.figures).guide;
                let compiled = compiled.context("the guide has errors; `unstuck check` names them")?;
                lower::model(&compiled).context("the engine refuses the guide")
            }
        }
    }
}
