//! Guides without faults, all the way.

mod support;

use std::fs;
use std::path::Path;

use support::{BASE, render, render_with};
use unstuck_engine::FixId;
use unstuck_flow::codec::{self, DecodeError};
use unstuck_flow::compile::{Outcome, compile, compile_with};
use unstuck_flow::figures::{Figures, IphoneRange, LatestIos, Named, Plan, Price};
use unstuck_flow::grounds::{Certainty, Ground, Source};
use unstuck_flow::guide::{Chance, Condition, Device, Guide, Risk, Section};
use unstuck_flow::lower;
use unstuck_flow::names::Names;
use unstuck_flow::pages::PageFile;
use unstuck_flow::text::{Block, Inline};

fn base() -> Guide {
    let outcome = compile(BASE);
    assert!(outcome.diagnostics.is_empty(), "{}", render(BASE, &outcome));
    outcome.guide.expect("a guide without findings is compiled")
}

/// A guide in which nothing has another name.
fn encode(guide: &Guide) -> Vec<u8> {
    codec::encode(guide, &Names::default())
}

/// The guide without the lines that are for earlier iPhones only.
fn in_the_latest_era(mut guide: Guide) -> Guide {
    guide.fixes.iter_mut().for_each(|fix| fix.steps.retain(|step| step.until.is_none()));
    guide
}

#[test]
fn ids_become_positions() {
    let guide = base();
    assert_eq!(guide.entry, 0);
    let fix = |id: &str| guide.fixes.iter().find(|fix| fix.id == id).expect("it is in the base guide");
    assert_eq!(fix("plug").works, [(0, 0.95)]);
    assert_eq!(fix("new-bulb").after, [0]);
    assert_eq!(fix("reset").safer, Some(2));
    assert_eq!(fix("reset").needs, Condition::Is(1, 0));
    assert_eq!(fix("reset").blocked_by, Condition::Is(2, 1));
    assert_eq!(fix("plug").needs, Condition::Always);
    assert_eq!(fix("plug").blocked_by, Condition::Never);
    assert_eq!(
        guide.questions[2].when,
        Condition::Any(vec![
            Condition::Is(1, 0),
            Condition::All(vec![Condition::Is(0, 1), Condition::Not(1, 1)])
        ])
    );
    assert_eq!(guide.checklist[0].fixes, [0, 1]);
    assert!(guide.checklist[1].fixes.is_empty());
}

#[test]
fn what_is_left_out_has_its_default() {
    let guide = base();
    assert_eq!(guide.questions[0].not_sure, 0.1);
    assert_eq!(guide.questions[1].not_sure, 0.2);
    assert!(guide.questions[1].context && !guide.questions[0].context);
    let answers = &guide.questions[0].answers;
    assert_eq!(answers[0].chance, Chance::Given { by_cause: vec![(0, 0.9), (1, 0.9)], otherwise: 0.3 });
    assert_eq!(answers[2].chance, Chance::Rest);
    assert_eq!(guide.fixes[3].risk, Risk::Erases);
    assert_eq!(guide.fixes[0].steps[0].on, Device::Any);
    assert_eq!(guide.fixes[0].steps[1].on, Device::FaceId);
    assert_eq!(guide.pages[0].section, Section::Basics);
}

#[test]
fn text_becomes_a_tree() {
    let text = |words: &str| Inline::T(words.to_owned());
    let guide = base();
    assert_eq!(
        guide.start.lead,
        [Block::P(vec![
            text("Find out why the lamp stays dark. "),
            Inline::Em("Nothing".to_owned()),
            text(" gets lost."),
        ])]
    );
    let Block::Ul(items) = &guide.support.lead[1] else { panic!("a list") };
    assert_eq!(items[0], [text("the lamp")]);
    assert_eq!(items[1], [text("the "), Inline::Link("receipt".to_owned(), "#guide/receipts".to_owned())]);
    assert_eq!(
        guide.fixes[0].steps[0].text,
        [text("Follow "), Inline::Path(vec!["Cable".to_owned(), "Plug".to_owned()]), text(".")]
    );
    let pages = compile(BASE).pages.texts;
    let [Block::P(_), Block::H(heading), Block::Ol(list), Block::Table(head, rows)] =
        pages[0].body.as_slice()
    else {
        panic!("the page has other blocks: {:?}", pages[0].body);
    };
    assert_eq!(heading, &[text("How long")]);
    assert_eq!(list.len(), 2);
    assert_eq!(head, &[vec![text("Lamp")], vec![text("Years")]]);
    assert_eq!(rows[1][0], [Inline::Label("floor".to_owned())]);
}

#[test]
fn line_breaks_in_plain_texts_are_layout() {
    let source = BASE.replace("ask = \"What do you see?\"", "ask = \"\"\"\nWhat do\n  you see?\n\"\"\"");
    let guide = compile(&source).guide.expect("it has no errors");
    assert_eq!(guide.questions[0].ask, "What do you see?");
}

