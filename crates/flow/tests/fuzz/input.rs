//! An input: something sound and what is changed in it.

use proptest::prelude::*;
use proptest::sample::Index;

use crate::bytes::{self, Damage};
use crate::readers::Kind;
use crate::text::{self, Edit};

/// Something sound, by its place among those of its kind, and what is changed in it.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    pub(crate) sound: usize,
    pub(crate) changes: Changes,
}

/// Changes, one after the other.
#[derive(Clone, Debug)]
pub(crate) enum Changes {
    Text(Vec<Edit>),
    Bytes(Vec<Damage>),
}

/// Any input of a kind of which there are so many sound ones.
pub(crate) fn any(kind: Kind, sound: usize) -> impl Strategy<Value = Input> {
    let edits = prop::collection::vec(text::edit(), 1..6).prop_map(Changes::Text);
    let damage = prop::collection::vec(bytes::damage(), 1..6).prop_map(Changes::Bytes);
    let changes = if kind.is_text() { edits.boxed() } else { damage.boxed() };
    // The first is small and quickly read, so it has most of the turns.
    let at = prop_oneof![9 => Just(0), 1 => 0..sound];
    (at, changes).prop_map(|(sound, changes)| Input { sound, changes })
}

/// A span of a list of this length.
pub(crate) fn span(at: &Index, count: usize, length: usize) -> (usize, usize) {
    let from = at.index(length + 1);
    (from, (from + count).min(length))
}
