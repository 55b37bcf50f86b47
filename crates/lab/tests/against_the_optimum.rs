//! The planner beside the exact optimum, over families of random models.

use std::fmt::Write as _;

use unstuck_engine::plan::Policy;
use unstuck_lab::evaluate::value;
use unstuck_lab::families::Family;
use unstuck_lab::oracle::optimum;

/// Models a family in every run; the long runs take [`MANY`].
const FEW: u64 = 300;
const MANY: u64 = 2_000;

/// How far policies are above the optimum, as shares of it, over the models of a family.
struct Gaps {
    sorted: Vec<f64>,
}

impl Gaps {
    fn of(family: Family, policy: Policy, models: u64) -> Self {
        let mut sorted: Vec<f64> = (0..models)
            .map(|seed| {
                let model = family.model(seed);
                let best = optimum(&model).expect("the families are small");
                let cost = value(&model, policy).expect("the families are small");
                assert!(cost >= best * (1.0 - 1e-9), "{family:?} {seed}: {cost} is below the optimum {best}");
                (cost / best - 1.0).max(0.0)
            })
            .collect();
        sorted.sort_by(f64::total_cmp);
        Self { sorted }
    }

    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    fn mean(&self) -> f64 {
        self.sorted.iter().sum::<f64>() / self.sorted.len() as f64
    }

    fn at(&self, percent: usize) -> f64 {
        self.sorted[(self.sorted.len() * percent / 100).min(self.sorted.len() - 1)]
    }

    fn exact(&self) -> usize {
        self.sorted.iter().filter(|gap| **gap < 1e-9).count()
    }
}

/// How far above the optimum a policy may be, on average and at the 99th percentile.
fn gate(family: Family, policy: Policy) -> Option<(f64, f64)> {
    match (family, policy) {
        (Family::F0 | Family::F1, _) | (_, Policy::Static | Policy::Updating) => None,
        (_, Policy::Quick) => Some((0.01, 0.06)),
        (_, Policy::Refined) => Some((0.005, 0.03)),
    }
}

/// Holds the gates and gives the table.
fn compare(models: u64) -> String {
    let mut table = String::from("family policy     mean %    p90 %    p99 %    max %  exact\n");
    for family in Family::ALL {
        for policy in Policy::ALL {
            let gaps = Gaps::of(family, policy, models);
            writeln!(
                table,
                "{family:?}     {:<9} {:8.3} {:8.3} {:8.3} {:8.3} {:6}",
                policy.name(),
                gaps.mean() * 100.0,
                gaps.at(90) * 100.0,
                gaps.at(99) * 100.0,
                gaps.at(100) * 100.0,
                gaps.exact()
            )
            .expect("a text takes any length");
            if family == Family::F0 {
                assert_eq!(gaps.exact() as u64, models, "{policy:?} is optimal in F0\n{table}");
            } else if let Some((mean, rare)) = gate(family, policy) {
                let holds = gaps.mean() <= mean && gaps.at(99) <= rare;
                assert!(holds, "{policy:?} misses its gate in {family:?}\n{table}");
            }
        }
    }
    table
}

#[test]
fn policies_stay_close_to_the_optimum() {
    println!("{}", compare(FEW));
}

#[test]
#[ignore = "minutes; part of `cargo xtask soak`"]
fn policies_stay_close_to_the_optimum_over_many_models() {
    println!("{}", compare(MANY));
}
