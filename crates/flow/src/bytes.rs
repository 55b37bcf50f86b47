//! The compiled form as bytes: the parts in order, without their names.
//!
//! Like stands with like, which is what compression lives on: first the whole numbers, which give the guide its shape,
//! then the decimals, then the texts. Each of the three is read from its own beginning. A text ends with a byte that no
//! text contains; its length in front would be a number that nothing foretells. For a guide of 87 KB that is 3.3 KB
//! less, compressed.
//!
//! A label that has another name in another era is written as a byte that no text contains and its place in a list of
//! names. The lists of all eras stand in front, and the reader keeps the one it needs. A run of labels that grows or
//! shrinks from era to era is as long as the longest; where there is nothing, the name is empty.
//!
//! Reading never stops at a fault: what is missing reads as nothing, and the fault is remembered. So no part has to
//! be taken apart again halfway, which is what most of a derived reader consists of: this one is 4.5 KB smaller in the
//! WASM, compressed. The order of fields and variants is that of the types; reading back what was written is tested for
//! every guide, so a type that changes alone does not pass.

use crate::figures::{Figures, IphoneRange, LatestIos, Named, Plan, Price};
use crate::former::Former;
use crate::grounds::{Certainty, Ground, Source};
use crate::guide::{
    Alert, Answer, Cause, Caution, Chance, ChecklistStep, Condition, Contact, Device, Era, Fix, FixStep,
    Guide, Page, PageText, PhoneText, Place, PlannerCosts, Question, Risk, Section, StartText, SupportText,
    Tool, Wait,
};
use crate::pages::PageFile;
use crate::text::{Block, Inline};

#[cfg(feature = "compile")]
mod write;

#[cfg(feature = "compile")]
pub(crate) use self::write::{Write, needed, written};

/// Conditions nested deeper than this are damage, not authorship.
pub(crate) const DEEPEST: usize = 32;

/// Names that take more than this altogether, in bytes, are damage too: three bytes of a file must not become a book each time.
const MOST_COPIED: usize = 1 << 20;

/// What ends a text. UTF-8 has no such byte.
const END: u8 = 0xff;

/// What begins a text that stands in the list of names, at the place that the next byte gives. Nor has UTF-8 this one.
const NAME: u8 = 0xfe;

/// Decimals are kept as thousandths where that is exact, which is almost everywhere: authors write few places.
const THOUSANDTHS: f64 = 1000.0;

/// Bytes that are being read.
pub(crate) struct Bytes<'b> {
    numbers: &'b [u8],
    decimals: &'b [u8],
    texts: &'b [u8],
    /// What is called otherwise elsewhere, as it is called in the era that is read.
    names: Vec<String>,
    /// How many bytes of them were copied into the guide.
    copied: usize,
    /// Whether something was missing or impossible.
    pub(crate) damaged: bool,
    /// How many conditions the present one is nested in.
    depth: usize,
}

impl<'b> Bytes<'b> {
    pub(crate) fn new(mut rest: &'b [u8]) -> Self {
        let mut damaged = false;
        let mut part = || {
            let length = number(&mut rest, &mut damaged);
            take(&mut rest, length, &mut damaged)
        };
        let (numbers, decimals) = (part(), part());
        Self { numbers, decimals, texts: rest, names: Vec::new(), copied: 0, damaged, depth: 0 }
    }

    /// Reads the names in front, and keeps those of a version of iOS.
    pub(crate) fn call(&mut self, ios: u16) {
        for era in Vec::<Era>::read(self).into_iter().rev() {
            if ios <= era.until() {
                self.names = era.names;
            }
        }
    }

    #[inline(never)]
    fn number(&mut self) -> usize {
        number(&mut self.numbers, &mut self.damaged)
    }
}

#[inline(never)]
fn take<'b>(from: &mut &'b [u8], count: usize, damaged: &mut bool) -> &'b [u8] {
    match from.split_at_checked(count) {
        Some((taken, rest)) => {
            *from = rest;
            taken
        }
        None => {
            *damaged = true;
            &[]
        }
    }
}

/// A whole number, seven bits a byte, the lowest first.
#[inline(never)]
fn number(from: &mut &[u8], damaged: &mut bool) -> usize {
    let mut number = 0;
    for place in 0..5 {
        let byte = take(from, 1, damaged).first().copied().unwrap_or_default();
        number |= usize::from(byte & 0x7f) << (7 * place);
        if byte < 0x80 {
            return number;
        }
    }
    *damaged = true;
    0
}

