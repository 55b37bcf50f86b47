//! What a person meets on the built site, in a real browser. Each test's name says what holds.

mod accessibility;
mod answers;
mod contrast;
mod direction;
mod endings;
mod failing;
mod focus;
mod guide;
mod history;
mod keyboard;
mod loading;
mod phone;
mod reading;
mod resuming;
mod senses;
mod spacing;
mod speech;
mod storage;
mod taking;
mod tools;
mod touch;
mod tour;
mod waiting;
mod walker;
mod width;
