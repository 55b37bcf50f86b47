//! From ids to positions: the source becomes a [`Guide`].
//!
//! Every part of the source becomes a part of the guide at the same position, however broken, so that lints can look
//! at both side by side. What could not be read is empty in the guide; with the error that was reported for it, the
//! guide never leaves the compiler.

mod condition;
mod day;
mod eras;
mod former;
mod grounds;
mod ids;
mod list;
mod parts;
mod screens;

pub(crate) use eras::{key, mark, names, run, version};
pub(crate) use former::renamed;
pub(crate) use ids::{Ids, check_shape, duplicate};

use super::code::Code;
use super::diagnostic::Diagnostic;
use super::source::{Context, SourceGuide, Text};
use crate::guide::Guide;
use crate::names;
use crate::pages::PageFile;

/// The guide and what its readers fetch, as far as they can be made out; the figures come from elsewhere. `None` where
/// there are more parts than positions can count.
pub(crate) fn resolve(cx: &mut Context<'_>, source: &SourceGuide) -> Option<(Guide, PageFile)> {
    if !countable(cx, source) {
        return None;
    }
    let ids = Ids::collect(cx, source);
    ids.check_page_links(cx);
    let entry = source.questions.iter().position(|question| question.entry.on).unwrap_or_default();
    let guide = Guide {
        id: words(source.id.as_ref()),
        title: words(source.title.as_ref()),
        lang: words(source.lang.as_ref()),
        reviewed: words(source.reviewed.as_ref()),
        checked: day::in_words(source.reviewed.as_ref(), source.lang.as_ref()),
        covers: words(source.covers.as_ref()),
        start: screens::start(source),
        support: screens::support(source),
        phone: eras::phone(source),
        eras: eras::eras(source),
        planner: screens::planner(source),
        causes: source.causes.iter().map(parts::cause).collect(),
        questions: source.questions.iter().map(|question| parts::question(cx, &ids, question)).collect(),
        entry: position(entry),
        fixes: source.fixes.iter().map(|fix| parts::fix(cx, &ids, fix)).collect(),
        clusters: source.clusters.iter().map(|cluster| parts::value(cluster.minutes)).collect(),
        pages: source.pages.iter().map(screens::page).collect(),
        checklist: source.checklist.iter().map(|step| screens::checklist_step(cx, &ids, step)).collect(),
        former: former::compiled(source),
    };
    let pages = PageFile {
        texts: source.pages.iter().map(screens::page_text).collect(),
        sources: source.sources.iter().map(grounds::cited).collect(),
        grounds: grounds::grounds(cx, &ids, source),
        ..PageFile::default()
    };
    Some((guide, pages))
}

/// The compiled guide counts in 16 bits.
fn countable(cx: &mut Context<'_>, source: &SourceGuide) -> bool {
    let answers = source.questions.iter().map(|question| question.answers.len()).max().unwrap_or_default();
    let lists = [
        ("causes", source.causes.len()),
        ("questions", source.questions.len()),
        ("answers to a question", answers),
        ("fixes", source.fixes.len()),
        ("clusters", source.clusters.len()),
        ("pages", source.pages.len()),
        ("sources", source.sources.len()),
    ];
    let lists = lists.map(|(what, count)| (what, count, usize::from(u16::MAX)));
    let places = names(source).places();
    let lists = lists.into_iter().chain([("labels with other names", places, names::MOST)]);
    let mut fine = true;
    for (what, count, most) in lists {
        if count > most {
            fine = false;
            let message = format!("the guide has {count} {what}, and {most} is the most there can be");
            cx.report(
                Diagnostic::new(Code::TooMany, source.head, message, "in this guide")
                    .help("split it into several guides"),
            );
        }
    }
    fine
}

/// A position in a list whose length has been checked.
fn position(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

/// A text as it is shown; empty where it was not given.
fn words(text: Option<&Text>) -> String {
    text.map(Text::shown).unwrap_or_default()
}

/// An optional text as it is shown.
fn maybe(text: Option<&Text>) -> Option<String> {
    text.map(Text::shown)
}
