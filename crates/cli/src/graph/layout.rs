//! Where the places of the tree stand: a column for each screen, and every place beside the middle of what follows it.
//!
//! Each place has a band of its own, as high as the bands of what follows it, one below the other, or as itself if that is
//! higher. So nothing overlaps, however long the texts are.

use super::picture::{Picture, percent};
use super::place::{PADDING, Rect, SMALL, TYPE, Text};

const BOX: f64 = 190.0;
const LABEL: f64 = 140.0;
/// Where lines part, in front of a label.
const FAN: f64 = 44.0;
/// Between a label and the box that it leads to.
const STEM: f64 = 16.0;
/// Between bands.
const GAP: f64 = 12.0;
const BOX_LINES: usize = 4;
const LABEL_LINES: usize = 3;

/// A place with what stands on the line to it.
pub(super) struct Placed {
    pub(super) rect: Rect,
    pub(super) text: Text,
    /// `None` for the start.
    pub(super) label: Option<(Rect, Text)>,
}

/// The places of the tree in the order of the picture, the first at the left edge and the highest at `top`, and the height that
/// they end at.
pub(super) fn place(picture: &Picture<'_>, left: f64, top: f64) -> (Vec<Placed>, f64) {
    let texts: Vec<(Text, Option<Text>)> = picture.nodes.iter().map(texts).collect();
    let heights: Vec<f64> = texts.iter().map(height).collect();
    // Those that follow a place stand behind it, so that the bands are known from the last to the first.
    let mut inner = vec![0.0_f64; heights.len()];
    for at in (0..heights.len()).rev() {
        let band = heights[at].max(inner[at] - GAP);
        if let Some(edge) = &picture.nodes[at].from {
            inner[edge.node] += band + GAP;
        }
    }
    let band = |at: usize| heights[at].max(inner[at] - GAP);
    // Where the next band inside that of a place begins, and the column of a place.
    let mut next = vec![top; heights.len()];
    let mut columns = vec![0_u32; heights.len()];
    let mut tops = vec![top; heights.len()];
    for (at, node) in picture.nodes.iter().enumerate() {
        if let Some(edge) = &node.from {
            columns[at] = columns[edge.node] + 1;
            tops[at] = next[edge.node];
            next[edge.node] += band(at) + GAP;
        }
        next[at] = tops[at] + (band(at) - (inner[at] - GAP).max(0.0)) / 2.0;
    }
    let middles = middles(picture, &tops, &heights, &band);
    let placed = texts.into_iter().enumerate().map(|(at, (text, label))| {
        let x = left + f64::from(columns[at]) * (BOX + FAN + LABEL + STEM);
        let rect = around(x, middles[at], BOX, text.boxed());
        let label = label.map(|label| (around(x - STEM - LABEL, middles[at], LABEL, label.bare()), label));
        Placed { rect, text, label }
    });
    (placed.collect(), top + heights.first().map_or(0.0, |_| band(0)))
}

fn texts(node: &super::picture::Node) -> (Text, Option<Text>) {
    let more = if node.is_cut { ", goes on" } else { "" };
    let note = format!("{}, {}{more}", node.kind.word(), percent(node.probability));
    let text = Text::new(&node.text, note, TYPE, BOX - 2.0 * PADDING, BOX_LINES);
    let label = node
        .from
        .as_ref()
        .map(|edge| Text::new(&edge.text, percent(edge.probability), SMALL, LABEL, LABEL_LINES));
    (text, label)
}

fn height((text, label): &(Text, Option<Text>)) -> f64 {
    text.boxed().max(label.as_ref().map_or(0.0, Text::bare))
}

/// Every place stands between the first and the last of what follows it, and inside its band.
fn middles(picture: &Picture<'_>, tops: &[f64], heights: &[f64], band: &impl Fn(usize) -> f64) -> Vec<f64> {
    let mut ends: Vec<Option<(f64, f64)>> = vec![None; tops.len()];
    let mut middles = vec![0.0; tops.len()];
    for at in (0..tops.len()).rev() {
        let (top, height, half) = (tops[at], band(at), heights[at] / 2.0);
        let between = ends[at].map_or(top + height / 2.0, |(first, last)| f64::midpoint(first, last));
        let middle = between.max(top + half).min(top + height - half);
        middles[at] = middle;
        if let Some(edge) = &picture.nodes[at].from {
            let (_, last) = ends[edge.node].unwrap_or((middle, middle));
            ends[edge.node] = Some((middle, last));
        }
    }
    middles
}

fn around(x: f64, middle: f64, width: f64, height: f64) -> Rect {
    Rect { x, y: middle - height / 2.0, width, height }
}
