//! Fixes that are done together before one test.
//!
//! To find out whether a backup works can take a night, while the steps that may help take a minute each. So once a fix is
//! done whose effect takes time to show, other harmless ones are done before the wait, as long as that raises what is
//! cured per minute: Σ gain ÷ (Σ cost + cost of the test). The best such set is a prefix of the order by gain per minute
//! (after Ottosen and Jensen 2010, "When to test?"). The price is that nobody learns which of them it was.

use super::Options;
use crate::belief::{self, Belief};
use crate::facts::{Facts, FixStatus};
use crate::ids::FixId;
use crate::model::Model;

/// More than this before one test is too much to ask, and to remember.
const MOST_TOGETHER: usize = 3;

/// Minutes of its test that a fix can save by sharing it, at the most: the longest test of a batch is at least as long, and
/// each bears its part of it.
#[expect(clippy::cast_precision_loss, reason = "a few")]
pub(super) fn saved_at_most(model: &Model, fix: FixId) -> f64 {
    let spec = model.fix(fix);
    if spec.can_be_batched() { spec.test * (1.0 - 1.0 / MOST_TOGETHER as f64) } else { 0.0 }
}

/// Fixes before one test.
pub(super) struct Batch {
    count: usize,
    /// Minutes for all of them and the test.
    cost: f64,
    /// Of those, what the test costs.
    test: f64,
    /// Weight of the causes they cure together.
    gain: f64,
    /// Whether the first of them may be tested together with others.
    shared: bool,
}

/// A fix that may join a batch.
pub(super) struct Candidate {
    /// Weight of the causes it would cure now.
    pub(super) gain: f64,
    /// Its whole cost alone, test and openings included.
    pub(super) cost: f64,
}

impl Batch {
    /// A batch of one fix with its whole cost and the weight that it cures.
    pub(super) fn new(model: &Model, fix: FixId, cost: f64, gain: f64) -> Self {
        let spec = model.fix(fix);
        Self { count: 1, cost, test: spec.test, gain, shared: spec.can_be_batched() }
    }

    /// Whether others may join.
    pub(super) fn is_open(&self) -> bool {
        self.shared && self.count < MOST_TOGETHER
    }

    /// The fix that is best done before the test, with what it adds to the cost; `None` when the test should come now.
    /// `candidate` says what a fix would bring after those before it, where it may be done at all; it need not, where the fix
    /// cannot gain more per minute than the rate it is given.
    pub(super) fn companion(
        &self,
        model: &Model,
        candidate: impl Fn(FixId, f64) -> Option<Candidate>,
    ) -> Option<(FixId, f64)> {
        if !self.is_open() {
            return None;
        }
        let mut best = None;
        let mut rate = self.gain / self.cost;
        for &fix in model.batched() {
            if let Some(Candidate { gain, cost: alone }) = candidate(fix, rate) {
                let cost = self.added(model, fix, alone);
                if gain / cost > rate {
                    rate = gain / cost;
                    best = Some((fix, cost));
                }
            }
        }
        best
    }

    /// What a fix adds to the cost, which is `alone` by itself: of its test only what is longer than that of the batch.
    fn added(&self, model: &Model, fix: FixId, alone: f64) -> f64 {
        let test = model.fix(fix).test;
        alone - test + (test - self.test).max(0.0)
    }

    /// Adds a fix with what it adds to the cost and cures.
    pub(super) fn add(&mut self, model: &Model, fix: FixId, cost: f64, gain: f64) {
        self.count += 1;
        self.cost += cost;
        self.gain += gain;
        self.test = self.test.max(model.fix(fix).test);
    }
}

/// The fix to do next, before the effect of those that were done is waited for; `None` when it is time to wait.
#[must_use]
pub fn companion(model: &Model, facts: &Facts, done: &[FixId]) -> Option<FixId> {
    let mut weights = Belief::new(model, facts.evidence()).weights().to_vec();
    let mut options = Options::new(model, facts);
    let mut batch: Option<Batch> = None;
    for &fix in done {
        let gain = belief::cured(model, &weights, fix);
        let cost = options.prepared(model, fix).unwrap_or(model.fix(fix).cost);
        match &mut batch {
            None => batch = Some(Batch::new(model, fix, cost, gain)),
            Some(batch) => {
                let added = batch.added(model, fix, cost);
                batch.add(model, fix, added, gain);
            }
        }
        weights = belief::failed(model, &weights, fix);
        options = options.without_fix(model, fix);
    }
    let candidate = |fix: FixId, _| {
        let ready = model.before(fix).iter().all(|before| options.was_offered(*before));
        let cost = options.prepared(model, fix).filter(|_| ready && facts.fix(fix) == FixStatus::Open);
        cost.map(|cost| Candidate { gain: belief::cured(model, &weights, fix), cost })
    };
    batch?.companion(model, candidate).map(|(fix, _)| fix)
}
