//! Visits that part alike.

use std::collections::{BTreeMap, BTreeSet};

use super::Pair;
use super::play::{Did, Shown, Visit};

/// What a person met at the screen where their visits part; `None` where the visit was over already.
pub type Met = Option<Shown>;

/// The visits in which one step takes the place of another at the point where they part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What came next in the old version.
    pub old: Met,
    /// What comes next in the new one.
    pub new: Met,
    /// The positions of its pairs, in their order.
    pub pairs: Vec<usize>,
    /// In how many different places, each with other steps and answers before it.
    pub places: usize,
    /// The pair with the fewest screens before that place; of several the first.
    pub example: usize,
    /// How many screens the example has before it.
    pub at: usize,
}

/// The pairs that part, the largest group first.
#[must_use]
pub fn groups(pairs: &[Pair]) -> Vec<Group> {
    let mut met: BTreeMap<(Met, Met), Vec<(usize, usize)>> = BTreeMap::new();
    for (position, pair) in pairs.iter().enumerate() {
        if let Some(at) = pair.parting() {
            let key = (shown(&pair.old, at), shown(&pair.new, at));
            met.entry(key).or_default().push((at, position));
        }
    }
    let mut groups: Vec<Group> = met
        .into_iter()
        .filter_map(|((old, new), found)| {
            let (at, example) = *found.iter().min()?;
            let pairs_of: Vec<usize> = found.iter().map(|(_, position)| *position).collect();
            let places: BTreeSet<_> =
                found.iter().map(|(at, position)| before(&pairs[*position], *at)).collect();
            Some(Group { old, new, pairs: pairs_of, places: places.len(), example, at })
        })
        .collect();
    groups.sort_by_key(|group| (std::cmp::Reverse(group.pairs.len()), group.at, group.example));
    groups
}

fn shown(visit: &Visit, at: usize) -> Met {
    visit.screens.get(at).map(|screen| screen.shown)
}

/// The screens before the place where a pair parts, with what was done on them in each version.
fn before(pair: &Pair, at: usize) -> Vec<(Shown, Did, Did)> {
    let both = pair.old.screens.iter().zip(&pair.new.screens).take(at);
    both.map(|(old, new)| (old.shown, old.did, new.did)).collect()
}
