//! Single values: their kinds, and what is said when they are of another.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::code::Code;
use super::super::diagnostic::{Diagnostic, Mend};
use super::super::span::Span;
use super::Context;
use super::value::{Number, Text};

/// A value in the file.
pub(crate) type Value<'t> = Spanned<DeValue<'t>>;

/// A text that is not empty.
pub(super) fn text(cx: &mut Context<'_>, what: &str, value: &Value<'_>) -> Option<Text> {
    let DeValue::String(found) = value.get_ref() else {
        wrong_type(cx, what, "a text", value);
        return None;
    };
    let text = Text { value: found.to_string(), span: value.span().into() };
    if text.value.trim().is_empty() {
        let help = "write the text, or remove the key where it is optional";
        let message = format!("{what} is empty");
        cx.report(Diagnostic::new(Code::EmptyText, text.span, message, "no text here").help(help));
        return None;
    }
    Some(text)
}

/// A number, whole or with a point.
pub(super) fn number(cx: &mut Context<'_>, what: &str, value: &Value<'_>) -> Option<Number> {
    let number = match value.get_ref() {
        // Numbers too long for 128 bits are out of every range; infinity says so.
        DeValue::Integer(found) => Some(
            i128::from_str_radix(found.as_str(), found.radix()).map_or(f64::INFINITY, |whole| whole as f64),
        ),
        DeValue::Float(found) => found.as_str().parse().ok(),
        _ => None,
    };
    if number.is_none() {
        wrong_type(cx, what, "a number", value);
    }
    Some(Number { value: number?, span: value.span().into() })
}

/// A table.
pub(crate) fn table<'t>(
    cx: &mut Context<'_>,
    what: &str,
    value: &'t Value<'t>,
) -> Option<(&'t DeTable<'t>, Span)> {
    let found = value.get_ref().as_table();
    if found.is_none() {
        wrong_type(cx, what, "a table", value);
    }
    Some((found?, value.span().into()))
}

/// Reports a value of another kind than wanted.
pub(super) fn wrong_type(cx: &mut Context<'_>, what: &str, wanted: &str, value: &Value<'_>) {
    let found = mistaken(cx, what, wanted, value);
    cx.report(found);
}

/// Reports something else than a list of texts. A single text is certainly one of the list.
pub(super) fn no_list(cx: &mut Context<'_>, what: &str, value: &Value<'_>) {
    let span = Span::from(value.span());
    let written = span.text(cx.source);
    let mend = (value.get_ref().is_str() && written.starts_with(['"', '\'']))
        .then(|| Mend::new("put it in square brackets", span, format!("[{written}]")));
    let found = mistaken(cx, what, "a list", value).mend_if(mend);
    cx.report(found);
}

/// Whether TOML takes it for a number: Rust takes more.
fn is_decimal(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    digits(whole) && digits(fraction) && (whole.len() == 1 || !whole.starts_with('0'))
}

fn mistaken(cx: &Context<'_>, what: &str, wanted: &str, value: &Value<'_>) -> Diagnostic {
    let span = Span::from(value.span());
    let mut mend = None;
    let (kind, help) = match value.get_ref() {
        DeValue::String(text) => {
            let bare = text.trim();
            let number = wanted == "a number" && bare.parse::<f64>().is_ok();
            let switch = wanted == "true or false" && matches!(bare, "true" | "false");
            let help = (number || switch).then(|| format!("write it without quotation marks: {bare}"));
            mend = (switch || number && is_decimal(bare))
                .then(|| Mend::new(format!("write {bare} without quotation marks"), span, bare));
            ("a text", help)
        }
        DeValue::Integer(_) | DeValue::Float(_) => ("a number", quoted(cx, wanted, span)),
        DeValue::Boolean(_) => ("true or false", quoted(cx, wanted, span)),
        DeValue::Datetime(_) => ("a date", quoted(cx, wanted, span)),
        DeValue::Array(_) => ("a list", None),
        DeValue::Table(_) => ("a table", None),
    };
    let help = help.or_else(|| {
        (wanted == "a list").then(|| "write it in square brackets, even a single item: [ … ]".to_owned())
    });
    let is_scalar = !matches!(value.get_ref(), DeValue::String(_) | DeValue::Array(_) | DeValue::Table(_));
    if wanted == "a text" && is_scalar {
        let written = span.text(cx.source);
        mend = Some(Mend::new("put it in quotation marks", span, format!("\"{written}\"")));
    }
    Diagnostic::new(
        Code::WrongType,
        span,
        format!("{what} must be {wanted}, but {kind} stands here"),
        format!("this is {kind}"),
    )
    .help_if(help)
    .mend_if(mend)
}

/// Advice to put a bare value into quotation marks, where a text was wanted.
fn quoted(cx: &Context<'_>, wanted: &str, span: Span) -> Option<String> {
    (wanted == "a text").then(|| format!("put it in quotation marks: \"{}\"", span.text(cx.source)))
}
