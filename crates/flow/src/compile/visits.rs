//! `visits.toml`, the visits that an author wrote down for a guide.

use toml::de::DeTable;
use unstuck_engine::{AnswerId, FixId, QuestionId};

use super::code::Code;
use super::diagnostic::{Diagnostic, Severity};
use super::resolve::renamed;
use super::source::{Context, Fields, Need, Text};
use super::span::Span;
use super::suggest::closest;
use super::syntax;
use crate::bytes::{Bytes, Read as _};
use crate::guide::Guide;
use crate::visits::Visit;

type Answers = Vec<(QuestionId, AnswerId)>;

/// The most screens that can be asked for.
const MOST_SCREENS: usize = 1_000;

/// Between the two ids of a line under `before`.
const BEFORE: &str = " before ";
/// Between the id and the number of a line under `by`.
const WITHIN: &str = " within ";

/// The visits in a file, and what is wrong with it. A visit with an error is left out; the others can be played.
#[must_use]
pub fn visits(guide: &Guide, source: &str) -> (Vec<Visit>, Vec<Diagnostic>) {
    let (table, faults) = syntax::parse(source);
    let mut cx = Context::new(source);
    let visits = file(&mut cx, guide, table.get_ref());
    let mut found = cx.found;
    syntax::finish(source, &faults, &mut found);
    (visits, found)
}

/// Asks for the keys of such a file.
pub(super) fn keys(cx: &mut Context<'_>, nothing: &DeTable<'_>) {
    // Nothing stands in the file, so nothing is looked up in the guide.
    file(cx, &Guide::read(&mut Bytes::new(&[])), nothing);
}

fn file(cx: &mut Context<'_>, guide: &Guide, table: &DeTable<'_>) -> Vec<Visit> {
    let mut fields = Fields::new(table, Span::new(0, 0), "the file");
    let usual = fields.texts(cx, "usual", Need::May);
    let usual: Answers = usual.iter().filter_map(|name| answer(cx, guide, name)).collect();
    let mut visits = Vec::new();
    for (table, at) in fields.tables(cx, "visit", Need::Must) {
        let before = cx.errors();
        let visit = read(cx, guide, &usual, table, at);
        if cx.errors() == before {
            visits.extend(visit);
        }
    }
    fields.finish(cx);
    visits
}

fn read(
    cx: &mut Context<'_>,
    guide: &Guide,
    usual: &Answers,
    table: &DeTable<'_>,
    at: Span,
) -> Option<Visit> {
    let mut fields = Fields::new(table, at, "the visit");
    let who = fields.text(cx, "who", Need::Must);
    fields.named(who.as_ref());
    let screens = fields.number(cx, "screens", Need::Must);
    let answers = fields.texts(cx, "answers", Need::May);
    let lists = ["helped_by", "cannot", "never"].map(|key| fields.texts(cx, key, Need::May));
    let before = fields.texts(cx, "before", Need::May);
    let by = fields.texts(cx, "by", Need::May);
    let goes_on = fields.switch(cx, "goes_on").on;
    let unsure = fields.switch(cx, "unsure").on;
    fields.finish(cx);
    let [helped_by, cannot, never] =
        lists.map(|list| list.iter().filter_map(|id| fix(cx, guide, id)).collect());
    let mut answers: Answers = answers.iter().filter_map(|name| answer(cx, guide, name)).collect();
    if !unsure {
        // The first answer to a question counts, so theirs before the usual one.
        answers.extend(usual);
    }
    Some(Visit {
        answers,
        helped_by,
        cannot,
        never,
        goes_on,
        before: before.iter().filter_map(|line| pair(cx, guide, line)).collect(),
        by: by.iter().filter_map(|line| within(cx, guide, line)).collect(),
        screens: count(cx, screens.as_ref()?.value, screens.as_ref()?.span)?,
        who: who?.value,
        at: at.start,
    })
}

/// A whole number of screens.
fn count(cx: &mut Context<'_>, number: f64, span: Span) -> Option<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what is cut off is refused")]
    let whole = number as usize;
    #[expect(clippy::cast_precision_loss, reason = "it is small where it matters")]
    if whole as f64 == number && (1..=MOST_SCREENS).contains(&whole) {
        return Some(whole);
    }
    let message = format!("`screens` is {number}, and has to be a whole number from 1 to 1,000");
    cx.report(Diagnostic::new(Code::UnknownValue, span, message, "not a number of screens"));
    None
}

