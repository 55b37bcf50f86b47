//! `[[label]]`: what labels were called before.

use std::collections::BTreeSet;

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::resolve::{key, run};
use super::super::source::{Context, SourceGuide, SourceLabel, Text};
use super::super::span::Span;
use super::super::twice;
use super::eras::Bounds;
use crate::bytes::needed;
use crate::guide::{Guide, PageText};
use crate::names::Names;

pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide) {
    let bounds = Bounds::of(guide);
    let mut seen: Vec<(Vec<String>, &Text)> = Vec::new();
    for label in &source.labels {
        if let Some(now) = &label.now {
            check_name(cx, now);
            let labels = run(now);
            match seen.iter().find(|(known, _)| *known == labels) {
                Some((_, first)) => {
                    let message = format!("`{}` has two rules", now.shown());
                    cx.report(
                        Diagnostic::new(Code::DuplicateLabel, now.span, message, "again")
                            .also(first.span, "the first rule")
                            .help("put all former names into one `until`")
                            .mend_if(twice::part(cx.source, first.span, now.span)),
                    );
                }
                None => seen.push((labels, now)),
            }
        }
        check_former(cx, label, &bounds);
    }
}

fn check_former(cx: &mut Context<'_>, label: &SourceLabel, bounds: &Bounds) {
    if let Some(at) = label.empty {
        let message = "this label has no other name".to_owned();
        empty(cx, at, message, "add what it was called: until = { 17 = \"…\" }, or remove the label");
    }
    for (bound, name) in &label.until {
        bounds.check_end(cx, key(bound), bound.span);
        check_name(cx, name);
    }
}

fn check_name(cx: &mut Context<'_>, name: &Text) {
    // A mark that parts labels, where there is no label beside it.
    let parts = |label: &String| label.is_empty() || label.starts_with('>') || label.ends_with('>');
    if run(name).iter().any(parts) {
        let message = "a name of a label is empty".to_owned();
        empty(
            cx,
            name.span,
            message,
            "write the label as it stands on the iPhone, or a path: \"Settings > Photos\"",
        );
    }
}

fn empty(cx: &mut Context<'_>, span: Span, message: String, help: &str) {
    cx.report(Diagnostic::new(Code::EmptyName, span, message, "nothing here").help(help));
}

/// Checks that every rule is about a label of the guide.
pub(super) fn check_use(
    cx: &mut Context<'_>,
    source: &SourceGuide,
    guide: &Guide,
    pages: &Vec<PageText>,
    names: &Names,
) {
    let mut used: BTreeSet<usize> = needed(guide, names);
    used.extend(needed(pages, names));
    for (at, label) in source.labels.iter().enumerate() {
        if let Some(now) = label.now.as_ref().filter(|_| !used.contains(&at)) {
            let message = format!("no path and no label of the guide is `{}`", now.shown());
            cx.report(
                Diagnostic::new(Code::UnusedLabel, now.span, message, "never used")
                    .help("write it as the guide does, letter for letter, or remove the rule"),
            );
        }
    }
}
