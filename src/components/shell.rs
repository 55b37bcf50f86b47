//! The frame around every screen: header, way back, footer.

use unstuck_engine::{Event, Step};
use yew::prelude::*;

use super::attribute::Attr;
use super::button::acts;
use super::element::{With, element, several, text, words};
use super::icon::Icon;
use super::parts::link;
use crate::platform::{dom, history};
use crate::store::{Action, Dispatch, View, Visit, sends};

/// The header.
pub(crate) fn header(visit: &Visit, dispatch: &Dispatch) -> Html {
    let in_guide = matches!(visit.view, View::Guide(_));
    let fresh = visit.state.step == Step::Start && !in_guide;
    let there = matches!(visit.state.step, Step::Support(_));
    let support = sends(dispatch, if there { Action::Close } else { Action::Happened(Event::Support) });
    let guide = link("#guide", "shell__link", [words("All steps")]).keyed("guide");
    let support_label = element("span", "")
        .of([text("span", "shell__link-long", "Contact "), text("span", "shell__link-support", "support")]);
    let restart = || {
        let label = several([Icon::Restart.small(), text("span", "shell__link-long", "Start again")]);
        acts("shell__link", "restart", label, sends(dispatch, Action::restart())).keyed("restart")
    };
    element("header", "shell__header").of([
        link(
            "#",
            "shell__brand",
            [Icon::Mark.with_class("shell__mark"), text("span", "shell__name", "Unstuck")],
        ),
        element("nav", "shell__nav")
            .of([
                if in_guide { guide.with(Attr::AriaCurrent, "page") } else { guide },
                acts("shell__link", "support", support_label, support).keyed("support"),
                (!fresh).then(restart).unwrap_or_default(),
            ])
            .with(Attr::AriaLabel, "Unstuck"),
    ])
}

/// The way back, where there is one. The element stays, so that the screens below it keep their place.
pub(crate) fn back_bar(visit: &Visit, dispatch: &Dispatch) -> Html {
    let back = || {
        let onclick =
            if visit.depth > 0 { Callback::from(|_| history::back()) } else { sends(dispatch, Action::Undo) };
        acts("shell__back", "back", several([Icon::Back.small(), words("Back")]), onclick)
    };
    element("div", "shell__bar").of([visit.can_go_back().then(back).unwrap_or_default()]).keyed("back")
}

/// The footer.
pub(crate) fn footer() -> Html {
    let privacy = "Your answers stay in this browser. Nothing is sent anywhere unless you send it.";
    element("footer", "shell__footer").of([element("div", "shell__footer-inner").of([
        element("p", "shell__privacy").of([Icon::Lock.small(), text("span", "", privacy)]),
        element("p", "shell__footer-links").of([
            link("#guide", "shell__footer-link", [words("All steps and causes")]),
            link("#guide/code", "shell__footer-link", [words("Have a code?")]),
            acts("shell__footer-link", "print", words("Print"), dom::prints()),
        ]),
    ])])
}
