//! A day in words. It is put into words here and not in the app, where the names of the months would take their place.

use super::super::lints::is_english;
use super::super::source::Text;
use super::words;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "22 November 2026"; the day as it was written where its language or the day itself is not known.
pub(super) fn in_words(day: Option<&Text>, lang: Option<&Text>) -> String {
    let written = words(day);
    let english = is_english(&words(lang));
    english.then(|| english_day(&written)).flatten().unwrap_or(written)
}

fn english_day(day: &str) -> Option<String> {
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let month = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some(format!("{} {month} {year}", day.trim_start_matches('0')))
}

#[cfg(test)]
mod tests {
    use super::super::super::span::Span;
    use super::*;

    fn said(day: &str, lang: &str) -> String {
        let text = |value: &str| Text { value: value.to_owned(), span: Span::default() };
        in_words(Some(&text(day)), Some(&text(lang)))
    }

    #[test]
    fn an_english_day_is_said_in_words_and_any_other_as_it_was_written() {
        assert_eq!(said("2026-11-22", "en"), "22 November 2026");
        assert_eq!(said("2027-01-05", "en-GB"), "5 January 2027");
        assert_eq!(said("2026-11-22", "de"), "2026-11-22");
        assert_eq!(said("2026-13-22", "en"), "2026-13-22");
        assert_eq!(said("soon", "en"), "soon");
    }
}
