//! A part of the side column: open beside the step where there is room, folded below it elsewhere.

use yew::prelude::*;

use super::attribute::Attr;
use super::element::{With, element, text};
use super::icon::Icon;
use crate::platform::dom;

/// Properties of [`Panel`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) title: &'static str,
    /// Marks the panel for hosts and tools.
    pub(crate) kind: Kind,
    pub(crate) children: Html,
}

/// Which panel it is, as an attribute of the page's contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `data-answers`
    Answers,
    /// `data-causes`
    Causes,
}

/// The panel. Whether it is open at first depends on the width; from then on it is the person's choice.
#[component]
pub(crate) fn Panel(props: &Props) -> Html {
    let open = use_state_eq(dom::is_wide);
    let (class, mark) = match props.kind {
        Kind::Answers => ("panel", Attr::DataAnswers),
        Kind::Causes => ("panel panel--causes", Attr::DataCauses),
    };
    let panel = element("details", class).of([
        element("summary", "panel__summary")
            .of([text("h2", "panel__title", props.title), Icon::ChevronDown.small()]),
        element("div", "panel__body").of([props.children.clone()]),
    ]);
    let panel = if *open { panel.with(Attr::Open, "open") } else { panel };
    panel.with(mark, "")
}
