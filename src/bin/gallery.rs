//! The gallery: every component in every state, for those who work on them and for the tests of their looks.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// The loader calls this when the program is there: see `docs/architecture.md`, how a page load goes.
#[wasm_bindgen]
pub fn begin(root: JsValue, around: JsValue) {
    unstuck_app::gallery(root, around);
}

fn main() {}
