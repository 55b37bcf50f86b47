//! Counts of visits as JSON: numbers by ids, and no text that anyone wrote.
//!
//! ```json
//! {
//! "format": "unstuck-counts 1",
//! "guide": "lamp", "reviewed": "2026-11-22", "digest": "0123456789abcdef",
//! "visits": {"resolved": 2, "handed_over": 1, "abandoned": 1},
//! "causes": {"unplugged": 2.25, "bulb": 0.75},
//! "questions": {
//!   "symptom": {"asked": 3, "not_sure": 0, "answers": {"dark": {"unplugged": 2.25, "bulb": 0.75}}}
//! },
//! "fixes": {
//!   "plug": {"worked": {"unplugged": 2}, "failed": {"unplugged": 0.25}}
//! }
//! }
//! ```
//!
//! What is 0 is left out. Numbers are rounded to a millionth of a visit, so that the same visits give the same text on
//! machines whose logarithms differ in the last digit. With the feature `compile` it is read back, too.

#[cfg(feature = "compile")]
mod read;
mod write;

#[cfg(feature = "compile")]
pub use read::{CountsError, decode};
pub use write::encode;

/// The first entry of every such text. Another version is refused, since its numbers could mean something else.
pub const FORMAT: &str = "unstuck-counts 1";
