//! Finding the one app that breaks a backup, by halving. Apps are numbered from 0, in the order of the list on the iPhone.

use std::ops::Range;

/// A search among so many apps, and whether the backup worked after each step so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Search {
    pub(super) apps: u16,
    pub(super) worked: Vec<bool>,
}

/// Where a search stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// Leave out exactly these apps and try a backup. `was` is what was left out before.
    Try { off: Range<u16>, was: Range<u16> },
    /// This app breaks the backup: it works once this one alone is left out.
    Found(u16),
    /// No single app does it.
    NotOne,
}

/// More apps than anyone has would only be a slip of the finger.
pub(super) const MOST: u16 = 500;

impl Search {
    /// Where the search stands. Of the apps that can be it, half are left out: when the backup works then, it is one of
    /// these, else one of the others. The last one is left out alone, so that nothing is said that was not seen.
    pub(super) fn stand(&self) -> Stand {
        let mut was = 0..0;
        let mut suspects = 0..self.apps;
        for worked in &self.worked {
            was = off(&suspects);
            match (worked, was.len(), suspects.len()) {
                (true, 1, _) => return Stand::Found(was.start),
                (false, _, 1) => return Stand::NotOne,
                (true, ..) => suspects = was.clone(),
                (false, ..) => suspects = was.end..suspects.end,
            }
        }
        Stand::Try { off: off(&suspects), was }
    }

    /// The apps of which one may be it.
    fn suspects(&self) -> Range<u16> {
        self.worked.iter().fold(0..self.apps, |suspects, worked| {
            let off = off(&suspects);
            if *worked { off } else { off.end..suspects.end }
        })
    }

    /// How many attempts are left at most.
    pub(super) fn attempts_left(&self) -> u32 {
        if let Stand::Try { off, .. } = self.stand() {
            let others = self.suspects().end - off.end;
            1 + most(off.end - off.start, others)
        } else {
            0
        }
    }

    /// The search in a line, to keep it: `30 +-`.
    pub(super) fn encode(&self) -> String {
        let marks: String = self.worked.iter().map(|worked| if *worked { '+' } else { '-' }).collect();
        format!("{} {marks}", self.apps)
    }

    /// Reads what [`Self::encode`] wrote; `None` when it is something else.
    pub(super) fn decode(line: &str) -> Option<Self> {
        let (apps, marks) = line.split_once(' ')?;
        let apps = apps.parse().ok().filter(|apps| (1..=MOST).contains(apps))?;
        let worked = marks.chars().map(|mark| match mark {
            '+' => Some(true),
            '-' => Some(false),
            _ => None,
        });
        let search = Self { apps, worked: worked.collect::<Option<_>>()? };
        // Marks after the end do not belong to any step.
        (search.worked.len() <= usize::from(MOST)).then_some(search)
    }
}

/// The most attempts after one in which `off` suspects were left out and `others` were not.
fn most(off: u16, others: u16) -> u32 {
    let halved = |suspects: u16| 1 + most(suspects.div_ceil(2), suspects / 2);
    // It worked without these: a single one is found, of several it is one.
    let worked = if off <= 1 { 0 } else { halved(off) };
    // It failed: of the others it may be one, and the last one is tried alone.
    let failed = if others == 0 { 0 } else { halved(others) };
    worked.max(failed)
}

/// The first half of the suspects, the larger one of an odd number's.
fn off(suspects: &Range<u16>) -> Range<u16> {
    let half = suspects.end.saturating_sub(suspects.start).div_ceil(2);
    suspects.start..suspects.start + half
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Goes through a search with these culprits; what was found, after how many attempts.
    fn run(apps: u16, culprits: &[u16]) -> (Stand, u32) {
        let mut search = Search { apps, worked: Vec::new() };
        let mut attempts = 0;
        while let Stand::Try { off, .. } = search.stand() {
            let promised = search.attempts_left();
            search.worked.push(culprits.iter().all(|culprit| off.contains(culprit)));
            attempts += 1;
            assert!(search.attempts_left() < promised, "an attempt brings the end nearer");
        }
        (search.stand(), attempts)
    }

    /// The most attempts: halving down to one app, and that one alone.
    fn bound(apps: u16) -> u32 {
        u32::from(apps).next_power_of_two().ilog2() + 1
    }

    proptest! {
        #[test]
        fn a_single_culprit_is_found_within_the_logarithm(apps in 1..=MOST, at in 0.0..1.0_f64) {
            let culprit = ((f64::from(apps) * at) as u16).min(apps - 1);
            let (stand, attempts) = run(apps, &[culprit]);
            prop_assert_eq!(stand, Stand::Found(culprit));
            prop_assert!(attempts <= bound(apps), "{} apps took {}", apps, attempts);
        }

        #[test]
        fn no_app_is_accused_when_there_are_two_or_none(apps in 2..=MOST, one in 0.0..1.0_f64, two in 0.0..1.0_f64) {
            let at = |at: f64| ((f64::from(apps) * at) as u16).min(apps - 1);
            if at(one) != at(two) {
                prop_assert_eq!(run(apps, &[at(one), at(two)]).0, Stand::NotOne);
            }
            // Something that no app can help: no attempt works.
            let mut search = Search { apps, worked: Vec::new() };
            while let Stand::Try { .. } = search.stand() {
                search.worked.push(false);
            }
            prop_assert_eq!(search.stand(), Stand::NotOne);
        }

        #[test]
        fn a_search_survives_being_kept(apps in 1..=MOST, worked in prop::collection::vec(any::<bool>(), 0..12)) {
            let search = Search { apps, worked };
            prop_assert_eq!(Search::decode(&search.encode()), Some(search));
        }
    }

    #[test]
    fn thirty_apps_take_five_halvings_and_a_proof() {
        assert_eq!(Search { apps: 30, worked: Vec::new() }.attempts_left(), 6);
        assert_eq!(run(30, &[0]).1, 5);
        assert_eq!(run(1, &[0]), (Stand::Found(0), 1));
    }

    #[test]
    fn each_step_says_what_changes_since_the_last() {
        let stand = |worked: &[bool]| Search { apps: 8, worked: worked.to_vec() }.stand();
        assert_eq!(stand(&[]), Stand::Try { off: 0..4, was: 0..0 });
        assert_eq!(stand(&[true]), Stand::Try { off: 0..2, was: 0..4 });
        assert_eq!(stand(&[false]), Stand::Try { off: 4..6, was: 0..4 });
        assert_eq!(stand(&[false, false, false]), Stand::Try { off: 7..8, was: 6..7 });
        assert_eq!(stand(&[false, false, false, false]), Stand::NotOne);
    }

    #[test]
    fn what_was_not_written_by_a_search_is_not_read() {
        for line in ["", "30", "0 +", "501 +", "30 +x", "-3 +", "many +"] {
            assert_eq!(Search::decode(line), None, "{line}");
        }
    }
}
