//! The guide as it reads for each era of iOS. Each is read when somebody needs it, once, and stays until the page is closed.

use std::cell::RefCell;

use unstuck_flow::codec::{self, DecodeError};
use unstuck_flow::guide::Guide;

/// The compiled guide, and what was read of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Editions {
    bytes: &'static [u8],
    first: &'static Guide,
    /// The era by its position, and the guide.
    read: &'static RefCell<Vec<(usize, &'static Guide)>>,
}

impl Editions {
    /// Reads a compiled guide, first for a version of iOS or for the latest.
    ///
    /// # Errors
    /// When the bytes are no guide.
    pub(crate) fn new(bytes: Vec<u8>, ios: Option<u16>) -> Result<Self, DecodeError> {
        // The page is the program: the guide is needed until it is closed, so nothing has to count or free it.
        let bytes = bytes.leak();
        let first = leaked(bytes, ios)?;
        let read = Box::leak(Box::new(RefCell::new(vec![(first.era(ios), first)])));
        Ok(Self { bytes, first, read })
    }

    /// The guide for a version of iOS, or for the latest. Everything in it has the same place for all.
    pub(crate) fn of(self, ios: Option<u16>) -> &'static Guide {
        let era = self.first.era(ios);
        let mut read = self.read.borrow_mut();
        if let Some((_, guide)) = read.iter().find(|(known, _)| *known == era) {
            return guide;
        }
        // What was read once can be read again.
        let guide = leaked(self.bytes, ios).unwrap_or(self.first);
        read.push((era, guide));
        guide
    }
}

#[inline(never)]
fn leaked(bytes: &[u8], ios: Option<u16>) -> Result<&'static Guide, DecodeError> {
    Ok(Box::leak(Box::new(codec::decode(bytes, ios)?)))
}
