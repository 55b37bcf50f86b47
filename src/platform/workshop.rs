//! Where tools are put to work: the places for them that the app has in the page. See `tools.rs` for what the two tell
//! each other.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, MutationObserver, MutationObserverInit, Node};
use yew::AppHandle;
use yew::prelude::*;

use super::dom;
use super::tools::{ANSWER, ANSWERED, OPENED, tell};

/// A place for a tool in the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place(Element);

impl Place {
    /// The name of the tool that belongs here.
    pub(crate) fn tool(&self) -> String {
        self.0.get_attribute("data-tool").unwrap_or_default()
    }

    /// Whether the question that carries the tool has an answer with this id.
    pub(crate) fn can_answer(&self, answer: &str) -> bool {
        let choices = self.0.get_attribute("data-choices").unwrap_or_default();
        choices.split(' ').any(|choice| choice == answer)
    }

    /// Chooses an answer of the question that carries the tool.
    pub(crate) fn answer(&self, answer: &str) {
        if self.0.set_attribute(ANSWER, answer).is_ok() {
            tell(&self.0, ANSWERED);
        }
    }

    /// Whether this is read on the iPhone with the problem.
    pub(crate) fn is_here(&self) -> bool {
        self.0.has_attribute("data-here")
    }

    /// Whether what the tool is part of is unfolded.
    fn is_open(&self) -> bool {
        self.0.closest("details:not([open])").ok().flatten().is_none()
    }

    /// Whether a tool is at work here.
    fn is_taken(&self) -> bool {
        self.0.has_child_nodes()
    }

    fn is_gone(&self) -> bool {
        !Node::is_connected(&self.0)
    }
}

/// The tools at work, each with its place.
type AtWork<C> = Rc<RefCell<Vec<(Place, AppHandle<C>)>>>;

/// Puts a tool into every place that is open, now and later, and ends it when its place is gone. `make` says what to
/// put there.
pub(crate) fn serve<C: BaseComponent>(make: fn(Place) -> Option<C::Properties>) {
    let Some(root) = dom::root() else { return };
    keep_apart();
    let at_work: AtWork<C> = Rc::default();
    fill(&root, &at_work, make);
    {
        let (places, at_work) = (root.clone(), at_work.clone());
        EventListener::new(&root, OPENED, move |_| fill(&places, &at_work, make)).forget();
    }
    let cleared = Closure::<dyn Fn(JsValue)>::new(move |_| {
        let gone = at_work.borrow_mut().extract_if(.., |(place, _)| place.is_gone()).collect::<Vec<_>>();
        gone.into_iter().for_each(|(_, tool)| tool.destroy());
    });
    if let Ok(observer) = MutationObserver::new(cleared.as_ref().unchecked_ref()) {
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        // Where this is refused, tools whose place is gone go on unseen; nothing else depends on it.
        let _ = observer.observe_with_options(&root, &what);
    }
    cleared.forget();
}

fn fill<C: BaseComponent>(root: &Element, at_work: &AtWork<C>, make: fn(Place) -> Option<C::Properties>) {
    let Ok(places) = root.query_selector_all("[data-tool]") else { return };
    for at in 0..places.length() {
        let Some(place) = places.get(at).and_then(|place| place.dyn_into::<Element>().ok()) else { continue };
        let place = Place(place);
        if place.is_taken() || !place.is_open() {
            continue;
        }
        if let Some(props) = make(place.clone()) {
            let tool = yew::Renderer::<C>::with_root_and_props(place.0.clone(), props).render();
            at_work.borrow_mut().push((place, tool));
        }
    }
}

/// How many roots the app may have in a page: one for each place where a guide is embedded.
const ROOTS_OF_THE_APP: usize = 16;

#[component]
fn Nothing() -> Html {
    html! { <i /> }
}

/// Yew numbers its roots and marks elements with the number, so that each hears only what happens within it. The
/// app and the tools both count from 1, and would take each other's clicks for their own. So the tools begin higher.
fn keep_apart() {
    for _ in 0..ROOTS_OF_THE_APP {
        if let Ok(nowhere) = document().create_element("i") {
            yew::Renderer::<Nothing>::with_root(nowhere).render().destroy();
        }
    }
}
