//! The arithmetic of room in iCloud. All amounts are gigabytes.

/// What the person reads on the iPhone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Room {
    /// What the plan holds.
    pub(super) plan: f64,
    /// What is used of it, backups included.
    pub(super) used: f64,
    /// The next backup.
    pub(super) next: f64,
}

impl Room {
    /// What is free now. Nothing where more is used than the plan holds, as after a plan has ended.
    pub(super) fn free(self) -> f64 {
        (self.plan - self.used).max(0.0)
    }

    /// What has to go, or to be added, before the next backup fits: next backup minus free space, and whatever is used
    /// beyond the plan. Zero where it fits.
    pub(super) fn missing(self) -> f64 {
        let missing = self.used + self.next - self.plan;
        // Sums of decimals: what is less than a tenth of a megabyte is nothing.
        if missing < 0.0001 { 0.0 } else { missing }
    }

    /// The same room after so much was removed, be it from iCloud or from the next backup: both help alike.
    pub(super) fn after_removing(self, removed: f64) -> Self {
        // Not `clamp`, which says both bounds when they are wrong, and for that needs decimals: 5 KB, compressed.
        let from_used = removed.max(0.0).min(self.used);
        let from_next = (removed - from_used).max(0.0).min(self.next);
        Self { used: self.used - from_used, next: self.next - from_next, ..self }
    }

    /// The smallest of the plans, which stand in ascending order, that holds what is used and the next backup.
    pub(super) fn smallest_plan(self, plans: &[f64]) -> Option<f64> {
        let needed = self.used + self.next;
        plans.iter().copied().find(|plan| *plan + 0.0001 >= needed)
    }
}

/// How many of the amounts, taken in order, are needed to make up for what is missing; `None` where all are too little.
pub(super) fn needed(missing: f64, amounts: &[f64]) -> Option<usize> {
    let mut removed = 0.0;
    for (at, amount) in amounts.iter().enumerate() {
        if removed + 0.0001 >= missing {
            return Some(at);
        }
        removed += amount;
    }
    (removed + 0.0001 >= missing).then_some(amounts.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PLANS: [f64; 6] = [5.0, 50.0, 200.0, 2000.0, 6000.0, 12_000.0];

    fn near(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-9
    }

    #[test]
    fn what_is_missing_is_the_next_backup_less_what_is_free() {
        let room = Room { plan: 5.0, used: 4.8, next: 6.0 };
        assert!(near(room.free(), 0.2));
        assert!(near(room.missing(), 5.8));
        assert_eq!(room.smallest_plan(&PLANS), Some(50.0));
    }

    #[test]
    fn what_just_fits_fits() {
        let room = Room { plan: 5.0, used: 4.7, next: 0.3 };
        assert_eq!(room.missing(), 0.0);
        assert_eq!(room.smallest_plan(&PLANS), Some(5.0));
        assert_eq!(Room { plan: 50.0, used: 35.0, next: 15.0 }.smallest_plan(&PLANS), Some(50.0));
    }

    #[test]
    fn a_plan_that_ended_leaves_more_to_remove_than_the_backup() {
        let room = Room { plan: 5.0, used: 40.0, next: 3.0 };
        assert_eq!(room.free(), 0.0);
        assert!(near(room.missing(), 38.0));
        assert_eq!(room.smallest_plan(&PLANS), Some(50.0));
    }

    #[test]
    fn more_than_any_plan_holds_has_no_plan() {
        assert_eq!(Room { plan: 12_000.0, used: 11_990.0, next: 20.0 }.smallest_plan(&PLANS), None);
    }

    #[test]
    fn amounts_are_taken_in_order_until_it_is_enough() {
        assert_eq!(needed(5.8, &[2.0, 3.0, 1.0, 4.0]), Some(3));
        assert_eq!(needed(5.0, &[5.0, 1.0]), Some(1));
        assert_eq!(needed(0.0, &[1.0]), Some(0));
        assert_eq!(needed(5.8, &[2.0, 3.0]), None);
        assert_eq!(needed(1.0, &[]), None);
    }

    proptest! {
        #[test]
        fn removing_what_is_missing_makes_it_fit(plan in 0.0..12_000.0_f64, used in 0.0..12_000.0_f64, next in 0.0..500.0_f64) {
            let room = Room { plan, used, next };
            let after = room.after_removing(room.missing());
            prop_assert!(after.missing() <= 0.0001);
            prop_assert!(after.used >= 0.0 && after.next >= 0.0);
        }

        #[test]
        fn the_plan_that_is_named_holds_it_and_the_one_below_does_not(used in 0.0..12_000.0_f64, next in 0.0..500.0_f64) {
            let of = |plan| Room { plan, used, next };
            match of(5.0).smallest_plan(&PLANS) {
                Some(plan) => {
                    prop_assert_eq!(of(plan).missing(), 0.0);
                    let below = PLANS.iter().rev().find(|other| **other < plan);
                    prop_assert!(below.is_none_or(|below| of(*below).missing() > 0.0));
                }
                None => prop_assert!(of(12_000.0).missing() > 0.0),
            }
        }
    }
}
