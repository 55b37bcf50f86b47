//! Buttons that do something, each with the action it stands for in the page's contract.

use yew::prelude::*;

use super::attribute::Attr;
use super::element::{With, element, several, text, words};
use super::icon::Icon;

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// The way on that fits most people.
    Primary,
    /// Another way on.
    Secondary,
    /// A way that few people need.
    Quiet,
    /// Something to do beside the way on.
    Tool,
    /// What cannot be taken back.
    Danger,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Secondary => "button button--secondary",
            Self::Quiet => "button button--quiet",
            Self::Tool => "button button--tool",
            Self::Danger => "button button--danger",
        }
    }
}

/// A button with words.
pub(crate) fn button(look: Look, action: &'static str, label: &str, onclick: Callback<MouseEvent>) -> Html {
    acts(look.class(), action, words(label), onclick)
}

/// A button with an icon before its words.
pub(crate) fn with_icon(
    look: Look,
    action: &'static str,
    icon: Icon,
    label: &str,
    onclick: Callback<MouseEvent>,
) -> Html {
    acts(look.class(), action, several([icon.small(), words(label)]), onclick)
}

/// A button with a class and content of its own.
pub(crate) fn acts(
    class: &'static str,
    action: &'static str,
    content: Html,
    onclick: Callback<MouseEvent>,
) -> Html {
    local(class, content, onclick).with(Attr::DataAction, action)
}

/// A button without an action in the contract, which works on nothing but the part of the screen it stands in.
pub(crate) fn local(class: &'static str, content: Html, onclick: Callback<MouseEvent>) -> Html {
    html! { <button {onclick}>{ content }</button> }.with(Attr::Class, class).with(Attr::Type, "button")
}

/// The button that sends a form.
pub(crate) fn submit(action: &'static str, label: &str) -> Html {
    text("button", Look::Primary.class(), label).with(Attr::Type, "submit").with(Attr::DataAction, action)
}

/// A row of buttons.
pub(crate) fn row(buttons: impl Into<Vec<Html>>) -> Html {
    element("div", "actions").of(buttons)
}

/// A row of quiet buttons.
pub(crate) fn quiet_row(buttons: impl Into<Vec<Html>>) -> Html {
    element("div", "actions actions--quiet").of(buttons)
}
