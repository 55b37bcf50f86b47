//! Whatever is in the file, the compiler says something sensible and never panics.

mod support;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use support::BASE;
use unstuck_flow::codec;
use unstuck_flow::compile::{Code, Diagnostic, Outcome, compile, compile_with, position};
use unstuck_flow::lower;

/// The most findings of a file that are reported.
const MOST: usize = 300;

/// Every place lies in the source and cuts no character; a guide comes out exactly where there is no error, and the
/// engine takes it.
fn check(source: &str) -> Outcome {
    sound(source, "", compile(source))
}

/// The same for a guide with figures.
fn check_with(source: &str, figures: &str) -> Outcome {
    sound(source, figures, compile_with(source, figures))
}

fn sound(source: &str, figures: &str, outcome: Outcome) -> Outcome {
    places(source, &outcome.diagnostics);
    places(figures, &outcome.figures);
    assert_eq!(outcome.guide.is_some(), outcome.errors() == 0);
    if let Some(guide) = &outcome.guide {
        lower::model(guide).expect("a compiled guide runs");
        for ios in [None, Some(1), Some(17)] {
            let read = codec::decode(&codec::encode(guide, &outcome.names), ios).expect("it is read back");
            assert_eq!(read.fixes.len(), guide.fixes.len());
            assert!(read.fixes.iter().all(|fix| !fix.steps.is_empty()), "iOS {ios:?}");
        }
    }
    outcome
}

fn places(source: &str, found: &[Diagnostic]) {
    for found in found {
        for label in found.labels() {
            assert!(label.span.start <= label.span.end, "{found:?}");
            assert!(source.get(label.span.start..label.span.end).is_some(), "{found:?}");
            assert!(position(source, label.span.end).line > 0);
        }
        assert!(!found.message.is_empty() && !found.message.ends_with('.'), "{found:?}");
    }
}

/// Figures without a fault.
const FIGURES: &str = "[[figure]]\nid = \"years\"\nvalue = 5\nunit = \"years\"\ncertainty = \"judged\"\nchecked = \"2026-11-20\"\n
[[plan]]\nid = \"small\"\ngb = 5\ncertainty = \"judged\"\nchecked = \"2026-11-20\"\n
[price]\namount = 1\ncurrency = \"francs\"\ncountry = \"Utopia\"\ngb = 5\ncertainty = \"judged\"\nchecked = \"2026-11-20\"\n";

/// The nearest place between two characters.
fn cut(source: &str, at: prop::sample::Index) -> usize {
    source.floor_char_boundary(at.index(source.len() + 1))
}

/// Pieces that are likely to upset a reader of guides.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "\\PC{0,12}",
        "[\\[\\]{}\"'=.,#\\\\ \n]{1,6}",
        prop::sample::select(vec![
            "\"\"\"",
            "'''",
            "nan",
            "inf",
            "-0",
            "1e400",
            "99999999999999999999999999999999999999999",
            "0x10",
            "\u{feff}",
            "é",
            "\r",
            "\\u00e9",
            "[[fix]]\n",
            "[[question.answer]]\n",
            "id = \"other\"\n",
            "other",
            "unsure",
            "entry = true\n",
            "prepares = true\n",
            "- - a\n",
            "<b>",
            "![a](b)",
            "[a](#guide/x)",
            "[a](javascript:x)",
            "`a > `",
            "**a *b***",
            "|a|\n|-|\n",
            "{years}",
            "{ye",
            "\\\\{",
            "{ is = \"smart.yes\" }",
            "{ all = [] }",
            "{ any = [{ all = [] }] }",
            "after = [\"reset\"]\n",
            "[[era]]\nname = \"e\"\n",
            "[[era]]\nname = \"e\"\nuntil = 17\n",
            "[[label]]\nnow = \"Type\"\nuntil = { 17 = \"x\" }\n",
            "{ ios = { from = 18 }, text = \"x\" }",
            "until = 65536\n",
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_that_breaks_off_is_reported(at in any::<prop::sample::Index>()) {
        check(&BASE[..cut(BASE, at)]);
    }

    #[test]
    fn a_part_replaced_by_anything_is_reported(
        at in any::<prop::sample::Index>(),
        length in 0_usize..40,
        piece in piece(),
    ) {
        let from = cut(BASE, at);
        let to = BASE.ceil_char_boundary((from + length).min(BASE.len()));
        check(&format!("{}{piece}{}", &BASE[..from], &BASE[to..]));
    }

    #[test]
    fn lines_left_out_or_moved_are_reported(
        from in any::<prop::sample::Index>(),
        count in 0_usize..6,
        to in any::<prop::sample::Index>(),
        keep in any::<bool>(),
    ) {
        let mut lines: Vec<&str> = BASE.lines().collect();
        let start = from.index(lines.len());
        let taken: Vec<&str> = lines.drain(start..(start + count).min(lines.len())).collect();
        if keep {
            let at = to.index(lines.len() + 1);
            lines.splice(at..at, taken);
        }
        check(&lines.join("\n"));
    }

    #[test]
    fn any_number_is_taken_or_refused(
        line in any::<prop::sample::Index>(),
        value in prop_oneof![
            any::<f64>(),
            prop::num::f64::NORMAL,
            (0.0..=1.0).boxed(),
            prop::sample::select(vec![0.0, -0.0, 1.0, 0.97, 0.95, f64::MIN_POSITIVE, f64::MAX, f64::EPSILON]),
        ],
    ) {
        let lines: Vec<&str> = BASE.lines().collect();
        let numeric: Vec<usize> = (0..lines.len())
            .filter(|index| lines[*index].split_once(" = ").is_some_and(|(_, value)| value.parse::<f64>().is_ok()))
            .collect();
        let at = numeric[line.index(numeric.len())];
        let key = lines[at].split(" = ").next().unwrap_or_default();
        let written = if value.is_nan() { "nan".to_owned() } else { format!("{value:?}") };
        let mut lines: Vec<String> = lines.into_iter().map(str::to_owned).collect();
        lines[at] = format!("{key} = {written}");
        check(&lines.join("\n"));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,80}", block in any::<bool>()) {
        let body = if block { text.replace(' ', "\n") } else { text };
        let quoted = body.replace('\\', "\\\\").replace('"', "\\\"");
        let source = BASE.replace("explain = \"Bulbs last some years.\"", &format!("explain = \"\"\"\n{quoted}\"\"\""));
        check(&source);
    }

    #[test]
    fn a_file_of_figures_that_breaks_off_is_reported(at in any::<prop::sample::Index>()) {
        check_with(BASE, &FIGURES[..cut(FIGURES, at)]);
    }

    #[test]
    fn a_part_of_the_figures_replaced_by_anything_is_reported(
        at in any::<prop::sample::Index>(),
        length in 0_usize..20,
        piece in piece(),
    ) {
        let from = cut(FIGURES, at);
        let to = FIGURES.ceil_char_boundary((from + length).min(FIGURES.len()));
        check_with(BASE, &format!("{}{piece}{}", &FIGURES[..from], &FIGURES[to..]));
    }

    #[test]
    fn a_finding_beside_figures_is_marked_where_it_was_written(
        before in "[a-z {}\\\\é*]{0,12}",
        after in "[a-z {}\\\\é*]{0,12}",
    ) {
        let before = before.replace('{', "{years}").replace('\\', "\\\\");
        let after = after.replace('{', "\\\\{").replace('*', "{small}");
        let text = format!("x {before} <i> {after}");
        let source = BASE.replace("explain = \"Bulbs last some years.\"", &format!("explain = \"{text}\""));
        let outcome = check_with(&source, FIGURES);
        let html = outcome.diagnostics.iter().find(|found| found.message.contains("HTML"));
        // A backslash right before it makes it plain text.
        if let Some(html) = html {
            assert_eq!(html.primary.span.text(&source), "<i>");
        }
    }

    #[test]
    fn any_file_is_reported(source in "\\PC{0,200}") {
        check(&source);
    }
}

