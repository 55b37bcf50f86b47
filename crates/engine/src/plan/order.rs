//! The base plan: fixes in the order of updated chance per minute, and where to stop.
//!
//! "Updating P/C" (Jensen et al. 2001): after each failure the chances are computed afresh. The call for support ends
//! the sequence at the best prefix, not where support first looks most efficient, which is not optimal even for two
//! independent fixes.

use super::batch::{Batch, Candidate};
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
    order_of(model, weights.iter().copied(), options)
}

/// The same for weights that are computed on the way.
pub(super) fn order_of(model: &Model, weights: impl Iterator<Item = f64>, options: &Options) -> Plan {
    Queue::new(model, weights, options).run()
}

/// "Static P/C": the order of the chances before anything was known, kept throughout, ending at the best prefix. Gives
/// the plan and the total weight to divide it by.
#[must_use]
pub fn fixed_order(model: &Model, facts: &Facts) -> (Plan, f64) {
    let belief = Belief::new(model, facts.evidence());
    let options = Options::new(model, facts);
    let mut queue = Queue::new(model, Belief::new(model, &[]).weights().iter().copied(), &options);
    queue.frozen = true;
    queue.weights.copy_from_slice(belief.weights());
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

/// The fixes that may still come, each with the weight of the causes it would cure now.
struct Queue<'m> {
    model: &'m Model,
    options: &'m Options,
    /// By cause: the weight that nothing has solved yet.
    weights: Vec<f64>,
    /// By fix: one over the minutes for it and all that has to be offered before it; 0 once it does not wait any more.
    per_minute: Vec<f64>,
    /// By fix: the weight of the causes it would cure now, per minute.
    rates: Vec<f64>,
    /// What was opened by now in the plan.
    opened: Vec<Opening>,
    /// Whether the rates stay as they were at the beginning.
    frozen: bool,
}

impl<'m> Queue<'m> {
    fn new(model: &'m Model, weights: impl Iterator<Item = f64>, options: &'m Options) -> Self {
        let weights: Vec<f64> = weights.collect();
        let per_minute = options.per_minute().to_vec();
        let rates = model.fixes().zip(&per_minute).map(|(fix, per_minute)| match *per_minute {
            0.0 => 0.0,
            _ => cured(model, &weights, fix) * per_minute,
        });
        Self {
            rates: rates.collect(),
            model,
            options,
            weights,
            per_minute,
            opened: Vec::new(),
            frozen: false,
        }
    }

    /// Takes the fixes until it is cheaper to stop.
    fn run(mut self) -> Plan {
        let mut unsolved: f64 = self.weights.iter().sum();
        let support = self.options.support();
        let incurable = self.incurable();
        let steepest = self.options.steepest();
        let mut best = Plan { cost: support * unsolved, minutes: 0.0, first: Choice::Support };
        let mut first = None;
        let (mut spent, mut minutes) = (0.0, 0.0);
        while let Some((best_fix, rate)) = self.best() {
            let curable = (unsolved - incurable).max(0.0);
            let price = (unsolved - curable / 2.0) / (rate * steepest);
            let saved = (curable * (support - price)).max(0.0);
            if !self.frozen && spent + support * unsolved - saved >= best.cost * EXACT {
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
        while let Some((companion, cost)) = batch.companion(self.model, |fix| self.waiting(fix)) {
            let next = self.take(companion);
            batch.add(self.model, companion, cost, next.solved);
            taken.cost += cost;
            taken.minutes += next.minutes;
            taken.solved += next.solved;
        }
        taken
    }

    /// What a fix would cure now and its whole cost, if it waits and no other fix has to come before it.
    fn waiting(&self, fix: FixId) -> Option<Candidate> {
        let per_minute = self.per_minute[fix.at()];
        if per_minute == 0.0 || self.first_of_bundle(fix) != fix {
            return None;
        }
        let cost = if self.model.fix(fix).needs_opening() {
            self.options.prepared_after(self.model, fix, &|opening| self.opened.contains(&opening))?
        } else {
            self.options.fix(fix)?
        };
        Some(Candidate { gain: self.rates[fix.at()] / per_minute, cost })
    }

    /// The weight that no fix can solve.
    fn incurable(&self) -> f64 {
        self.weights.iter().zip(self.options.incurable()).map(|(weight, share)| weight * share).sum()
    }

    /// The fix with the largest gain per minute, the first of several, and that gain per minute.
    fn best(&mut self) -> Option<(FixId, f64)> {
        loop {
            let rate = largest(&self.rates);
            let at = self.rates.iter().position(|other| *other >= rate)?;
            if rate <= 0.0 {
                return None;
            }
            if rate > USED_UP * self.per_minute[at] {
                return Some((FixId::of(at), rate));
            }
            self.rates[at] = 0.0;
        }
    }

    /// Takes a fix out of the queue, and what it solves out of the weights and rates.
    fn take(&mut self, fix: FixId) -> Taken {
        let spec = self.model.fix(fix);
        let mut taken =
            Taken { cost: self.options.fix(fix).unwrap_or(0.0), minutes: spec.minutes, solved: 0.0 };
        if spec.needs_opening() {
            self.open(fix, &mut taken);
        }
        self.rates[fix.at()] = 0.0;
        self.per_minute[fix.at()] = 0.0;
        self.model.behind(fix).iter().for_each(|after| self.rate_again(*after));
        for &(cause, rate) in self.model.works(fix) {
            let solved = self.weights[cause.at()] * rate;
            self.weights[cause.at()] -= solved;
            taken.solved += solved;
            if !self.frozen {
                for &(other, rate) in self.model.cures(cause) {
                    self.rates[other.at()] -= solved * rate * self.per_minute[other.at()];
                }
            }
        }
        taken
    }

    /// Opens what a fix needs, and adds what that takes.
    fn open(&mut self, fix: FixId, taken: &mut Taken) {
        let is_open = |opening| self.opened.contains(&opening);
        let openings: Vec<(Opening, f64)> = self.options.closed(self.model, fix, &is_open).collect();
        for (opening, price) in openings {
            taken.cost += price;
            taken.minutes += match opening {
                Opening::Preparation(safer) => self.model.fix(safer).minutes,
                Opening::Cluster(_) => price,
            };
            self.opened.push(opening);
            self.model.sharing(opening).iter().for_each(|other| self.rate_again(*other));
        }
    }

    /// Computes the rate of a fix again after something that came before it was done.
    fn rate_again(&mut self, fix: FixId) {
        let before = self.per_minute[fix.at()];
        if before > 0.0 {
            let was_offered = |before| self.was_offered(before);
            let is_open = |opening| self.opened.contains(&opening);
            let now = self.options.bundle(self.model, fix, &was_offered, &is_open).recip();
            self.per_minute[fix.at()] = now;
            self.rates[fix.at()] *= now / before;
        }
    }

    /// Whether a fix was offered, in the visit or by now in the plan.
    fn was_offered(&self, fix: FixId) -> bool {
        let taken = self.options.fix(fix).is_some() && self.per_minute[fix.at()] == 0.0;
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

/// The largest of the numbers, or 0 when none is larger. In four strands, which a processor can follow side by side.
fn largest(numbers: &[f64]) -> f64 {
    let larger = |a: f64, b: f64| if a > b { a } else { b };
    let mut strands = [0.0; 4];
    let parts = numbers.chunks_exact(4);
    let rest = parts.remainder().iter().fold(0.0, |most, number| larger(*number, most));
    for part in parts {
        for (strand, number) in strands.iter_mut().zip(part) {
            *strand = larger(*number, *strand);
        }
    }
    strands.into_iter().fold(rest, larger)
}
