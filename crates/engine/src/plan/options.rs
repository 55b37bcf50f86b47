//! What may be offered now, and what it costs this person.

use crate::facts::{Facts, QuestionStatus};
use crate::ids::{FixId, QuestionId};
use crate::model::Model;

/// A deferred fix is offered again, this much dearer.
const DEFERRED: f64 = 1.5;
/// After this many "not sure" the person evidently finds questions hard …
const MANY_NOT_SURES: usize = 2;
/// … and each costs this much more.
const HARD_QUESTIONS: f64 = 1.5;
/// For a person who came back from support to try everything that is left.
const PERSISTENT_SUPPORT: f64 = 1e6;

/// The steps that may be offered, with their costs in minutes for this visit.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// By fix: its cost, or `None` when it may not be offered.
    fixes: Vec<Option<f64>>,
    /// By question: its cost, or `None` when it may not be asked.
    questions: Vec<Option<f64>>,
    /// By fix: whether it was offered before, which is what `after` asks for.
    offered: Vec<bool>,
    support: f64,
}

impl Options {
    /// The options at this point of a visit.
    #[must_use]
    pub fn new(model: &Model, facts: &Facts) -> Self {
        let mut fixes: Vec<Option<f64>> = model.fixes().map(|fix| fix_cost(model, facts, fix)).collect();
        let questions = model.questions().map(|question| question_cost(model, facts, question)).collect();
        let offered: Vec<bool> = model.fixes().map(|fix| facts.was_offered(fix)).collect();
        close_unreachable(model, &offered, &mut fixes);
        let support = if facts.persistent() { PERSISTENT_SUPPORT } else { model.support() };
        Self { fixes, questions, offered, support }
    }

    /// The cost of a fix in minutes; `None` when it may not be offered.
    #[must_use]
    pub fn fix(&self, fix: FixId) -> Option<f64> {
        self.fixes[fix.at()]
    }

    /// The cost of a question in minutes; `None` when it may not be asked.
    #[must_use]
    pub fn question(&self, question: QuestionId) -> Option<f64> {
        self.questions[question.at()]
    }

    /// The cost of handing over, in minutes.
    #[must_use]
    pub const fn support(&self) -> f64 {
        self.support
    }

    /// Whether a fix was offered before.
    #[must_use]
    pub fn was_offered(&self, fix: FixId) -> bool {
        self.offered[fix.at()]
    }

    /// The options after a fix was done: it is gone, and what had to come after it may come.
    #[must_use]
    pub fn without_fix(&self, fix: FixId) -> Self {
        let mut options = self.clone();
        options.remove_fix(fix);
        options
    }

    pub(crate) fn remove_fix(&mut self, fix: FixId) {
        self.fixes[fix.at()] = None;
        self.offered[fix.at()] = true;
    }

    /// The options for the fixes once a question was answered so, as in `facts`. Fixes imagined to have failed stay
    /// closed.
    #[must_use]
    pub(crate) fn steered(&self, model: &Model, facts: &Facts, question: QuestionId) -> Self {
        let mut options = self.clone();
        for &fix in model.steered(question) {
            let failed = options.offered[fix.at()] && options.fixes[fix.at()].is_none();
            if !failed {
                options.fixes[fix.at()] = fix_cost(model, facts, fix);
            }
        }
        close_unreachable(model, &options.offered, &mut options.fixes);
        options
    }
}

fn fix_cost(model: &Model, facts: &Facts, fix: FixId) -> Option<f64> {
    let spec = model.fix(fix);
    let allowed = facts.is_open(fix)
        && !spec.prepares
        && facts.last_deferred() != Some(fix)
        && spec.needs.holds(facts)
        && !spec.blocked_by.holds(facts);
    allowed.then(|| if facts.was_offered(fix) { spec.cost * DEFERRED } else { spec.cost })
}

/// Closes fixes that must come after one that can neither be offered now nor was offered before.
fn close_unreachable(model: &Model, offered: &[bool], fixes: &mut [Option<f64>]) {
    for fix in model.fixes() {
        // All that comes before, directly or not, so that one look at each is enough.
        let stuck = |before: &FixId| fixes[before.at()].is_none() && !offered[before.at()];
        if fixes[fix.at()].is_some() && model.before(fix).iter().any(stuck) {
            fixes[fix.at()] = None;
        }
    }
}

fn question_cost(model: &Model, facts: &Facts, question: QuestionId) -> Option<f64> {
    let spec = model.question(question);
    let allowed = facts.question(question) == QuestionStatus::Open && spec.when.holds(facts);
    let dearer = if facts.not_sures() >= MANY_NOT_SURES { HARD_QUESTIONS } else { 1.0 };
    allowed.then_some(spec.cost * dearer)
}
