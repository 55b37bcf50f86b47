//! Who has which id.

use std::collections::BTreeMap;

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, SourceGuide, Text};
use super::super::suggest::{certain, did_you_mean, listed};
use super::super::twice;
use super::former::{FormerIds, renamed};
use super::position;

/// An answer's id that the record of a visit needs for "not sure".
const RESERVED: &str = "unsure";

/// Pages that the app has beside those of the guide.
const OWN_PAGES: [&str; 2] = ["all", "code"];

/// Kinds of parts that have an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Cause,
    Question,
    Fix,
    Cluster,
    Page,
    Source,
}

impl Kind {
    const fn noun(self) -> &'static str {
        match self {
            Self::Cause => "cause",
            Self::Question => "question",
            Self::Fix => "fix",
            Self::Cluster => "cluster",
            Self::Page => "page",
            Self::Source => "source",
        }
    }

    const fn plural(self) -> &'static str {
        match self {
            Self::Cause => "causes",
            Self::Question => "questions",
            Self::Fix => "fixes",
            Self::Cluster => "clusters",
            Self::Page => "pages",
            Self::Source => "sources",
        }
    }

    /// Whether the guide has a page for each part of this kind.
    const fn has_page(self) -> bool {
        matches!(self, Self::Page | Self::Cause | Self::Fix)
    }
}

/// The part that has an id.
struct Owner<'g> {
    kind: Kind,
    position: u16,
    text: &'g Text,
}

/// All ids of a guide.
pub(crate) struct Ids<'g> {
    parts: BTreeMap<&'g str, Owner<'g>>,
    answers: Vec<BTreeMap<&'g str, (u16, &'g Text)>>,
    former: FormerIds<'g>,
}

impl<'g> Ids<'g> {
    /// Collects the ids and reports those that are misshapen, reserved or given twice. The first keeps the id.
    pub(crate) fn collect(cx: &mut Context<'_>, source: &'g SourceGuide) -> Self {
        let mut ids = Self { parts: BTreeMap::new(), answers: Vec::new(), former: FormerIds::default() };
        if let Some(id) = &source.id {
            check_own(cx, id);
        }
        let causes = source.causes.iter().map(|cause| (Kind::Cause, &cause.id));
        let questions = source.questions.iter().map(|question| (Kind::Question, &question.id));
        let fixes = source.fixes.iter().map(|fix| (Kind::Fix, &fix.id));
        let clusters = source.clusters.iter().map(|cluster| (Kind::Cluster, &cluster.id));
        let pages = source.pages.iter().map(|page| (Kind::Page, &page.id));
        ids.parts(cx, causes);
        ids.parts(cx, questions);
        ids.parts(cx, fixes);
        ids.parts(cx, pages);
        ids.parts(cx, clusters);
        ids.parts(cx, source.sources.iter().map(|cited| (Kind::Source, &cited.id)));
        for question in &source.questions {
            let mut answers: BTreeMap<&str, (u16, &Text)> = BTreeMap::new();
            for (index, answer) in question.answers.iter().enumerate() {
                let Some(id) = &answer.id else { continue };
                check_own(cx, id);
                if id.value == RESERVED {
                    let message = format!("the id `{RESERVED}` stands for \"I am not sure\"");
                    let help =
                        "give the answer another id; every question can be answered with \"not sure\" anyway";
                    cx.report(Diagnostic::new(Code::ReservedId, id.span, message, "reserved").help(help));
                }
                if let Some((_, first)) = answers.get(id.value.as_str()) {
                    duplicate(cx, id, "an answer to this question", first);
                } else {
                    answers.insert(id.value.as_str(), (position(index), id));
                }
            }
            ids.answers.push(answers);
        }
        let part = |id: &str| Some(ids.parts.get(id)?.text);
        let answer = |at: usize, id: &str| Some(ids.answers.get(at)?.get(id)?.1);
        ids.former = FormerIds::collect(cx, source, part, answer);
        ids
    }

