//! What the simulated visits of the app's own rule came to, with the ids and the words of the guide.

use serde::Serialize;
use unstuck_engine::{Event, Model};
use unstuck_flow::guide::Guide;
use unstuck_flow::record::encode;
use unstuck_lab::simulate::{Estimate, Findings, Report, Taken, Watched, findings};

use super::bins::Bins;
use crate::events::{named, words};

/// How many of the longest visits and of the frequent ways are told.
const MOST: usize = 8;
/// How many of them are the longest visits.
const LONGEST: usize = 5;
/// How many causes are called the hardest.
const HARDEST: usize = 5;
/// With fewer people than this, a cause is hard or easy by chance.
const FEW: usize = 5;

/// Everything that is told.
#[derive(Serialize)]
pub(super) struct Told<'g> {
    pub(super) at_support: Estimate,
    pub(super) minutes: Estimate,
    pub(super) screens: Estimate,
    /// How many visits took that many minutes, and screens.
    pub(super) minutes_distribution: Bins,
    pub(super) screens_distribution: Bins,
    /// The hardest first; those that nobody had last.
    pub(super) causes: Vec<Cause<'g>>,
    /// Ids of the causes that take most on average, handing over included.
    pub(super) hardest: Vec<&'g str>,
    pub(super) longest: Vec<Visit<'g>>,
    /// Ways through a whole visit that were taken more than once, the most frequent first.
    pub(super) frequent: Vec<Frequent<'g>>,
    pub(super) fixes: Vec<Fix<'g>>,
    pub(super) questions: Vec<Question<'g>>,
    /// Ids of fixes.
    pub(super) never_reached: Vec<&'g str>,
    /// Ids of questions.
    pub(super) never_asked: Vec<&'g str>,
    /// Ids of questions that were asked, and after whose answers no step was another one than after "not sure".
    pub(super) never_mattered: Vec<&'g str>,
    /// `question.answer` of questions that were asked.
    pub(super) never_given: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct Cause<'g> {
    pub(super) id: &'g str,
    pub(super) name: &'g str,
    pub(super) visits: usize,
    pub(super) at_support: Option<Estimate>,
    pub(super) minutes: Option<Estimate>,
    pub(super) minutes_with_support: Option<Estimate>,
    pub(super) screens: Option<Estimate>,
}

#[derive(Serialize)]
pub(super) struct Visit<'g> {
    pub(super) cause: &'g str,
    pub(super) minutes: f64,
    pub(super) screens: u32,
    pub(super) hours_waited: f64,
    /// The id of the fix that helped; `null` where it ended at support.
    pub(super) helped: Option<&'g str>,
    pub(super) events: Vec<Happened<'g>>,
    /// The visit as the app would save it, for `replay`.
    pub(super) record: String,
}

#[derive(Serialize)]
pub(super) struct Frequent<'g> {
    pub(super) visits: usize,
    pub(super) events: Vec<Happened<'g>>,
    /// Whether it ends at support.
    pub(super) at_support: bool,
}

/// Something that happened: by ids, and in words.
#[derive(Serialize)]
pub(super) struct Happened<'g> {
    pub(super) id: String,
    pub(super) subject: &'g str,
    /// The label of the answer, where it is one.
    pub(super) answer: Option<&'g str>,
    /// What happened otherwise.
    pub(super) outcome: &'static str,
}

#[derive(Serialize)]
pub(super) struct Fix<'g> {
    pub(super) id: &'g str,
    pub(super) title: &'g str,
    pub(super) reached: usize,
    pub(super) helped: usize,
    /// Whether it only makes other fixes safe.
    pub(super) prepares: bool,
}

#[derive(Serialize)]
pub(super) struct Question<'g> {
    pub(super) id: &'g str,
    pub(super) ask: &'g str,
    pub(super) asked: usize,
    pub(super) not_sure: usize,
    /// In how many visits another step came next than would have after "not sure".
    pub(super) changed: usize,
    /// In how many another step came next or later.
    pub(super) mattered: usize,
    pub(super) answers: Vec<Answer<'g>>,
}

#[derive(Serialize)]
pub(super) struct Answer<'g> {
    pub(super) id: &'g str,
    pub(super) label: &'g str,
    pub(super) visits: usize,
}

