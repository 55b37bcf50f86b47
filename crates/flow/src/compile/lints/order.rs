//! `after`: no fix may wait for itself, however indirectly.

use std::collections::VecDeque;

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, SourceGuide};
use crate::guide::{Fix, Guide};

pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide) {
    check_preparations(cx, source, guide);
    let mut reported = vec![false; guide.fixes.len()];
    for start in 0..guide.fixes.len() {
        if reported[start] {
            continue;
        }
        let Some(cycle) = shortest_cycle(&guide.fixes, start) else { continue };
        for fix in &cycle {
            reported[*fix] = true;
        }
        report(cx, source, guide, &cycle);
    }
}

/// A preparation is never planned for its own sake, so nothing can wait for it.
fn check_preparations(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide) {
    for name in source.fixes.iter().flat_map(|written| &written.after) {
        let found = guide.fixes.iter().position(|fix| fix.id == name.value && fix.prepares);
        if let Some(preparation) = found.and_then(|index| source.fixes.get(index)) {
            let message = format!("the preparation `{}` is never offered by itself", name.value);
            cx.report(
                Diagnostic::new(Code::AfterPreparation, name.span, message, "waits for this")
                    .also(preparation.prepares.span, "it is a preparation")
                    .help("remove it from `after`; if it makes this fix safe, name it under `safer`"),
            );
        }
    }
}

/// The shortest way from a fix back to itself, without the return.
fn shortest_cycle(fixes: &[Fix], start: usize) -> Option<Vec<usize>> {
    let mut from = vec![None; fixes.len()];
    let mut queue = VecDeque::from([start]);
    while let Some(fix) = queue.pop_front() {
        for next in fixes[fix].after.iter().map(|next| usize::from(*next)) {
            if next == start {
                let mut path = vec![fix];
                while let Some(before) = path.last().and_then(|last| from[*last]) {
                    path.push(before);
                }
                path.reverse();
                return Some(path);
            }
            if from[next].is_none() {
                from[next] = Some(fix);
                queue.push_back(next);
            }
        }
    }
    None
}

fn report(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide, cycle: &[usize]) {
    let id = |fix: usize| guide.fixes[fix].id.as_str();
    let next = |at: usize| cycle[(at + 1) % cycle.len()];
    // Where each fix of the cycle names the next one.
    let places: Vec<_> = (0..cycle.len())
        .filter_map(|at| {
            let names = &source.fixes[cycle[at]].after;
            Some((at, names.iter().find(|name| name.value == id(next(at)))?.span))
        })
        .collect();
    let Some(((_, first), others)) = places.split_first() else { return };
    let diagnostic = if cycle.len() == 1 {
        let message = format!("the fix `{}` waits for itself", id(cycle[0]));
        Diagnostic::new(Code::AfterCycle, *first, message, "the fix itself").help("remove it from `after`")
    } else {
        let path: Vec<_> = cycle.iter().chain(cycle.first()).map(|fix| format!("`{}`", id(*fix))).collect();
        let message = format!("these fixes wait for one another: {}", path.join(" after "));
        others
            .iter()
            .fold(
                Diagnostic::new(Code::AfterCycle, *first, message, "waits for this"),
                |report, (at, span)| report.also(*span, format!("and `{}` waits for this", id(cycle[*at]))),
            )
            .help("remove one of them from `after`")
    };
    cx.report(diagnostic);
}
