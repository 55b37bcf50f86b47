//! What node calls.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use crate::{Case, Source, round};

/// Times a round of the case at a position, and gives it as JSON. `clock` tells milliseconds, like `performance.now`.
///
/// # Errors
/// When there is no such case, the guide has errors, or the clock tells no number.
#[wasm_bindgen]
pub fn time(
    guide: &str,
    figures: &str,
    case: usize,
    round: u32,
    clock: &Function,
) -> Result<String, JsError> {
    let case = *Case::all().get(case).ok_or_else(|| JsError::new("there is no such case"))?;
    let now = || clock.call0(&JsValue::NULL).ok().and_then(|time| time.as_f64());
    now().ok_or_else(|| JsError::new("the clock tells no number"))?;
    let timed =
        round::time(case, Source { guide, figures }, round.into(), || now().unwrap_or(f64::NAN) * 1e6);
    let timed = timed.map_err(|error| JsError::new(&format!("{error:#}")))?;
    serde_json::to_string(&timed).map_err(JsError::from)
}
