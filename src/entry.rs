//! What is kept with each entry of the browser's history: where the person was looking, then the record of the visit.

use unstuck_engine::{Event, FixId, QuestionId};
use unstuck_flow::guide::Guide;
use unstuck_flow::record::{self, RecordError, Restored};

use crate::digits::number;
use crate::store::{Target, View, Visit};

/// An entry as it was kept.
#[derive(Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) depth: u32,
    pub(crate) since: f64,
    pub(crate) view: View,
    pub(crate) events: Vec<Event>,
}

/// Writes the entry of a visit as it stands.
pub(crate) fn encode(visit: &Visit) -> String {
    let view = match &visit.view {
        View::Step => "step".to_owned(),
        View::Change(target @ Target::Fix(_), false) => ["reread ", visit.id(*target)].concat(),
        View::Change(target, _) => ["change ", visit.id(*target)].concat(),
        View::Guide(None) => "guide".to_owned(),
        View::Guide(Some(page)) => ["guide ", page].concat(),
    };
    let depth = number(visit.depth as usize);
    [&depth, " ", &since(visit), " ", &view, "\n", &record::encode(visit.guide, &visit.events)].concat()
}

/// Reads an entry; `None` when it was not written by this guide.
pub(crate) fn decode(guide: &Guide, text: &str) -> Option<Entry> {
    let (head, record) = text.split_once('\n')?;
    let (depth, head) = head.split_once(' ')?;
    let (since, view) = head.split_once(' ')?;
    let events = record::decode(guide, record).ok()?.events;
    let view = decode_view(guide, view)?;
    Some(Entry { depth: depth.parse().ok()?, since: minutes(since)?, view, events })
}

fn decode_view(guide: &Guide, view: &str) -> Option<View> {
    let target = |id: &str, read: bool| {
        let question = guide.question_at(id);
        let target = question
            .map(|at| Target::Question(QuestionId::of(at)))
            .or_else(|| guide.fix_at(id).map(|at| Target::Fix(FixId::of(at))))?;
        Some(View::Change(target, read))
    };
    match view.split_once(' ') {
        None if view == "step" => Some(View::Step),
        None if view == "guide" => Some(View::Guide(None)),
        Some(("guide", page)) => Some(View::Guide(Some(page.to_owned()))),
        Some(("change", id)) => target(id, true),
        Some(("reread", id)) => target(id, false),
        _ => None,
    }
}

const MINUTE: f64 = 60_000.0;

/// Since when a visit stands where it does, as text: whole minutes are enough.
pub(crate) fn since(visit: &Visit) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the minutes of 8,000 years")]
    number((visit.since() / MINUTE) as usize)
}

/// Reads it, in milliseconds.
pub(crate) fn minutes(since: &str) -> Option<f64> {
    since.parse::<u32>().ok().map(|since| f64::from(since) * MINUTE)
}

/// Where it is kept beside the visit.
pub(crate) fn since_key(guide: &Guide) -> String {
    ["unstuck.since.", &guide.id].concat()
}

/// Where the ticks are kept.
pub(crate) fn ticks_key(guide: &Guide) -> String {
    ["unstuck.ticks.", &guide.id].concat()
}

/// Where a visit of this guide is kept.
pub(crate) fn storage_key(guide: &Guide) -> String {
    ["unstuck.visit.", &guide.id].concat()
}

/// Where a record that could not be read is put aside.
pub(crate) fn broken_key(guide: &Guide) -> String {
    storage_key(guide) + ".broken"
}

/// The part of the address behind `#` for what the person is looking at.
pub(crate) fn hash(view: &View) -> String {
    match view {
        View::Step | View::Change(..) => String::new(),
        View::Guide(None) => "guide".to_owned(),
        View::Guide(Some(page)) => ["guide/", page].concat(),
    }
}

/// How the part behind `#` begins that hands a visit over: to another device, or to somebody who helps.
const HANDED_OVER: &str = "visit/";

/// A visit that an address hands over.
#[derive(Debug)]
pub(crate) struct HandedOver {
    /// Since when it stands where it does, in milliseconds; known of a wait that was handed over by link.
    pub(crate) since: Option<f64>,
    /// The visit, or why it cannot be read.
    pub(crate) visit: Result<Restored, RecordError>,
}

/// The part of the address behind `#` that hands a visit over, with the text of since when it stands where it does if that
/// matters. Ids have neither dots nor strokes, so these stand for the spaces and line ends of the record, and nothing has to be
/// escaped.
pub(crate) fn handover(guide: &Guide, events: &[Event], since: &str) -> String {
    let record = [since, if since.is_empty() { "" } else { "\n" }, &record::encode(guide, events)].concat();
    let part = |sign| match sign {
        ' ' => '.',
        '\n' => '/',
        sign => sign,
    };
    HANDED_OVER.chars().chain(record.chars().map(part)).collect()
}

/// Reads a visit that an address hands over; `None` where it hands over none.
pub(crate) fn handed_over(guide: &Guide, hash: &str) -> Option<HandedOver> {
    let sign = |part| match part {
        '.' => ' ',
        '/' => '\n',
        part => part,
    };
    let text: String = hash.strip_prefix(HANDED_OVER)?.chars().map(sign).collect();
    let (since, record) = text.split_once('\n').unwrap_or_default();
    let since = minutes(since);
    Some(HandedOver { since, visit: record::decode(guide, if since.is_some() { record } else { &text }) })
}

/// What the part of the address behind `#` asks to look at.
pub(crate) fn view_of_hash(hash: &str) -> View {
    match hash.split_once('/') {
        None if hash == "guide" => View::Guide(None),
        Some(("guide", page)) if !page.is_empty() => View::Guide(Some(page.to_owned())),
        _ => View::Step,
    }
}

/// Reads the kept record of a visit.
pub(crate) fn restore(guide: &Guide, kept: &str) -> Result<Restored, RecordError> {
    record::decode(guide, kept)
}
