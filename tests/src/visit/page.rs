//! What is on the page, read in one go.

use std::fmt;

use serde::Deserialize;
use serde_json::Value;

use super::Visit;
use crate::failure::Outcome;

/// The app as it stands, by its DOM contract.
#[derive(Clone, Debug, Deserialize)]
pub struct Page {
    /// `data-screen`.
    pub screen: String,
    /// `data-step`, where there is one.
    pub step: Option<String>,
    /// `data-ready`: "step" once what comes after the step has come, "ahead" once the screens that come next are drawn.
    pub ready: Option<String>,
    /// The text of the first `h1`.
    pub heading: String,
    /// How many `h1` are visible.
    pub headings: u32,
    /// Why an answer is asked for again.
    pub again: Option<String>,
    /// The document's title.
    pub title: String,
    /// The fragment of the address, with its `#`.
    pub hash: String,
    /// The element that has the focus.
    pub focus: Focus,
    /// The `data-action` of every visible, enabled button or link, in order.
    pub actions: Vec<String>,
    /// The values of the visible radios named `answer`, in order.
    pub options: Vec<String>,
    /// The one that is chosen.
    pub chosen: Option<String>,
    /// The rows of the answers so far.
    pub answers: Vec<AnswerRow>,
    /// The text of `[data-notice]`.
    pub notice: Option<String>,
    /// The text of the error summary.
    pub error: Option<String>,
    /// The text of `[data-summary]`.
    pub summary: Option<String>,
}

/// One row of the answers so far.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct AnswerRow {
    /// The id that its Change link names.
    pub step: String,
    /// Its text without the text of the Change link.
    pub text: String,
}

/// The element that has the focus.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct Focus {
    /// Its name, in lower case.
    pub element: String,
    /// Its `data-action`.
    pub action: Option<String>,
    /// The `name` of an input.
    pub name: Option<String>,
    /// The `value` of an input.
    pub value: Option<String>,
    /// Whether it is a checked radio.
    pub checked: bool,
    /// Whether it is, or is inside, an error summary.
    pub error: bool,
}

impl Page {
    /// Whether what comes after the step has come: the focus, the title, the entry of the history, the notice and the side
    /// column. No person is as fast as a driver.
    #[must_use]
    pub const fn has_followed(&self) -> bool {
        self.ready.is_some()
    }

    /// Whether the screens that a click can lead to are drawn already.
    #[must_use]
    pub fn is_looked_ahead(&self) -> bool {
        self.ready.as_deref() == Some("ahead")
    }

    /// What tells one step from the next.
    fn mark(&self) -> (&str, Option<&str>, &str, bool) {
        // A question that is asked once more is another step.
        (&self.screen, self.step.as_deref(), &self.heading, self.again.is_some())
    }

    /// Whether the same step is shown.
    pub fn is_same_step(&self, other: &Self) -> bool {
        self.mark() == other.mark()
    }

    /// Whether this action is offered.
    pub fn offers(&self, action: &str) -> bool {
        self.actions.iter().any(|offered| offered == action)
    }

    /// Whether the visit is over here: everything works, or a person takes over.
    pub fn is_an_end(&self) -> bool {
        self.screen == "resolved" || self.screen == "support"
    }
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.screen)?;
        if let Some(step) = &self.step {
            write!(f, " {step}")?;
        }
        write!(f, " ({:?}, actions {})", self.heading, self.actions.join(" "))
    }
}

impl Visit<'_> {
    /// What the page shows now; nothing while the app is not there yet.
    pub async fn glance(&self) -> Outcome<Option<Page>> {
        let answer = self.ask::<Value>(include_str!("page.js"), vec![]).await;
        match answer {
            Ok(Value::Null) => Ok(None),
            Ok(page) => Ok(Some(serde_json::from_value(page)?)),
            Err(failure) => Err(failure),
        }
    }

    /// What the page shows, once the app is there.
    pub async fn page(&self) -> Outcome<Page> {
        self.page_when("the app", |_| true).await
    }

    /// The page, once `holds` is true of it, and what comes a moment after the step has come.
    pub async fn page_when(&self, awaited: &str, holds: impl Fn(&Page) -> bool) -> Outcome<Page> {
        let holds = |page: &Page| page.has_followed() && holds(page);
        self.until(awaited, async || Ok(self.glance().await?.filter(&holds))).await
    }

    /// The page, once the screens that a click can lead to are drawn.
    pub async fn looked_ahead(&self) -> Outcome<Page> {
        self.page_when("the screens that come next, drawn", Page::is_looked_ahead).await
    }

    /// The page, once this screen is shown.
    pub async fn screen(&self, screen: &str) -> Outcome<Page> {
        self.page_when(&format!("the screen {screen}"), |page| page.screen == screen).await
    }
}
