//! The fields, choices and results that tools are made of.

use yew::prelude::*;

use super::amounts::{Amount, Unit};
use crate::components::attribute::Attr;
use crate::components::element::{With, element, several, text, words};
use crate::components::icon::Icon;
use crate::components::segmented::option;
use crate::platform::dom;

const NOT_A_NUMBER: &str = "Type a number, such as 4.8";

/// What belongs to a field whatever it is for. `id` is unique within its tool.
#[derive(Clone, Copy)]
pub(super) struct Labelled<'t> {
    pub(super) id: &'static str,
    pub(super) label: &'t str,
    pub(super) hint: &'t str,
}

/// A field for a number, with its unit in words.
pub(super) fn number(
    of: Labelled<'_>,
    unit: &'static str,
    typed: &str,
    wrong: bool,
    ontype: Callback<String>,
) -> Html {
    let unit = text("span", "field__unit", unit);
    field(of, wrong, several([input(of.id, typed, wrong, ontype), unit]))
}

/// A field for an amount of data, with its unit to choose.
pub(super) fn amount(of: Labelled<'_>, typed: &Amount, onamount: &Callback<Amount>) -> Html {
    let wrong = typed.gigabytes().is_err();
    let ontype = {
        let (unit, onamount) = (typed.unit, onamount.clone());
        Callback::from(move |text| onamount.emit(Amount { text, unit }))
    };
    let onunit = {
        let (text, onamount) = (typed.text.clone(), onamount.clone());
        Callback::from(move |event: Event| {
            let unit = Unit::ALL.get(dom::chosen(&event)).copied().unwrap_or_default();
            onamount.emit(Amount { text: text.clone(), unit });
        })
    };
    let units = Unit::ALL.iter().enumerate().map(|(at, unit)| {
        let selected = *unit == typed.unit;
        html! { <option value={at.to_string()} {selected}>{ unit.name() }</option> }
    });
    let unit = html! {
        <select class="field__select" aria-label={["Unit of: ", of.label].concat()} onchange={onunit}>
            { several(units.collect::<Vec<_>>()) }
        </select>
    };
    field(of, wrong, several([input(of.id, &typed.text, wrong, ontype), unit]))
}

fn field(of: Labelled<'_>, wrong: bool, content: Html) -> Html {
    let hint = (!of.hint.is_empty())
        .then(|| text("p", "field__hint", of.hint).with(Attr::Id, &[of.id, "-hint"].concat()).keyed("hint"));
    let error = wrong.then(|| {
        element("p", "field-error")
            .of([Icon::Warning.draw(), words(NOT_A_NUMBER)])
            .with(Attr::Id, &[of.id, "-error"].concat())
            .keyed("error")
    });
    element("div", "field").of([
        html! { <label class="field__label" for={of.id} key="label">{ of.label }</label> },
        hint.unwrap_or_default(),
        error.unwrap_or_default(),
        element("div", "field__row").of([content]).keyed("row"),
    ])
}

fn input(id: &'static str, typed: &str, wrong: bool, ontype: Callback<String>) -> Html {
    let oninput = Callback::from(move |event: InputEvent| ontype.emit(dom::typed(&event)));
    let described = [id, if wrong { "-error" } else { "-hint" }].concat();
    html! {
        <input class="field__input" {id} type="text" inputmode="decimal" autocomplete="off" value={typed.to_owned()}
            aria-invalid={wrong.to_string()} aria-describedby={described} {oninput} />
    }
}

/// A list to pick one from, where there are too many to stand side by side.
pub(super) fn pick(
    of: Labelled<'_>,
    options: &[&str],
    picked: Option<usize>,
    onpick: Callback<usize>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        // The first entry stands for nothing and cannot be picked again.
        if let Some(at) = dom::chosen(&event).checked_sub(1) {
            onpick.emit(at);
        }
    });
    let options = options.iter().enumerate().map(|(at, option)| {
        html! { <option selected={picked == Some(at)}>{ *option }</option> }
    });
    let list = html! {
        <select class="field__select field__select--wide" id={of.id} {onchange}>
            <option disabled=true selected={picked.is_none()}>{ "Choose…" }</option>
            { several(options.collect::<Vec<_>>()) }
        </select>
    };
    field(of, false, list)
}

/// A choice between few things. `name` is unique among the tools, as the browser groups radios by it.
pub(super) fn choice<T: Copy + PartialEq + 'static>(
    name: &'static str,
    question: &str,
    options: &[(T, &str)],
    chosen: Option<T>,
    onchoose: &Callback<T>,
) -> Html {
    let options = options.iter().map(|(value, label)| {
        let (value, onchoose) = (*value, onchoose.clone());
        let onchange = Callback::from(move |_: Event| onchoose.emit(value));
        let checked = chosen == Some(value);
        option(name, label, checked, words(label), onchange)
    });
    element("fieldset", "field").of([
        text("legend", "field__label", question),
        element("div", "segmented segmented--small").of(options.collect::<Vec<_>>()),
    ])
}

/// How a result is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Good,
    Careful,
    Plain,
}

/// A result: it is read out when it changes.
pub(super) fn result(tone: Tone, title: &str, more: impl Into<Vec<Html>>) -> Html {
    let (class, icon) = match tone {
        Tone::Good => ("result result--good", Icon::CheckCircle),
        Tone::Careful => ("result result--careful", Icon::Warning),
        Tone::Plain => ("result", Icon::Info),
    };
    let mut said = vec![text("p", "result__title", title)];
    said.extend(more.into());
    element("div", class).of([icon.draw(), element("div", "result__text").of(said)])
}

/// The part of a tool in which results appear. It is there from the start, so that its changes are announced; it
/// can take the focus of a button that is gone.
pub(super) fn results(content: impl Into<Vec<Html>>) -> Html {
    element("div", "tool__results").of(content).with(Attr::Role, "status").with(Attr::TabIndex, "-1")
}

/// A label of the iPhone in a sentence.
pub(super) fn label(said: &str) -> Html {
    text("strong", "label", said)
}

/// A paragraph.
pub(super) fn p(content: impl Into<Vec<Html>>) -> Html {
    element("p", "").of(content)
}

/// A paragraph of nothing but words.
pub(super) fn say(said: &str) -> Html {
    text("p", "", said)
}

/// Numbered lines.
pub(super) fn steps(lines: impl IntoIterator<Item = Html>) -> Html {
    let lines = lines.into_iter().map(|line| element("li", "").of([line]));
    element("ol", "tool__steps").of(lines.collect::<Vec<_>>())
}
