//! An iPhone, drawn from the front: a generic shape with its buttons, those to press marked and numbered in order.

use yew::prelude::*;

use crate::components::element::several;

/// A button of an iPhone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Button {
    Side,
    VolumeUp,
    VolumeDown,
    Home,
    Top,
}

impl Button {
    const fn name(self) -> &'static str {
        match self {
            Self::Side => "side button",
            Self::VolumeUp => "volume up",
            Self::VolumeDown => "volume down",
            Self::Home => "Home button",
            Self::Top => "top button",
        }
    }

    /// Where it is: x, y, width and height.
    const fn place(self) -> (u8, u8, u8, u8) {
        match self {
            Self::Side => (110, 62, 5, 36),
            Self::VolumeUp => (25, 62, 5, 22),
            Self::VolumeDown => (25, 90, 5, 22),
            Self::Home => (62, 178, 16, 16),
            Self::Top => (84, 5, 24, 5),
        }
    }

    /// Where its name begins, and which end of the name stands there.
    const fn caption(self) -> (u8, u8, &'static str) {
        match self {
            Self::Side => (121, 84, "start"),
            Self::VolumeUp => (19, 77, "end"),
            Self::VolumeDown => (19, 105, "end"),
            Self::Home => (70, 216, "middle"),
            Self::Top => (112, 12, "start"),
        }
    }
}

/// The drawing. A button that is not there is not drawn.
pub(super) fn iphone(face_id: bool, top: bool, press: &[Button]) -> Html {
    let all =
        [Button::VolumeUp, Button::VolumeDown, if top { Button::Top } else { Button::Side }, Button::Home];
    let drawn = all.into_iter().filter(|button| !(face_id && *button == Button::Home)).map(|button| {
        let (x, y, width, height) = button.place();
        let pressed = press.contains(&button);
        let class = if pressed { "iphone__button iphone__button--press" } else { "iphone__button" };
        let rx = if button == Button::Home { "8" } else { "2" };
        let caption = if pressed {
            let (x, y, anchor) = button.caption();
            html! { <text class="iphone__caption" x={x.to_string()} y={y.to_string()} text-anchor={anchor}>{ button.name() }</text> }
        } else {
            html! {}
        };
        html! {
            <>
                <rect {class} x={x.to_string()} y={y.to_string()} width={width.to_string()} height={height.to_string()} {rx} />
                { caption }
            </>
        }
    });
    let names: Vec<_> = press.iter().map(|button| button.name()).collect();
    let said = ["An iPhone with these buttons marked: ", &names.join(", ")].concat();
    let screen = if face_id { "152" } else { "130" };
    let (top_edge, corner) = if face_id { ("22", "10") } else { ("36", "2") };
    html! {
        <svg class="iphone" viewBox="-72 0 272 224" role="img" aria-label={said}>
            <rect class="iphone__body" x="30" y="10" width="80" height="190" rx="14" />
            <rect class="iphone__screen" x="36" y={top_edge} width="68" height={screen} rx={corner} />
            { several(drawn.collect::<Vec<_>>()) }
        </svg>
    }
}
