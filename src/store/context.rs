//! How components come to the visit and its store.

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use super::{Action, Visit};

/// The store: what it holds is the visit as it is now.
#[derive(Debug)]
pub(crate) struct Store(Rc<Visit>);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = Rc::clone(&self.0).reduce(action);
        if Rc::ptr_eq(&next, &self.0) { self } else { Rc::new(Self(next)) }
    }
}

/// The way to change the visit.
pub(crate) type Dispatch = UseReducerDispatcher<Store>;

/// The visit as it stood when the component was drawn, and the way to change it. Yew's own handle would always show the latest
/// visit: what is still to be done about one change would then look at the next.
#[derive(Clone, Debug)]
pub(crate) struct VisitContext {
    pub(crate) visit: Rc<Visit>,
    dispatch: Dispatch,
}

impl VisitContext {
    /// Another visit of the same store.
    pub(crate) fn with(&self, visit: Rc<Visit>) -> Self {
        Self { visit, dispatch: self.dispatch.clone() }
    }

    /// Asks the store for an action.
    pub(crate) fn dispatch(&self, action: Action) {
        self.dispatch.dispatch(action);
    }

    /// The way to change the visit.
    pub(crate) fn dispatcher(&self) -> Dispatch {
        self.dispatch.clone()
    }
}

impl Deref for VisitContext {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl PartialEq for VisitContext {
    fn eq(&self, other: &Self) -> bool {
        self.visit == other.visit
    }
}

/// A store of one's own, which begins with this visit.
#[hook]
pub(crate) fn use_store(begin: impl FnOnce() -> Visit) -> VisitContext {
    let store = use_reducer(|| Store(Rc::new(begin())));
    VisitContext { visit: Rc::clone(&store.0), dispatch: store.dispatcher() }
}

/// The visit of the store around.
#[hook]
pub(crate) fn use_visit() -> VisitContext {
    use_context().expect("components are rendered inside the app")
}

/// A callback that asks the store for an action.
pub(crate) fn sends(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action.clone()))
}
