//! The drawing for browsers: one file that loads nothing and runs nothing.

use std::fmt::Write as _;

use super::layout::{self, Placed};
use super::map::{self, Line, Map};
use super::picture::{Kind, MAP, PATHS, Picture};
use super::place::{LINE, PADDING, Rect, SMALL_LINE, Text};
use crate::markup::{COLOURS, Escaped, lang};

const STYLE: &str = include_str!("graph.css");
const MARGIN: f64 = 24.0;
/// From the top of a heading to what stands below it.
const HEADING: f64 = 36.0;

/// Everything in its place.
pub(super) struct Drawing {
    pub(super) tree: Vec<Placed>,
    pub(super) map: Map,
    /// The height of the second heading.
    pub(super) second: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Drawing {
    pub(super) fn new(picture: &Picture<'_>) -> Self {
        let (tree, bottom) = layout::place(picture, MARGIN, MARGIN + HEADING);
        let second = bottom + 2.0 * MARGIN;
        let map = map::place(picture, MARGIN, second + HEADING);
        let rects = tree.iter().map(|placed| &placed.rect).chain(map.fixes.iter().map(|(rect, _)| rect));
        let right = rects.map(Rect::right).fold(0.0, f64::max);
        let height = map.bottom + MARGIN;
        Self { tree, map, second, width: right + MARGIN, height }
    }
}

pub(super) fn render(picture: &Picture<'_>) -> String {
    let drawing = Drawing::new(picture);
    let Drawing { tree, map, second, width, height } = &drawing;
    let lang = lang(picture.lang);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" \
         height=\"{height:.0}\" lang=\"en-GB\" role=\"img\" aria-labelledby=\"name says\">\n<title id=\"name\">{}</title>\n\
         <desc id=\"says\">{}</desc>\n<style>\n{COLOURS}{STYLE}</style>\n<rect class=\"ground\" width=\"100%\" \
         height=\"100%\"/>\n",
        Escaped(&format!("{}: {}", picture.title, PATHS.to_lowercase())),
        Escaped(&picture.says()),
    );
    heading(&mut svg, MARGIN, PATHS);
    for (placed, node) in tree.iter().zip(&picture.nodes) {
        if let (Some(edge), Some((rect, label))) = (&node.from, &placed.label) {
            way(&mut svg, &tree[edge.node].rect, (rect, label), &placed.rect);
            let of_guide = if node.kind == Kind::Rest { "" } else { &lang };
            lines(&mut svg, rect.x, rect.y, label, of_guide);
            cut(&mut svg, label.is_cut, &edge.text);
            svg.push_str("</g>\n");
        }
    }
    for (placed, node) in tree.iter().zip(&picture.nodes) {
        let of_guide = if node.kind.is_of_guide() { &lang } else { "" };
        let class = node.kind.word().replace(' ', "-");
        boxed(&mut svg, &class, (&placed.rect, &placed.text), &node.text, of_guide);
    }
    heading(&mut svg, *second, MAP);
    for line in &map.lines {
        helps(&mut svg, line);
    }
    for ((rect, text), cause) in map.causes.iter().zip(&picture.causes) {
        boxed(&mut svg, "cause", (rect, text), cause.name, &lang);
    }
    for ((rect, text), fix) in map.fixes.iter().zip(&picture.fixes) {
        boxed(&mut svg, "step", (rect, text), fix.title, &lang);
    }
    svg.push_str("</svg>\n");
    svg
}

fn heading(svg: &mut String, top: f64, text: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(svg, "<text class=\"heading\" x=\"{MARGIN}\" y=\"{:.1}\">{text}</text>", top + 16.0);
}

/// A box with its note and its text, which is the guide's where `lang` says so. A pointer that rests on it shows the whole text.
fn boxed(svg: &mut String, class: &str, (rect, text): (&Rect, &Text), whole: &str, lang: &str) {
    let Rect { x, y, width, height } = rect;
    let _ = writeln!(
        svg,
        "<g class=\"{class}\"><rect class=\"box\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" \
         rx=\"6\"/>"
    );
    let (left, mut line) = (x + PADDING, y + PADDING + SMALL_LINE - 3.0);
    let _ =
        writeln!(svg, "<text class=\"note\" x=\"{left:.1}\" y=\"{line:.1}\">{}</text>", Escaped(&text.note));
    line += 1.0;
    for part in &text.lines {
        line += LINE;
        let _ = writeln!(svg, "<text{lang} x=\"{left:.1}\" y=\"{line:.1}\">{}</text>", Escaped(part));
    }
    cut(svg, text.is_cut, whole);
    svg.push_str("</g>\n");
}

fn cut(svg: &mut String, is_cut: bool, whole: &str) {
    if is_cut {
        let _ = writeln!(svg, "<title>{}</title>", Escaped(whole));
    }
}

/// The line from one place to the next, with a gap for what stands on it.
fn way(svg: &mut String, from: &Rect, (rect, label): (&Rect, &Text), to: &Rect) {
    let (start, end) = (from.right(), rect.x - 4.0);
    let (y, middle) = (from.middle(), rect.middle());
    let bend = f64::midpoint(start, end);
    let behind = rect.x + label.wide().min(rect.width) + 4.0;
    let _ = writeln!(
        svg,
        "<g class=\"way\"><path d=\"M{start:.1} {y:.1}C{bend:.1} {y:.1} {bend:.1} {middle:.1} {end:.1} {middle:.1}\
         M{behind:.1} {middle:.1}H{:.1}\"/>",
        to.x
    );
}

/// The lines of a label in small type, its note last.
fn lines(svg: &mut String, x: f64, top: f64, label: &Text, lang: &str) {
    let mut y = top - 3.0;
    for part in &label.lines {
        y += SMALL_LINE;
        let _ =
            writeln!(svg, "<text{lang} class=\"said\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", Escaped(part));
    }
    y += SMALL_LINE;
    let _ = writeln!(svg, "<text class=\"note\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", Escaped(&label.note));
}

fn helps(svg: &mut String, line: &Line) {
    let Line { from, rate: (rect, rate), wide, to, weight } = line;
    let (y, before, behind) = (rect.middle(), rect.x - 4.0, rect.x + wide + 4.0);
    // It turns only where no other rate can stand.
    let clear = rect.right().max(behind);
    let (near, far) = (f64::midpoint(from.0, before), f64::midpoint(clear, to.0));
    let _ = writeln!(
        svg,
        "<g class=\"way\"><path stroke-width=\"{:.2}\" d=\"M{:.1} {:.1}C{near:.1} {:.1} {near:.1} {y:.1} {before:.1} {y:.1}\
         M{behind:.1} {y:.1}H{clear:.1}C{far:.1} {y:.1} {far:.1} {:.1} {:.1} {:.1}\"/>\n<text class=\"note\" x=\"{:.1}\" \
         y=\"{:.1}\">{}</text></g>",
        0.5 + 2.5 * weight,
        from.0,
        from.1,
        from.1,
        to.1,
        to.0,
        to.1,
        rect.x,
        rect.bottom() - 3.0,
        Escaped(rate),
    );
}
