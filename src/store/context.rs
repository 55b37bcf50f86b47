//! How components come to the visit and its store.

use yew::prelude::*;

use super::{Action, Visit};

/// What components with state of their own get from the context: the visit, and its dispatcher with it.
pub(crate) type VisitContext = UseReducerHandle<Visit>;
/// The way to change the visit.
pub(crate) type Dispatch = UseReducerDispatcher<Visit>;

/// The visit as it is now.
#[hook]
pub(crate) fn use_visit() -> VisitContext {
    use_context().expect("components are rendered inside the app")
}

/// The visit for a component that follows it when it is told to: in this way it is drawn again for another serial, and for no
/// other reason. A handle alone would not do: it always shows the latest visit, so no two of them ever differ.
#[derive(Clone)]
pub(crate) struct Shown {
    serial: u32,
    pub(crate) visit: VisitContext,
}

impl Shown {
    /// The visit, to be drawn when this serial comes.
    pub(crate) const fn at(serial: u32, visit: VisitContext) -> Self {
        Self { serial, visit }
    }

    /// The visit as it is now.
    pub(crate) fn now(visit: VisitContext) -> Self {
        Self { serial: visit.serial, visit }
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.serial == other.serial
    }
}

/// A callback that asks the store for an action.
pub(crate) fn sends(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action.clone()))
}
