//! The side column: time left, answers so far, likely causes.

use unstuck_engine::Step;
use yew::prelude::*;

use super::answers::answers;
use super::attribute::Attr;
use super::causes::Causes;
use super::element::{With, element, text, words};
use super::icon::Icon;
use super::panel::{Kind, Panel};
use crate::store::{Dispatch, Visit};
use crate::words;

/// The side column.
pub(crate) fn side(visit: &Visit, dispatch: &Dispatch) -> Html {
    let started = visit.state.step != Step::Start;
    let answered = visit.events.iter().any(|event| event.question().is_some() || event.outcome().is_some());
    let going = matches!(visit.state.step, Step::Question(_) | Step::Caution(_) | Step::Fix(_)) && started;
    let causes = if answered { "Likely causes" } else { "What it usually is" };
    let left = || {
        let minutes = [&words::about_minutes(visit.state.minutes_left), " left, most likely"].concat();
        let said = [text("strong", "", &minutes), words("An estimate that changes as you answer")];
        element("p", "remaining").of([Icon::Clock.draw(), element("span", "").of(said)]).keyed("left")
    };
    let panel = |title: &'static str, kind: Kind, children: Html| {
        let key = if kind == Kind::Answers { "answers" } else { "causes" };
        html! { <Panel {key} {title} {kind}>{ children }</Panel> }
    };
    let so_far = || panel("Your answers so far", Kind::Answers, answers(visit, dispatch));
    element("aside", "shell__side")
        .of([
            going.then(left).unwrap_or_default(),
            answered.then(so_far).unwrap_or_default(),
            panel(causes, Kind::Causes, html! { <Causes /> }),
        ])
        .with(Attr::AriaLabel, "Your visit so far")
}
