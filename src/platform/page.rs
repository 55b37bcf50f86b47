//! Where a program stands: its element, and the window around it.
//!
//! On a page of its own the window is the browser's. In a page that embeds the guide the loader hands over a stand-in
//! (`web/embed/surroundings.js`) with a history, an address, a title and a storage of the guide's own, so that the page
//! keeps its own. Each embedded guide is a program of its own, so one place is all that a program knows.

use std::cell::{Cell, RefCell};

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Document, Element, Window};

thread_local! {
    static PLACE: RefCell<Option<(Element, Window)>> = const { RefCell::new(None) };
    /// How many levels lower than on a page of its own the headings are; none on one.
    static LEVELS: Cell<Option<u8>> = const { Cell::new(None) };
}

/// The attribute of the element that says so, which it has where another page is around it.
const LEVEL: &str = "data-level";

/// Settles where the program stands: the element it lives in, and the window or what stands in for it.
pub(crate) fn settle(root: JsValue, around: JsValue) {
    let root: Element = root.unchecked_into();
    let level = root.get_attribute(LEVEL).and_then(|level| level.bytes().next());
    LEVELS.set(level.map(|level| level.saturating_sub(b'0')));
    PLACE.set(Some((root, around.unchecked_into())));
}

/// The element the program lives in.
pub(crate) fn root() -> Option<Element> {
    PLACE.with_borrow(|place| place.as_ref().map(|(root, _)| root.clone()))
}

/// The window, or what stands in for it: its history, address, title, storage and scrolling.
pub(super) fn around() -> Window {
    PLACE.with_borrow(|place| place.as_ref().map_or_else(gloo::utils::window, |(_, around)| around.clone()))
}

/// Whether another page is around the program.
pub(crate) fn is_embedded() -> bool {
    LEVELS.get().is_some()
}

/// How many levels lower than on a page of its own the headings are.
pub(crate) fn levels() -> u8 {
    LEVELS.get().unwrap_or(0)
}

/// What has the focus, where that is in the tree that the program is in.
pub(super) fn focused() -> Option<Element> {
    // A document or the root of a shadow; what both have is called alike.
    root()?.get_root_node().unchecked_ref::<Document>().active_element()
}
