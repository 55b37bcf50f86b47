//! The place of a tool that a step carries. The tool itself belongs to another program, which comes when it is opened.

use unstuck_flow::guide::{Guide, Tool};
use yew::prelude::*;

use super::attribute::Attr;
use super::button::{Look, button};
use super::element::{With, element, text, words};
use super::icon::Icon;
use crate::platform::tools;
use crate::store::use_visit;

/// Properties of [`ToolPlace`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) tool: Tool,
    /// Whether it is open from the start, as on the page about it.
    pub(crate) open: bool,
    /// The ids of answers that it may choose, parted by spaces.
    #[prop_or_default]
    pub(crate) choices: String,
    /// Told the id of the answer it found.
    #[prop_or_default]
    pub(crate) onanswer: Callback<String>,
}

/// The title of the page about a tool, which is the tool's name.
fn title(guide: &'static Guide, tool: Tool) -> &'static str {
    guide.pages.iter().find(|page| page.tool == Some(tool)).map_or("", |page| &page.title)
}

/// The tool, folded until it is asked for.
#[component]
pub(crate) fn ToolPlace(props: &Props) -> Html {
    let visit = use_visit();
    let place = use_node_ref();
    let missing = use_state_eq(|| false);
    {
        let (place, open, onanswer) = (place.clone(), props.open, props.onanswer.clone());
        let missing = missing.setter();
        use_effect_with((), move |()| {
            let answer = tools::on_answer(&place, move |answer| onanswer.emit(answer));
            let missed = tools::on_missing(move || missing.set(true));
            if open {
                tools::ask();
            }
            move || drop((answer, missed))
        });
    }
    let ask = {
        let missing = missing.setter();
        move || {
            missing.set(false);
            tools::ask();
        }
    };
    let again = {
        let ask = ask.clone();
        Callback::from(move |_: MouseEvent| ask())
    };
    let ontoggle = Callback::from(move |_: Event| ask());
    let status = if *missing {
        element("div", "tool__status").of([
            text("p", "", "This could not be loaded. See whether this device is online, and try again.")
                .with(Attr::Role, "alert"),
            button(Look::Secondary, "retry", "Try again", again),
        ])
    } else {
        element("div", "tool__status").of([text("p", "loading", "Loading…").with(Attr::Role, "status")])
    };
    let mut held = html! { <div ref={place} /> }
        .with(Attr::Class, "tool__place")
        .with(Attr::DataTool, props.tool.name())
        .with(Attr::DataChoices, &props.choices);
    if visit.phone.here() {
        held = held.with(Attr::DataHere, "");
    }
    let body = element("div", "tool__body").of([held, status]);
    if props.open {
        return element("div", "tool").of([body]);
    }
    let name = [Icon::Tool.small(), words(title(visit.guide, props.tool)), Icon::ChevronDown.small()];
    let summary = element("summary", "help__summary").of(name);
    html! { <details {ontoggle}>{ summary }{ body }</details> }.with(Attr::Class, "help tool")
}
