//! The base plan: fixes in the order of updated chance per minute, and where to stop.
//!
//! "Updating P/C" (Jensen et al. 2001): after each failure the chances are computed afresh. The call for support ends
//! the sequence at the best prefix, not where support first looks most efficient, which is not optimal even for two
//! independent fixes.

use super::batch::{Batch, Candidate};
use super::strands::{self, largest_product, products};
use super::{Choice, Options};
use crate::belief::{Belief, cured};
use crate::facts::Facts;
use crate::ids::FixId;
use crate::model::{Model, Opening};

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
    order_in(&mut Space::default(), model, weights.iter().copied(), options)
}

/// The same for weights that are computed on the way, in memory that serves again.
pub(super) fn order_in(
    space: &mut Space,
    model: &Model,
    weights: impl Iterator<Item = f64>,
    options: &Options,
) -> Plan {
    Queue::new(space, model, weights, options).run()
}

/// "Static P/C": the order of the chances before anything was known, kept throughout, ending at the best prefix. Gives
/// the plan and the total weight to divide it by.
#[must_use]
pub fn fixed_order(model: &Model, facts: &Facts) -> (Plan, f64) {
    let belief = Belief::new(model, facts.evidence());
    let options = Options::new(model, facts);
    let before = Belief::new(model, &[]);
    let mut space = Space::default();
    let mut queue = Queue::new(&mut space, model, before.weights().iter().copied(), &options);
    queue.frozen = true;
    queue.space.weights.copy_from_slice(belief.weights());
    (queue.run(), belief.total())
}

/// A little less than 1, so that rounding never ends a plan early.
const EXACT: f64 = 1.0 - 1e-9;
/// A gain this small is a rounding error of a gain that is used up.
const USED_UP: f64 = 1e-15;

/// What taking a step out of the queue costs and solves.
struct Taken {
    cost: f64,
    /// Hands-on minutes.
    minutes: f64,
    solved: f64,
}

/// What is kept of the fixes that may still come, each with the weight of the causes it would cure now.
#[derive(Default)]
pub(super) struct Space {
    /// By cause: the weight that nothing has solved yet.
    weights: Vec<f64>,
    /// By fix: one over the minutes for it and all that has to be offered before it; 0 once it does not wait any more.
    per_minute: Vec<f64>,
    /// By fix: the weight of the causes it would cure now; 0 once it does not wait any more.
    gains: Vec<f64>,
    /// Fixes that take fewer minutes than it says there, since something that came before them was done. The minutes are
    /// computed when they matter, which is seldom.
    cheaper: Vec<FixId>,
    /// What was opened by now in the plan.
    opened: Vec<Opening>,
}

/// The fixes that may still come.
struct Queue<'m> {
    model: &'m Model,
    options: &'m Options,
    space: &'m mut Space,
    /// Whether the gains stay as they were at the beginning.
    frozen: bool,
}

impl<'m> Queue<'m> {
    fn new(
        space: &'m mut Space,
        model: &'m Model,
        weights: impl Iterator<Item = f64>,
        options: &'m Options,
    ) -> Self {
        space.weights.clear();
        space.weights.extend(weights);
        space.per_minute.clear();
        space.per_minute.extend_from_slice(options.per_minute());
        space.gains.clear();
        space.gains.extend(model.fixes().zip(&space.per_minute).map(|(fix, per_minute)| match *per_minute {
            0.0 => 0.0,
            _ => cured(model, &space.weights, fix),
        }));
        space.cheaper.clear();
        space.opened.clear();
        Self { model, options, space, frozen: false }
    }

    /// Takes the fixes until it is cheaper to stop.
    fn run(mut self) -> Plan {
        let mut unsolved = strands::sum(&self.space.weights);
        let support = self.options.support();
        let incurable = self.incurable();
        let mut best = Plan { cost: support * unsolved, minutes: 0.0, first: Choice::Support };
        let mut first = None;
        let (mut spent, mut minutes) = (0.0, 0.0);
        while let Some((best_fix, rate)) = self.best() {
            let curable = (unsolved - incurable).max(0.0);
            let could_save = |rate: f64| {
                let price = (unsolved - curable / 2.0) / rate;
                let saved = (curable * (support - price)).max(0.0);
                spent + support * unsolved - saved < best.cost * EXACT
            };
            if !self.frozen && !could_save(rate) && !could_save(self.rate_at_best()) {
                break;
            }
            let fix = self.first_of_bundle(best_fix);
            let first = *first.get_or_insert(fix);
            let step = self.take_with_companions(fix);
            spent += step.cost * unsolved;
            minutes += step.minutes * unsolved;
            if spent >= best.cost {
                break;
            }
            unsolved = (unsolved - step.solved).max(0.0);
            let cost = spent + support * unsolved;
            if cost < best.cost {
                best = Plan { cost, minutes, first: Choice::Fix(first) };
            }
        }
        best
    }

    /// Takes a fix out of the queue, and with it those that are better tested together with it than after it.
    fn take_with_companions(&mut self, fix: FixId) -> Taken {
        let mut taken = self.take(fix);
        let mut batch = Batch::new(self.model, fix, taken.cost, taken.solved);
        if self.frozen || !batch.is_open() {
            return taken;
        }
        while let Some((companion, cost)) = batch.companion(self.model, |fix, rate| self.waiting(fix, rate)) {
            let next = self.take(companion);
            batch.add(self.model, companion, cost, next.solved);
            taken.cost += cost;
            taken.minutes += next.minutes;
            taken.solved += next.solved;
        }
        taken
    }

