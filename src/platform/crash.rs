//! The last resort: the program failed while running, or the guide did not arrive. Plain elements are put in its place;
//! after a failure nothing of the program is called again, since its memory can no longer be trusted.

use gloo::utils::document;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::dom::root;

/// Shows a panel instead of a dead page when the program fails.
pub(crate) fn install() {
    yew::set_custom_panic_hook(Box::new(|info| {
        let what = info.to_string();
        gloo::console::error!(&what);
        let kept = "Nothing on your iPhone was changed, and your answers are still kept in this browser.";
        // A reload runs the kept answers again; `?fresh` leaves them out, in case they are what failed.
        show("Something went wrong in this page", kept, Some("?fresh"), &what);
    }));
}

/// Says so in the places of the annex instead, when that fails: the app around them goes on.
pub(crate) fn install_in_annex() {
    yew::set_custom_panic_hook(Box::new(|info| {
        gloo::console::error!(&info.to_string());
        let Ok(places) = document().query_selector_all("[data-part]:not(:empty)") else { return };
        for at in 0..places.length() {
            if let Some(place) = places.get(at) {
                place.set_text_content(Some(
                    "Something went wrong in this part of the page. Reload the page to use it again. Everything else still works.",
                ));
            }
        }
    }));
}

/// Says that the guide could not be loaded; the details are for whoever looks into it.
pub(crate) fn show_not_loaded(details: &str) {
    let text = "This can happen when the connection drops, or when a filter blocks part of the page. Nothing on your \
                iPhone was changed.";
    show("The guide could not be loaded", text, None, details);
}

fn show(title: &str, text: &str, fresh: Option<&str>, details: &str) {
    // Where even this fails there is nothing left to try; the console has the message.
    let _ = build(title, text, fresh, details);
}

fn build(title: &str, text: &str, fresh: Option<&str>, details: &str) -> Result<(), JsValue> {
    let Some(root) = root() else { return Ok(()) };
    root.set_text_content(None);
    let panel = element(&root, "section", "failure", "")?;
    panel.set_attribute("role", "alert")?;
    element(&panel, "h1", "failure__title", title)?;
    element(&panel, "p", "", text)?;
    let actions = element(&panel, "p", "actions", "")?;
    element(&actions, "a", "button button--primary", "Try again")?.set_attribute("href", "")?;
    if let Some(fresh) = fresh {
        element(&actions, "a", "button button--secondary", "Start again")?.set_attribute("href", fresh)?;
    }
    element(&actions, "a", "button button--quiet", "Go to Apple Support")?
        .set_attribute("href", "https://support.apple.com")?;
    let more = element(&panel, "details", "failure__details", "")?;
    element(&more, "summary", "", "What went wrong")?;
    element(&more, "pre", "", details)?;
    Ok(())
}

fn element(parent: &Element, tag: &str, class: &str, text: &str) -> Result<Element, JsValue> {
    let element = document().create_element(tag)?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    element.set_text_content(Some(text));
    parent.append_child(&element)?;
    Ok(element)
}
