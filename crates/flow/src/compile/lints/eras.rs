//! Eras of iOS, and lines that hold for some of them.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::resolve::version;
use super::super::source::{Context, Number, SourceFix, SourceGuide, SourceVersions};
use super::super::span::Span;
use super::super::suggest::listed;
use super::name;
use crate::guide::{Device, Fix, Guide};

/// Checks the eras; false where their order or number is wrong, so that nothing more can be told by them.
pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide) -> bool {
    let before = cx.found.len();
    match source.eras.split_last() {
        Some((only, [])) => {
            let message = "a guide with one era has no differences to tell";
            cx.report(
                Diagnostic::new(Code::SingleEra, only.at, message, "the only era")
                    .help("add another era, or remove this one"),
            );
        }
        Some((last, _)) => {
            check_order(cx, source);
            if let Some(until) = last.until {
                let help = "remove `until`: the last era covers all later versions";
                wrong(cx, until.span, "the last era ends".to_owned(), help);
            }
        }
        None => {}
    }
    cx.found.len() == before
}

fn check_order(cx: &mut Context<'_>, source: &SourceGuide) {
    let mut before = 0;
    for era in &source.eras[..source.eras.len() - 1] {
        let Some(until) = era.until else {
            let help =
                "add the last version that it covers: until = 17; only the last era goes on without end";
            wrong(cx, era.at, "an era without `until` stands before another era".to_owned(), help);
            continue;
        };
        match version(until) {
            Some(version) if version > before => before = version,
            Some(version) => {
                let message = format!("an era until {version} stands behind an era until {before}");
                wrong(cx, until.span, message, "write the eras from the earliest to the latest");
            }
            None => {
                let message = format!("`{}` is not a version of iOS", until.span.text(cx.source));
                wrong(cx, until.span, message, "write the number before the point: until = 17");
            }
        }
    }
}

fn wrong(cx: &mut Context<'_>, span: Span, message: String, help: &str) {
    cx.report(Diagnostic::new(Code::EraOrder, span, message, "out of order").help(help));
}

/// Where eras end and begin.
pub(super) struct Bounds {
    ends: Vec<u16>,
}

impl Bounds {
    pub(super) fn of(guide: &Guide) -> Self {
        Self { ends: guide.eras.iter().filter_map(|era| era.until).collect() }
    }

    /// Whether an era ends with this version; reported where none does.
    pub(super) fn check_end(&self, cx: &mut Context<'_>, bound: Option<u16>, span: Span) -> bool {
        self.check(cx, bound, span, "ends", self.ends.clone())
    }

    /// Whether an era other than the first begins with this version; reported where none does.
    fn check_start(&self, cx: &mut Context<'_>, bound: Option<u16>, span: Span) -> bool {
        self.check(cx, bound, span, "begins", self.ends.iter().map(|end| end + 1).collect())
    }

    fn check(
        &self,
        cx: &mut Context<'_>,
        bound: Option<u16>,
        span: Span,
        verb: &str,
        known: Vec<u16>,
    ) -> bool {
        if bound.is_some_and(|bound| known.contains(&bound)) {
            return true;
        }
        let known: Vec<String> = known.iter().map(u16::to_string).collect();
        let help = match known.as_slice() {
            [] => "say which eras there are, each with its own [[era]]".to_owned(),
            known => format!("choose {}", listed(known.iter().map(String::as_str), "or")),
        };
        let message = format!("no era {verb} with `{}`", span.text(cx.source));
        cx.report(Diagnostic::new(Code::UnknownBound, span, message, "not a bound of an era").help(help));
        false
    }
}

/// Checks the bounds of lines, and that every iPhone is told something by every fix that has them.
pub(super) fn check_steps(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide) {
    let bounds = Bounds::of(guide);
    for (written, fix) in source.fixes.iter().zip(&guide.fixes) {
        let mut fine = true;
        for (step, line) in written.steps.iter().zip(&fix.steps) {
            let Some(ios) = &step.ios else { continue };
            if check_bounds(cx, ios, &bounds) {
                if line.from > line.until && line.until.is_some() {
                    fine = false;
                    let message = "no version of iOS is that new and that old";
                    let help = "`from` is the first version and `until` the last: from = 16, until = 17";
                    let label = "holds in no era";
                    cx.report(Diagnostic::new(Code::NoEra, ios.at, message, label).help(help));
                }
            } else {
                fine = false;
            }
        }
        if fine && written.steps.iter().any(|step| step.ios.is_some()) {
            check_whole(cx, written, fix, guide);
        }
    }
}

fn check_bounds(cx: &mut Context<'_>, ios: &SourceVersions, bounds: &Bounds) -> bool {
    if ios.from.is_none() && ios.until.is_none() {
        let message = "`ios` of this step names no version";
        cx.report(Diagnostic::new(Code::UnknownBound, ios.at, message, "no bound here").help(
            "write { from = 18 }, { until = 17 } or both; leave `ios` out where the line always holds",
        ));
        return false;
    }
    let is = |number: Option<Number>| number.map(|number| (version(number), number.span));
    let start = is(ios.from).is_none_or(|(bound, span)| bounds.check_start(cx, bound, span));
    let end = is(ios.until).is_none_or(|(bound, span)| bounds.check_end(cx, bound, span));
    start && end
}

fn check_whole(cx: &mut Context<'_>, written: &SourceFix, fix: &Fix, guide: &Guide) {
    for era in &guide.eras {
        for (kind, device) in [("Face ID", Device::FaceId), ("a Home button", Device::HomeButton)] {
            let mut lines = fix.steps.iter().filter(|step| step.holds(era.until()));
            if lines.any(|step| step.on == Device::Any || step.on == device) {
                continue;
            }
            let message = format!("{} has no line for {} with {kind}", name(&fix.id, "fix"), era.name);
            cx.report(
                Diagnostic::new(Code::FixWithoutLines, written.name_span(), message, "nothing to do there")
                    .help("add a line that holds there, or widen the `ios` of another"),
            );
            return;
        }
    }
}
