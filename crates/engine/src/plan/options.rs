//! What may be offered now, and what it costs this person.

use std::rc::Rc;

use super::batch;
use super::history::History;
use super::order::Space;
use crate::condition::{Answers, Supposing};
use crate::facts::Facts;
use crate::ids::{AnswerId, CauseId, FixId, QuestionId};
use crate::model::{Model, Needed, Opening};

/// The steps that may be offered, with their costs in minutes for this visit.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    history: Rc<History>,
    /// By fix: its cost without openings, or `None` when it may not be offered.
    fixes: Vec<Option<f64>>,
    /// By fix: one over the minutes for it and all that has to be offered before it; 0 when it may not be offered.
    per_minute: Vec<f64>,
    /// By fix: the same at its best, once all that has to come before it is done, and where it shares its test.
    at_best: Vec<f64>,
    /// By cause: the chance that no fix that may be offered cures it.
    incurable: Vec<f64>,
}

impl Options {
    /// The options at this point of a visit.
    #[must_use]
    pub fn new(model: &Model, facts: &Facts) -> Self {
        let history = History::new(model, facts);
        let mut options = Self {
            fixes: history.fixes.clone(),
            per_minute: vec![0.0; model.fix_count()],
            at_best: vec![0.0; model.fix_count()],
            incurable: Vec::new(),
            history: Rc::new(history),
        };
        options.allow(model, facts, model.fixes());
        options.sum_up(model);
        options
    }

    /// The cost of a fix in minutes, without its preparation and its cluster; `None` when it may not be offered.
    #[must_use]
    pub fn fix(&self, fix: FixId) -> Option<f64> {
        self.fixes[fix.at()]
    }

    /// The whole cost of doing a fix next: with the preparation if it has one that was not made yet, and with its cluster
    /// if that is closed; `None` when it may not be offered. It is assumed that everyone makes the preparation: whoever
    /// does not gets through sooner than planned.
    #[must_use]
    pub fn prepared(&self, model: &Model, fix: FixId) -> Option<f64> {
        self.prepared_after(model, fix, &|_| false)
    }

    /// The same where more was opened by now than there is in the visit.
    pub(super) fn prepared_after(
        &self,
        model: &Model,
        fix: FixId,
        is_open: &dyn Fn(Opening) -> bool,
    ) -> Option<f64> {
        let mut cost = self.fix(fix)?;
        if model.fix(fix).needs_opening() {
            self.closed(model, fix, is_open).for_each(|(_, price)| cost += price);
        }
        Some(cost)
    }

