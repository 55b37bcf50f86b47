//! A few choices that answer one question.

use yew::prelude::*;

use super::element::element;

/// The choices, below what is asked and a hint.
pub(crate) fn group(asked: Html, hint: Html, choices: Html) -> Html {
    element("fieldset", "group").of([element("legend", "group__legend").of([asked, hint]), choices])
}
