//! Sums over finished visits.

use crate::event::Event;
use crate::ids::{CauseId, FixId, QuestionId};
use crate::model::Model;
use crate::session::{State, Step, replay};

/// What finished visits say about the numbers of a model; the additive sufficient statistics.
///
/// A visit has the weight 1, spread over the causes: r_k is the belief in cause k after everything the visit had as
/// evidence, its outcome among it. Where fix a worked, the belief is multiplied by f_ak, its chance under each cause;
/// where the visit was handed over, nothing is added to what failed before.
///
/// Counted are answers and outcomes that hold at the end. What the replay passed over, and what is from before the
/// problem changed, does not count. A fix that had been tried before the visit is evidence, at reduced trust, so it
/// moves r_k; but nobody was guided through it, so it is no failure of the guide's fix. Of fixes that were tested
/// together, nobody knows which one worked: f_ak is the chance that any of them does, and none is counted as having
/// worked. Preparations cure nothing and are not counted. A question that was skipped tells nothing about whether its answer can be found, so it does not
/// count as asked.
///
/// A visit that was neither resolved nor handed over adds to [`Counts::abandoned`] and to nothing else. People do not
/// leave by chance, so what such a visit said so far is no fair sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    /// Visits that ended with a fix that worked.
    pub resolved: f64,
    /// Visits that ended at support.
    pub handed_over: f64,
    /// All others.
    pub abandoned: f64,
    /// By cause: N_k, the visits that had it. They sum to [`Counts::finished`].
    pub causes: Vec<f64>,
    /// By question.
    pub questions: Vec<QuestionCounts>,
    /// By fix.
    pub fixes: Vec<FixCounts>,
}

/// What finished visits say about a question.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionCounts {
    /// How often people were asked and either answered or could not tell.
    pub asked: f64,
    /// How often they could not tell.
    pub not_sure: f64,
    /// By answer and by cause: N_qjk, the visits that had the cause and were answered so.
    pub answers: Vec<Vec<f64>>,
}

/// What finished visits say about a fix. Causes that it cannot cure have 0.
#[derive(Clone, Debug, PartialEq)]
pub struct FixCounts {
    /// By cause: S_ak, the visits that had the cause in which it was done and worked.
    pub worked: Vec<f64>,
    /// By cause: F_ak, the visits that had the cause in which it was done and did not help.
    pub failed: Vec<f64>,
}

