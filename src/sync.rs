//! The store's subscribers: browser history and storage follow the visit. Components know nothing of either.

use unstuck_flow::record;
use yew::prelude::*;

use crate::entry::{self, HandedOver};
use crate::phone;
use crate::platform::later::{done_before_leaving, later};
use crate::platform::{history, storage};
use crate::store::{Action, Travel, View, Visit, VisitContext};

/// Keeps history and storage in step with the visit for as long as the app runs.
#[hook]
pub(crate) fn use_sync(visit: &VisitContext) {
    let told = use_mut_ref(|| false);
    let latest = use_mut_ref(|| visit.clone());
    latest.replace(visit.clone());
    {
        let visit = visit.clone();
        use_effect_with((), move |()| {
            history::replace(&entry::encode(&visit), &entry::hash(&visit.view));
            let here = visit.clone();
            let elsewhere = storage::listen(&entry::storage_key(visit.guide), move |kept| {
                // What is broken or gone there changes nothing here.
                if let Ok(restored) = entry::restore(here.guide, &kept) {
                    here.dispatch(Action::Elsewhere(restored.events));
                }
            });
            let moves = history::listen(move |state| {
                let action = moved(&latest.borrow(), state);
                visit.dispatch(action);
            });
            let leaving = done_before_leaving();
            move || drop((moves, elsewhere, leaving))
        });
    }
    let followed = use_mut_ref(|| visit.screen);
    let visit = visit.clone();
    use_effect_with(visit.serial, move |_| {
        later(move || {
            // What changes the screen in itself is no reason to follow it once more.
            let moved = followed.replace(visit.screen) != visit.screen;
            if moved {
                follow(&visit);
            }
            if !save(&visit, moved) && !told.replace(true) && visit.notice.is_none() {
                visit.dispatch(Action::NotKept);
            }
        });
    });
}

/// What the browser's move means for the visit.
fn moved(visit: &Visit, state: Option<String>) -> Action {
    match state.and_then(|state| entry::decode(visit.guide, &state)) {
        Some(kept) => {
            Action::Moved { events: kept.events, view: kept.view, depth: kept.depth, since: Some(kept.since) }
        }
        None => match entry::handed_over(visit.guide, &history::hash()) {
            Some(HandedOver { since, visit: Ok(restored) }) => {
                let depth = visit.depth + 1;
                Action::Moved { events: restored.events, view: View::Step, depth, since }
            }
            _ => Action::Followed(entry::view_of_hash(&history::hash())),
        },
    }
}

fn follow(visit: &Visit) {
    let (state, hash) = (entry::encode(visit), entry::hash(&visit.view));
    match visit.travel {
        Travel::Forward => {
            history::push(&state, &hash);
        }
        Travel::Undo | Travel::Link => history::replace(&state, &hash),
        Travel::Browser | Travel::Load => {}
    }
}

/// Keeps the visit, if it `moved`, and what belongs to its screen; says whether that worked. A visit that has not begun leaves
/// nothing behind.
fn save(visit: &Visit, moved: bool) -> bool {
    let (key, phone) = (entry::storage_key(visit.guide), visit.phone.line());
    if !phone.is_empty() {
        // Where that is blocked it is asked again another day.
        storage::set(phone::KEY, &phone);
    }
    if visit.serial == 0 || matches!(visit.view, View::Guide(_)) {
        return true;
    }
    keep_if_any(&entry::ticks_key(visit.guide), &visit.ticks.encode(visit.guide));
    if !moved {
        return true;
    }
    let begun = !visit.events.is_empty();
    keep_if_any(&entry::since_key(visit.guide), &if begun { entry::since(visit) } else { String::new() });
    if !begun {
        storage::remove(&key);
        return true;
    }
    storage::set(&key, &record::encode(visit.guide, &visit.events))
}

/// Keeps what is there, and forgets what no longer is. Where that is blocked, only convenience is lost.
fn keep_if_any(key: &str, value: &str) {
    if value.is_empty() {
        storage::remove(key);
    } else {
        storage::set(key, value);
    }
}
