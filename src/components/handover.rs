//! The way to another device, or to somebody who helps: a link that holds the whole visit. Part of the annex.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::attribute::Attr;
use super::button::{Look, with_icon};
use super::element::{With, element, text};
use super::icon::Icon;
use crate::platform::{handoff, history};

/// Properties of [`Handover`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The part of the address behind `#` that hands the visit over.
    pub(crate) handover: String,
}

const COPIED: &str = "Copied. Open it in any browser.";
const NOT_COPIED: &str = "This browser does not let the page copy. Select the link above instead.";
const TITLE: &str = "Unstuck: continue this visit";

/// The link, and ways to take it along.
#[component]
pub(crate) fn Handover(props: &Props) -> Html {
    let status = use_state_eq(|| "");
    let link = history::link(&props.handover);
    let copy = {
        let (link, status) = (link.clone(), status.clone());
        Callback::from(move |_: MouseEvent| {
            let (link, status) = (link.clone(), status.clone());
            spawn_local(
                async move { status.set(if handoff::copy(&link).await { COPIED } else { NOT_COPIED }) },
            );
        })
    };
    let share = {
        let (link, status) = (link.clone(), status.clone());
        Callback::from(move |_: MouseEvent| {
            let (link, status) = (link.clone(), status.clone());
            spawn_local(async move {
                // Closing the share sheet is no failure; where there is none, copying does as well.
                if handoff::share(TITLE, &link).await.is_none() {
                    status.set(if handoff::copy(&link).await { COPIED } else { NOT_COPIED });
                }
            });
        })
    };
    element("div", "handover").of([
        text(
            "p",
            "",
            "This link holds your answers. Open it on the other device, or give it to whoever helps you. It is not sent anywhere by itself.",
        ),
        html! { <label class="field__label" for="handover-link">{ "Link to this visit" }</label> },
        html! { <input class="field__input handover__link" id="handover-link" type="text" readonly=true value={link} /> },
        element("div", "actions").of([
            with_icon(Look::Secondary, "copy", Icon::Copy, "Copy the link", copy),
            with_icon(Look::Tool, "share", Icon::Share, "Share", share),
        ]),
        text("p", "small muted", &status).with(Attr::Role, "status"),
    ])
}
