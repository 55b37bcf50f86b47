//! Two versions of a model, compared by what people meet in them.
//!
//! The same people visit both: what each of them would say and what would help is settled before they begin, in names
//! that both versions share, so that a difference between their two visits comes from the versions and from nothing else.
//! Steps come as the app shows them at once, without its closer look.
//!
//! The same versions and people give the same comparison, whatever the number of threads.

mod groups;
mod names;
mod people;
mod play;
mod totals;

pub use groups::{Group, Met, groups};
pub use names::{Names, Shared};
pub use people::{Person, drawn, walked};
pub use play::{Did, Screen, Shown, Visit};
pub use totals::{Totals, totals};

use std::panic::resume_unwind;
use std::thread;

use unstuck_engine::Model;

use play::Player;

/// A version.
#[derive(Clone, Copy, Debug)]
pub struct Side<'s> {
    /// Its model.
    pub model: &'s Model,
    /// What its parts are called in both versions.
    pub names: &'s Names,
}

/// The two visits of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Through the old version.
    pub old: Visit,
    /// Through the new one.
    pub new: Visit,
}

impl Pair {
    /// Where the visits part: the position of the first screen that only one of them has. `None` where both have the same
    /// steps in the same order.
    #[must_use]
    pub fn parting(&self) -> Option<usize> {
        let (old, new) = (&self.old.screens, &self.new.screens);
        let same = old.iter().zip(new).take_while(|(old, new)| old.shown == new.shown).count();
        (same < old.len().max(new.len())).then_some(same)
    }

    /// Hands-on minutes that the new version takes more; below 0 where it takes less.
    #[must_use]
    pub fn more_minutes(&self) -> f64 {
        self.new.minutes - self.old.minutes
    }

    /// Whether the person meets anything else in the new version: other steps, or the same with other minutes.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.parting().is_some() || self.old.minutes.to_bits() != self.new.minutes.to_bits()
    }
}

/// The visits of people through both versions, in the order of the people.
#[must_use]
pub fn compare(old: Side<'_>, new: Side<'_>, people: &[Person]) -> Vec<Pair> {
    let visits = |side| {
        let mut player = Player::new(side);
        people.iter().map(|person| player.play(person)).collect::<Vec<Visit>>()
    };
    let (old, new) = thread::scope(|scope| {
        let old = scope.spawn(|| visits(old));
        let new = visits(new);
        (old.join().unwrap_or_else(|panic| resume_unwind(panic)), new)
    });
    old.into_iter().zip(new).map(|(old, new)| Pair { old, new }).collect()
}
