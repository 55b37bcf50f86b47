//! It works: how to be sure, what it was, how to keep it so.

use unstuck_engine::rank::largest_first;
use unstuck_engine::{Event, Evidence, FixId};
use yew::prelude::*;

use crate::components::button::{Look, button, quiet_row, with_icon};
use crate::components::element::{element, text, words};
use crate::components::icon::Icon;
use crate::components::{parts, rich};
use crate::digits::number;
use crate::platform::dom;
use crate::reminder::{self, Repeat};
use crate::store::{Action, Visit, sends, use_visit};

/// How many pieces of advice on keeping it working are shown.
const ADVICE: usize = 3;

/// Properties of [`Resolved`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) id: FixId,
}

/// The screen at the end of a successful visit.
#[component]
pub(crate) fn Resolved(props: &Props) -> Html {
    let visit = use_visit();
    let dispatch = visit.dispatcher();
    let id = props.id;
    let fix = visit.fix(id);
    let act = |action: Action| sends(&dispatch, action);
    // A monthly look is what keeps storage from running full unseen.
    let remind = reminder::adds(
        &visit.guide.title,
        "Look at the date of the last backup.",
        reminder::MONTH,
        Repeat::Monthly,
    );
    let tested = if visit.state.waiting.is_empty() { vec![id] } else { visit.state.waiting.clone() };
    let was = what_it_was(&visit, &tested);
    let mut tips: Vec<_> = advice(&visit, was)
        .into_iter()
        .filter_map(|cause| visit.guide.causes[cause].prevent.as_ref())
        .map(|prevent| parts::tip(Icon::Bulb, element("div", "").of([rich::blocks(prevent)])))
        .collect();
    let others = [
        words("A second copy helps on a bad day: "),
        parts::link("#guide", "", [words("other ways to keep one")]),
        words("."),
    ];
    tips.push(parts::tip(Icon::Computer, element("span", "").of(others)));
    let quiet = [
        button(Look::Quiet, "not-fixed", "It fails again", act(Action::Happened(Event::NotFixed(id)))),
        button(Look::Quiet, "restart", "Start again", act(Action::restart())),
    ];
    element("div", "step resolved").of([
        element("div", "resolved__head").of([
            element("span", "resolved__mark").of([Icon::Check.draw()]),
            parts::heading("", "Your backup works again"),
            text("p", "resolved__lead", &lead(&visit, &tested, was)),
        ]),
        parts::check("sure-title", "To be quite sure", &fix.check),
        parts::section(
            "resolved__section",
            "keep-title",
            "Keep it working",
            [
                parts::list("ul", "tips", tips),
                element("p", "actions").of([
                    with_icon(Look::Tool, "download", Icon::Calendar, "Remind me in a month", remind),
                    with_icon(Look::Tool, "print", Icon::Print, "Print this", dom::prints()),
                ]),
            ],
        ),
        element("div", "resolved__foot")
            .of([text("p", "muted small", "Not what you hoped for?"), quiet_row(quiet)]),
    ])
}

/// The cause most likely solved by these fixes, a position in the guide's causes: the posterior with "one of them worked"
/// counted.
fn what_it_was(visit: &Visit, tested: &[FixId]) -> Option<usize> {
    let solved = visit.model.causes().map(|cause| {
        let failed: f64 = tested.iter().map(|fix| 1.0 - visit.model.success(*fix, cause)).product();
        (cause.at(), (1.0 - failed) * visit.state.belief.probability(cause))
    });
    solved.filter(|(_, weight)| *weight > 0.0).max_by(|a, b| a.1.total_cmp(&b.1)).map(|(cause, _)| cause)
}

fn lead(visit: &Visit, tested: &[FixId], was: Option<usize>) -> String {
    let titles: Vec<&str> = tested.iter().map(|fix| visit.fix(*fix).title.as_str()).collect();
    let done = titles.join("” or “");
    let tried =
        visit.state.facts.evidence().iter().filter(|item| matches!(item, Evidence::Failed(..))).count();
    let after = match tried {
        0 => "the first thing you tried".to_owned(),
        1 => "after one other step".to_owned(),
        tried => ["after ", &number(tried), " other steps"].concat(),
    };
    match was {
        Some(cause) => {
            let name = &visit.guide.causes[cause].name;
            ["What helped: “", &done, "”, ", &after, ". Most likely it was this: ", name, "."].concat()
        }
        None => ["What helped: “", &done, "”, ", &after, "."].concat(),
    }
}

/// Causes whose advice on prevention is shown: the one it was, then the most common ones.
fn advice(visit: &Visit, was: Option<usize>) -> Vec<usize> {
    let priors: Vec<f64> = visit.guide.causes.iter().map(|cause| cause.prior).collect();
    let mut chosen: Vec<usize> = was.into_iter().chain(largest_first(&priors)).collect();
    chosen.retain(|cause| visit.guide.causes[*cause].prevent.is_some());
    let mut seen = Vec::new();
    chosen.retain(|cause| {
        let new = !seen.contains(cause);
        seen.push(*cause);
        new
    });
    chosen.truncate(ADVICE);
    chosen
}
