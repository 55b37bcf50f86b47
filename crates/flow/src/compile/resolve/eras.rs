//! Eras, and what labels were called in them. What the lints refuse is left out here.

use super::super::source::{Number, SourceEra, SourceGuide, SourceLabel, Text};
use super::words;
use crate::bytes::needed;
use crate::guide::{Era, Guide, PhoneText};
use crate::names::{Names, Rule};

pub(super) fn phone(source: &SourceGuide) -> PhoneText {
    let phone = source.phone.as_ref();
    PhoneText {
        hint: phone.and_then(|phone| phone.hint.clone()).unwrap_or_default().runs,
        account: phone.and_then(|phone| phone.account.clone()).unwrap_or_default().runs,
    }
}

pub(super) fn eras(source: &SourceGuide) -> Vec<Era> {
    let era = |era: &SourceEra| Era {
        name: words(era.name.as_ref()),
        until: era.until.and_then(version),
        names: Vec::new(),
    };
    source.eras.iter().map(era).collect()
}

/// A number that can be a version of iOS.
pub(crate) fn version(number: Number) -> Option<u16> {
    let whole = number.value as u16;
    (f64::from(whole) == number.value && (1..1000).contains(&whole)).then_some(whole)
}

/// A version of iOS as a key.
pub(crate) fn key(text: &Text) -> Option<u16> {
    text.value.parse().ok()
}

/// The labels of a run, as they are shown.
pub(crate) fn run(text: &Text) -> Vec<String> {
    text.shown().split(" > ").map(|label| label.trim().to_owned()).collect()
}

/// Marks the questions and fixes for which it matters which era is shown.
pub(crate) fn mark(guide: &mut Guide, names: &Names) {
    for question in &mut guide.questions {
        question.varies = !needed(&question.place, names).is_empty();
    }
    for fix in &mut guide.fixes {
        let shown = (&fix.place, (&fix.why, (&fix.steps, &fix.check)));
        fix.varies = !needed(&shown, names).is_empty()
            || fix.steps.iter().any(|step| step.from.is_some() || step.until.is_some());
    }
}

/// The rules of a guide.
pub(crate) fn names(source: &SourceGuide) -> Names {
    let ends: Vec<Option<u16>> = eras(source).iter().map(|era| era.until).collect();
    let rules = source.labels.iter().filter_map(|label| rule(label, &ends)).collect();
    Names::new(ends, rules)
}

fn rule(label: &SourceLabel, ends: &[Option<u16>]) -> Option<Rule> {
    let now = run(label.now.as_ref()?);
    let called = ends.iter().map(|until| {
        // The nearest name from this era on; the latest where none is given.
        let bounds = label.until.iter().filter_map(|(bound, name)| Some((key(bound)?, name)));
        let later = bounds.filter(|(bound, _)| until.is_some_and(|until| until <= *bound));
        later.min_by_key(|(bound, _)| *bound).map_or_else(|| now.clone(), |(_, name)| run(name))
    });
    Some(Rule { called: called.collect(), now })
}
