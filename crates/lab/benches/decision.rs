//! One decision: `cargo bench --package unstuck-lab --bench decision`.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use unstuck_engine::plan::{Policy, decide_by};
use unstuck_engine::{Facts, Model};
use unstuck_lab::situations::situations;
use unstuck_lab::sized::Size;

const CAUSES: [usize; 5] = [10, 25, 100, 1_000, 10_000];
/// Fixes, and as many questions.
const STEPS: usize = 20;
/// The same for one large model more.
const MANY_STEPS: usize = 100;
const SEED: u64 = 1;
/// The decisions go through so many different situations, round and round.
const SITUATIONS: usize = 200;

/// The next step, in one situation after another.
fn decision(criterion: &mut Criterion) {
    let sizes = CAUSES.map(|causes| Size { causes, fixes: STEPS, questions: STEPS });
    for size in sizes {
        let (model, situations) = draw(size);
        for policy in [Policy::Quick, Policy::Refined] {
            time(criterion, policy, size, &model, &situations);
        }
    }
    let size = Size { causes: 10_000, fixes: MANY_STEPS, questions: MANY_STEPS };
    let (model, situations) = draw(size);
    time(criterion, Policy::Quick, size, &model, &situations);
}

fn draw(size: Size) -> (Model, Vec<Facts>) {
    let model = size.model(SEED);
    let situations = situations(&model, SITUATIONS, SEED);
    (model, situations)
}

fn time(criterion: &mut Criterion, policy: Policy, size: Size, model: &Model, situations: &[Facts]) {
    let Size { causes, fixes, questions } = size;
    let policy_name = policy.name();
    let name = format!("decision/{policy_name}/{causes} causes, {fixes} fixes, {questions} questions");
    let mut next = situations.iter().cycle();
    criterion.bench_function(&name, |bencher| {
        bencher.iter(|| next.next().map(|facts| decide_by(black_box(model), black_box(facts), policy)));
    });
}

criterion_group!(benches, decision);
criterion_main!(benches);
