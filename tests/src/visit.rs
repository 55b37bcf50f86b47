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
const PATIENCE: Duration = Duration::from_secs(30);

/// How long to leave the browser alone between two looks at it.
const GLANCE: Duration = Duration::from_millis(15);

/// A person's visit in a real browser.
pub struct Visit<'a> {
    engine: Engine,
    browser: &'a Browser,
    site: Site,
    /// The same site at another origin, for [`Fault::TwoOrigins`].
    other: Option<Site>,
    axe: Option<PathBuf>,
    artifacts: Option<PathBuf>,
    /// Whether errors are part of what is tested.
    errors_expected: Cell<bool>,
    /// Whether violations of a policy are.
    violations_expected: Cell<bool>,
    /// What was seen to go wrong in documents that are gone by now.
    complaints: RefCell<Vec<String>>,
}

impl<'a> Visit<'a> {
    /// Starts a forwarder for a browser that is running already; nothing is opened yet.
    pub fn start(settings: &Settings, fault: Fault, browser: &'a Browser) -> Outcome<Self> {
        let site = || Site::start(&settings.url, fault, settings.font.clone());
        Ok(Self {
            engine: settings.engine,
            browser,
            site: site()?,
            other: if fault == Fault::TwoOrigins { Some(site()?) } else { None },
            axe: settings.axe.clone(),
            artifacts: settings.artifacts.clone(),
            errors_expected: Cell::new(false),
            violations_expected: Cell::new(false),
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

    /// Says that violations of the policy, and the errors they are, are what this test provokes.
    pub fn expect_violations(&self) {
        self.expect_errors();
        self.violations_expected.set(true);
    }

    /// The address of the app.
    pub fn home(&self) -> String {
        self.site.home()
    }

    /// The address of the same site at another origin. Needs [`Fault::TwoOrigins`].
    pub fn elsewhere(&self) -> Outcome<String> {
        self.other.as_ref().map(Site::home).ok_or_else(|| Failure::new("there is one origin only"))
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

    pub(crate) fn violations_count(&self) -> bool {
        !self.violations_expected.get()
    }

    pub(crate) fn remember_complaints(&self, more: Vec<String>) {
        self.complaints.borrow_mut().extend(more);
    }

    pub(crate) fn take_complaints(&self) -> Vec<String> {
        self.complaints.take()
    }

    /// What a page shows that has no app of its own on it, such as a host; for whoever looks into a failure.
    async fn without_app(&self) -> String {
        match self.ask::<Value>(include_str!("visit/without-app.js"), vec![]).await {
            Ok(told) => format!("no app but {told}"),
            Err(failure) => format!("no app, and says nothing: {failure}"),
        }
    }

    /// Runs a script in the page and reads what it returns.
    pub async fn ask<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Outcome<T> {
        let answer = self.driver().execute(script, arguments).await?;
        Ok(serde_json::from_value(answer.json().clone())?)
    }

    /// Asks the page again and again until the script returns something.
    pub async fn until_said<T: DeserializeOwned>(
        &self,
        awaited: &str,
        script: &str,
        arguments: Vec<Value>,
    ) -> Outcome<T> {
        self.until(awaited, async || self.ask::<Option<T>>(script, arguments.clone()).await).await
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
                    Ok(None) => self.without_app().await,
                    Err(failure) => failure.to_string(),
                };
                return Err(Failure::new(format!("waited in vain for {awaited}; the page shows {seen}")));
            }
            tokio::time::sleep(GLANCE).await;
        }
    }
}
