//! Shares of a whole, each within bounds of its own.

/// A share and where it may lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounded {
    /// Where it would lie without bounds; 0 or more.
    pub(super) wanted: f64,
    pub(super) low: f64,
    pub(super) high: f64,
}

/// Rounds of halving; beyond this a number has no more digits.
const ROUNDS: usize = 200;

/// Shares that sum to 1, each the wanted one times a common factor, or at its bound where that would pass it. Exists
/// where the low bounds sum to 1 at most and the high ones to 1 at least; else the nearest to it, which sums to 1 too.
pub(super) fn fit(shares: &[Bounded]) -> Vec<f64> {
    let at = |factor: f64| -> Vec<f64> {
        shares.iter().map(|share| (factor * share.wanted).max(share.low).min(share.high)).collect()
    };
    let sum = |factor: f64| at(factor).iter().sum::<f64>();
    let (mut below, mut above) = (0.0, 1.0);
    for _ in 0..ROUNDS {
        if sum(above) >= 1.0 {
            break;
        }
        below = above;
        above *= 2.0;
    }
    for _ in 0..ROUNDS {
        let middle = f64::midpoint(below, above);
        if sum(middle) < 1.0 { below = middle } else { above = middle }
    }
    // Halving leaves the last digit open, and bounds that cannot be kept leave more.
    let fitted = at(above);
    let total: f64 = fitted.iter().sum();
    fitted.into_iter().map(|share| share / total).collect()
}

#[cfg(test)]
mod tests {
    use super::{Bounded, fit};

    fn assert_fits(shares: &[(f64, f64, f64)], expected: &[f64]) {
        let bounded: Vec<_> =
            shares.iter().map(|&(wanted, low, high)| Bounded { wanted, low, high }).collect();
        let fitted = fit(&bounded);
        for (share, expected) in fitted.iter().zip(expected) {
            assert!((share - expected).abs() < 1e-12, "{fitted:?}");
        }
    }

    #[test]
    fn shares_within_their_bounds_are_only_made_to_sum_to_one() {
        assert_fits(&[(1.0, 0.0, 1.0), (3.0, 0.0, 1.0)], &[0.25, 0.75]);
    }

    #[test]
    fn what_a_bound_takes_or_leaves_is_spread_over_the_others() {
        assert_fits(&[(0.8, 0.0, 0.5), (0.1, 0.0, 1.0), (0.1, 0.0, 1.0)], &[0.5, 0.25, 0.25]);
        assert_fits(&[(0.0, 0.1, 1.0), (0.6, 0.0, 1.0), (0.3, 0.0, 1.0)], &[0.1, 0.6, 0.3]);
    }

    #[test]
    fn bounds_that_cannot_be_kept_still_give_shares() {
        assert_fits(&[(0.5, 0.0, 0.2), (0.5, 0.0, 0.2)], &[0.5, 0.5]);
        assert_fits(&[(0.5, 0.9, 1.0), (0.5, 0.9, 1.0)], &[0.5, 0.5]);
    }
}
