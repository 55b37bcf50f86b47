//! Clusters: whether they are shared.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, SourceGuide};
use super::name;
use crate::guide::Guide;

/// Checks that what is opened once is opened for several fixes.
pub(super) fn check_use(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide) {
    for (index, written) in (0_u16..).zip(&source.clusters) {
        let mut members = source.fixes.iter().zip(&guide.fixes).filter(|(_, fix)| fix.cluster == Some(index));
        let only = members.next();
        if members.next().is_some() {
            continue;
        }
        let cluster = name(written.id.as_ref().map_or("", |id| &id.value), "cluster");
        let span = written.name_span();
        cx.report(match only.and_then(|(fix, _)| fix.cluster.as_ref()) {
            None => {
                let message = format!("no fix is in {cluster}");
                Diagnostic::new(Code::UnsharedCluster, span, message, "never opened")
                    .help("name it under `cluster` of the fixes that share it, or remove it")
            }
            Some(named) => {
                let message = format!("only one fix is in {cluster}");
                Diagnostic::new(Code::UnsharedCluster, span, message, "shared with no other")
                    .also(named.span, "the only fix in it")
                    .help("name it in another fix too, or add its minutes to those of this fix and remove it")
            }
        });
    }
}
