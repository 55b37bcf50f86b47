//! A proposal as its author reads it.

use unstuck_engine::learn::Counts;
use unstuck_flow::guide::Guide;
use unstuck_flow::learn::{
    Change, HeldOut, LEAST_HELD_OUT, LEAST_VISITS, Parameter, Proposal, Refusal, Review,
};
use unstuck_flow::stamp::Stamp;

use crate::table::table;

pub(super) fn render(guide: &Guide, review: &Review) -> String {
    let Counts { resolved, handed_over, abandoned, .. } = &review.counts;
    let mut lines = vec![
        Stamp::of(guide).to_string(),
        format!(
            "{} finished visits: {} resolved, {} handed over",
            count(review.counts.finished()),
            count(*resolved),
            count(*handed_over)
        ),
    ];
    if *abandoned > 0.0 {
        lines.push(format!(
            "{} abandoned visits are left out: people do not leave by chance, so they are no fair sample",
            count(*abandoned)
        ));
    }
    if let Some(held_out) = review.held_out {
        lines.push(self::held_out(held_out));
    }
    match &review.outcome {
        Ok(Proposal { changes, .. }) if changes.is_empty() => {
            lines.push("\nNothing would change.\n".to_owned());
        }
        Ok(Proposal { changes, .. }) => {
            let rows = changes.iter().map(|change| row(guide, change)).collect();
            let head = ["key", "of", "cause", "old", "new", "visits", "note"];
            lines.push(format!("\n{}", table(&head, rows)));
            lines.push("The guide is unchanged; type what you agree with.\n".to_owned());
        }
        Err(refusal) => lines.push(format!("\nNothing is proposed: {}.\n", reason(review, *refusal))),
    }
    lines.join("\n")
}

/// Why nothing is proposed, and what to do.
pub(super) fn reason(review: &Review, refusal: Refusal) -> String {
    match refusal {
        Refusal::TooFew => {
            let finished = count(review.counts.finished());
            format!("{LEAST_VISITS} finished visits are needed, and there are {finished}; collect more")
        }
        Refusal::NothingHeldOut => {
            "what was learned has to be held against visits it was not learned from, and \
             sums cannot be taken apart; count the visits in two files or more, or give --held-out COUNTS"
                .to_owned()
        }
        Refusal::TooFewHeldOut => format!("at least {LEAST_HELD_OUT} finished visits have to be held out"),
        Refusal::NoGain => {
            "the new numbers explain visits that they were not learned from no better than the old \
             ones; collect more, or look for what the guide leaves out"
                .to_owned()
        }
    }
}

fn held_out(HeldOut { visits, old, new, parts }: HeldOut) -> String {
    let how = match parts {
        0 => "held out apart".to_owned(),
        parts => format!("each of {parts} parts held out in turn"),
    };
    let visits = count(visits);
    format!("{how}: log-loss {old:.4} a visit with the old numbers, {new:.4} with new ones ({visits} visits)")
}

fn row(guide: &Guide, change: &Change) -> Vec<String> {
    let cause = |at: u16| guide.causes[usize::from(at)].id.clone();
    let (key, of, cause, otherwise) = match change.parameter {
        Parameter::Prior(at) => ("prior", String::new(), cause(at), false),
        Parameter::NotSure(at) => {
            ("not_sure", guide.questions[usize::from(at)].id.clone(), String::new(), false)
        }
        Parameter::Chance { question, answer, cause: of, otherwise } => {
            let question = &guide.questions[usize::from(question)];
            let answer = &question.answers[usize::from(answer)].id;
            ("chance", format!("{}.{answer}", question.id), cause(of), otherwise)
        }
        Parameter::Works { fix, cause: of } => {
            ("works", guide.fixes[usize::from(fix)].id.clone(), cause(of), false)
        }
    };
    let notes = [(otherwise, "was otherwise"), (change.clamped, "held back")];
    let notes: Vec<&str> = notes.iter().filter(|(holds, _)| *holds).map(|(_, note)| *note).collect();
    vec![
        key.to_owned(),
        of,
        cause,
        change.old.to_string(),
        change.new.to_string(),
        format!("{:.1}", change.visits),
        notes.join(", "),
    ]
}

/// Visits, which are whole unless they are weighted.
fn count(visits: f64) -> String {
    ((visits * 10.0).round() / 10.0).to_string()
}
