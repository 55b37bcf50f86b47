//! The compiled guide as bytes: a line that names the form, then the parts in order, without their names.
//!
//! The form is not self-describing, so its version stands in front and a reader refuses any other.

use std::fmt;

use crate::bytes::{Bytes, Read};
use crate::guide::Guide;

/// The version of the compiled form. It changes whenever a compiled type does.
pub const COMPILED_FORMAT: u16 = 2;

const MAGIC: &[u8] = b"unstuck-guide\n";

/// Why bytes are no guide this program can run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// They do not begin as a compiled guide does.
    NotAGuide,
    /// They were written in another version of the form.
    Format(u16),
    /// They end early or hold what cannot be.
    Damaged,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAGuide => f.write_str("this is not a compiled guide"),
            Self::Format(format) => {
                write!(f, "this guide has the compiled form {format}; this program reads {COMPILED_FORMAT}")
            }
            Self::Damaged => f.write_str("this guide is damaged or incomplete"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// Reads a compiled guide.
///
/// # Errors
/// When the bytes are none, of another form, or damaged.
pub fn decode(bytes: &[u8]) -> Result<Guide, DecodeError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(DecodeError::NotAGuide)?;
    let (format, body) = rest.split_first_chunk().ok_or(DecodeError::Damaged)?;
    match u16::from_le_bytes(*format) {
        COMPILED_FORMAT => {
            let mut body = Bytes::new(body);
            let guide = Guide::read(&mut body);
            if body.damaged { Err(DecodeError::Damaged) } else { Ok(guide) }
        }
        other => Err(DecodeError::Format(other)),
    }
}

/// Writes a compiled guide.
#[cfg(feature = "compile")]
#[must_use]
pub fn encode(guide: &Guide) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(COMPILED_FORMAT.to_le_bytes());
    // The types hold only lists, texts and numbers, which always have a form; a vector takes any length.
    bytes.extend(postcard::to_allocvec(guide).expect("a guide can always be written"));
    bytes
}
