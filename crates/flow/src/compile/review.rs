//! How long ago a guide was looked at. The day is given: nothing here knows a clock.

use super::code::Code;
use super::diagnostic::Diagnostic;
use super::lints::is_date;
use super::source::{Context, SourceGuide, Text};
use super::span::Span;

/// From when on something counts as looked at long ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    today: (i64, i64, i64),
    months: u16,
}

impl Review {
    /// On the day `today`, written as `2026-11-22`, what is `months` old or older; `None` where that is no day.
    #[must_use]
    pub fn new(today: &str, months: u16) -> Option<Self> {
        Some(Self { today: day(today)?, months })
    }

    /// How many whole months have passed since a day, where they are too many.
    fn overdue(&self, since: &Text) -> Option<i64> {
        let (year, month, day) = day(&since.value)?;
        let (this_year, this_month, this_day) = self.today;
        let months = (this_year - year) * 12 + this_month - month - i64::from(this_day < day);
        (months >= i64::from(self.months)).then_some(months)
    }

    /// Reports the review of a guide and the days its sources were seen, where they are long ago.
    pub(super) fn check(&self, cx: &mut Context<'_>, source: &SourceGuide) {
        if let Some(reviewed) = &source.reviewed
            && let Some(months) = self.overdue(reviewed)
        {
            let message = format!("the guide was last reviewed {months} months ago");
            cx.report(Diagnostic::new(Code::LongAgo, reviewed.span, message, "long ago").help(
                "go through it with the devices and pages it speaks of, and set `reviewed` to that day",
            ));
        }
        let seen = source.sources.iter().filter_map(|cited| cited.seen.as_ref());
        self.check_all(cx, seen, "sources", "seen");
    }

    /// Reports how many of some days are long ago, at the earliest.
    pub(super) fn check_all<'t>(
        &self,
        cx: &mut Context<'_>,
        days: impl Iterator<Item = &'t Text>,
        what: &str,
        key: &str,
    ) {
        let days: Vec<&Text> = days.collect();
        let old: Vec<(i64, Span)> =
            days.iter().filter_map(|day| Some((self.overdue(day)?, day.span))).collect();
        let Some((months, span)) =
            old.iter().copied().max_by_key(|(months, span)| (*months, std::cmp::Reverse(*span)))
        else {
            return;
        };
        let message = format!(
            "{} of {} {what} were last looked at {} months ago or earlier",
            old.len(),
            days.len(),
            self.months
        );
        cx.report(
            Diagnostic::new(Code::LongAgo, span, message, format!("the earliest, {months} months ago"))
                .help(format!("see whether they still say the same, and set `{key}` to that day")),
        );
    }
}

/// Year, month and day.
fn day(written: &str) -> Option<(i64, i64, i64)> {
    let mut parts = written.split('-').map(str::parse);
    let mut next = || parts.next()?.ok();
    is_date(written).then_some(())?;
    Some((next()?, next()?, next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_whole() {
        let overdue = |today: &str, since: &str| {
            let since = Text { value: since.to_owned(), span: Span::default() };
            Review::new(today, 12).expect("it is a day").overdue(&since)
        };
        assert_eq!(overdue("2027-11-22", "2026-11-22"), Some(12));
        assert_eq!(overdue("2027-11-21", "2026-11-22"), None);
        assert_eq!(overdue("2029-01-01", "2026-11-22"), Some(25));
        assert_eq!(overdue("2026-01-01", "2026-11-22"), None);
        assert_eq!(overdue("2027-11-22", "soon"), None);
        assert!(Review::new("2026-13-01", 12).is_none());
    }
}
