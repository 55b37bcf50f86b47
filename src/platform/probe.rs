//! Measuring the connection to this site. Nothing else is asked, and nothing is sent.

use gloo::utils::window;
use js_sys::{Date, Math, Reflect, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache, RequestInit, Response};

use super::page::around;
use crate::digits::whole;

/// Whether the browser says that it is online. A no is sure, a yes means little.
pub(crate) fn is_online() -> bool {
    window().navigator().on_line()
}

/// Ends a measurement that is under way, also when it is dropped.
#[derive(Debug)]
pub(crate) struct Cancel(Option<AbortController>);

impl Cancel {
    pub(crate) fn new() -> Self {
        Self(AbortController::new().ok())
    }

    /// A request past every cache, which this can end.
    fn request(&self, method: &str) -> RequestInit {
        let request = RequestInit::new();
        request.set_method(method);
        request.set_cache(RequestCache::NoStore);
        if let Some(controller) = &self.0 {
            request.set_signal(Some(&controller.signal()));
        }
        request
    }
}

impl Drop for Cancel {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// One request without a body: how long it took, and what the server's clock said meanwhile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct RoundTrip {
    /// Milliseconds there and back.
    pub(crate) took: f64,
    /// This device's clock before and after, in milliseconds since 1970.
    pub(crate) between: (f64, f64),
    /// The server's clock, in milliseconds since 1970; `None` where the answer comes out of some cache, or names no time.
    pub(crate) server: Option<f64>,
}

/// Asks for a file of this site without its content; `None` where no answer comes.
pub(crate) async fn round_trip(address: &str, cancel: &Cancel) -> Option<RoundTrip> {
    let (began, before) = (now(), Date::now());
    let response = fetch(address, &cancel.request("HEAD")).await?;
    let (ended, after) = (now(), Date::now());
    let header = |name: &str| response.headers().get(name).ok().flatten();
    let fresh = header("age").is_none_or(|age| age.trim() == "0");
    let server = header("date").filter(|_| fresh).map(|date| Date::parse(&date)).filter(|at| at.is_finite());
    Some(RoundTrip { took: ended - began, between: (before, after), server })
}

/// Loads a file of this site and counts; `None` where that is cut short. `progress` is called with the bytes so far. Returns the
/// bytes and the milliseconds from the first answer to the last byte.
pub(crate) async fn download(address: &str, cancel: &Cancel, progress: impl Fn(f64)) -> Option<(f64, f64)> {
    let response = fetch(address, &cancel.request("GET")).await?;
    let began = now();
    let reader: ReadableStreamDefaultReader = response.body()?.get_reader().dyn_into().ok()?;
    let mut bytes = 0.0;
    loop {
        let chunk = JsFuture::from(reader.read()).await.ok()?;
        if Reflect::get(&chunk, &"done".into()).ok()?.is_truthy() {
            return Some((bytes, now() - began));
        }
        let chunk: Uint8Array = Reflect::get(&chunk, &"value".into()).ok()?.dyn_into().ok()?;
        bytes += f64::from(chunk.length());
        progress(bytes);
    }
}

async fn fetch(address: &str, request: &RequestInit) -> Option<Response> {
    // Each request has an address of its own, for caches on the way that do not listen.
    let address = [address, "?", &whole(Math::random() * 1e9)].concat();
    let response = JsFuture::from(around().fetch_with_str_and_init(&address, request)).await.ok()?;
    response.dyn_into::<Response>().ok().filter(Response::ok)
}

/// Milliseconds since the page was opened.
fn now() -> f64 {
    window().performance().map_or_else(Date::now, |performance| performance.now())
}
