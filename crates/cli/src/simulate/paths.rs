//! The sections of the page about whole visits: the likeliest and the longest.

use super::chart::{Bar, Name, bars};
use super::parts::{Head, figure, section, table};
use super::text::{headline, share, whole};
use super::told::{Frequent, Happened, Told, Visit};
use crate::markup::Escaped;

/// The likeliest ways through a whole visit.
pub(super) fn frequent(told: &Told<'_>, of: f64, lang: &str) -> String {
    let title = "The likeliest ways through a whole visit";
    if told.frequent.is_empty() {
        return section("paths", "The likeliest paths", "<p>No two visits went the same way.</p>\n");
    }
    let drawn: Vec<Bar> = told
        .frequent
        .iter()
        .enumerate()
        .map(|(at, way)| {
            let value = whole(way.visits) / of;
            Bar {
                label: format!("{}. {}", at + 1, by_ids(way)),
                value,
                part: value,
                shown: share(way.visits, of).trim_start().to_owned(),
            }
        })
        .collect();
    let rows = told.frequent.iter().enumerate().map(|(at, way)| {
        let end = way.at_support.then(|| "over to support".to_owned());
        let steps: Vec<String> = way.events.iter().map(|event| happened(event, lang)).chain(end).collect();
        (format!("{}. {}", at + 1, steps.join("<br>")), vec![share(way.visits, of)])
    });
    let says = format!("{} ways, the most frequent first.", told.frequent.len());
    let chart = figure(&bars(Name { id: "ways", title, says: &says }, &drawn, false), title);
    let head = [Head::Text("What happens"), Head::Number("Visits")];
    let numbers = table("The likeliest ways, in words", &head, rows.collect());
    section("paths", "The likeliest paths", &format!("<div class=\"pair\">\n{chart}{numbers}</div>\n"))
}

fn by_ids(way: &Frequent<'_>) -> String {
    let ids = way.events.iter().map(|happened| &*happened.id).chain(way.at_support.then_some("support"));
    ids.collect::<Vec<_>>().join(" → ")
}

fn happened(happened: &Happened<'_>, lang: &str) -> String {
    let subject = Escaped(happened.subject);
    match happened.answer {
        Some(answer) => format!("<span{lang}>{subject} “{}”</span>", Escaped(answer)),
        None => format!("<span{lang}>{subject}</span>: {}", happened.outcome),
    }
}

/// The longest visits, each to be replayed.
pub(super) fn longest(told: &Told<'_>, replay: &str, lang: &str) -> String {
    let each = told.longest.iter().enumerate().map(|(at, visit)| {
        let Visit { events, record, .. } = visit;
        let steps = events
            .iter()
            .map(|event| format!("<li>{} <code>{}</code></li>\n", happened(event, lang), Escaped(&event.id)));
        format!(
            "<h3>{}. {}</h3>\n<ol>\n{}</ol>\n<pre>{} &lt;&lt;&#39;VISIT&#39;\n{}\nVISIT</pre>\n",
            at + 1,
            Escaped(&headline(visit).replace('`', "")),
            steps.collect::<String>(),
            Escaped(replay),
            Escaped(record),
        )
    });
    let lead = "<p>The command below each visit replays it, and says why each step came.</p>\n";
    section("longest", "The longest visits", &[lead, &each.collect::<String>()].concat())
}
