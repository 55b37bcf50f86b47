//! Conditions with positions for ids.

use super::super::source::{Context, SourceCondition, SourceTest};
use super::Ids;
use crate::guide::Condition;

/// The condition, or `absent` where none is given. A part that names nothing known is taken to hold always; it has
/// been reported.
pub(super) fn condition(
    cx: &mut Context<'_>,
    ids: &Ids<'_>,
    source: Option<&SourceCondition>,
    absent: Condition,
) -> Condition {
    source.map_or(absent, |source| resolve(cx, ids, source))
}

fn resolve(cx: &mut Context<'_>, ids: &Ids<'_>, source: &SourceCondition) -> Condition {
    match &source.test {
        SourceTest::Is(name) => ids
            .find_answer(cx, name)
            .map_or(Condition::Always, |(question, answer)| Condition::Is(question, answer)),
        SourceTest::Not(name) => ids
            .find_answer(cx, name)
            .map_or(Condition::Always, |(question, answer)| Condition::Not(question, answer)),
        SourceTest::Any(parts) => Condition::Any(parts.iter().map(|part| resolve(cx, ids, part)).collect()),
        SourceTest::All(parts) => Condition::All(parts.iter().map(|part| resolve(cx, ids, part)).collect()),
    }
}
