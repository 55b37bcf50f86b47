//! Where a visit stands: what was answered, done, put off.

use crate::belief::Evidence;
use crate::condition::Answers;
use crate::ids::{AnswerId, FixId, QuestionId};
use crate::model::Model;

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionStatus {
    /// Not asked yet.
    Open,
    /// Answered.
    Answered(AnswerId),
    /// Asked, and the person could not tell or did not want to.
    Passed,
}

/// What became of a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixStatus {
    /// Not offered yet.
    Open,
    /// Put off once; offered again later.
    Deferred,
    /// Put off twice, or it could not be done: not offered again unless asked for.
    SetAside,
    /// Done without success. Of a preparation: done.
    Done,
    /// It worked.
    Worked,
}

/// Answers, outcomes and evidence so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    questions: Vec<QuestionStatus>,
    fixes: Vec<FixStatus>,
    done: Vec<FixId>,
    evidence: Vec<Evidence>,
    not_sures: usize,
    last_deferred: Option<FixId>,
    persistent: bool,
    confirmed: Vec<QuestionId>,
    rounds: usize,
}

impl Answers for Facts {
    fn answer(&self, question: QuestionId) -> Option<AnswerId> {
        match self.questions[question.at()] {
            QuestionStatus::Answered(answer) => Some(answer),
            QuestionStatus::Open | QuestionStatus::Passed => None,
        }
    }
}

impl Facts {
    /// A visit in which nothing has happened.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        Self {
            questions: vec![QuestionStatus::Open; model.question_count()],
            fixes: vec![FixStatus::Open; model.fix_count()],
            done: Vec::new(),
            evidence: Vec::new(),
            not_sures: 0,
            last_deferred: None,
            persistent: false,
            confirmed: Vec::new(),
            rounds: 0,
        }
    }

    /// What became of a question.
    #[must_use]
    pub fn question(&self, question: QuestionId) -> QuestionStatus {
        self.questions[question.at()]
    }

    /// What became of a fix.
    #[must_use]
    pub fn fix(&self, fix: FixId) -> FixStatus {
        self.fixes[fix.at()]
    }

    /// Whether a fix may still be offered, as far as its own history goes.
    #[must_use]
    pub fn is_open(&self, fix: FixId) -> bool {
        matches!(self.fixes[fix.at()], FixStatus::Open | FixStatus::Deferred)
    }

    /// Whether a fix was offered in any way: done, put off or declined.
    #[must_use]
    pub fn was_offered(&self, fix: FixId) -> bool {
        self.fixes[fix.at()] != FixStatus::Open
    }

    /// The fixes that were done in this visit, with or without success, in their order. What had been tried before the
    /// visit is not among them: whatever had to be opened for it may be closed again.
    #[must_use]
    pub fn done(&self) -> &[FixId] {
        &self.done
    }

    /// All evidence that counts now, in the order it came.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// How often the person could not tell.
    #[must_use]
    pub const fn not_sures(&self) -> usize {
        self.not_sures
    }

    /// The fix put off by the very last outcome; it is not offered twice in a row.
    #[must_use]
    pub const fn last_deferred(&self) -> Option<FixId> {
        self.last_deferred
    }

    /// Whether the person came back from support to try whatever is left, worth it or not.
    #[must_use]
    pub const fn persistent(&self) -> bool {
        self.persistent
    }

    /// Whether the answer to a question was looked at again and is right.
    #[must_use]
    pub fn is_confirmed(&self, question: QuestionId) -> bool {
        self.confirmed.contains(&question)
    }

    /// How often an answer was looked at again and a contradiction still stood.
    #[must_use]
    pub const fn rounds(&self) -> usize {
        self.rounds
    }

    /// The same facts with one question answered: the "what if" of the planner.
    #[must_use]
    pub fn with_answer(&self, question: QuestionId, answer: AnswerId) -> Self {
        let mut facts = self.clone();
        facts.record_answer(question, answer);
        facts
    }

    /// The same facts with a fix done in vain, its preparation made before.
    #[must_use]
    pub fn with_failure(&self, model: &Model, fix: FixId) -> Self {
        let mut facts = self.clone();
        if let Some(safer) = model.fix(fix).safer.filter(|safer| facts.is_open(*safer)) {
            facts.record_outcome(safer, FixStatus::Done, None);
        }
        facts.record_outcome(fix, FixStatus::Done, Some(1.0));
        facts
    }

    pub(crate) fn record_answer(&mut self, question: QuestionId, answer: AnswerId) {
        self.questions[question.at()] = QuestionStatus::Answered(answer);
        self.evidence.push(Evidence::Answer(question, answer));
        self.last_deferred = None;
    }

    pub(crate) fn record_passed(&mut self, question: QuestionId, not_sure: bool) {
        self.questions[question.at()] = QuestionStatus::Passed;
        self.not_sures += usize::from(not_sure);
        self.last_deferred = None;
    }

    pub(crate) fn record_confirmed(&mut self, question: QuestionId, in_vain: bool) {
        self.confirmed.push(question);
        self.rounds += usize::from(in_vain);
    }

    pub(crate) fn record_outcome(&mut self, fix: FixId, status: FixStatus, trust: Option<f64>) {
        self.fixes[fix.at()] = status;
        self.last_deferred = (status == FixStatus::Deferred).then_some(fix);
        let here = trust.is_none_or(|trust| trust >= 1.0);
        if here && matches!(status, FixStatus::Done | FixStatus::Worked) && !self.done.contains(&fix) {
            self.done.push(fix);
        }
        if let Some(trust) = trust {
            self.evidence.push(Evidence::Failed(fix, trust));
        }
    }

    /// Forgets what was said about the symptom; the set-up and what was already done stay known. Outcomes of fixes
    /// are no evidence any more, since the problem they did not solve is another one.
    pub(crate) fn forget_symptom(&mut self, model: &Model) {
        for question in model.questions() {
            if !model.is_context(question) {
                self.questions[question.at()] = QuestionStatus::Open;
            }
        }
        self.evidence
            .retain(|item| matches!(item, Evidence::Answer(question, _) if model.is_context(*question)));
        self.not_sures = 0;
        self.confirmed.retain(|question| model.is_context(*question));
        self.rounds = 0;
    }

    /// Opens what was put off or could not be done, and tries all that is left.
    pub(crate) fn persist(&mut self) {
        for status in &mut self.fixes {
            if matches!(status, FixStatus::Deferred | FixStatus::SetAside) {
                *status = FixStatus::Open;
            }
        }
        self.last_deferred = None;
        self.persistent = true;
    }
}
