//! What is said without being asked for: where the focus goes, and what appears in live regions.

use serde::Deserialize;

use crate::failure::Outcome;
use crate::visit::Visit;

/// One thing that a screen reader says on its own.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(tag = "kind", content = "text", rename_all = "lowercase")]
pub enum Said {
    /// The focus went to this element: its name and its text.
    Focus(String),
    /// Words that appeared in a region that waits until the rest is said.
    Status(String),
    /// Words that came together with their region: they are likely to go unheard.
    Unheard(String),
    /// Words that interrupt.
    Alert(String),
}

impl Said {
    /// Whether the focus went to a heading of the first level.
    pub fn is_heading(&self) -> bool {
        matches!(self, Self::Focus(what) if what.starts_with("h1 "))
    }
}

impl Visit<'_> {
    /// What was said since the last time this was asked, or since the page was loaded.
    pub async fn said(&self) -> Outcome<Vec<Said>> {
        self.ask("return window.unstuckSaid.splice(0)", vec![]).await
    }

    /// What is said from now on until all of it has been said and the last part is what is awaited.
    pub async fn said_until(&self, awaited: &str, is_last: impl Fn(&Said) -> bool) -> Outcome<Vec<Said>> {
        let mut heard = Vec::new();
        self.until(awaited, async || {
            heard.extend(self.said().await?);
            Ok(heard.iter().any(&is_last).then_some(()))
        })
        .await?;
        Ok(heard)
    }
}
