//! The guide for iCloud Backup: that it knows the whole domain, and leads different people where they should get.

mod domain;
mod people;
mod plain_words;
mod safety;

use unstuck_engine::Model;
use unstuck_flow::compile::{compile, visits};
use unstuck_flow::guide::Guide;
use unstuck_flow::lower;
use unstuck_flow::visits::Visit;

const GUIDE: &str = include_str!("../../../../flows/icloud-backup/guide.toml");
const VISITS: &str = include_str!("../../../../flows/icloud-backup/visits.toml");

fn guide() -> (Guide, Model) {
    let guide = compile(GUIDE).guide.expect("the guide is sound");
    let model = lower::model(&guide).expect("and has a model");
    (guide, model)
}

fn authored(guide: &Guide) -> Vec<Visit> {
    let (visits, found) = visits(guide, VISITS);
    assert!(found.is_empty(), "{found:?}");
    visits
}
