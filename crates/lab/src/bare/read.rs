//! A model from JSON.

use std::collections::HashMap;

use unstuck_engine::{CauseId, Condition, FixSpec, ModelSpec, QuestionSpec};
use unstuck_json::{JsonError, Node, Object, Tree, clipped, unknown};

use super::{BareModel, BareQuestion};

/// How far from 1 a sum of probabilities may be.
const TOLERANCE: f64 = 1e-6;
/// Causes, fixes, questions, or answers of one question: as many as the engine can count.
const MOST_ENTRIES: usize = u16::MAX as usize;
/// Numbers in the tables of all questions together, 128 MB of them. A file can ask for far more than it says, since it
/// leaves out zeros.
const MOST_LIKELIHOODS: usize = 16 * 1024 * 1024;

pub(super) fn model(text: &str) -> Result<BareModel, JsonError> {
    let tree = Tree::parse(text)?;
    let root = Node::root(&tree);
    let model = root.object(&["causes", "fixes", "questions", "support"])?;
    let (causes, priors) = causes(&model.field("causes")?)?;
    let (fixes, fix_specs) = fixes(&model.field("fixes")?, &causes)?;
    let (questions, question_specs) = questions(&model.field("questions")?, &causes)?;
    let support = model.field("support")?;
    let support = support.object(&["cost"])?.field("cost")?.positive()?;
    let spec =
        ModelSpec { priors, fixes: fix_specs, questions: question_specs, support, ..ModelSpec::default() };
    Ok(BareModel { causes: causes.names, fixes, questions, spec })
}

fn causes(list: &Node<'_>) -> Result<(Ids, Vec<f64>), JsonError> {
    let (mut ids, mut priors) = (Ids::new("cause"), Vec::new());
    for item in entries(list)? {
        let cause = item.object(&["id", "prior"])?;
        ids.add(&cause)?;
        priors.push(cause.field("prior")?.positive()?);
    }
    if priors.is_empty() {
        return Err(list.error("is empty; a model needs a cause"));
    }
    let sum: f64 = priors.iter().sum();
    if (sum - 1.0).abs() > TOLERANCE {
        return Err(list.error(format!("the priors sum to {sum}, not to 1")));
    }
    Ok((ids, priors))
}

fn fixes(list: &Node<'_>, causes: &Ids) -> Result<(Vec<String>, Vec<FixSpec>), JsonError> {
    let (mut ids, mut specs) = (Ids::new("fix"), Vec::new());
    for item in entries(list)? {
        let fix = item.object(&["id", "cost", "works"])?;
        ids.add(&fix)?;
        let cost = fix.field("cost")?.positive()?;
        let mut works = Vec::new();
        for (name, rate) in fix.field("works")?.entries()? {
            works.push((CauseId::of(causes.find(name, &rate)?), rate.probability()?));
        }
        specs.push(FixSpec {
            cost,
            minutes: cost,
            works,
            blocked_by: Condition::Never,
            ..FixSpec::default()
        });
    }
    Ok((ids.names, specs))
}

fn questions(list: &Node<'_>, causes: &Ids) -> Result<(Vec<BareQuestion>, Vec<QuestionSpec>), JsonError> {
    let (mut ids, mut all_answers, mut specs) = (Ids::new("question"), Vec::new(), Vec::new());
    let mut room = MOST_LIKELIHOODS;
    for item in entries(list)? {
        let question = item.object(&["id", "cost", "answers"])?;
        ids.add(&question)?;
        let cost = question.field("cost")?.positive()?;
        let (answers, table) = answers(&question.field("answers")?, causes, &mut room)?;
        all_answers.push(answers);
        specs.push(QuestionSpec { cost, answers: table, ..QuestionSpec::default() });
    }
    let questions = ids.names.into_iter().zip(all_answers);
    Ok((questions.map(|(id, answers)| BareQuestion { id, answers }).collect(), specs))
}

fn answers(
    list: &Node<'_>,
    causes: &Ids,
    room: &mut usize,
) -> Result<(Vec<String>, Vec<Vec<f64>>), JsonError> {
    let items = entries(list)?;
    if items.len() < 2 {
        return Err(
            list.error(format!("a question needs two answers or more, but there are {}", items.len()))
        );
    }
    let left = room.checked_sub(items.len() * causes.names.len());
    *room = left.ok_or_else(|| {
        list.error(format!("the tables of the questions have more than {MOST_LIKELIHOODS} likelihoods"))
    })?;
    let (mut ids, mut table) = (Ids::new("answer"), Vec::with_capacity(items.len()));
    for item in items {
        let answer = item.object(&["id", "likelihood"])?;
        ids.add(&answer)?;
        let mut row = vec![0.0; causes.names.len()];
        for (name, chance) in answer.field("likelihood")?.entries()? {
            row[causes.find(name, &chance)?] = chance.probability()?;
        }
        table.push(row);
    }
    for (cause, name) in causes.names.iter().enumerate() {
        let sum: f64 = table.iter().map(|row| row[cause]).sum();
        if (sum - 1.0).abs() > TOLERANCE {
            let name = clipped(name);
            return Err(list.error(format!("the likelihoods under cause `{name}` sum to {sum}, not to 1")));
        }
    }
    Ok((ids.names, table))
}

/// The items of a list that is no longer than the engine can count.
fn entries<'n>(list: &'n Node<'_>) -> Result<Vec<Node<'n>>, JsonError> {
    let items = list.list()?;
    if items.len() > MOST_ENTRIES {
        return Err(list.error(format!("has {} entries, more than {MOST_ENTRIES}", items.len())));
    }
    Ok(items)
}

/// The ids of one kind of thing, in the order of the text.
struct Ids {
    kind: &'static str,
    names: Vec<String>,
    positions: HashMap<String, usize>,
}

impl Ids {
    fn new(kind: &'static str) -> Self {
        Self { kind, names: Vec::new(), positions: HashMap::new() }
    }

    /// Adds the `id` of an object, which must be new.
    fn add(&mut self, object: &Object<'_>) -> Result<(), JsonError> {
        let node = object.field("id")?;
        let id = node.id()?;
        if let Some(first) = self.positions.insert(id.to_owned(), self.names.len()) {
            let Self { kind, .. } = self;
            return Err(node.error(format!("the {kind} `{}` is there already, at [{first}]", clipped(id))));
        }
        self.names.push(id.to_owned());
        Ok(())
    }

    /// The position of an id that stands at `node`.
    fn find(&self, name: &str, node: &Node<'_>) -> Result<usize, JsonError> {
        let refused = || {
            let claim = format!("there is no {}", self.kind);
            node.error(unknown(&claim, name, self.names.iter().map(String::as_str)))
        };
        self.positions.get(name).copied().ok_or_else(refused)
    }
}
