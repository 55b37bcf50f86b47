//! The summary for a human: what was seen, found and tried, as text and as data.

use unstuck_engine::Event;
use unstuck_flow::receipt;

use crate::digits::number;
use crate::platform::json;
use crate::store::{Target, Visit};
use crate::words;

/// How many of the likely causes are named.
const CAUSES_NAMED: usize = 3;

/// The summary of a visit.
#[derive(Debug, PartialEq)]
pub(crate) struct Summary {
    guide: &'static str,
    title: &'static str,
    reviewed: &'static str,
    date: String,
    /// The receipt of the visit.
    code: String,
    /// The iOS of the iPhone that the visit is about, in words; empty where it is not known.
    ios: String,
    /// Whether the browser says so.
    detected: bool,
    /// From before the person reported that the message changed.
    before_the_change: Vec<Line>,
    answers: Vec<Line>,
    tried: Vec<Line>,
    likely_causes: Vec<Likely>,
}

#[derive(Debug, PartialEq)]
struct Line {
    id: &'static str,
    about: &'static str,
    said: &'static str,
    /// Whether the person could not or would not answer, so that nothing is known of it.
    open: bool,
}

#[derive(Debug, PartialEq)]
struct Likely {
    id: &'static str,
    name: &'static str,
    probability: f64,
}

impl Summary {
    /// Gathers the summary of a visit on a day.
    pub(crate) fn new(visit: &Visit, date: String) -> Self {
        let guide = visit.guide;
        let mut summary = Self {
            guide: &guide.id,
            title: &guide.title,
            reviewed: &guide.reviewed,
            date,
            code: receipt::encode(guide, &visit.events),
            ios: visit.phone.words(guide),
            detected: visit.phone.chosen_ios.is_none(),
            before_the_change: Vec::new(),
            answers: Vec::new(),
            tried: Vec::new(),
            likely_causes: Vec::new(),
        };
        for (position, &event) in visit.events.iter().enumerate() {
            if visit.state.dropped.contains(&position) {
                continue;
            }
            let Some(line) = line(visit, event) else { continue };
            if visit.state.past.contains(&position) {
                summary.before_the_change.push(line);
            } else if event.question().is_some() {
                summary.answers.push(line);
            } else {
                summary.tried.push(line);
            }
        }
        summary.likely_causes = visit
            .state
            .belief
            .ranked()
            .into_iter()
            .take(CAUSES_NAMED)
            .map(|(cause, probability)| Likely {
                id: &visit.cause(cause).id,
                name: &visit.cause(cause).name,
                probability,
            })
            .collect();
        summary
    }

    /// The summary as JSON for another program. `docs/schemas/summary-1.schema.json` says what is in it; the site has that
    /// file, too.
    pub(crate) fn json(&self) -> String {
        let lines = |lines: &[Line]| {
            json::list(lines.iter().map(|line| {
                json::object([
                    ("id", line.id.into()),
                    ("about", line.about.into()),
                    ("said", line.said.into()),
                ])
            }))
        };
        let causes = json::list(self.likely_causes.iter().map(|cause| {
            json::object([
                ("id", cause.id.into()),
                ("name", cause.name.into()),
                ("percent", (words::percent(cause.probability) as u32).into()),
            ])
        }));
        json::pretty(&json::object([
            ("format", "unstuck-summary 1".into()),
            ("guide", self.guide.into()),
            ("title", self.title.into()),
            ("reviewed", self.reviewed.into()),
            ("date", self.date.as_str().into()),
            ("code", self.code.as_str().into()),
            ("ios", self.ios.as_str().into()),
            ("answers", lines(&self.answers)),
            ("tried", lines(&self.tried)),
            ("before_the_change", lines(&self.before_the_change)),
            ("likely_causes", causes),
        ]))
    }

    /// The summary as text to read out, paste or print.
    pub(crate) fn text(&self) -> String {
        let mut out =
            [self.title, "\nSummary of ", &self.date, "\nCode of this visit: ", &self.code, "\n"].concat();
        if !self.ios.is_empty() {
            let who = if self.detected { " (as its browser says)\n" } else { "\n" };
            out.push_str(&["On the iPhone: ", &self.ios, who].concat());
        }
        section(&mut out, "What I see and know", &self.answers, false);
        section(&mut out, "What I tried", &self.tried, true);
        section(&mut out, "Earlier, before the message changed", &self.before_the_change, false);
        if !self.likely_causes.is_empty() {
            out.push_str("\nLikely causes (authored estimates)\n");
            for cause in &self.likely_causes {
                let likely = words::lower_first(words::likelihood(cause.probability));
                out.push_str(&["- ", cause.name, ": ", &likely, "\n"].concat());
            }
        }
        out.push_str(&["\nMade with Unstuck, guide ", self.guide, " of ", self.reviewed, "."].concat());
        out
    }
}

/// The lines of a section, and in the last one what was asked and nobody knew.
fn section(out: &mut String, title: &str, lines: &[Line], numbered: bool) {
    if lines.is_empty() {
        return;
    }
    out.push_str(&["\n", title, "\n"].concat());
    let mut open = String::new();
    for (index, line) in lines.iter().enumerate() {
        if line.open {
            open.push_str(if open.is_empty() { "- No answer to: " } else { " · " });
            open.push_str(line.about);
            continue;
        }
        let mark = if numbered { number(index + 1) + ". " } else { "- ".to_owned() };
        let colon = if line.about.ends_with('?') { " " } else { ": " };
        out.push_str(&[&mark, line.about, colon, line.said, "\n"].concat());
    }
    if !open.is_empty() {
        out.push_str(&[&open, "\n"].concat());
    }
}

fn line(visit: &Visit, event: Event) -> Option<Line> {
    let id = visit.id(Target::of(event)?);
    let about = words::subject(visit, event)?;
    let said = match event {
        Event::Answer(question, answer) => {
            let answer = &visit.question(question).answers[answer.at()];
            answer.report.as_ref().unwrap_or(&answer.label)
        }
        other => words::outcome(visit, other)?,
    };
    let open = matches!(event, Event::NotSure(_) | Event::Skip(_));
    Some(Line { id, about, said, open })
}
