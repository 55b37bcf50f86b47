//! Moments in the words of people: when something was, and when something will be.
//!
//! A moment is a number of milliseconds of the person's own clock, as if that were universal time, so that days begin at
//! midnight there. Times of a day are said without figures: those are written differently everywhere.

use crate::words::{about_hours, about_minutes, lower_first};

/// An hour, in milliseconds.
pub(crate) const HOUR: f64 = 3_600_000.0;

/// How long it takes until it is worth saying when the person was here.
const A_WHILE: f64 = HOUR;

struct Moment {
    /// Days since 1 January 1970, which was a Thursday.
    day: u32,
    /// The hour of the day.
    hour: u32,
}

fn moment(at: f64) -> Moment {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the hours of 490,000 years")]
    let hours = (at / HOUR) as u32;
    Moment { day: hours / 24, hour: hours % 24 }
}

const WEEKDAYS: [&str; 7] =
    ["on Thursday", "on Friday", "on Saturday", "on Sunday", "on Monday", "on Tuesday", "on Wednesday"];

fn weekday(day: u32) -> &'static str {
    WEEKDAYS[day as usize % 7]
}

/// When something was: "last night". `None` where it was less than an hour ago, or where the clock was set back.
pub(crate) fn ago(then: f64, now: f64) -> Option<&'static str> {
    if now - then < A_WHILE {
        return None;
    }
    let (then, now) = (moment(then), moment(now));
    Some(match now.day - then.day {
        0 => "earlier today",
        1 if then.hour >= 18 && now.hour < 15 => "last night",
        1 => "yesterday",
        2..7 => weekday(then.day),
        7..14 => "last week",
        14..60 => "some weeks ago",
        _ => "a long time ago",
    })
}

/// When something will be, with what is left until then: "tomorrow morning, in about 8 hours".
pub(crate) fn due(then: f64, now: f64) -> String {
    let left = ["in ", &about_hours((then - now).max(0.0) / HOUR)].concat();
    let (then, now) = (moment(then), moment(now));
    let part = match then.hour {
        0..5 => return ["during the night, ", &left].concat(),
        5..12 => " morning, ",
        12..18 => " afternoon, ",
        _ => " evening, ",
    };
    let day = match then.day.saturating_sub(now.day) {
        0 => "this",
        1 => "tomorrow",
        2..7 => weekday(then.day),
        _ => return left,
    };
    [day, part, &left].concat()
}

/// How long ago something began: "about 2 hours ago", "just now".
pub(crate) fn since(then: f64, now: f64) -> String {
    let hours = (now - then) / HOUR;
    if hours < 1.5 / 60.0 {
        "just now".to_owned()
    } else if hours < 1.0 {
        lower_first(&about_minutes(hours * 60.0)) + " ago"
    } else {
        about_hours(hours) + " ago"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Monday.
    const MONDAY: f64 = 20_416.0 * 24.0;

    fn at(day: f64, hour: f64) -> f64 {
        (MONDAY + day * 24.0 + hour) * HOUR
    }

    #[test]
    fn what_was_is_said_as_people_say_it() {
        let said = |then, now| ago(then, now);
        assert_eq!(said(at(0.0, 9.0), at(0.0, 9.5)), None);
        assert_eq!(said(at(0.0, 9.0), at(0.0, 8.0)), None, "the clock was set back");
        assert_eq!(said(at(0.0, 9.0), at(0.0, 17.0)), Some("earlier today"));
        assert_eq!(said(at(0.0, 22.5), at(1.0, 7.0)), Some("last night"));
        assert_eq!(said(at(0.0, 22.5), at(1.0, 20.0)), Some("yesterday"));
        assert_eq!(said(at(0.0, 10.0), at(1.0, 9.0)), Some("yesterday"));
        assert_eq!(said(at(0.0, 10.0), at(3.0, 9.0)), Some("on Monday"));
        assert_eq!(said(at(-1.0, 10.0), at(3.0, 9.0)), Some("on Sunday"));
        assert_eq!(said(at(0.0, 10.0), at(8.0, 9.0)), Some("last week"));
        assert_eq!(said(at(0.0, 10.0), at(30.0, 9.0)), Some("some weeks ago"));
        assert_eq!(said(at(0.0, 10.0), at(300.0, 9.0)), Some("a long time ago"));
    }

    #[test]
    fn what_will_be_has_its_part_of_the_day_and_what_is_left() {
        assert_eq!(due(at(1.0, 7.0), at(0.0, 23.0)), "tomorrow morning, in about 8 hours");
        assert_eq!(due(at(0.0, 19.0), at(0.0, 17.0)), "this evening, in about 2 hours");
        assert_eq!(due(at(0.0, 14.0), at(0.0, 13.5)), "this afternoon, in about 30 minutes");
        assert_eq!(due(at(2.0, 9.0), at(0.0, 9.0)), "on Wednesday morning, in about 50 hours");
        assert_eq!(due(at(1.0, 3.0), at(0.0, 23.0)), "during the night, in about 4 hours");
        assert_eq!(due(at(0.0, 8.0), at(0.0, 1.0)), "this morning, in about 7 hours");
        assert_eq!(due(at(0.0, 11.0), at(0.0, 9.0)), "this morning, in about 2 hours");
        assert_eq!(due(at(9.0, 9.0), at(0.0, 9.0)), "in about 215 hours");
    }

    #[test]
    fn what_began_is_said_by_its_length() {
        assert_eq!(since(at(0.0, 9.0), at(0.0, 9.01)), "just now");
        assert_eq!(since(at(0.0, 9.0), at(0.0, 9.5)), "about 30 minutes ago");
        assert_eq!(since(at(0.0, 9.0), at(0.0, 15.2)), "about 6 hours ago");
    }
}