#[test]
fn an_empty_file_is_reported() {
    assert!(check("").errors() > 0);
    assert!(check("\u{feff}").errors() > 0);
    assert!(check("\n\n").errors() > 0);
}

#[test]
fn deep_nesting_is_reported() {
    let nested = format!("{}{}", "{ any = [".repeat(2_000), "] }".repeat(2_000));
    let source = BASE.replace("{ is = \"light.off\" }", &nested);
    assert!(check(&source).errors() > 0);
    let list = format!("explain = \"\"\"\n{}x\"\"\"", "- ".repeat(2_000));
    check(&BASE.replace("explain = \"Bulbs last some years.\"", &list));
    let quote = format!("explain = \"{}x\"", "[".repeat(5_000));
    check(&BASE.replace("explain = \"Bulbs last some years.\"", &quote));
}

#[test]
fn very_many_findings_are_reported_soon_and_not_all() {
    let begun = Instant::now();
    let figures = BASE.replace("Bulbs last some years.", &"{yeers} {".repeat(6_000));
    assert_eq!(check(&figures).diagnostics.len(), MOST);
    assert!(check_with(BASE, &"[a.b.\n".repeat(20_000)).figures.len() <= MOST);
    // Errors stay where warnings come first.
    let warned = BASE.replace("Keep receipts", &"*a* ".repeat(3_000)).replace("prior = 30", "prior = -30");
    let outcome = check(&warned);
    assert!(outcome.guide.is_none() && outcome.errors() > 0);
    assert!(begun.elapsed() < Duration::from_secs(60), "it took {:?}", begun.elapsed());
}

#[test]
fn a_file_that_is_too_long_is_not_read() {
    let outcome = check(&format!("{BASE}\n# {}", " ".repeat(16 * 1024 * 1024)));
    assert_eq!(outcome.diagnostics.iter().map(|found| found.code).collect::<Vec<_>>(), [Code::TooLarge]);
    let outcome = check_with(BASE, &" ".repeat(16 * 1024 * 1024 + 1));
    assert_eq!(outcome.figures.iter().map(|found| found.code).collect::<Vec<_>>(), [Code::TooLarge]);
}

#[test]
fn conditions_are_as_deep_as_the_app_can_read_and_no_deeper() {
    let nested = |levels: usize| {
        let (open, close) = ("{ any = [".repeat(levels - 1), "] }".repeat(levels - 1));
        BASE.replace(
            "{ any = [{ is = \"smart.yes\" }, { all = [{ is = \"symptom.blinks\" }, { not = \"smart.no\" }] }] }",
            &format!("{open}{{ is = \"smart.yes\" }}{close}"),
        )
    };
    // What compiles is read back by `check`.
    assert!(check(&nested(32)).guide.is_some());
    let outcome = check(&nested(33));
    assert_eq!(outcome.diagnostics.iter().map(|found| found.code).collect::<Vec<_>>(), [Code::TooLarge]);
}
