//! What was learned in a visit, from JSON.

use unstuck_engine::{AnswerId, CauseId, Evidence, FixId, Model, QuestionId};
use unstuck_json::{JsonError, Node, Object, Path, Tree, clipped, unknown};

use super::{BareModel, BareQuestion};

/// How much a report of a failure is trusted: a bare model says all there is to say in its numbers.
const TRUST: f64 = 1.0;

pub(super) fn read(model: &BareModel, text: &str) -> Result<Vec<Evidence>, JsonError> {
    let tree = Tree::parse(text)?;
    let mut evidence = Vec::new();
    for node in Node::root(&tree).list()? {
        let item = node.object(&["question", "answer", "fix", "failed"])?;
        let found = match (item.optional("question"), item.optional("fix")) {
            (Some(question), None) => answer(model, &item, &question)?,
            (None, Some(fix)) => failure(model, &item, &fix)?,
            (Some(_), Some(_)) => {
                return Err(node.error("must have either `question` or `fix`, but has both"));
            }
            (None, None) => return Err(node.error("must have either `question` or `fix`, but has neither")),
        };
        if evidence.iter().any(|earlier| is_about_the_same(*earlier, found)) {
            return Err(node.error(format!("{} is there already", subject(model, found))));
        }
        evidence.push(found);
    }
    Ok(evidence)
}

fn answer(model: &BareModel, item: &Object<'_>, question: &Node<'_>) -> Result<Evidence, JsonError> {
    refuse(item, "failed", "question")?;
    let ids = model.questions.iter().map(|question| question.id.as_str());
    let at = position("there is no question", question, ids)?;
    let answers = model.questions[at].answers.iter().map(String::as_str);
    let claim = format!("question `{}` has no answer", clipped(&model.questions[at].id));
    let answer = position(&claim, &item.field("answer")?, answers)?;
    Ok(Evidence::Answer(QuestionId::of(at), AnswerId::of(answer)))
}

fn failure(model: &BareModel, item: &Object<'_>, fix: &Node<'_>) -> Result<Evidence, JsonError> {
    refuse(item, "answer", "fix")?;
    let at = position("there is no fix", fix, model.fixes.iter().map(String::as_str))?;
    item.field("failed")?.must_be_true()?;
    Ok(Evidence::Failed(FixId::of(at), TRUST))
}

/// Refuses a field that belongs to the other kind of evidence.
fn refuse(item: &Object<'_>, field: &str, beside: &str) -> Result<(), JsonError> {
    item.optional(field).map_or(Ok(()), |node| Err(node.error(format!("does not go with `{beside}`"))))
}

fn position<'c>(
    claim: &str,
    node: &Node<'_>,
    known: impl Iterator<Item = &'c str> + Clone,
) -> Result<usize, JsonError> {
    let id = node.id()?;
    known.clone().position(|name| name == id).ok_or_else(|| node.error(unknown(claim, id, known)))
}

fn is_about_the_same(one: Evidence, other: Evidence) -> bool {
    match (one, other) {
        (Evidence::Answer(one, _), Evidence::Answer(other, _)) => one == other,
        (Evidence::Failed(one, _), Evidence::Failed(other, _)) => one == other,
        (Evidence::Answer(..), Evidence::Failed(..)) | (Evidence::Failed(..), Evidence::Answer(..)) => false,
    }
}

/// Refuses evidence that no cause explains, at the item that rules out the last one.
pub(super) fn check_possible(
    bare: &BareModel,
    model: &Model,
    evidence: &[Evidence],
) -> Result<(), JsonError> {
    let mut left: Vec<CauseId> = model.causes().collect();
    for (index, item) in evidence.iter().enumerate() {
        left.retain(|cause| item.log_likelihood(model, *cause) > f64::NEG_INFINITY);
        if left.is_empty() {
            let with = if index == 0 { "" } else { " together with what is before it" };
            let reason = format!("no cause explains {}{with}", words(bare, *item));
            return Err(JsonError::at(&Path::Item(&Path::Root, index), reason));
        }
    }
    Ok(())
}

fn words(model: &BareModel, item: Evidence) -> String {
    let subject = subject(model, item);
    match item {
        Evidence::Answer(question, answer) => {
            let BareQuestion { answers, .. } = &model.questions[question.at()];
            format!("the answer `{}` to {subject}", clipped(&answers[answer.at()]))
        }
        Evidence::Failed(..) => format!("that {subject} failed"),
    }
}

fn subject(model: &BareModel, item: Evidence) -> String {
    match item {
        Evidence::Answer(question, _) => {
            format!("question `{}`", clipped(&model.questions[question.at()].id))
        }
        Evidence::Failed(fix, _) => format!("fix `{}`", clipped(&model.fixes[fix.at()])),
    }
}
