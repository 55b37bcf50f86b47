//! Numbers in digits.

/// A whole number in digits. All that people read are written here: for each other size of numbers the program would
/// carry another way to write them.
#[inline(never)]
pub(crate) fn number(number: usize) -> String {
    number.to_string()
}

/// A number that is not negative, rounded to a whole one. How the standard library writes numbers with decimals is 5 KB of
/// program, compressed.
pub(crate) fn whole(value: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, and small")]
    let whole = value.round() as usize;
    number(whole)
}

/// The same with one decimal, where there is one: `4.8`, `5`.
pub(crate) fn tenths(value: f64) -> String {
    let tenths = (value * 10.0).round();
    let rest = tenths % 10.0;
    let whole_part = whole((tenths - rest) / 10.0);
    if rest == 0.0 { whole_part } else { [&whole_part, ".", &whole(rest)].concat() }
}

#[cfg(test)]
mod tests {
    use super::{tenths, whole};

    #[test]
    fn numbers_are_rounded_to_whole_ones_or_to_tenths() {
        assert_eq!([0.0, 0.4, 0.5, 12.6, 1000.0].map(whole), ["0", "0", "1", "13", "1000"]);
        assert_eq!(
            [0.0, 0.04, 0.25, 4.8, 4.96, 9.99, 52.3].map(tenths),
            ["0", "0", "0.3", "4.8", "5", "10", "52.3"]
        );
    }
}
