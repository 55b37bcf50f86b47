//! What the app and the annex, which is a program of its own, tell each other: events on elements of the page.

use gloo::events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event};
use yew::NodeRef;

use super::page::root;

/// A part was opened: the loader gets the annex, or the annex finds the new place.
pub(super) const OPENED: &str = "unstuck-annex";
/// The annex could not be loaded.
const MISSING: &str = "unstuck-no-annex";
/// A part has an answer, which stands in [`ANSWER`].
pub(super) const ANSWERED: &str = "unstuck-answer";
/// The attribute that holds the answer of a part.
pub(super) const ANSWER: &str = "data-answer";

/// Asks for the parts that are open now.
pub(crate) fn ask() {
    if let Some(root) = root() {
        tell(&root, OPENED);
    }
}

/// Calls back when the annex could not be loaded.
pub(crate) fn on_missing(call: impl Fn() + 'static) -> Option<EventListener> {
    root().map(|root| EventListener::new(&root, MISSING, move |_| call()))
}

/// Calls back with the answer of the part in this place.
pub(crate) fn on_answer(place: &NodeRef, call: impl Fn(String) + 'static) -> Option<EventListener> {
    let place = place.cast::<Element>()?;
    Some(EventListener::new(&place, ANSWERED, move |event| {
        let place = event.target().and_then(|place| place.dyn_into::<Element>().ok());
        call(place.and_then(|place| place.get_attribute(ANSWER)).unwrap_or_default());
    }))
}

/// Sends an event to an element. It has nothing with it and goes no further.
pub(super) fn tell(element: &Element, what: &str) {
    if let Ok(event) = Event::new(what) {
        // Whether someone prevents a default that there is none of, nobody wants to know.
        let _ = element.dispatch_event(&event);
    }
}
