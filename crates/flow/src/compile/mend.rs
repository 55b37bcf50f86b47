//! Mends what is certainly a slip, and leaves every other byte as it is.

use super::code::Code;
use super::diagnostic::{Diagnostic, Edit, Mend};
use super::review::Review;
use super::span::position;
use super::{Outcome, compiled, syntax};

/// After this many rounds something is wrong with a mend, and what is left is the author's.
const MOST_ROUNDS: usize = 16;

/// What came of mending a guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Mended {
    /// The source of the guide.
    pub source: String,
    /// The file of figures beside it, where there is one.
    pub figures: Option<String>,
    /// What was done, round by round, in each in the order of the files.
    pub done: Vec<Done>,
    /// What is said of the files as they are now.
    pub outcome: Outcome,
}

/// A finding that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Whether it was in the file of figures.
    pub in_figures: bool,
    /// Its kind.
    pub code: Code,
    /// The line where it stood when it was mended, counted from 1.
    pub line: usize,
    /// What was done: "write `unplugged`".
    pub title: String,
}

/// Makes every mend that findings bring along, until there is none left. Mends that touch the same text wait for one
/// another, and one that would break the file is not made.
///
/// ```
/// let mended = unstuck_flow::compile::mend("format = \"1\"\n", None, None);
/// assert_eq!(mended.source, "format = 1\n");
/// assert_eq!(mended.done[0].title, "write 1 without quotation marks");
/// ```
#[must_use]
pub fn mend(source: &str, figures: Option<&str>, review: Option<&Review>) -> Mended {
    let mut outcome = compiled(source, figures, review);
    let mut source = source.to_owned();
    let mut figures = figures.map(str::to_owned);
    let mut done = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let before = done.len();
        source = round(source, &outcome.diagnostics, false, &mut done);
        figures = figures.map(|text| round(text, &outcome.figures, true, &mut done));
        if done.len() == before {
            break;
        }
        outcome = compiled(&source, figures.as_deref(), review);
    }
    Mended { source, figures, done, outcome }
}

/// Makes those mends of a file that do not touch one another.
fn round(source: String, found: &[Diagnostic], in_figures: bool, done: &mut Vec<Done>) -> String {
    let mut chosen: Vec<(&Diagnostic, &Mend)> = Vec::new();
    for found in found {
        let Some(mend) = &found.mend else { continue };
        let is_free = chosen.iter().all(|(_, other)| !collide(mend, other));
        if is_free && mend.edits.iter().any(|edit| edit.span.text(&source) != edit.text) {
            chosen.push((found, mend));
        }
    }
    let faults = faults(&source);
    let whole = |chosen: &[(&Diagnostic, &Mend)]| {
        let text = apply(&source, chosen.iter().flat_map(|(_, mend)| &mend.edits));
        (self::faults(&text) <= faults).then_some(text)
    };
    let text = whole(&chosen).unwrap_or_else(|| {
        let mut sound = Vec::new();
        for mend in chosen.drain(..) {
            sound.push(mend);
            if whole(&sound).is_none() {
                sound.pop();
            }
        }
        chosen = sound;
        whole(&chosen).unwrap_or_else(|| source.clone())
    });
    done.extend(chosen.iter().map(|(found, mend)| Done {
        in_figures,
        code: found.code,
        line: position(&source, found.primary.span.start).line,
        title: mend.title.clone(),
    }));
    text
}

/// How many places of the text are not TOML.
fn faults(source: &str) -> usize {
    syntax::parse(source).1.len()
}

/// Whether two mends touch the same text, or put something into the same place.
fn collide(one: &Mend, other: &Mend) -> bool {
    one.edits.iter().any(|edit| {
        other.edits.iter().any(|two| edit.span.start <= two.span.end && two.span.start <= edit.span.end)
    })
}

/// The text with edits that do not overlap.
fn apply<'e>(source: &str, edits: impl Iterator<Item = &'e Edit>) -> String {
    let mut edits: Vec<&Edit> = edits.collect();
    edits.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(source.get(at..edit.span.start).unwrap_or_default());
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(source.get(at..).unwrap_or_default());
    out
}
