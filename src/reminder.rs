//! A calendar reminder as an iCalendar file (RFC 5545).

use yew::{Callback, MouseEvent};

use crate::platform::{clock, handoff};

/// Hours of four weeks.
pub(crate) const MONTH: f64 = 28.0 * 24.0;

/// How often a reminder comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repeat {
    Once,
    /// Every four weeks. Calendars leave out the months that lack a day, such as the 31st.
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
    let (title, text) = (escaped(title), escaped(text));
    let rule = if repeat == Repeat::Monthly { "RRULE:FREQ=WEEKLY;INTERVAL=4\n" } else { "" };
    let lines = [
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Unstuck//Reminder//EN\nBEGIN:VEVENT\nUID:",
        now,
        "-",
        at,
        "@unstuck\nDTSTAMP:",
        now,
        "\nDTSTART:",
        at,
        "\nDURATION:PT15M\n",
        rule,
        "SUMMARY:",
        &title,
        "\nDESCRIPTION:",
        &text,
        "\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:PT0S\nDESCRIPTION:",
        &title,
        "\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n",
    ];
    folded(&lines.concat())
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

/// Lines as calendars have them: ended by two signs, and folded beyond 75 bytes, never within a character.
fn folded(lines: &str) -> String {
    let mut out = String::with_capacity(lines.len());
    let mut width = 0;
    for character in lines.chars() {
        if character == '\n' {
            out.push_str("\r\n");
            width = 0;
            continue;
        }
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

    const AT: &str = "20261123T070000";
    const NOW: &str = "20261122T190000Z";

    /// The properties of a file, unfolded, name and value.
    fn properties(file: &str) -> Vec<(String, String)> {
        let whole = file.replace("\r\n ", "");
        let lines = whole.strip_suffix("\r\n").expect("the last line is ended, too").split("\r\n");
        let parted = lines.map(|line| line.split_once(':').expect("a name and a value"));
        parted.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    /// All values of a property, in order.
    fn values(file: &str, name: &str) -> Vec<String> {
        properties(file).into_iter().filter(|(known, _)| known == name).map(|(_, value)| value).collect()
    }

    fn once(title: &str, text: &str) -> String {
        event(title, text, AT, NOW, Repeat::Once)
    }

    #[test]
    fn every_line_ends_as_calendars_want_it() {
        let file = event("A title", "A text", AT, NOW, Repeat::Monthly);
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
        assert_eq!(file.matches('\r').count(), file.matches("\r\n").count());
    }

    #[test]
    fn the_parts_stand_within_each_other_and_have_what_they_must() {
        let file = once("A title", "A text");
        let nesting: Vec<_> = properties(&file)
            .into_iter()
            .filter(|(name, _)| name == "BEGIN" || name == "END")
            .map(|(name, value)| format!("{name} {value}"))
            .collect();
        let expected =
            ["BEGIN VCALENDAR", "BEGIN VEVENT", "BEGIN VALARM", "END VALARM", "END VEVENT", "END VCALENDAR"];
        assert_eq!(nesting, expected);
        assert_eq!(values(&file, "VERSION"), ["2.0"]);
        for name in ["PRODID", "UID", "DTSTAMP", "DTSTART", "SUMMARY", "TRIGGER", "ACTION"] {
            assert_eq!(values(&file, name).len(), 1, "{name}");
        }
    }

    #[test]
    fn it_begins_at_a_local_time_and_is_stamped_with_a_universal_one() {
        let file = once("A title", "A text");
        assert_eq!(values(&file, "DTSTART"), [AT]);
        assert_eq!(values(&file, "DTSTAMP"), [NOW]);
        assert_eq!(values(&file, "DURATION"), ["PT15M"]);
    }

    #[test]
    fn two_reminders_are_not_taken_for_one() {
        let id = |at: &str, now: &str| values(&event("A", "B", at, now, Repeat::Once), "UID");
        assert_eq!(id(AT, NOW), id(AT, NOW));
        assert_ne!(id(AT, NOW), id("20261123T070001", NOW));
        assert_ne!(id(AT, NOW), id(AT, "20261122T190001Z"));
    }

    #[test]
    fn its_alarm_shows_the_title_when_it_begins() {
        let file = once("A title", "A text");
        let alarm = &file[file.find("BEGIN:VALARM").expect("there is one")..];
        assert!(alarm.contains("ACTION:DISPLAY\r\n"));
        assert!(alarm.contains("TRIGGER:PT0S\r\n"));
        assert!(alarm.contains("DESCRIPTION:A title\r\n"));
    }

    #[test]
    fn what_parts_values_is_escaped() {
        let file = once("Fix, then check; soon", "One\nTwo \\ three: four");
        assert_eq!(values(&file, "SUMMARY"), ["Fix\\, then check\\; soon"]);
        assert_eq!(values(&file, "DESCRIPTION")[0], "One\\nTwo \\\\ three: four");
    }

    #[test]
    fn long_lines_are_folded_at_75_bytes_between_characters() {
        let title = "é".repeat(200);
        let file = once(&title, "A text");
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        assert!(file.split("\r\n").any(|line| line.len() >= 74), "no line is shorter than it has to be");
        assert_eq!(values(&file, "SUMMARY"), [title]);
    }

    #[test]
    fn a_wait_is_reminded_of_once_and_the_last_backup_every_four_weeks() {
        assert_eq!(values(&once("A", "B"), "RRULE"), Vec::<String>::new());
        assert_eq!(values(&event("A", "B", AT, NOW, Repeat::Monthly), "RRULE"), ["FREQ=WEEKLY;INTERVAL=4"]);
    }
}