impl<'g> Told<'g> {
    /// `None` where nobody came, which the options do not allow.
    pub(super) fn new(guide: &'g Guide, model: &Model, report: &Report) -> Option<Self> {
        let visits = &report.watched;
        let all = Taken::by(&visits.iter().collect::<Vec<_>>())?;
        let found = findings(model, visits, MOST);
        let causes = causes(guide, &found);
        let (fixes, questions) = (fixes(guide, &found), questions(guide, &found));
        let minutes: Vec<f64> = visits.iter().map(|visit| visit.minutes).collect();
        let screens: Vec<f64> = visits.iter().map(|visit| f64::from(visit.screens)).collect();
        let asked = || questions.iter().filter(|question| question.asked > 0);
        let unheard = asked().flat_map(|question| {
            let never = question.answers.iter().filter(|answer| answer.visits == 0);
            never.map(|answer| format!("{}.{}", question.id, answer.id))
        });
        Some(Self {
            at_support: all.at_support,
            minutes: all.minutes,
            screens: all.screens,
            minutes_distribution: Bins::new(&minutes),
            screens_distribution: Bins::new(&screens),
            hardest: causes
                .iter()
                .filter(|cause| cause.visits >= FEW)
                .take(HARDEST)
                .map(|cause| cause.id)
                .collect(),
            longest: found.longest.iter().take(LONGEST).map(|at| visit(guide, &visits[*at])).collect(),
            frequent: found
                .frequent
                .iter()
                .map(|&(at, times)| Frequent {
                    visits: times,
                    events: told(guide, &visits[at].events),
                    at_support: visits[at].support,
                })
                .collect(),
            never_reached: fixes.iter().filter(|fix| fix.reached == 0).map(|fix| fix.id).collect(),
            never_asked: questions
                .iter()
                .filter(|question| question.asked == 0)
                .map(|question| question.id)
                .collect(),
            never_mattered: asked()
                .filter(|question| question.mattered == 0)
                .map(|question| question.id)
                .collect(),
            never_given: unheard.collect(),
            causes,
            fixes,
            questions,
        })
    }
}

fn causes<'g>(guide: &'g Guide, found: &Findings) -> Vec<Cause<'g>> {
    let mut causes: Vec<Cause<'g>> = found
        .causes
        .iter()
        .map(|found| {
            let (cause, taken) = (&guide.causes[found.cause.at()], found.taken);
            Cause {
                id: &cause.id,
                name: &cause.name,
                visits: found.visits,
                at_support: taken.map(|taken| taken.at_support),
                minutes: taken.map(|taken| taken.minutes),
                minutes_with_support: taken.map(|taken| taken.minutes_with_support),
                screens: taken.map(|taken| taken.screens),
            }
        })
        .collect();
    let hardness = |cause: &Cause<'_>| cause.minutes_with_support.map_or(-1.0, |minutes| minutes.mean);
    causes.sort_by(|one, other| hardness(other).total_cmp(&hardness(one)));
    causes
}

fn fixes<'g>(guide: &'g Guide, found: &Findings) -> Vec<Fix<'g>> {
    let fixes = found.fixes.iter().map(|found| {
        let fix = &guide.fixes[found.fix.at()];
        let (reached, helped) = (found.reached, found.helped);
        Fix { id: &fix.id, title: &fix.title, reached, helped, prepares: fix.prepares }
    });
    fixes.collect()
}

fn questions<'g>(guide: &'g Guide, found: &Findings) -> Vec<Question<'g>> {
    let questions = found.questions.iter().map(|found| {
        let question = &guide.questions[found.question.at()];
        let answers = question.answers.iter().zip(&found.answers);
        Question {
            id: &question.id,
            ask: &question.ask,
            asked: found.asked,
            not_sure: found.unsure,
            changed: found.changed,
            mattered: found.mattered,
            answers: answers
                .map(|(answer, &visits)| Answer { id: &answer.id, label: &answer.label, visits })
                .collect(),
        }
    });
    questions.collect()
}

fn visit<'g>(guide: &'g Guide, visit: &Watched) -> Visit<'g> {
    Visit {
        cause: &guide.causes[visit.cause.at()].id,
        minutes: visit.minutes,
        screens: visit.screens,
        hours_waited: visit.hours,
        helped: visit.helped.map(|fix| &*guide.fixes[fix.at()].id),
        events: told(guide, &visit.events),
        record: encode(guide, &visit.events),
    }
}

/// What happened after the start.
fn told<'g>(guide: &'g Guide, events: &[Event]) -> Vec<Happened<'g>> {
    let told = events.iter().filter_map(|event| {
        let said = words(guide, *event)?;
        let (subject, answer, outcome) = (said.subject, said.answer, said.outcome);
        Some(Happened { id: named(guide, *event), subject, answer, outcome })
    });
    told.collect()
}
