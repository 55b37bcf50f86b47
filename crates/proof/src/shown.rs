//! A visit in a line, and as a link.

use unstuck_engine::Event;
use unstuck_flow::guide::Guide;
use unstuck_flow::record;

/// What the person said and did, in order: `symptom.dark`, `unsure smart`, `not-fixed plug`.
#[must_use]
pub fn told(guide: &Guide, events: &[Event]) -> String {
    let record = record::encode(guide, events);
    let lines = record.lines().skip(1).filter(|line| *line != "start");
    let lines = lines.map(|line| match line.strip_prefix("answer ") {
        Some(answer) => answer.replace(' ', "."),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join(", ")
}

/// The address that replays a visit in the app at `site`: its record behind `#`, with dots for spaces and strokes for line ends.
/// Ids have neither.
#[must_use]
pub fn link(site: &str, guide: &Guide, events: &[Event]) -> String {
    let record = record::encode(guide, events).replace(' ', ".").replace('\n', "/");
    format!("{}/#visit/{record}", site.trim_end_matches('/'))
}