    fn parts(&mut self, cx: &mut Context<'_>, parts: impl Iterator<Item = (Kind, &'g Option<Text>)>) {
        for (index, (kind, id)) in parts.enumerate() {
            let Some(text) = id else { continue };
            check_own(cx, text);
            if OWN_PAGES.contains(&text.value.as_str()) {
                let message = format!("the id `{}` is that of a page of the app", text.value);
                let help = "give it another id; ids are also the addresses of pages";
                cx.report(Diagnostic::new(Code::ReservedId, text.span, message, "reserved").help(help));
            }
            if let Some(first) = self.parts.get(text.value.as_str()) {
                duplicate(cx, text, &format!("a {}", first.kind.noun()), first.text);
            } else {
                self.parts.insert(&text.value, Owner { kind, position: position(index), text });
            }
        }
    }

    fn of(&self, kind: Kind) -> impl Iterator<Item = &'g str> {
        self.parts.iter().filter(move |(_, owner)| owner.kind == kind).map(|(id, _)| *id)
    }

    /// The position of the part that `id` names; reported where there is none of this kind.
    pub(super) fn find(&self, cx: &mut Context<'_>, kind: Kind, id: &Text) -> Option<u16> {
        let owner = self.parts.get(id.value.as_str());
        if let Some(owner) = owner
            && owner.kind == kind
        {
            return Some(owner.position);
        }
        if let Some(now) = self.former.part(&id.value) {
            renamed(cx, id.span, &id.value, now);
            return self.find(cx, kind, &Text { value: now.to_owned(), span: id.span });
        }
        let noun = kind.noun();
        let message = format!("there is no {noun} `{}`", id.value);
        let mut report = Diagnostic::new(Code::UnknownId, id.span, message, format!("no {noun} has this id"));
        if let Some(owner) = owner {
            report = report
                .also(owner.text.span, format!("this is a {}", owner.kind.noun()))
                .help(format!("a {noun} must be named here"));
        }
        let mend = certain(&id.value, self.of(kind)).and_then(|meant| cx.write_instead(id, meant));
        cx.report(report.help_if(advice(&id.value, self.of(kind), kind.plural())).mend_if(mend));
        None
    }

    /// The positions of the question and of the answer that `question.answer` names.
    pub(super) fn find_answer(&self, cx: &mut Context<'_>, name: &Text) -> Option<(u16, u16)> {
        let Some((question, answer)) = name.value.split_once('.') else {
            let message = format!("`{}` does not name an answer", name.value);
            cx.report(
                Diagnostic::new(Code::BadCondition, name.span, message, "no point in it")
                    .help("write the id of the question, a point and the id of the answer"),
            );
            return None;
        };
        let question_text = Text { value: question.to_owned(), span: cx.inside(name, 0, question.len()) };
        let found = self.find(cx, Kind::Question, &question_text)?;
        let answers = self.answers.get(usize::from(found))?;
        if let Some((position, _)) = answers.get(answer) {
            return Some((found, *position));
        }
        let span = cx.inside(name, question.len() + 1, name.value.len());
        if let Some(now) = self.former.answer(found, answer) {
            renamed(cx, span, answer, now);
            return Some((found, answers.get(now)?.0));
        }
        let message = format!("the question `{question}` has no answer `{answer}`");
        let answer_text = Text { value: answer.to_owned(), span };
        let mend =
            certain(answer, answers.keys().copied()).and_then(|meant| cx.write_instead(&answer_text, meant));
        cx.report(
            Diagnostic::new(Code::UnknownId, span, message, "no answer has this id")
                .help_if(advice(answer, answers.keys().copied(), "answers"))
                .mend_if(mend),
        );
        None
    }

    /// Looks up what texts link to. Besides the pages, causes and fixes have a page in the guide: it is made of what
    /// they say. The others have none.
    pub(crate) fn check_page_links(&self, cx: &mut Context<'_>) {
        for mut link in std::mem::take(&mut cx.page_links) {
            if let Some(now) = self.former.part(&link.value) {
                renamed(cx, link.span, &link.value, now);
                link.value = now.to_owned();
            }
            let owner = self.parts.get(link.value.as_str());
            if owner.is_some_and(|owner| owner.kind.has_page()) {
                continue;
            }
            let message = format!("there is no page `{}`", link.value);
            let mut report = Diagnostic::new(Code::UnknownPage, link.span, message, "no page has this id");
            if let Some(owner) = owner {
                let label = format!("a {} has no page of its own", owner.kind.noun());
                report = report.also(owner.text.span, label);
            }
            let targets = || self.parts.iter().filter(|(_, owner)| owner.kind.has_page()).map(|(id, _)| *id);
            let mend = certain(&link.value, targets()).and_then(|meant| cx.write_instead(&link, meant));
            cx.report(
                report
                    .help("link to the id of a page, a cause or a fix")
                    .help_if(did_you_mean(&link.value, targets()))
                    .mend_if(mend),
            );
        }
    }
}

/// What was meant, or what there is to choose from where that is little enough to read.
fn advice<'c>(word: &str, ids: impl Iterator<Item = &'c str>, plural: &str) -> Option<String> {
    let ids: Vec<&str> = ids.collect();
    did_you_mean(word, ids.iter().copied()).or_else(|| match ids.len() {
        0 | 13.. => None,
        _ => Some(format!("the {plural} are {}", listed(ids, "and"))),
    })
}

/// Reports an id that another part has already.
pub(crate) fn duplicate(cx: &mut Context<'_>, id: &Text, owner: &str, first: &Text) {
    cx.report(
        Diagnostic::new(
            Code::DuplicateId,
            id.span,
            format!("the id `{}` is given twice", id.value),
            "given again here",
        )
        .also(first.span, format!("{owner} has it already"))
        .help("give one of the two another id")
        .mend_if(twice::part(cx.source, first.span, id.span)),
    );
}

/// Whether an id can be written otherwise without a word elsewhere: nothing in the file says the old one again, and
/// nothing has the new one.
fn is_alone(cx: &Context<'_>, id: &str, better: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '-';
    better.len() <= 64
        && cx.source.matches(id).count() == 1
        && !cx.source.split(|c| !word(c)).any(|word| word == better)
}

/// Ids stand in links, saved visits and the page's attributes: small letters, digits and single hyphens.
pub(crate) fn check_shape(cx: &mut Context<'_>, id: &Text) {
    cx.found.extend(misshapen(id).map(|(found, _)| found));
}

/// The same for an id that only this file can name, so that it is known whether something does.
fn check_own(cx: &mut Context<'_>, id: &Text) {
    let Some((found, better)) = misshapen(id) else { return };
    let mend = is_alone(cx, &id.value, &better).then(|| cx.write_instead(id, &better)).flatten();
    cx.report(found.mend_if(mend));
}

/// What is to be said of an id of another shape, and the nearest one of the right shape; empty where there is none.
fn misshapen(id: &Text) -> Option<(Diagnostic, String)> {
    let fine = id.value.split('-').all(|part| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    });
    if fine && id.value.len() <= 64 {
        return None;
    }
    let better: String =
        id.value.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let better = better.split_whitespace().collect::<Vec<_>>().join("-");
    let help = if better.is_empty() || better.len() > 64 {
        "an id has up to 64 small letters, digits and hyphens".to_owned()
    } else {
        format!("an id has small letters, digits and hyphens: `{better}`")
    };
    let message = format!("`{}` cannot be an id", id.value.escape_debug());
    Some((Diagnostic::new(Code::BadId, id.span, message, "not an id").help(help), better))
}
