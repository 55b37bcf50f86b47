//! Getting the compiled guide.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::page::around;
use crate::digits::number;

/// Fetches a file of this site. The error is in words, for the details of a failure panel.
pub(crate) async fn bytes(address: &str) -> Result<Vec<u8>, String> {
    let response = JsFuture::from(around().fetch_with_str(address))
        .await
        .map_err(|_| "the connection failed")?
        .dyn_into::<Response>()
        .map_err(|_| "no response")?;
    if !response.ok() {
        return Err(["the server answered ", &number(response.status().into())].concat());
    }
    let body = response.array_buffer().map_err(|_| "the answer could not be read")?;
    let buffer = JsFuture::from(body).await.map_err(|_| "the connection was cut")?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
