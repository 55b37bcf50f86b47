//! Where a visit begins when the page is loaded: at its start, at a page of the guide, or where the person left off.

use std::rc::Rc;

use unstuck_engine::{Event, Step};
use unstuck_flow::guide::Guide;
use unstuck_flow::record::Restored;

use crate::app::Props;
use crate::entry::{self, HandedOver};
use crate::moments;
use crate::platform::{clock, history, storage};
use crate::store::{Notice, View, Visit};
use crate::ticks::Ticks;
use crate::words;

/// The visit to begin with.
pub(crate) fn visit(props: Props) -> Visit {
    let guide = props.editions.of(props.phone.ios());
    let begin = |events: Vec<Event>| {
        let mut visit = Visit::new(props.editions, props.model, props.phone, events);
        let ticks = storage::get(&entry::ticks_key(guide)).unwrap_or_default();
        visit.ticks = Ticks::decode(guide, &ticks);
        visit
    };
    if history::asks_for_fresh_start() {
        storage::remove(&entry::storage_key(guide));
        return begin(Vec::new());
    }
    // A reload keeps the entry of the browser's history, which also knows where the person was looking.
    if let Some(kept) = history::state().and_then(|state| entry::decode(guide, &state)) {
        let mut visit = begin(kept.events);
        visit.view = kept.view;
        visit.depth = kept.depth;
        visit.since = Rc::new(kept.since.into());
        return told_if_not_kept(visit);
    }
    let hash = history::hash();
    let handed_over = entry::handed_over(guide, &hash);
    let bad_link = handed_over.as_ref().is_some_and(|link| link.visit.is_err());
    let found = match handed_over {
        Some(HandedOver { since, visit: Ok(restored) }) => Kept::Visit(restored, since),
        _ => kept(guide),
    };
    let mut visit = match found {
        Kept::Nothing => told_if_not_kept(begin(Vec::new())),
        Kept::Visit(restored, since) => {
            let mut visit = begin(restored.events);
            if let Some(since) = since {
                visit.since = Rc::new(since.into());
            }
            visit.notice = greeting(&visit, restored.unknown);
            visit
        }
        Kept::Unreadable => {
            let mut visit = begin(Vec::new());
            visit.notice = Some(Notice::Unreadable);
            visit
        }
    };
    if bad_link {
        visit.notice = Some(Notice::BadLink);
    }
    visit.view = entry::view_of_hash(&hash);
    if visit.view != View::Step && matches!(visit.notice, Some(Notice::WelcomeBack(_))) {
        // A link to a page of the guide was followed; the visit waits behind it.
        visit.notice = None;
    }
    visit
}

/// What is said to a person who comes back.
fn greeting(visit: &Visit, mut gone: Vec<String>) -> Option<Notice> {
    // No visit is kept with answers that do not apply; if there are some, the guide has changed.
    let dropped =
        visit.state.dropped.iter().filter_map(|position| words::subject(visit, visit.events[*position]));
    gone.extend(dropped.map(str::to_owned));
    if !gone.is_empty() {
        return Some(Notice::GuideChanged(gone));
    }
    match visit.state.step {
        Step::Start => None,
        // Its screen says when the wait began, and whether it is over.
        Step::Wait(_) => None,
        _ => {
            Some(Notice::WelcomeBack(visit.since.get().and_then(|since| moments::ago(*since, clock::now()))))
        }
    }
}

/// Since when the kept visit stands where it does.
fn since(guide: &Guide) -> Option<f64> {
    entry::minutes(&storage::get(&entry::since_key(guide))?)
}

enum Kept {
    Nothing,
    /// With since when it stands where it does, where that is known.
    Visit(Restored, Option<f64>),
    Unreadable,
}

/// Reads what was kept. A record that cannot be read is put aside, so that nothing is lost and the next visit is.
fn kept(guide: &Guide) -> Kept {
    let key = entry::storage_key(guide);
    let Some(text) = storage::get(&key) else { return Kept::Nothing };
    match entry::restore(guide, &text) {
        Ok(restored) => Kept::Visit(restored, since(guide)),
        Err(_) => {
            storage::set(&entry::broken_key(guide), &text);
            storage::remove(&key);
            Kept::Unreadable
        }
    }
}

fn told_if_not_kept(mut visit: Visit) -> Visit {
    if !storage::is_available() {
        visit.notice = Some(Notice::NotKept);
    }
    visit
}
