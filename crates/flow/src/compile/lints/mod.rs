//! What a guide must keep to beyond its form, one file per subject.

mod answers;
mod checklist;
mod clusters;
mod conditions;
mod coverage;
mod devices;
mod entry;
mod eras;
mod grounds;
mod head;
mod labels;
mod numbers;
mod order;
mod safety;
mod satisfiable;
mod sentences;
mod tools;
mod waits;
mod wording;

pub(crate) use answers::check_labels;
pub(crate) use grounds::{check_confirmed, check_use as check_sources_use};
pub(crate) use head::{FORMAT, check_date, check_format, check_language, is_date, is_english};
pub(crate) use numbers::{MOST_MINUTES, MOST_PRIOR, MOST_SURE, MOST_UNSURE};
pub(crate) use tools::check_figures as check_figures_of_tools;

use super::code::Code;
use super::source::{Context, SourceGuide};
use crate::guide::{Guide, PageText};
use crate::names::Names;

/// Checks a guide. `guide` has the same parts as `source`, at the same positions.
pub(crate) fn check(
    cx: &mut Context<'_>,
    source: &SourceGuide,
    guide: &Guide,
    pages: &Vec<PageText>,
    names: &Names,
) {
    head::check(cx, source);
    numbers::check(cx, source);
    entry::check(cx, source);
    answers::check(cx, source);
    safety::check(cx, source, guide);
    order::check(cx, source, guide);
    checklist::check(cx, source);
    tools::check(cx, source);
    grounds::check(cx, source);
    devices::check(cx, source, guide);
    waits::check(cx, source, guide);
    wording::check(cx, source);
    if eras::check(cx, source) {
        labels::check(cx, source, guide);
        eras::check_steps(cx, source, guide);
    }
    if is_whole(cx) {
        safety::check_use(cx, source, guide);
        safety::check_gentler(cx, source, guide);
        clusters::check_use(cx, source, guide);
        answers::check_columns(cx, source, guide);
        coverage::check(cx, source, guide);
        conditions::check(cx, source, guide);
        labels::check_use(cx, source, guide, pages, names);
    }
}

/// Checks the names of labels that a translation has of its own; whether each is used only where it is `whole`.
pub(crate) fn check_translated_labels(
    cx: &mut Context<'_>,
    source: &SourceGuide,
    guide: &Guide,
    pages: &Vec<PageText>,
    whole: bool,
) {
    labels::check(cx, source, guide);
    if whole && is_whole(cx) {
        labels::check_use(cx, source, guide, pages, &super::resolve::names(source));
    }
}

/// Whether the parts are joined as their author meant them. With a mistyped id or key in the file, the lints that
/// look at how parts work together would accuse parts that are right.
pub(crate) fn is_whole(cx: &Context<'_>) -> bool {
    const BREAKS: &[Code] = &[
        Code::MissingKey,
        Code::UnknownKey,
        Code::WrongType,
        Code::EmptyList,
        Code::DuplicateId,
        Code::UnknownId,
        Code::BadProbability,
        Code::MissingOtherwise,
        Code::OtherNamed,
        Code::BadCondition,
        Code::EraOrder,
        Code::SingleEra,
        Code::UnknownBound,
        Code::EmptyName,
        Code::DuplicateLabel,
    ];
    !cx.found.iter().any(|diagnostic| BREAKS.contains(&diagnostic.code))
}

/// `` `id` ``, or the noun where the part has none.
fn name(id: &str, noun: &str) -> String {
    if id.is_empty() { format!("this {noun}") } else { format!("the {noun} `{id}`") }
}
