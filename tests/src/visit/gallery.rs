//! The gallery: every component in every state, in one page.

use serde_json::json;

use super::Visit;
use crate::failure::Outcome;

/// Its page.
const GALLERY: &str = "gallery.html";

impl Visit<'_> {
    /// Opens the gallery and waits until every sample is as it should be seen.
    pub async fn open_gallery(&self) -> Outcome {
        self.leave_document().await?;
        self.driver().goto(format!("{}{GALLERY}", self.home())).await?;
        self.gallery_is_ready().await
    }

    /// The same at a width: in a frame where the engine's window cannot be that narrow.
    pub async fn open_gallery_at_width(&self, width: u32) -> Outcome {
        if self.can_be_as_narrow_as(width) {
            self.open_gallery().await?;
        } else {
            self.enter_framed(self.site.frame(GALLERY)).await?;
            self.gallery_is_ready().await?;
        }
        self.set_width(width).await
    }

    /// The ids of its samples, in order.
    pub async fn samples(&self) -> Outcome<Vec<String>> {
        let ids =
            "return [...document.querySelectorAll('[data-sample]')].map((sample) => sample.dataset.sample);";
        self.ask(ids, vec![]).await
    }

    /// The ids of the samples in which this holds for no element.
    pub async fn samples_without(&self, selector: &str) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('[data-sample]')]
            .filter((sample) => !sample.querySelector(arguments[0]))
            .map((sample) => sample.dataset.sample);";
        self.ask(script, vec![json!(selector)]).await
    }

    async fn gallery_is_ready(&self) -> Outcome {
        // Each sample waits for the one before it, so the last one there tells which one does not become ready.
        let mut before = 0;
        loop {
            let (ready, shown): (bool, usize) = self
                .until_said(
                    "the gallery, or one more of its samples",
                    "const samples = document.querySelectorAll('[data-sample]');
                     const ready = document.querySelector('[data-gallery=ready]') !== null;
                     return ready || samples.length > arguments[0] ? [ready, samples.length] : null;",
                    vec![json!(before)],
                )
                .await
                .map_err(|failure| failure.within(format!("after sample {before}")))?;
            if ready {
                return Ok(());
            }
            before = shown;
        }
    }
}
