//! Numbers as an author types them.

use crate::guide::Chance;

/// The number with three significant digits: more than that no count of visits bears out.
pub(super) fn rounded(number: f64) -> f64 {
    format!("{number:.2e}").parse().unwrap_or(number)
}

/// The next number with three significant digits that is not smaller.
pub(super) fn rounded_up(number: f64) -> f64 {
    let near = rounded(number);
    if near < number { rounded(near + last_digit(near)) } else { near }
}

/// The next number with three significant digits that is not larger.
pub(super) fn rounded_down(number: f64) -> f64 {
    let near = rounded(number);
    if near > number { rounded(near - last_digit(near)) } else { near }
}

/// What the third significant digit of a number above 0 is worth.
fn last_digit(number: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, reason = "no exponent is as long")]
    let exponent = number.log10().floor() as i32;
    10_f64.powi(exponent - 2)
}

/// What a guide gives as the chance of an answer under a cause.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Given {
    pub(super) chance: f64,
    /// Whether it stands under `otherwise`, with other causes.
    pub(super) otherwise: bool,
}

/// `None` where the answer takes what the others leave.
pub(super) fn given(chance: &Chance, cause: u16) -> Option<Given> {
    match chance {
        Chance::Given { by_cause, otherwise } => {
            Some(by_cause.iter().find(|(named, _)| *named == cause).map_or(
                Given { chance: *otherwise, otherwise: true },
                |(_, chance)| Given { chance: *chance, otherwise: false },
            ))
        }
        Chance::Rest => None,
    }
}

/// Names the cause in the chance of an answer, or gives it another number there.
pub(super) fn give(chance: &mut Chance, cause: u16, number: f64) {
    let Chance::Given { by_cause, .. } = chance else { return };
    match by_cause.iter_mut().find(|(named, _)| *named == cause) {
        Some((_, chance)) => *chance = number,
        None => by_cause.push((cause, number)),
    }
}

#[cfg(test)]
mod tests {
    use super::{rounded, rounded_down, rounded_up};

    #[test]
    #[expect(clippy::float_cmp, reason = "they are the decimals themselves")]
    fn three_digits_are_kept() {
        for (number, expected) in [(0.123_44, 0.123), (12.36, 12.4), (0.000_987_6, 0.000_988), (1.0, 1.0)] {
            assert_eq!(rounded(number), expected);
        }
        for (number, expected) in
            [(1.9601, 1.97), (2.0, 2.0), (0.019_999, 0.02), (9.991, 10.0), (1.003, 1.01)]
        {
            assert_eq!(rounded_up(number), expected);
        }
        for (number, expected) in [(0.4998, 0.499), (0.5, 0.5), (0.998_9, 0.998)] {
            assert_eq!(rounded_down(number), expected);
        }
    }
}
