//! A comparison as scripts read it.

use serde::Serialize;
use unstuck_lab::compare::{Group, Met, Names, Screen, Totals};

use super::facts::{Change, Text};
use super::parts::Ids;
use super::report::{Count, Report};
use super::text::{after, id, word};
use super::version::Version;
use crate::failure::Failure;
use crate::replay::text::why;

/// Raised when a field changes its meaning or goes away; new fields do not raise it.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Differences<'r> {
    version: u32,
    old: &'r str,
    new: &'r str,
    people: u32,
    seed: u64,
    /// Whether people meet anything else than before.
    differs: bool,
    totals: Totals,
    people_with_other_minutes: usize,
    people_whose_cause_is_gone: usize,
    people_whose_answer_is_gone: usize,
    systematic: Count,
    authors: Count,
    groups: Vec<Part<'r>>,
    ids: &'r Ids,
    numbers: &'r [Change],
    rules: &'r [Change],
    texts: &'r [Text],
}

/// A group of visits that part alike.
#[derive(Serialize)]
struct Part<'r> {
    visits: usize,
    people: usize,
    systematic: usize,
    authors: usize,
    places: usize,
    after: Vec<String>,
    old: Option<Step<'r>>,
    new: Option<Step<'r>>,
    minutes_old: f64,
    minutes_new: f64,
}

#[derive(Serialize)]
struct Step<'r> {
    step: &'static str,
    id: Option<&'r str>,
    why: Option<String>,
    minutes: f64,
}

pub(super) fn render(report: &Report<'_>) -> Result<String, Failure> {
    let differences = Differences {
        version: VERSION,
        old: &report.old.0.path,
        new: &report.new.0.path,
        people: report.people,
        seed: report.seed,
        differs: report.differs,
        totals: report.totals,
        people_with_other_minutes: report.other_minutes,
        people_whose_cause_is_gone: report.lost,
        people_whose_answer_is_gone: report.speechless,
        systematic: report.walked,
        authors: report.authored,
        groups: report.groups.iter().map(|group| part(report, group)).collect(),
        ids: &report.ids,
        numbers: &report.changes.numbers,
        rules: &report.changes.rules,
        texts: &report.changes.texts,
    };
    serde_json::to_string_pretty(&differences).map_err(|error| Failure::Encode { error })
}

fn part<'r>(report: &Report<'r>, group: &Group) -> Part<'r> {
    let [people, systematic, authors] = report.shares(group);
    let pair = &report.pairs[group.example];
    Part {
        visits: group.pairs.len(),
        people,
        systematic,
        authors,
        places: group.places,
        after: after(report, group),
        old: step(report.old, group.old, pair.old.screens.get(group.at)),
        new: step(report.new, group.new, pair.new.screens.get(group.at)),
        minutes_old: pair.old.minutes,
        minutes_new: pair.new.minutes,
    }
}

fn step<'r>(version: (&'r Version, &Names), met: Met, screen: Option<&Screen>) -> Option<Step<'r>> {
    let (shown, screen) = (met?, screen?);
    Some(Step {
        step: word(shown),
        id: (word(shown) != "support").then(|| id(version, shown)),
        why: why(&version.0.guide, screen.why),
        minutes: screen.minutes,
    })
}
