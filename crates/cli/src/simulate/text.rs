//! A simulation as authors read it in a terminal.

use std::fmt::Write as _;

use unstuck_lab::simulate::{Estimate, Report};

use super::Simulated;
use super::told::{Happened, Told, Visit};
use crate::estimate::{number, percent};
use crate::table::table;

pub(super) fn render(simulated: &Simulated<'_>) -> String {
    let Simulated { guide, cases, seed, support, report, visits, replay, .. } = simulated;
    let mut text = format!(
        "{guide}: {cases} cases, seed {seed}; means with 95 % intervals; support counts {support} minutes\n\n"
    );
    text.push_str(&strategies(report));
    if !report.robustness.is_empty() {
        text.push_str("\nwhere the truth differs from the guide\n\n");
        let rows = report.robustness.iter().map(|row| {
            let (minutes, share) = (number(row.minutes_with_support, 1), percent(row.at_support));
            vec![row.scenario.clone(), row.strategy.to_owned(), minutes, share]
        });
        text.push_str(&table(&["truth", "strategy", "with support", "at support"], rows.collect()));
    }
    text.push_str("\nWhat follows is about `quick`, which is what the app does.\n");
    let cases = f64::from(*cases);
    for part in [
        ends(visits),
        causes(visits),
        fixes(visits, cases),
        questions(visits, cases),
        never(visits),
        frequent(visits, cases),
        longest(visits, replay),
    ] {
        text.push('\n');
        text.push_str(&part);
    }
    text
}

fn strategies(report: &Report) -> String {
    let head = [
        "strategy",
        "minutes",
        "quartiles",
        "with support",
        "priced cost",
        "screens",
        "hours waited",
        "at support",
        "to article",
    ];
    let rows = report.strategies.iter().map(|row| {
        vec![
            row.strategy.to_owned(),
            number(row.minutes, 1),
            row.minutes_quartiles.map(|minutes| format!("{minutes:.0}")).join(" / "),
            number(row.minutes_with_support, 1),
            number(row.cost, 1),
            number(row.screens, 1),
            number(row.hours_waited, 1),
            percent(row.at_support),
            row.against_article.map_or_else(|| "-".to_owned(), |ratio| number(ratio, 3)),
        ]
    });
    table(&head, rows.collect())
}

fn ends(told: &Told<'_>) -> String {
    let most = told.hardest.join(", ");
    format!(
        "ends at support   {}\nminutes           {}\nscreens           {}\nhardest causes    {most}\n",
        percent(told.at_support),
        number(told.minutes, 1),
        number(told.screens, 1),
    )
}

fn causes(told: &Told<'_>) -> String {
    let cell = |estimate: Option<Estimate>, say: &dyn Fn(Estimate) -> String| {
        estimate.map_or_else(|| "-".to_owned(), say)
    };
    let rows = told.causes.iter().map(|cause| {
        vec![
            cause.id.to_owned(),
            cause.visits.to_string(),
            cell(cause.at_support, &percent),
            cell(cause.minutes, &|minutes| number(minutes, 1)),
            cell(cause.screens, &|screens| number(screens, 1)),
        ]
    });
    let head = ["cause", "visits", "at support", "minutes", "screens"];
    format!("by cause, the hardest first\n\n{}", table(&head, rows.collect()))
}

fn fixes(told: &Told<'_>, cases: f64) -> String {
    let rows = told.fixes.iter().map(|fix| {
        let helped = if fix.prepares { "prepares".to_owned() } else { share(fix.helped, cases) };
        vec![fix.id.to_owned(), share(fix.reached, cases), helped]
    });
    format!("steps, of all visits\n\n{}", table(&["fix", "reached", "helped"], rows.collect()))
}

fn questions(told: &Told<'_>, cases: f64) -> String {
    let rows = told.questions.iter().map(|question| {
        let of_asked = |part: usize| {
            if question.asked == 0 { "-".to_owned() } else { share(part, whole(question.asked)) }
        };
        vec![
            question.id.to_owned(),
            share(question.asked, cases),
            of_asked(question.not_sure),
            of_asked(question.changed),
            of_asked(question.mattered),
        ]
    });
    let head = ["question", "asked", "not sure", "changed the next step", "or a later one"];
    format!("questions, of all visits, and of those asked\n\n{}", table(&head, rows.collect()))
}

fn never(told: &Told<'_>) -> String {
    let given: Vec<&str> = told.never_given.iter().map(String::as_str).collect();
    let lists: [(&str, &[&str]); 4] = [
        ("steps never reached", &told.never_reached),
        ("questions never asked", &told.never_asked),
        ("questions that changed nothing", &told.never_mattered),
        ("answers never given", &given),
    ];
    let mut text = String::new();
    for (what, ids) in lists {
        let ids = if ids.is_empty() { "none".to_owned() } else { ids.join(", ") };
        // Writing to a string does not fail.
        let _ = writeln!(text, "{what:32}{ids}");
    }
    text
}

fn frequent(told: &Told<'_>, cases: f64) -> String {
    let mut text = "the likeliest ways through a whole visit\n\n".to_owned();
    if told.frequent.is_empty() {
        text.push_str("no two visits went the same way\n");
    }
    for way in &told.frequent {
        let mut ids: Vec<&str> = way.events.iter().map(|happened| &*happened.id).collect();
        ids.extend(way.at_support.then_some("support"));
        let _ = writeln!(text, "{}  {}", share(way.visits, cases), ids.join(", "));
    }
    text
}

fn longest(told: &Told<'_>, replay: &str) -> String {
    let mut text = "the longest visits, each with the command that replays it\n".to_owned();
    for (at, visit) in told.longest.iter().enumerate() {
        let _ = writeln!(text, "\n{}. {}", at + 1, headline(visit));
        let width = visit.events.iter().map(|happened| happened.id.chars().count()).max().unwrap_or_default();
        for happened in &visit.events {
            let _ = writeln!(text, "   {:width$}  {}", happened.id, in_words(happened));
        }
        // The record ends where a line says so, and that stands at its beginning.
        let _ = writeln!(text, "\n{replay} <<'VISIT'\n{}\nVISIT", visit.record);
    }
    text
}

/// What a visit took, in a sentence.
pub(super) fn headline(visit: &Visit<'_>) -> String {
    let waited = if visit.hours_waited > 0.0 {
        format!(" and {:.1} hours of waiting", visit.hours_waited)
    } else {
        String::new()
    };
    let end = visit.helped.map_or_else(|| "ended at support".to_owned(), |fix| format!("`{fix}` helped"));
    let Visit { minutes, screens, cause, .. } = visit;
    format!("{minutes:.1} minutes, {screens} screens{waited}; the cause was `{cause}`, {end}")
}

fn in_words(happened: &Happened<'_>) -> String {
    let Happened { subject, answer, outcome, .. } = happened;
    match answer {
        Some(answer) => format!("{subject} “{answer}”"),
        None => format!("{subject}: {outcome}"),
    }
}

/// A share of visits.
pub(super) fn share(part: usize, of: f64) -> String {
    format!("{:5.1} %", 100.0 * whole(part) / of)
}

#[expect(clippy::cast_precision_loss, reason = "there are no more than a million visits")]
pub(super) const fn whole(count: usize) -> f64 {
    count as f64
}
