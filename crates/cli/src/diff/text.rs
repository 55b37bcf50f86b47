//! A comparison as authors read it.

use std::fmt::Write as _;

use unstuck_lab::compare::{Did, Group, Met, Names, Screen, Shown};

use super::facts::Change;
use super::parts::Part;
use super::report::{Count, Report};
use super::version::Version;
use crate::estimate::{number, percent};
use crate::replay::text::why;

pub(super) fn render(report: &Report<'_>, most: usize) -> String {
    let mut out = format!("{} -> {}\n\n", report.old.0.path, report.new.0.path);
    if report.differs {
        behaviour(&mut out, report);
        groups(&mut out, report, most);
    } else {
        let Report { people, walked, authored, .. } = report;
        let _ = writeln!(
            out,
            "no difference in behaviour: {people} people (seed {}), {} systematic visits and {} of the authors get the same \
             steps in the same order",
            report.seed, walked.visits, authored.visits
        );
    }
    parts(&mut out, report);
    changes(&mut out, "numbers", &report.changes.numbers);
    changes(&mut out, "rules", &report.changes.rules);
    texts(&mut out, report);
    out
}

fn behaviour(out: &mut String, report: &Report<'_>) {
    let Report { totals, people, seed, .. } = report;
    let _ = writeln!(out, "behaviour, {people} people drawn from the old guide, seed {seed}; 95 % intervals");
    let rows = [
        ("other steps", percent(totals.other_steps)),
        (
            "minutes",
            format!("{} before, {} now", number(totals.minutes_old, 2), number(totals.minutes_new, 2)),
        ),
        ("", format!("{} is the change, person by person", number(totals.minutes_more, 2))),
        (
            "at support",
            format!("{} before, {} now", percent(totals.support_old), percent(totals.support_new)),
        ),
        ("systematic", of(report.walked)),
        ("authors'", of(report.authored)),
    ];
    for (head, row) in rows {
        let _ = writeln!(out, "  {head:13}{row}");
    }
    for (count, what) in [
        (report.other_minutes, "have the same steps with other minutes"),
        (report.lost, "have a cause that is gone; what helps them is still the same"),
        (report.speechless, "would give an answer that is gone, and are not sure instead"),
    ] {
        if count > 0 {
            let _ = writeln!(out, "  {count} people {what}");
        }
    }
}

fn of(count: Count) -> String {
    format!("{} of {} visits have other steps", count.other_steps, count.visits)
}

fn groups(out: &mut String, report: &Report<'_>, most: usize) {
    if !report.groups.is_empty() {
        out.push_str("\nwhere visits part\n");
    }
    for group in report.groups.iter().take(most) {
        let [people, walked, authored] = report.shares(group);
        let _ = writeln!(
            out,
            "  {} -> {}: {} visits ({people} people, {walked} systematic, {authored} of the authors), at {} {}",
            short(report.old, group.old),
            short(report.new, group.new),
            group.pairs.len(),
            group.places,
            if group.places == 1 { "place" } else { "places" },
        );
        let _ = writeln!(out, "    after  {}", after(report, group).join(", "));
        let pair = &report.pairs[group.example];
        let _ = writeln!(out, "    old    {}", screen(report.old, pair.old.screens.get(group.at)));
        let _ = writeln!(out, "    new    {}", screen(report.new, pair.new.screens.get(group.at)));
        let _ = writeln!(
            out,
            "    minutes of this visit: {:.1} before, {:.1} now",
            pair.old.minutes, pair.new.minutes
        );
    }
    let more = report.groups.len().saturating_sub(most);
    if more > 0 {
        let _ = writeln!(out, "  and {more} smaller groups; --groups {} shows all", report.groups.len());
    }
}

/// What the example of a group said and did before its visits part, by ids.
pub(super) fn after(report: &Report<'_>, group: &Group) -> Vec<String> {
    let screens = &report.pairs[group.example].new.screens;
    let before = &report.pairs[group.example].old.screens;
    let mut lines: Vec<String> = screens[..group.at]
        .iter()
        .zip(before)
        .map(|(new, old)| {
            let now = said(report.new, new);
            if new.did == old.did { now } else { format!("{} (now {now})", said(report.old, old)) }
        })
        .collect();
    if lines.is_empty() {
        lines.push("the start".to_owned());
    }
    lines
}

fn said(version: (&Version, &Names), screen: &Screen) -> String {
    let id = id(version, screen.shown);
    match screen.did {
        Did::Said(Some(answer)) => format!("{id}.{}", answer_id(version, answer)),
        Did::Said(None) => format!("{id} not sure"),
        Did::Confirmed => format!("{id} confirmed"),
        Did::Safer => format!("the safer way before {id}"),
        Did::Proceeded => format!("caution of {id} read"),
        Did::Waits => format!("{id} done"),
        Did::Helped => format!("{id} helped"),
        Did::NotHelped if matches!(screen.shown, Shown::Wait(_)) => format!("{id} waited for, in vain"),
        Did::NotHelped => format!("{id} did not help"),
        Did::CouldNot => format!("{id} could not be done"),
        Did::WentOn => "went on from support".to_owned(),
        Did::Left => "left".to_owned(),
    }
}

