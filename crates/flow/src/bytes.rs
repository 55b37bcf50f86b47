//! Reading the compiled form: the parts in order, as postcard writes them.
//!
//! Reading never stops at a fault: what is missing reads as nothing, and the fault is remembered. So no part has to
//! be taken apart again halfway, which is what most of a derived reader consists of: this one is 4.5 KB smaller in the
//! WASM, compressed. The order of fields and variants is that of the types; reading back what was written is tested for
//! every guide, so a type that changes alone does not pass.

use crate::guide::{
    Alert, Answer, Cause, Caution, Chance, ChecklistStep, Condition, Contact, Device, Fix, FixStep, Guide,
    Page, Place, PlannerCosts, Question, Risk, Section, StartText, SupportText, Wait,
};
use crate::text::{Block, Inline};

/// Conditions nested deeper than this are damage, not authorship.
const DEEPEST: usize = 32;

/// Bytes that are being read.
pub(crate) struct Bytes<'b> {
    rest: &'b [u8],
    /// Whether something was missing or impossible.
    pub(crate) damaged: bool,
    /// How many conditions the present one is nested in.
    depth: usize,
}

impl<'b> Bytes<'b> {
    pub(crate) fn new(rest: &'b [u8]) -> Self {
        Self { rest, damaged: false, depth: 0 }
    }

    #[inline(never)]
    fn take(&mut self, count: usize) -> &'b [u8] {
        match self.rest.split_at_checked(count) {
            Some((taken, rest)) => {
                self.rest = rest;
                taken
            }
            None => {
                self.damaged = true;
                &[]
            }
        }
    }

    fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or_default()
    }

    /// A whole number, seven bits a byte, the lowest first.
    #[inline(never)]
    fn number(&mut self) -> usize {
        let mut number = 0;
        for place in 0..5 {
            let byte = self.byte();
            number |= usize::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return number;
            }
        }
        self.damaged = true;
        0
    }
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

impl Read for bool {
    fn read(from: &mut Bytes<'_>) -> Self {
        from.byte() == 1
    }
}

impl Read for f64 {
    #[inline(never)]
    fn read(from: &mut Bytes<'_>) -> Self {
        from.take(8).try_into().map(f64::from_le_bytes).unwrap_or_default()
    }
}

impl Read for String {
    #[inline(never)]
    fn read(from: &mut Bytes<'_>) -> Self {
        let count = from.number();
        match std::str::from_utf8(from.take(count)) {
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
        (from.byte() == 1).then(|| T::read(from))
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
    )*};
}

parts! {
    Guide { id, title, lang, reviewed, covers, start, support, planner, causes, questions, entry, fixes, clusters, pages, checklist }
    StartText { lead, promises }
    SupportText { lead, bring, contacts }
    Contact { label, href }
    PlannerCosts { support, reversible, erases, account, wait_hour }
    Cause { id, name, prior, explain, prevent }
    Question { id, ask, hint, minutes, not_sure, context, place, when, answers }
    Place { path, note }
    Answer { id, label, hint, alert, report, chance }
    Alert { title, body, buttons }
    Fix { id, title, why, minutes, risk, changes, undo, works, place, steps, check, wait, caution, safer, after, needs, blocked_by, prepares, cluster, report }
    FixStep { text, on }
    Wait { hours, text }
    Caution { title, loses, first, proceed }
    Page { id, title, section, summary, body }
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
    )*};
}

kinds! {
    Risk { None, Reversible, Erases, Account }
    Device { Any, FaceId, HomeButton }
    Section { Basics, Questions, Prevention, Alternatives }
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
            3 => Self::Path(Read::read(from)),
            4 => Self::Link(Read::read(from), Read::read(from)),
            _ => {
                from.damaged = true;
                Self::T(String::new())
            }
        }
    }
}
