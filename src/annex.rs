//! The second program: pages to read and tools. It comes when the first of them is opened, puts itself into the places
//! that the app has for it, and tells the app nothing but an answer that the person chose.

use unstuck_flow::guide::Tool;
use yew::prelude::*;

use crate::components::annex::not_loaded;
use crate::components::attribute::Attr;
use crate::components::element::{With as _, text};
use crate::components::handover::Handover;
use crate::components::tools;
use crate::guide;
use crate::platform::dom;
use crate::platform::places::{self, Place};
use crate::shelf::{Shelf, Stage, use_shelf};

/// What stands in a place.
#[derive(Clone, PartialEq)]
pub(crate) enum Part {
    /// The list of all pages.
    Index,
    /// The page about something, by its id.
    Page(String),
    /// A tool.
    Tool(Tool),
    /// The whole guide, to print.
    Whole,
    /// The field for a code.
    Code,
    /// The way to another device.
    Handover,
    /// The way to an answer by the words of a message.
    Messages,
}

impl Part {
    /// What a place asks for by this name: a tool's own, or `page` with the id behind it.
    fn named(name: &str) -> Option<Self> {
        match name.strip_prefix("page") {
            Some("") => Some(Self::Index),
            Some(id) => Some(match id.trim_start() {
                guide::WHOLE => Self::Whole,
                guide::CODE => Self::Code,
                id => Self::Page(id.to_owned()),
            }),
            None if name == "handover" => Some(Self::Handover),
            None if name == "messages" => Some(Self::Messages),
            None => Tool::ALL.into_iter().find(|tool| tool.name() == name).map(Self::Tool),
        }
    }
}

/// Serves the places that are open, and those that will be.
pub(crate) fn serve() {
    places::serve::<Annex>(|place| Some(Props { part: Part::named(&place.part())?, place }));
}

/// Properties of [`Annex`].
#[derive(Clone, PartialEq, Properties)]
struct Props {
    part: Part,
    place: Place,
}

/// A part, as soon as the guide is there that it speaks of.
#[component]
fn Annex(props: &Props) -> Html {
    let stage = use_shelf(props.place.ios());
    let shown = match *stage {
        Stage::OnItsWay => return text("p", "loading", "Loading…").with(Attr::Role, "status"),
        Stage::Failed => None,
        Stage::Here(shelf) => part(&props.part, &props.place, shelf),
    };
    let stage = stage.setter();
    shown.unwrap_or_else(|| not_loaded(Callback::from(move |_: MouseEvent| stage.set(Stage::OnItsWay))))
}

/// The part; `None` where it needs what did not come.
fn part(part: &Part, place: &Place, shelf: Shelf) -> Option<Html> {
    let shown = match part {
        Part::Handover => html! { <Handover {shelf} handed={place.handover()} /> },
        Part::Whole => guide::whole(place, shelf)?,
        Part::Code => html! { <guide::Code {shelf} place={place.clone()} /> },
        Part::Index => guide::index(place, shelf),
        Part::Page(id) => guide::article(place, shelf, id)?,
        Part::Messages => html! { <guide::Messages place={place.clone()} {shelf} /> },
        Part::Tool(tool) => tools::tool(*tool, place.clone(), &shelf.pages?.figures),
    };
    if !matches!(part, Part::Messages | Part::Tool(_)) {
        return Some(shown);
    }
    // It may stand in the form of a question, which Enter in a field would send.
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Enter" && dom::is_field(&event) {
            event.prevent_default();
        }
    });
    Some(html! { <div {onkeydown}>{ shown }</div> })
}

#[cfg(test)]
mod tests {
    use super::{Part, Tool};

    #[test]
    fn places_name_pages_and_tools() {
        assert!(Part::named("handover") == Some(Part::Handover));
        assert!(Part::named("messages") == Some(Part::Messages));
        assert!(Part::named("page") == Some(Part::Index));
        assert!(Part::named("page all") == Some(Part::Whole));
        assert!(Part::named("page code") == Some(Part::Code));
        assert!(Part::named("page why-backup") == Some(Part::Page("why-backup".to_owned())));
        for tool in Tool::ALL {
            assert!(Part::named(tool.name()) == Some(Part::Tool(tool)));
        }
        assert!(Part::named("hammer").is_none());
    }
}
