//! The text of a page. All of them are in one file, which is fetched when the first page is opened: most visits read none.

use std::cell::Cell;

use unstuck_flow::codec;
use unstuck_flow::guide::PageText;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::components::attribute::Attr;
use crate::components::button::{Look, button};
use crate::components::element::{With, element, text, words};
use crate::components::rich;
use crate::platform::{dom, fetch};

thread_local! {
    /// The file with the texts, once it is there, until the page is closed. What is read of it differs between iPhones.
    static PAGES: Cell<Option<&'static [u8]>> = const { Cell::new(None) };
}

/// Where the text of a page is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum State {
    OnItsWay,
    Here(&'static [u8]),
    Failed,
}

impl State {
    /// The texts that are here, with the names of a version of iOS.
    pub(super) fn read(self, ios: Option<u16>) -> Vec<PageText> {
        if let Self::Here(bytes) = self {
            codec::decode_pages(bytes, ios).unwrap_or_default()
        } else {
            Vec::new()
        }
    }
}

/// Properties of [`Reading`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub(super) struct Props {
    /// Position of the page in the guide.
    pub(super) at: usize,
    /// The version of iOS whose names it has.
    pub(super) ios: Option<u16>,
}

/// The text of a page, or what has become of it.
#[component]
pub(super) fn Reading(props: &Props) -> Html {
    let state = use_texts(true);
    let pages = state.read(props.ios);
    let parts = match *state {
        State::Here(_) if props.at < pages.len() => {
            let page = &pages[props.at];
            vec![text("p", "guide__lead", &page.summary), rich::blocks(&page.body)]
        }
        State::OnItsWay => vec![text("p", "loading", "Loading…").with(Attr::Role, "status")],
        State::Here(_) | State::Failed => {
            let state = state.setter();
            let again = Callback::from(move |_: MouseEvent| state.set(State::OnItsWay));
            let what = "This text could not be loaded. See whether this device is online, and try again.";
            vec![
                element("p", "").of([words(what)]).with(Attr::Role, "alert"),
                element("p", "actions").of([button(Look::Secondary, "retry", "Try again", again)]),
            ]
        }
    };
    element("div", "prose").of(parts)
}

/// Where the texts are; they are fetched as soon as they are needed and not here yet.
#[hook]
pub(super) fn use_texts(needed: bool) -> UseStateHandle<State> {
    let state = use_state(|| PAGES.get().map_or(State::OnItsWay, State::Here));
    let waits = needed && *state == State::OnItsWay;
    let setter = state.setter();
    use_effect_with(waits, move |waits| {
        if *waits {
            spawn_local(async move { setter.set(load().await) });
        }
    });
    state
}

async fn load() -> State {
    let Some(address) = dom::root_attribute("data-pages") else { return State::Failed };
    let Ok(bytes) = fetch::bytes(&address).await else { return State::Failed };
    // What cannot be read has no texts, and another try puts another file in its place.
    let bytes = bytes.leak();
    PAGES.set(Some(bytes));
    State::Here(bytes)
}
