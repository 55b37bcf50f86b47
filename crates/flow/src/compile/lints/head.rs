//! The head of the file, and the contacts.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::markdown::check_contact;
use super::super::source::{Context, Number, SourceGuide, Text};

/// The version of the source format.
pub(crate) const FORMAT: f64 = 1.0;

pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide) {
    check_format(cx, source.format);
    if let Some(lang) = &source.lang {
        check_language(cx, lang);
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

/// Checks that the format is one that is known.
pub(crate) fn check_format(cx: &mut Context<'_>, format: Option<Number>) {
    if let Some(format) = format
        && format.value != FORMAT
    {
        let message = "this compiler does not know the format".to_owned();
        cx.report(
            Diagnostic::new(Code::Format, format.span, message, "not a known format")
                .help(format!("this version reads format {FORMAT}: format = {FORMAT}")),
        );
    }
}

/// Whether a language is written as a tag; reported where it is not.
pub(crate) fn check_language(cx: &mut Context<'_>, lang: &Text) -> bool {
    let fine = is_language(&lang.value);
    if !fine {
        let message = format!("`{}` is not a language tag", lang.value.escape_debug());
        cx.report(
            Diagnostic::new(Code::Language, lang.span, message, "not a language")
                .help("write it as browsers do: \"en\", \"de\", \"pt-BR\"")
                .mend_if(usual_tag(&lang.value).and_then(|tag| cx.write_instead(lang, &tag))),
        );
    }
    fine
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

/// Whether a language tag is one of English.
pub(crate) fn is_english(tag: &str) -> bool {
    tag.split('-').next() == Some("en")
}

/// Checks that a date is one.
pub(crate) fn check_date(cx: &mut Context<'_>, date: &Text) {
    if !is_date(&date.value) {
        let message = format!("`{}` is not a day", date.value.escape_debug());
        cx.report(
            Diagnostic::new(Code::Date, date.span, message, "not a day of the calendar")
                .help("write year, month and day: \"2026-11-22\"")
                .mend_if(padded(&date.value).and_then(|day| cx.write_instead(date, &day))),
        );
    }
}

/// The same tag in its usual form, as in `pt-BR` for `PT_br`; `None` where it is none in that form either.
fn usual_tag(tag: &str) -> Option<String> {
    let mut parts = tag.split(['-', '_']);
    let mut usual = parts.next()?.to_ascii_lowercase();
    for part in parts {
        usual.push('-');
        // Two letters are a region.
        usual.push_str(&if part.len() == 2 { part.to_ascii_uppercase() } else { part.to_owned() });
    }
    is_language(&usual).then_some(usual)
}

/// The same day with the zeros that it lacks; `None` where it is no day with them either, or where a digit behind may be
/// what is missing: `2026-1-2` may be the 20th of October.
fn padded(date: &str) -> Option<String> {
    let mut parts = date.trim().split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = |part: &str, firsts: &[char]| part.len() != 1 || !part.starts_with(firsts);
    let is_certain = whole(month, &['1']) && whole(day, &['1', '2', '3']) && parts.next().is_none();
    let date = format!("{year}-{month:0>2}-{day:0>2}");
    (is_certain && is_date(&date)).then_some(date)
}

/// A day of the Gregorian calendar, `YYYY-MM-DD`.
pub(crate) fn is_date(date: &str) -> bool {
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
    fn zeros_are_put_in_where_nothing_else_can_be_missing() {
        assert_eq!(padded("2026-9-5").as_deref(), Some("2026-09-05"));
        assert_eq!(padded("2026-11-7").as_deref(), Some("2026-11-07"));
        for unsure in ["2026-11-2", "2026-1-22", "2026-13-5", "2026-9", "2026-9-5-1", "26-9-5"] {
            assert_eq!(padded(unsure), None, "{unsure}");
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
