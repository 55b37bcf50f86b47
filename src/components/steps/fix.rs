//! A fix: what to do in numbered lines, how to know it worked, and what happened.

use unstuck_engine::{Event, FixId};
use yew::prelude::*;

use super::why;
use crate::components::button::{Look, button, quiet_row, row};
use crate::components::element::{element, text};
use crate::components::icon::Icon;
use crate::components::path::path;
use crate::components::{annex, facts, lines, parts, phone, rich};
use crate::store::{Action, Dispatch, Visit, sends, use_visit};

/// Properties of [`Fix`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) id: FixId,
    /// Whether an earlier outcome is being changed.
    #[prop_or_default]
    pub(crate) changing: bool,
}

/// The fix screen.
#[component]
pub(crate) fn Fix(props: &Props) -> Html {
    let visit = use_visit();
    let dispatch = visit.dispatcher();
    let id = props.id;
    let fix = visit.fix(id);
    let mut sheet = Vec::new();
    sheet.extend(fix.place.as_ref().map(|place| path(visit.guide, place)));
    sheet.push(phone::of_fix(&visit, &dispatch, fix));
    sheet.push(text("h2", "fix__sheet-title", "What to do"));
    let tick = |line: usize| {
        let dispatch = dispatch.clone();
        lines::kept_tick(
            visit.ticks.has(id, line),
            Callback::from(move |_| dispatch.dispatch(Action::Tick(id, line))),
        )
    };
    sheet.push(lines::lines(&fix.steps, visit.phone.kind(), tick));
    sheet.extend(fix.tool.map(|tool| annex::place(annex::tool(visit.guide, tool))));
    element("article", "step fix").of([
        element("div", "fix__head")
            .of([parts::heading("", &fix.title), element("div", "fix__lead").of([rich::blocks(&fix.why)])]),
        facts::of_fix(fix, visit.state.minutes(visit.model, id)),
        element("div", "fix__sheet").of(sheet),
        parts::check("check-title", "How you will know it worked", &fix.check),
        element("p", "fix__why").of([Icon::Bulb.small(), text("span", "", &why::of_fix(&visit, id))]),
        outcomes(&visit, &dispatch, id, props.changing),
    ])
}

/// What happened: the way on from a fix.
fn outcomes(visit: &Visit, dispatch: &Dispatch, id: FixId, changing: bool) -> Html {
    let fix = visit.fix(id);
    let say = |look: Look, action: &'static str, event: Event, label: &str| {
        button(
            look,
            action,
            label,
            sends(dispatch, if changing { Action::Replace(event) } else { Action::Happened(event) }),
        )
    };
    let (main, quiet) = if fix.prepares {
        let main = vec![
            say(Look::Primary, "not-fixed", Event::NotFixed(id), "Done, go on"),
            say(Look::Secondary, "already-tried", Event::AlreadyTried(id), "I already have a recent one"),
        ];
        let quiet = [
            say(Look::Quiet, "could-not", Event::CouldNot(id), "I can’t do this"),
            say(Look::Quiet, "later", Event::Later(id), "Later"),
            say(Look::Quiet, "fixed", Event::Fixed(id), "This backup is enough for me"),
            say(Look::Quiet, "changed", Event::Changed(id), "The message changed"),
        ];
        (main, quiet)
    } else {
        let mut main = Vec::new();
        let mut works = Look::Primary;
        if fix.wait.is_some() && !changing {
            main.push(say(Look::Primary, "continue", Event::Wait(id), "Done, now I wait"));
            works = Look::Secondary;
        }
        main.push(say(works, "fixed", Event::Fixed(id), "It works now"));
        main.push(say(Look::Secondary, "not-fixed", Event::NotFixed(id), "Still failing"));
        let quiet = [
            say(Look::Quiet, "could-not", Event::CouldNot(id), "I couldn’t do this"),
            say(Look::Quiet, "already-tried", Event::AlreadyTried(id), "I already tried this"),
            say(Look::Quiet, "later", Event::Later(id), "Later"),
            say(Look::Quiet, "changed", Event::Changed(id), "The message changed"),
        ];
        (main, quiet)
    };
    parts::section("fix__outcomes", "outcomes-title", "What happened?", [row(main), quiet_row(quiet)])
}
