//! The colours of `styles/tokens.css` beside each other: text at 4.5 to 1, edges of controls and the ring of the focus at 3 to
//! 1, in the light and the dark look and with more contrast asked for. It reads the file, so hover and other states that
//! no walk meets count too.

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../../styles/tokens.css");

/// What text stands on: the page, its wash, cards, sunken places.
const GROUNDS: [&str; 4] = ["background", "wash", "surface", "sunken"];
/// The ground of what is chosen, good, careful or dangerous.
const TINTS: [&str; 4] = ["accent-tint", "good-tint", "careful-tint", "danger-tint"];

/// A colour in sRGB, each part from 0 to 1.
type Colour = [f64; 3];
/// The tokens that are colours, by name without the dashes.
type Look = BTreeMap<String, Colour>;

/// The declarations of the block that follows `opening`.
fn declarations<'a>(css: &'a str, opening: &str) -> Vec<(&'a str, &'a str)> {
    let start = css.find(opening).unwrap_or_else(|| panic!("tokens.css has no {opening:?}")) + opening.len();
    let block = &css[start..];
    let block = &block[block.find(".unstuck {").expect("it sets properties of the root")..];
    let block = &block[..block.find('}').expect("the block ends")];
    block
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": "))
        .collect()
}

fn hex(value: &str) -> Option<Colour> {
    let digits = value.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |at: usize| Some(f64::from(u8::from_str_radix(&digits[at..at + 2], 16).ok()?) / 255.0);
    Some([part(0)?, part(2)?, part(4)?])
}

/// Adds the declarations to a look; a token may name another.
fn with(mut look: Look, declarations: &[(&str, &str)]) -> Look {
    for (name, value) in declarations {
        let named = value.strip_prefix("var(--").and_then(|rest| rest.strip_suffix(')'));
        let colour = named.map_or_else(|| hex(value), |named| look.get(named).copied());
        if let Some(colour) = colour {
            look.insert((*name).to_owned(), colour);
        }
    }
    look
}

/// Every look by its name.
fn looks() -> Vec<(&'static str, Look)> {
    let light = with(Look::new(), &declarations(TOKENS, ""));
    let dark = with(light.clone(), &declarations(TOKENS, "@media (prefers-color-scheme: dark)"));
    let more = declarations(TOKENS, "@media (prefers-contrast: more)");
    let (light_more, dark_more) = (with(light.clone(), &more), with(dark.clone(), &more));
    vec![
        ("light", light),
        ("dark", dark),
        ("light with more contrast", light_more),
        ("dark with more contrast", dark_more),
    ]
}

/// The ratio of WCAG 2: relative luminances of sRGB colours, each with 0.05 of stray light.
fn contrast(one: Colour, other: Colour) -> f64 {
    let luminance = |colour: Colour| {
        let linear = colour
            .map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Fails with all pairs that are too close at once.
fn all_hold(least: f64, pairs: &[(&str, &str)]) {
    let mut low = Vec::new();
    for (name, look) in looks() {
        for (front, ground) in pairs {
            let colour = |token: &str| *look.get(token).unwrap_or_else(|| panic!("no colour --{token}"));
            let ratio = contrast(colour(front), colour(ground));
            if ratio < least {
                low.push(format!("--{front} on --{ground} has {ratio:.2} in the {name} look"));
            }
        }
    }
    assert!(low.is_empty(), "below {least} to 1:\n  {}", low.join("\n  "));
}

/// Every first with every second.
fn each<'a>(fronts: &[&'a str], grounds: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    fronts.iter().flat_map(|front| grounds.iter().map(move |ground| (*front, *ground))).collect()
}

#[test]
fn black_on_white_has_the_contrast_that_the_standard_says() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    // The lightest grey that passes on white.
    let grey = hex("#767676").expect("it is a colour");
    assert!((contrast(grey, [1.0; 3]) - 4.54).abs() < 0.01);
}

#[test]
#[should_panic(expected = "--border on --background has")]
fn a_pair_that_is_too_close_is_named() {
    all_hold(3.0, &[("text", "background"), ("border", "background")]);
}

#[test]
fn the_looks_are_read_from_the_file() {
    let looks = looks();
    let colour = |at: usize, token: &str| looks[at].1[token];
    assert_eq!(Some(colour(0, "background")), hex("#f6f7f9"));
    assert_ne!(colour(0, "background"), colour(1, "background"), "the dark look is another");
    assert_eq!(
        colour(2, "border"),
        colour(2, "control"),
        "with more contrast decoration is as strong as controls"
    );
    assert_eq!(colour(3, "muted"), colour(1, "text"));
}

#[test]
fn text_can_be_read_on_everything_it_stands_on() {
    all_hold(4.5, &each(&["text", "muted"], &[&GROUNDS[..], &TINTS].concat()));
    // Links and quiet buttons, also while the pointer is over them.
    all_hold(4.5, &each(&["accent", "accent-strong"], &[&GROUNDS[..], &["accent-tint"]].concat()));
    all_hold(4.5, &each(&["on-accent"], &["accent", "accent-strong"]));
    all_hold(4.5, &each(&["good"], &["surface", "sunken", "background", "good-tint"]));
    all_hold(4.5, &each(&["careful"], &["surface", "background", "careful-tint"]));
    all_hold(4.5, &each(&["danger"], &["surface", "background", "wash", "danger-tint"]));
    all_hold(4.5, &each(&["text", "muted", "accent"], &["device-screen", "device-row", "device-alert"]));
    // The number of a screen is dark on light turned round; the drawn portrait is an icon on its disc.
    all_hold(4.5, &[("background", "text")]);
    all_hold(3.0, &[("accent-strong", "accent-soft"), ("surface", "good")]);
}

#[test]
fn edges_of_controls_marks_of_what_is_chosen_and_the_focus_stand_out() {
    all_hold(3.0, &each(&["control", "accent"], &[&GROUNDS[..], &["accent-tint"]].concat()));
    all_hold(3.0, &each(&["accent"], &TINTS));
    all_hold(3.0, &each(&["danger"], &["surface", "background", "wash"]));
    // The strong edge of a caution and the icons of what is good or risky.
    all_hold(3.0, &each(&["careful", "good"], &["surface", "background", "careful-tint", "good-tint"]));
}

#[test]
fn with_more_contrast_even_decoration_stands_out() {
    for (name, look) in looks().into_iter().filter(|(name, _)| name.ends_with("more contrast")) {
        for (edge, ground) in each(&["border", "hairline"], &GROUNDS) {
            let ratio = contrast(look[edge], look[ground]);
            assert!(ratio >= 3.0, "--{edge} on --{ground} has {ratio:.2} in the {name} look");
        }
    }
}
