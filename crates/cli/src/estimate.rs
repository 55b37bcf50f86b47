//! Estimates with their intervals, as reports say them.

use unstuck_lab::simulate::Estimate;

/// "18.4 (17.3 to 19.4)", with so many decimal places.
pub(crate) fn number(estimate: Estimate, digits: usize) -> String {
    let Estimate { mean, low, high } = estimate;
    format!("{mean:.digits$} ({low:.digits$} to {high:.digits$})")
}

/// A share: "18.1 % (15.8 to 20.6)".
pub(crate) fn percent(estimate: Estimate) -> String {
    let Estimate { mean, low, high } = estimate;
    format!("{:.1} % ({:.1} to {:.1})", 100.0 * mean, 100.0 * low, 100.0 * high)
}
