//! What editors say of each part and key, and how narrow its values are. The keys themselves come from the readers; a test
//! holds that each of them stands here, and nothing else.

mod figures;
mod guide;
mod visits;

use super::Schema;

/// How narrow a value is, beside its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    Free,
    /// Small letters, digits and single hyphens.
    Id,
    /// `question.answer`
    Answer,
    /// `fix before fix`
    Pair,
    /// `fix within 6`
    Within,
    /// Year, month and day.
    Day,
    /// A language tag.
    Language,
    /// An address that leads out of the guide.
    Address,
    /// An address of a page.
    Page,
    /// Above 0 and up to this.
    Above0(f64),
    /// From 0 to this.
    From0(f64),
    /// Above 0, without end.
    Positive,
    /// A whole number from 1 to this.
    Whole(f64),
    /// This number.
    Only(f64),
}

/// A part (by the key that it stands under), one of its keys (none for the part itself), and what is to be said of it.
pub(super) type About = (&'static str, &'static str, Form, &'static str);

/// Stands for every part.
const ANY: &str = "*";

/// All that is said of a file.
pub(super) const fn all(schema: Schema) -> &'static [About] {
    match schema {
        Schema::Guide => guide::ABOUT,
        Schema::Figures => figures::ABOUT,
        Schema::Visits => visits::ABOUT,
    }
}

/// What is said of a key of a part; of the part, where the key is empty.
pub(super) fn find(schema: Schema, part: &str, key: &str) -> Option<&'static About> {
    let of = |part: &str| all(schema).iter().find(|about| about.0 == part && about.1 == key);
    of(part).or_else(|| of(ANY))
}
