//! Likely causes as a small chart, with the strongest reason for each.

use unstuck_engine::{CauseId, Evidence, explain};
use yew::prelude::*;

use super::attribute::Attr;
use super::button::local;
use super::element::{With, element, several, text, words};
use super::parts::list;
use crate::digits::number;
use crate::store::{Visit, use_visit};
use crate::words;

/// How many causes have a bar of their own.
const SHOWN: usize = 4;
/// A reason weaker than this (in nats) is not worth a sentence.
const WORTH_SAYING: f64 = 0.4;

/// The chart.
#[component]
pub(crate) fn Causes() -> Html {
    let visit = use_visit();
    let numbers = use_state_eq(|| false);
    let ranked = visit.state.belief.ranked();
    let rest: f64 = ranked.iter().skip(SHOWN).map(|(_, probability)| probability).sum();
    let toggle = {
        let numbers = numbers.clone();
        Callback::from(move |_| numbers.set(!*numbers))
    };
    let scale = if visit.state.facts.evidence().is_empty() { words::frequency } else { words::likelihood };
    let mut said = None;
    let mut items: Vec<_> = ranked
        .iter()
        .take(SHOWN)
        .map(|&(cause, probability)| {
            let why = because(&visit, cause);
            // The same reason for several causes is said once.
            let new = if why == said { None } else { why.clone() };
            said = why;
            item(&visit.cause(cause).name, probability, scale(probability), new)
        })
        .collect();
    items.push(item("All other causes", rest, "Together", None));
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

fn item(name: &str, probability: f64, word: &str, why: Option<String>) -> Html {
    let percent = number(words::percent(probability));
    let number = text("span", "causes__number", &[" ", &percent, " in 100"].concat());
    let mut parts = vec![
        text("span", "causes__name", name),
        bar(percent),
        element("span", "causes__word").of([words(word), number]),
    ];
    parts.extend(why.map(|why| text("span", "causes__why", &why)));
    element("li", "causes__item").of(parts)
}

fn bar(percent: String) -> Html {
    html! {
        <svg class="causes__bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <line class="causes__track" x1="0" y1="4" x2="100" y2="4" />
            <line class="causes__fill" x1="0" y1="4" x2={percent} y2="4" />
        </svg>
    }
}

/// The strongest reason to suspect a cause, in words.
fn because(visit: &Visit, cause: CauseId) -> Option<String> {
    let reasons = explain::reasons(visit.model, &visit.state.facts, cause);
    let strongest = reasons.into_iter().find(|reason| reason.weight > WORTH_SAYING)?;
    Some(match strongest.evidence {
        Evidence::Answer(question, answer) => {
            ["Because you said: ", &visit.question(question).answers[answer.at()].label].concat()
        }
        Evidence::Failed(fix, _) => ["Because this did not help: ", &visit.fix(fix).title].concat(),
    })
}
