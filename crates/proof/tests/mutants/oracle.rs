//! Which mutants are broken, judged from the text of the guide without the compiler, the engine or the proof: a second reading
//! of the format that knows ids, conditions, risks and orders, and draws people of its own.

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use unstuck_lab::random::Dice;

use super::references::Kind;

/// People drawn for every cause.
const PEOPLE: usize = 200;
/// From this share of people on that are offered nothing for their cause, the guide is incomplete.
const LOST: f64 = 0.3;

/// All words that can be named.
#[derive(Default)]
pub(crate) struct Ids {
    causes: Vec<String>,
    answers: Vec<String>,
    fixes: Vec<String>,
    clusters: Vec<String>,
    sources: Vec<String>,
    pages: Vec<String>,
    figures: Vec<String>,
    tools: Vec<String>,
    eras: Vec<String>,
}

pub(crate) fn ids_of(ids: &Ids, kind: Kind) -> &[String] {
    match kind {
        Kind::Cause => &ids.causes,
        Kind::Answer => &ids.answers,
        Kind::Fix => &ids.fixes,
        Kind::Cluster => &ids.clusters,
        Kind::Source => &ids.sources,
        Kind::Page => &ids.pages,
        Kind::Figure => &ids.figures,
        Kind::Tool => &ids.tools,
        Kind::Era => &ids.eras,
        Kind::Mark => &[],
    }
}

impl Ids {
    pub(crate) fn read(source: &str, figures: &str) -> Self {
        let guide = DeTable::parse(source).expect("the guide is valid TOML");
        let figures = DeTable::parse(figures).expect("the figures are valid TOML");
        let (guide, figures) = (guide.get_ref(), figures.get_ref());
        let all = |table, key| parts(table, key).map(|part| text(part, "id")).collect::<Vec<_>>();
        let mut ids = Self {
            causes: all(guide, "cause"),
            fixes: all(guide, "fix"),
            clusters: all(guide, "cluster"),
            sources: all(guide, "source"),
            figures: all(figures, "figure"),
            ..Self::default()
        };
        ids.figures.extend(all(figures, "plan"));
        ids.figures.extend(["price", "price-country", "latest-ios"].map(str::to_owned));
        ids.pages =
            ["page", "cause", "question", "fix"].into_iter().flat_map(|key| all(guide, key)).collect();
        ids.tools = parts(guide, "page").filter_map(|page| maybe(page, "tool")).collect();
        for question in parts(guide, "question") {
            let answers = parts(question, "answer").map(|answer| text(answer, "id"));
            ids.answers.extend(answers.map(|answer| format!("{}.{answer}", text(question, "id"))));
        }
        ids.eras = parts(guide, "era")
            .filter_map(|era| number(value(era, "until")?))
            .map(|bound| format!("{bound}"))
            .collect();
        ids
    }
}

/// Why a guide is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Broken {
    /// A word names nothing.
    Id,
    /// People with some cause are offered nothing for it.
    Completeness,
    /// Something irreversible lacks its caution, its preparation, or everything gentle before it.
    Safety,
}

/// What a change of one word has done to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touched {
    /// The word that stands there now names nothing.
    Nothing,
    /// Another part is named, or none any more, where it is read or shown.
    Elsewhere,
    /// The same, where it decides over what is offered, and when.
    Model,
}

/// What is wrong with a guide that was right before one word was changed.
pub(crate) fn broken(ids: &Ids, source: &str, touched: Touched) -> Option<Broken> {
    match touched {
        Touched::Nothing => return Some(Broken::Id),
        Touched::Elsewhere => return None,
        Touched::Model => {}
    }
    let Ok(guide) = DeTable::parse(source) else { return Some(Broken::Id) };
    let guide = Guide::read(ids, guide.get_ref());
    if guide.is_unsafe() {
        return Some(Broken::Safety);
    }
    guide.is_incomplete().then_some(Broken::Completeness)
}

enum Condition {
    Is(usize, usize),
    Not(usize, usize),
    Any(Vec<Condition>),
    All(Vec<Condition>),
}

impl Condition {
    fn holds(&self, answers: &[Option<usize>]) -> bool {
        match self {
            Self::Is(question, answer) => answers[*question] == Some(*answer),
            Self::Not(question, answer) => answers[*question] != Some(*answer),
            Self::Any(parts) => parts.iter().any(|part| part.holds(answers)),
            Self::All(parts) => parts.iter().all(|part| part.holds(answers)),
        }
    }
}

