//! Values as JSON text, written by the browser.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::JsValue;

/// An object from its entries, in order.
pub(crate) fn object<const N: usize>(entries: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a plain property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &key.into(), &value);
    }
    object.into()
}

/// A list.
pub(crate) fn list(values: impl Iterator<Item = JsValue>) -> JsValue {
    values.collect::<Array>().into()
}

/// The value as JSON for people to read; empty where the browser cannot write it.
pub(crate) fn pretty(value: &JsValue) -> String {
    JSON::stringify_with_replacer_and_space(value, &JsValue::NULL, &2.into())
        .map(String::from)
        .unwrap_or_default()
}
