//! What a person does with a keyboard.

use std::time::Duration;

use thirtyfour::Key;

use super::{Focus, Visit};
use crate::failure::{Failure, Outcome};

/// More stops than any screen has before the focus comes round again.
const STOPS: usize = 120;

impl Visit<'_> {
    /// Presses and releases one key.
    pub async fn key(&self, key: Key) -> Outcome {
        let at_once = Some(Duration::ZERO);
        let keys = self.driver().action_chain_with_delay(at_once, at_once);
        Ok(keys.send_keys(key).perform().await?)
    }

    /// Presses and releases the space bar.
    pub async fn space(&self) -> Outcome {
        let at_once = Some(Duration::ZERO);
        let keys = self.driver().action_chain_with_delay(at_once, at_once);
        Ok(keys.send_keys(" ").perform().await?)
    }

    /// The element that has the focus.
    pub async fn focus(&self) -> Outcome<Focus> {
        Ok(self.page().await?.focus)
    }

    /// Tabs until the focus is where it is wanted.
    pub async fn tab_to(&self, wanted: &str, is_there: impl Fn(&Focus) -> bool) -> Outcome {
        for _ in 0..STOPS {
            if is_there(&self.focus().await?) {
                return Ok(());
            }
            self.key(Key::Tab).await?;
        }
        let page = self.page().await?;
        Err(Failure::new(format!("Tab never reached {wanted} on {page}")))
    }

    /// Tabs until the focus is on a match of this selector.
    pub async fn tab_onto(&self, selector: &str) -> Outcome {
        let matches = "return document.activeElement.matches(arguments[0]);";
        for _ in 0..STOPS {
            if self.ask(matches, vec![selector.into()]).await? {
                return Ok(());
            }
            self.key(Key::Tab).await?;
        }
        Err(Failure::new(format!("Tab never reached {selector} on {}", self.page().await?)))
    }

    /// Types into what has the focus.
    pub async fn type_keys(&self, text: &str) -> Outcome {
        let at_once = Some(Duration::ZERO);
        let keys = self.driver().action_chain_with_delay(at_once, at_once);
        Ok(keys.send_keys(text).perform().await?)
    }

    /// Chooses an answer: Tab to the group, Space or the arrows inside it.
    pub async fn choose_by_keyboard(&self, value: &str) -> Outcome {
        self.tab_to("the answers", |focus| focus.name.as_deref() == Some("answer")).await?;
        let options = self.page().await?.options;
        for _ in 0..=options.len() {
            let focus = self.focus().await?;
            if focus.value.as_deref() == Some(value) {
                if !focus.checked {
                    self.space().await?;
                }
                self.page_when(&format!("{value} to be chosen"), |page| {
                    page.chosen.as_deref() == Some(value)
                })
                .await?;
                return Ok(());
            }
            self.key(Key::Down).await?;
        }
        Err(Failure::new(format!("the arrow keys never reached {value} among {}", options.join(", "))))
    }

    /// Tabs to a button and presses Enter on it.
    pub async fn press_by_keyboard(&self, action: &str) -> Outcome {
        self.tab_to(action, |focus| focus.action.as_deref() == Some(action)).await?;
        self.key(Key::Enter).await
    }
}
