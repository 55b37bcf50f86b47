//! The receipt of a visit: a short code to read out or to paste, with which somebody else sees the same visit.
//!
//! A receipt has all events of a visit as bits, by their positions in the guide, in Crockford's base 32: five bits a
//! sign, four signs a group. Of 1000 simulated visits of the guide for iCloud Backup half have a code of at most 24 signs,
//! 99 in 100 one of at most 64 (held by `tests/receipts.rs`; it was 20 and 62 when this was written).
//!
//! | bits | what |
//! |---|---|
//! | 15 | the edition: what the positions mean, and this form |
//! | 1 … | each event: whether it is about the same as the one before, else about what, and what happened |
//! | 1 … 5 | a one and zeros, up to a whole sign |
//! | 15 | the check over all of this |
//!
//! The check is a cyclic one whose polynomial has 15 as its degree and 1 as its last term, so it finds every fault that
//! touches no more than 15 bits in a row: one wrong sign, two or three that stand together, neighbours that changed
//! places. Of all other faults one in 32 768 is not found.
//!
//! The edition is made from the first ids of questions, answers and fixes in their order. Texts and numbers may change, parts
//! may be renamed, and a code still says the same.

mod bits;
mod read;

pub use read::{ReceiptError, decode};

use std::hash::Hasher;

use fnv::FnvHasher;
use unstuck_engine::Event;
use unstuck_engine::plan::Choice;

use crate::guide::Guide;
use bits::Writer;

/// Crockford's signs: no I, L, O, which look like digits, and no U.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Bits of a sign.
const SIGN: usize = 5;
/// Signs of a group.
const GROUP: usize = 4;
/// Bits of the edition, and of the check.
const CHECK: usize = 15;
/// What an edition begins with. Another form of receipts needs another text, and its codes are of another edition.
const FORM: &str = "unstuck-receipt 1";

/// What can happen at a question before its answers are counted: not sure, skip, confirm, preferred.
const BESIDE_ANSWERS: usize = 4;
/// What can happen with a fix.
const WITH_FIX: usize = 10;

/// Writes events as a receipt.
///
/// That a closer look preferred support, which it never does, has no place in a receipt and is left out.
#[must_use]
pub fn encode(guide: &Guide, events: &[Event]) -> String {
    let layout = Layout::of(guide);
    let mut code = Writer::default();
    code.push(edition(guide), CHECK);
    let mut before = layout.start();
    for event in events {
        let Some((about, what)) = layout.place(*event) else { continue };
        code.push(usize::from(about == before), 1);
        if about != before {
            code.push(about, layout.width());
        }
        code.push(what, layout.width_at(about));
        before = about;
    }
    code.push(1, 1);
    code.push(0, (SIGN - code.bits % SIGN) % SIGN);
    code.push(usize::from(code.check.value()), CHECK);
    code.text
}

/// What the positions in a receipt mean, in 15 bits: FNV-1a, 64 bits, over the ids that they stand for, folded.
fn edition(guide: &Guide) -> usize {
    let mut digest = FnvHasher::default();
    let mut name = |id: &str| {
        digest.write(id.as_bytes());
        digest.write(&[0]);
    };
    name(FORM);
    name(&guide.id);
    for question in &guide.questions {
        name(guide.first(&question.id));
        question.answers.iter().for_each(|answer| name(&guide.first_of_answer(question, answer)));
        name("");
    }
    guide.fixes.iter().for_each(|fix| name(guide.first(&fix.id)));
    let digest = digest.finish();
    ((digest >> 60 ^ digest >> 45 ^ digest >> 30 ^ digest >> CHECK ^ digest) & 0x7fff) as usize
}

/// Where everything that an event can be about stands: the questions, the fixes, then start, support and resume.
struct Layout<'g> {
    guide: &'g Guide,
}

impl<'g> Layout<'g> {
    const fn of(guide: &'g Guide) -> Self {
        Self { guide }
    }

    fn fixes(&self) -> usize {
        self.guide.questions.len()
    }

    fn start(&self) -> usize {
        self.fixes() + self.guide.fixes.len()
    }

    /// Bits of what an event is about.
    fn width(&self) -> usize {
        width(self.start() + 3)
    }

    /// Bits of what happened there.
    fn width_at(&self, about: usize) -> usize {
        if about >= self.start() {
            return 0;
        }
        width(self.guide.questions.get(about).map_or(WITH_FIX, |of| of.answers.len() + BESIDE_ANSWERS))
    }

    /// What an event is about, and what happened there.
    fn place(&self, event: Event) -> Option<(usize, usize)> {
        let (fix, what) = match event {
            Event::NotSure(question) => return Some((question.at(), 0)),
            Event::Skip(question) => return Some((question.at(), 1)),
            Event::Confirm(question) => return Some((question.at(), 2)),
            Event::Prefer(Choice::Question(question)) => return Some((question.at(), 3)),
            Event::Answer(question, answer) => return Some((question.at(), BESIDE_ANSWERS + answer.at())),
            Event::Start => return Some((self.start(), 0)),
            Event::Support => return Some((self.start() + 1, 0)),
            Event::Resume => return Some((self.start() + 2, 0)),
            Event::Prefer(Choice::Support) => return None,
            Event::Proceed(fix) => (fix, 0),
            Event::Safer(fix) => (fix, 1),
            Event::Wait(fix) => (fix, 2),
            Event::Fixed(fix) => (fix, 3),
            Event::NotFixed(fix) => (fix, 4),
            Event::CouldNot(fix) => (fix, 5),
            Event::AlreadyTried(fix) => (fix, 6),
            Event::Later(fix) => (fix, 7),
            Event::Changed(fix) => (fix, 8),
            Event::Prefer(Choice::Fix(fix)) => (fix, 9),
        };
        Some((self.fixes() + fix.at(), what))
    }
}

/// Bits that tell `count` things apart.
const fn width(count: usize) -> usize {
    (usize::BITS - count.saturating_sub(1).leading_zeros()) as usize
}
