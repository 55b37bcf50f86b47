//! One posterior: `cargo bench --package unstuck-lab --bench posterior`.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use unstuck_engine::Belief;
use unstuck_lab::situations::all_answered;
use unstuck_lab::sized::Size;

const SIZE: Size = Size { causes: 30, fixes: 0, questions: 20 };
const SEED: u64 = 1;
const PEOPLE: usize = 200;

/// The probabilities of 30 causes after 20 observations, of one person after another.
fn posterior(criterion: &mut Criterion) {
    let model = SIZE.model(SEED);
    let people = all_answered(&model, PEOPLE, SEED);
    let mut next = people.iter().cycle();
    criterion.bench_function("posterior/30 causes, 20 observations", |bencher| {
        bencher.iter(|| {
            let evidence = next.next().map_or(&[][..], Vec::as_slice);
            let belief = Belief::new(black_box(&model), black_box(evidence));
            model.causes().map(|cause| belief.probability(cause)).collect::<Vec<f64>>()
        });
    });
}

criterion_group!(benches, posterior);
criterion_main!(benches);