struct Question {
    when: Option<Condition>,
    /// By answer: chance by cause.
    rows: Vec<Vec<f64>>,
}

struct Fix {
    risky: bool,
    caution: bool,
    safer: Option<usize>,
    prepares: bool,
    works: Vec<usize>,
    after: Vec<usize>,
    needs: Option<Condition>,
    blocked_by: Option<Condition>,
}

struct Guide {
    causes: usize,
    /// The last one stands for the unknown; nothing has to help there.
    other: usize,
    questions: Vec<Question>,
    fixes: Vec<Fix>,
}

impl Guide {
    fn read(ids: &Ids, guide: &DeTable<'_>) -> Self {
        let at = |all: &[String], id: &str| all.iter().position(|known| known == id);
        let fix = |id: &str| at(&ids.fixes, id).expect("ids were looked at before");
        let questions: Vec<String> = parts(guide, "question").map(|part| text(part, "id")).collect();
        let answers: Vec<Vec<String>> = parts(guide, "question")
            .map(|question| parts(question, "answer").map(|answer| text(answer, "id")).collect())
            .collect();
        let named = |word: &str| {
            let (question, answer) = word.split_once('.').expect("question.answer");
            let question = at(&questions, question).expect("ids were looked at before");
            (question, at(&answers[question], answer).expect("ids were looked at before"))
        };
        let read = |part: &DeTable<'_>, key| value(part, key).map(|value| condition(value, &named));
        Self {
            causes: ids.causes.len(),
            other: at(&ids.causes, "other").expect("there is an unknown cause"),
            questions: parts(guide, "question")
                .map(|part| Question { when: read(part, "when"), rows: rows(ids, part) })
                .collect(),
            fixes: parts(guide, "fix")
                .map(|part| Fix {
                    risky: matches!(text(part, "risk").as_str(), "erases" | "account"),
                    caution: value(part, "caution").is_some(),
                    safer: maybe(part, "safer").map(|id| fix(&id)),
                    prepares: value(part, "prepares").is_some(),
                    works: table(part, "works").map_or(Vec::new(), |works| {
                        works.keys().filter_map(|cause| at(&ids.causes, cause.get_ref())).collect()
                    }),
                    after: list(part, "after").iter().map(|id| fix(id)).collect(),
                    needs: read(part, "needs"),
                    blocked_by: read(part, "blocked_by"),
                })
                .collect(),
        }
    }

    /// All that comes before a fix, itself too.
    fn before(&self, fix: usize) -> Vec<usize> {
        let mut before = vec![fix];
        let mut at = 0;
        while at < before.len() {
            for next in &self.fixes[before[at]].after {
                if !before.contains(next) {
                    before.push(*next);
                }
            }
            at += 1;
        }
        before
    }

    fn is_unsafe(&self) -> bool {
        self.fixes.iter().enumerate().filter(|(_, fix)| fix.risky).any(|(at, fix)| {
            let gentle = |other: &Fix| {
                !other.risky && !other.prepares && other.works.iter().any(|cause| fix.works.contains(cause))
            };
            let there_is = self.fixes.iter().any(gentle);
            let first = self.before(at).iter().any(|other| *other != at && gentle(&self.fixes[*other]));
            let prepared = fix.safer.is_some_and(|safer| self.fixes[safer].prepares);
            !fix.caution || !prepared || there_is && !first
        })
    }

    /// Whether the people with some cause are mostly offered nothing for it.
    fn is_incomplete(&self) -> bool {
        (0..self.causes).filter(|cause| *cause != self.other).any(|cause| {
            let cures: Vec<Vec<usize>> = (0..self.fixes.len())
                .filter(|fix| self.fixes[*fix].works.contains(&cause))
                .map(|fix| self.before(fix))
                .collect();
            let is_free =
                |fix: &usize| self.fixes[*fix].needs.is_none() && self.fixes[*fix].blocked_by.is_none();
            if cures.iter().any(|before| before.iter().all(is_free)) {
                return false;
            }
            let mut dice = Dice::new(cause as u64);
            let lost = (0..PEOPLE).filter(|_| {
                let answers = self.person(cause, &mut dice);
                let open = |fix: &usize| {
                    let fix = &self.fixes[*fix];
                    fix.needs.as_ref().is_none_or(|needs| needs.holds(&answers))
                        && !fix.blocked_by.as_ref().is_some_and(|blocked| blocked.holds(&answers))
                };
                !cures.iter().any(|before| before.iter().all(open))
            });
            lost.count() as f64 >= LOST * PEOPLE as f64
        })
    }

