//! The numbered lines of a fix, each with a box to tick.

use unstuck_flow::guide::{Device, FixStep};
use yew::prelude::*;

use super::element::{element, text};
use super::parts::list;
use super::rich;

/// The lines that hold for this kind of iPhone; where it is not known, each names its kind. `tick` makes the box of a line by its
/// position in the fix.
pub(crate) fn lines(steps: &[FixStep], device: Device, tick: impl Fn(usize) -> Html) -> Html {
    let shown = steps.iter().enumerate().filter(|(_, step)| holds(step.on, device));
    list("ol", "lines", shown.map(|(at, step)| line(step, kind(step.on, device), tick(at))).collect())
}

fn line(step: &FixStep, kind: Option<&'static str>, tick: Html) -> Html {
    let mut said = Vec::new();
    said.extend(kind.map(|kind| text("span", "line__variant", kind)));
    said.push(rich::line(&step.text));
    row(tick, said)
}

/// A line: its box, and what it says.
pub(crate) fn row(tick: Html, said: Vec<Html>) -> Html {
    element("li", "line")
        .of([element("label", "line__row").of([tick, element("span", "line__text").of(said)])])
}

/// A box to tick, for the person's own overview, which forgets when it is gone.
pub(crate) fn tick() -> Html {
    html! { <input class="line__tick" type="checkbox" /> }
}

/// A box that is ticked when the visit says so.
pub(crate) fn kept_tick(ticked: bool, onchange: Callback<yew::Event>) -> Html {
    html! { <input class="line__tick" type="checkbox" checked={ticked} {onchange} /> }
}

/// Whether a line for `on` is meant for `device`.
fn holds(on: Device, device: Device) -> bool {
    on == Device::Any || device == Device::Any || on == device
}

/// The kind of iPhone a line is for, where the reader has to be told.
fn kind(on: Device, device: Device) -> Option<&'static str> {
    match on {
        Device::FaceId if device == Device::Any => Some("On an iPhone with Face ID (no Home button):"),
        Device::HomeButton if device == Device::Any => Some("On an iPhone with a Home button:"),
        Device::Any | Device::FaceId | Device::HomeButton => None,
    }
}
