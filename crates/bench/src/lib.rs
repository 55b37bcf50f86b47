//! Decisions timed by one code, natively and in WebAssembly.
//!
//! A [`Case`] is something to decide for, a model of a size or the guide, and a planner. [`time()`] times a [`Round`] of
//! it with the clock that it is given, since WebAssembly has none of its own. Cases and rounds are the same everywhere.

pub mod case;
pub mod round;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use case::{Case, Planner, Source, Subject};
pub use round::{Round, time};
