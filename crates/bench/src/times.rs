//! Many times, in two numbers.

/// How long something took, in nanoseconds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Times(Vec<f64>);

impl Times {
    pub(crate) fn extend(&mut self, nanoseconds: &[f64]) {
        self.0.extend_from_slice(nanoseconds);
    }

    pub(crate) const fn count(&self) -> usize {
        self.0.len()
    }

    /// Half of them are not longer.
    pub(crate) fn median(&self) -> f64 {
        self.percentile(50)
    }

    /// One in a hundred is longer.
    pub(crate) fn percentile_99(&self) -> f64 {
        self.percentile(99)
    }

    /// The smallest of them that so many in a hundred are not longer than (nearest rank); 0 where there are none.
    fn percentile(&self, share: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = (sorted.len() * share).div_ceil(100);
        sorted.get(rank.saturating_sub(1)).copied().unwrap_or_default()
    }
}

/// A time in the unit that suits it, with three digits: `3.17 µs`, `0.271 ms`, `12.4 ms`.
pub(crate) fn readable(nanoseconds: f64) -> String {
    let (value, unit) =
        if nanoseconds < 1e5 { (nanoseconds / 1e3, "µs") } else { (nanoseconds / 1e6, "ms") };
    let digits = match value {
        value if value < 1.0 => 3,
        value if value < 10.0 => 2,
        value if value < 100.0 => 1,
        _ => 0,
    };
    format!("{value:.digits$} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "they are the values themselves")]
    fn percentiles_are_values_of_the_list() {
        let mut times = Times::default();
        assert_eq!(times.median(), 0.0);
        times.extend(&(1..=200).rev().map(f64::from).collect::<Vec<f64>>());
        assert_eq!((times.count(), times.median(), times.percentile_99()), (200, 100.0, 198.0));
        let mut one = Times::default();
        one.extend(&[7.0]);
        assert_eq!((one.median(), one.percentile_99()), (7.0, 7.0));
    }

    #[test]
    fn a_time_has_three_digits_and_its_unit() {
        assert_eq!(readable(3_167.9), "3.17 µs");
        assert_eq!(readable(60_586.0), "60.6 µs");
        assert_eq!(readable(271_000.0), "0.271 ms");
        assert_eq!(readable(130_540_000.0), "131 ms");
    }
}
