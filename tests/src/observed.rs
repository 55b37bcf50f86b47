//! What every test demands at its end: nothing went wrong that nobody looked at.

use serde::Deserialize;
use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::settings::Engine;
use crate::visit::Visit;

/// What the observer in the page has noted.
#[derive(Deserialize)]
struct Observed {
    errors: Vec<String>,
    violations: Vec<String>,
    late_requests: Vec<String>,
}

impl Visit<'_> {
    /// Fails if there was a console error, a policy violation or a request after load, here or in a document
    /// that this visit has left.
    pub async fn all_was_quiet(&self) -> Outcome {
        self.leave_document().await?;
        let complaints = self.take_complaints();
        if complaints.is_empty() {
            return Ok(());
        }
        Err(Failure::new(format!("the page was not quiet:\n  {}", complaints.join("\n  "))))
    }

    /// Notes what went wrong in this document, before the next one replaces it.
    pub(crate) async fn leave_document(&self) -> Outcome {
        let observed: Value = self.ask(include_str!("observed.js"), vec![]).await?;
        let mut complaints = Vec::new();
        if !observed.is_null() {
            let observed: Observed = serde_json::from_value(observed)?;
            if self.errors_count() {
                complaints.extend(observed.errors);
            }
            if self.violations_count() {
                complaints.extend(observed.violations.into_iter().map(|v| format!("policy violation: {v}")));
            }
            complaints.extend(observed.late_requests.into_iter().map(|r| format!("request after load: {r}")));
        }
        if self.engine() == Engine::Chromium && self.errors_count() {
            // Chromium also tells what no script can see, such as a file that a stylesheet misses.
            let log = self.driver().browser_log().await?;
            let severe = log.into_iter().filter(|entry| entry.level == "SEVERE");
            complaints.extend(severe.map(|entry| format!("browser log: {}", entry.message)));
        }
        self.remember_complaints(complaints);
        Ok(())
    }
}
