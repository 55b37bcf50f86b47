//! What all pairs come to.

use serde::Serialize;

use super::Pair;
use crate::simulate::{Estimate, mean, share};

/// What the visits of people who were drawn come to, in both versions.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Totals {
    /// Share of people who get other steps, or the same in another order.
    pub other_steps: Estimate,
    /// Hands-on minutes in the old version.
    pub minutes_old: Estimate,
    /// Hands-on minutes in the new one.
    pub minutes_new: Estimate,
    /// What the new version takes more, person by person.
    pub minutes_more: Estimate,
    /// Share of visits that ended at support in the old version.
    pub support_old: Estimate,
    /// Share of visits that end there in the new one.
    pub support_new: Estimate,
}

/// Means and shares with their 95 % intervals, over at least one pair.
#[must_use]
pub fn totals(pairs: &[Pair]) -> Totals {
    fn each<T>(pairs: &[Pair], part: impl Fn(&Pair) -> T) -> Vec<T> {
        pairs.iter().map(part).collect()
    }
    Totals {
        other_steps: share(&each(pairs, |pair| pair.parting().is_some())),
        minutes_old: mean(&each(pairs, |pair| pair.old.minutes)),
        minutes_new: mean(&each(pairs, |pair| pair.new.minutes)),
        minutes_more: mean(&each(pairs, Pair::more_minutes)),
        support_old: share(&each(pairs, |pair| pair.old.support)),
        support_new: share(&each(pairs, |pair| pair.new.support)),
    }
}
