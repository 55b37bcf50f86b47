//! From counts of visits to new numbers for a guide, for its author to look at.
//!
//! Nothing here changes a guide. A [`Proposal`] says which numbers to type where; [`review`] says whether the counts
//! bear one out at all.

mod proposal;
mod review;
mod typed;

pub use proposal::{Change, LEAST_BEHIND, LEAST_DISTANCE, LEAST_SURPLUS, Parameter, Proposal, propose};
pub use review::{HeldOut, LEAST_HELD_OUT, LEAST_VISITS, MOST_PARTS, Refusal, Review, review};
