//! A short choice, drawn as one control; in the app it is about the iPhone.

use yew::prelude::*;

use super::element::element;
use super::radio::radio;
use crate::phone::Said;
use crate::store::{Action, Dispatch};

/// The control.
pub(crate) fn segmented(choices: impl Into<Vec<Html>>) -> Html {
    element("div", "segmented").of(choices)
}

/// One of its choices: a real radio, and what it says of the iPhone.
pub(crate) fn choice(
    dispatch: &Dispatch,
    name: &'static str,
    value: &str,
    checked: bool,
    label: Html,
    said: Said,
) -> Html {
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |_: Event| dispatch.dispatch(Action::Phone(said)));
    option(name, value, checked, label, onchange)
}

/// A choice of its own, whatever it is about.
pub(crate) fn option(name: &str, value: &str, checked: bool, label: Html, onchange: Callback<Event>) -> Html {
    element("label", "segmented__choice").of([
        radio("segmented__input", name, value, checked, onchange),
        element("span", "segmented__label").of([label]),
    ])
}
