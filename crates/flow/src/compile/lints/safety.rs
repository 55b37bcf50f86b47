//! Fixes that can take something away, and preparations.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, SourceFix, SourceGuide};
use super::name;
use crate::guide::{Fix, Guide, Risk};

pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide) {
    for (written, fix) in source.fixes.iter().zip(&guide.fixes) {
        check_risk(cx, written, fix);
        check_safer(cx, source, guide, written, fix);
        check_preparation(cx, written, fix);
    }
}

fn check_risk(cx: &mut Context<'_>, written: &SourceFix, fix: &Fix) {
    let Some(risk) = written.risk else { return };
    let what = match risk.value {
        Risk::None | Risk::Reversible => return,
        Risk::Erases => "erases something",
        Risk::Account => "touches the account",
    };
    let this = name(&fix.id, "fix");
    if written.caution.is_none() {
        let message = format!("{this} {what}, but has no caution");
        cx.report(
            Diagnostic::new(Code::RiskWithoutCaution, risk.span, message, "needs a caution")
                .help("add `caution = { title = \"…\", loses = [\"…\"], first = \"…\", proceed = \"…\" }`"),
        );
    }
    if written.safer.is_none() {
        let message = format!("{this} {what}, but offers no preparation");
        cx.report(
            Diagnostic::new(Code::RiskWithoutSafer, risk.span, message, "needs a preparation").help(
                "add `safer = \"…\"` with the id of a fix that has `prepares = true`, such as a backup",
            ),
        );
    }
}

fn check_safer(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide, written: &SourceFix, fix: &Fix) {
    let (Some(id), Some(target)) = (&written.safer, fix.safer.map(usize::from)) else { return };
    let (Some(to_written), Some(to)) = (source.fixes.get(target), guide.fixes.get(target)) else { return };
    let itself = written.at == to_written.at;
    if to.prepares && !itself {
        return;
    }
    let message = if itself {
        "a fix cannot be its own preparation".to_owned()
    } else {
        format!("`{}` is not a preparation", id.value)
    };
    let mut report = Diagnostic::new(Code::SaferDoesNotPrepare, id.span, message, "must be a preparation");
    if !itself {
        report = report.also(to_written.name_span(), "has no `prepares = true`");
    }
    cx.report(report.help("name a fix that makes this one safe and cures nothing itself"));
}

fn check_preparation(cx: &mut Context<'_>, written: &SourceFix, fix: &Fix) {
    let works = written.works.as_ref().filter(|works| !works.by_cause.is_empty());
    if let Some(works) = works
        && fix.prepares
    {
        cx.report(
            Diagnostic::new(
                Code::PreparationCures,
                works.at,
                format!("{} says that it cures something", name(&fix.id, "preparation")),
                "must be left out",
            )
            .also(written.prepares.span, "it is a preparation")
            .help("remove `works`; if the step cures something by itself, remove `prepares`"),
        );
    }
}

/// Checks that something gentler comes before a fix that can take something away, where there is any for its causes.
pub(super) fn check_gentler(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide) {
    let cures = |fix: &Fix, cause: u16| fix.works.iter().any(|(cured, _)| *cured == cause);
    let is_gentler = |other: &Fix, fix: &Fix| {
        matches!(other.risk, Risk::None | Risk::Reversible)
            && !other.prepares
            && fix.works.iter().any(|(cause, _)| cures(other, *cause))
    };
    for (index, (written, fix)) in source.fixes.iter().zip(&guide.fixes).enumerate() {
        if matches!(fix.risk, Risk::None | Risk::Reversible) || fix.prepares {
            continue;
        }
        let Some((gentle, _)) =
            source.fixes.iter().zip(&guide.fixes).find(|(_, other)| is_gentler(other, fix))
        else {
            continue;
        };
        if before(guide, index).iter().any(|other| is_gentler(&guide.fixes[*other], fix)) {
            continue;
        }
        let message = format!("nothing gentler comes before {}", name(&fix.id, "fix"));
        let span = written.risk.map_or(written.name_span(), |risk| risk.span);
        let mut report =
            Diagnostic::new(Code::NothingGentler, span, message, "could be the first that is tried")
                .also(gentle.name_span(), "is for the same cause and takes nothing away");
        if let Some(first) = written.after.first() {
            report = report.also(first.span, "is for other causes");
        }
        cx.report(report.help("name under `after` a gentle fix that should be tried first"));
    }
}

/// All fixes that come before one, directly or not.
fn before(guide: &Guide, fix: usize) -> Vec<usize> {
    let mut before = vec![fix];
    let mut at = 0;
    while let Some(next) = before.get(at).and_then(|fix| guide.fixes.get(*fix)) {
        for other in next.after.iter().map(|other| usize::from(*other)) {
            if !before.contains(&other) {
                before.push(other);
            }
        }
        at += 1;
    }
    before.split_off(1)
}

/// Checks that every fix has a use: it cures something, or another fix offers it as a preparation.
pub(super) fn check_use(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide) {
    for (index, (written, fix)) in (0_u16..).zip(source.fixes.iter().zip(&guide.fixes)) {
        if fix.prepares && !guide.fixes.iter().any(|other| other.safer == Some(index)) {
            let message = format!("no fix offers {} on its caution", name(&fix.id, "preparation"));
            cx.report(
                Diagnostic::new(Code::UnusedPreparation, written.name_span(), message, "never offered")
                    .help("name it under `safer` of a risky fix, or remove it"),
            );
        } else if !fix.prepares && fix.works.is_empty() {
            let span = written.works.as_ref().map_or(written.name_span(), |works| works.at);
            let message = format!("{} cures nothing", name(&fix.id, "fix"));
            cx.report(Diagnostic::new(Code::FixCuresNothing, span, message, "works against no cause").help(
                "add `works = { cause = 0.5 }`, or `prepares = true` if it only makes other fixes safe",
            ));
        }
    }
}
