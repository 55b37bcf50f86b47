//! A radio button, which a label around it draws.

use yew::prelude::*;

use super::attribute::Attr;
use super::element::With;

/// The radio of this class, in the group of this name.
pub(crate) fn radio(class: &str, name: &str, value: &str, checked: bool, onchange: Callback<Event>) -> Html {
    html! { <input value={value.to_owned()} {checked} {onchange} /> }
        .with(Attr::Class, class)
        .with(Attr::Type, "radio")
        .with(Attr::Name, name)
}
