//! What a visit gives away: files, and what is on the clipboard.

use std::time::Duration;

use serde_json::json;
use thirtyfour::Key;

use super::Visit;
use crate::failure::{Failure, Outcome};
use crate::settings::Engine;

impl Visit<'_> {
    /// Presses what saves a file of this name, and reads it. WebKit's driver has no folder for downloads, so there the
    /// page's own click on the link to the file is caught.
    pub async fn save(&self, action: &str, name: &str) -> Outcome<String> {
        if self.engine() == Engine::Webkit {
            let () = self.ask(include_str!("files.js"), vec![]).await?;
            let () = self.ask("delete window.unstuckSaved[arguments[0]]", vec![json!(name)]).await?;
            self.press(action).await?;
            return self
                .until(&format!("the file {name}"), async || {
                    self.ask("return window.unstuckSaved[arguments[0]] ?? null", vec![json!(name)]).await
                })
                .await;
        }
        let path = self.browser.downloads().join(name);
        // One of the same name from before; mostly there is none.
        let _ = std::fs::remove_file(&path);
        self.press(action).await?;
        // It has its name at once in some browsers, and its content when all of it is there.
        self.until(&format!("the file {name}"), async || {
            Ok(std::fs::read_to_string(&path).ok().filter(|text| !text.is_empty()))
        })
        .await
    }

    /// A file of the site, as it is handed out.
    pub async fn fetch(&self, path: &str) -> Outcome<String> {
        let failed = |error: reqwest::Error| Failure::new(format!("could not fetch {path}: {error}"));
        let client = reqwest::Client::builder().no_proxy().build().map_err(failed)?;
        let answer = client.get(format!("{}{path}", self.home())).send().await.map_err(failed)?;
        answer.error_for_status().map_err(failed)?.text().await.map_err(failed)
    }

    /// What comes out of the clipboard when it is pasted into a field.
    pub async fn pasted(&self) -> Outcome<String> {
        let field = "const field = document.createElement('textarea');
            field.id = 'pasted';
            document.body.append(field);
            field.focus();";
        let () = self.ask(field, vec![]).await?;
        let at_once = Some(Duration::ZERO);
        let keys = self.driver().action_chain_with_delay(at_once, at_once);
        keys.key_down(Key::Control).send_keys("v").key_up(Key::Control).perform().await?;
        let pasted = self
            .until("something pasted", async || {
                let text: String = self.ask("return document.querySelector('#pasted').value", vec![]).await?;
                Ok((!text.is_empty()).then_some(text))
            })
            .await?;
        let () = self.ask("document.querySelector('#pasted').remove()", vec![]).await?;
        Ok(pasted)
    }
}
