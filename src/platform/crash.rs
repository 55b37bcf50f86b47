//! The last resort: the program failed while running, or the guide did not arrive. Then the loader is told, whose script puts
//! a panel in the program's place (`web/failure.js`); nothing of the program is called again, since its memory can no
//! longer be trusted.

use super::annex::tell;
use super::page::root;

/// The loader listens for this on the element that the app lives in.
const FAILED: &str = "unstuck-failed";
/// The attribute with the cause, and what happened on the lines below.
const FAILURE: &str = "data-failure";

/// Shows a panel instead of a dead page when the program fails.
pub(crate) fn install() {
    yew::set_custom_panic_hook(Box::new(|info| {
        let what = info.to_string();
        gloo::console::error!(&what);
        show("crash", &what);
    }));
}

/// Says so in the places of the annex instead, when that fails: the app around them goes on.
pub(crate) fn install_in_annex() {
    yew::set_custom_panic_hook(Box::new(|info| {
        gloo::console::error!(&info.to_string());
        let Some(Ok(places)) = root().map(|root| root.query_selector_all("[data-part]:not(:empty)")) else {
            return;
        };
        for at in 0..places.length() {
            if let Some(place) = places.get(at) {
                place.set_text_content(Some(
                    "Something went wrong in this part of the page. Reload the page to use it again. Everything else still works.",
                ));
            }
        }
    }));
}

/// Shows the panel for a cause that it knows; the details are for whoever looks into it.
pub(crate) fn show(cause: &str, details: &str) {
    let Some(root) = root() else { return };
    // Where even this fails there is nothing left to try; the console has the message.
    if root.set_attribute(FAILURE, &[cause, "\n", details].concat()).is_ok() {
        tell(&root, FAILED);
    }
}
