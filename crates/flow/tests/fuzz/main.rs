//! Nothing that is read makes the reader panic: guides, figures and written visits as text, compiled guides as bytes,
//! records and receipts of visits.
//!
//! Sound inputs are changed a few times over, in ways that keep most of their structure. A run takes
//! `UNSTUCK_FUZZ_SECONDS`, four when that is not set; `cargo xtask soak` gives it ten minutes. An input that fails is made
//! as small as can be and kept in `tests/fuzz/found`; all that is kept there is tried first in every run. Should an
//! input bring the whole process down, it stands in the folder that the run names at its beginning.

mod bytes;
mod input;
mod readers;
mod text;

use std::collections::hash_map::DefaultHasher;
use std::env;
use std::fs;
use std::hash::{Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};

use input::Input;
use readers::{Kind, Readers};

/// How long a run takes when nothing else is said.
const SECONDS: u64 = 4;
/// Inputs between two looks at the clock.
const BATCH: u32 = 16;
/// An input that takes longer than this fails, as a person would think that the tool hangs. It is far from what any
/// takes, also without optimisation and on a busy machine.
const LONGEST: Duration = Duration::from_secs(30);

fn found() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/found")
}

fn seconds() -> u64 {
    env::var("UNSTUCK_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(SECONDS)
}

#[test]
fn whatever_once_failed_is_read() {
    let readers = Readers::new();
    for entry in fs::read_dir(found()).expect("the folder is there") {
        let path = entry.expect("it is readable").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("the name is UTF-8");
        let Some(kind) = Kind::ALL.into_iter().find(|kind| name.starts_with(kind.name())) else { continue };
        println!("{name}");
        readers.read(kind, &fs::read(&path).expect("it is readable"));
    }
}

#[test]
fn sound_inputs_are_read_as_sound() {
    let readers = Readers::new();
    for kind in Kind::ALL {
        for sound in 0..readers.sound(kind) {
            assert!(readers.is_sound(kind, sound), "{} {sound}", kind.name());
        }
    }
}

#[test]
fn nothing_that_is_read_panics() {
    let end = Instant::now() + Duration::from_secs(seconds());
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let now = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    println!("what is read at the moment stands in {}", now.display());
    let tried: Vec<u32> = thread::scope(|scope| {
        let runs: Vec<_> = (0..threads)
            .map(|number| {
                let now = now.join(format!("fuzz-{number}"));
                scope.spawn(move || until(end, &now))
            })
            .collect();
        runs.into_iter().map(|run| run.join().expect("no input fails")).collect()
    });
    let tried: u32 = tried.iter().sum();
    println!("{tried} inputs");
    assert!(tried > 0);
}

/// Reads changed inputs of all kinds in turn, and says how many. At least a batch of each, so that the time decides
/// nothing else than how many.
fn until(end: Instant, now: &Path) -> u32 {
    let readers = Readers::new();
    let mut tried = 0;
    loop {
        for kind in Kind::ALL {
            let config = Config { cases: BATCH, failure_persistence: None, ..Config::default() };
            let mut runner = TestRunner::new(config);
            let run = runner.run(&input::any(kind, readers.sound(kind)), |input| {
                let bytes = readers.changed(kind, &input);
                fs::write(now, &bytes).expect("it can be written");
                let begun = Instant::now();
                catch_unwind(AssertUnwindSafe(|| readers.read(kind, &bytes)))
                    .map_err(|panic| TestCaseError::fail(words(&panic)))?;
                if begun.elapsed() > LONGEST {
                    return Err(TestCaseError::fail(format!("it took {:?}", begun.elapsed())));
                }
                Ok(())
            });
            match run {
                Ok(()) => tried += BATCH,
                Err(TestError::Fail(reason, input)) => fail(kind, &readers, &input, &reason.to_string()),
                Err(TestError::Abort(reason)) => panic!("{reason}"),
            }
        }
        if Instant::now() >= end {
            return tried;
        }
    }
}

fn words(panic: &Box<dyn std::any::Any + Send>) -> String {
    let words = panic.downcast_ref::<String>().cloned();
    words.or_else(|| panic.downcast_ref::<&str>().map(|words| (*words).to_owned())).unwrap_or_default()
}

fn fail(kind: Kind, readers: &Readers, input: &Input, reason: &str) -> ! {
    let bytes = readers.changed(kind, input);
    let mut digest = DefaultHasher::new();
    bytes.hash(&mut digest);
    let path = found().join(format!("{}-{:016x}", kind.name(), digest.finish()));
    fs::write(&path, bytes).expect("it can be written");
    panic!("{reason}\nthe input is kept as {}; it came of {input:?}", path.display());
}
