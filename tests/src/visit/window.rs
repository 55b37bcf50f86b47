//! Windows, tabs, frames and widths.

use serde_json::json;

use super::{Page, Visit};
use crate::failure::{Failure, Outcome};

impl Visit<'_> {
    /// Whether this engine's window can be that narrow. If not, [`open_in_frame`](Self::open_in_frame) helps.
    pub fn can_be_as_narrow_as(&self, width: u32) -> bool {
        width >= self.engine.narrowest_window()
    }

    /// Gives the page this width in CSS pixels: the frame's if the app is in one, else the window's.
    pub async fn set_width(&self, width: u32) -> Outcome {
        let framed: bool = self
            .ask(
                "if (window === top) return false;
                 frameElement.style.inlineSize = `${arguments[0]}px`;
                 return true;",
                vec![json!(width)],
            )
            .await?;
        if !framed {
            self.driver().set_window_rect(0, 0, width, crate::driver::DESKTOP.1).await?;
        }
        self.until(&format!("a width of {width}"), async || {
            let now: u32 = self.ask("return innerWidth", vec![]).await?;
            Ok((now == width).then_some(()))
        })
        .await
    }

    /// Opens the app in a frame of the same origin, which can have any width.
    pub async fn open_in_frame(&self) -> Outcome<Page> {
        self.open_framed(self.site.frame("")).await
    }

    /// Opens the app in a sandboxed frame, where it has no origin. Needs [`Fault::Sandbox`](crate::Fault::Sandbox).
    pub async fn open_in_sandbox(&self) -> Outcome<Page> {
        self.open_framed(self.site.sandbox()).await
    }

    async fn open_framed(&self, host: String) -> Outcome<Page> {
        self.enter_framed(host).await?;
        self.page().await
    }

    pub(super) async fn enter_framed(&self, host: String) -> Outcome {
        self.leave_document().await?;
        self.driver().goto(host).await?;
        Ok(self.driver().enter_frame(0).await?)
    }

    /// Closes the tab and opens the app in a new one of the same browser.
    pub async fn reopen_in_a_new_tab(&self) -> Outcome<Page> {
        self.leave_document().await?;
        let old = self.driver().window().await?;
        let new = self.driver().new_tab().await?;
        self.driver().switch_to_window(old).await?;
        self.driver().close_window().await?;
        self.driver().switch_to_window(new).await?;
        self.driver().goto(self.home()).await?;
        self.page().await
    }

    /// Opens the app at this width: in a frame where the engine's window cannot be that narrow.
    pub async fn open_at_width(&self, width: u32) -> Outcome<Page> {
        let page =
            if self.can_be_as_narrow_as(width) { self.open().await? } else { self.open_in_frame().await? };
        self.set_width(width).await?;
        Ok(page)
    }

    /// Whether the page is asked for its dark look.
    pub async fn prefers_dark(&self) -> Outcome<bool> {
        self.ask("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await
    }

    /// Gives text a size in percent of the usual one, as people set it in their browser.
    pub async fn set_text_size(&self, percent: u32) -> Outcome {
        let script = "document.documentElement.style.fontSize = `${arguments[0]}%`;";
        self.ask(script, vec![json!(percent)]).await
    }

    /// What is smaller than so many pixels, in either direction, of all that a finger has to hit.
    pub async fn small_targets(&self, pixels: u32) -> Outcome<Vec<String>> {
        self.ask(include_str!("targets.js"), vec![json!(pixels)]).await
    }

    /// Demands that the page does not scroll sideways.
    pub async fn fits_the_window(&self) -> Outcome {
        let (content, width, culprits): (u32, u32, Vec<String>) =
            self.ask(include_str!("overflow.js"), vec![]).await?;
        if content <= width {
            return Ok(());
        }
        let page = self.glance().await?.map_or_else(|| "the page".to_owned(), |page| page.to_string());
        Err(Failure::new(format!(
            "{page} is {content} px wide in a window of {width} px; too far out: {}",
            culprits.join(", ")
        )))
    }
}
