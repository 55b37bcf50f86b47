//! How many visits took how much.

use serde::Serialize;

/// More bars than these nobody tells apart.
const MOST: f64 = 16.0;
/// What a bin may hold, so that its ends are numbers that people count in.
const WIDTHS: [f64; 10] = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0];

/// Counts of values in bins of one width, the first from 0 on. A bin has its lower end, and not its upper one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Bins {
    pub(super) width: f64,
    pub(super) counts: Vec<usize>,
}

impl Bins {
    /// The values are not below 0.
    pub(super) fn new(values: &[f64]) -> Self {
        let largest = values.iter().copied().fold(0.0, f64::max);
        let width = WIDTHS.into_iter().find(|width| largest / width < MOST).unwrap_or(largest / (MOST - 1.0));
        let mut counts = Vec::new();
        for value in values {
            let at = bin(value / width);
            if counts.len() <= at {
                counts.resize(at + 1, 0);
            }
            counts[at] += 1;
        }
        Self { width, counts }
    }

    /// The ends of each bin with its count.
    pub(super) fn each(&self) -> impl Iterator<Item = (f64, f64, usize)> + '_ {
        let mut low = 0.0;
        self.counts.iter().map(move |&count| {
            let from = low;
            low += self.width;
            (from, low, count)
        })
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is from 0 to the most bins")]
fn bin(position: f64) -> usize {
    position.floor() as usize
}

#[cfg(test)]
mod tests {
    use super::Bins;

    #[test]
    fn every_value_is_counted_once_in_the_bin_that_begins_at_it_or_below() {
        let bins = Bins::new(&[0.0, 0.9, 1.0, 3.5, 15.9]);
        assert_eq!((bins.width, bins.counts.iter().sum::<usize>()), (1.0, 5));
        assert_eq!((bins.counts[0], bins.counts[1], bins.counts[3], bins.counts[15]), (2, 1, 1, 1));
    }

    #[test]
    fn there_are_never_too_many_bins_to_tell_apart() {
        for largest in [0.0, 7.0, 16.0, 31.0, 159.9, 160.0, 15_999.0, 1e9] {
            let bins = Bins::new(&[0.0, largest]);
            assert!(bins.counts.len() <= 16, "{largest}: {bins:?}");
            assert_eq!(bins.counts.iter().sum::<usize>(), 2);
            let (low, high, _) = bins.each().last().expect("there is a bin");
            assert!(low <= largest && largest < high, "{largest}: {low} to {high}");
        }
    }
}
