//! The head of the file, and the contacts.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::markdown::check_contact;
use super::super::source::{Context, SourceGuide, Text};

/// The version of the source format.
pub(crate) const FORMAT: f64 = 1.0;

pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide) {
    if let Some(format) = source.format
        && format.value != FORMAT
    {
        let message = "this compiler does not know the format".to_owned();
        cx.report(
            Diagnostic::new(Code::Format, format.span, message, "not a known format")
                .help(format!("this version reads format {FORMAT}: format = {FORMAT}")),
        );
    }
    if let Some(lang) = &source.lang
        && !is_language(&lang.value)
    {
        let message = format!("`{}` is not a language tag", lang.value.escape_debug());
        cx.report(
            Diagnostic::new(Code::Language, lang.span, message, "not a language")
                .help("write it as browsers do: \"en\", \"de\", \"pt-BR\""),
        );
    }
    if let Some(reviewed) = &source.reviewed {
        check_date(cx, reviewed);
    }
    for contact in source.support.iter().flat_map(|support| &support.contacts) {
        if let Some(href) = &contact.href {
            check_contact(cx, href);
        }
    }
}

/// The usual shape of a BCP 47 tag: a language, then script, region or variants.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// Checks that a date is one.
pub(crate) fn check_date(cx: &mut Context<'_>, date: &Text) {
    if !is_date(&date.value) {
        let message = format!("`{}` is not a day", date.value.escape_debug());
        cx.report(
            Diagnostic::new(Code::Date, date.span, message, "not a day of the calendar")
                .help("write year, month and day: \"2026-11-22\""),
        );
    }
}

/// A day of the Gregorian calendar, `YYYY-MM-DD`.
fn is_date(date: &str) -> bool {
    let digits = |part: &str, length: usize| -> Option<u32> {
        let fine = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        if fine { part.parse().ok() } else { None }
    };
    let mut parts = date.split('-');
    let (Some(year), Some(month), Some(day), None) = (
        parts.next().and_then(|part| digits(part, 4)),
        parts.next().and_then(|part| digits(part, 2)),
        parts.next().and_then(|part| digits(part, 2)),
        parts.next(),
    ) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_day_of_the_calendar() {
        assert!(is_date("2026-11-22") && is_date("2024-02-29"));
        for wrong in
            ["2026-02-29", "2026-13-01", "2026-1-1", "22.11.2026", "2026-11-22T10:00", "", "2026-11-00"]
        {
            assert!(!is_date(wrong), "{wrong} was taken for a date");
        }
    }

    #[test]
    fn a_language_is_a_tag() {
        assert!(is_language("en") && is_language("pt-BR") && is_language("zh-Hant-TW"));
        for wrong in ["english", "EN", "en_GB", "", "e", "en-"] {
            assert!(!is_language(wrong), "{wrong} was taken for a language");
        }
    }
}
