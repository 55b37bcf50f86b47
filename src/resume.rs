//! Where a visit begins when the page is loaded: at its start, at a page of the guide, or where the person left off.

use unstuck_engine::Event;
use unstuck_flow::guide::Guide;
use unstuck_flow::record::Restored;

use crate::app::Props;
use crate::entry;
use crate::platform::{history, storage};
use crate::store::{Notice, View, Visit};

/// The visit to begin with.
pub(crate) fn visit(props: Props) -> Visit {
    let guide = props.editions.of(props.phone.ios());
    let begin = |events: Vec<Event>| Visit::new(props.editions, props.model, props.phone, events);
    if history::asks_for_fresh_start() {
        storage::remove(&entry::storage_key(guide));
        return begin(Vec::new());
    }
    // A reload keeps the entry of the browser's history, which also knows where the person was looking.
    if let Some(kept) = history::state().and_then(|state| entry::decode(guide, &state)) {
        let mut visit = begin(kept.events);
        visit.view = kept.view;
        visit.depth = kept.depth;
        return told_if_not_kept(visit);
    }
    let hash = history::hash();
    let handed_over = entry::handed_over(guide, &hash);
    let bad_link = matches!(handed_over, Some(Err(_)));
    let mut visit = match handed_over.and_then(Result::ok).map_or_else(|| kept(guide), Kept::Visit) {
        Kept::Nothing => told_if_not_kept(begin(Vec::new())),
        Kept::Visit(restored) => {
            let mut visit = begin(restored.events);
            visit.notice = match restored.unknown {
                0 if visit.events.is_empty() => None,
                0 => Some(Notice::WelcomeBack),
                count => Some(Notice::GuideChanged(count)),
            };
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
    if visit.view != View::Step && visit.notice == Some(Notice::WelcomeBack) {
        // A link to a page of the guide was followed; the visit waits behind it.
        visit.notice = None;
    }
    visit
}

enum Kept {
    Nothing,
    Visit(Restored),
    Unreadable,
}

/// Reads what was kept. A record that cannot be read is put aside, so that nothing is lost and the next visit is.
fn kept(guide: &Guide) -> Kept {
    let key = entry::storage_key(guide);
    let Some(text) = storage::get(&key) else { return Kept::Nothing };
    match entry::restore(guide, &text) {
        Ok(restored) => Kept::Visit(restored),
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
