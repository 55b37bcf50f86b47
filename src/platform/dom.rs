//! The elements of the program: screens, focus, fields, scrolling; and the title and printing of the page around.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::{Callback, Event, InputEvent, KeyboardEvent, MouseEvent, NodeRef, TargetCast as _};

use super::json;
use super::page::{around, focused, is_embedded, root};

/// An element that holds a screen.
pub(crate) type Place = Element;

/// An element for a screen, which stands in no page yet.
pub(crate) fn place_of_screen() -> Place {
    // The page around has a main part of its own.
    let name = if is_embedded() { "div" } else { "main" };
    let place = document().create_element(name).expect("the name of the element is a valid one");
    place.set_class_name("shell__main");
    place
}

/// An attribute of the element the app lives in, such as the address of the guide.
pub(crate) fn root_attribute(name: &str) -> Option<String> {
    root()?.get_attribute(name)
}

/// What now stands in the field that an event comes from.
pub(crate) fn typed(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default()
}

/// Which option the list that an event comes from now shows, counted from 0.
pub(crate) fn chosen(event: &Event) -> usize {
    let list = event.target_dyn_into::<HtmlSelectElement>();
    list.and_then(|list| usize::try_from(list.selected_index()).ok()).unwrap_or_default()
}

/// Whether an event comes from a field to type into.
pub(crate) fn is_field(event: &KeyboardEvent) -> bool {
    event.target_dyn_into::<HtmlInputElement>().is_some()
}

/// Says in which language the app is. Where the page is made for another guide than its own, it follows (`web/chosen.js`).
pub(crate) fn set_language(lang: &str) {
    if let Some(root) = root() {
        // Without it readers take the language of the page around.
        let _ = root.set_attribute("lang", lang);
    }
}

/// Sets the title of the page.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = around().document() {
        document.set_title(title);
    }
}

/// Calls `pressed` when a finger or a pointer comes down on the app, a moment before there is a click.
pub(crate) fn on_press(pressed: impl Fn() + 'static) -> Option<EventListener> {
    root().map(|root| EventListener::new(&root, "pointerdown", move |_| pressed()))
}

/// Moves the focus to the heading of the screen, and the view to its top.
pub(crate) fn focus_heading() {
    let Some(root) = root() else { return };
    around().scroll_to_with_x_and_y(0.0, 0.0);
    focus_first(&root, "h1");
}

/// Takes the focus from where it is, for the heading of the next screen to get it.
pub(crate) fn drop_focus() {
    if let Some(focused) = focused().and_then(|focused| focused.dyn_into::<HtmlElement>().ok()) {
        // Nothing depends on it: the focus is moved on later.
        let _ = focused.blur();
    }
}

/// Moves the focus to the summary of errors.
pub(crate) fn focus_error_summary() {
    if let Some(root) = root() {
        focus_first(&root, ".error-summary");
    }
}

/// Moves the focus to the first answer.
pub(crate) fn focus_first_answer() {
    if let Some(root) = root() {
        focus_first(&root, "input[name=answer]");
    }
}

/// Moves the focus to the answer with this id.
pub(crate) fn focus_answer(id: &str) {
    if let Some(root) = root() {
        focus_first(&root, &["#answer-", id].concat());
    }
}

/// Brings the radio that an event comes from into sight. WebKit leaves it out of sight when the arrow keys have gone to it.
pub(crate) fn bring_into_sight(event: &Event) {
    let Some(radio) = event.target_dyn_into::<HtmlInputElement>() else { return };
    call_method(&radio, "scrollIntoView", &json::object([("block", "nearest".into())]));
}

/// Moves the focus to the first match inside of an element.
pub(super) fn focus_first(root: &Element, selector: &str) {
    let found = root.query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it is; nothing depends on it.
        let _ = element.focus();
    }
}

/// A callback that opens the print dialogue.
pub(crate) fn prints() -> Callback<MouseEvent> {
    Callback::from(|_| {
        // Where printing is forbidden, such as in a sandboxed frame, the button does nothing.
        let _ = window().print();
    })
}

/// Whether there is room for a side column.
pub(crate) fn is_wide() -> bool {
    around().match_media("(min-width: 64rem)").ok().flatten().is_some_and(|query| query.matches())
}

/// Scrolls the screens of a settings path by one, in reading direction or against it.
pub(crate) fn scroll_screens(list: &NodeRef, forward: bool) {
    let Some((list, width)) = screens(list) else { return };
    let style = window().get_computed_style(&list).ok().flatten();
    let rtl = style.is_some_and(|style| style.get_property_value("direction").as_deref() == Ok("rtl"));
    list.scroll_by_with_x_and_y(if forward == rtl { -width } else { width }, 0.0);
}

/// Which screen of a settings path is in view, counted from 0.
pub(crate) fn screen_in_view(list: &NodeRef) -> usize {
    let Some((list, width)) = screens(list) else { return 0 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and not negative")]
    let at = (f64::from(list.scroll_left()).abs() / width).round() as usize;
    at
}

/// The list of screens and the width of one.
fn screens(list: &NodeRef) -> Option<(Element, f64)> {
    let list = list.cast::<Element>()?;
    let width = f64::from(list.first_element_child()?.client_width()).max(1.0);
    Some((list, width))
}

/// Selects what stands in the first match, and asks the browser to copy that: older ones, and frames that may
/// not use the clipboard, do so. Says whether it worked; if not, it stays selected.
pub(crate) fn copy_selected(selector: &str) -> bool {
    let Some(Ok(Some(shown))) = root().map(|root| root.query_selector(selector)) else { return false };
    match shown.dyn_ref::<HtmlInputElement>() {
        Some(field) => field.select(),
        None => drop(selection().map(|selection| call_method(&selection, "selectAllChildren", &shown))),
    }
    call_method(&document(), "execCommand", &"copy".into()).is_some_and(|done| done.is_truthy())
}

fn selection() -> Option<JsValue> {
    call_method(&document(), "getSelection", &JsValue::UNDEFINED)
}

/// Calls a method of an object if it has one, with up to one argument.
pub(crate) fn call_method(object: &JsValue, name: &str, argument: &JsValue) -> Option<JsValue> {
    let method = js_sys::Reflect::get(object, &name.into()).ok()?;
    let method: js_sys::Function = method.dyn_into().ok()?;
    method.call1(object, argument).ok()
}
