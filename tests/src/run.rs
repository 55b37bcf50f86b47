//! Running one test: from the environment to the verdict.

use std::any::Any;
use std::future::poll_fn;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::{Mutex, Once, PoisonError};
use std::task::Poll;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};

use crate::artifacts;
use crate::driver::{Browser, Preferences};
use crate::failure::{Failure, Outcome};
use crate::settings::Settings;
use crate::site::Fault;
use crate::visit::Visit;

/// What the tests share, one after the other: two browsers at once would compete for the machine. A browser is
/// kept for the next test, since starting one takes longer than most visits; its origin is not.
static STAGE: Mutex<Option<Stage>> = Mutex::new(None);

struct Stage {
    runtime: Runtime,
    browser: Option<Browser>,
}

/// Longer than any single visit; a browser that hangs should not hang the run.
const LIMIT: Duration = Duration::from_secs(150);

/// The world a test runs in.
#[derive(Clone, Copy, Debug)]
pub struct Conditions {
    /// Whether the person prefers dark pages.
    pub dark: bool,
    /// Whether the person has colours of their own in place of the page's.
    pub forced_colors: bool,
    /// What is broken.
    pub fault: Fault,
    /// How long the test may take.
    pub limit: Duration,
}

impl Conditions {
    /// An ordinary world.
    pub const ORDINARY: Self = Self { dark: false, forced_colors: false, fault: Fault::None, limit: LIMIT };
}

impl Default for Conditions {
    fn default() -> Self {
        Self::ORDINARY
    }
}

/// Runs a test in an ordinary world. See [`browse_under`].
#[track_caller]
pub fn browse(body: impl AsyncFnOnce(&Visit<'_>) -> Outcome) {
    browse_under(Conditions::default(), body);
}

/// Starts a browser, runs the test's body, demands that all was quiet, and keeps artefacts of a failure.
///
/// # Panics
///
/// If the test fails. Without a site to test it returns at once and says so.
#[track_caller]
pub fn browse_under(conditions: Conditions, body: impl AsyncFnOnce(&Visit<'_>) -> Outcome) {
    let name = test_name();
    let settings = match Settings::from_env() {
        Ok(Some(settings)) => settings,
        Ok(None) => {
            static SAID: Once = Once::new();
            SAID.call_once(|| say("browser tests skipped: UNSTUCK_URL names no site to test"));
            return;
        }
        Err(failure) => panic!("{failure}"),
    };
    // A test that failed before poisons the lock, which says nothing about this one.
    let mut stage = STAGE.lock().unwrap_or_else(PoisonError::into_inner);
    let verdict = stage_of(&mut stage).and_then(|stage| {
        stage.runtime.block_on(run(&settings, conditions, &name, &mut stage.browser, body))
    });
    if let Err(failure) = verdict {
        panic!("in {}: {failure}", settings.engine.name());
    }
}

/// Does something in a second browser with a profile of its own, which knows nothing of this one. The same is demanded of it.
pub async fn in_another_browser(body: impl AsyncFnOnce(&Visit<'_>) -> Outcome) -> Outcome {
    let settings = Settings::from_env()?.ok_or_else(|| Failure::new("no site to test"))?;
    let browser = Browser::start(&settings, Preferences::default()).await?;
    let visit = Visit::start(&settings, Fault::None, &browser)?;
    let mut outcome = caught(body(&visit)).await;
    if outcome.is_ok() {
        outcome = visit.all_was_quiet().await;
    }
    drop(visit);
    browser.end().await;
    outcome.map_err(|failure| failure.within("in another browser"))
}

/// The stage, set up by the first test that needs it.
fn stage_of(stage: &mut Option<Stage>) -> Outcome<&mut Stage> {
    let ready = match stage.take() {
        Some(ready) => ready,
        None => {
            let runtime = Builder::new_current_thread().enable_all().build();
            let runtime = runtime.map_err(|error| Failure::new(format!("no runtime: {error}")))?;
            Stage { runtime, browser: None }
        }
    };
    Ok(stage.insert(ready))
}

async fn run(
    settings: &Settings,
    conditions: Conditions,
    name: &str,
    kept: &mut Option<Browser>,
    body: impl AsyncFnOnce(&Visit<'_>) -> Outcome,
) -> Outcome {
    let preferences = Preferences { dark: conditions.dark, forced_colors: conditions.forced_colors };
    let browser = browser_for(settings, preferences, kept).await?;
    let visit = Visit::start(settings, conditions.fault, &browser)?;
    visit.prefer(preferences).await?;
    let mut outcome = match tokio::time::timeout(conditions.limit, caught(body(&visit))).await {
        Ok(outcome) => outcome,
        Err(_) => Err(Failure::new(format!("not finished within {} seconds", conditions.limit.as_secs()))),
    };
    if outcome.is_ok() {
        outcome = visit.all_was_quiet().await;
    }
    if let (Err(failure), Some(folder)) = (&outcome, &settings.artifacts) {
        artifacts::keep(&visit, folder, name, failure).await;
    }
    drop(visit);
    if outcome.is_ok() {
        *kept = Some(browser);
    } else {
        // Nobody knows in which state a failure has left it.
        browser.end().await;
    }
    outcome
}

/// The browser of the test before, made like new, or a newly started one.
async fn browser_for(
    settings: &Settings,
    preferences: Preferences,
    kept: &mut Option<Browser>,
) -> Outcome<Browser> {
    if let Some(used) = kept.take() {
        if used.preferences() == preferences && used.freshen().await.is_ok() {
            return Ok(used);
        }
        used.end().await;
    }
    Browser::start(settings, preferences).await
}

/// The future's outcome, with a panic turned into a failure, so that the browser is closed in either case.
async fn caught(future: impl Future<Output = Outcome>) -> Outcome {
    let mut future = pin!(future);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(poll) => poll,
        Err(panic) => Poll::Ready(Err(Failure::new(message(panic.as_ref())))),
    })
    .await
}

fn message(panic: &(dyn Any + Send)) -> String {
    if let Some(text) = panic.downcast_ref::<&str>() {
        (*text).to_owned()
    } else if let Some(text) = panic.downcast_ref::<String>() {
        text.clone()
    } else {
        "the test panicked".to_owned()
    }
}

/// The test's own name, which the test runner gives to the thread.
fn test_name() -> String {
    let thread = std::thread::current();
    let path = thread.name().unwrap_or("unnamed");
    path.rsplit("::").next().unwrap_or(path).to_owned()
}

fn say(words: &str) {
    // Written to the stream itself, since the test runner swallows what the print macros write.
    let _ = writeln!(std::io::stderr(), "{words}");
}
