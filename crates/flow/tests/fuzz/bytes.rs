//! Damage to bytes.

use proptest::prelude::*;
use proptest::sample::Index;

use crate::input::span;

/// Damage.
#[derive(Clone, Debug)]
pub(crate) enum Damage {
    /// A bit is the other one.
    Flip(Index, u8),
    /// A byte is another one.
    Byte(Index, u8),
    /// Where there may be a length there is another one, in groups of seven bits.
    Length(Index, u64),
    /// Bytes are put in.
    Insert(Index, Vec<u8>),
    /// Bytes are missing.
    Delete(Index, usize),
    /// Bytes stand twice.
    Repeat(Index, usize),
    /// It breaks off.
    CutOff(Index),
}

/// Any damage.
pub(crate) fn damage() -> impl Strategy<Value = Damage> {
    let at = || any::<Index>();
    prop_oneof![
        3 => (at(), 0_u8..8).prop_map(|(at, bit)| Damage::Flip(at, bit)),
        3 => (at(), prop_oneof![any::<u8>(), 0_u8..8, Just(0xfe_u8), Just(0xff_u8)])
            .prop_map(|(at, byte)| Damage::Byte(at, byte)),
        2 => (at(), prop_oneof![any::<u64>(), 0_u64..300, Just(u64::from(u16::MAX)), Just(u64::from(u32::MAX))])
            .prop_map(|(at, length)| Damage::Length(at, length)),
        1 => (at(), prop::collection::vec(any::<u8>(), 1..12)).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        1 => (at(), Just(4_u8), 1_usize..4_000)
            .prop_map(|(at, byte, count)| Damage::Insert(at, vec![byte; count])),
        1 => (at(), 1_usize..40).prop_map(|(at, count)| Damage::Delete(at, count)),
        1 => (at(), 1_usize..400).prop_map(|(at, count)| Damage::Repeat(at, count)),
        1 => at().prop_map(Damage::CutOff),
    ]
}

impl Damage {
    /// Does this damage.
    pub(crate) fn on(&self, bytes: &mut Vec<u8>) {
        let length = bytes.len();
        match self {
            Self::Flip(..) | Self::Byte(..) | Self::Length(..) if bytes.is_empty() => {}
            Self::Flip(at, bit) => bytes[at.index(length)] ^= 1 << bit,
            Self::Byte(at, byte) => bytes[at.index(length)] = *byte,
            Self::Length(at, number) => {
                let at = at.index(length);
                bytes.splice(at..=at, groups(*number));
            }
            Self::Insert(at, more) => {
                let at = at.index(length + 1);
                bytes.splice(at..at, more.iter().copied());
            }
            Self::Delete(at, count) => {
                let (from, to) = span(at, *count, length);
                bytes.drain(from..to);
            }
            Self::Repeat(at, count) => {
                let (from, to) = span(at, *count, length);
                bytes.extend_from_within(from..to);
                bytes[from..].rotate_right(to - from);
            }
            Self::CutOff(at) => bytes.truncate(at.index(length + 1)),
        }
    }
}

/// A number in groups of seven bits, the lowest first.
fn groups(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let group = u8::try_from(number & 0x7f).expect("seven bits fit");
        number >>= 7;
        if number == 0 {
            bytes.push(group);
            return bytes;
        }
        bytes.push(group | 0x80);
    }
}
