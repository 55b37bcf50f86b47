//! The app.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// The loader calls this when the program is there: see `docs/architecture.md`, how a page load goes.
#[wasm_bindgen]
pub fn begin(root: JsValue, around: JsValue) {
    unstuck_app::app(root, around);
}

/// The loader calls this when the page around no longer wants the app.
#[wasm_bindgen]
pub fn end() {
    unstuck_app::end();
}

fn main() {}