#[test]
fn the_same_source_has_the_same_outcome() {
    assert_eq!(compile(BASE), compile(BASE));
    let broken = BASE.replace("unplugged", "unpluged").replace("risk = \"none\"", "risk = \"nome\"");
    assert_eq!(compile(&broken), compile(&broken));
    assert_eq!(encode(&base()), encode(&base()));
}

#[test]
fn a_compiled_guide_is_read_back_as_it_was() {
    let guide = base();
    assert_eq!(codec::decode(&encode(&guide), None), Ok(guide));
}

#[test]
fn figures_are_put_in_before_marks_are_read_and_escaped_braces_stay() {
    let ground = "certainty = \"judged\"\nchecked = \"2026-11-20\"\n";
    let figures = format!(
        "[[figure]]\nid = \"years\"\nvalue = 5\nunit = \"years\"\n{ground}
         [[figure]]\nid = \"share\"\nvalue = 0.7\n{ground}
         [[figure]]\nid = \"span\"\nvalue = 9\ntext = \"5 to 9 *years*\"\n{ground}
         [[plan]]\nid = \"large\"\ngb = 2000\n{ground}
         [[plan]]\nid = \"small\"\ngb = 50\n{ground}
         [price]\namount = 0.99\ncurrency = \"francs\"\ncountry = \"Utopia\"\ngb = 50\n{ground}
         [latest_ios]\nios = 27\n{ground}"
    );
    let source = BASE
        .replace("ask = \"What do you see?\"", "ask = \"{years}, {large}, {small}, \\\\{years}?\"")
        .replace(
            "explain = \"Bulbs last some years.\"",
            "explain = \"**{years}** {share} {span} `A > {latest-ios}` {price} in {price-country} \\\\{*x*}\"",
        );
    let outcome = compile_with(&source, &figures);
    assert!(outcome.figures.is_empty(), "{}", render_with(&source, &figures, &outcome));
    let guide = outcome.guide.expect("it has no errors");
    assert_eq!(guide.questions[0].ask, "5 years, 2 TB, 50 GB, {years}?");
    let text = |words: &str| Inline::T(words.to_owned());
    assert_eq!(
        guide.causes[1].explain,
        [Block::P(vec![
            Inline::Label("5 years".to_owned()),
            text(" 0.7 5 to 9 "),
            Inline::Em("years".to_owned()),
            text(" "),
            Inline::Path(vec!["A".to_owned(), "27".to_owned()]),
            text(" 0.99 francs in Utopia {"),
            Inline::Em("x".to_owned()),
            text("}"),
        ])]
    );
    let sizes: Vec<u32> = outcome.pages.figures.plans.iter().map(|plan| plan.gb).collect();
    assert_eq!(sizes, [50, 2000], "the smallest first");
}

#[test]
fn what_parts_rest_on_is_kept_by_their_ids() {
    let source = BASE.replace(
        "explain = \"Bulbs last some years.\"",
        "explain = \"Bulbs last some years.\"\ncertainty = \"reported\"\nsources = [\"shop\", \"maker\"]",
    );
    let source = format!(
        "{source}\n[[source]]\nid = \"maker\"\nname = \"The maker\"\nseen = \"2026-11-20\"\n
         [[source]]\nid = \"shop\"\nname = \"The shop\"\nhref = \"https://shop.example\"\nseen = \"2026-11-20\"\n"
    );
    let pages = compile(&source).pages;
    let ground = pages.ground("bulb").expect("it says so");
    assert_eq!((ground.certainty, ground.sources.as_slice()), (Certainty::Reported, &[1, 0][..]));
    assert_eq!(pages.sources[1].href.as_deref(), Some("https://shop.example"));
    assert_eq!(pages.ground("plug"), None);
}

#[test]
fn what_readers_fetch_is_read_back_as_it_was() {
    let plan = |gb| Plan { gb };
    let figures = Figures {
        plans: [5, 50, 12_000, u32::from(u16::MAX) + 1].map(plan).into(),
        price: Some(Price {
            amount: 0.99,
            currency: "US dollars".into(),
            country: "United States".into(),
            gb: 50,
        }),
        iphones: vec![
            IphoneRange { name: "iPhone 8".into(), home_button: true, last_ios: Some(16) },
            IphoneRange { name: "iPhone 17".into(), home_button: false, last_ios: None },
        ],
        latest_ios: Some(LatestIos { ios: 27, certainty: Certainty::Reported }),
        named: vec![Named { id: "share".into(), value: 0.7, unit: String::new(), text: "70 %".into() }],
    };
    assert_eq!((figures.value("share"), figures.value("other")), (Some(0.7), None));
    let ground = |certainty| Ground { of: "plug".into(), certainty, sources: vec![0] };
    let file = PageFile {
        sources: vec![Source { name: "The maker".into(), href: Some("https://maker.example".into()) }],
        grounds: [Certainty::Confirmed, Certainty::Reported, Certainty::Known, Certainty::Judged]
            .map(ground)
            .into(),
        figures,
        ..compile(BASE).pages
    };
    assert_eq!(codec::decode_pages(&codec::encode_pages(&file, &Names::default()), None), Ok(file));
}

