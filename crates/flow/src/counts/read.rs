//! Counts from JSON. They come from elsewhere, so everything about them is looked at.

use std::fmt;

use unstuck_engine::Model;
use unstuck_engine::learn::Counts;
use unstuck_json::{JsonError, Node, Object, Tree, unknown};

use super::FORMAT;
use crate::guide::{Guide, Question};
use crate::stamp::{Stamp, hex};

/// More visits than any guide will have: beyond it a number is a slip.
const MOST_VISITS: f64 = 1e9;
/// How far parts may be from their whole, as a share of it and in visits: parts are rounded each on its own.
const SLACK: f64 = 1e-6;
const SLACK_VISITS: f64 = 1e-3;

/// Why counts cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountsError {
    /// A fault, with its place.
    Fault(JsonError),
    /// They were counted with another guide, or with other numbers of this one.
    OtherStamp {
        /// What they are stamped with; the digest as it is written.
        found: Box<FoundStamp>,
        /// The stamp of the guide.
        expected: Box<Stamp>,
    },
}

/// A stamp as a file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundStamp {
    /// The id of the guide.
    pub guide: String,
    /// The day of its last review.
    pub reviewed: String,
    /// The digest of its numbers.
    pub digest: String,
}

impl From<JsonError> for CountsError {
    fn from(error: JsonError) -> Self {
        Self::Fault(error)
    }
}

impl fmt::Display for CountsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fault(error) => error.fmt(f),
            Self::OtherStamp { found, expected } => {
                let FoundStamp { guide, reviewed, digest } = &**found;
                write!(
                    f,
                    "these counts are of {guide} of {reviewed}, model {digest}, and the guide is {expected}; \
                     counts of different numbers cannot be added up"
                )
            }
        }
    }
}

impl std::error::Error for CountsError {}

/// Reads counts of visits to a guide, whose model is `model`.
///
/// # Errors
/// Names the first fault and its place, or the stamp where it is another one.
pub fn decode(guide: &Guide, model: &Model, text: &str) -> Result<Counts, CountsError> {
    let tree = Tree::parse(text)?;
    let root = Node::root(&tree);
    // A text of another kind has other fields; saying so is of more use than naming one of them.
    check_format(&root)?;
    let whole =
        root.object(&["format", "guide", "reviewed", "digest", "visits", "causes", "questions", "fixes"])?;
    check_stamp(guide, &whole)?;
    let mut counts = Counts::new(model);
    let visits = whole.field("visits")?;
    let fields = visits.object(&["resolved", "handed_over", "abandoned"])?;
    counts.resolved = count(&fields, "resolved")?;
    counts.handed_over = count(&fields, "handed_over")?;
    counts.abandoned = count(&fields, "abandoned")?;
    let causes = whole.field("causes")?;
    counts.causes = by_cause(guide, &causes)?;
    let sum: f64 = counts.causes.iter().sum();
    if !is_near(sum, counts.finished()) {
        let reason = format!("sums to {sum}, but {} visits were finished", counts.finished());
        return Err(causes.error(reason).into());
    }
    questions(guide, &whole.field("questions")?, &mut counts)?;
    fixes(guide, model, &whole.field("fixes")?, &mut counts)?;
    Ok(counts)
}

fn check_format(root: &Node<'_>) -> Result<(), JsonError> {
    let entries = root.entries()?;
    let Some((_, format)) = entries.iter().find(|(key, _)| *key == "format") else {
        return Err(root.error(format!("has no `format`; counts begin with \"format\": \"{FORMAT}\"")));
    };
    let found = format.id()?;
    if found == FORMAT {
        return Ok(());
    }
    Err(format.error(format!("must be `{FORMAT}`, but is `{}`", unstuck_json::clipped(found))))
}

fn check_stamp(guide: &Guide, whole: &Object<'_>) -> Result<(), CountsError> {
    let expected = Stamp::of(guide);
    let text = |name| whole.field(name).and_then(|node| node.id().map(unstuck_json::clipped));
    let found = FoundStamp { guide: text("guide")?, reviewed: text("reviewed")?, digest: text("digest")? };
    let same = found.guide == expected.guide
        && found.reviewed == expected.reviewed
        && found.digest == hex(expected.digest);
    if same {
        return Ok(());
    }
    Err(CountsError::OtherStamp { found: Box::new(found), expected: Box::new(expected) })
}

