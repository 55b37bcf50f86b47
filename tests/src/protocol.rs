//! Commands of the drivers that the client has no words for.

use reqwest::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId, WebElement};

use crate::driver::Preferences;
use crate::failure::{Failure, Outcome};
use crate::settings::Engine;
use crate::visit::Visit;

/// A command by its address below the session.
#[derive(Debug)]
struct Command {
    path: String,
    body: Option<Value>,
}

impl FormatRequestData for Command {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let address = format!("session/{session}/{}", self.path);
        match &self.body {
            Some(body) => RequestData::new(Method::POST, address).add_body(body.clone()),
            None => RequestData::new(Method::GET, address),
        }
    }
}

impl Visit<'_> {
    /// The role or the label that the browser computes for its accessibility tree.
    pub(crate) async fn computed(&self, element: &WebElement, what: &str) -> Outcome<String> {
        let path = format!("element/{}/computed{what}", element.element_id());
        let answer = self.driver().cmd(Command { path, body: None }).await?;
        Ok(answer.value::<String>()?)
    }

    /// Asks pages for what the person prefers, where the browser was not started with it.
    pub(crate) async fn prefer(&self, preferences: Preferences) -> Outcome {
        if self.engine() == Engine::Chromium && preferences.forced_colors {
            self.emulate("forced-colors", "active").await?;
        }
        Ok(())
    }

    /// Has Chromium answer a media feature like this, for as long as the visit's tab is there.
    pub async fn emulate(&self, feature: &str, value: &str) -> Outcome {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    /// Has Chromium show the page as on this medium, such as `print`; the empty one ends it.
    pub async fn look_like(&self, medium: &str) -> Outcome {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": medium })).await?;
        Ok(())
    }

    /// Has Chromium run pages so many times slower than the machine can.
    pub async fn slow_down(&self, times: u32) -> Outcome {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await?;
        Ok(())
    }

    /// A command of Chromium's developer tools.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        if self.engine() != Engine::Chromium {
            return Err(Failure::new(format!("{command} is for Chromium alone")));
        }
        let body = json!({ "cmd": command, "params": parameters });
        let answer =
            self.driver().cmd(Command { path: "goog/cdp/execute".to_owned(), body: Some(body) }).await?;
        Ok(answer.value::<Value>()?)
    }
}
