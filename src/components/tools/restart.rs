//! The buttons that restart an iPhone, drawn and named, by its kind; also for one that is frozen.

use unstuck_flow::guide::Device;
use yew::prelude::*;

use super::Props;
use super::drawing::{Button, iphone};
use super::form::{choice, label, say, steps};
use super::kept::use_kept;
use crate::components::element::{element, several, text, words};

/// Kinds of iPhone that restart in different ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Without a Home button.
    FaceId,
    /// With a Home button, from the 8 on.
    Home,
    /// The 7 and 7 Plus.
    Seven,
    /// The 6s and those before, with the button at the side.
    Six,
    /// The first SE and the 5s: the button is on top.
    Top,
}

const KINDS: [(Kind, &str); 5] = [
    (Kind::FaceId, "X or later (no Home button)"),
    (Kind::Home, "8, SE\u{a0}2, SE\u{a0}3"),
    (Kind::Seven, "7, 7\u{a0}Plus"),
    (Kind::Six, "6, 6s, 6\u{a0}Plus, 6s\u{a0}Plus"),
    (Kind::Top, "SE\u{a0}1, 5s"),
];

const STATES: [(bool, &str); 2] = [(false, "It reacts"), (true, "It is frozen")];

#[derive(Clone, Debug, Default, PartialEq)]
struct Typed {
    kind: Option<Kind>,
    frozen: bool,
}

/// The restart helper.
#[component]
pub(super) fn Restart(props: &Props) -> Html {
    let typed = use_kept(|| {
        // A Home button alone does not say which of the four it is; most that are in use are of this one.
        let kind = match props.place.kind() {
            Device::FaceId => Some(Kind::FaceId),
            Device::HomeButton => Some(Kind::Home),
            Device::Any => None,
        };
        Typed { kind, frozen: false }
    });
    let onkind = {
        let typed = typed.clone();
        Callback::from(move |kind| typed.set(Typed { kind: Some(kind), ..(*typed).clone() }))
    };
    let onfrozen = {
        let typed = typed.clone();
        Callback::from(move |frozen| typed.set(Typed { frozen, ..(*typed).clone() }))
    };
    let said = match typed.kind {
        None => text("p", "muted", "Choose the iPhone, and see here which buttons to press."),
        Some(kind) => how(kind, typed.frozen),
    };
    element("div", "tool__parts").of([
        choice("restart-kind", "Which iPhone is it?", &KINDS, typed.kind, &onkind),
        choice("restart-state", "Does it react?", &STATES, Some(typed.frozen), &onfrozen),
        element("div", "tool__results").of([said]),
    ])
}

fn how(kind: Kind, frozen: bool) -> Html {
    let (buttons, lines) = if frozen { force(kind) } else { restart(kind) };
    let note = if frozen {
        "This deletes nothing. Use it only when the iPhone does not react."
    } else {
        "No buttons needed: Settings, General, Shut Down works on every iPhone. Then turn it on as in the last line."
    };
    element("div", "restart").of([
        iphone(kind == Kind::FaceId, kind == Kind::Top, buttons),
        element("div", "restart__text").of([steps(lines), say(note)]),
    ])
}

/// The buttons to press, and the lines.
fn restart(kind: Kind) -> (&'static [Button], Vec<Html>) {
    let button = if kind == Kind::Top { "top button" } else { "side button" };
    let (buttons, hold): (&[Button], _) = match kind {
        Kind::FaceId => (
            &[Button::Side, Button::VolumeUp, Button::VolumeDown],
            words("Press the side button and one of the volume buttons together, and keep holding both."),
        ),
        Kind::Top => (&[Button::Top], words("Press the top button and keep holding it.")),
        Kind::Home | Kind::Seven | Kind::Six => {
            (&[Button::Side], words("Press the side button and keep holding it."))
        }
    };
    let let_go = several([
        words("Let go as soon as "),
        label("slide to power off"),
        words(if kind == Kind::FaceId {
            " appears. Holding on starts a countdown for an emergency call."
        } else {
            " appears."
        }),
    ]);
    let on = ["Hold the ", button, " until the Apple logo appears."].concat();
    (
        buttons,
        vec![hold, let_go, words("Slide it, and wait half a minute until the screen is dark."), words(&on)],
    )
}

/// The same for one that is frozen.
fn force(kind: Kind) -> (&'static [Button], Vec<Html>) {
    let logo = "Let go when the Apple logo appears. It can take 15 seconds.";
    match kind {
        Kind::FaceId | Kind::Home => (
            &[Button::VolumeUp, Button::VolumeDown, Button::Side],
            vec![
                words("Press volume up and let go at once."),
                words("Press volume down and let go at once."),
                words("Hold the side button, and go on holding when the slider appears."),
                words(logo),
            ],
        ),
        Kind::Seven => (
            &[Button::VolumeDown, Button::Side],
            vec![words("Hold volume down and the side button together."), words(logo)],
        ),
        Kind::Six => (
            &[Button::Home, Button::Side],
            vec![words("Hold the Home button and the side button together."), words(logo)],
        ),
        Kind::Top => (
            &[Button::Home, Button::Top],
            vec![words("Hold the Home button and the top button together."), words(logo)],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_buttons() {
        for (kind, usual, frozen) in [
            (
                Kind::FaceId,
                &[Button::Side, Button::VolumeUp, Button::VolumeDown][..],
                &[Button::VolumeUp, Button::VolumeDown, Button::Side][..],
            ),
            (Kind::Home, &[Button::Side], &[Button::VolumeUp, Button::VolumeDown, Button::Side]),
            (Kind::Seven, &[Button::Side], &[Button::VolumeDown, Button::Side]),
            (Kind::Six, &[Button::Side], &[Button::Home, Button::Side]),
            (Kind::Top, &[Button::Top], &[Button::Home, Button::Top]),
        ] {
            assert_eq!(restart(kind).0, usual, "{kind:?}");
            assert_eq!(force(kind).0, frozen, "{kind:?}");
        }
    }
}
