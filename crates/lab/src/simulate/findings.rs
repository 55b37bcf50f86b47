//! What an author can learn from the visits that were watched.

use std::collections::HashMap;

use unstuck_engine::{CauseId, Event, FixId, Model, QuestionId, Step, replay};

use super::statistics::{Estimate, mean, share};
use super::watched::Watched;

/// How many steps are remembered, so that a simulation of very many people does not fill the memory.
const MOST_KNOWN: usize = 1_000_000;

/// What came of the visits, by causes, questions and fixes in the order of the model.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    /// By cause.
    pub causes: Vec<CauseFindings>,
    /// By question.
    pub questions: Vec<QuestionFindings>,
    /// By fix.
    pub fixes: Vec<FixFindings>,
    /// Positions of visits, the one with the most minutes first. Of visits in which the same happened there is the first.
    pub longest: Vec<usize>,
    /// Ways through a whole visit that were taken more than once, the most frequent first: the position of the first visit
    /// that took it, and how many did.
    pub frequent: Vec<(usize, usize)>,
}

/// What the visits of people with one cause came to.
#[derive(Clone, Debug, PartialEq)]
pub struct CauseFindings {
    /// The cause.
    pub cause: CauseId,
    /// How many people had it.
    pub visits: usize,
    /// What their visits took; `None` where nobody had it.
    pub taken: Option<Taken>,
}

/// What visits took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Taken {
    /// Share that ended at support.
    pub at_support: Estimate,
    /// Hands-on minutes.
    pub minutes: Estimate,
    /// Hands-on minutes, with the price of support for those who end there.
    pub minutes_with_support: Estimate,
    /// Screens.
    pub screens: Estimate,
}

/// How often a question was asked, and what for.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionFindings {
    /// The question.
    pub question: QuestionId,
    /// In how many visits it was asked.
    pub asked: usize,
    /// In how many of them the person could not tell.
    pub unsure: usize,
    /// In how many of them another step came next than would have after "not sure".
    pub changed: usize,
    /// In how many of them another step came next or later than would have, if all else had happened the same.
    pub mattered: usize,
    /// By answer: in how many visits it was given.
    pub answers: Vec<usize>,
}

/// How often a fix was reached, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct FixFindings {
    /// The fix.
    pub fix: FixId,
    /// In how many visits it was done.
    pub reached: usize,
    /// In how many of them it is what helped.
    pub helped: usize,
}

/// Looks through visits. `most` is how many of the longest and of the frequent ones are named.
#[must_use]
pub fn findings(model: &Model, visits: &[Watched], most: usize) -> Findings {
    Findings {
        causes: model.causes().map(|cause| of_cause(cause, visits)).collect(),
        questions: of_questions(model, visits),
        fixes: model.fixes().map(|fix| of_fix(fix, visits)).collect(),
        longest: longest(visits, most),
        frequent: frequent(visits, most),
    }
}

impl Taken {
    /// What these visits took; `None` where there are none.
    #[must_use]
    pub fn by(visits: &[&Watched]) -> Option<Self> {
        let each = |of: fn(&Watched) -> f64| visits.iter().map(|visit| of(visit)).collect::<Vec<_>>();
        let ended: Vec<bool> = visits.iter().map(|visit| visit.support).collect();
        (!visits.is_empty()).then(|| Self {
            at_support: share(&ended),
            minutes: not_below_zero(mean(&each(|visit| visit.minutes))),
            minutes_with_support: not_below_zero(mean(&each(|visit| visit.minutes_with_support))),
            screens: not_below_zero(mean(&each(|visit| f64::from(visit.screens)))),
        })
    }
}

/// Of few values the interval may reach where no value can be.
fn not_below_zero(estimate: Estimate) -> Estimate {
    Estimate { low: estimate.low.max(0.0), ..estimate }
}

fn of_cause(cause: CauseId, visits: &[Watched]) -> CauseFindings {
    let with: Vec<&Watched> = visits.iter().filter(|visit| visit.cause == cause).collect();
    CauseFindings { cause, visits: with.len(), taken: Taken::by(&with) }
}

fn of_fix(fix: FixId, visits: &[Watched]) -> FixFindings {
    let did = |visit: &&Watched| visit.events.iter().any(|event| event.fix() == Some(fix));
    FixFindings {
        fix,
        reached: visits.iter().filter(did).count(),
        helped: visits.iter().filter(|visit| visit.helped == Some(fix)).count(),
    }
}

fn of_questions(model: &Model, visits: &[Watched]) -> Vec<QuestionFindings> {
    let mut all: Vec<QuestionFindings> = model
        .questions()
        .map(|question| {
            let answers = vec![0; model.answers(question).count()];
            QuestionFindings { question, asked: 0, unsure: 0, changed: 0, mattered: 0, answers }
        })
        .collect();
    let mut after = After { model, known: HashMap::new() };
    for visit in visits {
        for (at, event) in visit.events.iter().enumerate() {
            let Some(question) = event.question() else { continue };
            let found = &mut all[question.at()];
            found.asked += 1;
            if let Event::Answer(_, answer) = event {
                found.answers[answer.at()] += 1;
                let differs = after.first_difference(&visit.events, at, Event::NotSure(question));
                found.changed += usize::from(differs == Some(at));
                found.mattered += usize::from(differs.is_some());
            } else {
                found.unsure += 1;
            }
        }
    }
    all
}

/// The step after events, remembered, since many visits begin alike.
struct After<'m> {
    model: &'m Model,
    known: HashMap<Vec<Event>, Step>,
}

impl After<'_> {
    /// The position of the first event after which another step comes when the one at `at` is replaced by `other`.
    fn first_difference(&mut self, events: &[Event], at: usize, other: Event) -> Option<usize> {
        let mut without = events.to_vec();
        without[at] = other;
        (at..events.len()).find(|last| self.step(&events[..=*last]) != self.step(&without[..=*last]))
    }

    fn step(&mut self, events: &[Event]) -> Step {
        if let Some(step) = self.known.get(events) {
            return *step;
        }
        let step = replay(self.model, events).step;
        if self.known.len() >= MOST_KNOWN {
            self.known.clear();
        }
        self.known.insert(events.to_vec(), step);
        step
    }
}

fn longest(visits: &[Watched], most: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..visits.len()).collect();
    let length = |at: usize| (visits[at].minutes, visits[at].screens);
    // Of equals the first stays first.
    order.sort_by(|one, other| {
        let (one, other) = (length(*one), length(*other));
        other.0.total_cmp(&one.0).then(other.1.cmp(&one.1))
    });
    let mut longest: Vec<usize> = Vec::new();
    for at in order {
        if longest.len() == most {
            break;
        }
        if longest.iter().all(|other| visits[*other].events != visits[at].events) {
            longest.push(at);
        }
    }
    longest
}

fn frequent(visits: &[Watched], most: usize) -> Vec<(usize, usize)> {
    let mut taken: HashMap<&[Event], (usize, usize)> = HashMap::new();
    for (at, visit) in visits.iter().enumerate() {
        taken.entry(&visit.events).or_insert((at, 0)).1 += 1;
    }
    let mut frequent: Vec<(usize, usize)> = taken.into_values().filter(|(_, times)| *times > 1).collect();
    frequent.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    frequent.truncate(most);
    frequent
}
