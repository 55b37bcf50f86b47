//! The guide file.
//!
//! With the feature `compile` (native tools): parse with spans, lint, compile, and learn from counts of visits. Without
//! it (the app): the compiled types, their lowering to the engine's model, the record a visit is saved as, and the
//! counts of visits as they are written.

mod bytes;
pub mod codec;
#[cfg(feature = "compile")]
pub mod compile;
pub mod counts;
pub mod figures;
pub mod former;
pub mod grounds;
pub mod guide;
#[cfg(feature = "compile")]
pub mod learn;
pub mod lower;
#[cfg(feature = "compile")]
pub mod names;
pub mod pages;
pub mod receipt;
pub mod record;
pub mod stamp;
pub mod text;
#[cfg(feature = "compile")]
pub mod visits;
