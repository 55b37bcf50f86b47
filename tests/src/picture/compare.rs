//! Two pictures beside each other.
//!
//! Another version of a browser smooths the edges of letters a little differently, on a pixel here and there. What a person
//! would call a change moves an edge by more than a pixel, changes a colour over an area, or takes something away. So a pixel
//! counts as different only if the other picture has nothing like it right around the same place, and pictures differ only
//! where many such pixels are close together. The share of the whole says little: a lost icon is a thousandth of a screen.

use super::{Picture, Pixel};

/// How far the parts of a colour may be apart, of 255. A step that is seen between two areas is about twice this.
const SAME_COLOUR: u8 = 12;
/// The side of a cell, in pixels: about a letter of a heading, or an icon.
const CELL: usize = 16;
/// How many pixels of a cell may differ.
const IN_A_CELL: usize = 24;

/// Where two pictures differ.
pub struct Difference {
    /// In words.
    pub said: String,
    /// What was expected, faint, with every pixel that differs in red.
    pub picture: Picture,
}

/// Compares; `None` if eyes would see the same.
pub fn compare(expected: &Picture, actual: &Picture) -> Option<Difference> {
    let (width, height) = (expected.width, expected.height());
    if (actual.width, actual.height()) != (width, height) {
        let said =
            format!("it is {} × {} pixels large, not {width} × {height}", actual.width, actual.height());
        return Some(Difference { said, picture: actual.clone() });
    }
    let mut picture: Vec<Pixel> =
        expected.pixels.iter().map(|pixel| pixel.map(|part| 170 + part / 3)).collect();
    let across = width.div_ceil(CELL);
    let mut cells = vec![0_usize; across * height.div_ceil(CELL)];
    let mut differing = 0;
    for y in 0..height {
        for x in 0..width {
            if is_around(expected, actual, x, y) && is_around(actual, expected, x, y) {
                continue;
            }
            picture[y * width + x] = [220, 0, 0];
            cells[y / CELL * across + x / CELL] += 1;
            differing += 1;
        }
    }
    let (worst, count) = cells.iter().enumerate().max_by_key(|(_, count)| **count)?;
    if *count <= IN_A_CELL {
        return None;
    }
    let (x, y) = (worst % across * CELL, worst / across * CELL);
    let wrong = cells.iter().filter(|count| **count > IN_A_CELL).count();
    let said = format!(
        "{differing} pixels differ, too many in {wrong} places; most around x {x}, y {y}, where {count} of {} do",
        CELL * CELL
    );
    Some(Difference { said, picture: Picture { width, pixels: picture } })
}

/// Whether a pixel of `one` lies within the colours that `other` has around the same place.
fn is_around(one: &Picture, other: &Picture, x: usize, y: usize) -> bool {
    let pixel = one.pixels[y * one.width + x];
    let (mut low, mut high) = (other.pixels[y * one.width + x], other.pixels[y * one.width + x]);
    // Most pixels are the same, and nothing has to be looked at around them.
    if low == pixel {
        return true;
    }
    for row in y.saturating_sub(1)..(y + 2).min(one.height()) {
        for at in &other.pixels[row * one.width..][x.saturating_sub(1)..(x + 2).min(one.width)] {
            for part in 0..3 {
                low[part] = low[part].min(at[part]);
                high[part] = high[part].max(at[part]);
            }
        }
    }
    (0..3).all(|part| {
        pixel[part] >= low[part].saturating_sub(SAME_COLOUR)
            && pixel[part] <= high[part].saturating_add(SAME_COLOUR)
    })
}
