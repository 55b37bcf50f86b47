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
        self.until_said::<bool>("the page in the frame", "return window.framed || null", vec![]).await?;
        self.enter_frame().await
    }

    /// Enters the first frame of the page.
    pub async fn enter_frame(&self) -> Outcome {
        Ok(self.driver().enter_frame(0).await?)
    }

    /// Goes back to the page around all frames.
    pub async fn leave_frame(&self) -> Outcome {
        Ok(self.driver().enter_default_frame().await?)
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

    /// Opens the app in another tab beside this one, does something there, and comes back.
    pub async fn in_another_tab(&self, act: impl AsyncFnOnce(Page) -> Outcome) -> Outcome {
        let here = self.driver().window().await?;
        let there = self.driver().new_tab().await?;
        self.driver().switch_to_window(there).await?;
        self.driver().goto(self.home()).await?;
        act(self.page().await?).await?;
        self.leave_document().await?;
        self.driver().close_window().await?;
        Ok(self.driver().switch_to_window(here).await?)
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

    /// Whether the colours of the system replace those of the page.
    pub async fn has_forced_colors(&self) -> Outcome<bool> {
        self.ask("return matchMedia('(forced-colors: active)').matches", vec![]).await
    }

    /// Gives the page this height in CSS pixels; it has to be in a frame.
    pub async fn set_height(&self, height: u32) -> Outcome {
        self.ask("frameElement.style.blockSize = `${arguments[0]}px`;", vec![json!(height)]).await
    }

    /// Adds rules to the page, as a person's own stylesheet does. The policy of the page says nothing about these. They go with
    /// the document.
    pub async fn wear(&self, rules: &str) -> Outcome {
        let script = "const sheet = new CSSStyleSheet();
             sheet.replaceSync(arguments[0]);
             document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];";
        self.ask(script, vec![json!(rules)]).await
    }

    /// Takes off again what the page wears.
    pub async fn take_off(&self) -> Outcome {
        self.ask("document.adoptedStyleSheets = [];", vec![]).await
    }

    /// Turns the page from right to left.
    pub async fn read_from_right_to_left(&self) -> Outcome {
        self.ask("document.documentElement.dir = 'rtl';", vec![]).await
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

    /// Text that is cut off or sticks out of its box.
    pub async fn clipped_text(&self) -> Outcome<Vec<String>> {
        self.ask(include_str!("clipped.js"), vec![]).await
    }

    /// Controls that have no words without their picture, and parts that only a colour tells from others.
    pub async fn wordless(&self) -> Outcome<Vec<String>> {
        self.ask(include_str!("wordless.js"), vec![]).await
    }

    /// How many groups of radios have a chosen one, and those in which it looks like the others but for its colours.
    pub async fn chosen_and_not(&self) -> Outcome<(u32, Vec<String>)> {
        self.ask(include_str!("shapes.js"), vec![]).await
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
