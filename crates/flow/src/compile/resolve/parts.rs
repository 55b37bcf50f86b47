//! Causes, questions and fixes.

use super::super::code::Code;
use super::super::diagnostic::{Diagnostic, Edit, Mend};
use super::super::source::{
    Context, Number, Rich, SourceAlert, SourceAnswer, SourceCause, SourceCaution, SourceChance, SourceFix,
    SourcePlace, SourceQuestion, SourceWait, Text,
};
use super::ids::Kind;
use super::{Ids, condition, list, maybe, version, words};
use crate::guide::{
    Alert, Answer, Cause, Caution, Chance, Condition, Fix, FixStep, Place, Question, Risk, Wait,
};
use crate::text::RichText;

/// How many people cannot answer a question when its author does not say.
const NOT_SURE: f64 = 0.1;

pub(super) fn cause(source: &SourceCause) -> Cause {
    Cause {
        id: words(source.id.as_ref()),
        name: words(source.name.as_ref()),
        prior: value(source.prior),
        explain: rich(source.explain.as_ref()),
        prevent: source.prevent.as_ref().map(|text| text.blocks.clone()),
    }
}

pub(super) fn question(cx: &mut Context<'_>, ids: &Ids<'_>, source: &SourceQuestion) -> Question {
    Question {
        id: words(source.id.as_ref()),
        ask: words(source.ask.as_ref()),
        hint: maybe(source.hint.as_ref()),
        minutes: value(source.minutes),
        not_sure: source.not_sure.map_or(NOT_SURE, |number| number.value),
        context: source.context.on,
        place: source.place.as_ref().map(place),
        tool: source.tool.map(|tool| tool.value),
        when: condition::condition(cx, ids, source.when.as_ref(), Condition::Always),
        varies: false,
        answers: source.answers.iter().map(|source| answer(cx, ids, source)).collect(),
    }
}

fn answer(cx: &mut Context<'_>, ids: &Ids<'_>, source: &SourceAnswer) -> Answer {
    let chance = if source.is_rest() {
        Chance::Rest
    } else {
        let by_cause = source.chance.as_ref().map(|chance| by_cause(cx, ids, chance)).unwrap_or_default();
        Chance::Given { by_cause, otherwise: value(source.otherwise) }
    };
    Answer {
        id: words(source.id.as_ref()),
        label: words(source.label.as_ref()),
        hint: maybe(source.hint.as_ref()),
        alert: source.alert.as_ref().map(alert),
        report: maybe(source.report.as_ref()),
        chance,
    }
}

fn alert(source: &SourceAlert) -> Alert {
    Alert {
        title: words(source.title.as_ref()),
        body: maybe(source.body.as_ref()),
        buttons: source.buttons.iter().map(Text::shown).collect(),
    }
}

pub(super) fn fix(cx: &mut Context<'_>, ids: &Ids<'_>, source: &SourceFix) -> Fix {
    let before = cx.found.len();
    let fix = resolved(cx, ids, source);
    // No fix waits for itself, and none makes itself safe.
    keep_from(cx, before, |word| source.id.as_ref().is_some_and(|id| id.value == word));
    fix
}

fn resolved(cx: &mut Context<'_>, ids: &Ids<'_>, source: &SourceFix) -> Fix {
    Fix {
        id: words(source.id.as_ref()),
        title: words(source.title.as_ref()),
        why: rich(source.why.as_ref()),
        minutes: value(source.minutes),
        risk: source.risk.map_or(Risk::None, |risk| risk.value),
        changes: words(source.changes.as_ref()),
        undo: words(source.undo.as_ref()),
        works: source.works.as_ref().map(|works| by_cause(cx, ids, works)).unwrap_or_default(),
        place: source.place.as_ref().map(place),
        tool: source.tool.map(|tool| tool.value),
        steps: source
            .steps
            .iter()
            .map(|step| FixStep {
                text: step.text.as_ref().map(|line| line.runs.clone()).unwrap_or_default(),
                on: step.on,
                from: step.ios.as_ref().and_then(|ios| version(ios.from?)),
                until: step.ios.as_ref().and_then(|ios| version(ios.until?)),
            })
            .collect(),
        varies: false,
        check: rich(source.check.as_ref()),
        wait: source.wait.as_ref().map(wait),
        caution: source.caution.as_ref().map(caution),
        safer: source.safer.as_ref().and_then(|id| ids.find(cx, Kind::Fix, id)),
        after: fixes(cx, ids, &source.after),
        needs: condition::condition(cx, ids, source.needs.as_ref(), Condition::Always),
        blocked_by: condition::condition(cx, ids, source.blocked_by.as_ref(), Condition::Never),
        prepares: source.prepares.on,
        cluster: source.cluster.as_ref().and_then(|id| ids.find(cx, Kind::Cluster, id)),
        report: maybe(source.report.as_ref()),
    }
}

