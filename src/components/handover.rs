//! The way to another device, or to somebody who helps: a link that holds the whole visit. Part of the annex.

use std::rc::Rc;

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use unstuck_flow::receipt;
use yew::prelude::*;

use super::attribute::Attr;
use super::button::{Look, with_icon};
use super::copying::{By, Handed, hands};
use super::element::{With, element, text};
use super::icon::Icon;
use crate::entry;
use crate::platform::history;
use crate::shelf::Shelf;

/// Properties of [`Handover`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) shelf: Shelf,
    /// The receipt of the visit; of a wait, also the text of since when.
    pub(crate) handed: String,
}

/// The link, and ways to take it along.
#[component]
pub(crate) fn Handover(props: &Props) -> Html {
    let (link_status, code_status) = (use_state_eq(|| ""), use_state_eq(|| ""));
    let guide = props.shelf.guide;
    let (code, since) = props.handed.split_once(' ').unwrap_or((&props.handed, ""));
    // It was written just now, by the same guide.
    let events = receipt::decode(guide, code).unwrap_or_default();
    let link = history::link(&entry::handover(guide, &events, since));
    let link_handed = Rc::new(Handed {
        title: guide.title.clone(),
        text: link.clone(),
        shown: "#handover-link",
        status: link_status.setter(),
        copied: "Copied. Open it in any browser.",
    });
    let code_handed = Rc::new(Handed {
        title: guide.title.clone(),
        text: code.to_owned(),
        shown: "#handover-code",
        status: code_status.setter(),
        copied: "Copied. Send it to whoever helps you.",
    });
    let said = |status: &str| text("p", "small muted", status).with(Attr::Role, "status");
    element("div", "handover").of([
        text(
            "p",
            "",
            "This link holds your answers. Open it on the other device, or give it to whoever helps you. It is not sent anywhere by itself.",
        ),
        html! { <label class="field__label" for="handover-link">{ "Link to this visit" }</label> },
        html! { <input class="field__input handover__link" id="handover-link" type="text" readonly=true value={link.clone()} /> },
        element("div", "actions").of([
            with_icon(Look::Tool, "copy", Icon::Copy, "Copy the link", hands(&link_handed, By::Copying)),
            with_icon(Look::Tool, "share", Icon::Share, "Share", hands(&link_handed, By::Sharing)),
        ]),
        said(&link_status),
        camera(&link).unwrap_or_default(),
        text("p", "field__label", "Code of this visit"),
        text("p", "field__hint", "To read out on the phone. Whoever helps you types it at “Have a code?”, at the foot of each page here."),
        text("p", "handover__code", code).with(Attr::Id, "handover-code"),
        element("div", "actions").of([with_icon(Look::Tool, "copy-code", Icon::Copy, "Copy the code", hands(&code_handed, By::Copying))]),
        said(&code_status),
    ])
}

/// The link as a code for the camera of the other device; `None` where it is too long for one.
fn camera(link: &str) -> Option<Html> {
    let (bytes, mask) = (QrSegment::make_bytes(link.as_bytes()), Some(Mask::new(0)));
    // Any mask can be read. To find the best one takes 1 KB of code, which the bytes of a link do not need.
    let (least, most) = (Version::MIN, Version::MAX);
    let code = QrCode::encode_segments_advanced(&[bytes], QrCodeEcc::Low, least, most, mask, true).ok()?;
    let size = code.size();
    // Scanners need this much of nothing around it.
    let quiet = 4;
    let whole = size + 2 * quiet;
    let viewbox = ["0 0 ", &whole.to_string(), " ", &whole.to_string()].concat();
    let drawing = html! {
        <svg class="code__drawing" viewBox={viewbox} role="img" aria-label="The same link, for a camera">
            <path d={drawn(size, quiet, |x, y| code.get_module(x, y))} />
        </svg>
    };
    Some(
        element("figure", "code")
            .of([drawing, text("figcaption", "small", "Or point the camera of the other device here.")]),
    )
}

/// The dark squares, those side by side as one: `M5 4h3v1h-3z` is three of them.
fn drawn(size: i32, quiet: i32, is_dark: impl Fn(i32, i32) -> bool) -> String {
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|x| is_dark(*x, y)).count() as i32;
            if run > 0 {
                let (at, run) = ((x + quiet).to_string(), run.to_string());
                path += &["M", &at, " ", &(y + quiet).to_string(), "h", &run, "v1h-", &run, "z"].concat();
            }
            x += run + 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::drawn;

    #[test]
    fn dark_squares_side_by_side_are_drawn_as_one() {
        let rows = ["##.#", "....", "####", ".#.."];
        let is_dark = |x: i32, y: i32| rows[y as usize].as_bytes()[x as usize] == b'#';
        assert_eq!(drawn(4, 1, is_dark), "M1 1h2v1h-2zM4 1h1v1h-1zM1 3h4v1h-4zM2 4h1v1h-1z");
    }
}
