//! What can wait until the browser has drawn the next screen: an entry of the history, keeping the visit, the title. On a slow
//! phone these take as long as the screen itself.

use std::cell::RefCell;
use std::mem;

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{MessageChannel, MessagePort};

type Job = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<Vec<Job>> = const { RefCell::new(Vec::new()) };
    /// A message to ourselves comes when the browser has nothing before it. Timers would do, but WebKit has them wait for up to
    /// a second in a tab that has just come to the front.
    static TURN: Option<MessagePort> = turn();
}

/// Runs `job` soon, after those that wait already.
pub(crate) fn later(job: impl FnOnce() + 'static) {
    let first = WAITING.with_borrow_mut(|waiting| {
        waiting.push(Box::new(job));
        waiting.len() == 1
    });
    if first {
        let asked =
            TURN.with(|turn| turn.as_ref().is_some_and(|turn| turn.post_message(&JsValue::NULL).is_ok()));
        if !asked {
            run_now();
        }
    }
}

fn turn() -> Option<MessagePort> {
    let channel = MessageChannel::new().ok()?;
    // Needed for as long as the page is there.
    let come = Closure::<dyn Fn()>::new(run_now).into_js_value();
    channel.port1().set_onmessage(Some(come.unchecked_ref()));
    Some(channel.port2())
}

/// Sees to it that what waits is done before the page is left: a tab that nobody looks at may have to wait long for its turn.
pub(crate) fn done_before_leaving() -> EventListener {
    EventListener::new(&window(), "pagehide", |_| run_now())
}

/// Ends the turns where the program ends: a port that listens would keep all of it.
pub(crate) fn end() {
    TURN.with(|turn| {
        if let Some(turn) = turn {
            turn.close();
        }
    });
}

/// Runs now what waits. Whoever depends on it calls this first.
pub(super) fn run_now() {
    // Taken out before: a job may ask for another one.
    for job in WAITING.with_borrow_mut(mem::take) {
        job();
    }
}

/// Drops what waits: it was meant for a screen that the person has left in the meantime.
pub(super) fn forget() {
    WAITING.take();
}
