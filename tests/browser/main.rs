//! What a person meets on the built site, in a real browser. Each test's name says what holds.

mod accessibility;
mod answers;
mod comparing;
mod endings;
mod failing;
mod gallery;
mod guide;
mod history;
mod keyboard;
mod loading;
mod phone;
mod pictures;
mod resuming;
mod shots;
mod storage;
mod taking;
mod tools;
mod touch;
mod tour;
mod waiting;
mod walker;
mod width;
