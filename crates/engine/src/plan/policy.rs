//! Ways to choose the next step, from simple to thorough.

use super::{Decision, Options, order, quick, refine};
use crate::belief::Belief;
use crate::facts::Facts;
use crate::model::Model;

/// A way to choose the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Fixes in the order of their chance per minute before anything was tried, ending at the best prefix. No questions.
    Static,
    /// The same, with the chances computed afresh after each failure.
    Updating,
    /// With questions: now, after the next fix, or never.
    Quick,
    /// Quick, looked at two steps ahead.
    Refined,
}

impl Policy {
    /// All of them, the simplest first.
    pub const ALL: [Self; 4] = [Self::Static, Self::Updating, Self::Quick, Self::Refined];

    /// The word for it: `static`, `updating`, `quick` or `refined`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Static => "static",
            Self::Updating => "updating",
            Self::Quick => "quick",
            Self::Refined => "refined",
        }
    }
}

/// The next step by a policy, from all that is known.
///
/// The expected cost in the decision is the policy's own estimate, not the exact value of following it to the end.
#[must_use]
pub fn decide_by(model: &Model, facts: &Facts, policy: Policy) -> Decision {
    match policy {
        Policy::Static => fixes_alone(order::fixed_order(model, facts)),
        Policy::Updating => {
            let belief = Belief::new(model, facts.evidence());
            let plan = order(model, belief.weights(), &Options::new(model, facts));
            fixes_alone((plan, belief.total()))
        }
        Policy::Quick => quick::now_after_never(model, facts),
        Policy::Refined => refine::decide(model, facts),
    }
}

fn fixes_alone((plan, total): (super::Plan, f64)) -> Decision {
    Decision { choice: plan.first, cost: plan.cost / total, minutes: plan.minutes / total, saves: 0.0 }
}
