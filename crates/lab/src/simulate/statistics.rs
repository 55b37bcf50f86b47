//! Means, shares and ratios with their 95 % intervals.

use serde::Serialize;

use crate::random::Dice;

/// The standard normal lies within this of 0 with a probability of 95 %.
const Z: f64 = 1.959_963_984_540_054;
/// How often the cases are drawn anew for the interval of a ratio.
const RESAMPLES: usize = 1000;
/// Keeps the draws apart from those of the cases.
const STREAM: u64 = 0x626f_6f74_7374_7261;

/// An estimate with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// The estimate itself.
    pub mean: f64,
    /// Where the interval begins.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
}

/// The mean, with the interval of the normal approximation. One value has no spread, and its interval no width.
pub(crate) fn mean(values: &[f64]) -> Estimate {
    let count = count(values.len());
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let half = Z * (squares / (count - 1.0).max(1.0) / count).sqrt();
    Estimate { mean, low: mean - half, high: mean + half }
}

/// The values that part the sorted list into quarters, each one of its values; zeros for an empty list.
pub(super) fn quartiles(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    [1, 2, 3].map(|quarter| {
        values.get((values.len() * quarter / 4).min(values.len().max(1) - 1)).copied().unwrap_or(0.0)
    })
}

/// The share of those that are true, with the interval of Wilson (1927).
pub(crate) fn share(values: &[bool]) -> Estimate {
    let count = count(values.len());
    let mean = values.iter().map(|value| f64::from(u8::from(*value))).sum::<f64>() / count;
    let scale = 1.0 + Z * Z / count;
    let middle = (mean + Z * Z / (2.0 * count)) / scale;
    let half = Z / scale * (mean * (1.0 - mean) / count + Z * Z / (4.0 * count * count)).sqrt();
    // Of none and of all, the interval ends at the share itself, which rounding would miss by a hair.
    Estimate { mean, low: (middle - half).clamp(0.0, mean), high: (middle + half).clamp(mean, 1.0) }
}

/// The ratio of the means of paired values, with the percentile interval of the bootstrap over the pairs (Efron 1979).
/// `None` where a mean to divide by is 0.
pub(super) fn ratio(values: &[f64], base: &[f64], seed: u64) -> Option<Estimate> {
    let mut dice = Dice::new(Dice::new(seed ^ STREAM).bits());
    let mut drawn: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            let (mut above, mut below) = (0.0, 0.0);
            for _ in values {
                let at = dice.below(values.len());
                above += values[at];
                below += base[at];
            }
            above / below
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    let mean = values.iter().sum::<f64>() / base.iter().sum::<f64>();
    let (low, high) = (drawn[RESAMPLES / 40 - 1], drawn[RESAMPLES - RESAMPLES / 40 - 1]);
    [mean, drawn[0], drawn[RESAMPLES - 1]].iter().all(|value| value.is_finite()).then_some(Estimate {
        mean,
        low,
        high,
    })
}

#[expect(clippy::cast_precision_loss, reason = "there are no more than 2³² cases")]
const fn count(len: usize) -> f64 {
    len as f64
}

#[cfg(test)]
mod tests {
    use super::{mean, quartiles, ratio, share};

    #[test]
    fn a_mean_has_the_interval_of_its_standard_error() {
        let estimate = mean(&[1.0, 2.0, 3.0, 4.0]);
        assert!((estimate.mean - 2.5).abs() < 1e-12);
        // The standard error is √(5/3) ÷ 2.
        assert!((estimate.high - 2.5 - 1.959_964 * 0.645_497).abs() < 1e-5);
        assert!((estimate.high - 2.5 - (2.5 - estimate.low)).abs() < 1e-12);
        assert!(mean(&[7.0]).low >= 7.0);
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "they are the values themselves")]
    fn quartiles_are_values_of_the_list_in_any_order() {
        assert_eq!(quartiles(vec![8.0, 1.0, 5.0, 3.0, 2.0, 7.0, 6.0, 4.0]), [3.0, 5.0, 7.0]);
        assert_eq!(quartiles(vec![7.0]), [7.0; 3]);
        assert_eq!(quartiles(Vec::new()), [0.0; 3]);
    }

    #[test]
    fn a_share_of_none_still_has_an_interval() {
        let none = share(&[false; 10]);
        assert!(none.mean == 0.0 && none.low == 0.0);
        assert!(share(&[true; 10]).high == 1.0);
        assert!((none.high - 0.277_5).abs() < 1e-4);
        let half = share(&[true, false, true, false, true, false, true, false, true, false]);
        assert!((half.low - 0.236_6).abs() < 1e-4 && (half.high - 0.763_4).abs() < 1e-4);
    }

    #[test]
    fn a_ratio_of_pairs_in_proportion_is_certain() {
        let base: Vec<f64> = (1..40).map(f64::from).collect();
        let half: Vec<f64> = base.iter().map(|value| value / 2.0).collect();
        let estimate = ratio(&half, &base, 1).expect("nothing is 0");
        for value in [estimate.mean, estimate.low, estimate.high] {
            assert!((value - 0.5).abs() < 1e-12);
        }
        assert_eq!(ratio(&[1.0, 2.0], &[0.0, 0.0], 1), None);
    }
}