fn wait(source: &SourceWait) -> Wait {
    Wait { hours: value(source.hours), text: rich(source.text.as_ref()) }
}

fn caution(source: &SourceCaution) -> Caution {
    Caution {
        title: words(source.title.as_ref()),
        loses: source.loses.iter().map(|text| text.blocks.clone()).collect(),
        first: rich(source.first.as_ref()),
        proceed: words(source.proceed.as_ref()),
    }
}

fn place(source: &SourcePlace) -> Place {
    Place {
        path: source.path.iter().map(Text::shown).collect(),
        note: source.note.as_ref().map(|line| line.runs.clone()),
    }
}

/// Probabilities by position, in the order of the causes, whatever the order they were written in.
fn by_cause(cx: &mut Context<'_>, ids: &Ids<'_>, source: &SourceChance) -> Vec<(u16, f64)> {
    let mut out: Vec<(u16, f64)> = source
        .by_cause
        .iter()
        .filter_map(|(id, number)| Some((keyed(cx, ids, source, id)?, number.value)))
        .collect();
    out.sort_by_key(|(cause, _)| *cause);
    out
}

/// The cause that a key names. A mistyped key is not mended into one that the table has already.
fn keyed(cx: &mut Context<'_>, ids: &Ids<'_>, table: &SourceChance, id: &Text) -> Option<u16> {
    let before = cx.found.len();
    let found = ids.find(cx, Kind::Cause, id);
    keep_from(cx, before, |word| table.by_cause.iter().any(|(key, _)| key.value == word));
    found
}

/// Takes away the mends, of findings from a number on, that would write a word which cannot have been meant.
fn keep_from(cx: &mut Context<'_>, first: usize, is_wrong: impl Fn(&str) -> bool) {
    for report in cx.found.iter_mut().skip(first) {
        let writes = |mend: &Mend| mend.edits.iter().any(|edit: &Edit| is_wrong(&edit.text));
        if report.mend.as_ref().is_some_and(writes) {
            report.mend = None;
        }
    }
}

/// The fixes a list names, each once.
pub(super) fn fixes(cx: &mut Context<'_>, ids: &Ids<'_>, names: &[Text]) -> Vec<u16> {
    positions(cx, ids, Kind::Fix, names)
}

/// The positions of the parts of a kind that a list names, each once.
pub(super) fn positions(cx: &mut Context<'_>, ids: &Ids<'_>, kind: Kind, names: &[Text]) -> Vec<u16> {
    let mut seen: Vec<(u16, &Text)> = Vec::new();
    for name in names {
        let Some(found) = ids.find(cx, kind, name) else { continue };
        if let Some((_, first)) = seen.iter().find(|(part, _)| *part == found) {
            let message = format!("`{}` stands in this list twice", name.value);
            let title = format!("remove the second `{}`", name.value);
            let mend = list::without(cx.source, name.span).map(|span| Mend::new(title, span, ""));
            cx.report(
                Diagnostic::new(Code::ListedTwice, name.span, message, "again")
                    .also(first.span, "first named here")
                    .help("remove one of the two")
                    .mend_if(mend),
            );
        } else {
            seen.push((found, name));
        }
    }
    seen.into_iter().map(|(part, _)| part).collect()
}

pub(super) fn rich(source: Option<&Rich>) -> RichText {
    source.map(|text| text.blocks.clone()).unwrap_or_default()
}

pub(super) fn value(number: Option<Number>) -> f64 {
    number.map_or(0.0, |number| number.value)
}
