//! Bits in a row, the highest of a number first, and the check over them.

use super::{CHECK, GROUP, SIGN, SIGNS};

/// The polynomial without its highest term: x¹⁴ + x¹⁰ + x⁸ + x⁷ + x⁴ + x³ + 1, the one that CAN frames are checked with.
const POLYNOMIAL: u16 = 0x4599;
/// All bits of a check.
const ALL: u16 = (1 << CHECK) - 1;

/// The check over bits: the rest of their division by the polynomial, turned over. It begins with ones and is turned over, so
/// that a zero more or less in front or at the end is found like anything else.
pub(super) struct Check(u16);

impl Default for Check {
    fn default() -> Self {
        Self(ALL)
    }
}

impl Check {
    pub(super) fn add(&mut self, bit: bool) {
        let out = (self.0 >> (CHECK - 1) & 1 == 1) != bit;
        self.0 = self.0 << 1 & ALL;
        if out {
            self.0 ^= POLYNOMIAL;
        }
    }

    pub(super) const fn value(&self) -> u16 {
        self.0 ^ ALL
    }
}

/// Writes bits as signs, in groups.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) text: String,
    /// How many bits there are.
    pub(super) bits: usize,
    pub(super) check: Check,
    /// The last bits.
    last: usize,
}

impl Writer {
    /// Adds the lowest bits of a number, so many of them.
    pub(super) fn push(&mut self, number: usize, count: usize) {
        for place in (0..count).rev() {
            let bit = number >> place & 1;
            self.check.add(bit == 1);
            self.last = self.last << 1 | bit;
            self.bits += 1;
            if self.bits.is_multiple_of(SIGN) {
                if self.bits % (SIGN * GROUP) == SIGN && self.bits > SIGN {
                    self.text.push('-');
                }
                self.text.push(char::from(SIGNS[self.last % SIGNS.len()]));
            }
        }
    }
}

/// The bits of signs, by their values.
pub(super) fn bits(signs: &[u8]) -> Vec<bool> {
    signs.iter().flat_map(|sign| (0..SIGN).rev().map(move |place| sign >> place & 1 == 1)).collect()
}

/// The check over bits.
pub(super) fn check(bits: &[bool]) -> usize {
    let mut check = Check::default();
    bits.iter().for_each(|bit| check.add(*bit));
    check.value().into()
}

/// Bits as a number.
pub(super) fn number(bits: &[bool]) -> usize {
    bits.iter().fold(0, |number, bit| number << 1 | usize::from(*bit))
}
