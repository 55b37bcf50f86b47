//! The rooms of the gallery's samples: in each, names are its own, and what is to be seen only after some clicks is clicked.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, Event, EventInit, HtmlDetailsElement, HtmlElement, HtmlInputElement, HtmlSelectElement,
    HtmlTemplateElement, MutationObserver, MutationObserverInit, Node,
};
use yew::NodeRef;

/// What is done in a sample before it is as it should be seen. It waits until the selector matches something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Click.
    Press(&'static str),
    /// Type.
    Type(&'static str, &'static str),
    /// Pick an entry of a list, counted from 0.
    Pick(&'static str, i32),
    /// Fold something open, or together.
    Fold(&'static str, bool),
}

/// Attributes that name an element within its document, or lead to one.
const NAMES: [&str; 5] = ["id", "name", "for", "aria-labelledby", "aria-describedby"];

/// A room that is looked after until this is dropped.
pub(crate) struct Staged {
    observer: MutationObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Drop for Staged {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Keeps the names of a room its own, whatever changes in it, and acts in it; `ready` is called once all was done.
pub(crate) fn set(
    room: &NodeRef,
    sample: &'static str,
    acts: Vec<Act>,
    ready: impl FnOnce() + 'static,
) -> Option<Staged> {
    let element = room.cast::<Element>()?;
    let room = Rc::new(Room {
        element: element.clone(),
        sample,
        acts,
        done: Cell::new(0),
        ready: RefCell::new(Some(Box::new(ready))),
    });
    let changed = {
        let room = Rc::clone(&room);
        Closure::<dyn FnMut()>::new(move || attend(&room))
    };
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    what.set_attributes(true);
    observer.observe_with_options(&element, &what).ok()?;
    attend(&room);
    Some(Staged { observer, _changed: changed })
}

struct Room {
    element: Element,
    sample: &'static str,
    acts: Vec<Act>,
    /// How many of the acts are done.
    done: Cell<usize>,
    ready: RefCell<Option<Box<dyn FnOnce()>>>,
}

/// What is to do in a room now.
fn attend(room: &Rc<Room>) {
    room.own_names();
    if room.ready.borrow().is_none() {
        return;
    }
    let Some(act) = room.acts.get(room.done.get()) else {
        if room.is_filled() {
            let ready = room.ready.take();
            ready.into_iter().for_each(|ready| ready());
        }
        return;
    };
    if room.act(*act) {
        room.done.set(room.done.get() + 1);
        // Not at once: the page has to follow the act before the next one.
        let room = Rc::clone(room);
        Timeout::new(0, move || attend(&room)).forget();
    }
}

impl Room {
    /// Samples repeat each other’s names, which have to be unique in a page: each name gets the sample’s before it.
    fn own_names(&self) {
        let own = [self.sample, "--"].concat();
        for attribute in NAMES {
            for element in all(&self.element, &["[", attribute, "]"].concat()) {
                let names = element.get_attribute(attribute).unwrap_or_default();
                let owned: Vec<String> = names
                    .split_whitespace()
                    .map(|name| if name.starts_with(&own) { name.to_owned() } else { own.clone() + name })
                    .collect();
                let owned = owned.join(" ");
                if owned != names {
                    // It can only be refused where the name of the attribute is none.
                    let _ = element.set_attribute(attribute, &owned);
                }
            }
        }
    }

    /// Whether everything that the annex puts into open places is there.
    fn is_filled(&self) -> bool {
        let open = all(&self.element, "[data-part]")
            .into_iter()
            .filter(|place| matches!(place.closest("details:not([open])"), Ok(None)));
        open.into_iter()
            .all(|place| place.has_child_nodes() && matches!(place.query_selector(".loading"), Ok(None)))
    }

    /// Acts, if what it acts on is there.
    fn act(&self, act: Act) -> bool {
        let found = |selector: &str| self.element.query_selector(selector).ok().flatten();
        match act {
            Act::Press(selector) => {
                let Some(button) = found(selector).and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
                    return false;
                };
                button.click();
            }
            Act::Type(selector, text) => {
                let Some(field) = found(selector).and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
                else {
                    return false;
                };
                field.set_value(text);
                tell(&field, "input");
            }
            Act::Pick(selector, at) => {
                let Some(list) = found(selector).and_then(|it| it.dyn_into::<HtmlSelectElement>().ok())
                else {
                    return false;
                };
                list.set_selected_index(at);
                tell(&list, "change");
            }
            Act::Fold(selector, open) => {
                let Some(folded) = found(selector).and_then(|it| it.dyn_into::<HtmlDetailsElement>().ok())
                else {
                    return false;
                };
                folded.set_open(open);
            }
        }
        true
    }
}

/// Sends an event as the browser does when a person changes something.
fn tell(element: &Element, what: &str) {
    let how = EventInit::new();
    how.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict(what, &how) {
        // Whether someone prevents what comes of it, nobody wants to know.
        let _ = element.dispatch_event(&event);
    }
}

fn all(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// What a person sees first, once everything is there: the sample that the address names, else the top. What was clicked for
/// the samples may have taken the focus meanwhile.
pub(crate) fn settle() {
    let focused = document().active_element().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(focused) = focused {
        // What has the focus can also be left.
        let _ = focused.blur();
    }
    let hash = window().location().hash().unwrap_or_default();
    match hash.strip_prefix('#').and_then(|id| document().get_element_by_id(id)) {
        Some(sample) => sample.scroll_into_view(),
        None => window().scroll_to_with_x_and_y(0.0, 0.0),
    }
}

/// What the page’s script put aside under this name.
pub(crate) fn put_aside(name: &str) -> Option<Node> {
    let selector = ["template[data-name=", name, "]"].concat();
    let template = document().query_selector(&selector).ok()??.dyn_into::<HtmlTemplateElement>().ok()?;
    Some(template.content().first_element_child()?.into())
}

/// The value of a custom property of the style, such as `--accent`.
pub(crate) fn token(name: &str) -> String {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let value = style.and_then(|style| style.get_property_value(name).ok()).unwrap_or_default();
    value.trim().to_owned()
}