/// The base guide with two of its fixes in a cluster.
fn clustered() -> String {
    let source = BASE
        .replace("works = { unplugged = 0.95 }\n", "works = { unplugged = 0.95 }\ncluster = \"ladder\"\n")
        .replace("works = { bulb = 0.9 }\n", "cluster = \"ladder\"\nworks = { bulb = 0.9 }\n");
    format!("{source}\n[[cluster]]\nid = \"ladder\"\nminutes = 4\n")
}

#[test]
fn what_fixes_share_is_kept_apart_from_what_they_take() {
    let source = clustered();
    let outcome = compile(&source);
    assert!(outcome.diagnostics.is_empty(), "{}", render(&source, &outcome));
    let guide = outcome.guide.expect("a guide without findings is compiled");
    assert_eq!(guide.clusters, [4.0]);
    assert_eq!(guide.fixes.iter().map(|fix| fix.cluster).collect::<Vec<_>>(), [Some(0), Some(0), None, None]);
    assert_eq!(guide.fixes[1].minutes, 5.0);
    assert_eq!(guide.minutes_alone(&guide.fixes[1]), 9.0);
    assert_eq!(guide.minutes_alone(&guide.fixes[3]), 4.0);

    let model = lower::model(&guide).expect("a compiled guide runs");
    assert_eq!(model.clusters(), [4.0]);
    assert_eq!(model.opening(FixId(1)), 4.0);
    assert_eq!(model.opening(FixId(3)), 0.0);
    assert_eq!(codec::decode(&encode(&guide), None), Ok(guide));
}

#[test]
fn bytes_that_are_no_guide_are_refused() {
    let whole = encode(&base());
    assert_eq!(codec::decode(b"", None), Err(DecodeError::NotAGuide));
    assert_eq!(codec::decode(b"<!doctype html>", None), Err(DecodeError::NotAGuide));
    for length in 0..whole.len() {
        assert!(codec::decode(&whole[..length], None).is_err(), "cut at {length}");
    }
    let pages = codec::encode_pages(&compile(BASE).pages, &Names::default());
    assert_eq!(codec::decode(&pages, None), Err(DecodeError::NotAGuide));
    assert_eq!(codec::decode_pages(&whole, None), Err(DecodeError::NotAGuide));
    for length in 0..pages.len() {
        assert!(codec::decode_pages(&pages[..length], None).is_err(), "cut at {length}");
    }
    let mut other = whole;
    other["unstuck-guide\n".len()] = 99;
    assert_eq!(codec::decode(&other, None), Err(DecodeError::Format(99)));
}

#[test]
fn a_guide_with_windows_line_ends_is_the_same_guide() {
    let (windows, other) = (compile(&BASE.replace('\n', "\r\n")), compile(BASE));
    assert_ne!(windows.places, other.places);
    assert_eq!(Outcome { places: other.places.clone(), ..windows }, other);
}

#[test]
fn every_guide_of_this_repository_compiles_and_runs() {
    let flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../flows");
    let mut seen = 0;
    for folder in fs::read_dir(flows).expect("the guides are there") {
        let path = folder.expect("it is readable").path().join("guide.toml");
        let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let figures = fs::read_to_string(path.with_file_name("figures.toml")).unwrap_or_default();
        let outcome = compile_with(&source, &figures);
        let said = render_with(&source, &figures, &outcome);
        assert_eq!((outcome.errors(), outcome.warnings()), (0, 0), "{}\n{said}", path.display());
        let guide = outcome.guide.expect("a guide without errors is compiled");
        lower::model(&guide).expect("a compiled guide runs");
        let bytes = codec::encode(&guide, &outcome.names);
        assert_eq!(codec::decode(&bytes, None), Ok(in_the_latest_era(guide)));
        let pages = codec::encode_pages(&outcome.pages, &outcome.names);
        assert_eq!(codec::decode_pages(&pages, None), Ok(outcome.pages));
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn the_guide_in_the_documentation_for_authors_is_without_fault() {
    let page = include_str!("../../../docs/authoring.md");
    let (_, rest) = page.split_once("```toml\nformat = 1").expect("the page has a whole guide");
    let (rest, _) = rest.split_once("```").expect("the guide ends");
    let source = format!("format = 1{rest}");
    let outcome = compile(&source);
    assert!(outcome.diagnostics.is_empty(), "{}", render(&source, &outcome));
}
