//! Waiting: how long, a reminder, and "did it work?" when the person comes back.

use unstuck_engine::{Event, FixId};
use yew::prelude::*;

use crate::components::button::{Look, button, quiet_row, row, with_icon};
use crate::components::element::{element, several, text};
use crate::components::gauge::gauge;
use crate::components::icon::Icon;
use crate::components::{parts, rich};
use crate::digits::number;
use crate::moments;
use crate::platform::clock;
use crate::reminder::{self, Repeat};
use crate::store::{Action, Visit, sends, use_visit};
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
    let hours = visit.hours_of(id);
    let all = |event: fn(FixId) -> Event| sends(&dispatch, Action::Waited(event));
    let remind = reminder::adds(
        &visit.guide.title,
        "See whether the backup ran, then go on where you left off.",
        hours,
        Repeat::Once,
    );
    let remind = with_icon(Look::Tool, "download", Icon::Calendar, "Add a reminder to my calendar", remind);
    {
        let dispatch = dispatch.clone();
        use_effect_with((), move |()| clock::every_minute(move || dispatch.dispatch(Action::TimePassed)));
    }
    let over = visit.is_due(id);
    let lead = if over {
        let when = moments::ago(visit.since(), clock::now()).unwrap_or_default();
        ["You left it at this ", when, ": “", &fix.title, "”."].concat()
    } else {
        [&fix.title, ": come back in ", &words::about_hours(hours), ". This page keeps your place."].concat()
    };
    let outcomes = [
        button(Look::Primary, "fixed", "It works now", sends(&dispatch, Action::Happened(Event::Fixed(id)))),
        button(Look::Secondary, "not-fixed", "Still failing", all(Event::NotFixed)),
    ];
    let others = visit.state.waiting.iter().filter(|other| **other != id);
    let others: Vec<Html> = others.map(|other| text("li", "", &visit.fix(*other).title)).collect();
    let outcomes = parts::section(
        "wait__outcomes",
        "did-it-work",
        "Did it work?",
        [
            row(outcomes),
            quiet_row([button(Look::Quiet, "later", "Try something else meanwhile", all(Event::Later))]),
        ],
    );
    let check = parts::check("check-title", "How you will know it worked", &fix.check);
    let meanwhile = element("div", "wait__card").of([
        passed(&visit, id, over),
        fix.wait.as_ref().map(|wait| rich::blocks(&wait.text)).unwrap_or_default(),
        if over { Html::default() } else { element("p", "actions").of([remind]) },
    ]);
    // When the time is over, what to look at comes first.
    let rest = if over { [check, outcomes, meanwhile] } else { [meanwhile, check, outcomes] };
    element("div", "step wait").of([
        element("div", "wait__head").of([
            element("span", "badge").of([Icon::Hourglass.draw()]),
            parts::heading("", words::heading(&visit)),
            text("p", "wait__lead", &lead),
            also(others),
        ]),
        several(rest),
    ])
}

/// How much of the wait has passed.
fn passed(visit: &Visit, id: FixId, over: bool) -> Html {
    let (since, now, whole) = (visit.since(), clock::now(), visit.hours_of(id) * moments::HOUR);
    let began = ["You began ", &moments::since(since, now), "."].concat();
    let next = if over {
        " The time is over.".to_owned()
    } else {
        [" Look again ", &moments::due(since + whole, now), "."].concat()
    };
    let share = words::percent(((now - since) / whole).clamp(0.0, 1.0));
    element("div", "wait__passed").of([gauge(&number(share)), text("p", "", &(began + &next))])
}

/// What else was done before this wait.
fn also(others: Vec<Html>) -> Html {
    if others.is_empty() {
        return Html::default();
    }
    element("div", "wait__also")
        .of([text("p", "", "The same wait shows whether this has helped:"), element("ul", "").of(others)])
}
