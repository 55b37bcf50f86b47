//! Accessibility of the screen that is shown, by axe-core.

use serde::Deserialize;
use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::visit::Visit;

/// One rule that the screen breaks.
#[derive(Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<Node>,
}

/// One place where it does.
#[derive(Deserialize)]
struct Node {
    target: String,
    summary: String,
}

impl Visit<'_> {
    /// What axe finds on the current screen: a line for each element and the rule that it breaks.
    pub async fn accessibility_findings(&self) -> Outcome<Vec<String>> {
        self.load_axe().await?;
        let answer = self.driver().execute_async(include_str!("axe.js"), vec![]).await?;
        let answer: Value = answer.json().clone();
        if let Some(error) = answer.as_str() {
            return Err(Failure::new(format!("axe could not run: {error}")));
        }
        let violations: Vec<Violation> = serde_json::from_value(answer)?;
        let lines = violations.iter().flat_map(|violation| {
            violation.nodes.iter().map(|node| {
                let why = node.summary.split_whitespace().collect::<Vec<_>>().join(" ");
                format!("{} ({}) {}: {why}", violation.id, violation.help, node.target)
            })
        });
        Ok(lines.collect())
    }

    /// Brings axe into the page, if it is not there yet.
    pub(crate) async fn load_axe(&self) -> Outcome {
        let loaded: bool = self.ask("return typeof window.axe === 'object'", vec![]).await?;
        if !loaded {
            // Scripts sent by the driver are not held to the page's policy.
            self.driver().execute(self.axe_source()?, vec![]).await?;
        }
        Ok(())
    }
}
