//! The arithmetic of uploads.

use crate::digits::{tenths, whole};

/// Hours to send `gigabytes` at `megabits` a second: 8,000 megabits a gigabyte, over 3,600 seconds an hour, at the `share`
/// of the speed that an upload gets.
pub(super) fn hours(gigabytes: f64, megabits: f64, share: f64) -> f64 {
    gigabytes * 8000.0 / (megabits * 3600.0 * share)
}

/// Nights of so many hours that an upload takes, at least one.
pub(super) fn nights(hours: f64, night: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and capped")]
    let nights = (hours / night).ceil().clamp(1.0, 9999.0) as u32;
    nights
}

/// What to make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Advice {
    /// One night is enough.
    LetItRun,
    /// More than a night: send less, send faster, or take a computer.
    Shorten,
    /// More than a day: a computer is the better way.
    Computer,
}

/// What to make of so many hours, when up to `night` are one night's work, and more than `day` too long to wait.
pub(super) fn advice(hours: f64, night: f64, day: f64) -> Advice {
    if hours <= night {
        Advice::LetItRun
    } else if hours <= day {
        Advice::Shorten
    } else {
        Advice::Computer
    }
}

/// A time in words that promise no more than is known.
pub(super) fn in_words(hours: f64) -> String {
    let minutes = hours * 60.0;
    if minutes < 5.0 {
        "a few minutes".to_owned()
    } else if minutes < 52.5 {
        about(&whole((minutes / 5.0).round() * 5.0), "minutes")
    } else if hours < 1.25 {
        "about an hour".to_owned()
    } else if hours < 10.0 {
        about(&tenths((hours * 2.0).round() / 2.0), "hours")
    } else if hours < 48.0 {
        about(&whole(hours), "hours")
    } else {
        about(&whole(hours / 24.0), "days")
    }
}

fn about(number: &str, units: &str) -> String {
    ["about ", number, " ", units].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_worked_figures_come_out() {
        for (gigabytes, megabits, expected) in [
            (5.0, 5.0, 3.2),
            (10.0, 10.0, 3.2),
            (20.0, 10.0, 6.3),
            (50.0, 10.0, 16.0),
            (50.0, 20.0, 8.0),
            (5.0, 1.0, 16.0),
        ] {
            let hours = hours(gigabytes, megabits, 0.7);
            // The figures are given with two digits.
            assert!((hours - expected).abs() <= expected * 0.015, "{gigabytes} at {megabits}: {hours}");
        }
    }

    #[test]
    fn nights_are_of_seven_hours_and_begun_ones_count() {
        assert_eq!([0.1, 7.0, 7.1, 14.0, 16.0].map(|hours| nights(hours, 7.0)), [1, 1, 2, 2, 3]);
    }

    #[test]
    fn advice_changes_after_a_night_and_after_a_day() {
        assert_eq!([0.5, 8.0].map(|hours| advice(hours, 8.0, 24.0)), [Advice::LetItRun; 2]);
        assert_eq!([8.1, 24.0].map(|hours| advice(hours, 8.0, 24.0)), [Advice::Shorten; 2]);
        assert_eq!(advice(24.1, 8.0, 24.0), Advice::Computer);
    }

    #[test]
    fn times_are_rounded_to_what_is_known() {
        for (hours, words) in [
            (0.05, "a few minutes"),
            (0.4, "about 25 minutes"),
            (1.0, "about an hour"),
            (3.17, "about 3 hours"),
            (6.35, "about 6.5 hours"),
            (15.9, "about 16 hours"),
            (80.0, "about 3 days"),
        ] {
            assert_eq!(in_words(hours), words);
        }
    }

    proptest! {
        #[test]
        fn twice_the_size_takes_twice_the_time_and_twice_the_speed_half(size in 0.1..5000.0_f64, speed in 0.1..1000.0_f64) {
            let once = hours(size, speed, 0.7);
            prop_assert!((hours(size * 2.0, speed, 0.7) / once - 2.0).abs() < 1e-9);
            prop_assert!((hours(size, speed * 2.0, 0.7) / once - 0.5).abs() < 1e-9);
        }
    }
}
