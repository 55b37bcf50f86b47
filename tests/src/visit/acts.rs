//! What a person does with a pointer.

use thirtyfour::Key;
use thirtyfour::prelude::*;

use super::{Page, Visit};
use crate::failure::{Failure, Outcome};

/// `null` until the panel has it.
const HANDOVER_LINK: &str = "return document.querySelector('#handover-link')?.value ?? null";

impl Visit<'_> {
    /// Opens the app and waits until it is there.
    pub async fn open(&self) -> Outcome<Page> {
        self.open_at("").await
    }

    /// Opens the app at a fragment of its address, such as `#guide`, as from a link elsewhere.
    pub async fn open_at(&self, fragment: &str) -> Outcome<Page> {
        self.leave_document().await?;
        // From the app's own address a fragment would only be a jump; a blank page before makes it a load.
        self.driver().goto(self.site.blank()).await?;
        self.driver().goto(format!("{}{fragment}", self.site.home())).await?;
        self.page().await
    }

    /// Opens the page without expecting that the app will be there.
    pub async fn goto_home(&self) -> Outcome {
        self.goto("").await
    }

    /// The same with something behind its address.
    pub async fn goto(&self, query: &str) -> Outcome {
        Ok(self.driver().goto(format!("{}{query}", self.home())).await?)
    }

    /// Goes to a fragment of the address as a link inside the page would. The caller waits for what should come.
    pub async fn go_to(&self, fragment: &str) -> Outcome {
        self.ask("location.hash = arguments[0]", vec![serde_json::json!(fragment)]).await
    }

    /// Reloads, and waits until the app is there again.
    pub async fn reload(&self) -> Outcome<Page> {
        self.leave_document().await?;
        self.driver().refresh().await?;
        self.page().await
    }

    /// Goes back as the browser's button does. The caller waits for what should come.
    pub async fn browser_back(&self) -> Outcome {
        // The entry of the history comes a moment after its screen.
        if self.glance().await?.is_some() {
            self.page().await?;
        }
        Ok(self.driver().back().await?)
    }

    /// Goes forward as the browser's button does.
    pub async fn browser_forward(&self) -> Outcome {
        Ok(self.driver().forward().await?)
    }

    /// Chooses an answer by clicking its label.
    pub async fn choose(&self, value: &str) -> Outcome {
        let radio = format!("input[type=radio][name=answer][value=\"{value}\"]");
        let found = self.driver().find(By::Css(format!("[data-unstuck] label:has({radio})"))).await;
        let element = match found {
            Ok(label) => label,
            Err(_) => self
                .driver()
                .find(By::Css(radio))
                .await
                .map_err(|_| Failure::new(format!("there is no answer {value:?} to choose")))?,
        };
        element.click().await.map_err(|error| Failure::from(error).within(format!("choosing {value}")))?;
        self.page_when(&format!("{value} to be chosen"), |page| page.chosen.as_deref() == Some(value))
            .await?;
        Ok(())
    }

    /// Presses what carries this `data-action`.
    pub async fn press(&self, action: &str) -> Outcome {
        self.click(&format!("[data-action=\"{action}\"]")).await
    }

    /// Brings the pointer onto what carries this `data-action`.
    pub async fn point_at(&self, action: &str) -> Outcome {
        let wanted =
            self.driver().find(By::Css(format!("[data-unstuck] [data-action=\"{action}\"]"))).await?;
        wanted.scroll_into_view().await?;
        Ok(self.driver().action_chain().move_to_element_center(&wanted).perform().await?)
    }

    /// Holds the button of the mouse down where the pointer is.
    pub async fn hold_down(&self) -> Outcome {
        Ok(self.driver().action_chain().click_and_hold().perform().await?)
    }

    /// Lets the button of the mouse go.
    pub async fn let_go(&self) -> Outcome {
        Ok(self.driver().action_chain().release().perform().await?)
    }

    /// Presses the Change link of a step, opening the list of answers first where it is folded away.
    pub async fn press_change(&self, step: &str) -> Outcome {
        self.click(&format!("[data-action=change][data-step=\"{step}\"]")).await
    }

    /// Opens "Continue on another device" and says the link that is there.
    pub async fn handover_link(&self) -> Outcome<String> {
        self.click("[data-answers] details.tool > summary").await?;
        self.until("the link", async || self.ask(HANDOVER_LINK, vec![]).await).await
    }

    /// The link once it is another one than this, after a step with the panel open.
    pub async fn handover_link_after(&self, before: &str) -> Outcome<String> {
        self.until("another link", async || {
            let link: Option<String> = self.ask(HANDOVER_LINK, vec![]).await?;
            Ok(link.filter(|link| link != before))
        })
        .await
    }

    /// Presses what carries this action and waits until another step is shown.
    pub async fn advance(&self, action: &str) -> Outcome<Page> {
        let before = self.page().await?;
        self.press(action).await?;
        self.page_when(&format!("another step after {action} on {before}"), |page| {
            !page.is_same_step(&before)
        })
        .await
    }

    /// Types into the first match inside the app, behind what stands there.
    pub async fn type_into(&self, selector: &str, text: &str) -> Outcome {
        let field = self.driver().find(By::Css(format!("[data-unstuck] {selector}"))).await?;
        Ok(field.send_keys(text).await?)
    }

    /// The same instead of what stands there.
    pub async fn type_over(&self, selector: &str, text: &str) -> Outcome {
        let field = self.driver().find(By::Css(format!("[data-unstuck] {selector}"))).await?;
        field.send_keys(Key::Control + "a").await?;
        Ok(field.send_keys(text).await?)
    }

    /// Clicks the first visible match inside the app.
    pub async fn click(&self, selector: &str) -> Outcome {
        let selector = format!("[data-unstuck] :is({selector})");
        let failed = |error: WebDriverError| Failure::from(error).within(format!("clicking {selector}"));
        let mut hidden = None;
        for element in self.driver().find_all(By::Css(&selector)).await? {
            if element.is_displayed().await? {
                return element.click().await.map_err(failed);
            }
            hidden = hidden.or(Some(element));
        }
        let Some(hidden) = hidden else {
            let page = self.page().await?;
            return Err(Failure::new(format!("there is nothing like {selector} on {page}")));
        };
        // Folded away: open what folds it, as a person would.
        let fold = self
            .driver()
            .execute(
                "return arguments[0].closest('details:not([open])')?.querySelector('summary')",
                vec![hidden.to_json()?],
            )
            .await?;
        let Ok(fold) = fold.element() else {
            return Err(Failure::new(format!("{selector} is on the page but cannot be seen")));
        };
        fold.click().await.map_err(failed)?;
        hidden.click().await.map_err(failed)
    }

    /// Clicks the first match on the page, also where the app is not there.
    pub async fn click_outside_the_app(&self, selector: &str) -> Outcome {
        let found = self.driver().find(By::Css(selector)).await;
        let clicked = match found {
            Ok(element) => element.click().await,
            Err(error) => Err(error),
        };
        clicked.map_err(|error| Failure::from(error).within(format!("clicking {selector}")))
    }
}
