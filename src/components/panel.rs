//! A part of the side column: open beside the step where there is room, folded below it elsewhere.

use yew::prelude::*;

use super::attribute::Attr;
use super::element::{With, element, text};

/// Which panel it is, as an attribute of the page's contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `data-answers`
    Answers,
    /// `data-causes`
    Causes,
}

/// The panel. `open` says how it begins, and has to stay the same: from then on it is the person's choice.
pub(crate) fn panel(title: &str, kind: Kind, open: bool, content: Html) -> Html {
    let (class, mark) = match kind {
        Kind::Answers => ("panel", Attr::DataAnswers),
        Kind::Causes => ("panel panel--causes", Attr::DataCauses),
    };
    let panel = element("details", class).of([
        element("summary", "panel__summary").of([text("h2", "panel__title", title)]),
        element("div", "panel__body").of([content]),
    ]);
    let panel = if open { panel.with(Attr::Open, "open") } else { panel };
    panel.with(mark, "").keyed(class)
}
