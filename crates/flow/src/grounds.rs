//! What a guide rests on: how sure each of its parts is, and who says so.

/// How sure something is, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The maker of the product says so, on a page or on the device itself.
    Confirmed,
    /// Only others say so.
    Reported,
    /// General knowledge that no page was found for.
    Known,
    /// The judgement of the authors.
    Judged,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// In the guide's own words: "Apple Support: What iCloud backs up".
    pub name: String,
    /// Its `https:` address, where there is one that leads to it.
    pub href: Option<String>,
}

/// What one part of a guide rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The id of the cause, question, fix or page.
    pub of: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Who says so, as positions in the list of sources.
    pub sources: Vec<u16>,
}
