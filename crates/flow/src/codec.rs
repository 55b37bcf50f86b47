//! The compiled guide as bytes: a line that names the form, its version, then the guide as `bytes.rs` writes it. What only
//! readers of its pages need is a file of its own, in the same form.
//!
//! Both begin with the names that differ between versions of iOS. Whoever reads says for which iPhone, and gets a guide
//! that speaks of that one only.
//!
//! The form is not self-describing, so its version stands in front and a reader refuses any other.

use std::fmt;

use crate::bytes::{Bytes, Read};
#[cfg(feature = "compile")]
use crate::bytes::{Write, written};
use crate::guide::Guide;
#[cfg(feature = "compile")]
use crate::names::Names;
use crate::pages::PageFile;

/// The version of the compiled form. It changes whenever a compiled type does.
pub const COMPILED_FORMAT: u16 = 5;

const GUIDE: &[u8] = b"unstuck-guide\n";
const PAGES: &[u8] = b"unstuck-pages\n";

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
                let (format, own) = (usize::from(*format), usize::from(COMPILED_FORMAT));
                write!(f, "this guide has the compiled form {format}; this program reads {own}")
            }
            Self::Damaged => f.write_str("this guide is damaged or incomplete"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// Reads a compiled guide, with the names and lines of a version of iOS; `None` stands for the latest.
///
/// # Errors
/// When the bytes are none, of another form, or damaged.
pub fn decode(bytes: &[u8], ios: Option<u16>) -> Result<Guide, DecodeError> {
    let mut guide: Guide = read(bytes, GUIDE, ios)?;
    for fix in &mut guide.fixes {
        fix.steps.retain(|step| step.holds(ios.unwrap_or(u16::MAX)));
    }
    Ok(guide)
}

/// Reads the pages of a guide, with what they rest on and its figures, and with the names of a version of iOS; `None`
/// stands for the latest.
///
/// # Errors
/// When the bytes are none, of another form, or damaged.
pub fn decode_pages(bytes: &[u8], ios: Option<u16>) -> Result<PageFile, DecodeError> {
    read(bytes, PAGES, ios)
}

fn read<T: Read>(bytes: &[u8], magic: &[u8], ios: Option<u16>) -> Result<T, DecodeError> {
    let mut body = open(bytes, magic)?;
    body.call(ios.unwrap_or(u16::MAX));
    let read = T::read(&mut body);
    if body.damaged {
        // Taking it apart would need code for every type there is, over 1 KB of the app, for what hardly ever happens.
        // Native tools have that code, and may read very many damaged guides.
        #[cfg(not(feature = "compile"))]
        std::mem::forget(read);
        return Err(DecodeError::Damaged);
    }
    Ok(read)
}

/// What stands behind the name of the form and its version.
fn open<'b>(bytes: &'b [u8], magic: &[u8]) -> Result<Bytes<'b>, DecodeError> {
    let rest = bytes.strip_prefix(magic).ok_or(DecodeError::NotAGuide)?;
    let (format, body) = rest.split_first_chunk().ok_or(DecodeError::Damaged)?;
    match u16::from_le_bytes(*format) {
        COMPILED_FORMAT => Ok(Bytes::new(body)),
        other => Err(DecodeError::Format(other)),
    }
}

/// Writes a compiled guide, without the texts of its pages, and with all names of its labels.
#[cfg(feature = "compile")]
#[must_use]
pub fn encode(guide: &Guide, names: &Names) -> Vec<u8> {
    written_as(GUIDE, guide, names)
}

/// Writes the pages of a guide, with all names of its labels.
#[cfg(feature = "compile")]
#[must_use]
pub fn encode_pages(pages: &PageFile, names: &Names) -> Vec<u8> {
    written_as(PAGES, pages, names)
}

#[cfg(feature = "compile")]
fn written_as(magic: &[u8], what: &impl Write, names: &Names) -> Vec<u8> {
    let mut bytes = magic.to_vec();
    bytes.extend(COMPILED_FORMAT.to_le_bytes());
    bytes.extend(written(what, names));
    bytes
}
