//! What a comparison comes to, before it is put into words.

use unstuck_lab::compare::{Group, Names, Pair, Totals};

use super::facts::Changes;
use super::parts::Ids;
use super::version::Version;

pub(super) struct Report<'r> {
    pub(super) old: (&'r Version, &'r Names),
    pub(super) new: (&'r Version, &'r Names),
    /// How many people were drawn, and where the dice began.
    pub(super) people: u32,
    pub(super) seed: u64,
    /// Of the people who were drawn.
    pub(super) totals: Totals,
    /// How many of them have the same steps, but other minutes.
    pub(super) other_minutes: usize,
    /// How many of them have a cause that the new version does not have.
    pub(super) lost: usize,
    /// How many of them would give an answer that the new version no longer has.
    pub(super) speechless: usize,
    pub(super) walked: Count,
    pub(super) authored: Count,
    /// Of all pairs, as `pairs` has them: the people who were drawn, those who walk, those the authors wrote down.
    pub(super) groups: Vec<Group>,
    pub(super) counts: [usize; 3],
    pub(super) pairs: &'r [Pair],
    pub(super) ids: Ids,
    pub(super) changes: Changes,
    /// Whether people meet anything else than before.
    pub(super) differs: bool,
}

impl Report<'_> {
    /// How many visits of a group are of people who were drawn, who walk, and whom the authors wrote down.
    pub(super) fn shares(&self, group: &Group) -> [usize; 3] {
        let [people, walked, _] = self.counts;
        let of = |from: usize, to: usize| group.pairs.iter().filter(|at| (from..to).contains(at)).count();
        [of(0, people), of(people, people + walked), of(people + walked, usize::MAX)]
    }
}

/// Visits, and how many of them have other steps.
#[derive(Clone, Copy, serde::Serialize)]
pub(super) struct Count {
    pub(super) visits: usize,
    pub(super) other_steps: usize,
}

impl Count {
    pub(super) fn of(pairs: &[Pair]) -> Self {
        Self {
            visits: pairs.len(),
            other_steps: pairs.iter().filter(|pair| pair.parting().is_some()).count(),
        }
    }
}
