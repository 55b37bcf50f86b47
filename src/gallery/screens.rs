//! Whole screens, as the engine leads to them.

use unstuck_engine::{FixId, Step, SupportReason};
use unstuck_flow::guide::Device;
use yew::prelude::*;

use super::sample::{Family, sample};
use super::side::Beside;
use super::ways::{Ways, charging_in_vain, nothing_helps, safer_first, this_helps};
use crate::app;
use crate::components::element::{With as _, element};
use crate::components::notice::notices;
use crate::components::shell::{back_bar, footer, header};
use crate::components::steps::fix::Fix;
use crate::components::steps::support::Support;
use crate::digits::number;
use crate::platform::clock;
use crate::store::{Dispatch, Notice, Target, View, Visit, use_visit};

/// Longer than any wait, in milliseconds.
const LONG: f64 = 3.0 * 24.0 * 3_600_000.0;

pub(super) fn family(ways: Ways) -> Family {
    let underway = ways.underway();
    let at = |wanted: fn(&Visit) -> bool| ways.until(nothing_helps, wanted);
    let fix = |id, title, fix: FixId| sample(id, title, &underway, move |_, _| html! { <Fix id={fix} /> });
    let support = |id, title, reason: SupportReason| {
        sample(id, title, &underway, move |_, _| html! { <Support {reason} /> })
    };
    let prepared = ways.until(safer_first, |visit| match visit.state.step {
        Step::Caution(fix) => !visit.state.safer_is_open(visit.model, fix),
        _ => false,
    });
    let question = at(|visit| matches!(visit.state.step, Step::Question(_)));
    let answered = underway.events.iter().find_map(|event| event.question()).map(Target::Question);
    let tried = underway.events.iter().find_map(|event| event.outcome()).map(Target::Fix);
    let changing = |target: Option<Target>| target.map_or(View::Step, |target| View::Change(target, true));
    let samples = vec![
        sample("start", "Start", &ways.fresh(), screen),
        sample("question", "A question", &question, screen),
        sample("question-error", "A question without an answer", &question, screen)
            .press("[data-action=continue]"),
        sample("question-changing", "An answer, to change it", &underway, screen).viewing(changing(answered)),
        sample("caution", "A caution with a safer way", &at(has_safer_way), screen),
        sample("caution-leave", "A caution when the safer way was taken", &prepared, screen),
        fix("fix", "A fix", ways.fix(|fix| fix.place.is_some() && fix.tool.is_none() && fix.wait.is_none())),
        fix("fix-kinds", "A fix with lines for two kinds of iPhone", {
            ways.fix(|fix| fix.steps.iter().any(|step| step.on != Device::Any))
        }),
        fix("fix-waits", "A fix that needs a wait", ways.fix(|fix| fix.wait.is_some() && !fix.prepares)),
        fix("fix-prepares", "A preparation", ways.fix(|fix| fix.prepares)),
        sample("fix-changing", "An outcome, to change it", &underway, screen).viewing(changing(tried)),
        sample("wait", "Waiting", &at(is_waiting), screen),
        sample("wait-over", "The wait is over", &at(is_waiting), |visit, dispatch| {
            // It may have been set by the drawing before.
            let _ = visit.since.set(clock::now() - LONG);
            screen(visit, dispatch)
        }),
        sample(
            "wait-several",
            "Waiting for several things",
            &ways.until(charging_in_vain, |visit| visit.state.waiting.len() > 1),
            screen,
        ),
        sample("resolved", "It works", &ways.until(this_helps, is_resolved), screen),
        support("support-asked", "Over to a person, asked for", SupportReason::Asked),
        support("support-nothing-left", "Over to a person, nothing is left", SupportReason::NothingLeft),
        support("support-not-worth-it", "Over to a person, the rest is dear", SupportReason::NotWorthIt),
        support(
            "support-contradiction",
            "Over to a person, answers contradict",
            SupportReason::Contradiction,
        ),
        sample("guide-page-missing", "A page that does not exist", &underway, screen)
            .viewing(View::Guide(Some("no-such-page".to_owned()))),
        sample("frame", "Header, way back, side and footer around a step", &underway, frame)
            .told(Notice::WelcomeBack(None)),
        sample("frame-fresh", "The same at the start", &ways.fresh(), frame),
    ];
    Family { id: "screens", title: "Screens", samples }
}

fn has_safer_way(visit: &Visit) -> bool {
    matches!(visit.state.step, Step::Caution(fix) if visit.state.safer_is_open(visit.model, fix))
}

fn is_waiting(visit: &Visit) -> bool {
    matches!(visit.state.step, Step::Wait(_))
}

fn is_resolved(visit: &Visit) -> bool {
    matches!(visit.state.step, Step::Resolved(_))
}

/// The step or what else the person looks at, without the frame.
fn screen(_: &Visit, _: &Dispatch) -> Html {
    html! { <Screen /> }
}

/// As the app shows it, so that what is pressed leads on.
#[component]
fn Screen() -> Html {
    let visit = use_visit();
    let problem = use_state_eq(|| false);
    let body = app::body(&visit, &visit.dispatcher(), problem.setter());
    element("div", "shell__main").of([body]).keyed(&number(visit.screen as usize))
}

/// Everything around a step.
fn frame(visit: &Visit, dispatch: &Dispatch) -> Html {
    let column = element("div", "shell__column").of([
        notices(visit.notice.as_ref(), dispatch),
        back_bar(visit, dispatch),
        screen(visit, dispatch),
    ]);
    element("div", "app").of([
        header(visit, dispatch),
        element("div", "shell__body").of([column, html! { <Beside /> }]),
        footer(),
    ])
}
