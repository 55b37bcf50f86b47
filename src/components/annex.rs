//! A place for something of the annex: a page to read, or a tool that a step carries. The annex is another program, which
//! comes when the first of its parts is opened and puts them into their places.

use unstuck_flow::guide::{Guide, Tool};
use yew::prelude::*;

use super::attribute::Attr;
use super::button::{Look, button};
use super::element::{With, element, text, words};
use super::icon::Icon;
use crate::digits::number;
use crate::platform::annex;
use crate::store::use_visit;

/// Properties of [`Place`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// What belongs here, by its name.
    pub(crate) part: String,
    /// Whether it is open from the start; else it is folded under this name.
    pub(crate) open: bool,
    pub(crate) name: &'static str,
    /// The icon before the name.
    pub(crate) icon: Icon,
    /// Whether the visit has begun.
    pub(crate) begun: bool,
    /// The ids of answers that it may choose, parted by spaces.
    pub(crate) choices: String,
    /// The receipt of the visit, for the part that hands it over.
    pub(crate) handover: String,
    /// Told the answer that the person chose in it.
    pub(crate) onanswer: Callback<String>,
}

impl Props {
    /// A part that is open from the start.
    pub(crate) fn open(part: String) -> Self {
        Self { open: true, ..Self::folded(&part, "", Icon::Tool) }
    }

    /// A part that is folded under its name.
    pub(crate) fn folded(part: &str, name: &'static str, icon: Icon) -> Self {
        Self {
            part: part.to_owned(),
            open: false,
            name,
            icon,
            begun: false,
            choices: String::new(),
            handover: String::new(),
            onanswer: Callback::noop(),
        }
    }
}

/// A place. One function makes them all: the macro would be written out in each of its callers.
#[inline(never)]
pub(crate) fn place(props: Props) -> Html {
    html! { <Place ..props /> }
}

/// What a tool that a step carries is folded under.
pub(crate) fn tool(guide: &'static Guide, tool: Tool) -> Props {
    Props::folded(tool.name(), guide.tool_name(tool), Icon::Tool)
}

/// That something did not come, and a way to try again.
pub(crate) fn not_loaded(again: Callback<MouseEvent>) -> Html {
    let said = "This could not be loaded. See whether this device is online, and try again.";
    element("div", "place__status").of([
        text("p", "", said).with(Attr::Role, "alert"),
        element("p", "actions").of([button(Look::Secondary, "retry", "Try again", again)]),
    ])
}

/// The place. It stays empty for the app; what the annex puts there is its own.
#[component]
pub(crate) fn Place(props: &Props) -> Html {
    let phone = use_visit().phone;
    let place = use_node_ref();
    let missing = use_state_eq(|| false);
    let ios = phone.ios().map(|ios| number(ios.into())).unwrap_or_default();
    let kind = phone.kind().name();
    // For another iPhone or another visit it is another place, to be filled anew.
    let whose = [&ios, kind, &*props.handover].concat();
    let asked = use_mut_ref(|| props.open);
    {
        let (place, asked, onanswer) = (place.clone(), asked.clone(), props.onanswer.clone());
        let missing = missing.setter();
        use_effect_with(whose.clone(), move |_| {
            let answer = annex::on_answer(&place, move |answer| onanswer.emit(answer));
            let missed = annex::on_missing(move || missing.set(true));
            if *asked.borrow() {
                annex::ask();
            }
            move || drop((answer, missed))
        });
    }
    let ask = {
        let missing = missing.setter();
        move || {
            asked.replace(true);
            missing.set(false);
            annex::ask();
        }
    };
    let again = {
        let ask = ask.clone();
        Callback::from(move |_: MouseEvent| ask())
    };
    let ontoggle = Callback::from(move |_: Event| ask());
    let status = if *missing {
        not_loaded(again)
    } else {
        element("div", "place__status").of([text("p", "loading", "Loading…").with(Attr::Role, "status")])
    };
    let mut held = html! { <div ref={place} /> }
        .with(Attr::Class, "place")
        .with(Attr::DataPart, &props.part)
        .with(Attr::DataChoices, &props.choices)
        .with(Attr::DataIos, &ios)
        .with(Attr::DataKind, kind)
        .keyed(&whose);
    if !props.handover.is_empty() {
        held = held.with(Attr::DataHandover, &props.handover);
    }
    if phone.here() {
        held = held.with(Attr::DataHere, "");
    }
    if props.begun {
        held = held.with(Attr::DataBegun, "");
    }
    if props.open {
        return element("div", "").of([held, status.keyed("status")]);
    }
    let name = [props.icon.small(), words(props.name)];
    let summary = element("summary", "help__summary").of(name);
    let body = element("div", "help__body").of([held, status.keyed("status")]);
    html! { <details {ontoggle}>{ summary }{ body }</details> }.with(Attr::Class, "help tool")
}
