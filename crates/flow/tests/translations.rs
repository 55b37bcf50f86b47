//! A translation is the same guide in other words: a visit in one language is the same visit in the other.

mod support;

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use support::{BASE, any_events};
use unstuck_flow::compile::{Code, Severity, Translation, compile, compile_with, skeleton, translate};
use unstuck_flow::guide::Guide;
use unstuck_flow::pages::PageFile;
use unstuck_flow::stamp::Stamp;
use unstuck_flow::text::plain;
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

#[test]
fn a_line_that_is_not_for_every_iphone_says_so_to_translators() {
    let (guide, _) = base();
    let (text, _) = empty(BASE, None, &guide);
    let steps = "# steps = [\n#   \"Follow `Cable > Plug`.\",\n#   \"Push *firmly*.\", # on = \"face-id\"\n\
         #   \"Push gently.\", # on = \"home-button\"\n# ]\n";
    assert!(text.contains(steps), "{text}");
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

const FIGURES: &str = "[[figure]]\nid = \"years\"\nvalue = 2.5\nunit = \"years\"\ntext = \"2.5 years\"\ncertainty = \"judged\"\nchecked = \"2026-11-20\"\n";

const HEAD: &str = "format = 1\ntranslates = \"lamp\"\nlang = \"ar\"\nreviewed = \"2026-11-22\"\n";

#[test]
fn a_figure_has_the_words_of_the_language_of_each_text() {
    let source = BASE
        .replace("explain = \"Bulbs last some years.\"", "explain = \"Bulbs last {years}.\"")
        .replace("explain = \"Smart lamps forget.\"", "explain = \"Smart lamps forget after {years}.\"");
    let text = format!(
        "{HEAD}[cause.bulb]\nexplain = \"Leuchtmittel halten {{years}}.\"\n[figure.years]\ntext = \"2,5 Jahre\"\n"
    );
    let translation = translate(&source, Some(FIGURES), &text, Some("ar"));
    assert_eq!(translation.outcome.errors(), 0, "{:?}", translation.outcome.diagnostics);
    let guide = translation.outcome.guide.expect("it has no errors");
    assert_eq!(plain(&guide.causes[1].explain), "Leuchtmittel halten 2,5 Jahre.");
    assert_eq!(plain(&guide.causes[2].explain), "Smart lamps forget after 2.5 years.");
    let figures = translation.outcome.pages.figures;
    assert_eq!((figures.value("years"), &*figures.named[0].text), (Some(2.5), "2,5 Jahre"));
}

#[test]
fn labels_have_the_former_names_of_their_own_language() {
    let eras = "\n[[era]]\nname = \"iOS 17 or earlier\"\nuntil = 17\n\n[[era]]\nname = \"iOS 18 or later\"\n";
    let rules = "\n[[label]]\nnow = \"Wall\"\nuntil = { 17 = \"Brick wall\" }\n";
    let source = format!("{BASE}{eras}{rules}");
    let text = format!(
        "{HEAD}[fix.plug]\nplace.path = [\"Wand\", \"Dose\"]\n[[label]]\nnow = \"Wand\"\nuntil = {{ 17 = \"Mauer\" }}\n"
    );
    let Translation { outcome, .. } = translate(&source, None, &text, Some("ar"));
    assert_eq!(outcome.errors(), 0, "{:?}", outcome.diagnostics);
    let guide = outcome.guide.expect("it has no errors");
    assert!(guide.fixes[0].varies);
    let bytes = codec::encode(&guide, &outcome.names);
    let path = |ios| {
        let guide = codec::decode(&bytes, ios).expect("it is a guide");
        guide.fixes[0].place.clone().expect("it has a place").path
    };
    assert_eq!(path(None), ["Wand", "Dose"]);
    assert_eq!(path(Some(17)), ["Mauer", "Dose"]);
}

#[test]
fn more_names_of_labels_than_can_be_counted_are_refused() {
    let eras = "\n[[era]]\nname = \"iOS 17 or earlier\"\nuntil = 17\n\n[[era]]\nname = \"iOS 18 or later\"\n";
    let rules = |sign: &str, count: usize| {
        let rule = |at| format!("\n[[label]]\nnow = \"{sign}{at}\"\nuntil = {{ 17 = \"old {sign}{at}\" }}\n");
        (0..count).map(rule).collect::<String>()
    };
    let source = format!("{BASE}{eras}{}", rules("a", 150));
    for count in [90, 91, 300] {
        let translation = translate(&source, None, &format!("{HEAD}{}", rules("b", count)), None);
        let refused = translation.outcome.diagnostics.iter().any(|found| found.code == Code::TooMany);
        assert_eq!((refused, translation.outcome.guide.is_none()), (count > 90, count > 90), "{count}");
    }
}

#[test]
fn readers_are_told_the_earlier_of_the_two_days_and_counts_go_by_that_of_the_guide() {
    for (day, said) in [("2026-11-01", "2026-11-01"), ("2026-12-01", "2026-11-22")] {
        let translation = translate(BASE, None, &HEAD.replace("2026-11-22", day), None);
        let guide = translation.outcome.guide.expect("it has no errors");
        assert_eq!((&*guide.checked, &*guide.reviewed), (said, "2026-11-22"));
        assert_eq!(Stamp::of(&guide), Stamp::of(&base().0));
    }
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
