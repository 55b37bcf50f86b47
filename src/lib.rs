//! Unstuck: a troubleshooter that runs entirely in the browser.
//!
//! It is two programs. The app shows what the engine decides and tells it what happened. The tools are what a step can
//! carry to work something out; they come when the first is opened. See `docs/architecture.md`.

mod ahead;
mod app;
mod bytes;
mod components;
mod editions;
mod entry;
mod guide;
mod ios;
mod phone;
mod platform;
mod reminder;
mod resume;
mod start;
mod store;
mod summary;
mod sync;
mod words;

pub use start::{app, tools};
