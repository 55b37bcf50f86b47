//! A gauge beside words that say the same. It is an SVG line, so no style attribute is needed.

use yew::prelude::*;

use super::attribute::Attr;
use super::element::{With, element};

/// A gauge that is filled to `percent` of 100.
pub(crate) fn gauge(percent: &str) -> Html {
    let line = |class, end: &str| element("path", class).of([]).with(Attr::Path, &["M0 4H", end].concat());
    element("svg", "gauge")
        .of([line("gauge__track", "100"), line("gauge__fill", percent)])
        .with(Attr::ViewBox, "0 0 100 8")
        .with(Attr::Stretch, "none")
        .with(Attr::AriaHidden, "true")
}
