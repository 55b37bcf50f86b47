//! A translation is the same guide in other words: a visit in one language is the same visit in the other.

mod support;

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use support::{BASE, any_events};
use unstuck_flow::compile::{Severity, Translation, compile, compile_with, skeleton, translate};
use unstuck_flow::guide::Guide;
use unstuck_flow::pages::PageFile;
use unstuck_flow::stamp::Stamp;
use unstuck_flow::{codec, lower, receipt, record};

fn base() -> (Guide, PageFile) {
    let outcome = compile(BASE);
    (outcome.guide.expect("a guide without findings is compiled"), outcome.pages)
}

/// A translation of which nothing is translated yet.
fn empty(source: &str, figures: Option<&str>, guide: &Guide) -> (String, Translation) {
    let head = skeleton(guide, "ar", &[], true);
    let nothing = translate(source, figures, &head, Some("ar"));
    let text = skeleton(guide, "ar", &nothing.missing, true);
    let translation = translate(source, figures, &text, Some("ar"));
    assert_eq!(translation.missing.len(), nothing.missing.len(), "{text}");
    (text, translation)
}

/// The skeleton with all its texts, as if they had been translated into the words of the guide.
fn uncommented(text: &str) -> String {
    let (head, rest) = text.split_once("reviewed =").expect("it has a head");
    let lines =
        rest.lines().map(|line| line.strip_prefix("# ").unwrap_or(line.strip_prefix('#').unwrap_or(line)));
    format!("{head}reviewed ={}\n", lines.collect::<Vec<_>>().join("\n"))
}

/// A guide but for what a translation says of itself.
fn in_english(mut guide: Guide, english: &Guide) -> Guide {
    assert_eq!(guide.lang, "ar");
    guide.lang.clone_from(&english.lang);
    guide.checked.clone_from(&english.checked);
    guide
}

#[test]
fn a_skeleton_has_all_texts_of_a_guide_and_is_a_translation_once_they_are_taken_out_of_their_comments() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../flows/icloud-backup");
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("it is readable");
    for (source, figures) in [(BASE.to_owned(), None), (read("guide.toml"), Some(read("figures.toml")))] {
        let figures = figures.as_deref();
        let outcome = figures.map_or_else(|| compile(&source), |figures| compile_with(&source, figures));
        let guide = outcome.guide.expect("a guide without errors is compiled");
        let (text, translation) = empty(&source, figures, &guide);
        assert_eq!(translation.missing.len(), translation.texts);
        assert_eq!(translation.outcome.errors(), 0);
        // What is not translated stays as it is.
        assert_eq!(translation.outcome.names, outcome.names);
        assert_eq!(in_english(translation.outcome.guide.expect("it has no errors"), &guide), guide);
        assert_eq!(translation.outcome.pages, outcome.pages);

        let text = uncommented(&text);
        let translation = translate(&source, figures, &text, Some("ar"));
        assert_eq!((translation.missing, translation.outcome.diagnostics), (vec![], vec![]), "{text}");
        assert_eq!(in_english(translation.outcome.guide.expect("it has no errors"), &guide), guide);
        assert_eq!(translation.outcome.pages, outcome.pages);
        assert_eq!(translation.outcome.names, outcome.names);
    }
}

/// The base guide in other words: every `e` of a text is an `é`, but for those in addresses of pages.
fn accented() -> Translation {
    let (guide, _) = base();
    let (text, _) = empty(BASE, None, &guide);
    let text = uncommented(&text);
    let (head, rest) = text.split_once("[start]").expect("it has a start screen");
    let (mut in_text, mut in_address) = (false, false);
    let accent = |sign| {
        in_text ^= sign == '"';
        in_address = (in_address || sign == '(') && sign != ')';
        if sign == 'e' && in_text && !in_address { 'é' } else { sign }
    };
    let text = format!("{head}[start]{}", rest.chars().map(accent).collect::<String>());
    let translation = translate(BASE, None, &text, Some("ar"));
    assert_eq!(translation.outcome.diagnostics, []);
    translation
}

#[test]
fn a_translation_has_its_own_texts_and_the_model_of_the_guide() {
    let (guide, pages) = base();
    let Translation { outcome, .. } = accented();
    let other = outcome.guide.expect("it has no errors");
    assert_eq!(other.causes[0].name, "Thé plug is out");
    assert_ne!(other.fixes[3].steps[0].text, guide.fixes[3].steps[0].text);
    assert_eq!(other.fixes[0].steps[1].on, guide.fixes[0].steps[1].on);
    assert_ne!(outcome.pages.texts, pages.texts);
    assert_eq!(lower::spec(&other), lower::spec(&guide));
    assert_eq!(Stamp::of(&other), Stamp::of(&guide));
    let bytes = codec::encode(&other, &outcome.names);
    assert_eq!(codec::decode(&bytes, None), Ok(other));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_visit_goes_on_in_the_other_language(events in any_events(&base().0)) {
        let (guide, _) = base();
        let other = accented().outcome.guide.expect("it has no errors");
        for (one, two) in [(&guide, &other), (&other, &guide)] {
            let restored = record::decode(two, &record::encode(one, &events)).expect("it is a record");
            prop_assert_eq!(&restored.events, &events);
            prop_assert!(restored.unknown.is_empty());
            prop_assert_eq!(receipt::encode(one, &events), receipt::encode(two, &events));
            prop_assert_eq!(receipt::decode(two, &receipt::encode(one, &events)), receipt::decode(one, &receipt::encode(one, &events)));
        }
    }

    #[test]
    fn no_translation_makes_the_compiler_fail(cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4)) {
        let (guide, _) = base();
        let mut text = uncommented(&empty(BASE, None, &guide).0);
        for (from, length) in cuts {
            let from = text.floor_char_boundary(from.index(text.len() + 1));
            let to = text.floor_char_boundary((from + length.index(40)).min(text.len()));
            text.replace_range(from..to.max(from), "");
        }
        let translation = translate(BASE, None, &text, Some("ar"));
        for found in &translation.outcome.diagnostics {
            prop_assert!(found.labels().all(|label| text.get(label.span.start..label.span.end).is_some()));
        }
        let errors = translation.outcome.diagnostics.iter().any(|found| found.severity() == Severity::Error);
        prop_assert_eq!(translation.outcome.guide.is_none(), errors);
    }
}