/// What can be read.
pub(crate) trait Read {
    fn read(from: &mut Bytes<'_>) -> Self;
}

impl Read for u16 {
    fn read(from: &mut Bytes<'_>) -> Self {
        u16::try_from(from.number()).unwrap_or_else(|_| {
            from.damaged = true;
            0
        })
    }
}

impl Read for u32 {
    fn read(from: &mut Bytes<'_>) -> Self {
        // A number in the form has five groups of seven bits at the most; what is cut off here is damage anyway.
        from.number() as Self
    }
}

impl Read for bool {
    fn read(from: &mut Bytes<'_>) -> Self {
        from.number() == 1
    }
}

impl Read for f64 {
    /// Thousandths plus one; or zero, and then the eight bytes of a number that they cannot express.
    #[inline(never)]
    fn read(from: &mut Bytes<'_>) -> Self {
        match number(&mut from.decimals, &mut from.damaged) {
            0 => take(&mut from.decimals, 8, &mut from.damaged)
                .try_into()
                .map(f64::from_le_bytes)
                .unwrap_or_default(),
            more => (more - 1) as f64 / THOUSANDTHS,
        }
    }
}

impl Read for String {
    #[inline(never)]
    fn read(from: &mut Bytes<'_>) -> Self {
        let length = from.texts.iter().position(|byte| *byte == END);
        // Without its end a text is cut off; nothing is longer than what is left.
        let text = take(&mut from.texts, length.unwrap_or(usize::MAX), &mut from.damaged);
        take(&mut from.texts, 1, &mut from.damaged);
        if let [NAME, at] = text
            && let Some(name) = from.names.get(usize::from(*at))
        {
            from.copied += name.len();
            from.damaged |= from.copied > MOST_COPIED;
            return name.clone();
        }
        match std::str::from_utf8(text) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                from.damaged = true;
                String::new()
            }
        }
    }
}

impl<T: Read> Read for Option<T> {
    fn read(from: &mut Bytes<'_>) -> Self {
        bool::read(from).then(|| T::read(from))
    }
}

impl<T: Read> Read for Vec<T> {
    #[inline(never)]
    fn read(from: &mut Bytes<'_>) -> Self {
        let count = from.number();
        let mut list = Vec::new();
        while list.len() < count && !from.damaged {
            list.push(T::read(from));
        }
        list
    }
}

impl Read for (u16, f64) {
    fn read(from: &mut Bytes<'_>) -> Self {
        (Read::read(from), Read::read(from))
    }
}

macro_rules! parts {
    ($($type:ident { $($field:ident),* $(,)? })*) => {$(
        impl Read for $type {
            fn read(from: &mut Bytes<'_>) -> Self {
                Self { $($field: Read::read(from)),* }
            }
        }

        #[cfg(feature = "compile")]
        impl write::Write for $type {
            fn write(&self, to: &mut write::Written<'_>) {
                $(self.$field.write(to);)*
            }
        }
    )*};
}

parts! {
    Guide { id, title, lang, reviewed, checked, covers, start, support, phone, eras, planner, causes, questions, entry, fixes, clusters, pages, checklist, former }
    Former { was, is }
    StartText { lead, promises }
    SupportText { lead, bring, contacts }
    Contact { label, href }
    PhoneText { hint, account }
    Era { name, until, names }
    PlannerCosts { support, reversible, erases, account, wait_hour }
    Cause { id, name, prior, explain, prevent }
    Question { id, ask, hint, minutes, not_sure, context, place, tool, when, varies, answers }
    Answer { id, label, hint, alert, report, chance }
    Alert { title, body, buttons }
    Fix { id, title, why, minutes, risk, changes, undo, works, place, tool, steps, varies, check, wait, caution, safer, after, needs, blocked_by, prepares, cluster, report }
    FixStep { text, on, from, until }
    Wait { hours, text }
    Caution { title, loses, first, proceed }
    Page { id, title, section, tool }
    PageText { summary, body }
    PageFile { texts, sources, grounds, figures }
    Source { name, href }
    Ground { of, certainty, sources }
    Figures { plans, price, iphones, latest_ios, named }
    Plan { gb }
    Price { amount, currency, country, gb }
    LatestIos { ios, certainty }
    IphoneRange { name, home_button, last_ios }
    Named { id, value, unit, text }
    ChecklistStep { title, summary, fixes }
}

