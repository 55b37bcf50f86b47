//! A replayed visit as scripts read it.

use serde::Serialize;
use unstuck_engine::explain::{Reason, WhatIf};
use unstuck_engine::{Event, Evidence, Step, SupportReason, Why};
use unstuck_flow::guide::Guide;
use unstuck_flow::record::word;

use super::Replayed;
use crate::events::said;
use crate::failure::Failure;

/// Raised when a field changes its meaning or goes away; new fields do not raise it.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'g> {
    version: u32,
    guide: &'g str,
    events: Vec<Happened<'g>>,
    step: Stands<'g>,
    why: Reasoned<'g>,
    minutes_left: f64,
    /// The likeliest first.
    causes: Vec<Cause<'g>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    what_if: Option<Vec<Answered<'g>>>,
}

#[derive(Serialize)]
struct Happened<'g> {
    /// The word of the record.
    event: &'static str,
    /// The question or fix it is about.
    id: Option<&'g str>,
    answer: Option<&'g str>,
    /// Whether it applied at its place.
    applies: bool,
    /// Whether it is from before the problem changed.
    past: bool,
}

#[derive(Serialize)]
struct Stands<'g> {
    kind: &'static str,
    id: Option<&'g str>,
    /// At support: why.
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct Reasoned<'g> {
    kind: &'static str,
    /// Expected minutes saved by a question.
    minutes: Option<f64>,
    /// The chance that a fix works now.
    probability: Option<f64>,
    /// The fix that is prepared, or that is waited for anyway.
    id: Option<&'g str>,
}

#[derive(Serialize)]
struct Cause<'g> {
    id: &'g str,
    probability: f64,
    /// The strongest first.
    reasons: Vec<Weighed<'g>>,
}

#[derive(Serialize)]
struct Weighed<'g> {
    /// The question that was answered, or the fix that did not help.
    id: &'g str,
    answer: Option<&'g str>,
    /// Weight of evidence in nats; above 0 it speaks for the cause.
    weight: f64,
}

#[derive(Serialize)]
struct Answered<'g> {
    /// Counted from 0 in `events`.
    position: usize,
    question: Option<&'g str>,
    others: Vec<Other<'g>>,
}

#[derive(Serialize)]
struct Other<'g> {
    /// The id of the answer, or `unsure`.
    answer: &'g str,
    step: Stands<'g>,
    why: Reasoned<'g>,
    cause: &'g str,
    probability: f64,
    minutes_left: f64,
    /// Positions in `events` of what would not apply any more.
    no_longer: &'g [usize],
}

pub(super) fn render(guide: &Guide, replayed: &Replayed) -> Result<String, Failure> {
    let Replayed { events, state, causes, what_if } = replayed;
    let happened = |(position, event): (usize, &Event)| Happened {
        applies: !state.dropped.contains(&position),
        past: state.past.contains(&position),
        ..happened(guide, *event)
    };
    let report = Report {
        version: VERSION,
        guide: &guide.id,
        events: events.iter().enumerate().map(happened).collect(),
        step: step(guide, state.step),
        why: why(guide, state.why),
        minutes_left: state.minutes_left,
        causes: causes
            .iter()
            .map(|(cause, probability, reasons)| Cause {
                id: &guide.causes[cause.at()].id,
                probability: *probability,
                reasons: reasons.iter().map(|reason| weighed(guide, reason)).collect(),
            })
            .collect(),
        what_if: what_if.as_ref().map(|answers| {
            answers
                .iter()
                .map(|(position, others)| Answered {
                    position: *position,
                    question: happened_id(guide, events[*position]),
                    others: others.iter().map(|other| self::other(guide, other)).collect(),
                })
                .collect()
        }),
    };
    serde_json::to_string_pretty(&report).map_err(|error| Failure::Encode { error })
}

fn happened(guide: &Guide, event: Event) -> Happened<'_> {
    let answer = matches!(event, Event::Answer(..)).then(|| said(guide, event));
    Happened { event: word(event), id: happened_id(guide, event), answer, applies: true, past: false }
}

/// The id of the question or fix that an event is about.
fn happened_id(guide: &Guide, event: Event) -> Option<&str> {
    let question = event.question().map(|question| guide.questions[question.at()].id.as_str());
    question.or_else(|| event.fix().map(|fix| guide.fixes[fix.at()].id.as_str()))
}

fn step(guide: &Guide, step: Step) -> Stands<'_> {
    let fix = |kind, at: usize| Stands { kind, id: Some(&guide.fixes[at].id), reason: None };
    match step {
        Step::Start => Stands { kind: "start", id: None, reason: None },
        Step::Question(question) => {
            Stands { kind: "question", id: Some(&guide.questions[question.at()].id), reason: None }
        }
        Step::Again(question) => {
            Stands { kind: "again", id: Some(&guide.questions[question.at()].id), reason: None }
        }
        Step::Caution(id) => fix("caution", id.at()),
        Step::Fix(id) => fix("fix", id.at()),
        Step::Wait(id) => fix("wait", id.at()),
        Step::Resolved(id) => fix("resolved", id.at()),
        Step::Support(reason) => {
            let reason = match reason {
                SupportReason::Asked => "asked",
                SupportReason::NothingLeft => "nothing-left",
                SupportReason::NotWorthIt => "not-worth-it",
                SupportReason::Contradiction => "contradiction",
            };
            Stands { kind: "support", id: None, reason: Some(reason) }
        }
    }
}

fn why(guide: &Guide, why: Why) -> Reasoned<'_> {
    let because = |kind| Reasoned { kind, minutes: None, probability: None, id: None };
    let fix = |at: usize| Some(guide.fixes[at].id.as_str());
    match why {
        Why::Given => because("given"),
        Why::Entry => because("entry"),
        Why::Contradicts => because("contradicts"),
        Why::Saves { minutes } => Reasoned { minutes: Some(minutes), ..because("saves") },
        Why::Chance { probability } => Reasoned { probability: Some(probability), ..because("chance") },
        Why::Prepares(id) => Reasoned { id: fix(id.at()), ..because("prepares") },
        Why::Together(id) => Reasoned { id: fix(id.at()), ..because("together") },
    }
}

fn weighed<'g>(guide: &'g Guide, reason: &Reason) -> Weighed<'g> {
    let (id, answer) = match reason.evidence {
        Evidence::Answer(question, answer) => {
            let question = &guide.questions[question.at()];
            (&question.id, Some(question.answers[answer.at()].id.as_str()))
        }
        Evidence::Failed(fix, _) => (&guide.fixes[fix.at()].id, None),
    };
    Weighed { id, answer, weight: reason.weight }
}

fn other<'g>(guide: &'g Guide, other: &'g WhatIf) -> Other<'g> {
    Other {
        answer: said(guide, other.instead),
        step: step(guide, other.step),
        why: why(guide, other.why),
        cause: &guide.causes[other.cause.at()].id,
        probability: other.probability,
        minutes_left: other.minutes_left,
        no_longer: &other.no_longer,
    }
}
