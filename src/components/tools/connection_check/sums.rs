//! The arithmetic of what is measured of a connection.

use crate::digits::whole;

/// From so many seconds on, a wrong clock can be why Apple's servers refuse the iPhone.
const CLOCK_MATTERS: f64 = 300.0;
/// Below so many megabits a second a backup is no fun, however large its share is.
const SLOW: f64 = 2.0;
/// Above so many milliseconds there and back a connection is weak.
const FAR: f64 = 600.0;
/// What people usually get of their download speed in the other direction, on cable and DSL, by judgement.
pub(super) const UPLOAD_SHARE: (f64, f64) = (0.1, 0.25);

/// The middle of some measurements; of an even number the lower of the two in the middle. `None` without any.
pub(super) fn median(measured: &[f64]) -> Option<f64> {
    let mut sorted = measured.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len().saturating_sub(1) / 2).copied()
}

/// Megabits a second for so many bytes in so many milliseconds.
pub(super) fn megabits(bytes: f64, milliseconds: f64) -> f64 {
    // A clock that a browser keeps coarse may not have moved.
    bytes * 8.0 / 1000.0 / milliseconds.max(1.0)
}

/// By how many seconds this device's clock is ahead of the server's. Times are milliseconds since 1970: before and after
/// the request by this device, and the server's. The server names whole seconds, so it is half of one further on average; and
/// its answer was made about halfway between the two.
pub(super) fn clock_ahead(before: f64, after: f64, server: f64) -> f64 {
    (f64::midpoint(before, after) - (server + 500.0)) / 1000.0
}

/// Whether a clock that is so many seconds off can be the reason.
pub(super) fn clock_matters(seconds: f64) -> bool {
    seconds.abs() > CLOCK_MATTERS
}

/// What to make of a connection on which pages do load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quality {
    /// Nothing is wrong with it, as far as can be seen.
    Fine,
    /// It works, but weakly.
    Weak,
}

/// What to make of a round trip in milliseconds and a download in megabits a second.
pub(super) fn quality(round_trip: f64, download: f64) -> Quality {
    if round_trip > FAR || download < SLOW { Quality::Weak } else { Quality::Fine }
}

/// How far off a clock is, in words.
pub(super) fn off_by(seconds: f64) -> String {
    let minutes = seconds.abs() / 60.0;
    let (number, units) = if minutes < 90.0 {
        (minutes, " minutes")
    } else if minutes < 36.0 * 60.0 {
        (minutes / 60.0, " hours")
    } else {
        (minutes / 60.0 / 24.0, " days")
    };
    [&whole(number), units].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_not_moved_by_one_slow_answer() {
        assert_eq!(median(&[30.0, 20.0, 900.0, 25.0, 28.0]), Some(28.0));
        assert_eq!(median(&[30.0, 20.0]), Some(20.0));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn a_megabyte_in_a_second_is_eight_megabits() {
        assert!((megabits(1_000_000.0, 1000.0) - 8.0).abs() < 1e-9);
        assert!(megabits(1000.0, 0.0).is_finite());
    }

    #[test]
    fn a_clock_is_compared_with_the_middle_of_the_request() {
        // A request from 0 to 2 seconds, answered in second 1 by a server whose clock is right.
        assert!((clock_ahead(0.0, 2000.0, 1000.0)).abs() <= 0.5);
        assert!((clock_ahead(3_600_000.0, 3_602_000.0, 1000.0) - 3600.0).abs() <= 0.5);
        assert!(clock_matters(301.0) && clock_matters(-301.0) && !clock_matters(120.0));
    }

    #[test]
    fn weak_is_slow_or_far() {
        assert_eq!(quality(40.0, 50.0), Quality::Fine);
        assert_eq!(quality(900.0, 50.0), Quality::Weak);
        assert_eq!(quality(40.0, 0.8), Quality::Weak);
    }

    #[test]
    fn an_error_of_the_clock_is_said_in_units_that_people_use() {
        assert_eq!([600.0, -7200.0, 259_200.0].map(off_by), ["10 minutes", "2 hours", "3 days"]);
    }
}
