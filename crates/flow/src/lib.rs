//! The guide file.
//!
//! With the feature `compile` (native tools): parse with spans, lint, compile to JSON. Without it (the app): the
//! compiled types, their lowering to the engine's model, and the record a visit is saved as.

mod bytes;
pub mod codec;
#[cfg(feature = "compile")]
pub mod compile;
pub mod guide;
pub mod lower;
pub mod record;
pub mod text;
