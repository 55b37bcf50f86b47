//! The browser's history: one entry a screen, with the visit in its state.
//!
//! Where the browser refuses (some sandboxed frames), nothing is pushed and the app's own Back still works.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::PopStateEvent;

use super::later;
use super::page::around as window;

/// The part of the address behind `#`.
pub(crate) fn hash() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// The whole address of this page with another part behind `#`.
pub(crate) fn link(hash: &str) -> String {
    window().location().origin().unwrap_or_default() + &address(hash)
}

/// How a query ends that asks for a fresh start, which the crash screen's link does: alone, or behind the guide that is asked for.
const FRESH: [&str; 2] = ["?fresh", "&fresh"];

/// Whether the address asks for a fresh start.
pub(crate) fn asks_for_fresh_start() -> bool {
    window().location().search().is_ok_and(|query| without_fresh(&query) != query)
}

fn without_fresh(query: &str) -> &str {
    FRESH.iter().find_map(|end| query.strip_suffix(end)).unwrap_or(query)
}

/// The state kept with the present entry.
pub(crate) fn state() -> Option<String> {
    window().history().ok()?.state().ok()?.as_string()
}

/// Adds an entry; says whether that worked.
pub(crate) fn push(state: &str, hash: &str) -> bool {
    window()
        .history()
        .is_ok_and(|history| history.push_state_with_url(&state.into(), "", Some(&address(hash))).is_ok())
}

/// Changes the present entry.
pub(crate) fn replace(state: &str, hash: &str) {
    if let Ok(history) = window().history() {
        // Refused in some sandboxed frames; the app's own Back does not need it.
        let _ = history.replace_state_with_url(&state.into(), "", Some(&address(hash)));
    }
}

/// Goes back one entry.
pub(crate) fn back() {
    // An entry that still waits to be made would be made after the way back.
    later::run_now();
    if let Ok(history) = window().history() {
        // Nothing to go back to is no error.
        let _ = history.back();
    }
}

/// Calls `changed` with the state of the entry the person moved to; `None` for an entry the app did not make, such
/// as one made by a link to a part of the page.
pub(crate) fn listen(changed: impl Fn(Option<String>) + 'static) -> EventListener {
    EventListener::new(&window(), "popstate", move |event| {
        later::forget();
        let state = event.dyn_ref::<PopStateEvent>().map_or(JsValue::NULL, PopStateEvent::state);
        changed(state.as_string());
    })
}

/// The address of this page with another part behind `#`, without a query that asked for a fresh start.
fn address(hash: &str) -> String {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let query = location.search().unwrap_or_default();
    let query = without_fresh(&query);
    if hash.is_empty() { path + query } else { [&path, query, "#", hash].concat() }
}
