//! The guide for iCloud Backup: that it knows the whole domain, and leads different people where they should get.

mod domain;
mod grounds;
mod people;
mod plain_words;
mod safety;

use unstuck_engine::Model;
use unstuck_flow::compile::{Outcome, compile_with, visits};
use unstuck_flow::guide::Guide;
use unstuck_flow::lower;
use unstuck_flow::visits::Visit;

const GUIDE: &str = include_str!("../../../../flows/icloud-backup/guide.toml");
const FIGURES: &str = include_str!("../../../../flows/icloud-backup/figures.toml");
const VISITS: &str = include_str!("../../../../flows/icloud-backup/visits.toml");

fn compiled() -> Outcome {
    compile_with(GUIDE, FIGURES)
}

fn guide() -> (Guide, Model) {
    let guide = compiled().guide.expect("the guide is sound");
    let model = lower::model(&guide).expect("and has a model");
    (guide, model)
}

fn authored(guide: &Guide) -> Vec<Visit> {
    let (visits, found) = visits(guide, VISITS);
    assert!(found.is_empty(), "{found:?}");
    visits
}
