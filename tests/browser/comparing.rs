//! What the comparison of pictures takes for the same, and what not.

use std::collections::BTreeSet;

use unstuck_browser_tests::picture::{Picture, Pixel, compare};

const WIDTH: usize = 160;
const PAPER: Pixel = [246, 247, 249];
const INK: Pixel = [27, 31, 39];
const ACCENT: Pixel = [11, 87, 208];

fn paper() -> Picture {
    Picture { width: WIDTH, pixels: vec![PAPER; WIDTH * 120] }
}

/// The paper with a filled box on it.
fn with_box(
    mut picture: Picture,
    (x, y): (usize, usize),
    (width, height): (usize, usize),
    colour: Pixel,
) -> Picture {
    for row in y..y + height {
        picture.pixels[row * WIDTH + x..][..width].fill(colour);
    }
    picture
}

/// A letter-like shape whose edges are smoothed by this much, of 255.
fn letter(picture: Picture, x: usize, smooth: u8) -> Picture {
    let edge = INK.map(|part| part.saturating_add(smooth));
    let stem = with_box(picture, (x, 40), (3, 20), INK);
    let left = with_box(stem, (x - 1, 40), (1, 20), edge);
    with_box(left, (x + 3, 40), (1, 20), edge)
}

#[test]
fn the_same_picture_is_the_same() {
    assert!(compare(&letter(paper(), 50, 90), &letter(paper(), 50, 90)).is_none());
}

#[test]
fn edges_smoothed_otherwise_are_the_same() {
    assert!(compare(&letter(paper(), 50, 60), &letter(paper(), 50, 160)).is_none());
    assert!(compare(&letter(paper(), 50, 90), &letter(paper(), 51, 90)).is_none(), "a pixel aside");
}

#[test]
fn a_colour_of_an_area_that_is_a_step_lighter_is_seen() {
    let area = |colour| with_box(paper(), (20, 20), (40, 30), colour);
    assert!(compare(&area(ACCENT), &area([31, 107, 228])).is_some());
    assert!(compare(&area(ACCENT), &area([14, 90, 210])).is_none(), "nobody sees three of 255");
}

#[test]
fn a_tint_that_is_gone_is_seen() {
    let area = |colour| with_box(paper(), (20, 20), (40, 30), colour);
    assert!(compare(&area([232, 240, 253]), &paper()).is_some());
}

#[test]
fn what_stands_four_pixels_lower_is_seen() {
    let button = |y| with_box(paper(), (20, y), (100, 44), ACCENT);
    assert!(compare(&button(20), &button(24)).is_some());
    assert!(compare(&letter(paper(), 50, 90), &letter(paper(), 54, 90)).is_some());
}

#[test]
fn a_lost_icon_is_seen_however_large_the_picture() {
    let large = Picture { width: WIDTH, pixels: vec![PAPER; WIDTH * 5_000] };
    // A stroke of less than two pixels, as icons have.
    let icon = with_box(with_box(large.clone(), (100, 60), (16, 2), INK), (107, 54), (2, 14), INK);
    assert!(compare(&icon, &large).is_some());
    assert!(compare(&large, &icon).is_some(), "nor one that came by itself");
}

#[test]
fn another_size_is_said() {
    let lower = Picture { width: WIDTH, pixels: vec![PAPER; WIDTH * 124] };
    assert!(compare(&paper(), &lower).expect("they differ").said.contains("160 × 124"));
}

#[test]
fn a_picture_is_read_as_it_was_written() {
    let few = letter(paper(), 50, 90);
    let mut many = paper();
    for (at, pixel) in many.pixels.iter_mut().enumerate() {
        *pixel = [(at % 251) as u8, (at / 251) as u8, 7];
    }
    for picture in [few, many] {
        let png = picture.write().expect("it is written");
        assert!(Picture::read(&png).expect("it is read") == picture);
    }
}

#[test]
fn with_fewer_colours_a_picture_looks_the_same() {
    let picture = with_box(letter(paper(), 50, 90), (80, 20), (40, 30), ACCENT);
    assert!(compare(&picture.with_fewer_colours(), &picture).is_none());
    let many =
        Picture { width: 64, pixels: (0..4096).map(|at| [(at % 256) as u8, (at / 16) as u8, 90]).collect() };
    let colours: BTreeSet<Pixel> = many.with_fewer_colours().pixels.into_iter().collect();
    assert!(colours.len() <= 256, "{}", colours.len());
}

#[test]
fn with_fewer_colours_an_area_stays_what_it_is() {
    let picture = with_box(letter(paper(), 50, 90), (80, 20), (40, 30), ACCENT);
    let few = picture.with_fewer_colours();
    assert_eq!((few.pixels[0], few.pixels[25 * WIDTH + 90]), (PAPER, ACCENT));
}
