//! A visit: one browser, one origin, and the things a person can do and see there.

mod acts;
mod camera;
mod embedded;
mod files;
mod gallery;
mod keys;
mod page;
mod paper;
mod store;
mod window;

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::Value;
use thirtyfour::WebDriver;

use crate::driver::Browser;
use crate::failure::{Failure, Outcome};
use crate::settings::{Engine, Settings};
use crate::site::{Fault, Site};

pub use camera::accepts;
pub use embedded::{Embedded, Shown};
pub use page::{AnswerRow, Focus, Page};

/// How long anything may take before a test gives up on it.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long to leave the browser alone between two looks at it.
const GLANCE: Duration = Duration::from_millis(15);

/// A person's visit in a real browser.
pub struct Visit<'a> {
    engine: Engine,
    browser: &'a Browser,
    site: Site,
    axe: Option<PathBuf>,
    artifacts: Option<PathBuf>,
    /// Whether errors are part of what is tested.
    errors_expected: Cell<bool>,
    /// What was seen to go wrong in documents that are gone by now.
    complaints: RefCell<Vec<String>>,
}

impl<'a> Visit<'a> {
    /// Starts a forwarder for a browser that is running already; nothing is opened yet.
    pub fn start(settings: &Settings, fault: Fault, browser: &'a Browser) -> Outcome<Self> {
        Ok(Self {
            engine: settings.engine,
            browser,
            site: Site::start(&settings.url, fault, settings.font.clone())?,
            axe: settings.axe.clone(),
            artifacts: settings.artifacts.clone(),
            errors_expected: Cell::new(false),
            complaints: RefCell::default(),
        })
    }

    /// The engine this visit runs in.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Says that console errors are what this test provokes; violations and late requests still count.
    pub fn expect_errors(&self) {
        self.errors_expected.set(true);
    }

    /// The address of the app.
    pub fn home(&self) -> String {
        self.site.home()
    }

    pub(crate) fn driver(&self) -> &WebDriver {
        self.browser.session()
    }

    pub(crate) fn axe_source(&self) -> Outcome<String> {
        let path = self.axe.as_ref().ok_or_else(|| Failure::new("UNSTUCK_AXE is not set"))?;
        std::fs::read_to_string(path)
            .map_err(|error| Failure::new(format!("could not read {}: {error}", path.display())))
    }

    pub(crate) fn artifacts(&self) -> Option<&Path> {
        self.artifacts.as_deref()
    }

    pub(crate) fn errors_count(&self) -> bool {
        !self.errors_expected.get()
    }

    pub(crate) fn remember_complaints(&self, more: Vec<String>) {
        self.complaints.borrow_mut().extend(more);
    }

    pub(crate) fn take_complaints(&self) -> Vec<String> {
        self.complaints.take()
    }

    /// Runs a script in the page and reads what it returns.
    pub async fn ask<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Outcome<T> {
        let answer = self.driver().execute(script, arguments).await?;
        Ok(serde_json::from_value(answer.json().clone())?)
    }

    /// Looks again and again until `look` finds something. What was awaited is told if it never comes.
    pub async fn until<T>(
        &self,
        awaited: &str,
        mut look: impl AsyncFnMut() -> Outcome<Option<T>>,
    ) -> Outcome<T> {
        let give_up = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = look().await? {
                return Ok(found);
            }
            if Instant::now() > give_up {
                let seen = match self.glance().await {
                    Ok(Some(page)) => page.to_string(),
                    Ok(None) => "no app on the page".to_owned(),
                    Err(failure) => failure.to_string(),
                };
                return Err(Failure::new(format!("waited in vain for {awaited}; the page shows {seen}")));
            }
            tokio::time::sleep(GLANCE).await;
        }
    }
}
