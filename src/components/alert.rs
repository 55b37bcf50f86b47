//! A system alert, drawn so that people recognise theirs.

use unstuck_flow::guide::Alert;
use yew::prelude::*;

use super::element::{element, text};

/// The alert. It is a picture with real text; its buttons do nothing.
pub(crate) fn alert(alert: &Alert) -> Html {
    let mut parts = vec![text("span", "alert__title", &alert.title)];
    parts.extend(alert.body.as_ref().map(|body| text("span", "alert__body", body)));
    if alert.buttons.is_empty() {
        return element("span", "alert alert--line").of(parts);
    }
    let buttons: Vec<_> = alert.buttons.iter().map(|label| text("span", "alert__button", label)).collect();
    parts.push(element("span", "alert__buttons").of(buttons));
    element("span", "alert").of(parts)
}
