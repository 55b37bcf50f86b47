//! Learning from how visits ended: counts of finished visits, and the numbers that follow from them.
//!
//! [`Counts`] are sums over visits and nothing else: no order, no time, no person. Counting two lists of visits and
//! adding the counts is counting both. [`estimate`] folds counts into the numbers of a model, and
//! [`expected_log_likelihood`] says how well a model fits counts.
//!
//! The cause of a visit is never seen, so a visit counts for every cause by its share of belief at the end ("fractional
//! updating"; Spiegelhalter and Lauritzen 1990, and for a troubleshooter Breese and Heckerman 1996). It is one step of
//! the EM algorithm (Dempster, Laird and Rubin 1977) from the numbers of the model.
//!
//! The engine knows no time, so the minutes of steps are not counted and not learned.

mod counts;
mod estimate;
mod fit;
mod shares;

pub use counts::{Counts, FixCounts, QuestionCounts};
pub use estimate::{Estimate, Estimates, LARGEST_STEP, LEAST_UNKNOWN, PRIOR_VISITS, TABLE_VISITS, estimate};
pub use fit::expected_log_likelihood;
