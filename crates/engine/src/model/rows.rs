//! Rows of different lengths in one piece of memory: the planner goes through them millions of times.

/// Rows of entries, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rows<T> {
    /// Where each row begins, and where the last one ends.
    starts: Vec<usize>,
    entries: Vec<T>,
}

impl<T> Rows<T> {
    /// The row at a position.
    pub(super) fn row(&self, at: usize) -> &[T] {
        &self.entries[self.starts[at]..self.starts[at + 1]]
    }
}

impl<T> FromIterator<Vec<T>> for Rows<T> {
    fn from_iter<I: IntoIterator<Item = Vec<T>>>(rows: I) -> Self {
        let mut built = Self { starts: vec![0], entries: Vec::new() };
        for row in rows {
            built.entries.extend(row);
            built.starts.push(built.entries.len());
        }
        built
    }
}
