//! What must be read before a step that cannot be taken back: what is lost, the safer way first, the verb last.

use unstuck_engine::FixId;
use yew::prelude::*;

use crate::components::attribute::Attr;
use crate::components::button::{Look, button};
use crate::components::element::{With, element, several, text, words};
use crate::components::icon::Icon;
use crate::components::{parts, rich};
use crate::store::{Action, sends, use_visit};
use crate::words;

/// Properties of [`Caution`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) id: FixId,
    /// Whether the outcome of this fix is being changed.
    #[prop_or_default]
    pub(crate) changing: bool,
}

/// The caution screen.
#[component]
pub(crate) fn Caution(props: &Props) -> Html {
    let visit = use_visit();
    let dispatch = visit.dispatcher();
    let (id, changing) = (props.id, props.changing);
    let fix = visit.fix(id);
    let Some(caution) = &fix.caution else { return element("div", "step").of([]) };
    let act = |action: Action| sends(&dispatch, action);
    let proceed =
        if changing { Action::ChangeProceed } else { Action::Happened(unstuck_engine::Event::Proceed(id)) };
    let safer = act(if changing {
        Action::Close
    } else {
        Action::Happened(visit.state.safer_event(visit.model, id))
    });
    let preparation = fix.safer.filter(|_| !changing && visit.state.safer_is_open(visit.model, id));
    let safer = match preparation {
        Some(preparation) => {
            let preparation = FixId(preparation);
            let minutes = visit.state.minutes(visit.model, preparation);
            let preparation = visit.fix(preparation);
            several([
                safer_title("The safer way first"),
                rich::blocks(&caution.first),
                element("p", "actions").of([
                    button(Look::Primary, "safer", &preparation.title, safer),
                    text("span", "small muted", &words::about_minutes(minutes)),
                ]),
            ])
        }
        None => several([
            safer_title("You do not have to"),
            text(
                "p",
                "",
                "You can leave this step out. We go on with what else may help, or hand over to a person.",
            ),
            element("p", "actions").of([button(Look::Primary, "safer", "Leave this step out", safer)]),
        ]),
    };
    element("div", "step caution").of([
        element("div", "caution__card").of([
            element("div", "").of([parts::caution_word(), parts::heading("", &caution.title)]),
            element("div", "").of([
                text("h2", "caution__subtitle", "What goes, or has to be set up again"),
                parts::losses(&caution.loses),
            ]),
        ]),
        element("section", "caution__safer").of([safer]).with(Attr::AriaLabelledBy, "safer-title"),
        element("div", "caution__proceed").of([
            text("p", "small muted", &fix.undo),
            element("p", "actions").of([button(Look::Danger, "proceed", &caution.proceed, act(proceed))]),
        ]),
    ])
}

fn safer_title(title: &str) -> Html {
    element("h2", "caution__safer-title")
        .of([Icon::Shield.draw(), words(title)])
        .with(Attr::Id, "safer-title")
}
