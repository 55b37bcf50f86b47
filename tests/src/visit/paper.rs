//! How the page looks on paper.

use serde_json::json;

use super::Visit;
use crate::failure::Outcome;

impl Visit<'_> {
    /// From now on the page looks as it does on paper: what its styles say of print holds for the window.
    pub async fn look_as_on_paper(&self) -> Outcome {
        let () = self.ask(include_str!("paper.js"), vec![]).await?;
        Ok(())
    }

    /// Whether anything of the app that matches can be seen.
    pub async fn shows(&self, selector: &str) -> Outcome<bool> {
        let script = "return [...document.querySelectorAll(`[data-unstuck] :is(${arguments[0]})`)]
            .some((element) => element.checkVisibility ? element.checkVisibility() : element.getClientRects().length > 0);";
        self.ask(script, vec![json!(selector)]).await
    }
}
