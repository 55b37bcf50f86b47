//! Bits in a row, the highest of a number first.

use super::CHECK;

/// The polynomial without its highest term: x¹⁴ + x¹⁰ + x⁸ + x⁷ + x⁴ + x³ + 1: the one that CAN frames are checked with.
const POLYNOMIAL: u16 = 0x4599;

/// Bits in a row.
#[derive(Debug, Default)]
pub(super) struct Bits(pub(super) Vec<bool>);

impl Bits {
    /// Adds the lowest bits of a number, so many of them.
    pub(super) fn push(&mut self, number: usize, count: usize) {
        self.0.extend((0..count).rev().map(|place| number >> place & 1 == 1));
    }

    /// The check over them.
    pub(super) fn check(&self) -> u16 {
        check(&self.0)
    }
}

/// The check over bits: the rest of their division by the polynomial, turned over. It begins with ones and is turned over, so
/// that a zero more or less in front or at the end is found like anything else.
pub(super) fn check(bits: &[bool]) -> u16 {
    const ALL: u16 = (1 << CHECK) - 1;
    let rest = bits.iter().fold(ALL, |rest, bit| {
        let out = (rest >> (CHECK - 1) & 1 == 1) != *bit;
        let shifted = rest << 1 & ALL;
        if out { shifted ^ POLYNOMIAL } else { shifted }
    });
    rest ^ ALL
}

/// Bits as a number.
pub(super) fn number(bits: &[bool]) -> usize {
    bits.iter().fold(0, |number, bit| number << 1 | usize::from(*bit))
}
