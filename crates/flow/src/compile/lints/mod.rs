//! What a guide must keep to beyond its form, one file per subject.

mod answers;
mod checklist;
mod clusters;
mod conditions;
mod coverage;
mod entry;
mod eras;
mod grounds;
mod head;
mod labels;
mod numbers;
mod order;
mod safety;
mod satisfiable;
mod tools;

pub(crate) use grounds::{check_confirmed, check_use as check_sources_use};
pub(crate) use head::check_date;
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
