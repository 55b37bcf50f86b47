//! How sure each part is, and who says so.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::markdown::check_source;
use super::super::source::{Context, SourceGround, SourceGuide, Text};
use super::super::span::Span;
use super::head::check_date;
use crate::grounds::Certainty;

/// A part that can say what it rests on.
struct Part<'s> {
    noun: &'static str,
    id: Option<&'s Text>,
    at: Span,
    ground: &'s SourceGround,
}

impl Part<'_> {
    fn name(&self) -> String {
        super::name(self.id.map_or("", |id| &id.value), self.noun)
    }

    fn span(&self) -> Span {
        self.id.map_or(self.at, |id| id.span)
    }

    /// Whether it says anything of its ground.
    fn says(&self) -> bool {
        self.ground.certainty.is_some() || !self.ground.sources.is_empty()
    }
}

/// All parts that can, in the order of their kinds.
fn parts(source: &SourceGuide) -> Vec<Part<'_>> {
    let part = |noun, id, at, ground| Part { noun, id, at, ground };
    let mut parts = Vec::new();
    parts.extend(source.causes.iter().map(|one| part("cause", one.id.as_ref(), one.at, &one.ground)));
    parts.extend(source.questions.iter().map(|one| part("question", one.id.as_ref(), one.at, &one.ground)));
    parts.extend(source.fixes.iter().map(|one| part("fix", one.id.as_ref(), one.at, &one.ground)));
    parts.extend(source.pages.iter().map(|one| part("page", one.id.as_ref(), one.at, &one.ground)));
    parts
}

pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide) {
    for cited in &source.sources {
        if let Some(href) = &cited.href {
            check_source(cx, href);
        }
        if let Some(seen) = &cited.seen {
            check_date(cx, seen);
        }
    }
    let parts = parts(source);
    parts.iter().for_each(|part| check_confirmed(cx, part.ground, &part.name(), "sources"));
    let silent: Vec<&Part<'_>> = parts.iter().filter(|part| part.ground.certainty.is_none()).collect();
    let says = parts.iter().find(|part| part.says());
    if let (Some(first), Some(says)) = (silent.first(), says) {
        let message = format!("{} of {} parts do not say how sure they are", silent.len(), parts.len());
        let mut found = Diagnostic::new(Code::MissingCertainty, first.span(), message, "the first of them")
            .help("add certainty = \"confirmed\", \"reported\", \"known\" or \"judged\"; or to none of them");
        if says.span() != first.span() {
            found = found.also(says.span(), "this one says something");
        }
        cx.report(found);
    }
}

/// Whatever is confirmed names who confirms it, and what is reported should name who does. `key` is what that is called
/// there.
pub(crate) fn check_confirmed(cx: &mut Context<'_>, ground: &SourceGround, what: &str, key: &str) {
    if let Some(certainty) = ground.certainty
        && certainty.value == Certainty::Confirmed
        && ground.sources.is_empty()
    {
        let message = format!("{what} is confirmed, and does not say by whom");
        cx.report(Diagnostic::new(Code::ConfirmedByNobody, certainty.span, message, "names no source").help(
            format!("add {key} = [\"…\"], or say what is true: \"reported\", \"known\" or \"judged\""),
        ));
    }
    if let Some(certainty) = ground.certainty
        && certainty.value == Certainty::Reported
        && ground.sources.is_empty()
    {
        let message = format!("{what} is reported, and does not say by whom");
        cx.report(
            Diagnostic::new(Code::ReportedByNobody, certainty.span, message, "names no source")
                .help(format!("add {key} = [\"…\"], or say what is true: \"known\" or \"judged\"")),
        );
    }
}

/// Whether each source is named, by a part or by a figure.
pub(crate) fn check_use<'t>(
    cx: &mut Context<'_>,
    source: &SourceGuide,
    by_figures: impl Iterator<Item = &'t Text>,
) {
    let mut named: Vec<&str> = by_figures.map(|id| id.value.as_str()).collect();
    named.extend(parts(source).iter().flat_map(|part| &part.ground.sources).map(|id| id.value.as_str()));
    for cited in &source.sources {
        if let Some(id) = &cited.id
            && !named.contains(&id.value.as_str())
        {
            let message = format!("nothing names the source `{}`", id.value);
            let help = "name it under `sources` of what it says, or remove it";
            cx.report(Diagnostic::new(Code::UnusedSource, id.span, message, "never named").help(help));
        }
    }
}
