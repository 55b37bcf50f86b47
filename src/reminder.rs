//! A calendar reminder as an iCalendar file (RFC 5545).

use yew::{Callback, MouseEvent};

use crate::platform::{clock, handoff};

/// Hours of a month, roughly.
pub(crate) const MONTH: f64 = 30.0 * 24.0;

/// How often a reminder comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repeat {
    Once,
    /// Every month on the same day.
    Monthly,
}

/// A callback that saves a reminder, `hours` after it is asked for.
pub(crate) fn adds(title: &str, text: &'static str, hours: f64, repeat: Repeat) -> Callback<MouseEvent> {
    let title = title.to_owned();
    Callback::from(move |_| {
        let (at, now) = (clock::local_in(hours), clock::now_universal());
        handoff::download("reminder.ics", "text/calendar", &event(&title, text, &at, &now, repeat));
    })
}

/// An event of a quarter of an hour with an alarm when it begins, at a local time, stamped with a universal one; both in the
/// basic form `20261123T070000`.
fn event(title: &str, text: &str, at: &str, now: &str, repeat: Repeat) -> String {
    let id = [now, "-", at, "@unstuck"].concat();
    let (title, text) = (escaped(title), escaped(text));
    let properties = [
        ["BEGIN", "VCALENDAR"],
        ["VERSION", "2.0"],
        ["PRODID", "-//Unstuck//Reminder//EN"],
        ["BEGIN", "VEVENT"],
        ["UID", &id],
        ["DTSTAMP", now],
        ["DTSTART", at],
        ["DURATION", "PT15M"],
        ["RRULE", "FREQ=MONTHLY"],
        ["SUMMARY", &title],
        ["DESCRIPTION", &text],
        ["BEGIN", "VALARM"],
        ["ACTION", "DISPLAY"],
        ["TRIGGER", "PT0M"],
        ["DESCRIPTION", &title],
        ["END", "VALARM"],
        ["END", "VEVENT"],
        ["END", "VCALENDAR"],
    ];
    let mut out = String::new();
    for property in properties {
        if property[0] == "RRULE" && repeat == Repeat::Once {
            continue;
        }
        out.push_str(&folded(&property.join(":")));
        out.push_str("\r\n");
    }
    out
}

/// Characters that part values are escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            other => out.push(other),
        }
    }
    out
}

/// Lines of more than 75 bytes are folded, never within a character.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut width = 0;
    for character in line.chars() {
        if width + character.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(character);
        width += character.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reminder_has_its_time_and_escapes_what_parts_values() {
        let text =
            event("Fix, then check; soon", "One\nTwo", "20261123T070000", "20261122T190000Z", Repeat::Once);
        assert!(!text.contains("RRULE"));
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
        assert!(text.contains("DTSTART:20261123T070000\r\n"));
        assert!(text.contains("SUMMARY:Fix\\, then check\\; soon\r\n"));
        assert!(text.contains("DESCRIPTION:One\\nTwo\r\n"));
    }

    #[test]
    fn a_reminder_can_come_back_every_month() {
        let text = event("Look", "Look", "20261123T070000", "20261122T190000Z", Repeat::Monthly);
        assert!(text.contains("\r\nRRULE:FREQ=MONTHLY\r\n"));
    }

    #[test]
    fn long_lines_are_folded_at_75_bytes_between_characters() {
        let folded = folded(&"é".repeat(100));
        assert!(folded.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(folded.replace("\r\n ", ""), "é".repeat(100));
    }
}