fn fix(cx: &mut Context<'_>, guide: &Guide, id: &Text) -> Option<FixId> {
    let found = guide.fix_at(&id.value);
    if let Some(at) = found {
        check_renamed(cx, id.span, &id.value, &guide.fixes[at].id);
    } else {
        let message = format!("there is no fix `{}`", id.value);
        unknown(
            cx,
            id.span,
            message,
            "no fix has this id",
            &id.value,
            guide.fixes.iter().map(|fix| &*fix.id),
        );
    }
    found.map(FixId::of)
}

fn answer(cx: &mut Context<'_>, guide: &Guide, name: &Text) -> Option<(QuestionId, AnswerId)> {
    let (question, answer) = name.value.split_once('.').unwrap_or((&name.value, ""));
    let Some(at) = guide.question_at(question) else {
        let message = format!("there is no question `{question}`");
        let ids = guide.questions.iter().map(|question| &*question.id);
        let span = cx.inside(name, 0, question.len());
        unknown(cx, span, message, "no question has this id", question, ids);
        return None;
    };
    let span = cx.inside(name, 0, question.len());
    check_renamed(cx, span, question, &guide.questions[at].id);
    let answers = &guide.questions[at].answers;
    let Some(chosen) = guide.answer_at(&guide.questions[at], answer) else {
        let message = format!("the question `{question}` has no answer `{answer}`");
        let ids = answers.iter().map(|answer| &*answer.id);
        unknown(cx, name.span, message, "write question.answer", answer, ids);
        return None;
    };
    let span = cx.inside(name, question.len() + 1, name.value.len());
    check_renamed(cx, span, answer, &answers[chosen].id);
    Some((QuestionId::of(at), AnswerId::of(chosen)))
}

fn check_renamed(cx: &mut Context<'_>, span: Span, said: &str, now: &str) {
    if said != now {
        renamed(cx, span, said, now);
    }
}

/// `first before second`.
fn pair(cx: &mut Context<'_>, guide: &Guide, line: &Text) -> Option<(FixId, FixId)> {
    let Some((first, second)) = line.value.split_once(BEFORE) else {
        let message = format!("`{}` does not say what comes before what", line.value);
        let help = "write the id of a fix, the word before and the id of another";
        cx.report(Diagnostic::new(Code::UnknownValue, line.span, message, "no `before` in it").help(help));
        return None;
    };
    let start = first.len() + BEFORE.len();
    let text = |value: &str, span| Text { value: value.to_owned(), span };
    let first = text(first, cx.inside(line, 0, first.len()));
    let second = text(second, cx.inside(line, start, line.value.len()));
    Some((fix(cx, guide, &first)?, fix(cx, guide, &second)?))
}

/// `fix within 6`.
fn within(cx: &mut Context<'_>, guide: &Guide, line: &Text) -> Option<(FixId, usize)> {
    let found = line.value.split_once(WITHIN);
    let most = found.and_then(|(_, most)| most.parse().ok()).filter(|most| (1..=MOST_SCREENS).contains(most));
    let (Some((id, _)), Some(most)) = (found, most) else {
        let message = format!("`{}` does not say within how many screens", line.value);
        let help = "write the id of a fix, the word within and a number of screens from 1 to 1,000";
        cx.report(Diagnostic::new(Code::UnknownValue, line.span, message, "no number of screens").help(help));
        return None;
    };
    let span = cx.inside(line, 0, id.len());
    Some((fix(cx, guide, &Text { value: id.to_owned(), span })?, most))
}

fn unknown<'g>(
    cx: &mut Context<'_>,
    span: Span,
    message: String,
    label: &str,
    word: &str,
    ids: impl Iterator<Item = &'g str>,
) {
    let help = closest(word, ids).map(|meant| format!("did you mean `{meant}`?"));
    cx.report(Diagnostic::new(Code::UnknownId, span, message, label).help_if(help));
}

impl Context<'_> {
    fn errors(&self) -> usize {
        self.found.iter().filter(|found| found.severity() == Severity::Error).count()
    }
}
