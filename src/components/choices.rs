//! The answers of a question as radio buttons.

use unstuck_engine::{AnswerId, Event, QuestionId};
use unstuck_flow::guide::{Answer, Question};
use yew::prelude::*;

use super::alert::alert;
use super::attribute::Attr;
use super::element::{With, element, text};
use super::radio::radio;
use crate::platform::dom;

const UNSURE: &str = "I’m not sure";

/// The answers of a question and "I'm not sure", which is always there. `chosen` is what is chosen now.
pub(crate) fn choices(
    id: QuestionId,
    question: &Question,
    chosen: Option<Event>,
    onchoose: &Callback<Event>,
) -> Html {
    let radio =
        |value: &str, label: &str, event: Event| input(value, label, event, chosen == Some(event), onchoose);
    let mut options: Vec<_> = question
        .answers
        .iter()
        .enumerate()
        .map(|(at, answer)| {
            option(answer, radio(&answer.id, &answer.label, Event::Answer(id, AnswerId::of(at))))
        })
        .collect();
    let unsure = [
        text("span", "option__label", UNSURE),
        text("span", "option__hint", "We will find out another way.").with(Attr::Id, "answer-unsure-more"),
    ];
    let unsure = [radio("unsure", UNSURE, Event::NotSure(id)), element("span", "option__text").of(unsure)];
    options.push(element("label", "option option--quiet").of(unsure).keyed("unsure"));
    element("div", "options").of(options)
}

/// A callback that chooses the answer with the id that a part of the annex tells.
pub(crate) fn chooses(
    id: QuestionId,
    question: &'static Question,
    onchoose: &Callback<Event>,
) -> Callback<String> {
    let onchoose = onchoose.clone();
    Callback::from(move |said: String| {
        if let Some(at) = question.answers.iter().position(|answer| answer.id == said) {
            onchoose.emit(Event::Answer(id, AnswerId::of(at)));
        }
    })
}

fn input(value: &str, label: &str, event: Event, checked: bool, onchoose: &Callback<Event>) -> Html {
    let onchoose = onchoose.clone();
    let onchange = Callback::from(move |change: yew::Event| {
        dom::bring_into_sight(&change);
        onchoose.emit(event);
    });
    let id = ["answer-", value].concat();
    radio("option__input", "answer", value, checked, onchange)
        .with(Attr::Id, &id)
        // Without the hint, which describes it. By the id of its words WebKit would take them twice on a screen that was drawn
        // beforehand: once for the id, and once for the label around.
        .with(Attr::AriaLabel, label)
        .with(Attr::AriaDescribedBy, &[&id, "-more"].concat())
}

fn option(answer: &Answer, radio: Html) -> Html {
    let more = ["answer-", &answer.id, "-more"].concat();
    // The picture or the hint describes the answer, whichever there is; the picture tells more.
    let picture = answer
        .alert
        .as_ref()
        .map(|picture| element("span", "option__picture").of([alert(picture)]).with(Attr::Id, &more));
    let hint = answer.hint.as_ref().map(|hint| {
        let hint = text("span", "option__hint", hint);
        if picture.is_none() { hint.with(Attr::Id, &more) } else { hint }
    });
    let class = if picture.is_some() { "option option--alert" } else { "option" };
    let label = text("span", "option__label", &answer.label);
    let said = element("span", "option__text").of([label, hint.unwrap_or_default()]);
    element("label", class).of([picture.unwrap_or_default(), radio, said]).keyed(&answer.id)
}
