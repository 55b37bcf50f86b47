//! What two versions say, piece by piece, and which pieces differ: numbers, rules and texts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use serde::Serialize;
use unstuck_flow::guide::{Answer, Cause, Chance, Condition, Fix, Guide, Question};

use super::version::Version;

/// What a piece is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Something to reckon with.
    Number,
    /// What may follow what, and how.
    Rule,
    /// Words.
    Text,
}

/// A number or rule that is another one. An empty text stands for nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Change {
    /// The part with its id: `fix plug`, `answer symptom.dark`.
    pub(super) of: String,
    pub(super) key: String,
    pub(super) old: String,
    pub(super) new: String,
}

/// A text that is another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Text {
    pub(super) of: String,
    pub(super) key: String,
}

/// What differs in the parts that both versions have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Changes {
    pub(super) numbers: Vec<Change>,
    pub(super) rules: Vec<Change>,
    pub(super) texts: Vec<Text>,
}

pub(super) fn changes(old: &Version, new: &Version) -> Changes {
    let (old, new) = (Pieces::of(old), Pieces::of(new));
    let mut changes = Changes::default();
    let both = old.order.iter().chain(new.order.iter().filter(|place| !old.pieces.contains_key(*place)));
    for place @ (of, key) in both {
        if !old.parts.contains(of) || !new.parts.contains(of) {
            continue;
        }
        let (was, is) = (old.pieces.get(place), new.pieces.get(place));
        if was == is {
            continue;
        }
        let value =
            |piece: Option<&(Kind, String)>| piece.map(|(_, value)| value.clone()).unwrap_or_default();
        let change = || Change { of: of.clone(), key: key.clone(), old: value(was), new: value(is) };
        match was.or(is).map_or(Kind::Text, |(kind, _)| *kind) {
            Kind::Number => changes.numbers.push(change()),
            Kind::Rule => changes.rules.push(change()),
            Kind::Text => changes.texts.push(Text { of: of.clone(), key: key.clone() }),
        }
    }
    changes
}

/// A part with its id, and a key of it.
type Place = (String, String);

#[derive(Default)]
struct Pieces {
    order: Vec<Place>,
    pieces: BTreeMap<Place, (Kind, String)>,
    parts: BTreeSet<String>,
    /// The part that is looked at.
    of: String,
}

impl Pieces {
    fn of(version: &Version) -> Self {
        let Version { guide, pages, labels, .. } = version;
        let mut pieces = Self::default();
        pieces.head(guide);
        pieces.text("labels", labels);
        pieces.text("sources", (&pages.sources, &pages.grounds));
        pieces.text("figures", &pages.figures);
        for figure in &pages.figures.named {
            pieces.number(&format!("figure.{}", figure.id), figure.value);
        }
        guide.causes.iter().for_each(|cause| pieces.cause(cause));
        for question in &guide.questions {
            pieces.question(guide, question);
            question.answers.iter().for_each(|answer| pieces.answer(guide, question, answer));
        }
        guide.fixes.iter().for_each(|fix| pieces.fix(guide, fix));
        for (page, text) in guide.pages.iter().zip(&pages.texts) {
            pieces.part(format!("page {}", page.id));
            pieces.text("title", &page.title);
            pieces.text("summary", &text.summary);
            pieces.text("body", &text.body);
            pieces.text("section", (page.section, page.tool));
        }
        pieces
    }

    fn part(&mut self, of: String) {
        self.parts.insert(of.clone());
        self.of = of;
    }

    fn put(&mut self, kind: Kind, key: &str, value: String) {
        let place = (self.of.clone(), key.to_owned());
        self.order.push(place.clone());
        self.pieces.insert(place, (kind, value));
    }

    fn number(&mut self, key: &str, value: f64) {
        self.put(Kind::Number, key, value.to_string());
    }

    fn rule(&mut self, key: &str, value: impl Into<String>) {
        self.put(Kind::Rule, key, value.into());
    }

    /// Texts are compared with all that they are made of; what they say is for the files to show.
    fn text(&mut self, key: &str, value: impl Debug) {
        self.put(Kind::Text, key, format!("{value:?}"));
    }

    fn head(&mut self, guide: &Guide) {
        self.part("guide".to_owned());
        self.rule("id", &guide.id);
        self.text("title", &guide.title);
        self.text("lang", &guide.lang);
        self.text("reviewed", &guide.reviewed);
        self.text("covers", &guide.covers);
        self.text("start", &guide.start);
        self.text("support", &guide.support);
        self.text("phone", &guide.phone);
        self.text("eras", &guide.eras);
        let costs = guide.planner;
        for (key, minutes) in [
            ("planner.support", costs.support),
            ("planner.reversible", costs.reversible),
            ("planner.erases", costs.erases),
            ("planner.account", costs.account),
            ("planner.wait_hour", costs.wait_hour),
        ] {
            self.number(key, minutes);
        }
        self.rule("entry", guide.questions.get(usize::from(guide.entry)).map_or("", |entry| &entry.id));
        let steps = guide.checklist.iter();
        self.text("checklist", steps.clone().map(|step| (&step.title, &step.summary)).collect::<Vec<_>>());
        let steps: Vec<String> = steps.map(|step| format!("({})", fixes(guide, &step.fixes))).collect();
        self.rule("checklist.fixes", steps.join(" "));
    }

