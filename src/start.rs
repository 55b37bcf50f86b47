//! How the programs begin.

use std::cell::RefCell;

use unstuck_flow::lower;
use wasm_bindgen::JsValue;
use yew::AppHandle;
use yew::platform::spawn_local;

use crate::annex::serve;
use crate::app::{App, Props};
use crate::editions::Editions;
use crate::gallery::Gallery;
use crate::phone::{self, Phone};
use crate::platform::{crash, device, dom, fetch, later, page, storage};

/// Smaller in the WASM than the one that the standard library brings.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Starts the app in an element, `around` which is the window or what stands in for it.
pub fn app(root: JsValue, around: JsValue) {
    page::settle(root, around);
    crash::install();
    spawn_local(async {
        let Some(root) = page::root() else { return };
        match load().await {
            Ok(props) => {
                let app = yew::Renderer::<App>::with_root_and_props(root, props).render();
                APP.set(Some(app));
            }
            Err((cause, what)) => crash::show(cause, &what),
        }
    });
}

thread_local! {
    static APP: RefCell<Option<AppHandle<App>>> = const { RefCell::new(None) };
}

/// Ends the app where the page around no longer wants it.
pub fn end() {
    if let Some(app) = APP.take() {
        app.destroy();
    }
    later::end();
}

/// Starts the annex: fills the places that the app has opened by now, and each that it opens later.
pub fn annex(root: JsValue, around: JsValue) {
    page::settle(root, around);
    crash::install_in_annex();
    serve();
}

/// Starts the gallery, with a place for each part of the annex that a sample opens: it is both programs in one.
pub fn gallery(root: JsValue, around: JsValue) {
    page::settle(root, around);
    spawn_local(async {
        let Some(root) = page::root() else { return };
        match load().await {
            Ok(props) => {
                yew::Renderer::<Gallery>::with_root_and_props(root, props).render();
                serve();
            }
            Err((cause, details)) => crash::show(cause, &details),
        }
    });
}

/// Why the guide is not there: the cause as the loader knows it, and what happened.
type Missing = (&'static str, String);

/// Gets the guide that the page names and checks that this program can run it.
async fn load() -> Result<Props, Missing> {
    let address = dom::root_attribute("data-guide").unwrap_or_default();
    let phone = Phone::seen(&device::agent(), device::iphone_kind())
        .with(&storage::get(phone::KEY).unwrap_or_default());
    let bytes = fetch::bytes(&address).await.map_err(|what| ("guide", what))?;
    let wrong = |what: &str| ("guide-wrong", what.to_owned());
    let editions = Editions::new(bytes, phone.ios()).map_err(|error| wrong(&error.to_string()))?;
    let guide = editions.of(phone.ios());
    dom::set_language(&guide.lang);
    let model = lower::model(guide).map_err(|_| wrong("its numbers make no sense; compile it again"))?;
    // Like the guide it is needed until the page is closed.
    Ok(Props { editions, model: Box::leak(Box::new(model)), phone })
}
