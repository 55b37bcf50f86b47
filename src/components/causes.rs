//! Likely causes as a small chart; what speaks for and against each on request.

use unstuck_engine::{CauseId, Evidence, explain};
use yew::prelude::*;

use super::attribute::Attr;
use super::button::local;
use super::element::{With, element, several, text, words};
use super::gauge::gauge;
use super::parts::list;
use crate::digits::number;
use crate::store::{Visit, VisitContext};
use crate::words;

/// How many causes have a bar of their own.
const SHOWN: usize = 4;
/// A reason weaker than this (in nats) is not worth a sentence.
const WORTH_SAYING: f64 = 0.15;

/// Properties of [`Causes`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) visit: VisitContext,
}

/// The chart.
#[component]
pub(crate) fn Causes(props: &Props) -> Html {
    let visit = &*props.visit;
    let numbers = use_state_eq(|| false);
    let open = use_state_eq(|| None::<CauseId>);
    let ranked = visit.state.belief.ranked();
    let rest: f64 = ranked.iter().skip(SHOWN).map(|(_, probability)| probability).sum();
    let toggle = {
        let numbers = numbers.clone();
        Callback::from(move |_| numbers.set(!*numbers))
    };
    let evidence = !visit.state.facts.evidence().is_empty();
    let scale = if evidence { words::likelihood } else { words::frequency };
    let mut items: Vec<_> = ranked
        .iter()
        .take(SHOWN)
        .map(|&(cause, probability)| {
            let shown = row(&visit.cause(cause).name, probability, scale(probability));
            if !evidence {
                // Nothing was said yet that could speak for anything.
                return item(shown, Html::default());
            }
            let is_open = *open == Some(cause);
            let onclick = {
                let open = open.setter();
                Callback::from(move |_| open.set((!is_open).then_some(cause)))
            };
            let turn = local("causes__turn", shown, onclick)
                .with(Attr::AriaExpanded, if is_open { "true" } else { "false" });
            item(turn, if is_open { reasons(visit, cause) } else { Html::default() })
        })
        .collect();
    items.push(item(row("All other causes", rest, "Together"), Html::default()));
    let (class, pressed, label) = if *numbers {
        ("causes causes--numbers", "true", "Hide numbers")
    } else {
        ("causes", "false", "Show numbers")
    };
    several([
        list("ol", class, items),
        text("p", "causes__note", "Estimates by the guide’s authors, not measurements."),
        element("p", "actions actions--quiet")
            .of([local("button button--quiet", words(label), toggle).with(Attr::AriaPressed, pressed)]),
    ])
}

fn item(shown: Html, reasons: Html) -> Html {
    element("li", "causes__item").of([shown, reasons])
}

fn row(name: &str, probability: f64, word: &str) -> Html {
    let percent = number(words::percent(probability));
    let number = text("span", "causes__number", &[" ", &percent, " in 100"].concat());
    element("span", "causes__row").of([
        text("span", "causes__name", name),
        gauge(&percent),
        element("span", "causes__word").of([words(word), number]),
    ])
}

/// What speaks for a cause and what against it, the strongest first.
fn reasons(visit: &Visit, cause: CauseId) -> Html {
    let reasons = explain::reasons(visit.model, &visit.state.facts, cause);
    let said = reasons.iter().filter(|reason| reason.weight.abs() > WORTH_SAYING).map(|reason| {
        let (about, said) = match reason.evidence {
            Evidence::Answer(question, answer) => {
                let question = visit.question(question);
                (&question.ask, question.answers[answer.at()].label.as_str())
            }
            Evidence::Failed(fix, _) => (&visit.fix(fix).title, "did not help"),
        };
        let speaks = if reason.weight > 0.0 { "For it: " } else { "Against it: " };
        element("li", "").of([text("b", "", speaks), words(&[about, " – ", said].concat())])
    });
    let said: Vec<Html> = said.collect();
    if said.is_empty() {
        return text(
            "p",
            "causes__why",
            "Nothing you said speaks for or against it. It is this common in general.",
        );
    }
    element("ul", "causes__why").of(said)
}
