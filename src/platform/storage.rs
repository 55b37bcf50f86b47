//! Keeping a visit on this device. Blocked, full or missing storage is no error: the visit goes on without it.

use gloo::events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::{Storage, StorageEvent};

use super::page::around as window;

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Whether something can be kept at all.
pub(crate) fn is_available() -> bool {
    const PROBE: &str = "unstuck.probe";
    let Some(storage) = storage() else { return false };
    let kept = storage.set_item(PROBE, "1").is_ok();
    // A probe that was not written needs no removal.
    let _ = storage.remove_item(PROBE);
    kept
}

/// What is kept under a key.
pub(crate) fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a value; says whether that worked.
pub(crate) fn set(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Calls `changed` with what another tab of this browser keeps under a key from now on.
pub(crate) fn listen(key: &str, changed: impl Fn(String) + 'static) -> EventListener {
    let key = key.to_owned();
    EventListener::new(&window(), "storage", move |event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
        if event.key().as_ref() == Some(&key)
            && let Some(value) = event.new_value()
        {
            changed(value);
        }
    })
}

/// Forgets a key.
pub(crate) fn remove(key: &str) {
    if let Some(storage) = storage() {
        // Storage that refuses to forget was blocked in between; there is nothing to do about it.
        let _ = storage.remove_item(key);
    }
}
