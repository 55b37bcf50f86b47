//! The places in the page that the app has for parts of the annex, as the annex finds them. See `annex.rs` for what the two
//! tell each other.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use unstuck_flow::guide::Device;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, MutationObserver, MutationObserverInit, Node};
use yew::AppHandle;
use yew::prelude::*;

use super::annex::{ANSWER, ANSWERED, OPENED, tell};
use super::dom;
use super::page::root;

/// A place for a part of the annex in the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place(Element);

impl Place {
    /// The name of what belongs here.
    pub(crate) fn part(&self) -> String {
        self.get("data-part")
    }

    /// The version of iOS whose names are shown; `None` where it is not known.
    pub(crate) fn ios(&self) -> Option<u16> {
        self.get("data-ios").parse().ok()
    }

    /// The kind of iPhone whose lines are shown; `Any` where it is not known.
    pub(crate) fn kind(&self) -> Device {
        Device::named(&self.get("data-kind"))
    }

    /// The receipt of the visit, where it is to be handed over; of a wait, also the text of since when, behind a space.
    pub(crate) fn handover(&self) -> String {
        self.get("data-handover")
    }

    /// Whether the visit has begun.
    pub(crate) fn has_begun(&self) -> bool {
        self.0.has_attribute("data-begun")
    }

    fn get(&self, attribute: &str) -> String {
        self.0.get_attribute(attribute).unwrap_or_default()
    }

    /// Whether the question that it belongs to has an answer with this id.
    pub(crate) fn can_answer(&self, answer: &str) -> bool {
        self.get("data-choices").split(' ').any(|choice| choice == answer)
    }

    /// Tells the app an answer that the person chose.
    pub(crate) fn answer(&self, answer: &str) {
        if self.0.set_attribute(ANSWER, answer).is_ok() {
            tell(&self.0, ANSWERED);
        }
    }

    /// Whether this is read on the iPhone with the problem.
    pub(crate) fn is_here(&self) -> bool {
        self.0.has_attribute("data-here")
    }

    /// Moves the focus to the first match in it, for when what had the focus is gone.
    pub(crate) fn focus(&self, selector: &str) {
        dom::focus_first(&self.0, selector);
    }

    /// Whether what it is in is unfolded.
    fn is_open(&self) -> bool {
        self.0.closest("details:not([open])").ok().flatten().is_none()
    }

    /// Whether something stands here.
    fn is_taken(&self) -> bool {
        self.0.has_child_nodes()
    }

    fn is_gone(&self) -> bool {
        !Node::is_connected(&self.0)
    }
}

/// The parts that are there, each with its place.
type Filled<C> = Rc<RefCell<Vec<(Place, AppHandle<C>)>>>;

/// Fills every place that is open, now and later, and ends what was there when the place is gone. `make` says what to put
/// there.
pub(crate) fn serve<C: BaseComponent>(make: fn(Place) -> Option<C::Properties>) {
    let Some(root) = root() else { return };
    let filled: Filled<C> = Rc::default();
    fill(&root, &filled, make);
    {
        let (places, filled) = (root.clone(), filled.clone());
        EventListener::new(&root, OPENED, move |_| fill(&places, &filled, make)).forget();
    }
    let cleared = Closure::<dyn Fn(JsValue)>::new(move |_| {
        let gone = filled.borrow_mut().extract_if(.., |(place, _)| place.is_gone()).collect::<Vec<_>>();
        gone.into_iter().for_each(|(_, part)| part.destroy());
    });
    if let Ok(observer) = MutationObserver::new(cleared.as_ref().unchecked_ref()) {
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        // Where this is refused, parts whose place is gone go on unseen; nothing else depends on it.
        let _ = observer.observe_with_options(&root, &what);
    }
    cleared.forget();
}

fn fill<C: BaseComponent>(root: &Element, filled: &Filled<C>, make: fn(Place) -> Option<C::Properties>) {
    let Ok(places) = root.query_selector_all("[data-part]") else { return };
    for at in 0..places.length() {
        let Some(place) = places.get(at).and_then(|place| place.dyn_into::<Element>().ok()) else { continue };
        let place = Place(place);
        if place.is_taken() || !place.is_open() {
            continue;
        }
        if let Some(props) = make(place.clone()) {
            let part = yew::Renderer::<C>::with_root_and_props(place.0.clone(), props).render();
            filled.borrow_mut().push((place, part));
        }
    }
}
