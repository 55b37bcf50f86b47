//! The store's subscribers: browser history and storage follow the visit. Components know nothing of either.

use unstuck_flow::record;
use yew::prelude::*;

use crate::entry;
use crate::phone;
use crate::platform::{history, storage};
use crate::store::{Action, Notice, Travel, View, Visit, VisitContext};

/// Keeps history and storage in step with the visit for as long as the app runs.
#[hook]
pub(crate) fn use_sync(visit: &VisitContext) {
    let told = use_mut_ref(|| false);
    {
        let visit = visit.clone();
        use_effect_with((), move |()| {
            history::replace(&entry::encode(&visit), &entry::hash(&visit.view));
            let listener = history::listen(move |state| visit.dispatch(moved(&visit, state)));
            move || drop(listener)
        });
    }
    let visit = visit.clone();
    use_effect_with(visit.serial, move |_| {
        follow(&visit);
        let kept = save(&visit);
        if !kept && !*told.borrow() {
            *told.borrow_mut() = true;
            if visit.notice.is_none() && visit.notice != Some(Notice::NotKept) {
                visit.dispatch(Action::NotKept);
            }
        }
    });
}

/// What the browser's move means for the visit.
fn moved(visit: &Visit, state: Option<String>) -> Action {
    match state.and_then(|state| entry::decode(visit.guide, &state)) {
        Some(kept) => Action::Moved { events: kept.events, view: kept.view, depth: kept.depth },
        None => match entry::handed_over(visit.guide, &history::hash()) {
            Some(Ok(restored)) => {
                Action::Moved { events: restored.events, view: View::Step, depth: visit.depth + 1 }
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
        Travel::Browser | Travel::Stay => {}
    }
}

/// Keeps the visit; says whether that worked. A visit that has not begun leaves nothing behind.
fn save(visit: &Visit) -> bool {
    let (key, phone) = (entry::storage_key(visit.guide), visit.phone.line());
    if !phone.is_empty() {
        // Where that is blocked it is asked again another day.
        storage::set(phone::KEY, &phone);
    }
    if visit.serial == 0 || visit.travel == Travel::Stay || matches!(visit.view, View::Guide(_)) {
        return true;
    }
    if visit.events.is_empty() {
        storage::remove(&key);
        return true;
    }
    storage::set(&key, &record::encode(visit.guide, &visit.events))
}
