//! What can wait until the browser has drawn the next screen: an entry of the history, keeping the visit, the title. On a slow
//! phone these take as long as the screen itself.

use std::cell::RefCell;
use std::mem;

use gloo::timers::callback::Timeout;

type Job = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<Vec<Job>> = const { RefCell::new(Vec::new()) };
}

/// Runs `job` soon, after those that wait already.
pub(crate) fn later(job: impl FnOnce() + 'static) {
    let first = WAITING.with_borrow_mut(|waiting| {
        waiting.push(Box::new(job));
        waiting.len() == 1
    });
    if first {
        Timeout::new(0, run_now).forget();
    }
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