fn questions(guide: &Guide, node: &Node<'_>, counts: &mut Counts) -> Result<(), JsonError> {
    for (id, node) in node.entries()? {
        let ids = guide.questions.iter().map(|question| question.id.as_str());
        let at = position("there is no question", id, guide.question_at(id), ids, &node)?;
        question(guide, &guide.questions[at], &node, counts, at)?;
    }
    Ok(())
}

fn question(
    guide: &Guide,
    question: &Question,
    node: &Node<'_>,
    counts: &mut Counts,
    at: usize,
) -> Result<(), JsonError> {
    let fields = node.object(&["asked", "not_sure", "answers"])?;
    let asked = count(&fields, "asked")?;
    let not_sure = count(&fields, "not_sure")?;
    if asked > counts.finished() * (1.0 + SLACK) + SLACK_VISITS {
        let reason = format!("was asked {asked} times in {} finished visits", counts.finished());
        return Err(node.error(reason));
    }
    let mut by_cause_sum = vec![0.0; guide.causes.len()];
    for (id, node) in fields.field("answers")?.entries()? {
        let ids = question.answers.iter().map(|answer| answer.id.as_str());
        let claim = format!("question `{}` has no answer", question.id);
        let row = by_cause(guide, &node)?;
        by_cause_sum.iter_mut().zip(&row).for_each(|(sum, count)| *sum += count);
        counts.questions[at].answers[position(&claim, id, guide.answer_at(question, id), ids, &node)?] = row;
    }
    let answered: f64 = by_cause_sum.iter().sum();
    if !is_near(answered + not_sure, asked) {
        return Err(node.error(format!(
            "was asked {asked} times, but answers and `not_sure` sum to {}",
            answered + not_sure
        )));
    }
    check_parts(guide, node, &by_cause_sum, &counts.causes)?;
    counts.questions[at].asked = asked;
    counts.questions[at].not_sure = not_sure;
    Ok(())
}

fn fixes(guide: &Guide, model: &Model, node: &Node<'_>, counts: &mut Counts) -> Result<(), JsonError> {
    for (id, node) in node.entries()? {
        let ids = guide.fixes.iter().map(|fix| fix.id.as_str());
        let at = position("there is no fix", id, guide.fix_at(id), ids, &node)?;
        let fields = node.object(&["worked", "failed"])?;
        let worked = by_cause(guide, &fields.field("worked")?)?;
        let failed = by_cause(guide, &fields.field("failed")?)?;
        let done: Vec<f64> = worked.iter().zip(&failed).map(|(worked, failed)| worked + failed).collect();
        let works = &model.fix(unstuck_engine::FixId::of(at)).works;
        let beyond =
            |(cause, done): (usize, &f64)| *done > 0.0 && works.iter().all(|(cured, _)| cured.at() != cause);
        if let Some(cause) = done.iter().enumerate().position(beyond) {
            return Err(node.error(format!("names `{}`, which it does not cure", guide.causes[cause].id)));
        }
        check_parts(guide, &node, &done, &counts.causes)?;
        counts.fixes[at].worked = worked;
        counts.fixes[at].failed = failed;
    }
    Ok(())
}

/// Nothing happens more often with a cause than the cause itself.
fn check_parts(guide: &Guide, node: &Node<'_>, parts: &[f64], causes: &[f64]) -> Result<(), JsonError> {
    for ((part, whole), cause) in parts.iter().zip(causes).zip(&guide.causes) {
        if *part > whole * (1.0 + SLACK) + SLACK_VISITS {
            let reason = format!("counts {part} visits with `{}`, but there were {whole}", cause.id);
            return Err(node.error(reason));
        }
    }
    Ok(())
}

fn by_cause(guide: &Guide, node: &Node<'_>) -> Result<Vec<f64>, JsonError> {
    let mut counts = vec![0.0; guide.causes.len()];
    for (id, node) in node.entries()? {
        let ids = guide.causes.iter().map(|cause| cause.id.as_str());
        let found = guide.causes.iter().position(|cause| cause.id == guide.current(id));
        let at = position("there is no cause", id, found, ids, &node)?;
        counts[at] = node.up_to(MOST_VISITS)?;
    }
    Ok(counts)
}

fn count(fields: &Object<'_>, name: &'static str) -> Result<f64, JsonError> {
    fields.field(name)?.up_to(MOST_VISITS)
}

fn position<'c>(
    claim: &str,
    id: &str,
    found: Option<usize>,
    known: impl Iterator<Item = &'c str> + Clone,
    node: &Node<'_>,
) -> Result<usize, JsonError> {
    found.ok_or_else(|| node.error(unknown(claim, id, known)))
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= other * SLACK + SLACK_VISITS
}