    /// What has to be opened in front of a fix, with what that costs, each above 0. `is_open` says what was opened by now
    /// beyond what there is in the visit.
    pub(super) fn closed<'a>(
        &'a self,
        model: &'a Model,
        fix: FixId,
        is_open: &'a dyn Fn(Opening) -> bool,
    ) -> impl Iterator<Item = (Opening, f64)> {
        model.needed(fix).iter().filter_map(move |needed| {
            let price = self.history.price(needed.opening);
            let closed = price > 0.0 && !is_open(needed.opening) && self.is_wanted(needed, is_open);
            closed.then_some((needed.opening, price))
        })
    }

    /// Whether an opening is needed for the fix itself, or for a preparation that has yet to be made.
    fn is_wanted(&self, needed: &Needed, is_open: &dyn Fn(Opening) -> bool) -> bool {
        needed.through.is_none_or(|safer| {
            let preparation = Opening::Preparation(safer);
            self.history.price(preparation) > 0.0 && !is_open(preparation)
        })
    }

    /// The cost of a question in minutes; `None` when it may not be asked.
    #[must_use]
    pub fn question(&self, question: QuestionId) -> Option<f64> {
        self.history.questions[question.at()]
    }

    /// The cost of handing over, in minutes.
    #[must_use]
    pub fn support(&self) -> f64 {
        self.history.support
    }

    /// Whether a fix was offered before.
    #[must_use]
    pub fn was_offered(&self, fix: FixId) -> bool {
        self.history.offered[fix.at()]
    }

    /// By fix: one over the minutes for it and all that has to be offered before it; 0 when it may not be offered.
    pub(super) fn per_minute(&self) -> &[f64] {
        &self.per_minute
    }

    /// By fix: one over the minutes that it takes at the least, whatever was done before it; 0 when it may not be offered.
    /// No fix and no batch ever gains more per minute than the best of its fixes would at this.
    pub(super) fn at_best(&self) -> &[f64] {
        &self.at_best
    }

    /// By cause: the chance that no fix that may be offered cures it.
    pub(super) fn incurable(&self) -> &[f64] {
        &self.incurable
    }

    /// The options after a fix was done: it is gone, what had to come after it may come, and what it needed is open.
    #[must_use]
    pub fn without_fix(&self, model: &Model, fix: FixId) -> Self {
        let mut options = self.clone();
        let history = Rc::make_mut(&mut options.history);
        history.close(fix);
        self.closed(model, fix, &|_| false).for_each(|(opening, _)| history.open(opening));
        options.fixes[fix.at()] = None;
        options.sum_up(model);
        options
    }

    /// The fixes that the answers so far keep closed, and that an answer to this question may open.
    pub(super) fn closed_by_answers(
        &self,
        model: &Model,
        question: QuestionId,
    ) -> impl Iterator<Item = FixId> {
        let is_closed =
            |fix: &FixId| self.fixes[fix.at()].is_none() && self.history.fixes[fix.at()].is_some();
        model.steered(question).iter().copied().filter(is_closed)
    }

    /// Opens and closes fixes by what the answers say. What must come after a fix that can neither be offered now nor was
    /// offered before is closed.
    fn allow(&mut self, model: &Model, answers: &dyn Answers, fixes: impl Iterator<Item = FixId> + Clone) {
        for fix in fixes.clone() {
            let spec = model.fix(fix);
            let allowed = spec.needs.holds(answers) && !spec.blocked_by.holds(answers);
            self.fixes[fix.at()] = self.history.fixes[fix.at()].filter(|_| allowed);
        }
        for fix in fixes {
            // All that comes before, directly or not, so that one look at each is enough.
            let stuck = |before: &FixId| self.fix(*before).is_none() && !self.was_offered(*before);
            if self.fix(fix).is_some() && model.before(fix).iter().any(stuck) {
                self.fixes[fix.at()] = None;
            }
        }
    }

    /// Computes what follows from the fixes that may be offered.
    fn sum_up(&mut self, model: &Model) {
        model.fixes().for_each(|fix| self.rate(model, fix));
        self.incurable = model.causes().map(|cause| self.left(model, cause)).collect();
    }

    /// Computes the rates of a fix.
    fn rate(&mut self, model: &Model, fix: FixId) {
        (self.per_minute[fix.at()], self.at_best[fix.at()]) = match self.fix(fix) {
            None => (0.0, 0.0),
            Some(own) => {
                let all = self.bundle(model, fix, &|before| self.was_offered(before), &|_| false);
                (all.recip(), (own - batch::saved_at_most(model, fix)).recip())
            }
        };
    }

    /// Minutes for a fix and all that has to come before it: fixes to be offered, and openings, each counted once.
    pub(super) fn bundle(
        &self,
        model: &Model,
        fix: FixId,
        was_offered: &dyn Fn(FixId) -> bool,
        is_open: &dyn Fn(Opening) -> bool,
    ) -> f64 {
        let before = model.before(fix).iter().copied().filter(|before| !was_offered(*before));
        let steps = || before.clone().chain([fix]);
        let mut sum = 0.0;
        for step in steps() {
            sum += self.fix(step).unwrap_or(0.0);
            if model.fix(step).needs_opening() {
                sum += self.first_needed(model, step, steps(), is_open);
            }
        }
        sum
    }

    /// What the openings of a step cost that none of the steps before it needs.
    #[inline(never)]
    fn first_needed(
        &self,
        model: &Model,
        step: FixId,
        steps: impl Iterator<Item = FixId> + Clone,
        is_open: &dyn Fn(Opening) -> bool,
    ) -> f64 {
        let mut sum = 0.0;
        for (opening, price) in self.closed(model, step, is_open) {
            let needs = |other| {
                let mut needed = model.needed(other).iter();
                needed.any(|needed| needed.opening == opening && self.is_wanted(needed, is_open))
            };
            if !steps.clone().take_while(|other| *other != step).any(needs) {
                sum += price;
            }
        }
        sum
    }

    /// Takes back what the answer to a question opened and closed.
    fn restore(&mut self, model: &Model, before: &Self, question: QuestionId) {
        for &fix in model.steered(question) {
            self.fixes[fix.at()] = before.fixes[fix.at()];
            self.per_minute[fix.at()] = before.per_minute[fix.at()];
            self.at_best[fix.at()] = before.at_best[fix.at()];
            for &(cause, _) in model.works(fix) {
                self.incurable[cause.at()] = before.incurable[cause.at()];
            }
        }
    }

    /// The chance that no fix that may be offered cures a cause.
    fn left(&self, model: &Model, cause: CauseId) -> f64 {
        let may = model.cures(cause).iter().filter(|(fix, _)| self.fix(*fix).is_some());
        may.map(|(_, rate)| 1.0 - rate).product()
    }
}

/// The options as they would be after an answer. One piece of memory serves many answers, since there are hundreds to
/// look at for every decision.
pub(super) struct Steered<'o> {
    model: &'o Model,
    /// The options before the answer.
    pub(super) before: &'o Options,
    /// Made when it is first needed: many questions steer nothing.
    after: Option<Options>,
    /// The question whose answer they were last steered by.
    by: Option<QuestionId>,
    /// For each fix that the question steers whether it might be offered.
    stood: Vec<bool>,
    /// For ordering the fixes after the answer.
    space: Space,
}

impl<'o> Steered<'o> {
    pub(super) fn new(model: &'o Model, before: &'o Options) -> Self {
        Self { model, before, after: None, by: None, stood: Vec::new(), space: Space::default() }
    }

    /// The options for the fixes once a question was answered so, and room for ordering them. Fixes imagined to have failed
    /// stay closed.
    pub(super) fn by(
        &mut self,
        answers: &dyn Answers,
        question: QuestionId,
        answer: AnswerId,
    ) -> (&Options, &mut Space) {
        let model = self.model;
        if model.steered(question).is_empty() {
            return (self.before, &mut self.space);
        }
        let after = self.after.get_or_insert_with(|| self.before.clone());
        if let Some(last) = self.by.replace(question).filter(|last| *last != question) {
            after.restore(model, self.before, last);
        }
        let fixes = model.steered(question).iter().copied();
        self.stood.clear();
        self.stood.extend(fixes.clone().map(|fix| after.fix(fix).is_some()));
        after.allow(model, &Supposing { answers, question, answer }, fixes.clone());
        let mut changed = false;
        for (fix, stood) in fixes.clone().zip(&self.stood) {
            if after.fix(fix).is_some() != *stood {
                changed = true;
                for &(cause, _) in model.works(fix) {
                    after.incurable[cause.at()] = after.left(model, cause);
                }
            }
        }
        if changed {
            // What must come after a fix takes longer or shorter with it, and is steered with it.
            fixes.for_each(|fix| after.rate(model, fix));
        }
        (after, &mut self.space)
    }
}
