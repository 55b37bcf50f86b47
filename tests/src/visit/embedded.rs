//! A guide that is embedded in a page of others, such as the example hosts.

use serde::Deserialize;
use serde_json::{Value, json};

use super::Visit;
use crate::failure::{Failure, Outcome};
use crate::settings::text;

/// What an embedded guide shows.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Shown {
    /// `data-screen`
    pub screen: String,
    /// `data-step`
    pub step: Option<String>,
    /// `data-ready`
    ready: Option<String>,
    /// The answers that can be chosen.
    pub options: Vec<String>,
    /// The element in it that has the focus.
    pub focus: Option<String>,
    /// The level of its first heading.
    pub level: String,
}

/// A guide in an element of the page.
#[derive(Clone, Copy)]
pub struct Embedded<'v, 'b> {
    visit: &'v Visit<'b>,
    /// The element, as a selector.
    element: &'v str,
}

impl<'b> Visit<'b> {
    /// Opens an example host.
    pub async fn open_host(&self, name: &str) -> Outcome {
        self.leave_document().await?;
        self.driver().goto(format!("{}examples/{name}/index.html", self.home())).await?;
        // Drivers do not wait for everything.
        let loaded = "return document.readyState === 'complete' || null";
        self.until_said::<bool>("all of the page", loaded, vec![]).await.map(drop)
    }

    /// Opens an example host in a frame of this width, which can be narrower than any window.
    pub async fn open_narrow_host(&self, name: &str, width: u32) -> Outcome {
        self.enter_framed(self.site.frame(&format!("examples/{name}/index.html"))).await?;
        self.set_width(width).await
    }

    /// Opens an article of the help desk with a guide in it. Says no where no help desk was named.
    pub async fn open_article(&self, name: &str) -> Outcome<bool> {
        let Some(wiki) = text("UNSTUCK_WIKI") else { return Ok(false) };
        self.leave_document().await?;
        self.driver().goto(format!("{wiki}doku.php?id={name}")).await?;
        Ok(true)
    }

    /// Puts so many guides into the page, one after the other, each of which is taken away when it is there.
    pub async fn come_and_go(&self, times: u32) -> Outcome {
        let script = include_str!("come-and-go.js");
        let () = self.ask(script, vec![json!(times)]).await?;
        for _ in 0..times {
            // Each may take as long as anything.
            let over = "return window.cameAndWent ?? null";
            if self.until_said::<bool>("guides that come and go", over, vec![]).await.is_ok() {
                return Ok(());
            }
        }
        Err(Failure::new("guides that come and go did not come to an end"))
    }

    /// What Chromium still has of the page after it has collected what it can: nodes, listeners, bytes.
    pub async fn left_behind(&self) -> Outcome<Value> {
        self.devtools("Performance.enable", json!({})).await?;
        for _ in 0..3 {
            self.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let answer = self.devtools("Performance.getMetrics", json!({})).await?;
        let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
        let named = metrics
            .iter()
            .filter_map(|metric| Some((metric["name"].as_str()?.to_owned(), metric["value"].clone())));
        Ok(Value::Object(named.collect()))
    }

    /// The guide in the element that matches.
    pub fn embedded<'v>(&'v self, element: &'v str) -> Embedded<'v, 'b> {
        Embedded { visit: self, element }
    }
}

impl Embedded<'_, '_> {
    /// What the guide shows, once `holds` is true of it and all of it is there.
    pub async fn when(&self, awaited: &str, holds: impl Fn(&Shown) -> bool) -> Outcome<Shown> {
        let look = include_str!("embedded.js");
        self.visit
            .until(awaited, async || {
                let shown: Option<Shown> =
                    self.visit.ask(look, vec![json!(self.element), json!("at")]).await?;
                Ok(shown.filter(|shown| shown.ready.is_some() && holds(shown)))
            })
            .await
    }

    /// What the guide shows.
    pub async fn shown(&self) -> Outcome<Shown> {
        self.when("the embedded guide", |_| true).await
    }

    /// Clicks the first visible match in the guide, once there is one.
    pub async fn click(&self, selector: &str) -> Outcome {
        let arguments: Vec<Value> = vec![json!(self.element), json!("find"), json!(selector)];
        let found = self
            .visit
            .until(&format!("{selector} in {}", self.element), async || {
                let found =
                    self.visit.driver().execute(include_str!("embedded.js"), arguments.clone()).await?;
                Ok(found.element().ok())
            })
            .await?;
        found.click().await.map_err(|error| Failure::from(error).within(format!("clicking {selector}")))
    }

    /// Presses what carries this action, and waits for another step.
    pub async fn advance(&self, action: &str) -> Outcome<Shown> {
        let before = self.shown().await?;
        self.click(&format!("[data-action=\"{action}\"]")).await?;
        self.when(&format!("another step after {action} on {before:?}"), |shown| {
            (&shown.screen, &shown.step) != (&before.screen, &before.step)
        })
        .await
    }

    /// Chooses an answer.
    pub async fn choose(&self, value: &str) -> Outcome {
        self.click(&format!("label:has(input[name=answer][value=\"{value}\"])")).await
    }
}
