//! Each reference of the guide for iCloud Backup is deleted, named something else of its kind, and something that there is not.
//! Every mutant that breaks an id, completeness or safety is reported.
//!
//! Which mutants are broken is decided by a reading of the guide's text that shares nothing with what reports them
//! (`oracle.rs`). `score.txt` has the score; `UPDATE_EXPECT=1` writes what it is now.

mod edit;
mod oracle;
mod references;

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::Path;
use std::thread;

use edit::{How, Mutant, mutants};
use oracle::{Broken, Ids, Touched, broken};
use references::references;
use unstuck_flow::compile::{Diagnostic, compile_with};
use unstuck_proof::{Depth, check};

const GUIDE: &str = include_str!("../../../../flows/icloud-backup/guide.toml");
const FIGURES: &str = include_str!("../../../../flows/icloud-backup/figures.toml");

/// Findings without their places, which move with every change.
type Said = BTreeSet<String>;

fn said<'f>(found: impl IntoIterator<Item = &'f Diagnostic>) -> Said {
    found.into_iter().map(|found| format!("{} {}", found.code.as_str(), found.message)).collect()
}

/// What the compiler says to a guide, and what running it shows where it compiles.
fn compiled(source: &str) -> (Said, Option<unstuck_flow::compile::Outcome>) {
    let outcome = compile_with(source, FIGURES);
    let found = said(outcome.diagnostics.iter().chain(&outcome.figures));
    (found, outcome.guide.is_some().then_some(outcome))
}

fn ran(outcome: &unstuck_flow::compile::Outcome) -> Said {
    let proof = check(outcome, &Depth::CHECK, "https://guide.example").expect("it has a model");
    said(&proof.expect("it compiles").diagnostics)
}

/// The score of one class.
#[derive(Default)]
struct Score {
    mutants: usize,
    /// By what is broken: how many, and how many of them are reported.
    broken: BTreeMap<Broken, (usize, usize)>,
}

struct Judged {
    class: &'static str,
    how: How,
    broken: Option<Broken>,
    reported: bool,
    what: String,
}

/// Whether a mutant is broken, and reported: with anything that is not said of the guide as it is.
fn judge(ids: &Ids, clean: &(Said, Said), mutant: &Mutant) -> Judged {
    let broken = broken(ids, &mutant.source, mutant.touched);
    let reported = broken.is_some() && {
        let (found, outcome) = compiled(&mutant.source);
        !found.is_subset(&clean.0) || outcome.is_some_and(|outcome| !ran(&outcome).is_subset(&clean.1))
    };
    Judged { class: mutant.class, how: mutant.how, broken, reported, what: mutant.what.clone() }
}

/// All that decides over what is offered and when; of the chances of answers one in eight, and of the words that name nothing, which
/// are all alike, one in twelve.
#[test]
fn mutants_that_are_broken_are_reported() {
    let (mut chances, mut nothings) = (0, 0);
    let judged = judged(|mutant| match mutant.touched {
        Touched::Nothing => {
            nothings += 1;
            nothings % 12 == 0
        }
        Touched::Model if mutant.class == "answer.chance" => {
            chances += 1;
            chances % 8 == 0
        }
        Touched::Model => true,
        Touched::Elsewhere => false,
    });
    assert!(judged.iter().filter(|judged| judged.broken.is_some()).count() > 100);
    assert_eq!(missed(&judged), "");
}

#[test]
#[ignore = "it compiles the guide a thousand times: minutes without optimisation. `cargo xtask soak` runs it"]
fn every_mutant_that_is_broken_is_reported() {
    let judged = judged(|_| true);
    let table = score(&judged);
    println!("{table}");
    assert_eq!(missed(&judged), "");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mutants/score.txt");
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &table).expect("it can be written");
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), table);
}

/// All mutants that are wanted, judged on as many threads as there are.
fn judged(mut wanted: impl FnMut(&Mutant) -> bool) -> Vec<Judged> {
    let ids = Ids::read(GUIDE, FIGURES);
    assert_eq!(broken(&ids, GUIDE, Touched::Model), None, "the guide itself is whole");
    let (found, outcome) = compiled(GUIDE);
    let clean = (found, ran(&outcome.expect("the guide compiles")));
    let all: Vec<Mutant> = references(GUIDE)
        .iter()
        .flat_map(|reference| mutants(GUIDE, &ids, reference))
        .filter(|mutant| wanted(mutant))
        .collect();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let parts: Vec<_> = all
            .chunks(all.len().div_ceil(threads))
            .map(|part| {
                let (ids, clean) = (&ids, &clean);
                scope.spawn(move || part.iter().map(|mutant| judge(ids, clean, mutant)).collect::<Vec<_>>())
            })
            .collect();
        parts.into_iter().flat_map(|part| part.join().expect("it comes to its end")).collect()
    })
}

/// The broken mutants that nothing is said of, a line each.
fn missed(judged: &[Judged]) -> String {
    let missed = judged.iter().filter(|judged| judged.broken.is_some() && !judged.reported);
    missed
        .map(|judged| format!("{} {:?} {:?} {}\n", judged.class, judged.how, judged.broken, judged.what))
        .collect()
}

fn score(judged: &[Judged]) -> String {
    let mut scores: BTreeMap<(&str, How), Score> = BTreeMap::new();
    for judged in judged {
        let score = scores.entry((judged.class, judged.how)).or_default();
        score.mutants += 1;
        if let Some(broken) = judged.broken {
            let (all, reported) = score.broken.entry(broken).or_default();
            *all += 1;
            *reported += usize::from(judged.reported);
        }
    }
    table(&scores)
}

/// "fix.after deleted: 11 mutants, 3 break safety, all reported"
fn table(scores: &BTreeMap<(&str, How), Score>) -> String {
    let mut text = format!(
        "{:<16} {:<10} {:>7}   {:>10}   {:>12}   {:>8}\n",
        "reference", "was", "mutants", "id", "completeness", "safety"
    );
    let mut sums: BTreeMap<Broken, (usize, usize)> = BTreeMap::new();
    let cell = |broken: Option<&(usize, usize)>| {
        broken.map_or_else(|| "-".to_owned(), |(all, reported)| format!("{reported} of {all}"))
    };
    let line = |name: &str, how: &str, mutants: usize, broken: &BTreeMap<Broken, (usize, usize)>| {
        let of = |kind| cell(broken.get(&kind));
        let (id, complete, safe) = (of(Broken::Id), of(Broken::Completeness), of(Broken::Safety));
        format!("{name:<16} {how:<10} {mutants:>7}   {id:>10}   {complete:>12}   {safe:>8}\n")
    };
    for ((class, how), score) in scores {
        let how = format!("{how:?}").to_lowercase();
        text.push_str(&line(class, &how, score.mutants, &score.broken));
        for (broken, (all, reported)) in &score.broken {
            let sum = sums.entry(*broken).or_default();
            sum.0 += all;
            sum.1 += reported;
        }
    }
    let mutants = scores.values().map(|score| score.mutants).sum();
    text.push_str(&line("all", "", mutants, &sums));
    text
}
