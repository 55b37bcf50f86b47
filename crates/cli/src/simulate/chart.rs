//! Charts as inline SVG. Each has a name and a description, and a table beside it says the same in numbers.

use std::fmt::Write as _;

use super::bins::Bins;
use super::text::whole;
use crate::markup::Escaped;
use crate::measure::wrap;

/// The width of every chart. It is that of the narrowest screens, so that type is never drawn smaller than it is meant.
const WIDTH: f64 = 288.0;
/// The size of type, and of that in axes.
const TYPE: f64 = 12.0;
const SMALL: f64 = 10.0;

/// What a chart shows.
#[derive(Clone, Copy)]
pub(super) struct Name<'t> {
    /// Unique on the page.
    pub(super) id: &'t str,
    pub(super) title: &'t str,
    /// What there is to see, in a sentence.
    pub(super) says: &'t str,
}

/// A bar with a part of it that is drawn stronger.
pub(super) struct Bar {
    pub(super) label: String,
    /// The length, 0 to 1.
    pub(super) value: f64,
    /// The stronger part from the left, 0 to `value`.
    pub(super) part: f64,
    /// What stands at the end of the bar.
    pub(super) shown: String,
}

/// A bar under each label. The longest fills the width, unless `whole` says that 1 does.
pub(super) fn bars(name: Name<'_>, bars: &[Bar], whole: bool) -> String {
    const LINE: f64 = 15.0;
    const BAR: f64 = 12.0;
    const ROOM: f64 = 228.0;
    let longest =
        bars.iter().map(|bar| bar.value).fold(if whole { 1.0 } else { f64::MIN_POSITIVE }, f64::max);
    let mut drawn = String::new();
    let mut y = 0.0;
    for bar in bars {
        for line in wrap(&bar.label, TYPE, WIDTH, 2) {
            y += LINE;
            // Writing to a string does not fail.
            let _ = writeln!(drawn, "<text x=\"0\" y=\"{}\">{}</text>", y - 3.0, Escaped(&line));
        }
        let (all, part) = (ROOM * bar.value / longest, ROOM * bar.part / longest);
        let _ = write!(drawn, "<rect class=\"rail\" x=\"0\" y=\"{y}\" width=\"{ROOM}\" height=\"{BAR}\"/>");
        let _ = write!(drawn, "<rect class=\"all\" x=\"0\" y=\"{y}\" width=\"{all:.1}\" height=\"{BAR}\"/>");
        let _ =
            write!(drawn, "<rect class=\"part\" x=\"0\" y=\"{y}\" width=\"{part:.1}\" height=\"{BAR}\"/>");
        let _ = writeln!(
            drawn,
            "<text x=\"{WIDTH}\" y=\"{}\" class=\"end\">{}</text>",
            y + BAR - 2.0,
            Escaped(&bar.shown)
        );
        y += BAR + 8.0;
    }
    framed(name, y, &drawn)
}

/// A column for each bin, with its share of all in per cent above it and its lower end below. `counted` are values that
/// come one by one, so that the number below a column is what it counts.
pub(super) fn columns(name: Name<'_>, bins: &Bins, counted: bool) -> String {
    const TOP: f64 = 26.0;
    const HEIGHT: f64 = 120.0;
    let all = whole(bins.counts.iter().sum());
    let most = bins.counts.iter().copied().max().map_or(1.0, whole);
    // Half a column of room on the right, for the number below the last end.
    let step = WIDTH / (whole(bins.counts.len()) + 0.5);
    let (base, below) = (TOP + HEIGHT, TOP + HEIGHT + 13.0);
    let mut drawn = format!("<text x=\"0\" y=\"{SMALL}\" class=\"axis\">per cent of visits</text>\n");
    let mut x = step / 4.0;
    for (low, high, count) in bins.each() {
        let height = HEIGHT * whole(count) / most;
        let middle = x + step / 2.0;
        let _ = write!(
            drawn,
            "<rect class=\"part\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{height:.1}\"/>",
            x + 1.0,
            base - height,
            step - 2.0,
        );
        let at = if counted { middle } else { x };
        let _ = write!(
            drawn,
            "<text x=\"{middle:.1}\" y=\"{:.1}\" class=\"axis middle\">{}</text>",
            base - height - 3.0,
            Escaped(&above(whole(count) / all)),
        );
        let _ =
            writeln!(drawn, "<text x=\"{at:.1}\" y=\"{below}\" class=\"axis middle\">{}</text>", end(low));
        x += step;
        if !counted && x + step > WIDTH {
            let _ = writeln!(
                drawn,
                "<text x=\"{x:.1}\" y=\"{below}\" class=\"axis middle\">{}</text>",
                end(high)
            );
        }
    }
    let _ = writeln!(drawn, "<path class=\"line\" d=\"M0 {base}H{WIDTH}\"/>");
    framed(name, below + 5.0, &drawn)
}

