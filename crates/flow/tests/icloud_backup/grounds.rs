//! The guide says of each part how sure it is and who says so; no figure stands in its prose.

use std::collections::BTreeSet;

use unstuck_flow::figures::Plan;
use unstuck_flow::grounds::Certainty;
use unstuck_flow::text::{Block, Inline, plain_line};

use super::{GUIDE, compiled};

#[test]
fn every_part_says_how_sure_it_is_and_whatever_is_confirmed_by_whom() {
    let outcome = compiled();
    let guide = outcome.guide.expect("the guide is sound");
    let mut ids: Vec<&str> = guide.causes.iter().map(|cause| &*cause.id).collect();
    ids.extend(guide.questions.iter().map(|question| &*question.id));
    ids.extend(guide.fixes.iter().map(|fix| &*fix.id));
    ids.extend(guide.pages.iter().map(|page| &*page.id));
    for id in ids {
        let ground = outcome.pages.ground(id).unwrap_or_else(|| panic!("{id} does not say how sure it is"));
        let by_others = matches!(ground.certainty, Certainty::Confirmed | Certainty::Reported);
        assert!(!by_others || !ground.sources.is_empty(), "{id} does not say who says so");
    }
}

/// Confirmed is what Apple says, so a source of Apple's is among those of each confirmed part.
#[test]
fn only_apple_confirms() {
    let pages = compiled().pages;
    for ground in pages.grounds.iter().filter(|ground| ground.certainty == Certainty::Confirmed) {
        let names: Vec<&str> =
            ground.sources.iter().map(|at| &*pages.sources[usize::from(*at)].name).collect();
        assert!(names.iter().any(|name| name.starts_with("Apple")), "{}: {names:?}", ground.of);
    }
    for source in &pages.sources {
        let apple = |href: &String| href.starts_with("https://support.apple.com/");
        assert!(source.href.as_ref().is_none_or(apple), "{source:?}");
    }
}

#[test]
fn the_guide_uses_each_word_for_certainty() {
    let used: BTreeSet<Certainty> = compiled().pages.grounds.iter().map(|ground| ground.certainty).collect();
    assert_eq!(used.len(), 4);
}

#[test]
fn tools_find_plans_iphones_and_figures() {
    let figures = compiled().pages.figures;
    assert_eq!(
        figures.plans.iter().map(|Plan { gb }| *gb).collect::<Vec<_>>(),
        [5, 50, 200, 2000, 6000, 12000]
    );
    let price = figures.price.as_ref().expect("there is a price");
    assert!(figures.plans.contains(&Plan { gb: price.gb }));
    assert_eq!(
        figures.latest_ios.map(|latest| (latest.ios, latest.certainty)),
        Some((27, Certainty::Reported))
    );
    let named = |words: &str| {
        let found = figures.iphones.iter().find(|range| range.name.contains(words));
        found.unwrap_or_else(|| panic!("no iPhone is called {words}"))
    };
    assert_eq!((named("XR").last_ios, named("XR").home_button), (Some(18), false));
    assert_eq!((named("3rd generation").last_ios, named("3rd generation").home_button), (None, true));
    for words in ["iPhone 11", "iPhone 12", "iPhone 13", "iPhone 14", "iPhone 15", "16e", "iPhone 17", "Air"]
    {
        assert_eq!(named(words).last_ios, None, "{words}");
    }
    let values = ["retention", "free-room", "efficiency", "night", "longest-wait", "recently-deleted"];
    assert_eq!(
        values.map(|id| figures.value(id)),
        [180.0, 2.0, 0.7, 7.0, 24.0, 30.0].map(Some),
        "what tools reckon with"
    );
}

/// The table of upload times is made from the efficiency that the figures have.
#[test]
fn the_table_of_upload_times_agrees_with_the_figures() {
    let outcome = compiled();
    let guide = outcome.guide.expect("the guide is sound");
    let page = guide.pages.iter().position(|page| page.id == "how-long-it-takes").expect("it is there");
    let efficiency = outcome.pages.figures.value("efficiency").expect("it has one");
    let table = outcome.pages.texts[page].body.iter().find_map(|block| match block {
        Block::Table(head, rows) => Some((head, rows)),
        _ => None,
    });
    let (head, rows) = table.expect("the page has a table");
    let number = |cell: &[Inline], before: &str| -> Option<f64> {
        plain_line(cell).trim_start_matches(before).split(' ').next()?.parse().ok()
    };
    let mut compared = 0;
    for row in rows {
        let size = number(&row[0], "").expect("rows begin with a size");
        for (speed, cell) in head.iter().zip(row).skip(1) {
            let speed = number(speed, "At ").expect("columns are speeds");
            // In words where it is days.
            let Some(said) = number(cell, "") else { continue };
            let hours = size * 8000.0 / (speed * 3600.0 * efficiency);
            assert!(
                (said - hours).abs() <= (hours / 5.0).max(0.25),
                "{size} GB at {speed}: {hours:.1}, not {said}"
            );
            compared += 1;
        }
    }
    assert!(compared > 10);
}

/// In prose a figure is a name in braces. Numbers in tables of examples, in keys and in comments are none.
#[test]
fn no_plan_price_or_time_to_keep_stands_in_prose() {
    let prose: Vec<&str> =
        GUIDE.lines().filter(|line| !line.starts_with(['|', '#']) && !line.starts_with("seen")).collect();
    let given = [
        "5 GB", "50 GB", "200 GB", "2 TB", "6 TB", "12 TB", "0.99", "2.99", "9.99", "180", "30 days",
        "21 days", "24 hours", "16.3", "17.3", "2 GB", "iOS 9", "iOS 27",
    ];
    for figure in given {
        let found = prose.iter().find(|line| holds(line, figure));
        assert_eq!(found, None, "{figure} has a name");
    }
}

#[test]
fn a_number_is_found_by_itself_and_not_within_another() {
    assert!(holds("iCloud keeps it for 180 days.", "180") && holds("only 5 GB, all full", "5 GB"));
    assert!(!holds("with iOS 26", "iOS 2") && !holds("up to 25 GB", "5 GB") && !holds("0.180", "180"));
}

/// Whether a number stands in a line, and not only as a part of a longer one.
fn holds(line: &str, figure: &str) -> bool {
    line.match_indices(figure).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + figure.len()..].chars().next();
        !before.is_some_and(|sign| sign.is_ascii_digit() || sign == '.')
            && !after.is_some_and(|sign| sign.is_ascii_alphanumeric())
    })
}
