//! Waiting: how long, a reminder, and "did it work?" when the person comes back.

use unstuck_engine::{Event, FixId};
use yew::prelude::*;

use crate::components::button::{Look, button, quiet_row, row, with_icon};
use crate::components::element::{element, text};
use crate::components::icon::Icon;
use crate::components::{parts, rich};
use crate::reminder::{self, Repeat};
use crate::store::{Action, sends, use_visit};
use crate::words;

/// Properties of [`Wait`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) id: FixId,
}

/// The waiting screen.
#[component]
pub(crate) fn Wait(props: &Props) -> Html {
    let visit = use_visit();
    let dispatch = visit.dispatcher();
    let id = props.id;
    let fix = visit.fix(id);
    let hours = fix.wait.as_ref().map_or(1.0, |wait| wait.hours);
    let all = |event: fn(FixId) -> Event| sends(&dispatch, Action::Waited(event));
    let remind = reminder::adds(
        &visit.guide.title,
        "See whether the backup ran, then go on where you left off.",
        hours,
        Repeat::Once,
    );
    let hours = words::about_hours(hours);
    let lead = [&fix.title, ": come back in ", &hours, ". This page keeps your place."].concat();
    let outcomes = [
        button(Look::Primary, "fixed", "It works now", sends(&dispatch, Action::Happened(Event::Fixed(id)))),
        button(Look::Secondary, "not-fixed", "Still failing", all(Event::NotFixed)),
    ];
    let others = visit.state.waiting.iter().filter(|other| **other != id);
    let others: Vec<Html> = others.map(|other| text("li", "", &visit.fix(*other).title)).collect();
    element("div", "step wait").of([
        element("div", "wait__head").of([
            element("span", "badge").of([Icon::Hourglass.draw()]),
            parts::heading("", "Now it needs some time"),
            text("p", "wait__lead", &lead),
            also(others),
        ]),
        element("div", "wait__card").of([
            fix.wait.as_ref().map(|wait| rich::blocks(&wait.text)).unwrap_or_default(),
            element("p", "actions").of([with_icon(
                Look::Tool,
                "download",
                Icon::Calendar,
                "Add a reminder to my calendar",
                remind,
            )]),
        ]),
        parts::check("check-title", "How you will know it worked", &fix.check),
        parts::section(
            "wait__outcomes",
            "did-it-work",
            "Did it work?",
            [
                row(outcomes),
                quiet_row([button(Look::Quiet, "later", "Try something else meanwhile", all(Event::Later))]),
            ],
        ),
    ])
}

/// What else was done before this wait.
fn also(others: Vec<Html>) -> Html {
    if others.is_empty() {
        return Html::default();
    }
    element("div", "wait__also")
        .of([text("p", "", "The same wait shows whether this has helped:"), element("ul", "").of(others)])
}