/// The id of what a screen is about.
pub(super) fn id<'v>((version, names): (&'v Version, &Names), shown: Shown) -> &'v str {
    let fix =
        |name| names.fixes.iter().position(|known| *known == name).map(|at| &*version.guide.fixes[at].id);
    let question = |name| {
        names.questions.iter().position(|known| *known == name).map(|at| &*version.guide.questions[at].id)
    };
    let id = match shown {
        Shown::Question(name) | Shown::Again(name) => question(name),
        Shown::Caution(name) | Shown::Fix(name) | Shown::Wait(name) => fix(name),
        Shown::Support => None,
    };
    id.unwrap_or("support")
}

fn answer_id<'v>((version, names): (&'v Version, &Names), name: u32) -> &'v str {
    let mut all = version.guide.questions.iter().zip(&names.answers);
    all.find_map(|(question, answers)| {
        let at = answers.iter().position(|known| *known == name)?;
        Some(&*question.answers[at].id)
    })
    .unwrap_or_default()
}

/// The kind of a screen.
pub(super) const fn word(shown: Shown) -> &'static str {
    match shown {
        Shown::Question(_) => "question",
        Shown::Again(_) => "again",
        Shown::Caution(_) => "caution",
        Shown::Fix(_) => "fix",
        Shown::Wait(_) => "wait",
        Shown::Support => "support",
    }
}

fn short(version: (&Version, &Names), met: Met) -> String {
    match met {
        None => "over".to_owned(),
        Some(Shown::Support) => "support".to_owned(),
        Some(shown) => format!("{} {}", word(shown), id(version, shown)),
    }
}

/// A screen in words, with why it comes and how long it takes.
fn screen(version: (&Version, &Names), screen: Option<&Screen>) -> String {
    let Some(screen) = screen else { return "the visit is over".to_owned() };
    let guide = &version.0.guide;
    let id = id(version, screen.shown);
    let ask = || title(guide.questions.iter().map(|question| (&*question.id, &*question.ask)), id);
    let fix = || title(guide.fixes.iter().map(|fix| (&*fix.id, &*fix.title)), id);
    let what = match screen.shown {
        Shown::Question(_) => format!("ask “{}” ({id})", ask()),
        Shown::Again(_) => format!("look again at “{}” ({id})", ask()),
        Shown::Caution(_) => format!("the caution of “{}” ({id})", fix()),
        Shown::Fix(_) => format!("do “{}” ({id})", fix()),
        Shown::Wait(_) => format!("wait for “{}” ({id})", fix()),
        Shown::Support => "hand over to support".to_owned(),
    };
    let why = why(guide, screen.why).map(|why| format!(": {why}")).unwrap_or_default();
    let minutes =
        if screen.minutes > 0.0 { format!("; {:.1} minutes", screen.minutes) } else { String::new() };
    format!("{what}{why}{minutes}")
}

fn title<'v>(mut titles: impl Iterator<Item = (&'v str, &'v str)>, id: &str) -> &'v str {
    titles.find(|(known, _)| *known == id).map_or("", |(_, title)| title)
}

fn parts(out: &mut String, report: &Report<'_>) {
    let ids = &report.ids;
    if ids.added.is_empty() && ids.removed.is_empty() && ids.renamed.is_empty() {
        return;
    }
    out.push_str("\nids\n");
    let mut list = |word: &str, parts: &[Part]| {
        for Part { kind, id } in parts {
            let _ = writeln!(out, "  {word:9}{} {id}", kind.name());
        }
    };
    list("added", &ids.added);
    list("removed", &ids.removed);
    for renamed in &ids.renamed {
        let _ = writeln!(out, "  renamed  {} {} -> {}", renamed.kind.name(), renamed.old, renamed.new);
    }
}

fn changes(out: &mut String, head: &str, changes: &[Change]) {
    if !changes.is_empty() {
        let _ = writeln!(out, "\n{head}");
    }
    let or_none = |value: &str| if value.is_empty() { "none".to_owned() } else { value.to_owned() };
    for Change { of, key, old, new } in changes {
        let _ = writeln!(out, "  {of} {key}: {} -> {}", or_none(old), or_none(new));
    }
}

fn texts(out: &mut String, report: &Report<'_>) {
    let texts = &report.changes.texts;
    if texts.is_empty() {
        return;
    }
    out.push_str("\ntexts\n");
    for of in texts.chunk_by(|one, other| one.of == other.of) {
        let keys: Vec<&str> = of.iter().map(|text| &*text.key).collect();
        let _ = writeln!(out, "  {}: {}", of[0].of, keys.join(", "));
    }
}
