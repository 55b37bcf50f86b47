//! A replayed visit as support staff and authors read it.

use unstuck_engine::explain::{Reason, WhatIf};
use unstuck_engine::{Event, Evidence, Step, SupportReason, Why};
use unstuck_flow::guide::Guide;

use super::Replayed;
use crate::events::{named, said};

/// Evidence with less weight than this, in nats, changes the odds by less than a twentieth and is not shown.
const HARDLY: f64 = 0.05;

pub(super) fn render(guide: &Guide, replayed: &Replayed) -> String {
    let Replayed { events, state, causes, what_if } = replayed;
    let counted = events.len() - state.dropped.len();
    let mut lines = vec![format!("{}: {counted} events", guide.id), String::new()];
    lines.push(format!("now      {}", step(guide, state.step)));
    lines.extend(why(guide, state.why).map(|why| format!("why      {why}")));
    lines.push(format!("left     {:.1} hands-on minutes, most likely", state.minutes_left));
    for position in &state.dropped {
        lines.push(format!("passed   {}; it does not apply at its place", named(guide, events[*position])));
    }
    for position in &state.past {
        lines.push(format!("past     {}, before the problem changed", named(guide, events[*position])));
    }
    lines.extend([String::new(), "the likeliest causes, and by how much their odds were changed".to_owned()]);
    for (cause, probability, reasons) in causes {
        let cause = &guide.causes[cause.at()];
        lines.push(format!("  {} {} ({})", percent(*probability), cause.name, cause.id));
        let strong = reasons.iter().filter(|reason| reason.weight.abs() > HARDLY);
        lines.extend(strong.map(|reason| format!("           {}", self::reason(guide, reason))));
    }
    if let Some(answers) = what_if {
        lines.extend([String::new(), "what if".to_owned()]);
        if answers.is_empty() {
            lines.push("  nothing was answered".to_owned());
        }
        for (position, others) in answers {
            lines.push(format!("  {}", named(guide, events[*position])));
            for other in others {
                lines.push(format!("    {}: {}", said(guide, other.instead), step(guide, other.step)));
                lines.push(format!("      {}", expected(guide, other)));
                lines.extend(no_longer(guide, events, other).map(|words| format!("      {words}")));
            }
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// A step in words, with its id.
pub(super) fn step(guide: &Guide, step: Step) -> String {
    let fix = |verb: &str, at: usize| format!("{verb} “{}” ({})", guide.fixes[at].title, guide.fixes[at].id);
    match step {
        Step::Start => "the start screen".to_owned(),
        Step::Question(question) => {
            let question = &guide.questions[question.at()];
            format!("ask “{}” ({})", question.ask, question.id)
        }
        Step::Again(question) => {
            let question = &guide.questions[question.at()];
            format!("look again at “{}” ({})", question.ask, question.id)
        }
        Step::Caution(id) => fix("the caution of", id.at()),
        Step::Fix(id) => fix("do", id.at()),
        Step::Wait(id) => fix("wait for", id.at()),
        Step::Resolved(id) => fix("solved by", id.at()),
        Step::Support(reason) => format!("hand over to support: {}", support(reason)),
    }
}

const fn support(reason: SupportReason) -> &'static str {
    match reason {
        SupportReason::Asked => "the person asked for it",
        SupportReason::NothingLeft => "no step is left that could help",
        SupportReason::NotWorthIt => "what is left would take longer",
        SupportReason::Contradiction => "no known cause explains the answers",
    }
}

/// Why a step comes now; `None` where nothing was chosen.
pub(crate) fn why(guide: &Guide, why: Why) -> Option<String> {
    let title = |at: usize| &guide.fixes[at].title;
    Some(match why {
        Why::Given => return None,
        Why::Entry => "every visit begins with this question".to_owned(),
        Why::Contradicts => "the answer contradicts others".to_owned(),
        Why::Saves { minutes } => format!("the answer is expected to save {minutes:.1} minutes"),
        Why::Chance { probability } => {
            format!("it solves {} of such cases", percent(probability).trim_start())
        }
        Why::Prepares(fix) => format!("it makes “{}” safe", title(fix.at())),
        Why::Together(fix) => format!("one wait shows this and “{}”", title(fix.at())),
    })
}

/// What speaks for or against a cause, and how much: by how many times it changes the odds.
fn reason(guide: &Guide, reason: &Reason) -> String {
    let side = if reason.weight > 0.0 { "for" } else { "against" };
    let times = reason.weight.abs().exp();
    format!("{side:7}  {}, {times:.1} times", evidence(guide, reason.evidence))
}

fn evidence(guide: &Guide, evidence: Evidence) -> String {
    match evidence {
        Evidence::Answer(question, answer) => named(guide, Event::Answer(question, answer)),
        Evidence::Failed(fix, _) => format!("{} did not help", guide.fixes[fix.at()].id),
    }
}

fn expected(guide: &Guide, other: &WhatIf) -> String {
    let cause = &guide.causes[other.cause.at()];
    format!(
        "{} {}, {:.1} minutes left",
        percent(other.probability).trim_start(),
        cause.name,
        other.minutes_left
    )
}

/// The later events that would not apply, if there are any.
fn no_longer(guide: &Guide, events: &[Event], other: &WhatIf) -> Option<String> {
    let names: Vec<String> = other.no_longer.iter().map(|at| named(guide, events[*at])).collect();
    (!names.is_empty()).then(|| format!("no longer: {}", names.join(", ")))
}

fn percent(probability: f64) -> String {
    format!("{:5.1} %", 100.0 * probability)
}