/// A share in whole per cent, without the sign.
fn above(share: f64) -> String {
    match 100.0 * share {
        0.0 => String::new(),
        percent if percent < 0.5 => "<1".to_owned(),
        percent => format!("{percent:.0}"),
    }
}

/// An end of a bin, without a fraction where it has none.
pub(super) fn end(number: f64) -> String {
    if number.fract() == 0.0 { format!("{number:.0}") } else { format!("{number:.1}") }
}

fn framed(name: Name<'_>, height: f64, drawn: &str) -> String {
    let Name { id, title, says } = name;
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" aria-labelledby=\"{id}-name {id}-says\">\n\
         <title id=\"{id}-name\">{}</title>\n<desc id=\"{id}-says\">{}</desc>\n{drawn}</svg>\n",
        Escaped(title),
        Escaped(says),
    )
}

#[cfg(test)]
mod tests {
    use super::{Bar, Bins, Name, bars, columns};

    const NAME: Name<'_> = Name { id: "c", title: "A & B", says: "says" };

    fn numbers(svg: &str, attribute: &str) -> Vec<f64> {
        let before = format!(" {attribute}=\"");
        let parts = svg.split(&before).skip(1);
        parts.filter_map(|part| part.split('"').next()?.parse().ok()).collect()
    }

    fn bar(value: f64, part: f64) -> Bar {
        Bar { label: "<b>".to_owned(), value, part, shown: "s".to_owned() }
    }

    #[test]
    fn lengths_are_in_proportion_and_nothing_is_outside() {
        let svg = bars(NAME, &[bar(0.5, 0.25), bar(0.25, 0.0)], false);
        assert_eq!(numbers(&svg, "width"), [228.0, 228.0, 114.0, 228.0, 114.0, 0.0]);
        let whole = bars(NAME, &[bar(0.5, 0.25)], true);
        assert_eq!(numbers(&whole, "width"), [228.0, 114.0, 57.0]);
        assert!(svg.contains("&lt;b&gt;") && svg.contains("A &amp; B") && !svg.contains("<b>"), "{svg}");
        let height: f64 = svg.split(' ').nth(4).unwrap().trim_end_matches('"').parse().unwrap();
        assert!(numbers(&svg, "y").iter().all(|y| *y < height), "{svg}");
    }

    #[test]
    fn columns_stand_on_one_line_and_have_their_share_above() {
        let svg = columns(NAME, &Bins::new(&[0.5, 0.6, 0.7, 2.5]), false);
        let heights = numbers(&svg, "height");
        assert_eq!(heights, [120.0, 0.0, 40.0]);
        assert!(svg.contains(">75</text>") && svg.contains(">25</text>"), "{svg}");
        let right = numbers(&svg, "x").into_iter().fold(0.0, f64::max);
        assert!(right <= 288.0, "{svg}");
    }

    #[test]
    fn a_chart_of_nothing_is_still_one() {
        assert!(bars(NAME, &[], false).contains("<title id=\"c-name\">"));
        assert!(!columns(NAME, &Bins::new(&[]), true).contains("NaN"));
        assert!(!bars(NAME, &[bar(0.0, 0.0)], false).contains("NaN"));
    }
}
