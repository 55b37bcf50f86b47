//! Copying or sharing a text, and saying whether that worked.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::platform::{dom, handoff};

/// What is copied or shared, and where it stands on the page.
#[derive(Clone, PartialEq)]
pub(crate) struct Handed {
    pub(crate) title: AttrValue,
    pub(crate) text: AttrValue,
    /// Marks where it stands, to be selected where the browser does not let the page copy.
    pub(crate) shown: &'static str,
    /// Told how it went.
    pub(crate) status: UseStateSetter<&'static str>,
    /// What to say once it was copied.
    pub(crate) copied: &'static str,
}

const NOT_COPIED: &str = "This browser does not let the page copy. It is selected now: copy it from there.";
const CANNOT_SHARE: &str = "This browser cannot share, so it was copied instead.";

/// Copies the text when it is asked to.
pub(crate) fn copies(handed: Handed) -> Callback<MouseEvent> {
    Callback::from(move |_: MouseEvent| {
        let handed = handed.clone();
        spawn_local(async move { copy(&handed, handed.copied).await });
    })
}

/// Opens the system's share sheet with the text; where there is none, copies it.
pub(crate) fn shares(handed: Handed) -> Callback<MouseEvent> {
    Callback::from(move |_: MouseEvent| {
        let handed = handed.clone();
        spawn_local(async move {
            match handoff::share(&handed.title, &handed.text).await {
                Some(true) => handed.status.set("Shared."),
                // Closing the share sheet is no failure.
                Some(false) => handed.status.set(""),
                None => copy(&handed, CANNOT_SHARE).await,
            }
        });
    })
}

async fn copy(handed: &Handed, copied: &'static str) {
    let done = handoff::copy(&handed.text).await || dom::copy_selected(handed.shown);
    handed.status.set(if done { copied } else { NOT_COPIED });
}
