//! The tools that a step can carry. They are a program of their own, which comes when the first is opened; the app knows
//! only their places (`components/tool.rs`).
//!
//! A tool takes numbers and answers from the person and works something out. It knows nothing of the visit, and what it
//! finds the person may hand to the question that carries it.

mod amounts;
mod app_finder;
mod chart;
mod connection_check;
mod drawing;
mod form;
mod ios_check;
mod kept;
mod restart;
mod safety_check;
mod storage_planner;
mod upload_estimate;

use unstuck_flow::codec;
use unstuck_flow::figures::Figures;
use unstuck_flow::guide::Tool;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::components::attribute::Attr;
use crate::components::button::{Look, button};
use crate::components::element::{With as _, element, text};
use crate::platform::workshop::Place;
use crate::platform::{dom, fetch, workshop};

/// Serves the tools that are open, and those that will be.
pub(crate) fn serve() {
    workshop::serve::<Workbench>(|place| {
        let tool = Tool::ALL.into_iter().find(|tool| tool.name() == place.tool())?;
        Some(BenchProps { tool, place })
    });
}

/// Properties of [`Workbench`].
#[derive(Clone, PartialEq, Properties)]
struct BenchProps {
    tool: Tool,
    place: Place,
}

/// What every tool gets.
#[derive(Clone, PartialEq, Properties)]
struct Props {
    /// Where it stands.
    place: Place,
    /// What the guide knows in figures.
    figures: &'static Figures,
}

/// Where the figures are.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    OnTheirWay,
    Here(&'static Figures),
    Failed,
}

/// A tool, as soon as the figures are there that it reckons with.
#[component]
fn Workbench(props: &BenchProps) -> Html {
    let stage = use_state(|| Stage::OnTheirWay);
    {
        let set = stage.setter();
        use_effect_with(*stage == Stage::OnTheirWay, move |waits| {
            if *waits {
                spawn_local(async move { set.set(figures().await.map_or(Stage::Failed, Stage::Here)) });
            }
        });
    }
    let body = match *stage {
        Stage::OnTheirWay => text("p", "loading", "Loading…").with(Attr::Role, "status"),
        Stage::Failed => {
            let set = stage.setter();
            let again = Callback::from(move |_: MouseEvent| set.set(Stage::OnTheirWay));
            element("div", "tool__parts").of([
                text(
                    "p",
                    "",
                    "The figures could not be loaded. See whether this device is online, and try again.",
                )
                .with(Attr::Role, "alert"),
                element("div", "actions").of([button(Look::Secondary, "retry", "Try again", again)]),
            ])
        }
        Stage::Here(figures) => tool(props.tool, Props { place: props.place.clone(), figures }),
    };
    // The tool may stand in the form of a question, which Enter in a field would send.
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Enter" && dom::is_field(&event) {
            event.prevent_default();
        }
    });
    html! { <div {onkeydown}>{ body }</div> }.with(Attr::Class, "tool__work")
}

fn tool(tool: Tool, props: Props) -> Html {
    match tool {
        Tool::StoragePlanner => html! { <storage_planner::StoragePlanner ..props /> },
        Tool::UploadEstimate => html! { <upload_estimate::UploadEstimate ..props /> },
        Tool::ConnectionCheck => html! { <connection_check::ConnectionCheck ..props /> },
        Tool::IosCheck => html! { <ios_check::IosCheck ..props /> },
        Tool::Restart => html! { <restart::Restart ..props /> },
        Tool::AppFinder => html! { <app_finder::AppFinder ..props /> },
        Tool::SafetyCheck => html! { <safety_check::SafetyCheck ..props /> },
    }
}

/// The figures of the guide, which come with the texts of its pages.
async fn figures() -> Option<&'static Figures> {
    let address = dom::root_attribute("data-pages")?;
    let file = codec::decode_pages(&fetch::bytes(&address).await.ok()?, None).ok()?;
    // Needed until the page is closed; the browser keeps the file, and a second tool costs a copy of some kilobytes.
    Some(&Box::leak(Box::new(file)).figures)
}

/// A button that hands an answer to the question that carries the tool; nothing where it has no such answer.
fn answer_button(place: &Place, answer: &'static str) -> Html {
    if !place.can_answer(answer) {
        return Html::default();
    }
    let place = place.clone();
    let choose = Callback::from(move |_: MouseEvent| place.answer(answer));
    element("div", "actions").of([button(
        Look::Secondary,
        "choose-answer",
        "Choose this as my answer",
        choose,
    )])
}
