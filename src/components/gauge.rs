//! A gauge beside words that say the same. It is an SVG line, so no style attribute is needed.

use yew::prelude::*;

/// A gauge that is filled to `percent` of 100.
pub(crate) fn gauge(percent: String) -> Html {
    html! {
        <svg class="gauge" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <line class="gauge__track" x1="0" y1="4" x2="100" y2="4" />
            <line class="gauge__fill" x1="0" y1="4" x2={percent} y2="4" />
        </svg>
    }
}
