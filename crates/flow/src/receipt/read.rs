//! Reading a receipt, and saying what is wrong with one.

use unstuck_engine::plan::Choice;
use unstuck_engine::{AnswerId, Event, FixId, QuestionId};

use super::bits::{bits, check, number};
use super::{BESIDE_ANSWERS, CHECK, Layout, SIGN, SIGNS, edition};
use crate::guide::Guide;

/// More than any visit has; a longer text is no code.
const MOST_SIGNS: usize = 10_000;
/// The shortest code, that of a visit in which nothing has happened: the edition, one sign, the check.
const FEWEST_SIGNS: usize = 2 * CHECK / SIGN + 1;

/// Why a text is no receipt of a visit with this guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptError {
    /// It has nothing in it.
    Empty,
    /// It has something that is in no code.
    NotASign(char),
    /// It is shorter than any code.
    TooShort,
    /// It is longer than any code.
    TooLong,
    /// The check does not hold: something was mistyped or left out.
    Mistyped,
    /// It was made with a guide of other questions, answers or fixes, or in another form.
    OtherEdition,
    /// The check holds, but no visit is written like this.
    Damaged,
}

impl ReceiptError {
    /// What to tell the person who typed it, and what to do.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Empty => "Type or paste the code",
            Self::NotASign(_) => "A code has nothing but letters and digits. Something else is in this one",
            Self::TooShort => "This code is too short. A part of it is missing",
            Self::TooLong => "This is too long for a code",
            Self::Mistyped => {
                "This is not quite the code. Compare it sign by sign: one is wrong, missing, or in another place"
            }
            Self::OtherEdition => {
                "This code is from another edition of the guide, so it cannot be read here. Ask for the link instead, or for the summary as text"
            }
            Self::Damaged => "This code cannot be read. Ask for the link instead, or for the summary as text",
        }
    }
}

/// Reads a receipt. Small letters, spaces and dashes make no difference; O counts as 0, I and L as 1.
///
/// # Errors
/// When the text is none, or none of this guide.
pub fn decode(guide: &Guide, text: &str) -> Result<Vec<Event>, ReceiptError> {
    let bits = bits(&signs(text)?);
    let (rest, own_check) = bits.split_at(bits.len() - CHECK);
    if check(rest) != number(own_check) {
        return Err(ReceiptError::Mistyped);
    }
    let (own_edition, events) = rest.split_at(CHECK);
    if number(own_edition) != edition(guide) {
        return Err(ReceiptError::OtherEdition);
    }
    read(guide, events).ok_or(ReceiptError::Damaged)
}

/// The values of all signs, enough for an edition and a check.
fn signs(text: &str) -> Result<Vec<u8>, ReceiptError> {
    let mut signs = Vec::new();
    for typed in text.chars() {
        let sign = match typed.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => continue,
            space if space.is_whitespace() => continue,
            sign => sign,
        };
        let value = SIGNS.iter().zip(0..).find(|(known, _)| char::from(**known) == sign);
        signs.push(value.ok_or(ReceiptError::NotASign(typed))?.1);
        if signs.len() > MOST_SIGNS {
            return Err(ReceiptError::TooLong);
        }
    }
    match signs.len() {
        0 => Err(ReceiptError::Empty),
        count if count < FEWEST_SIGNS => Err(ReceiptError::TooShort),
        _ => Ok(signs),
    }
}

/// The events; `None` where the bits are none.
fn read(guide: &Guide, bits: &[bool]) -> Option<Vec<Event>> {
    let layout = Layout::of(guide);
    let end = bits.iter().rposition(|bit| *bit)?;
    if bits.len() - end > SIGN {
        return None;
    }
    let mut left = bits.get(..end)?;
    let mut take = |count: usize| -> Option<usize> {
        let (taken, rest) = left.split_at_checked(count)?;
        left = rest;
        Some(number(taken))
    };
    let mut events = Vec::new();
    let mut about = layout.start();
    while let Some(same) = take(1) {
        if same == 0 {
            about = take(layout.width())?;
        }
        events.push(event(&layout, about, take(layout.width_at(about))?)?);
    }
    Some(events)
}

/// The event of which [`Layout::place`] says where it stands.
fn event(layout: &Layout<'_>, about: usize, what: usize) -> Option<Event> {
    if let Some(asked) = layout.guide.questions.get(about) {
        let question = QuestionId::of(about);
        return Some(match what {
            0 => Event::NotSure(question),
            1 => Event::Skip(question),
            2 => Event::Confirm(question),
            3 => Event::Prefer(Choice::Question(question)),
            what => {
                let answer = what - BESIDE_ANSWERS;
                asked.answers.get(answer)?;
                Event::Answer(question, AnswerId::of(answer))
            }
        });
    }
    if let Some(other) = about.checked_sub(layout.start()) {
        return [Event::Start, Event::Support, Event::Resume].get(other).copied();
    }
    let fix = FixId::of(about - layout.fixes());
    Some(match what {
        0 => Event::Proceed(fix),
        1 => Event::Safer(fix),
        2 => Event::Wait(fix),
        3 => Event::Fixed(fix),
        4 => Event::NotFixed(fix),
        5 => Event::CouldNot(fix),
        6 => Event::AlreadyTried(fix),
        7 => Event::Later(fix),
        8 => Event::Changed(fix),
        9 => Event::Prefer(Choice::Fix(fix)),
        _ => return None,
    })
}
