//! The annex: the pages to read and the tools, a program of their own that comes when the first of them is opened.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// The loader calls this when the program is there: see `docs/architecture.md`, how a page load goes.
#[wasm_bindgen]
pub fn begin(root: JsValue, around: JsValue) {
    unstuck_app::annex(root, around);
}

fn main() {}
