//! What the history of a visit says about its steps, whatever the answers say.

use crate::facts::{Facts, QuestionStatus};
use crate::ids::{FixId, QuestionId};
use crate::model::{Model, Opening};

/// A deferred fix is offered again, this much dearer.
const DEFERRED: f64 = 1.5;
/// After this many "not sure" the person evidently finds questions hard …
const MANY_NOT_SURES: usize = 2;
/// … and each costs this much more.
const HARD_QUESTIONS: f64 = 1.5;
/// For a person who came back from support to try everything that is left.
const PERSISTENT_SUPPORT: f64 = 1e6;

/// What the steps cost in minutes after what happened in a visit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct History {
    /// By fix: its cost without openings, or `None` when it was done, declined or put off just now.
    pub(super) fixes: Vec<Option<f64>>,
    /// By fix: what it costs to make it as a preparation; 0 for what is none, or was made or declined.
    preparations: Vec<f64>,
    /// By cluster: what it costs to open it; 0 for one that is open.
    clusters: Vec<f64>,
    /// By question: its cost, or `None` when it may not be asked.
    pub(super) questions: Vec<Option<f64>>,
    /// By fix: whether it was offered before, which is what `after` asks for.
    pub(super) offered: Vec<bool>,
    /// What handing over costs.
    pub(super) support: f64,
}

impl History {
    pub(super) fn new(model: &Model, facts: &Facts) -> Self {
        Self {
            fixes: model.fixes().map(|fix| fix_cost(model, facts, fix)).collect(),
            preparations: model.fixes().map(|fix| preparation_cost(model, facts, fix)).collect(),
            clusters: cluster_costs(model, facts),
            questions: model.questions().map(|question| question_cost(model, facts, question)).collect(),
            offered: model.fixes().map(|fix| facts.was_offered(fix)).collect(),
            support: if facts.persistent() { PERSISTENT_SUPPORT } else { model.support() },
        }
    }

    /// What it costs to open something; 0 for what is open, and for what is no preparation or was declined.
    pub(super) fn price(&self, opening: Opening) -> f64 {
        match opening {
            Opening::Preparation(fix) => self.preparations[fix.at()],
            Opening::Cluster(cluster) => self.clusters[cluster.at()],
        }
    }

    /// A fix is done.
    pub(super) fn close(&mut self, fix: FixId) {
        self.fixes[fix.at()] = None;
        self.offered[fix.at()] = true;
    }

    /// Something was opened.
    pub(super) fn open(&mut self, opening: Opening) {
        match opening {
            Opening::Preparation(fix) => self.preparations[fix.at()] = 0.0,
            Opening::Cluster(cluster) => self.clusters[cluster.at()] = 0.0,
        }
    }
}

fn fix_cost(model: &Model, facts: &Facts, fix: FixId) -> Option<f64> {
    let spec = model.fix(fix);
    let open = facts.is_open(fix) && !spec.prepares && facts.last_deferred() != Some(fix);
    open.then(|| if facts.was_offered(fix) { spec.cost * DEFERRED } else { spec.cost })
}

fn preparation_cost(model: &Model, facts: &Facts, fix: FixId) -> f64 {
    let spec = model.fix(fix);
    if spec.prepares && facts.is_open(fix) { spec.cost } else { 0.0 }
}

fn cluster_costs(model: &Model, facts: &Facts) -> Vec<f64> {
    let mut costs = model.clusters().to_vec();
    for cluster in facts.done().iter().filter_map(|fix| model.fix(*fix).cluster) {
        costs[cluster.at()] = 0.0;
    }
    costs
}

fn question_cost(model: &Model, facts: &Facts, question: QuestionId) -> Option<f64> {
    let spec = model.question(question);
    let allowed = facts.question(question) == QuestionStatus::Open && spec.when.holds(facts);
    let dearer = if facts.not_sures() >= MANY_NOT_SURES { HARD_QUESTIONS } else { 1.0 };
    allowed.then_some(spec.cost * dearer)
}
