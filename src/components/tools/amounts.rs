//! Amounts of data as people write and read them. The unit of every number here is a gigabyte of 1,000 megabytes, which
//! is how the iPhone counts.

use crate::digits::{tenths, whole};

/// A unit to choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Unit {
    /// Megabytes.
    Mb,
    /// Gigabytes.
    #[default]
    Gb,
    /// Terabytes.
    Tb,
}

impl Unit {
    pub(super) const ALL: [Self; 3] = [Self::Mb, Self::Gb, Self::Tb];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Mb => "MB",
            Self::Gb => "GB",
            Self::Tb => "TB",
        }
    }

    fn gigabytes(self, number: f64) -> f64 {
        match self {
            Self::Mb => number / 1000.0,
            Self::Gb => number,
            Self::Tb => number * 1000.0,
        }
    }
}

/// An amount as it was typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Amount {
    pub(super) text: String,
    pub(super) unit: Unit,
}

impl Amount {
    /// The amount in gigabytes: `None` while nothing is typed.
    ///
    /// # Errors
    /// When it is no number, or one below zero.
    pub(super) fn gigabytes(&self) -> Result<Option<f64>, NotANumber> {
        Ok(number(&self.text)?.map(|number| self.unit.gigabytes(number)))
    }
}

/// What was typed is no number from zero up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotANumber;

/// A number from zero up, with a point or a comma; `None` while nothing is typed.
///
/// # Errors
/// When it is something else.
pub(super) fn number(text: &str) -> Result<Option<f64>, NotANumber> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let fine = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',');
    let number = text.replace(',', ".").parse().ok().filter(|number: &f64| fine && number.is_finite());
    number.map(Some).ok_or(NotANumber)
}

/// An amount in words: `350 MB`, `4.8 GB`, `52 GB`, `1.2 TB`.
pub(super) fn size(gigabytes: f64) -> String {
    // Rounded before the unit is chosen, so that nothing reads as 1000 MB.
    if gigabytes < 0.9995 {
        [&whole(gigabytes * 1000.0), " MB"].concat()
    } else if gigabytes < 999.5 {
        [&short(gigabytes), " GB"].concat()
    } else {
        [&short(gigabytes / 1000.0), " TB"].concat()
    }
}

/// One decimal up to ten, and none where it is zero: `4.8`, `5`, `52`.
pub(super) fn short(number: f64) -> String {
    if (number * 10.0).round() >= 100.0 { whole(number) } else { tenths(number) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_with_a_point_or_a_comma() {
        let amount = |text: &str, unit| Amount { text: text.to_owned(), unit }.gigabytes();
        assert_eq!(amount(" 4.8 ", Unit::Gb), Ok(Some(4.8)));
        assert_eq!(amount("4,8", Unit::Gb), Ok(Some(4.8)));
        assert_eq!(amount("350", Unit::Mb), Ok(Some(0.35)));
        assert_eq!(amount("2", Unit::Tb), Ok(Some(2000.0)));
        assert_eq!(amount("", Unit::Gb), Ok(None));
        for wrong in ["-1", "four", "1e9", "1.2.3", "inf", "NaN", ".", "1,234,5"] {
            assert_eq!(amount(wrong, Unit::Gb), Err(NotANumber), "{wrong}");
        }
    }

    #[test]
    fn amounts_are_written_in_the_unit_that_fits() {
        for (gigabytes, words) in [
            (0.0, "0 MB"),
            (0.35, "350 MB"),
            (0.9996, "1 GB"),
            (4.83, "4.8 GB"),
            (5.0, "5 GB"),
            (9.97, "10 GB"),
            (52.4, "52 GB"),
            (999.7, "1 TB"),
            (1240.0, "1.2 TB"),
            (12_000.0, "12 TB"),
        ] {
            assert_eq!(size(gigabytes), words);
        }
    }
}
