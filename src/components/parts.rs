//! Parts that several screens are made of.

use unstuck_flow::text::{Block, RichText};
use yew::prelude::*;

use super::attribute::Attr;
use super::element::{With, element, text, words};
use super::icon::Icon;
use super::rich;

/// The heading of a screen, which takes the focus when the screen appears.
pub(crate) fn heading(class: &'static str, title: &str) -> Html {
    text("h1", class, title).with(Attr::TabIndex, "-1")
}

/// How to see that a fix worked.
pub(crate) fn check(id: &'static str, title: &'static str, how: &[Block]) -> Html {
    element("section", "check")
        .of([
            Icon::CheckCircle.draw(),
            text("h2", "check__title", title).with(Attr::Id, id),
            element("div", "check__text").of([rich::blocks(how)]),
        ])
        .with(Attr::AriaLabelledBy, id)
}

/// Help that is folded away until it is asked for.
pub(crate) fn help(class: &'static str, icon: Icon, title: &'static str, body: impl Into<Vec<Html>>) -> Html {
    element("details", class).of([
        element("summary", "help__summary").of([icon.small(), words(title)]),
        element("div", "help__body").of(body),
    ])
}

/// The word that stands over a caution.
pub(crate) fn caution_word() -> Html {
    element("p", "caution__word").of([Icon::Warning.draw(), words("Before you do this")])
}

/// What a fix takes away or undoes.
pub(crate) fn losses(losses: &[RichText]) -> Html {
    let item = |text: &RichText| {
        element("li", "caution__item").of([Icon::Minus.draw(), element("span", "").of([rich::phrase(text)])])
    };
    list("ul", "caution__list", losses.iter().map(item).collect())
}

/// A piece of advice or a place to go, with its icon.
pub(crate) fn tip(icon: Icon, content: Html) -> Html {
    element("li", "tips__item").of([icon.draw(), content])
}

/// A list whose looks do not say that it is one; the role tells those who cannot see it.
pub(crate) fn list(tag: &'static str, class: &'static str, items: Vec<Html>) -> Html {
    element(tag, class).of(items).with(Attr::Role, "list")
}

/// A part of a screen with a heading that names it.
pub(crate) fn section(
    class: &'static str,
    id: &'static str,
    title: &'static str,
    rest: impl Into<Vec<Html>>,
) -> Html {
    named(class, id, title, rest.into())
}

fn named(class: &'static str, id: &'static str, title: &'static str, mut rest: Vec<Html>) -> Html {
    rest.insert(0, text("h2", "", title).with(Attr::Id, id));
    element("section", class).of(rest).with(Attr::AriaLabelledBy, id)
}

/// A link.
pub(crate) fn link(address: &str, class: &'static str, content: impl Into<Vec<Html>>) -> Html {
    element("a", class).of(content).with(Attr::Href, address)
}

/// A form that the app itself checks.
pub(crate) fn form(class: &'static str, onsubmit: Callback<SubmitEvent>, content: Html) -> Html {
    html! { <form {onsubmit}>{ content }</form> }
        .with(Attr::Class, class)
        .with(Attr::NoValidate, "novalidate")
}
