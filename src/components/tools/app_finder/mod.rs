//! Finding the app that breaks the backup: which to leave out next, until one is left. How far it got is kept, since each
//! attempt takes as long as a backup.

mod search;

use std::ops::Range;

use yew::prelude::*;

use self::search::{MOST, Search, Stand};
use super::Props;
use super::amounts;
use super::form::{Labelled, Tone, label, number, p, result, results, say};
use crate::components::button::{Look, button};
use crate::components::element::{element, several, text, words};
use crate::platform::storage;

/// Where a search is kept.
const KEY: &str = "unstuck.tool.app-finder";

/// The app finder.
#[component]
pub(super) fn AppFinder(props: &Props) -> Html {
    let search = use_state_eq(|| storage::get(KEY).and_then(|line| Search::decode(&line)));
    let typed = use_state_eq(String::new);
    let keep = {
        let search = search.clone();
        move |next: Option<Search>| {
            match &next {
                // Where nothing can be kept, the search lives as long as the page.
                Some(next) => drop(storage::set(KEY, &next.encode())),
                None => storage::remove(KEY),
            }
            search.set(next);
        }
    };
    {
        // The button that was pressed is gone or means something else now.
        let (place, first) = (props.place.clone(), use_mut_ref(|| true));
        use_effect_with((*search).clone(), move |_| {
            if !first.replace(false) {
                place.focus(".tool__results, .field__input");
            }
        });
    }
    let Some(now) = (*search).clone() else {
        let count = amounts::number(&typed)
            .ok()
            .flatten()
            .filter(|count| count.fract() == 0.0 && (1.0..=f64::from(MOST)).contains(count));
        let wrong = !typed.trim().is_empty() && count.is_none();
        let begin = Callback::from(move |_| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole, and 1 to 500"
            )]
            let apps = count.map(|count| count as u16);
            keep(apps.map(|apps| Search { apps, worked: Vec::new() }));
        });
        let field = Labelled {
            id: "finder-count",
            label: "How many apps are in the list?",
            hint: "Open Storage, Backups, this iPhone, and Show All Apps. Count them, roughly is enough.",
        };
        let ontype = {
            let typed = typed.clone();
            Callback::from(move |text| typed.set(text))
        };
        return element("div", "tool__parts").of([
            warning(),
            element("div", "fields").of([number(field, "apps", &typed, wrong, ontype)]),
            if count.is_some() {
                element("div", "actions").of([button(Look::Secondary, "begin-search", "Begin", begin)])
            } else {
                Html::default()
            },
        ]);
    };
    let after = |worked: bool| {
        let (keep, now) = (keep.clone(), now.clone());
        Callback::from(move |_: MouseEvent| {
            let mut next = now.clone();
            next.worked.push(worked);
            keep(Some(next));
        })
    };
    let undo = {
        let (keep, now) = (keep.clone(), now.clone());
        Callback::from(move |_: MouseEvent| {
            let mut before = now.clone();
            before.worked.pop();
            keep(Some(before));
        })
    };
    let restart = {
        let keep = keep.clone();
        Callback::from(move |_: MouseEvent| keep(None))
    };
    let mut buttons = Vec::new();
    let said = match now.stand() {
        Stand::Try { off, was } => {
            buttons.push(button(Look::Secondary, "search-worked", "The backup worked", after(true)));
            buttons.push(button(Look::Secondary, "search-failed", "It failed again", after(false)));
            attempt(&now, &off, &was)
        }
        Stand::Found(app) => result(
            Tone::Good,
            &["It is app ", &(app + 1).to_string(), " in the list."].concat(),
            [
                say("The backup works once this one is left out. Turn the switches of all others on again."),
                say(
                    "Update the app, or remove old data inside it. Then turn its switch on and try once more.",
                ),
            ],
        ),
        Stand::NotOne => result(
            Tone::Careful,
            "No single app is the reason.",
            [say(
                "Turn all switches on again. It can be two apps at once, or something else: go on with the other steps.",
            )],
        ),
    };
    let mut quiet = vec![button(Look::Quiet, "search-again", "Begin anew", restart)];
    if !now.worked.is_empty() {
        quiet.insert(0, button(Look::Quiet, "search-undo", "Undo the last answer", undo));
    }
    element("div", "tool__parts").of([
        warning(),
        results([said]),
        element("div", "actions").of(buttons),
        element("div", "actions actions--quiet").of(quiet),
    ])
}

/// What to switch and what to try.
fn attempt(now: &Search, off: &Range<u16>, was: &Range<u16>) -> Html {
    let left = now.attempts_left();
    let number = now.worked.len() + 1;
    let title = format!("Attempt {number}, at most {left} to go");
    let mut lines = Vec::new();
    let back_on: Vec<u16> = was.clone().filter(|app| !off.contains(app)).collect();
    if let (Some(first), Some(last)) = (back_on.first(), back_on.last()) {
        lines.push(several([words("Turn "), apps(*first, *last), words(" on again.")]));
    }
    let new_off: Vec<u16> = off.clone().filter(|app| !was.contains(app)).collect();
    if let (Some(first), Some(last)) = (new_off.first(), new_off.last()) {
        lines.push(several([words("Turn "), apps(*first, *last), words(" off.")]));
    }
    lines.push(several([
        words("Only "),
        apps(off.start, off.end - 1),
        words(" of the list are off now. All others are on."),
    ]));
    lines.push(several([words("Tap "), label("Back Up Now"), words(" and wait for the end.")]));
    result(Tone::Plain, &title, [super::form::steps(lines)])
}

/// `app 3`, or `apps 3 to 7`; positions count from 1 for people.
fn apps(first: u16, last: u16) -> Html {
    let said = if first == last {
        format!("app {}", first + 1)
    } else {
        format!("apps {} to {}", first + 1, last + 1)
    };
    text("strong", "", &said)
}

fn warning() -> Html {
    p([
        text("strong", "", "Before you begin: "),
        words(
            "iCloud drops its copy of the data of each app that you switch off. Nothing on the iPhone is deleted. Have a backup on a computer first, and count from the top of the list.",
        ),
    ])
}
