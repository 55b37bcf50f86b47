//! Colours, with their contrast as the browser shows them now, and space.

use yew::prelude::*;

use super::sample::{Family, sample};
use super::ways::Ways;
use crate::components::attribute::Attr;
use crate::components::element::{With as _, element, several, text, words};
use crate::platform::stage;

/// Every colour of `styles/tokens.css`.
const COLOURS: [&str; 26] = [
    "background",
    "wash",
    "surface",
    "sunken",
    "text",
    "muted",
    "control",
    "border",
    "hairline",
    "accent",
    "accent-strong",
    "accent-tint",
    "accent-soft",
    "on-accent",
    "good",
    "good-tint",
    "careful",
    "careful-tint",
    "careful-soft",
    "danger",
    "danger-tint",
    "device-screen",
    "device-row",
    "device-bar",
    "device-line",
    "device-alert",
];

/// What stands on what, and the least contrast that this needs.
const PAIRS: [(&str, &str, f64); 21] = [
    ("text", "background", 4.5),
    ("text", "surface", 4.5),
    ("text", "sunken", 4.5),
    ("text", "device-row", 4.5),
    ("text", "device-alert", 4.5),
    ("muted", "background", 4.5),
    ("muted", "surface", 4.5),
    ("muted", "sunken", 4.5),
    ("accent", "background", 4.5),
    ("accent", "surface", 4.5),
    ("accent", "accent-tint", 4.5),
    ("accent-strong", "surface", 4.5),
    ("on-accent", "accent", 4.5),
    ("good", "surface", 4.5),
    ("good", "good-tint", 4.5),
    ("careful", "surface", 4.5),
    ("careful", "careful-tint", 4.5),
    ("danger", "surface", 4.5),
    ("danger", "danger-tint", 4.5),
    ("control", "background", 3.0),
    ("control", "surface", 3.0),
];

const SPACES: [&str; 10] = ["1", "2", "3", "4", "5", "6", "8", "10", "12", "16"];

pub(super) fn family(ways: Ways) -> Family {
    let visit = ways.fresh();
    let samples = vec![
        sample("colours", "Colours", &visit, |_, _| {
            let colours = COLOURS.iter().map(|name| colour(name));
            element("ul", "sample__colours").of(colours.collect::<Vec<_>>()).with(Attr::Role, "list")
        }),
        sample("contrast", "Contrast of what stands on what", &visit, |_, _| contrasts()),
        sample("space", "Space", &visit, |_, _| {
            let spaces = SPACES.iter().map(|step| {
                let name = ["--space-", step].concat();
                let width = stage::token(&name);
                let said = [&name, ", ", &width].concat();
                let bar = html! { <svg class="sample__space" aria-hidden="true"><rect height="100%" {width} /></svg> };
                element("li", "").of([bar, text("span", "small numbers", &said)])
            });
            element("ul", "sample__spaces").of(spaces.collect::<Vec<_>>()).with(Attr::Role, "list")
        }),
    ];
    Family { id: "tokens", title: "Colour and space", samples }
}

fn colour(name: &str) -> Html {
    let token = ["--", name].concat();
    let fill = ["var(", &token, ")"].concat();
    let drawn = html! {
        <svg class="sample__colour" viewBox="0 0 40 24" preserveAspectRatio="none" aria-hidden="true">
            <rect width="40" height="24" {fill} />
        </svg>
    };
    let value = stage::token(&token);
    element("li", "").of([drawn, text("span", "small", name), text("code", "sample__id", &value)])
}

fn contrasts() -> Html {
    let rows = PAIRS.iter().map(|(on, below, least)| {
        let measured = contrast(&stage::token(&["--", on].concat()), &stage::token(&["--", below].concat()));
        let said = match measured {
            Some(ratio) if ratio < *least => format!("{ratio:.1}, too low: {least} is needed"),
            Some(ratio) => format!("{ratio:.1}"),
            // The colours of the system, where these are forced.
            None => "of the system".to_owned(),
        };
        let of = |name: &str| ["var(--", name, ")"].concat();
        let drawn = html! {
            <svg class="sample__pair" viewBox="0 0 48 24" aria-hidden="true">
                <rect width="48" height="24" fill={of(below)} />
                <text x="24" y="17" text-anchor="middle" fill={of(on)}>{ "Ab" }</text>
            </svg>
        };
        element("tr", "").of([
            element("th", "")
                .of([several([drawn, words(&[*on, " on ", *below].concat())])])
                .with(Attr::Scope, "row"),
            text("td", "numbers", &said),
        ])
    });
    let head = ["Colours", "Contrast"].map(|title| text("th", "", title).with(Attr::Scope, "col"));
    let table = element("table", "").of([
        element("thead", "").of([element("tr", "").of(head)]),
        element("tbody", "").of(rows.collect::<Vec<_>>()),
    ]);
    element("div", "table").of([table]).with(Attr::TabIndex, "0")
}

/// The contrast of two colours as WCAG defines it, 1 to 21; `None` where one is not written with six digits.
fn contrast(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

fn luminance(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |at: usize| {
        let value = u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()?;
        let value = f64::from(value) / 255.0;
        Some(if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
    };
    Some(0.2126 * part(0)? + 0.7152 * part(2)? + 0.0722 * part(4)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKENS: &str = include_str!("../../styles/tokens.css");

    /// The colours of the rule that begins at this place of the file.
    fn colours(from: &str) -> Vec<(&str, &str)> {
        let rule = TOKENS.split_once(from).expect("there is such a rule").1;
        let rule = rule.split_once('}').expect("it ends").0;
        let declared = rule.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
        declared
            .map(|(name, value)| (name, value.trim_end_matches(';')))
            .filter(|it| it.1.starts_with('#'))
            .collect()
    }

    fn light() -> Vec<(&'static str, &'static str)> {
        colours("\n:root,\n.unstuck {")
    }

    fn dark() -> Vec<(&'static str, &'static str)> {
        colours("prefers-color-scheme: dark) {")
    }

    #[test]
    fn every_colour_of_the_style_is_shown_in_its_order() {
        for look in [light(), dark()] {
            let names: Vec<_> = look.iter().map(|(name, _)| *name).collect();
            assert_eq!(names, COLOURS);
        }
    }

    #[test]
    fn what_stands_on_something_is_seen_on_it_in_both_looks() {
        for look in [light(), dark()] {
            let value = |wanted: &str| look.iter().find(|(name, _)| *name == wanted).expect("a colour").1;
            for (on, below, least) in PAIRS {
                let ratio = contrast(value(on), value(below)).expect("both are colours");
                assert!(ratio >= least, "{on} on {below} has {ratio:.2}, and needs {least}");
            }
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert_eq!(contrast("#000000", "#ffffff"), Some(21.0));
        assert_eq!(contrast("#777777", "#ffffff").map(|ratio| (ratio * 100.0).round()), Some(448.0));
        assert_eq!(contrast("Canvas", "#ffffff"), None);
    }
}
