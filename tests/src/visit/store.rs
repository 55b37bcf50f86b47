//! What the browser keeps between visits.

use serde_json::json;

use super::{Page, Visit};
use crate::failure::Outcome;

/// Where the app keeps the visit.
pub(super) const RECORD: &str = "unstuck.visit.icloud-backup";

/// Where it puts a record that it could not read.
pub(super) const BROKEN: &str = "unstuck.visit.icloud-backup.broken";

impl Visit<'_> {
    /// What is kept under a key.
    pub async fn stored(&self, key: &str) -> Outcome<Option<String>> {
        self.ask("return localStorage.getItem(arguments[0])", vec![json!(key)]).await
    }

    /// The record of the visit.
    pub async fn record(&self) -> Outcome<Option<String>> {
        self.stored(RECORD).await
    }

    /// The record under which an unreadable one was put aside.
    pub async fn broken_record(&self) -> Outcome<Option<String>> {
        self.stored(BROKEN).await
    }

    /// Forgets everything that was kept, so that the next visit is a new one.
    pub async fn forget(&self) -> Outcome {
        self.leave_document().await?;
        // What the app wrote last can arrive after it was left: Firefox keeps storage in another process.
        self.until("nothing kept", async || {
            self.driver().goto(self.site.blank()).await?;
            let kept: u32 = self
                .ask("const kept = localStorage.length; localStorage.clear(); return kept;", vec![])
                .await?;
            Ok((kept == 0).then_some(()))
        })
        .await
    }

    /// Opens the app on a record that was already there.
    pub async fn open_with_record(&self, record: &str) -> Outcome<Page> {
        self.keep(RECORD, record).await?;
        self.open().await
    }

    /// Leaves the app and keeps something under a key.
    pub async fn keep(&self, key: &str, value: &str) -> Outcome {
        // Written from another page, so that the app cannot write its own over it while it closes.
        self.leave_document().await?;
        self.driver().goto(self.site.blank()).await?;
        self.ask("localStorage.setItem(arguments[0], arguments[1])", vec![json!(key), json!(value)]).await
    }
}
