//! The side column: time left, answers so far, likely causes.

use unstuck_engine::Event;
use yew::prelude::*;

use super::answers::answers;
use super::attribute::Attr;
use super::causes::Causes;
use super::element::{With, element, text, words};
use super::icon::Icon;
use super::panel::{Kind, panel};
use crate::store::{Visit, VisitContext};
use crate::words;

/// Properties of [`Side`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) visit: VisitContext,
    /// Whether there is room for it beside the step: its parts then begin open.
    pub(crate) is_wide: bool,
}

/// The side column.
#[component]
pub(crate) fn Side(props: &Props) -> Html {
    let visit = &*props.visit;
    let dispatch = props.visit.dispatcher();
    let answered = visit.events.iter().any(|event| event.question().is_some() || event.outcome().is_some());
    let causes = if answered { "Likely causes" } else { "What it usually is" };
    let left = if visit.is_going() { left(visit) } else { Html::default() };
    let so_far = || panel("Your answers so far", Kind::Answers, props.is_wide, answers(visit, &dispatch));
    let chart = html! { <Causes visit={props.visit.clone()} /> };
    element("aside", "shell__side")
        .of([
            left,
            answered.then(so_far).unwrap_or_default(),
            panel(causes, Kind::Causes, props.is_wide, chart),
        ])
        .with(Attr::AriaLabel, "Your visit so far")
}

/// How long it will take from here, and why that is more than it was.
fn left(visit: &Visit) -> Html {
    let minutes = [&words::about_minutes(visit.state.minutes_left), " left, most likely"].concat();
    let why = risen(visit).unwrap_or_else(|| "An estimate that changes as you answer".to_owned());
    let said = [text("strong", "", &minutes), words(&why)];
    element("p", "remaining").of([Icon::Clock.draw(), element("span", "").of(said)]).keyed("left")
}

/// What made the minutes left grow, where that can be seen in the words.
fn risen(visit: &Visit) -> Option<String> {
    let (before, now) = (visit.minutes_before?, visit.state.minutes_left);
    if now <= before || words::about_minutes(now) == words::about_minutes(before) {
        return None;
    }
    let last = visit.events.iter().rev().find(|event| !matches!(event, Event::Prefer(_)))?;
    let (about, said) = (words::subject(visit, *last)?, words::outcome(visit, *last)?);
    Some(["More than before, after “", about, "”: ", said].concat())
}
