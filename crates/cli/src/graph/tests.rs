//! What is drawn is the tree, and everything in it can be read.

use std::path::Path;

use proptest::prelude::*;
use unstuck_lab::likely::{self, Reach, likely};

use super::picture::{Cause, Edge, Fix, Kind, Node, Picture, Works, percent};
use super::place::{PADDING, Rect, SMALL, TYPE};
use super::svg::{Drawing, render};
use crate::load::runnable;
use crate::measure::width;

const GUIDES: [&str; 3] =
    ["flows/icloud-backup/guide.toml", "examples/two/guide.toml", "crates/flow/tests/base/guide.toml"];

/// Calls `look` with the picture of each guide, and the tree that it shows.
fn each(reach: Reach, mut look: impl FnMut(&str, &Picture<'_>, &likely::Node)) {
    for path in GUIDES {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
        let (guide, model) = runnable(&from).expect("it can be read").expect("it has no errors");
        let tree = likely(&model, reach);
        look(path, &Picture::new(&guide, &model, &tree), &tree);
    }
}

fn ways(tree: &likely::Node) -> usize {
    tree.ways.iter().map(|way| 1 + ways(&way.to)).sum()
}

fn rects(drawing: &Drawing) -> Vec<Rect> {
    let mut rects: Vec<Rect> = Vec::new();
    for placed in &drawing.tree {
        rects.push(placed.rect);
        rects.extend(placed.label.iter().map(|(rect, _)| *rect));
    }
    let map = &drawing.map;
    rects.extend(map.causes.iter().chain(&map.fixes).map(|(rect, _)| *rect));
    rects.extend(map.lines.iter().map(|line| line.rate.0));
    // The headings.
    rects.push(Rect { x: 24.0, y: 24.0, width: 200.0, height: 24.0 });
    rects.push(Rect { x: 24.0, y: drawing.second, width: 300.0, height: 24.0 });
    rects
}

/// Says what is wrong with a drawing: what overlaps, what is outside, and what is wider than its place.
fn faults(drawing: &Drawing) -> Vec<String> {
    let rects = rects(drawing);
    let mut faults = Vec::new();
    for (at, one) in rects.iter().enumerate() {
        if one.x < 0.0 || one.y < 0.0 || one.right() > drawing.width || one.bottom() > drawing.height {
            faults.push(format!("{one:?} is outside of {} × {}", drawing.width, drawing.height));
        }
        // Rates and the lines of a label may touch.
        let over = |other: &&Rect| {
            one.x < other.right() - 0.01
                && other.x < one.right() - 0.01
                && one.y < other.bottom() - 0.01
                && other.y < one.bottom() - 0.01
        };
        faults.extend(rects[at + 1..].iter().filter(over).map(|other| format!("{one:?} overlaps {other:?}")));
    }
    let boxes = drawing.tree.iter().map(|placed| (&placed.rect, &placed.text, 2.0 * PADDING, TYPE));
    let labels = drawing.tree.iter().filter_map(|placed| placed.label.as_ref());
    let labels = labels.map(|(rect, text)| (rect, text, 0.0, SMALL));
    for (rect, text, around, size) in boxes.chain(labels) {
        let wide = |line: &&String| width(line, size) > rect.width - around + 0.01;
        faults.extend(text.lines.iter().filter(wide).map(|line| format!("{line} is wider than its place")));
    }
    faults
}

#[test]
fn there_is_an_edge_for_each_way_and_what_follows_a_place_adds_up_to_it() {
    for reach in [Reach { depth: 6, least: 0.02 }, Reach { depth: 12, least: 0.005 }] {
        each(reach, |path, picture, tree| {
            let edges = picture.nodes.iter().filter(|node| node.from.is_some()).count();
            assert_eq!((edges, picture.nodes.len()), (ways(tree), tree.count()), "{path}");
            assert!((picture.nodes[0].probability - 1.0).abs() < 1e-9);
            for (at, node) in picture.nodes.iter().enumerate() {
                let behind: Vec<&Node> = picture
                    .nodes
                    .iter()
                    .filter(|other| other.from.as_ref().is_some_and(|edge| edge.node == at))
                    .collect();
                if behind.is_empty() {
                    continue;
                }
                let sum: f64 = behind.iter().map(|node| node.probability).sum();
                assert!((sum - node.probability).abs() < 1e-9, "{path}: {sum} after {}", node.text);
                let shares: f64 =
                    behind.iter().filter_map(|node| node.from.as_ref()).map(|edge| edge.probability).sum();
                assert!((shares - 1.0).abs() < 1e-9, "{path}: {shares} after {}", node.text);
            }
        });
    }
}

#[test]
fn nothing_overlaps_and_nothing_is_outside() {
    for reach in [Reach { depth: 6, least: 0.02 }, Reach { depth: 14, least: 0.002 }] {
        each(reach, |path, picture, _| {
            assert_eq!(faults(&Drawing::new(picture)), Vec::<String>::new(), "{path}");
        });
    }
}

#[test]
fn the_same_guide_gives_the_same_drawing() {
    let drawn = || {
        let mut drawn = Vec::new();
        each(Reach { depth: 5, least: 0.02 }, |_, picture, _| drawn.push(render(picture)));
        drawn
    };
    assert_eq!(drawn(), drawn());
}

#[test]
fn what_is_below_a_tenth_has_a_decimal_place() {
    assert_eq!([0.0, 0.0123, 0.0994, 0.0996, 1.0].map(percent), ["0.0 %", "1.2 %", "9.9 %", "10 %", "100 %"]);
}

fn any_tree() -> impl Strategy<Value = Vec<(usize, String, String)>> {
    let node = (any::<prop::sample::Index>(), "\\PC{0,90}", "\\PC{0,60}");
    prop::collection::vec(node, 1..40).prop_map(|nodes| {
        let place = |(at, (index, text, said)): (usize, (prop::sample::Index, String, String))| {
            (index.index(at.max(1)), text, said)
        };
        nodes.into_iter().enumerate().map(place).collect()
    })
}

fn any_map() -> impl Strategy<Value = (Vec<String>, Vec<String>, Vec<(usize, usize)>)> {
    let texts = || prop::collection::vec("\\PC{0,90}", 1..12);
    (texts(), texts()).prop_flat_map(|(causes, fixes)| {
        let pairs = prop::collection::btree_set((0..causes.len(), 0..fixes.len()), 0..40);
        (Just(causes), Just(fixes), pairs.prop_map(|pairs| pairs.into_iter().collect()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_and_no_shape_makes_anything_overlap(tree in any_tree(), (causes, fixes, works) in any_map()) {
        let nodes = tree.into_iter().enumerate().map(|(at, (node, text, said))| Node {
            kind: if at == 0 { Kind::Start } else { Kind::Question },
            text,
            probability: 0.5,
            is_cut: at % 2 == 0,
            from: (at > 0).then_some(Edge { node, text: said, probability: 0.5 }),
        });
        let picture = Picture {
            title: "</title>",
            id: "any",
            lang: "en",
            nodes: nodes.collect(),
            causes: causes.iter().map(|name| Cause { name, prior: 0.5 }).collect(),
            fixes: fixes.iter().map(|title| Fix { title }).collect(),
            works: works.into_iter().map(|(cause, fix)| Works { cause, fix, rate: 1.0 }).collect(),
        };
        prop_assert_eq!(faults(&Drawing::new(&picture)), Vec::<String>::new());
        prop_assert!(!render(&picture).contains("NaN"));
    }
}
