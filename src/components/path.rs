//! A path through Settings: chips in one line, and the screens drawn one after another.

use std::ptr;

use unstuck_flow::guide::{Guide, Place};
use unstuck_flow::text::Inline;
use yew::prelude::*;

use super::attribute::Attr;
use super::button::local;
use super::element::{With, element, several, text, words};
use super::icon::Icon;
use super::rich;
use crate::digits::number;
use crate::platform::dom;

/// Properties of [`SettingsPath`].
#[derive(Clone, Copy, Properties)]
pub(crate) struct Props {
    /// The labels to tap and what to look at.
    place: &'static Place,
    /// The title of the screen behind the own name, or nothing.
    account: &'static [Inline],
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.place, other.place) && ptr::eq(self.account, other.account)
    }
}

/// The row that opens the account bears the person's own name.
const OWN_NAME: &str = "[your name]";

/// The path, drawn.
#[component]
pub(crate) fn SettingsPath(props: &Props) -> Html {
    let list = use_node_ref();
    let at = use_state_eq(|| 0_usize);
    let path = &props.place.path;
    let screens = path.len().saturating_sub(1);
    let onscroll = {
        let (list, at) = (list.clone(), at.clone());
        Callback::from(move |_: Event| at.set(dom::screen_in_view(&list)))
    };
    let go = |forward: bool| {
        let list = list.clone();
        Callback::from(move |_: MouseEvent| dom::scroll_screens(&list, forward))
    };
    let shown = (*at).min(screens.saturating_sub(1));
    let chips: Vec<_> = path.iter().map(|label| text("span", "path__chip", label)).collect();
    let list = html! {
        <ol ref={list.clone()} class="path__screens" role="list" tabindex="0" {onscroll}
            aria-label="Screens of Settings, in order">
            { several((0..screens).map(|at| screen(path, at, props.account)).collect::<Vec<_>>()) }
        </ol>
    };
    let arrow = |icon: Icon, label: &str, forward: bool, disabled: bool| {
        // Not disabled for real, which would take the focus away from whoever has just come to the last screen.
        local("path__arrow", icon.small(), go(forward))
            .with(Attr::AriaLabel, label)
            .with(Attr::AriaDisabled, if disabled { "true" } else { "false" })
    };
    let nav = || {
        let count = ["Screen ", &number(shown + 1), " of ", &number(screens)].concat();
        element("div", "path__nav").of([
            text("span", "", &count),
            element("span", "path__arrows").of([
                arrow(Icon::Back, "Previous screen", false, shown == 0),
                arrow(Icon::Forward, "Next screen", true, shown + 1 >= screens),
            ]),
        ])
    };
    let note = props.place.note.as_ref().map(|note| element("p", "small").of([rich::line(note)]));
    element("section", "path")
        .of([
            element("p", "path__chips").of(chips).with(Attr::AriaHidden, "true"),
            list,
            (screens > 1).then(nav).unwrap_or_default(),
            note.unwrap_or_default(),
        ])
        .with(Attr::AriaLabel, "Where to find it")
}

/// The path of a place, drawn.
pub(crate) fn path(guide: &'static Guide, place: &'static Place) -> Html {
    html! { <SettingsPath {place} account={guide.phone.account.as_slice()} /> }
}

/// One screen: its title (`account` behind the own name) and the row to tap among rows that do not matter.
fn screen(path: &[String], at: usize, account: &[Inline]) -> Html {
    let behind_name = path[at] == OWN_NAME && !account.is_empty();
    let title = if behind_name { rich::line(account) } else { words(&path[at]) };
    let row = &path[at + 1];
    let own_name = row == OWN_NAME;
    // Rows above and below are drawn so that the row stands where people find it: their name first, the rest lower.
    let (above, below) = if own_name { (0, 3) } else { (1 + at % 2, 2) };
    let class =
        if own_name { "path__row path__row--tap path__row--name" } else { "path__row path__row--tap" };
    let mut rows: Vec<_> = (0..above).map(|_| drawn(GREY)).collect();
    rows.push(element("span", class).of([text("span", "path__label", row)]));
    rows.extend((0..below).map(|_| drawn(GREY)));
    // Read aloud as one sentence, not as the words that stand in the drawing one by one.
    element("li", "path__screen").of([
        element("span", "visually-hidden").of([title.clone(), words(": tap "), words(row)]),
        element("span", "path__drawing")
            .of([
                element("span", "path__bar").of([
                    text("span", "path__step", &number(at + 1)),
                    element("span", "path__title").of([title]),
                ]),
                element("span", "path__rows").of(rows),
            ])
            .with(Attr::AriaHidden, "true"),
    ])
}

const GREY: &str = "path__row path__row--grey";

/// Something drawn without words.
fn drawn(class: &'static str) -> Html {
    element("span", class).of([])
}
