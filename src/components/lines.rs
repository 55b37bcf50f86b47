//! The numbered lines of a fix, each with a box to tick.

use unstuck_flow::guide::{Device, FixStep};
use yew::prelude::*;

use super::element::{element, text};
use super::parts::list;
use super::rich;

/// The lines that hold for this kind of iPhone; where it is not known, each names its kind.
pub(crate) fn lines(steps: &[FixStep], device: Device) -> Html {
    let shown = steps.iter().filter(|step| holds(step.on, device));
    list("ol", "lines", shown.map(|step| line(step, kind(step.on, device))).collect())
}

fn line(step: &FixStep, kind: Option<&'static str>) -> Html {
    let mut said = Vec::new();
    said.extend(kind.map(|kind| text("span", "line__variant", kind)));
    said.push(rich::line(&step.text));
    row(tick(), said)
}

/// A line: its box, and what it says.
pub(crate) fn row(tick: Html, said: Vec<Html>) -> Html {
    element("li", "line")
        .of([element("label", "line__row").of([tick, element("span", "line__text").of(said)])])
}

/// A box to tick, for the person's own overview.
pub(crate) fn tick() -> Html {
    html! { <input class="line__tick" type="checkbox" /> }
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