impl Counts {
    /// Counts of no visit.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let zeros = vec![0.0; model.causes().count()];
        let question = |question| QuestionCounts {
            asked: 0.0,
            not_sure: 0.0,
            answers: model.answers(question).map(|_| zeros.clone()).collect(),
        };
        Self {
            resolved: 0.0,
            handed_over: 0.0,
            abandoned: 0.0,
            questions: model.questions().map(question).collect(),
            fixes: model
                .fixes()
                .map(|_| FixCounts { worked: zeros.clone(), failed: zeros.clone() })
                .collect(),
            causes: zeros,
        }
    }

    /// How many visits ended with a fix that worked or at support.
    #[must_use]
    pub fn finished(&self) -> f64 {
        self.resolved + self.handed_over
    }

    /// Counts one more visit: the replay of `events` on `model`, which must be the model the counts were begun with.
    pub fn add_visit(&mut self, model: &Model, events: &[Event]) {
        let state = replay(model, events);
        let cured_by = match state.step {
            Step::Resolved(fix) => Some(fix),
            Step::Support(_) => None,
            _ => {
                self.abandoned += 1.0;
                return;
            }
        };
        if cured_by.is_some() {
            self.resolved += 1.0;
        } else {
            self.handed_over += 1.0;
        }
        let tested = match cured_by {
            Some(fix) if state.waiting.is_empty() => vec![fix],
            Some(_) => state.waiting.clone(),
            None => Vec::new(),
        };
        let shares = shares(model, &state, &tested);
        add_to(&mut self.causes, &shares);
        for (position, &event) in events.iter().enumerate() {
            if !state.dropped.contains(&position) && !state.past.contains(&position) {
                self.add_event(model, &state, event, &shares);
            }
        }
    }

    fn add_event(&mut self, model: &Model, state: &State, event: Event, shares: &[f64]) {
        match event {
            Event::Answer(question, answer) => {
                let counts = &mut self.questions[question.at()];
                counts.asked += 1.0;
                add_to(&mut counts.answers[answer.at()], shares);
            }
            Event::NotSure(question) => {
                let counts = &mut self.questions[question.at()];
                counts.asked += 1.0;
                counts.not_sure += 1.0;
            }
            // A fix that worked for a while has both events, and the end of the visit says which of them holds.
            Event::Fixed(fix) if state.step == Step::Resolved(fix) && state.waiting.is_empty() => {
                add_where_cured(model, fix, &mut self.fixes[fix.at()].worked, shares);
            }
            Event::NotFixed(fix) => add_where_cured(model, fix, &mut self.fixes[fix.at()].failed, shares),
            _ => {}
        }
    }

    /// Adds the counts of other visits with the same model.
    pub fn add(&mut self, other: &Self) {
        self.zip(other, &|one, other| one + other);
    }

    /// Every count times `weight`, for visits that are to say less than others.
    #[must_use]
    pub fn weighted(mut self, weight: f64) -> Self {
        let same = self.clone();
        self.zip(&same, &|one, _| weight * one);
        self
    }

    /// Combines each count with its like.
    fn zip(&mut self, other: &Self, with: &impl Fn(f64, f64) -> f64) {
        let each = |counts: &mut [f64], others: &[f64]| {
            counts.iter_mut().zip(others).for_each(|(count, other)| *count = with(*count, *other));
        };
        self.resolved = with(self.resolved, other.resolved);
        self.handed_over = with(self.handed_over, other.handed_over);
        self.abandoned = with(self.abandoned, other.abandoned);
        each(&mut self.causes, &other.causes);
        for (question, other) in self.questions.iter_mut().zip(&other.questions) {
            question.asked = with(question.asked, other.asked);
            question.not_sure = with(question.not_sure, other.not_sure);
            question.answers.iter_mut().zip(&other.answers).for_each(|(row, other)| each(row, other));
        }
        for (fix, other) in self.fixes.iter_mut().zip(&other.fixes) {
            each(&mut fix.worked, &other.worked);
            each(&mut fix.failed, &other.failed);
        }
    }

    /// In how many visits that had the cause a question was answered.
    #[must_use]
    pub fn answered(&self, question: QuestionId, cause: CauseId) -> f64 {
        self.questions[question.at()].answers.iter().map(|row| row[cause.at()]).sum()
    }

    /// In how many visits that had the cause a fix was done.
    #[must_use]
    pub fn done(&self, fix: FixId, cause: CauseId) -> f64 {
        let counts = &self.fixes[fix.at()];
        counts.worked[cause.at()] + counts.failed[cause.at()]
    }
}

/// r_k of a finished visit, which sum to 1; `tested` are the fixes of which one or more worked. Where the model says that
/// they can cure none of what was left, the model is wrong about it, and the belief before stands.
fn shares(model: &Model, state: &State, tested: &[FixId]) -> Vec<f64> {
    let before = state.belief.weights();
    let worked = |cause| match tested {
        [] => 1.0,
        _ => 1.0 - tested.iter().map(|fix| 1.0 - model.success(*fix, cause)).product::<f64>(),
    };
    let after: Vec<f64> =
        before.iter().zip(model.causes()).map(|(weight, cause)| weight * worked(cause)).collect();
    let weights = if after.iter().sum::<f64>() > 0.0 { &after } else { before };
    let total: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / total).collect()
}

fn add_to(counts: &mut [f64], shares: &[f64]) {
    counts.iter_mut().zip(shares).for_each(|(count, share)| *count += share);
}

/// Adds the shares of the causes that a fix can cure; about others its outcome says nothing.
fn add_where_cured(model: &Model, fix: FixId, counts: &mut [f64], shares: &[f64]) {
    for cause in model.causes().filter(|cause| model.success(fix, *cause) > 0.0) {
        counts[cause.at()] += shares[cause.at()];
    }
}
