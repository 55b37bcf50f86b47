//! A proposal as scripts read it.

use serde::Serialize;
use unstuck_flow::guide::Guide;
use unstuck_flow::learn::{Change, Parameter, Refusal, Review};
use unstuck_flow::stamp::{Stamp, hex};

use super::text;
use crate::failure::Failure;

/// Raised when a field changes its meaning or goes away; new fields do not raise it.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Learned<'g> {
    version: u32,
    guide: &'g str,
    reviewed: &'g str,
    digest: String,
    visits: Visits,
    held_out: Option<HeldOut>,
    /// A word for why nothing is proposed; `null` where something may be.
    refused: Option<&'static str>,
    /// The same in a sentence.
    reason: Option<String>,
    changes: Vec<Proposed<'g>>,
}

#[derive(Serialize)]
struct Visits {
    resolved: f64,
    handed_over: f64,
    abandoned: f64,
}

/// Expected log-loss per visit, in nats.
#[derive(Serialize)]
struct HeldOut {
    visits: f64,
    parts: usize,
    old_log_loss: f64,
    new_log_loss: f64,
}

/// A number to type: `kind` is the key in the guide that it stands under.
#[derive(Serialize)]
struct Proposed<'g> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<&'g str>,
    old: f64,
    /// Whether the guide gives the old number under `otherwise`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    otherwise: bool,
    new: f64,
    visits: f64,
    held_back: bool,
}

pub(super) fn render(guide: &Guide, review: &Review) -> Result<String, Failure> {
    let refusal = review.outcome.as_ref().err();
    let changes = review.outcome.as_ref().map_or(&[][..], |proposal| &proposal.changes);
    let stamp = Stamp::of(guide);
    let learned = Learned {
        version: VERSION,
        guide: &guide.id,
        reviewed: &guide.reviewed,
        digest: hex(stamp.digest),
        visits: Visits {
            resolved: review.counts.resolved,
            handed_over: review.counts.handed_over,
            abandoned: review.counts.abandoned,
        },
        held_out: review.held_out.map(|held_out| HeldOut {
            visits: held_out.visits,
            parts: held_out.parts,
            old_log_loss: held_out.old,
            new_log_loss: held_out.new,
        }),
        refused: refusal.map(|refusal| word(*refusal)),
        reason: refusal.map(|refusal| text::reason(review, *refusal)),
        changes: changes.iter().map(|change| proposed(guide, change)).collect(),
    };
    serde_json::to_string_pretty(&learned).map_err(|error| Failure::Encode { error })
}

const fn word(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::TooFew => "too-few",
        Refusal::NothingHeldOut => "nothing-held-out",
        Refusal::TooFewHeldOut => "too-few-held-out",
        Refusal::NoGain => "no-gain",
    }
}

fn proposed<'g>(guide: &'g Guide, change: &Change) -> Proposed<'g> {
    let cause = |at: u16| Some(guide.causes[usize::from(at)].id.as_str());
    let question = |at: u16| &guide.questions[usize::from(at)];
    let mut proposed = Proposed {
        kind: "prior",
        question: None,
        answer: None,
        fix: None,
        cause: None,
        old: change.old,
        otherwise: false,
        new: change.new,
        visits: change.visits,
        held_back: change.clamped,
    };
    match change.parameter {
        Parameter::Prior(at) => proposed.cause = cause(at),
        Parameter::NotSure(at) => {
            proposed.kind = "not_sure";
            proposed.question = Some(&question(at).id);
        }
        Parameter::Chance { question: at, answer, cause: of, otherwise } => {
            proposed.kind = "chance";
            proposed.question = Some(&question(at).id);
            proposed.answer = Some(&question(at).answers[usize::from(answer)].id);
            proposed.cause = cause(of);
            proposed.otherwise = otherwise;
        }
        Parameter::Works { fix, cause: of } => {
            proposed.kind = "works";
            proposed.fix = Some(&guide.fixes[usize::from(fix)].id);
            proposed.cause = cause(of);
        }
    }
    proposed
}
