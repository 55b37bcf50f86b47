//! Handing text over: clipboard, the system's share sheet, a file.

use gloo::utils::{document, window};
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::annex::tell;
use super::dom::{call_method, root_attribute};
use super::page::root;

/// Puts text on the clipboard; says whether that worked.
pub(crate) async fn copy(text: &str) -> bool {
    // Absent outside secure contexts, so it is looked up rather than assumed.
    let navigator = JsValue::from(window().navigator());
    let Ok(clipboard) = Reflect::get(&navigator, &"clipboard".into()) else { return false };
    settles(call_method(&clipboard, "writeText", &text.into())).await
}

/// Opens the system's share sheet; `None` where there is none, else whether something was shared.
pub(crate) async fn share(title: &str, text: &str) -> Option<bool> {
    let data = Object::new();
    Reflect::set(&data, &"title".into(), &title.into()).ok()?;
    Reflect::set(&data, &"text".into(), &text.into()).ok()?;
    let navigator = JsValue::from(window().navigator());
    let promise = call_method(&navigator, "share", &data)?;
    Some(settles(Some(promise)).await)
}

async fn settles(promise: Option<JsValue>) -> bool {
    match promise {
        Some(promise) => JsFuture::from(Promise::resolve(&promise)).await.is_ok(),
        None => false,
    }
}

/// What the page around calls its own way to take a case over, such as "Create ticket"; empty where it has none.
pub(crate) fn label() -> String {
    root_attribute("data-handoff").unwrap_or_default()
}

/// Offers the page around the case, as text and as data; says whether it took over.
pub(crate) fn offer(text: &str, data: &str) -> bool {
    let Some(root) = root() else { return false };
    if root.set_attribute("data-case", &[data, "\n\n", text].concat()).is_ok() {
        // The loader hears it at once, and leaves the attribute where the page around took the case over.
        tell(&root, "unstuck-handoff");
    }
    root.has_attribute("data-case")
}

/// Saves text as a file of this name and type; says whether the browser took it.
pub(crate) fn download(name: &str, mime: &str, text: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&text.into());
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else { return false };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return false };
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = &link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The address is needed until the browser has begun to save; a minute is ample.
    gloo::timers::callback::Timeout::new(60_000, move || {
        // An address that is already gone needs no revoking.
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    link.is_some()
}
