//! Buttons and icons.

use yew::prelude::*;

use super::sample::{Family, Sample, sample};
use super::ways::Ways;
use crate::components::attribute::Attr;
use crate::components::button::{self, Look, button, quiet_row, row, submit, with_icon};
use crate::components::element::{With as _, element, text};
use crate::components::icon::Icon;
use crate::components::parts;

const ICONS: [(Icon, &str); 28] = [
    (Icon::Clock, "Clock"),
    (Icon::Shield, "Shield"),
    (Icon::Trash, "Trash"),
    (Icon::Undo, "Undo"),
    (Icon::UndoOff, "UndoOff"),
    (Icon::Restart, "Restart"),
    (Icon::Warning, "Warning"),
    (Icon::Info, "Info"),
    (Icon::Check, "Check"),
    (Icon::CheckCircle, "CheckCircle"),
    (Icon::Close, "Close"),
    (Icon::Minus, "Minus"),
    (Icon::Phone, "Phone"),
    (Icon::Lock, "Lock"),
    (Icon::Chevron, "Chevron"),
    (Icon::Back, "Back"),
    (Icon::Forward, "Forward"),
    (Icon::Copy, "Copy"),
    (Icon::Share, "Share"),
    (Icon::Print, "Print"),
    (Icon::Download, "Download"),
    (Icon::Calendar, "Calendar"),
    (Icon::Support, "Support"),
    (Icon::Computer, "Computer"),
    (Icon::Bulb, "Bulb"),
    (Icon::Hourglass, "Hourglass"),
    (Icon::Tool, "Tool"),
    (Icon::Mark, "Mark"),
];

pub(super) fn family(ways: Ways) -> Family {
    let plain = |id, title, draw: fn() -> Html| sample(id, title, &ways.fresh(), move |_, _| draw());
    let samples = vec![
        plain("button-primary", "Primary: one a screen", || row([of(Look::Primary, "Continue")])),
        plain("button-secondary", "Secondary", || row([of(Look::Secondary, "Still failing")])),
        plain("button-quiet", "Quiet: what few people need", || {
            quiet_row([of(Look::Quiet, "I couldn’t do this"), of(Look::Quiet, "Later")])
        }),
        plain("button-tool", "Beside the way on, with an icon", || {
            row([
                with_icon(Look::Tool, "copy", Icon::Copy, "Copy", Callback::noop()),
                with_icon(Look::Tool, "print", Icon::Print, "Print", Callback::noop()),
            ])
        }),
        plain("button-danger", "What cannot be taken back", || {
            row([of(Look::Danger, "Delete the old backup")])
        }),
        plain("button-submit", "Sends a form", || row([submit("continue", "Continue")])),
        plain("button-row", "In a row, the main one first", || {
            row([of(Look::Primary, "It works now"), of(Look::Secondary, "Still failing")])
        }),
        plain("button-long", "With more words than a line has", || {
            row([of(Look::Primary, "Turn iCloud Backup off for the apps whose data you can do without")])
        }),
        plain("button-focus", "With the focus", || {
            element("div", "sample__focused").of([row([
                of(Look::Primary, "Continue"),
                of(Look::Secondary, "Still failing"),
                of(Look::Quiet, "Later"),
            ])])
        }),
        plain("button-disabled", "Arrows that lead no further", || {
            let arrow = |label| {
                button::local("path__arrow", Icon::Back.small(), Callback::noop())
                    .with(Attr::AriaLabel, label)
            };
            row([arrow("Previous screen").with(Attr::AriaDisabled, "true"), arrow("Next screen")])
        }),
        plain("link", "A link in a sentence", || {
            element("p", "").of([parts::link("#link", "", [text("span", "", "Other ways to keep a copy")])])
        }),
        icons(ways),
    ];
    Family { id: "buttons", title: "Buttons, links and icons", samples }
}

fn of(look: Look, label: &str) -> Html {
    button(look, "sample", label, Callback::noop())
}

fn icons(ways: Ways) -> Sample {
    sample("icons", "The set of icons", &ways.fresh(), |_, _| {
        let icons = ICONS.iter().map(|(icon, name)| {
            element("li", "sample__icon").of([icon.draw(), icon.small(), text("span", "small", name)])
        });
        parts::list("ul", "sample__icons", icons.collect())
    })
}
