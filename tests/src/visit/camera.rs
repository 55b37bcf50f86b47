//! Pictures of pages. Only Chromium can be told how large its page is to the pixel, and which look it has, while it runs.

use serde_json::json;
use thirtyfour::By;

use super::Visit;
use crate::failure::{Failure, Outcome};
use crate::picture::Picture;
use crate::settings::text;

/// More than any graphics card draws at once.
const HIGHEST: u32 = 16_000;

impl Visit<'_> {
    /// Gives the page a size in CSS pixels, each of them one pixel of a picture, and the light or the dark look.
    pub async fn pose(&self, width: u32, height: u32, dark: bool) -> Outcome {
        let cdp = self.driver().cdp();
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        cdp.send_raw("Emulation.setDeviceMetricsOverride", size).await?;
        let look = json!([{ "name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" } },
            { "name": "prefers-reduced-motion", "value": "reduce" }]);
        cdp.send_raw("Emulation.setEmulatedMedia", json!({ "features": look })).await?;
        self.until(&format!("a page of {width} × {height} px"), async || {
            let now: (u32, u32) = self.ask("return [innerWidth, innerHeight]", vec![]).await?;
            Ok((now == (width, height)).then_some(()))
        })
        .await
    }

    /// A picture of the whole page, as a PNG, in a window of this size; longer pages give longer pictures.
    pub async fn whole_page(&self, width: u32, height: u32, dark: bool) -> Outcome<Vec<u8>> {
        self.pose(width, height, dark).await?;
        let long: u32 = self.ask("return document.documentElement.scrollHeight", vec![]).await?;
        self.pose(width, long.clamp(height, HIGHEST), dark).await?;
        self.ask::<()>("scrollTo(0, 0)", vec![]).await?;
        self.at_rest().await?;
        let picture = self.driver().screenshot_as_png().await?;
        self.pose(width, height, dark).await?;
        Ok(picture)
    }

    /// A picture of a sample of the gallery, which is open, without its heading. The others make room for it.
    pub async fn picture_of_sample(&self, id: &str, width: u32, dark: bool) -> Outcome<Picture> {
        let alone = "for (const sample of document.querySelectorAll('[data-sample]')) {
                sample.style.display = sample.dataset.sample === arguments[0] ? '' : 'none';
            }
            document.querySelector('.gallery__contents').style.display = 'none';
            document.querySelector('.gallery__body').style.display = 'block';
            return document.querySelector(`[data-sample=${arguments[0]}]`) !== null;";
        if !self.ask::<bool>(alone, vec![json!(id)]).await? {
            return Err(Failure::new(format!("the gallery has no sample {id}")));
        }
        let long: u32 = self.ask("return document.documentElement.scrollHeight", vec![]).await?;
        self.pose(width, long.clamp(600, HIGHEST), dark).await?;
        self.at_rest().await?;
        let room = self.driver().find(By::Css(format!("[data-sample={id}] > .sample__room"))).await?;
        Picture::read(&room.screenshot_as_png().await?)
    }

    /// Waits until letters are drawn in their font and nothing moves.
    async fn at_rest(&self) -> Outcome {
        self.until("a page at rest", async || {
            let rest = "return document.fonts.status === 'loaded'
                && document.getAnimations().every((motion) => motion.playState !== 'running');";
            Ok(self.ask::<bool>(rest, vec![]).await?.then_some(()))
        })
        .await
    }

    /// Demands that letters are drawn in the font of the tests, without which pictures cannot be compared.
    pub async fn has_own_font(&self) -> Outcome {
        let loaded = "return [...document.fonts].some((font) => font.family.includes('Pictures') && font.status === 'loaded');";
        self.until("the font of the tests", async || {
            Ok(self.ask::<bool>(loaded, vec![]).await?.then_some(()))
        })
        .await
    }
}

/// Whether new pictures are to be kept in place of those that tests compare with.
pub fn accepts() -> bool {
    text("UNSTUCK_ACCEPT").is_some()
}
