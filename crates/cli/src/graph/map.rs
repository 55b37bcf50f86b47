//! Where causes and fixes stand: causes on the left, fixes on the right, near the causes that they help with.

use super::picture::{Picture, percent};
use super::place::{PADDING, Rect, SMALL, SMALL_LINE, TYPE, Text, count};
use crate::measure::width;

const BOX: f64 = 240.0;
/// Between a cause and the rates of what helps with it, and between those and the fixes.
const STEM: f64 = 24.0;
const FAN: f64 = 220.0;
const RATE: f64 = 44.0;
const GAP: f64 = 12.0;
const LINES: usize = 4;

/// A fix helps with a cause: the line between them.
pub(super) struct Line {
    /// Where it leaves the cause.
    pub(super) from: (f64, f64),
    /// What stands on it, and where.
    pub(super) rate: (Rect, String),
    /// How wide that is.
    pub(super) wide: f64,
    /// Where it comes to the fix.
    pub(super) to: (f64, f64),
    /// How strong it is, 0 to 1.
    pub(super) weight: f64,
}

/// The map with everything in its place.
pub(super) struct Map {
    pub(super) causes: Vec<(Rect, Text)>,
    pub(super) fixes: Vec<(Rect, Text)>,
    pub(super) lines: Vec<Line>,
    /// Where it ends below.
    pub(super) bottom: f64,
}

pub(super) fn place(picture: &Picture<'_>, left: f64, top: f64) -> Map {
    let order = order(picture);
    let text = |text: &str, note: String| Text::new(text, note, TYPE, BOX - 2.0 * PADDING, LINES);
    let causes: Vec<Text> = picture
        .causes
        .iter()
        .map(|cause| text(cause.name, format!("cause, {}", percent(cause.prior))))
        .collect();
    let fixes: Vec<Text> = picture.fixes.iter().map(|fix| text(fix.title, "step".to_owned())).collect();
    // The lines of a cause need room for their rates.
    let rates = |cause: usize| count(picture.works.iter().filter(|works| works.cause == cause).count());
    let high: Vec<f64> =
        causes.iter().enumerate().map(|(at, text)| text.boxed().max(SMALL_LINE * rates(at))).collect();
    let beside: Vec<f64> = order.iter().map(|fix| fixes[*fix].boxed()).collect();
    let tall = tall(&high).max(tall(&beside));
    let fix_x = left + BOX + STEM + RATE + FAN;
    let bands = stacked(&high, top, tall);
    let causes: Vec<(Rect, Text)> = causes
        .into_iter()
        .zip(&bands)
        .map(|(text, &(y, height))| {
            let own = text.boxed();
            (Rect { x: left, y: y + (height - own) / 2.0, width: BOX, height: own }, text)
        })
        .collect();
    let mut placed: Vec<Option<Rect>> = vec![None; fixes.len()];
    for (fix, (y, height)) in order.iter().zip(stacked(&beside, top, tall)) {
        placed[*fix] = Some(Rect { x: fix_x, y, width: BOX, height });
    }
    let fixes: Vec<(Rect, Text)> =
        placed.into_iter().zip(fixes).filter_map(|(rect, text)| Some((rect?, text))).collect();
    let lines = lines(picture, &causes, &fixes);
    Map { causes, fixes, lines, bottom: top + tall }
}

/// The fixes from top to bottom: by the causes that they help with, those they help most counting most.
fn order(picture: &Picture<'_>) -> Vec<usize> {
    let middle = |fix: usize| {
        let of = picture.works.iter().filter(|works| works.fix == fix);
        let (sum, weight) = of.fold((0.0, 0.0), |(sum, weight), works| {
            (sum + works.rate * count(works.cause), weight + works.rate)
        });
        sum / weight
    };
    let mut order: Vec<usize> = (0..picture.fixes.len()).collect();
    order.sort_by(|one, other| middle(*one).total_cmp(&middle(*other)));
    order
}

fn tall(heights: &[f64]) -> f64 {
    heights.iter().sum::<f64>() + GAP * (count(heights.len()) - 1.0).max(0.0)
}

/// Where each begins, spread evenly over `height`, with its own height.
fn stacked(heights: &[f64], top: f64, height: f64) -> Vec<(f64, f64)> {
    let spare = (height - tall(heights)) / count(heights.len().max(1));
    let mut y = top + spare / 2.0;
    let place = |own: &f64| {
        let at = y;
        y += own + GAP + spare;
        (at, *own)
    };
    heights.iter().map(place).collect()
}

fn lines(picture: &Picture<'_>, causes: &[(Rect, Text)], fixes: &[(Rect, Text)]) -> Vec<Line> {
    let works = &picture.works;
    let height = |fix: usize| fixes[fix].0.middle();
    let lines = works.iter().enumerate().map(|(at, line)| {
        // From above to below, as the other ends stand.
        let of_cause = || works.iter().enumerate().filter(|(_, other)| other.cause == line.cause);
        let above = |&(other_at, other): &(usize, &super::picture::Works)| {
            (height(other.fix), other_at) < (height(line.fix), at)
        };
        let rank = count(of_cause().filter(above).count());
        let (cause, fix) = (&causes[line.cause].0, &fixes[line.fix].0);
        let y = cause.middle() + SMALL_LINE * (rank - (count(of_cause().count()) - 1.0) / 2.0);
        let to_fix = works.iter().filter(|other| other.fix == line.fix);
        let place = count(works[..at].iter().filter(|other| other.fix == line.fix).count() + 1);
        let to = (fix.x, fix.y + fix.height * place / (count(to_fix.count()) + 1.0));
        let text = percent(line.rate);
        let rect = Rect { x: cause.right() + STEM, y: y - SMALL_LINE / 2.0, width: RATE, height: SMALL_LINE };
        let wide = width(&text, SMALL);
        Line { from: (cause.right(), cause.middle()), rate: (rect, text), wide, to, weight: line.rate }
    });
    lines.collect()
}
