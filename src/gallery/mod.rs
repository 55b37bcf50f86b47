//! The gallery: every component in every state, in one page, with the components and styles of the app and the annex.
//!
//! It is a program of its own, so that nothing of it is in the other two. A family of samples has a file; an entry is a call of
//! [`sample::sample`] with what draws it and the visit that it finds around it.

mod annex;
mod buttons;
mod choices;
mod fixes;
mod notices;
mod sample;
mod screens;
mod side;
mod starting;
mod tokens;
mod typography;
mod ways;

use yew::prelude::*;

use self::sample::{Family, Shown};
use self::ways::Ways;
use crate::app;
use crate::components::attribute::Attr;
use crate::components::element::{With as _, element, several, text, words};
use crate::components::parts::link;
use crate::components::segmented::{option, segmented};
use crate::platform::{dom, stage};

/// How wide a sample may be: the class that makes it so, and what that is called.
const WIDTHS: [(&str, &str); 3] =
    [("", "As wide as it goes"), ("gallery--phone", "390 px"), ("gallery--narrow", "320 px")];

/// The families, in order.
fn families(ways: Ways) -> Vec<Family> {
    vec![
        tokens::family(ways),
        typography::family(ways),
        buttons::family(ways),
        choices::family(ways),
        fixes::family(ways),
        side::family(ways),
        notices::family(ways),
        starting::family(ways),
        screens::family(ways),
        annex::family(ways),
    ]
}

/// The page. Samples come one after the other: each is done before the next one is begun, so that radios of the same name, which
/// the browser joins in a group, never meet.
#[component]
pub(crate) fn Gallery(props: &app::Props) -> Html {
    let families = {
        let ways = Ways(*props);
        use_memo((), move |()| families(ways))
    };
    let total: usize = families.iter().map(|family| family.samples.len()).sum();
    let done = use_state_eq(|| 0_usize);
    let width = use_state_eq(|| 0_usize);
    let ready = *done == total;
    use_effect_with(ready, |ready| {
        if *ready {
            stage::settle();
        }
    });
    let mut before = 0;
    let sections = families.iter().map(|family| {
        let first = before;
        before += family.samples.len();
        let shown = family.samples.iter().enumerate().map(|(at, sample)| (first + at, sample));
        let samples = shown.take_while(|(at, _)| *at <= *done).map(|(at, sample)| {
            let done = done.setter();
            let onready = Callback::from(move |()| done.set(at + 1));
            html! { <Shown key={sample.id} sample={sample.clone()} {onready} /> }
        });
        html! {
            <section class="gallery__family" id={family.id}>
                <h2 class="gallery__title">{ family.title }</h2>
                { several(samples.collect::<Vec<_>>()) }
            </section>
        }
    });
    let sections = several(sections.collect::<Vec<_>>());
    let class = ["gallery ", WIDTHS[*width].0].concat();
    let head = [
        text("h1", "", "Gallery"),
        text(
            "p",
            "lead",
            "Every component in every state, as the app and the annex draw it. Samples are alive: press what you like.",
        ),
        widths(*width, &width.setter()),
    ];
    let page = html! {
        <div {class} data-screen="gallery">
            { element("header", "gallery__head").of(head) }
            <div class="gallery__body">
                { contents(&families) }
                <main class="gallery__main">{ sections }</main>
            </div>
        </div>
    };
    // The mark of a page that is there, for whoever waits for it.
    html! { <div data-gallery={if ready { "ready" } else { "coming" }}>{ page }</div> }
}

/// The choice of a width.
fn widths(width: usize, set: &UseStateSetter<usize>) -> Html {
    let choices = WIDTHS.iter().enumerate().map(|(at, (_, label))| {
        let set = set.clone();
        let onchange = Callback::from(move |_: Event| set.set(at));
        option("gallery-width", label, at == width, words(label), onchange)
    });
    element("fieldset", "gallery__widths")
        .of([text("legend", "", "Width of a sample"), segmented(choices.collect::<Vec<_>>())])
}

/// The list of contents.
fn contents(families: &[Family]) -> Html {
    let samples = |family: &Family| {
        let links = family.samples.iter().map(|sample| {
            let address = ["#sample-", sample.id].concat();
            element("li", "").of([link(&address, "gallery__link", [words(sample.title)])])
        });
        element("ul", "").of(links.collect::<Vec<_>>())
    };
    let families = families.iter().map(|family| {
        let address = ["#", family.id].concat();
        let title = link(&address, "gallery__link gallery__link--family", [words(family.title)]);
        element("li", "").of([title, samples(family)])
    });
    let list = element("ul", "gallery__list").of(families.collect::<Vec<_>>());
    let folded = element("details", "").of([text("summary", "gallery__summary", "Contents"), list]);
    let folded = if dom::is_wide() { folded.with(Attr::Open, "open") } else { folded };
    element("nav", "gallery__contents").of([folded]).with(Attr::AriaLabel, "Contents")
}
