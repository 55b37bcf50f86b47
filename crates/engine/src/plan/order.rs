//! The base plan: fixes in the order of updated chance per minute, and where to stop.
//!
//! "Updating P/C" (Jensen et al. 2001): after each failure the chances are computed afresh. The call for support ends
//! the sequence at the best prefix, not where support first looks most efficient, which is not optimal even for two
//! independent fixes.

use super::{Choice, Options};
use crate::ids::{CauseId, FixId};
use crate::model::Model;

/// A plan without questions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// Expected cost to the end, weighted: divide by the total weight to get minutes.
    pub cost: f64,
    /// Expected hands-on minutes without the price of handing over, weighted likewise.
    pub minutes: f64,
    /// What to do first: a fix or support.
    pub first: Choice,
}

/// Orders the allowed fixes for the unnormalised `weights`, and stops where handing over is cheaper.
///
/// A fix that must come after others stands in the queue with their costs added; when its turn comes, the first of
/// them goes before it.
#[must_use]
pub fn order(model: &Model, weights: &[f64], options: &Options) -> Plan {
    let mut weights = weights.to_vec();
    let mut unsolved: f64 = weights.iter().sum();
    let mut queue = Queue::new(model, &weights, options);
    let mut best = Plan { cost: options.support() * unsolved, minutes: 0.0, first: Choice::Support };
    let mut first = None;
    let (mut spent, mut minutes) = (0.0, 0.0);
    while let Some((fix, cost)) = queue.next() {
        let first = *first.get_or_insert(fix);
        spent += cost * unsolved;
        minutes += model.fix(fix).minutes * unsolved;
        if spent >= best.cost {
            break;
        }
        for &(cause, rate) in &model.fix(fix).works {
            let solved = weights[cause.at()] * rate;
            weights[cause.at()] -= solved;
            unsolved = (unsolved - solved).max(0.0);
            queue.solved(cause, solved);
        }
        let cost = spent + options.support() * unsolved;
        if cost < best.cost {
            best = Plan { cost, minutes, first: Choice::Fix(first) };
        } else if cost - queue.most_saved(unsolved, options.support()) >= best.cost {
            break;
        }
    }
    best
}

/// The fixes that may still come, each with the weight of the causes it would cure now.
struct Queue<'m> {
    model: &'m Model,
    waiting: Vec<FixId>,
    gains: Vec<f64>,
    /// By fix: its cost while it waits, 0 once it was offered.
    costs: Vec<f64>,
    offered: Vec<bool>,
}

impl<'m> Queue<'m> {
    fn new(model: &'m Model, weights: &[f64], options: &Options) -> Self {
        let mut gains = vec![0.0; model.fix_count()];
        for (cause, &weight) in model.causes().zip(weights) {
            for &(fix, rate) in model.cures(cause) {
                gains[fix.at()] += weight * rate;
            }
        }
        Self {
            model,
            gains,
            waiting: model.fixes().filter(|fix| options.fix(*fix).is_some()).collect(),
            costs: model.fixes().map(|fix| options.fix(fix).unwrap_or(0.0)).collect(),
            offered: model.fixes().map(|fix| options.was_offered(fix)).collect(),
        }
    }

    /// Takes the fix to do next, with its cost: of the one with the largest gain per minute, whatever still has to come
    /// before it.
    fn next(&mut self) -> Option<(FixId, f64)> {
        let mut best: Option<(f64, f64, FixId)> = None;
        for &fix in &self.waiting {
            let gain = self.gains[fix.at()];
            // A rounding error must not bring a fix back whose gain is used up.
            if gain <= 1e-15 {
                continue;
            }
            let cost = self.bundle_cost(fix);
            // The larger gain per minute, without dividing.
            if best.is_none_or(|(best_gain, best_cost, _)| gain * best_cost > best_gain * cost) {
                best = Some((gain, cost, fix));
            }
        }
        let fix = self.first_of_bundle(best?.2);
        let cost = self.costs[fix.at()];
        self.waiting.retain(|waiting| *waiting != fix);
        self.costs[fix.at()] = 0.0;
        self.offered[fix.at()] = true;
        Some((fix, cost))
    }

    /// The most that all waiting fixes together can still save, weighted: an upper bound, since a fix can only solve less
    /// than its gain of now, and costs its minutes at least for what no fix can solve. It ends a plan early without
    /// changing it.
    fn most_saved(&self, unsolved: f64, support: f64) -> f64 {
        let gains: f64 = self.waiting.iter().map(|fix| self.gains[fix.at()]).sum();
        let left = (unsolved - gains).max(0.0);
        let saves = |fix: &FixId| (support * self.gains[fix.at()] - self.costs[fix.at()] * left).max(0.0);
        self.waiting.iter().map(saves).sum()
    }

    /// Takes a solved weight of a cause out of the gains of all that could have cured it.
    fn solved(&mut self, cause: CauseId, weight: f64) {
        for &(fix, rate) in self.model.cures(cause) {
            self.gains[fix.at()] -= weight * rate;
        }
    }

    /// Minutes for a fix and all that has to be offered before it.
    fn bundle_cost(&self, fix: FixId) -> f64 {
        let before = self.model.before(fix).iter().filter(|before| !self.offered[before.at()]);
        before.fold(self.costs[fix.at()], |cost, before| cost + self.costs[before.at()])
    }

    /// The first of the fixes that have to be offered up to and including this one.
    fn first_of_bundle(&self, fix: FixId) -> FixId {
        let mut fix = fix;
        while let Some(&before) = self.model.fix(fix).after.iter().find(|before| !self.offered[before.at()]) {
            fix = before;
        }
        fix
    }
}
