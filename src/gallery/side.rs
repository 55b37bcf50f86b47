//! What stands beside a step: time left, answers so far, likely causes.

use yew::prelude::*;

use super::sample::{Family, sample};
use super::ways::{Ways, nothing_helps};
use crate::components::answers::answers;
use crate::components::causes::Causes;
use crate::components::panel::{Kind, panel};
use crate::components::side::Side;
use crate::platform::dom;
use crate::store::{Dispatch, Visit, use_visit};

pub(super) fn family(ways: Ways) -> Family {
    let (fresh, underway) = (ways.fresh(), ways.underway());
    let changed = ways.until(
        |visit| match visit.state.step {
            unstuck_engine::Step::Fix(fix) => vec![unstuck_engine::Event::Changed(fix)],
            _ => nothing_helps(visit),
        },
        |visit| !visit.state.past.is_empty(),
    );
    let mut risen = underway.clone();
    risen.minutes_before = Some(0.5);
    let chart = |_: &Visit, _: &Dispatch| html! { <Chart /> };
    let samples = vec![
        sample("causes-fresh", "Causes, before anything is known", &fresh, chart),
        sample("causes", "Causes after answers, with the reason", &underway, chart),
        sample("causes-numbers", "Causes with numbers", &underway, chart).press("[aria-pressed=false]"),
        sample("answers", "Answers so far", &underway, answers),
        sample("answers-past", "Answers from before the message changed", &changed, answers),
        sample("causes-reasons", "What speaks for a cause, and against it", &underway, chart)
            .press("[aria-expanded=false]"),
        sample("panel-open", "A panel, open", &underway, |_, _| causes(true)),
        sample("panel-closed", "A panel, folded", &underway, |_, _| causes(false)),
        sample("side", "The whole side column", &underway, beside),
        sample("side-risen", "Minutes that have risen, and why", &risen, beside),
        sample("side-fresh", "The side column at the start", &fresh, beside),
    ];
    Family { id: "side", title: "Beside a step", samples }
}

fn causes(open: bool) -> Html {
    panel("Likely causes", Kind::Causes, open, html! { <Chart /> })
}

/// The causes of the visit as it is now.
#[component]
fn Chart() -> Html {
    let visit = use_visit();
    html! { <Causes {visit} /> }
}

/// The side column of the visit as it is now.
#[component]
pub(super) fn Beside() -> Html {
    let visit = use_visit();
    html! { <Side {visit} is_wide={dom::is_wide()} /> }
}

fn beside(_: &Visit, _: &Dispatch) -> Html {
    html! { <Beside /> }
}