    fn cause(&mut self, cause: &Cause) {
        self.part(format!("cause {}", cause.id));
        self.text("name", &cause.name);
        self.number("prior", cause.prior);
        self.text("explain", &cause.explain);
        self.text("prevent", &cause.prevent);
    }

    fn question(&mut self, guide: &Guide, question: &Question) {
        self.part(format!("question {}", question.id));
        self.text("ask", &question.ask);
        self.text("hint", &question.hint);
        self.text("place", &question.place);
        self.number("minutes", question.minutes);
        self.number("not_sure", question.not_sure);
        self.rule("context", question.context.to_string());
        self.rule("tool", question.tool.map_or("", |tool| tool.name()));
        self.rule("when", condition(guide, &question.when));
        let answers: Vec<&str> = question.answers.iter().map(|answer| &*answer.id).collect();
        self.rule("answers", answers.join(", "));
    }

    fn answer(&mut self, guide: &Guide, question: &Question, answer: &Answer) {
        self.part(format!("answer {}.{}", question.id, answer.id));
        self.text("label", &answer.label);
        self.text("hint", &answer.hint);
        self.text("alert", &answer.alert);
        self.text("report", &answer.report);
        match &answer.chance {
            Chance::Rest => self.rule("chance", "the rest"),
            Chance::Given { by_cause, otherwise } => {
                self.rule("chance", "given");
                for (cause, chance) in by_cause {
                    self.number(&format!("chance.{}", guide.causes[usize::from(*cause)].id), *chance);
                }
                self.number("otherwise", *otherwise);
            }
        }
    }

    fn fix(&mut self, guide: &Guide, fix: &Fix) {
        self.part(format!("fix {}", fix.id));
        self.text("title", &fix.title);
        self.text("why", &fix.why);
        self.text("changes", &fix.changes);
        self.text("undo", &fix.undo);
        self.text("place", &fix.place);
        self.text("steps", &fix.steps);
        self.text("check", &fix.check);
        self.text("wait.text", fix.wait.as_ref().map(|wait| &wait.text));
        self.text("caution", &fix.caution);
        self.text("report", &fix.report);
        self.number("minutes", fix.minutes);
        self.number("wait.hours", fix.wait.as_ref().map_or(0.0, |wait| wait.hours));
        let cluster = fix.cluster;
        self.number("cluster.minutes", guide.minutes_alone(fix) - fix.minutes);
        for (cause, rate) in &fix.works {
            self.number(&format!("works.{}", guide.causes[usize::from(*cause)].id), *rate);
        }
        self.rule("risk", format!("{:?}", fix.risk).to_lowercase());
        self.rule("tool", fix.tool.map_or("", |tool| tool.name()));
        self.rule("caution.shown", fix.caution.is_some().to_string());
        self.rule("safer", fixes(guide, fix.safer.as_slice()));
        self.rule("after", fixes(guide, &fix.after));
        self.rule("needs", condition(guide, &fix.needs));
        self.rule("blocked_by", condition(guide, &fix.blocked_by));
        self.rule("prepares", fix.prepares.to_string());
        let mates = guide.fixes.iter().filter(|other| cluster.is_some() && other.cluster == cluster);
        self.rule("cluster", mates.map(|other| &*other.id).collect::<Vec<_>>().join(", "));
    }
}

/// Fixes by their ids.
fn fixes(guide: &Guide, fixes: &[u16]) -> String {
    let ids: Vec<&str> = fixes.iter().map(|fix| &*guide.fixes[usize::from(*fix)].id).collect();
    ids.join(", ")
}

/// A condition as authors think of it.
fn condition(guide: &Guide, condition: &Condition) -> String {
    let answer = |question: u16, answer: u16| {
        let question = &guide.questions[usize::from(question)];
        format!("{}.{}", question.id, question.answers[usize::from(answer)].id)
    };
    let list = |parts: &[Condition]| {
        parts.iter().map(|part| self::condition(guide, part)).collect::<Vec<_>>().join(", ")
    };
    match condition {
        Condition::Always => "always".to_owned(),
        Condition::Never => "never".to_owned(),
        Condition::Is(question, chosen) => answer(*question, *chosen),
        Condition::Not(question, chosen) => format!("not {}", answer(*question, *chosen)),
        Condition::Any(parts) => format!("any of ({})", list(parts)),
        Condition::All(parts) => format!("all of ({})", list(parts)),
    }
}
