//! What was typed into a tool stays until the page is closed: whoever goes a screen further and back finds it again.

use std::any::Any;
use std::cell::RefCell;

use yew::prelude::*;

thread_local! {
    /// One value a type, since each tool has a type of its own.
    static KEPT: RefCell<Vec<Box<dyn Any>>> = const { RefCell::new(Vec::new()) };
}

/// A state that begins with what it was when it was last used.
#[hook]
pub(super) fn use_kept<T: Clone + PartialEq + 'static>(first: impl FnOnce() -> T) -> UseStateHandle<T> {
    let state = use_state_eq(|| kept().unwrap_or_else(first));
    use_effect_with((*state).clone(), |state| keep(state.clone()));
    state
}

fn kept<T: Clone + 'static>() -> Option<T> {
    KEPT.with(|kept| kept.borrow().iter().find_map(|value| value.downcast_ref().cloned()))
}

fn keep<T: 'static>(value: T) {
    KEPT.with(|kept| {
        let mut kept = kept.borrow_mut();
        kept.retain(|other| !other.is::<T>());
        kept.push(Box::new(value));
    });
}
