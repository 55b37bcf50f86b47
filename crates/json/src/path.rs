//! The way from the top of a JSON text to a value in it.

use std::fmt;

/// Links back to the top, so that the words are put together only where a fault needs them.
#[derive(Clone, Copy, Debug)]
pub enum Path<'p> {
    /// The value that holds all others.
    Root,
    /// The entry of an object.
    Field(&'p Path<'p>, &'p str),
    /// The item of a list, counted from 0.
    Item(&'p Path<'p>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Item(parent, index) => write!(f, "{parent}[{index}]"),
            Self::Field(Path::Root, name) if is_plain(name) => f.write_str(name),
            Self::Field(parent, name) if is_plain(name) => write!(f, "{parent}.{name}"),
            Self::Field(parent, name) => write!(f, "{parent}[{:?}]", clipped(name)),
        }
    }
}

/// Whether a name can stand after a dot without being taken for more than one.
fn is_plain(name: &str) -> bool {
    (1..=LONGEST).contains(&name.len())
        && name.chars().all(|sign| sign.is_ascii_alphanumeric() || "_-".contains(sign))
}

/// Bytes of a name that are shown.
const LONGEST: usize = 64;

/// The name, or its beginning where nobody would read all of it.
#[must_use]
pub fn clipped(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    format!("{}…", &name[..name.floor_char_boundary(LONGEST)])
}
