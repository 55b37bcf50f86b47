//! The tools that a step can carry. They are part of the annex; the app knows only their places.
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

use unstuck_flow::figures::Figures;
use unstuck_flow::guide::Tool;
use yew::prelude::*;

use crate::components::button::{Look, button};
use crate::components::element::element;
use crate::platform::places::Place;

/// What every tool gets.
#[derive(Clone, PartialEq, Properties)]
struct Props {
    /// Where it stands.
    place: Place,
    /// What the guide knows in figures.
    figures: &'static Figures,
}

/// A tool in its place, with the figures that it reckons with.
pub(crate) fn tool(tool: Tool, place: Place, figures: &'static Figures) -> Html {
    let props = Props { place, figures };
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
