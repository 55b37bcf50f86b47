//! The base plan: fixes in the order of updated chance per minute, and where to stop.
//!
//! "Updating P/C" (Jensen et al. 2001): after each failure the chances are computed afresh. The call for support ends
//! the sequence at the best prefix, not where support first looks most efficient, which is not optimal even for two
//! independent fixes.

use super::{Choice, Options};
use crate::belief::Belief;
use crate::facts::Facts;
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
    run(model, weights, options, Queue::new(model, weights, options))
}

/// "Static P/C": the order of the chances before anything was known, kept throughout, ending at the best prefix. Gives
/// the plan and the total weight to divide it by.
#[must_use]
pub fn fixed_order(model: &Model, facts: &Facts) -> (Plan, f64) {
    let belief = Belief::new(model, facts.evidence());
    let options = Options::new(model, facts);
    let mut queue = Queue::new(model, Belief::new(model, &[]).weights(), &options);
    queue.frozen = true;
    (run(model, belief.weights(), &options, queue), belief.total())
}

/// Takes the fixes from the queue until it is cheaper to stop.
fn run(model: &Model, weights: &[f64], options: &Options, mut queue: Queue<'_>) -> Plan {
    let mut weights = weights.to_vec();
    let mut unsolved: f64 = weights.iter().sum();
    let support = options.support();
    let mut best = Plan { cost: support * unsolved, minutes: 0.0, first: Choice::Support };
    let mut first = None;
    let (mut spent, mut minutes) = (0.0, 0.0);
    while let Some((fix, cost, rate)) = queue.next() {
        // No waiting fix gains more per minute, and each costs its minutes at least for what none of them can solve: when
        // support is not dearer than that, no longer plan is cheaper.
        if !queue.frozen && support * rate <= (unsolved - queue.total).max(0.0) * EXACT {
            break;
        }
        let first = *first.get_or_insert(fix);
        let spec = model.fix(fix);
        spent += cost * unsolved;
        minutes += spec.minutes * unsolved;
        if spent >= best.cost {
            break;
        }
        for &(cause, rate) in &spec.works {
            let solved = weights[cause.at()] * rate;
            weights[cause.at()] -= solved;
            unsolved = (unsolved - solved).max(0.0);
            queue.solved(cause, solved);
        }
        let cost = spent + support * unsolved;
        if cost < best.cost {
            best = Plan { cost, minutes, first: Choice::Fix(first) };
        }
    }
    best
}

/// A little less than 1, so that rounding never ends a plan early.
const EXACT: f64 = 1.0 - 1e-9;

/// A fix among those that wait.
#[derive(Clone, Copy)]
struct Waiting {
    /// Weight of the causes it would cure now.
    gain: f64,
    /// One over the minutes for it and all that has to be offered before it; 0 when it does not wait (any more).
    per_minute: f64,
    /// Its own cost while it waits, 0 once it was offered.
    cost: f64,
    offered: bool,
}

/// The fixes that may still come, each with the weight of the causes it would cure now.
struct Queue<'m> {
    model: &'m Model,
    /// By fix.
    fixes: Vec<Waiting>,
    /// The sum of the gains of those that wait.
    total: f64,
    /// Whether the gains stay as they were at the beginning.
    frozen: bool,
}

impl<'m> Queue<'m> {
    fn new(model: &'m Model, weights: &[f64], options: &Options) -> Self {
        let mut queue =
            Self { model, fixes: Vec::with_capacity(model.fix_count()), total: 0.0, frozen: false };
        for fix in model.fixes() {
            let cost = options.fix(fix);
            let gain = match cost {
                Some(_) => model.fix(fix).works.iter().map(|(cause, rate)| weights[cause.at()] * rate).sum(),
                None => 0.0,
            };
            queue.total += gain;
            let per_minute = cost.map_or(0.0, f64::recip);
            let offered = options.was_offered(fix);
            queue.fixes.push(Waiting { gain, per_minute, cost: cost.unwrap_or(0.0), offered });
        }
        for fix in model.fixes() {
            if queue.fixes[fix.at()].per_minute > 0.0 && !model.before(fix).is_empty() {
                queue.fixes[fix.at()].per_minute = queue.bundle_cost(fix).recip();
            }
        }
        queue
    }

    /// Takes the fix to do next, with its cost and the gain per minute it was chosen for: of the one with the largest,
    /// whatever still has to come before it.
    fn next(&mut self) -> Option<(FixId, f64, f64)> {
        let (mut best, mut rate) = (None, 0.0);
        for (at, fix) in self.fixes.iter().enumerate() {
            // A rounding error must not bring a fix back whose gain is used up.
            if fix.gain * fix.per_minute > rate && fix.gain > 1e-15 {
                rate = fix.gain * fix.per_minute;
                best = Some(FixId::of(at));
            }
        }
        let fix = self.first_of_bundle(best?);
        let taken = &mut self.fixes[fix.at()];
        let cost = taken.cost;
        self.total -= taken.gain;
        *taken = Waiting { gain: 0.0, per_minute: 0.0, cost: 0.0, offered: true };
        for &after in self.model.behind(fix) {
            if self.fixes[after.at()].per_minute > 0.0 {
                self.fixes[after.at()].per_minute = self.bundle_cost(after).recip();
            }
        }
        Some((fix, cost, rate))
    }

    /// Takes a solved weight of a cause out of the gains of all that could have cured it.
    fn solved(&mut self, cause: CauseId, weight: f64) {
        if self.frozen {
            return;
        }
        for &(fix, rate) in self.model.cures(cause) {
            let fix = &mut self.fixes[fix.at()];
            if fix.per_minute > 0.0 {
                fix.gain -= weight * rate;
                self.total -= weight * rate;
            }
        }
    }

    /// Minutes for a fix and all that has to be offered before it.
    fn bundle_cost(&self, fix: FixId) -> f64 {
        let before = self.model.before(fix).iter().map(|before| &self.fixes[before.at()]);
        before
            .filter(|before| !before.offered)
            .fold(self.fixes[fix.at()].cost, |cost, before| cost + before.cost)
    }

    /// The first of the fixes that have to be offered up to and including this one.
    fn first_of_bundle(&self, fix: FixId) -> FixId {
        let mut fix = fix;
        while let Some(&before) =
            self.model.fix(fix).after.iter().find(|before| !self.fixes[before.at()].offered)
        {
            fix = before;
        }
        fix
    }
}