macro_rules! kinds {
    ($($type:ident { $first:ident, $($kind:ident),* })*) => {$(
        impl Read for $type {
            fn read(from: &mut Bytes<'_>) -> Self {
                const KINDS: &[$type] = &[$type::$first, $($type::$kind),*];
                let at = from.number();
                KINDS.get(at).copied().unwrap_or_else(|| {
                    from.damaged = true;
                    Self::$first
                })
            }
        }

        #[cfg(feature = "compile")]
        impl write::Write for $type {
            fn write(&self, to: &mut write::Written<'_>) {
                to.number(*self as usize);
            }
        }
    )*};
}

kinds! {
    Risk { None, Reversible, Erases, Account }
    Device { Any, FaceId, HomeButton }
    Section { Basics, Questions, Prevention, Alternatives, Tools }
    Tool { StoragePlanner, UploadEstimate, ConnectionCheck, IosCheck, Restart, AppFinder, SafetyCheck }
    Certainty { Confirmed, Reported, Known, Judged }
}

impl Read for Place {
    fn read(from: &mut Bytes<'_>) -> Self {
        Self { path: path(from), note: Read::read(from) }
    }
}

/// Labels to tap, without those that the era does not have.
#[inline(never)]
fn path(from: &mut Bytes<'_>) -> Vec<String> {
    let mut path = Vec::<String>::read(from);
    path.retain(|label| !label.is_empty());
    path
}

impl Read for Chance {
    fn read(from: &mut Bytes<'_>) -> Self {
        match from.number() {
            0 => Self::Given { by_cause: Read::read(from), otherwise: Read::read(from) },
            other => {
                from.damaged |= other != 1;
                Self::Rest
            }
        }
    }
}

impl Read for Condition {
    #[inline(never)]
    fn read(from: &mut Bytes<'_>) -> Self {
        if from.depth >= DEEPEST {
            from.damaged = true;
            return Self::Always;
        }
        from.depth += 1;
        let condition = match from.number() {
            0 => Self::Always,
            1 => Self::Never,
            2 => Self::Is(Read::read(from), Read::read(from)),
            3 => Self::Not(Read::read(from), Read::read(from)),
            4 => Self::Any(Read::read(from)),
            5 => Self::All(Read::read(from)),
            _ => {
                from.damaged = true;
                Self::Always
            }
        };
        from.depth -= 1;
        condition
    }
}

impl Read for Block {
    fn read(from: &mut Bytes<'_>) -> Self {
        match from.number() {
            0 => Self::P(Read::read(from)),
            1 => Self::H(Read::read(from)),
            2 => Self::Ul(Read::read(from)),
            3 => Self::Ol(Read::read(from)),
            4 => Self::Table(Read::read(from), Read::read(from)),
            _ => {
                from.damaged = true;
                Self::P(Vec::new())
            }
        }
    }
}

impl Read for Inline {
    fn read(from: &mut Bytes<'_>) -> Self {
        match from.number() {
            0 => Self::T(Read::read(from)),
            1 => Self::Label(Read::read(from)),
            2 => Self::Em(Read::read(from)),
            3 => Self::Path(path(from)),
            4 => Self::Link(Read::read(from), Read::read(from)),
            _ => {
                from.damaged = true;
                Self::T(String::new())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_copied_up_to_a_megabyte() {
        let read = |times: u8| {
            let texts = [NAME, 0, END].repeat(usize::from(times));
            let mut bytes = vec![1, times, 0];
            bytes.extend(texts);
            let mut from = Bytes::new(&bytes);
            from.names.push("x".repeat(MOST_COPIED / 2));
            let read = Vec::<String>::read(&mut from);
            (read.len(), from.damaged)
        };
        assert_eq!(read(2), (2, false));
        assert_eq!(read(100), (3, true));
    }

    #[test]
    fn a_list_is_no_longer_than_what_is_left_to_read() {
        // A list of two billion lists, and nothing behind it.
        let mut from = Bytes::new(&[5, 0xff, 0xff, 0xff, 0xff, 7, 0]);
        assert_eq!((Vec::<Vec<u16>>::read(&mut from).len(), from.damaged), (1, true));
    }
}