    /// What a person with this cause answers to everything that they may be asked, in the order of the guide.
    fn person(&self, cause: usize, dice: &mut Dice) -> Vec<Option<usize>> {
        let mut answers = vec![None; self.questions.len()];
        for (at, question) in self.questions.iter().enumerate() {
            let mut left = dice.unit();
            let drawn = question.rows.iter().position(|row| {
                left -= row[cause];
                left < 0.0
            });
            if question.when.as_ref().is_none_or(|when| when.holds(&answers)) {
                answers[at] = drawn;
            }
        }
        answers
    }
}

/// P(answer | cause): what is given, what stands under `otherwise`, and the rest.
fn rows(ids: &Ids, question: &DeTable<'_>) -> Vec<Vec<f64>> {
    let mut rest = vec![1.0_f64; ids.causes.len()];
    let given: Vec<Option<Vec<f64>>> = parts(question, "answer")
        .map(|answer| {
            let otherwise = value(answer, "otherwise").and_then(number);
            let chance = table(answer, "chance");
            if otherwise.is_none() && chance.is_none() {
                return None;
            }
            let chance = |cause: &String| {
                let named = chance?.iter().find(|(key, _)| key.get_ref() == cause);
                named.and_then(|(_, value)| number(value))
            };
            let row: Vec<f64> =
                ids.causes.iter().map(|cause| chance(cause).or(otherwise).unwrap_or(0.0)).collect();
            row.iter().zip(&mut rest).for_each(|(chance, rest)| *rest -= chance);
            Some(row)
        })
        .collect();
    given.into_iter().map(|row| row.unwrap_or_else(|| rest.clone())).collect()
}

fn condition(value: &Spanned<DeValue<'_>>, named: &dyn Fn(&str) -> (usize, usize)) -> Condition {
    let table = value.get_ref().as_table().expect("a condition is a table");
    let (key, value) = table.iter().next().expect("a condition has a key");
    let parts =
        || value.get_ref().as_array().expect("a list").iter().map(|part| condition(part, named)).collect();
    let word = || named(value.get_ref().as_str().expect("an answer"));
    match key.get_ref().as_ref() {
        "is" => Condition::Is(word().0, word().1),
        "not" => Condition::Not(word().0, word().1),
        "any" => Condition::Any(parts()),
        _ => Condition::All(parts()),
    }
}

fn value<'t>(table: &'t DeTable<'t>, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
    table.iter().find(|(known, _)| known.get_ref() == key).map(|(_, value)| value)
}

fn table<'t>(part: &'t DeTable<'t>, key: &str) -> Option<&'t DeTable<'t>> {
    value(part, key)?.get_ref().as_table()
}

fn parts<'t>(table: &'t DeTable<'t>, key: &str) -> impl Iterator<Item = &'t DeTable<'t>> {
    let list = value(table, key).and_then(|list| list.get_ref().as_array());
    list.into_iter().flatten().filter_map(|part| part.get_ref().as_table())
}

fn maybe(part: &DeTable<'_>, key: &str) -> Option<String> {
    value(part, key)?.get_ref().as_str().map(str::to_owned)
}

fn text(part: &DeTable<'_>, key: &str) -> String {
    maybe(part, key).unwrap_or_default()
}

fn list(part: &DeTable<'_>, key: &str) -> Vec<String> {
    let list = value(part, key).and_then(|list| list.get_ref().as_array());
    list.into_iter().flatten().filter_map(|item| item.get_ref().as_str().map(str::to_owned)).collect()
}

fn number(value: &Spanned<DeValue<'_>>) -> Option<f64> {
    match value.get_ref() {
        DeValue::Integer(number) => number.as_str().parse().ok(),
        DeValue::Float(number) => number.as_str().parse().ok(),
        _ => None,
    }
}
