//! Walking through a visit step by step, by a rule.

use crate::failure::{Failure, Outcome};
use crate::visit::{Page, Visit};

/// What to do on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Choose this answer and go on with it.
    Answer(String),
    /// Press what carries this action.
    Press(&'static str),
    /// The walk ends here.
    Stop,
}

impl Visit<'_> {
    /// Does one act and waits for the step after it. `None` if the walk stops.
    pub async fn act(&self, page: &Page, act: &Act) -> Outcome<Option<Page>> {
        match act {
            Act::Stop => Ok(None),
            Act::Press(action) => Ok(Some(self.advance(action).await?)),
            Act::Answer(value) => {
                self.choose(value).await?;
                Ok(Some(self.advance(onward(page)).await?))
            }
        }
    }

    /// Does one act with the keys alone and waits for the step after it. `None` if the walk stops.
    pub async fn act_by_keyboard(&self, page: &Page, act: &Act) -> Outcome<Option<Page>> {
        match act {
            Act::Stop => return Ok(None),
            Act::Press(action) => self.press_by_keyboard(action).await?,
            Act::Answer(value) => {
                self.choose_by_keyboard(value).await?;
                self.press_by_keyboard(onward(page)).await?;
            }
        }
        let next = self.page_when(&format!("the step after {page}"), |next| !next.is_same_step(page)).await?;
        Ok(Some(next))
    }

    /// Walks from the current page, at most `most` steps, and gives every page met, the first one included.
    /// An end of the visit ends the walk; running out of steps is a failure.
    pub async fn walk(&self, most: usize, mut decide: impl FnMut(&Page) -> Act) -> Outcome<Vec<Page>> {
        let mut met = vec![self.page().await?];
        for _ in 0..most {
            let page = &met[met.len() - 1];
            if page.is_an_end() {
                return Ok(met);
            }
            match self.act(page, &decide(page)).await? {
                Some(next) => met.push(next),
                None => return Ok(met),
            }
        }
        let last = &met[met.len() - 1];
        if last.is_an_end() {
            return Ok(met);
        }
        let trail: Vec<_> = met.iter().map(|page| page.step.as_deref().unwrap_or(&page.screen)).collect();
        Err(Failure::new(format!("after {most} steps the visit has no end: {}", trail.join(", "))))
    }
}

/// The action that goes on with an answer.
pub fn onward(page: &Page) -> &'static str {
    if page.screen == "start" { "start" } else { "continue" }
}

/// The rule of a person whose storage is short and whose first fix helps.
pub fn storage_is_short(page: &Page) -> Act {
    match page.screen.as_str() {
        "start" | "question" => Act::Answer(best_answer(page)),
        "caution" => Act::Press("proceed"),
        _ => Act::Press("fixed"),
    }
}

/// The rule of a person who knows nothing and whom nothing helps.
pub fn nothing_helps(page: &Page) -> Act {
    match page.screen.as_str() {
        "start" | "question" => Act::Answer("unsure".to_owned()),
        "caution" => Act::Press("proceed"),
        _ => Act::Press("not-fixed"),
    }
}

/// The same person with storage that is short: meets questions, answers them, and fix after fix.
pub fn storage_is_short_but_nothing_helps(page: &Page) -> Act {
    match page.screen.as_str() {
        "start" | "question" => Act::Answer(best_answer(page)),
        "caution" => Act::Press("proceed"),
        _ => Act::Press("not-fixed"),
    }
}

/// The iPhone is on the charger at night and still not full in the morning; steps that take time are begun.
pub fn on_the_charger_in_vain(page: &Page) -> Act {
    match (page.screen.as_str(), page.step.as_deref()) {
        ("question", Some("nights")) => Act::Answer("not-charged".to_owned()),
        ("question", Some("back-up-now")) => Act::Answer("runs".to_owned()),
        ("question", _) => Act::Answer("unsure".to_owned()),
        ("fix", _) if page.offers("continue") => Act::Press("continue"),
        ("fix", _) => Act::Press("not-fixed"),
        _ => Act::Stop,
    }
}

/// The answer that means "storage is short" where there is one, else the first.
fn best_answer(page: &Page) -> String {
    const SHORT: [&str; 6] = ["not-enough", "full", "short", "too-little", "over", "low"];
    let first = page.options.first().cloned().unwrap_or_default();
    SHORT
        .iter()
        .find_map(|word| page.options.iter().find(|option| option.contains(word)))
        .cloned()
        .unwrap_or(first)
}
