//! Unstuck: a troubleshooter that runs entirely in the browser.
//!
//! It is two programs. The app shows what the engine decides and tells it what happened. The annex has the pages to read and
//! the tools; it comes when the first of them is opened. A third one, the gallery, shows what both are made of. See
//! `docs/architecture.md`.

mod ahead;
mod annex;
mod app;
mod bytes;
mod components;
mod digits;
mod editions;
mod entry;
mod gallery;
mod guide;
mod ios;
mod mail;
mod moments;
mod phone;
mod platform;
mod reminder;
mod resume;
mod scenes;
mod shelf;
mod start;
mod store;
mod summary;
mod sync;
mod ticks;
mod words;

pub use start::{annex, app, end, gallery};
