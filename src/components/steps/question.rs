//! A question: one per screen, nothing preselected, "I'm not sure" always there.

use unstuck_engine::{Event, QuestionId};
use yew::prelude::*;

use super::why;
use crate::ahead;
use crate::components::attribute::Attr;
use crate::components::button::{Look, button, submit};
use crate::components::choices::{choices, chooses};
use crate::components::element::{With, element, several, text, words};
use crate::components::icon::Icon;
use crate::components::path::path;
use crate::components::{annex, parts, phone};
use crate::platform::dom;
use crate::store::{Action, Target, View, use_visit};

const CHOOSE: &str = "Choose an answer, or “I’m not sure”";

/// Properties of [`Question`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) id: QuestionId,
    /// Whether an earlier answer is being changed.
    #[prop_or_default]
    pub(crate) changing: bool,
    /// Set while "there is a problem" shows, for the title of the page.
    pub(crate) onerror: UseStateSetter<bool>,
}

/// The question screen.
#[component]
pub(crate) fn Question(props: &Props) -> Html {
    let visit = use_visit();
    let dispatch = visit.dispatcher();
    let (id, changing) = (props.id, props.changing);
    let question = visit.question(id);
    let chosen = {
        let known = if changing { visit.current(Target::Question(id)) } else { visit.remembered(id) };
        use_state_eq(|| known.filter(|event| !matches!(event, Event::Skip(_))))
    };
    let error = use_state_eq(|| 0_usize);
    let asked = use_state_eq(|| false);
    use_effect_with((*error, props.onerror.clone()), |(error, onerror)| {
        let over = (*error > 0).then(|| {
            onerror.set(true);
            dom::focus_error_summary();
            onerror.clone()
        });
        // A question that is drawn beforehand has no say in the title.
        move || {
            if let Some(over) = over {
                over.set(false);
            }
        }
    });
    let say = {
        let dispatch = dispatch.clone();
        move |event: Event| {
            dispatch.dispatch(if changing { Action::Replace(event) } else { Action::Happened(event) });
        }
    };
    let onchoose = {
        let (chosen, error) = (chosen.clone(), error.clone());
        Callback::from(move |event: Event| {
            ahead::expect(event);
            chosen.set(Some(event));
            error.set(0);
        })
    };
    let onanswer = chooses(id, question, &onchoose);
    let onsubmit = {
        let (chosen, error, say) = (chosen.clone(), error.clone(), say.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            // The answer of this moment: a slow phone may not have drawn it yet.
            match *chosen {
                Some(answer) => say(answer),
                None => error.set(*error + 1),
            }
        })
    };
    let onskip = Callback::from(move |_| say(Event::Skip(id)));
    let wrong = *error > 0;
    let again = (changing && visit.view == View::Step)
        .then(|| visit.current(Target::Question(id)).and_then(|event| crate::words::outcome(&visit, event)))
        .flatten()
        .map(misfit);
    let hint = question
        .hint
        .as_ref()
        .map(|hint| text("p", "question__hint", hint).keyed("hint").with(Attr::Id, "question-hint"));
    let place = question.place.as_ref().map(|place| {
        let where_it_is = [path(visit.guide, place), phone::of_question(&visit, &dispatch, question)];
        parts::help("help", Icon::Phone, "Where do I find this?", where_it_is).keyed("place")
    });
    let tool = question.tool.map(|tool| {
        let choices: Vec<_> = question.answers.iter().map(|answer| answer.id.as_str()).collect();
        element("div", "")
            .of([annex::place(annex::Props {
                choices: choices.join(" "),
                onanswer,
                ..annex::tool(visit.guide, tool)
            })])
            .keyed("tool")
    });
    let fields = [
        element("legend", "").of([parts::heading("", &question.ask)]),
        // Behind the heading, which has the focus: who listens to the page would not come by it before.
        again.unwrap_or_default(),
        hint.unwrap_or_default(),
        place.unwrap_or_default(),
        tool.unwrap_or_default(),
        wrong.then(field_error).unwrap_or_default(),
        element("div", "").of([choices(id, question, *chosen, &onchoose)]).keyed("answers"),
    ];
    let class = if wrong { "question__fields question__fields--error" } else { "question__fields" };
    // Of what describes the answers often one part is there, or none.
    let fields = element("fieldset", class)
        .of(fields)
        .with(Attr::AriaDescribedBy, "question-error question-again question-hint");
    let foot = element("div", "question__foot")
        .of([submit("continue", "Continue"), button(Look::Quiet, "skip", "Skip this question", onskip)]);
    let why = || element("div", "").of([why::of_question(&visit, id, &asked)]).keyed("why");
    element("div", "step").of([
        wrong.then(error_summary).unwrap_or_default(),
        parts::form("question", onsubmit, several([fields, foot])).keyed("form"),
        (!changing).then(why).unwrap_or_default(),
    ])
}

/// Why an answer is asked for again.
pub(crate) fn misfit(said: &str) -> Html {
    let said = ["You said “", said, "”. That fits badly with your other answers. Is it right?"].concat();
    element("div", "notice")
        .of([Icon::Info.draw(), text("p", "", &said)])
        .keyed("again")
        .with(Attr::Id, "question-again")
}

/// What is wrong, at the answers.
pub(crate) fn field_error() -> Html {
    let said = [text("span", "visually-hidden", "Error: "), words(CHOOSE)];
    element("p", "field-error")
        .of([Icon::Warning.draw(), element("span", "").of(said)])
        .keyed("error")
        .with(Attr::Id, "question-error")
}

/// What is wrong, above the question; it leads to the answers.
pub(crate) fn error_summary() -> Html {
    let onclick = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        dom::focus_first_answer();
    });
    let link = html! { <a class="error-summary__link" href="#" {onclick}>{ CHOOSE }</a> };
    let title = [Icon::Warning.draw(), words("There is a problem")];
    element("div", "error-summary")
        .of([
            element("h2", "error-summary__title").of(title).with(Attr::Id, "error-title"),
            element("p", "").of([link]),
        ])
        .keyed("summary")
        // No alert: it takes the focus, which says its name and what describes it, and an alert would say both once more.
        .with(Attr::Role, "group")
        .with(Attr::TabIndex, "-1")
        .with(Attr::AriaLabelledBy, "error-title")
        .with(Attr::AriaDescribedBy, "question-error")
}
