//! Counts into JSON.
//!
//! Written by hand, since the app does it too and has no other use for a writer of JSON. Ids are small letters, digits
//! and hyphens, so nothing needs to be escaped.

use unstuck_engine::learn::{Counts, FixCounts, QuestionCounts};

use super::FORMAT;
use crate::guide::{Guide, Question};
use crate::stamp::{Stamp, hex};

/// Writes the counts of visits to a guide.
#[must_use]
pub fn encode(guide: &Guide, counts: &Counts) -> String {
    let stamp = Stamp::of(guide);
    let head = [
        entry("guide", &text(&stamp.guide)),
        entry("reviewed", &text(&stamp.reviewed)),
        entry("digest", &text(&hex(stamp.digest))),
    ];
    let visits = [
        entry("resolved", &number(counts.resolved)),
        entry("handed_over", &number(counts.handed_over)),
        entry("abandoned", &number(counts.abandoned)),
    ];
    let questions = guide.questions.iter().zip(&counts.questions);
    let questions = questions.filter_map(|(question, counts)| self::question(guide, question, counts));
    let fixes = guide.fixes.iter().zip(&counts.fixes);
    let fixes = fixes.filter_map(|(fix, counts)| self::fix(guide, &fix.id, counts));
    let parts = [
        entry("format", &text(FORMAT)),
        head.join(", "),
        entry("visits", &line(visits)),
        entry("causes", &by_cause(guide, &counts.causes)),
        entry("questions", &lines(questions)),
        entry("fixes", &lines(fixes)),
    ];
    ["{\n", &parts.join(",\n"), "\n}\n"].concat()
}

/// `None` where it was never asked.
fn question(guide: &Guide, question: &Question, counts: &QuestionCounts) -> Option<String> {
    let answers = question.answers.iter().zip(&counts.answers).filter(|(_, row)| is_something(row));
    let answers = answers.map(|(answer, row)| entry(&answer.id, &by_cause(guide, row)));
    let parts = [
        entry("asked", &number(counts.asked)),
        entry("not_sure", &number(counts.not_sure)),
        entry("answers", &line(answers)),
    ];
    (millionths(counts.asked) > 0).then(|| entry(&question.id, &line(parts)))
}

/// `None` where it was never done.
fn fix(guide: &Guide, id: &str, counts: &FixCounts) -> Option<String> {
    let parts = [
        entry("worked", &by_cause(guide, &counts.worked)),
        entry("failed", &by_cause(guide, &counts.failed)),
    ];
    (is_something(&counts.worked) || is_something(&counts.failed)).then(|| entry(id, &line(parts)))
}

fn by_cause(guide: &Guide, counts: &[f64]) -> String {
    let named = guide.causes.iter().zip(counts).filter(|(_, count)| millionths(**count) > 0);
    line(named.map(|(cause, count)| entry(&cause.id, &number(*count))))
}

fn is_something(counts: &[f64]) -> bool {
    counts.iter().any(|count| millionths(*count) > 0)
}

fn line(entries: impl IntoIterator<Item = String>) -> String {
    ["{", &entries.into_iter().collect::<Vec<_>>().join(", "), "}"].concat()
}

fn lines(entries: impl IntoIterator<Item = String>) -> String {
    let entries: Vec<String> = entries.into_iter().collect();
    if entries.is_empty() { "{}".to_owned() } else { ["{\n  ", &entries.join(",\n  "), "\n}"].concat() }
}

fn entry(key: &str, value: &str) -> String {
    ["\"", key, "\": ", value].concat()
}

fn text(text: &str) -> String {
    ["\"", text, "\""].concat()
}

/// A count with up to six digits behind the point, put together from whole numbers: writing a float would bring more
/// code into the app than all the rest of this.
fn number(count: f64) -> String {
    const PLACES: usize = 6;
    let digits = millionths(count).to_string();
    let digits = ["0".repeat((PLACES + 1).saturating_sub(digits.len())), digits].concat();
    let (whole, fraction) = digits.split_at(digits.len() - PLACES);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { whole.to_owned() } else { [whole, ".", fraction].concat() }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts are 0 or more, and nobody counts a billion billion visits"
)]
fn millionths(count: f64) -> u64 {
    (count * 1e6).round() as u64
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_rounded_to_a_millionth() {
        let cases =
            [(0.0, "0"), (3.0, "3"), (120.5, "120.5"), (0.000_000_6, "0.000001"), (1.0 / 3.0, "0.333333")];
        for (count, expected) in cases {
            assert_eq!(number(count), expected);
        }
    }
}
