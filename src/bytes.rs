//! Finding bytes in bytes, by the plainest way there is: the searching of strings that Rust brings is fast on long texts, and 3 KB
//! of the program.

/// Where a part begins; `None` where it is not. The part is not empty.
#[inline(never)]
pub(crate) fn position(of: &[u8], part: &[u8]) -> Option<usize> {
    of.windows(part.len()).position(|there| there == part)
}
