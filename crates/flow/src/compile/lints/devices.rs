//! Lines of a fix that hold for one kind of iPhone only.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, SourceFix, SourceGuide, SourceStep};
use super::name;
use crate::guide::{Device, Fix, Guide};

/// The other kind, with its words.
const fn other(on: Device) -> Option<(Device, &'static str)> {
    match on {
        Device::Any => None,
        Device::FaceId => Some((Device::HomeButton, "a Home button")),
        Device::HomeButton => Some((Device::FaceId, "Face ID")),
    }
}

pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide) {
    for (written, fix) in source.fixes.iter().zip(&guide.fixes) {
        // Where lines depend on the version as well, every era is looked at.
        let by_era = written.steps.iter().any(|step| step.ios.is_some());
        if !by_era && is_read(cx, written) && has_line_for_all(cx, written, fix) {
            check_pairs(cx, written);
        }
    }
}

/// Whether it is known of every line which kind it is for: a table without `ios` that is for all has a mistake in `on`.
fn is_read(cx: &Context<'_>, written: &SourceFix) -> bool {
    let is_table = |step: &SourceStep| step.at.text(cx.source).starts_with('{');
    !written.steps.iter().any(|step| step.on == Device::Any && is_table(step))
}

/// Whether both kinds of iPhone have something to do; reported where one has not.
fn has_line_for_all(cx: &mut Context<'_>, written: &SourceFix, fix: &Fix) -> bool {
    let Some(first) = written.steps.first() else { return true };
    let Some((missing, kind)) =
        other(first.on).filter(|_| written.steps.iter().all(|step| step.on == first.on))
    else {
        return true;
    };
    let message = format!("{} has no line for an iPhone with {kind}", name(&fix.id, "fix"));
    cx.report(
        Diagnostic::new(Code::OneKindOnly, written.name_span(), message, "nothing to do there")
            .also(first.at, "all lines are for the other kind")
            .help(format!(
                "add lines with on = \"{}\", or leave `on` out where a line holds for all",
                missing.name()
            )),
    );
    false
}

/// Lines for one kind stand beside lines for the other: a run of them without any for one kind is half a step.
fn check_pairs(cx: &mut Context<'_>, written: &SourceFix) {
    for run in written.steps.chunk_by(|one, two| (one.on == Device::Any) == (two.on == Device::Any)) {
        let Some((first, (missing, kind))) = lone(run) else { continue };
        let message = format!("this line says nothing to those whose iPhone has {kind}");
        cx.report(
            Diagnostic::new(Code::NoCounterpart, first.at, message, "for one kind only")
                .help(format!("add a line with on = \"{}\" beside it, or leave `on` out", missing.name())),
        );
    }
}

/// The first of lines that are all for one kind, with the other kind.
fn lone(run: &[SourceStep]) -> Option<(&SourceStep, (Device, &'static str))> {
    let first = run.first()?;
    run.iter().all(|step| step.on == first.on).then_some((first, other(first.on)?))
}
