//! Old formats are read for ever: a guide of each, with every part that it had, as it was written then.

use unstuck_engine::FixId;
use unstuck_flow::compile::{compile_with, visits};
use unstuck_flow::guide::Tool;
use unstuck_flow::lower;
use unstuck_flow::visits::play;

const GUIDE: &str = include_str!("format-1/guide.toml");
const FIGURES: &str = include_str!("format-1/figures.toml");
const VISITS: &str = include_str!("format-1/visits.toml");

#[test]
fn a_guide_of_format_1_compiles_with_every_part() {
    let outcome = compile_with(GUIDE, FIGURES);
    let errors = outcome.errors();
    assert_eq!(errors, 0, "{:?} {:?}", outcome.diagnostics, outcome.figures);
    let guide = outcome.guide.expect("a guide without errors is compiled");
    assert_eq!(
        (guide.id.as_str(), guide.lang.as_str(), guide.reviewed.as_str()),
        ("lamp", "en", "2026-11-22")
    );
    assert_eq!(guide.covers, "Lamps with a plug, up to iOS 26");
    assert_eq!((guide.causes.len(), guide.questions.len(), guide.fixes.len()), (4, 3, 4));
    assert_eq!((guide.eras.len(), guide.clusters.len(), guide.checklist.len()), (2, 1, 2));
    assert_eq!(guide.fixes[1].tool, Some(Tool::Restart));
    assert_eq!(guide.fixes[0].steps.len(), 4);
    assert_eq!(guide.fixes[3].safer, Some(FixId::of(2).0));
    let pages = outcome.pages;
    assert_eq!((pages.texts.len(), pages.sources.len(), pages.grounds.is_empty()), (2, 1, false));
    assert_eq!(pages.figures.plans.len() + pages.figures.iphones.len() + pages.figures.named.len(), 4);
}

#[test]
fn visits_of_format_1_are_played_as_they_should_go() {
    let guide = compile_with(GUIDE, FIGURES).guide.expect("it compiles");
    let model = lower::model(&guide).expect("it has a model");
    let (visits, found) = visits(&guide, VISITS);
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(visits.len(), 3);
    for visit in &visits {
        let played = play(&guide, &model, visit);
        assert!(played.fault.is_none(), "{}: {:?}", visit.who, played.screens);
    }
}