    /// What a fix would cure now and its whole cost, if it waits, no other fix has to come before it, and it may gain more
    /// than `rate` per minute once its test is shared.
    fn waiting(&self, fix: FixId, rate: f64) -> Option<Candidate> {
        let least = self.options.fix(fix)? - self.model.fix(fix).test;
        let waits = self.space.per_minute[fix.at()] > 0.0 && self.space.gains[fix.at()] > rate * least;
        if !waits || self.first_of_bundle(fix) != fix {
            return None;
        }
        let is_open = |opening| self.space.opened.contains(&opening);
        let cost = self.options.prepared_after(self.model, fix, &is_open)?;
        Some(Candidate { gain: self.space.gains[fix.at()], cost })
    }

    /// The weight that no fix can solve.
    fn incurable(&self) -> f64 {
        products(&self.space.weights, self.options.incurable()).0
    }

    /// The fix with the largest gain per minute, the first of several, and that gain per minute.
    fn best(&mut self) -> Option<(FixId, f64)> {
        loop {
            let rate = largest_product(&self.space.gains, &self.space.per_minute);
            if rate <= 0.0 {
                return None;
            }
            let mut rates = self
                .space
                .gains
                .iter()
                .zip(&self.space.per_minute)
                .map(|(gain, per_minute)| gain * per_minute);
            let at = rates.position(|other| other >= rate)?;
            if self.space.gains[at] <= USED_UP {
                self.space.gains[at] = 0.0;
            } else if !self.rate_cheaper(rate) {
                return Some((FixId::of(at), rate));
            }
        }
    }

    /// The most that any step can gain per minute, whatever comes before it.
    fn rate_at_best(&self) -> f64 {
        largest_product(&self.space.gains, self.options.at_best())
    }

    /// Takes a fix out of the queue, and what it solves out of the weights and rates.
    fn take(&mut self, fix: FixId) -> Taken {
        let spec = self.model.fix(fix);
        let mut taken =
            Taken { cost: self.options.fix(fix).unwrap_or(0.0), minutes: spec.minutes, solved: 0.0 };
        self.space.gains[fix.at()] = 0.0;
        self.space.per_minute[fix.at()] = 0.0;
        if spec.needs_opening() {
            self.open(fix, &mut taken);
        }
        self.are_cheaper(self.model.behind(fix));
        for &(cause, rate) in self.model.works(fix) {
            let solved = self.space.weights[cause.at()] * rate;
            self.space.weights[cause.at()] -= solved;
            taken.solved += solved;
            if !self.frozen {
                for &(other, rate) in self.model.cures(cause) {
                    self.space.gains[other.at()] -= solved * rate;
                }
            }
        }
        taken
    }

    /// Opens what a fix needs, and adds what that takes.
    fn open(&mut self, fix: FixId, taken: &mut Taken) {
        let is_open = |opening| self.space.opened.contains(&opening);
        let openings: Vec<(Opening, f64)> = self.options.closed(self.model, fix, &is_open).collect();
        for (opening, price) in openings {
            taken.cost += price;
            taken.minutes += match opening {
                Opening::Preparation(safer) => self.model.fix(safer).minutes,
                Opening::Cluster(_) => price,
            };
            self.space.opened.push(opening);
            self.are_cheaper(self.model.sharing(opening));
        }
    }

    /// Remembers that these take fewer minutes than before.
    fn are_cheaper(&mut self, fixes: &[FixId]) {
        for fix in fixes {
            if self.space.gains[fix.at()] > 0.0 && !self.space.cheaper.contains(fix) {
                self.space.cheaper.push(*fix);
            }
        }
    }

    /// Computes the minutes again of those that became cheaper and may gain as much as `rate`. Whether there were any.
    fn rate_cheaper(&mut self, rate: f64) -> bool {
        let mut any = false;
        let mut at = 0;
        while let Some(&fix) = self.space.cheaper.get(at) {
            if self.space.gains[fix.at()] * self.options.at_best()[fix.at()] < rate {
                at += 1;
                continue;
            }
            let was_offered = |before| self.was_offered(before);
            let is_open = |opening| self.space.opened.contains(&opening);
            let minutes = self.options.bundle(self.model, fix, &was_offered, &is_open);
            self.space.per_minute[fix.at()] = minutes.recip();
            self.space.cheaper.swap_remove(at);
            any = true;
        }
        any
    }

    /// Whether a fix was offered, in the visit or by now in the plan.
    fn was_offered(&self, fix: FixId) -> bool {
        let taken = self.options.fix(fix).is_some() && self.space.per_minute[fix.at()] == 0.0;
        taken || self.options.was_offered(fix)
    }

    /// The first of the fixes that have to be offered up to and including this one.
    fn first_of_bundle(&self, fix: FixId) -> FixId {
        let mut fix = fix;
        while let Some(&before) = self.model.fix(fix).after.iter().find(|before| !self.was_offered(**before))
        {
            fix = before;
        }
        fix
    }
}
