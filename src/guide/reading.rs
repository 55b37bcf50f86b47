//! The text of a page, and what any page rests on. All of that is in one file, which is fetched when the first page is opened:
//! most visits read none.

use std::cell::OnceCell;

use unstuck_flow::codec;
use unstuck_flow::pages::PageFile;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::grounds;
use crate::components::attribute::Attr;
use crate::components::button::{Look, button};
use crate::components::element::{With, element, several, text, words};
use crate::components::rich;
use crate::platform::{dom, fetch};

thread_local! {
    /// The file, once it is there, until the page is closed.
    static PAGES: OnceCell<&'static PageFile> = const { OnceCell::new() };
}

/// Where the text of a page is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum State {
    OnItsWay,
    Here(&'static PageFile),
    Failed,
}

/// Properties of [`Reading`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub(super) struct Props {
    /// Position of the page in the guide; `None` where the article has its text from the guide itself.
    pub(super) at: Option<usize>,
    /// The id of what the article is about.
    pub(super) id: &'static str,
}

/// The text of a page, or what has become of it, and how sure it is. Articles whose text is in the guide are complete without.
#[component]
pub(super) fn Reading(props: &Props) -> Html {
    let state = use_texts(true);
    let page = |pages: &'static PageFile| props.at.and_then(|at| pages.texts.get(at));
    let parts = match *state {
        State::Here(pages) if props.at.is_none() || page(pages).is_some() => {
            let said = page(pages)
                .map(|page| several([text("p", "guide__lead", &page.summary), rich::blocks(&page.body)]));
            vec![said.unwrap_or_default(), grounds::of(pages, props.id)]
        }
        _ if props.at.is_none() => Vec::new(),
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
    let state = use_state(|| PAGES.with(|pages| pages.get().copied()).map_or(State::OnItsWay, State::Here));
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
    let Ok(pages) = codec::decode_pages(&bytes) else { return State::Failed };
    let pages: &PageFile = Box::leak(Box::new(pages));
    State::Here(PAGES.with(|kept| *kept.get_or_init(|| pages)))
}
