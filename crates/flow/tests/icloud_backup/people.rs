//! The visits in `visits.toml`.

use std::collections::BTreeSet;

use unstuck_flow::visits::{Screen, Visit, play};

use super::{authored, guide};

/// So many different people at least.
const MANY: usize = 40;
/// More screens than a visit has.
const LONG: usize = 200;

#[test]
fn every_visit_goes_as_its_author_wrote() {
    let (guide, model) = guide();
    let visits = authored(&guide);
    let whose: BTreeSet<&str> = visits.iter().map(|visit| visit.who.as_str()).collect();
    assert!(whose.len() == visits.len() && visits.len() >= MANY, "{} visits of {MANY}", visits.len());
    for visit in &visits {
        let played = play(&guide, &model, visit);
        assert_eq!(played.fault, None, "{}: {:?}", visit.who, played.screens);
    }
}

#[test]
fn every_fix_and_every_question_is_shown_to_somebody() {
    let (guide, model) = guide();
    let mut shown = BTreeSet::new();
    for visit in authored(&guide) {
        for screen in play(&guide, &model, &visit).screens {
            match screen {
                Screen::Fix(fix) => shown.insert(guide.fixes[usize::from(fix.0)].id.clone()),
                Screen::Question(question, _) => {
                    shown.insert(guide.questions[usize::from(question.0)].id.clone())
                }
                _ => false,
            };
        }
    }
    let ids =
        guide.fixes.iter().map(|fix| &fix.id).chain(guide.questions.iter().map(|question| &question.id));
    let missing: Vec<&String> = ids.filter(|id| !shown.contains(*id)).collect();
    assert!(missing.is_empty(), "nobody is shown {missing:?}");
}

#[test]
fn whoever_goes_on_after_support_is_shown_what_is_left() {
    let (guide, model) = guide();
    let visits = authored(&guide);
    let mut in_vain: Vec<Visit> = visits.into_iter().filter(|visit| visit.helped_by.is_empty()).collect();
    assert!(!in_vain.is_empty());
    for visit in &mut in_vain {
        (visit.goes_on, visit.screens) = (false, LONG);
        let stopped = play(&guide, &model, visit);
        visit.goes_on = true;
        let went_on = play(&guide, &model, visit);
        assert_eq!(went_on.fault, None, "{}", visit.who);
        assert_eq!(went_on.screens[..stopped.screens.len()], stopped.screens[..]);
        assert!(went_on.screens.len() > stopped.screens.len(), "{}", visit.who);
    }
}
