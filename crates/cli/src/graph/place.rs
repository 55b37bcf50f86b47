//! Rectangles with text in them.

use crate::measure::{width, wrap};

/// The size of type in a drawing, and of notes.
pub(super) const TYPE: f64 = 13.0;
pub(super) const SMALL: f64 = 11.0;
/// From one line of text to the next, and from one of a note.
pub(super) const LINE: f64 = 17.0;
pub(super) const SMALL_LINE: f64 = 14.0;
/// Between the edge of a box and what stands in it.
pub(super) const PADDING: f64 = 8.0;

/// A place in the drawing, in units of the screen; `y` grows downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Rect {
    pub(super) const fn right(&self) -> f64 {
        self.x + self.width
    }

    pub(super) const fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// The height at which lines come and go.
    pub(super) const fn middle(&self) -> f64 {
        self.y + self.height / 2.0
    }
}

/// Lines of text, and one of a note in smaller type: above the text in a box, below it in a label.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Text {
    pub(super) lines: Vec<String>,
    pub(super) note: String,
    /// Whether some of the text had no room.
    pub(super) is_cut: bool,
}

impl Text {
    /// The text in lines of type of this size that are no wider than `most`, with at most `lines` of them.
    pub(super) fn new(text: &str, note: String, size: f64, most: f64, lines: usize) -> Self {
        let all = wrap(text, size, most, usize::MAX);
        let is_cut = all.len() > lines;
        let lines = if is_cut { wrap(text, size, most, lines) } else { all };
        Self { lines, note, is_cut }
    }

    /// How high a box is that it stands in.
    pub(super) fn boxed(&self) -> f64 {
        2.0 * PADDING + SMALL_LINE + LINE * count(self.lines.len())
    }

    /// How high it is where nothing is around it, all in small type.
    pub(super) fn bare(&self) -> f64 {
        SMALL_LINE * (1.0 + count(self.lines.len()))
    }

    /// How wide it is in small type.
    pub(super) fn wide(&self) -> f64 {
        self.lines.iter().chain([&self.note]).map(|line| width(line, SMALL)).fold(0.0, f64::max)
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are no more than a few thousand")]
pub(super) const fn count(of: usize) -> f64 {
    of as f64
}
