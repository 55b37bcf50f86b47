//! The line of facts about a fix: minutes, what changes, whether it can be undone.

use unstuck_flow::guide::{Fix, Risk};
use yew::prelude::*;

use super::element::{element, text};
use super::icon::Icon;
use super::parts::list;
use crate::words;

/// The facts of a fix that takes this many minutes where it is shown.
pub(crate) fn of_fix(fix: &Fix, minutes: f64) -> Html {
    let careful = words::is_careful(fix.risk);
    let tone = if careful { CAREFUL } else { GOOD };
    let changes_icon = if careful { Icon::Trash } else { Icon::Shield };
    let mut facts = vec![
        fact(Icon::Clock, &words::about_minutes(minutes), PLAIN),
        fact(changes_icon, &fix.changes, tone),
    ];
    if fix.risk != Risk::None {
        let (icon, tone) = if careful { (Icon::UndoOff, CAREFUL) } else { (Icon::Undo, PLAIN) };
        facts.push(fact(icon, &fix.undo, tone));
    }
    list("ul", "facts", facts)
}

/// The promises of the start screen.
pub(crate) fn promises(promises: &[String]) -> Html {
    const ICONS: [(Icon, &str); 3] = [(Icon::Clock, PLAIN), (Icon::Lock, GOOD), (Icon::Shield, GOOD)];
    let facts = promises
        .iter()
        .zip(ICONS.iter().cycle())
        .map(|(text, &(icon, tone))| fact(icon, text, tone))
        .collect();
    list("ul", "facts", facts)
}

/// Classes of a fact in each tone.
const PLAIN: &str = "facts__item";
const GOOD: &str = "facts__item facts__item--good";
const CAREFUL: &str = "facts__item facts__item--careful";

/// One fact, in the tone of its class.
fn fact(icon: Icon, said: &str, class: &'static str) -> Html {
    element("li", class).of([icon.draw(), text("span", "", said)])
}
