//! Copying or sharing a text, and saying whether that worked.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::platform::{dom, handoff};

/// What is copied or shared, and where it stands on the page.
pub(crate) struct Handed {
    pub(crate) title: String,
    pub(crate) text: String,
    /// Where it stands, to be selected where the browser does not let the page copy.
    pub(crate) shown: &'static str,
    /// Told how it went.
    pub(crate) status: UseStateSetter<&'static str>,
    /// What to say once it was copied.
    pub(crate) copied: &'static str,
}

/// What is done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Copying,
    /// By the system's share sheet; where there is none, by copying.
    Sharing,
}

const NOT_COPIED: &str = "This browser does not let the page copy. It is selected now: copy it from there.";
const CANNOT_SHARE: &str = "This browser cannot share, so it was copied instead.";

/// Hands it over when it is asked to.
pub(crate) fn hands(handed: &Rc<Handed>, by: By) -> Callback<MouseEvent> {
    let handed = Rc::clone(handed);
    Callback::from(move |_: MouseEvent| {
        let handed = Rc::clone(&handed);
        spawn_local(async move {
            let shared = match by {
                By::Copying => None,
                By::Sharing => handoff::share(&handed.title, &handed.text).await,
            };
            handed.status.set(match shared {
                Some(true) => "Shared.",
                // Closing the share sheet is no failure.
                Some(false) => "",
                None if !(handoff::copy(&handed.text).await || dom::copy_selected(handed.shown)) => {
                    NOT_COPIED
                }
                None if by == By::Sharing => CANNOT_SHARE,
                None => handed.copied,
            });
        });
    })
}
