//! What stands there before the app does, or instead of it.

use std::cell::OnceCell;

use yew::prelude::*;

use super::sample::{Family, sample};
use super::ways::Ways;
use crate::platform::stage;

pub(super) fn family(ways: Ways) -> Family {
    let visit = ways.fresh();
    // These are not of Yew: the gallery's script takes them from where visitors meet them, and puts them aside.
    let aside = |id, title| {
        let part = OnceCell::new();
        sample(id, title, &visit, move |_, _| {
            part.get_or_init(|| stage::put_aside(id)).clone().map(Html::VRef).unwrap_or_default()
        })
    };
    let samples = vec![
        aside("loading", "The first words, while the program is on its way"),
        aside("no-script", "Without scripts"),
        aside("failure-missing", "A part of the page did not come"),
        aside("failure-blocked", "A security policy blocks the program"),
        aside("failure-guide", "The guide did not come"),
        aside("failure-crash", "The program failed while it ran"),
    ];
    Family { id: "starting", title: "Before the app, and instead of it", samples }
}
