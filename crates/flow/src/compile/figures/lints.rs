//! What a file of figures must keep to.

use std::collections::BTreeMap;

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::lints::{check_confirmed, check_date};
use super::super::resolve::{check_shape, duplicate};
use super::super::source::{Context, Number, Text};
use super::super::suggest::{certain, did_you_mean, listed};
use super::Names;
use super::compiled::{COUNTRY, LATEST, PRICE};
use super::source::{SourceFigures, SourceNamed};

/// A petabyte: more than anyone sells.
pub(crate) const MOST_GB: u16 = 60_000;
/// Names that every file of figures has.
const RESERVED: [&str; 3] = [PRICE, COUNTRY, LATEST];
/// More versions than iOS will see.
pub(crate) const MOST_IOS: u16 = 999;

/// What can be told from the file alone.
pub(super) fn check(cx: &mut Context<'_>, written: &SourceFigures) {
    check_ids(cx, written);
    for origin in written.origins() {
        if let Some(checked) = &origin.checked {
            check_date(cx, checked);
        }
        check_confirmed(cx, &origin.ground, "this figure", "source");
    }
    check_plans(cx, written);
    check_ios(cx, written);
    written.named.iter().for_each(|figure| check_named(cx, figure));
}

/// Sizes are whole, and the price is that of one of them.
fn check_plans(cx: &mut Context<'_>, written: &SourceFigures) {
    let sizes: Vec<Number> = written.plans.iter().filter_map(|plan| plan.gb).collect();
    sizes.iter().for_each(|gb| check_whole(cx, "gb", *gb, MOST_GB));
    let Some(price) = &written.price else { return };
    if let Some(amount) = price.amount.filter(|amount| !(amount.value > 0.0 && amount.value.is_finite())) {
        let message = format!("the price is {}, and has to be above 0", amount.value);
        cx.report(Diagnostic::new(Code::BadFigure, amount.span, message, "not a price"));
    }
    if let Some(gb) = price.gb
        && sizes.iter().all(|size| size.value != gb.value)
    {
        let message = format!("the price is for {} GB, and no plan has that size", gb.value);
        let sizes: Vec<String> = sizes.iter().map(|size| size.value.to_string()).collect();
        let help = if sizes.is_empty() {
            "add a [[plan]] of that size".to_owned()
        } else {
            format!("the plans have {} GB", listed(sizes.iter().map(String::as_str), "and"))
        };
        cx.report(Diagnostic::new(Code::BadFigure, gb.span, message, "no such plan").help(help));
    }
}

/// Versions are whole, and iPhones that do not get the latest end before it.
fn check_ios(cx: &mut Context<'_>, written: &SourceFigures) {
    let lasts: Vec<Number> = written.iphones.iter().filter_map(|iphones| iphones.last_ios).collect();
    lasts.iter().for_each(|last| check_whole(cx, "last_ios", *last, MOST_IOS));
    let Some(ios) = written.latest_ios.as_ref().and_then(|latest| latest.ios) else { return };
    check_whole(cx, "ios", ios, MOST_IOS);
    for last in lasts.iter().filter(|last| last.value >= ios.value) {
        let message = format!("these iPhones end at iOS {}, and {} is the latest", last.value, ios.value);
        cx.report(
            Diagnostic::new(Code::BadFigure, last.span, message, "not older than the latest")
                .also(ios.span, "the latest")
                .help("leave `last_ios` out where iPhones get the latest"),
        );
    }
}

/// A value can be reckoned with, and stands in its text.
fn check_named(cx: &mut Context<'_>, figure: &SourceNamed) {
    let Some(value) = figure.value else { return };
    if !value.value.is_finite() {
        let message = "the value of a figure is a number that can be reckoned with";
        cx.report(Diagnostic::new(Code::BadFigure, value.span, message, "not such a number"));
    }
    if let Some(text) = &figure.text
        && !has_number(&text.value, &value.value.to_string())
    {
        let message = format!("the text of the figure does not have its value, {}", value.value);
        cx.report(
            Diagnostic::new(Code::BadFigure, text.span, message, "says another number")
                .also(value.span, "the value")
                .help("tools take the value and readers the text: change both"),
        );
    }
}

/// Whether a number stands in a text, and not only as a part of a longer one.
pub(super) fn has_number(text: &str, number: &str) -> bool {
    let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    text.match_indices(number).any(|(at, _)| {
        !digit(text[..at].chars().next_back()) && !digit(text[at + number.len()..].chars().next())
    })
}

/// Names are given once, and none of them is one of those that every file has.
fn check_ids(cx: &mut Context<'_>, written: &SourceFigures) {
    let plans = written.plans.iter().filter_map(|plan| plan.id.as_ref());
    let mut seen: BTreeMap<&str, &Text> = BTreeMap::new();
    for id in plans.chain(written.named.iter().filter_map(|figure| figure.id.as_ref())) {
        check_shape(cx, id);
        if RESERVED.contains(&id.value.as_str()) {
            let message = format!("the name `{}` stands for another figure", id.value);
            let help = "give the figure another name; docs/authoring.md lists those that every file has";
            cx.report(Diagnostic::new(Code::ReservedId, id.span, message, "reserved").help(help));
        } else if let Some(first) = seen.get(id.value.as_str()) {
            duplicate(cx, id, "a figure", first);
        } else {
            seen.insert(&id.value, id);
        }
    }
}

fn check_whole(cx: &mut Context<'_>, key: &str, number: Number, most: u16) {
    if number.value.fract() == 0.0 && (1.0..=f64::from(most)).contains(&number.value) {
        return;
    }
    let message = format!("`{key}` is {}, and has to be a whole number from 1 to {most}", number.value);
    cx.report(Diagnostic::new(Code::BadFigure, number.span, message, "not such a number"));
}

/// Whether the sources that figures name are there.
pub(super) fn check_sources(cx: &mut Context<'_>, written: &SourceFigures, sources: &[&str]) {
    for id in written.origins().flat_map(|origin| &origin.ground.sources) {
        if sources.contains(&id.value.as_str()) {
            continue;
        }
        let message = format!("the guide has no source `{}`", id.value);
        cx.report(
            Diagnostic::new(Code::UnknownId, id.span, message, "no source has this id")
                .help("sources are the [[source]] parts of the guide")
                .help_if(did_you_mean(&id.value, sources.iter().copied()))
                .mend_if(
                    certain(&id.value, sources.iter().copied()).and_then(|meant| cx.write_instead(id, meant)),
                ),
        );
    }
}

/// Whether a text calls each of the figures. Plans and iPhones have their use in tools, whatever texts say.
pub(super) fn check_use(cx: &mut Context<'_>, written: &SourceFigures, called: &Names) {
    for id in written.named.iter().filter_map(|figure| figure.id.as_ref()) {
        if !called.is_called(&id.value) && !RESERVED.contains(&id.value.as_str()) {
            let message = format!("no text names the figure `{}`", id.value);
            let help =
                format!("write {{{}}} where the number stands in a text, or remove the figure", id.value);
            cx.report(Diagnostic::new(Code::UnusedFigure, id.span, message, "never named").help(help));
        }
    }
}

/// A whole number that was checked; zero where it is none.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`check` keeps it within range")]
pub(super) fn whole<T: From<u16>>(number: Option<Number>) -> T {
    T::from(number.map_or(0, |number| number.value as u16))
}

/// A text as it is shown, empty where it is missing.
pub(super) fn words_of(text: Option<&Text>) -> String {
    text.map(Text::shown).unwrap_or_default()
}
