//! Bars, drawn as SVG that stretches; the words beside them are text of the page.

use yew::prelude::*;

use crate::components::attribute::Attr;
use crate::components::element::{With as _, element, several, text};
use crate::digits::tenths;

/// A part of a bar: how much, and the class of its colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Part {
    pub(super) amount: f64,
    pub(super) class: &'static str,
}

/// A bar of parts, one after the other, up to `whole`; `mark` draws a line at an amount. `said` describes it; nothing is said of one
/// that stands beside its number.
pub(super) fn bar(parts: &[Part], whole: f64, mark: Option<f64>, said: &str) -> Html {
    let scale = |amount: f64| 100.0 * (amount / whole.max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
    let mut at = 0.0;
    let mut drawn = Vec::new();
    for part in parts {
        let width = scale(part.amount);
        drawn.push(html! {
            <rect class={part.class} x={tenths(at)} y="0" width={tenths(width)} height="10" />
        });
        at += width;
    }
    if let Some(mark) = mark {
        let x = tenths(scale(mark));
        drawn.push(html! { <line class="bar__mark" x1={x.clone()} y1="-3" x2={x} y2="13" /> });
    }
    let svg = html! {
        <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none">{ several(drawn) }</svg>
    };
    if said.is_empty() {
        element("div", "").of([svg]).with(Attr::AriaHidden, "true")
    } else {
        element("div", "").of([svg]).with(Attr::Role, "img").with(Attr::AriaLabel, said)
    }
}

/// A key to the colours of a bar: class of the colour, words, amount.
pub(super) fn key(entries: &[(&'static str, &str, String)]) -> Html {
    let entries = entries.iter().map(|(class, name, amount)| {
        entry(
            vec![
                html! { <svg class="key__colour" viewBox="0 0 10 10" aria-hidden="true"><rect class={*class} width="10" height="10" rx="2" /></svg> },
                text("span", "", name),
            ],
            amount,
        )
    });
    list(entries.collect())
}

/// Names with their amounts.
pub(super) fn list(entries: Vec<Html>) -> Html {
    element("dl", "key").of(entries)
}

/// A name with its amount.
pub(super) fn entry(name: Vec<Html>, amount: &str) -> Html {
    element("div", "key__entry").of([element("dt", "key__name").of(name), text("dd", "key__amount", amount)])
}
