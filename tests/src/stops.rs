//! Where the Tab key stops, in which order, and whether that is seen.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use thirtyfour::Key;

use crate::failure::{Failure, Outcome};
use crate::settings::Engine;
use crate::visit::Visit;

/// A place where the Tab key is to stop, and where it lies on the page.
#[derive(Clone, Debug, Deserialize)]
pub struct Stop {
    /// Its element and its words.
    pub name: String,
    /// Which part of the frame it is in: header, notices, way back, step, side column, footer.
    part: i32,
    /// Whether it stands within a sentence, which runs the way of its language.
    inline: bool,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Stop {
    /// Whether an eye that reads line by line comes to this stop after the other. Within one part of the frame; the parts
    /// have an order of their own.
    fn is_after(&self, other: &Self, rtl: bool) -> bool {
        if self.part != other.part {
            return self.part > other.part;
        }
        let middle = (self.top + self.bottom) / 2.0;
        let further = if rtl { self.right < other.right } else { self.left > other.left };
        middle > other.bottom || (middle > other.top && (further || self.inline && other.inline))
    }
}

/// The element that has the focus.
#[derive(Clone, Debug, Deserialize)]
struct Focused {
    stop: i64,
    what: String,
    faults: Vec<String>,
}

impl Focused {
    /// What is wrong with it, in words.
    fn said(&self) -> Vec<String> {
        self.faults.iter().map(|fault| format!("{} has the focus with {fault}", self.what)).collect()
    }
}

/// Which way the Tab key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From the top of the page to its end.
    Onward,
    /// From the end to the top.
    Back,
}

impl Visit<'_> {
    /// The places where the Tab key is to stop, in the order of the document.
    pub async fn stops(&self) -> Outcome<Vec<Stop>> {
        self.ask(include_str!("stops.js"), vec![]).await
    }

    /// Goes through the page with the Tab key: every stop in the order of the document, each seen to have the focus. Gives
    /// what was wrong.
    pub async fn tab_through(&self, way: Way) -> Outcome<Vec<String>> {
        let mut stops: Vec<(usize, Stop)> = self.stops().await?.into_iter().enumerate().collect();
        if way == Way::Back {
            stops.reverse();
        }
        self.stand_at_the_edge(way).await?;
        // All presses in one go. What each has led to is looked at when the next one comes, and the last one at the end.
        let script = format!(
            "{}; window.unstuckFocus = {{ focused, found: [] }};
             window.addEventListener('keydown', (event) => {{
                 if (event.key === 'Tab') {{ window.unstuckFocus.found.push(focused()); }}
             }}, {{ capture: true, signal: (window.unstuckFocus.end = new AbortController()).signal }});",
            self.focused()
        );
        let () = self.ask(&script, vec![]).await?;
        self.tab(way, stops.len()).await?;
        let found = "const { focused, found, end } = window.unstuckFocus;
             end.abort();
             return [...found.slice(1), focused()];";
        let found: Vec<Option<Focused>> = self.ask(found, vec![]).await?;
        let mut findings = Vec::new();
        for (at, (number, stop)) in stops.iter().enumerate() {
            let Some(Some(focused)) = found.get(at) else {
                findings.push(format!("Tab left the page instead of stopping at {}", stop.name));
                break;
            };
            if focused.stop != *number as i64 {
                findings.push(format!("Tab went to {} instead of {}", focused.what, stop.name));
                break;
            }
            findings.extend(focused.said());
        }
        Ok(findings)
    }

    /// What hides the focus from the eye, of the element that has it now.
    pub async fn focus_faults(&self) -> Outcome<Vec<String>> {
        let script = format!("{}; return focused();", self.focused());
        let focused: Option<Focused> = self.ask(&script, vec![]).await?;
        Ok(focused.map_or_else(|| vec!["nothing has the focus".to_owned()], |focused| focused.said()))
    }

    /// The function that looks at what has the focus. Firefox scrolls to what is out of sight, but lets a part of it be enough.
    /// WebKit scrolls to a field to type into a moment after it has the focus.
    fn focused(&self) -> String {
        let (less, later) = (self.engine() == Engine::Firefox, self.engine() == Engine::Webkit);
        let look = include_str!("focused.js");
        format!(
            "const isContentWithLess = {less}, scrollsLater = {later}; const focused = () => {{ {look} }}"
        )
    }

    /// What comes in another order for the eye than for the Tab key.
    pub async fn out_of_order(&self) -> Outcome<Vec<String>> {
        let stops = self.stops().await?;
        let rtl: bool =
            self.ask("return getComputedStyle(document.body).direction === 'rtl'", vec![]).await?;
        let pairs = stops.windows(2).filter(|pair| !pair[1].is_after(&pair[0], rtl));
        Ok(pairs.map(|pair| format!("{} comes after {}", pair[1].name, pair[0].name)).collect())
    }

    /// Presses Tab so many times, alone or with Shift.
    async fn tab(&self, way: Way, times: usize) -> Outcome {
        let at_once = Some(Duration::ZERO);
        let mut keys = self.driver().action_chain_with_delay(at_once, at_once);
        if way == Way::Back {
            keys = keys.key_down(Key::Shift);
        }
        for _ in 0..times {
            keys = keys.key_down(Key::Tab).key_up(Key::Tab);
        }
        if way == Way::Back {
            keys = keys.key_up(Key::Shift);
        }
        Ok(keys.perform().await?)
    }

    /// Puts the focus before the first stop of the page, or behind the last.
    async fn stand_at_the_edge(&self, way: Way) -> Outcome {
        let script = "document.querySelector('[data-edge]')?.remove();
             const edge = document.createElement('span');
             edge.tabIndex = -1;
             edge.dataset.edge = '';
             document.body[arguments[0] ? 'prepend' : 'append'](edge);
             edge.focus();
             return document.activeElement === edge;";
        let stands: bool = self.ask(script, vec![json!(way == Way::Onward)]).await?;
        if stands { Ok(()) } else { Err(Failure::new("the focus cannot be put at the edge of the page")) }
    }
}
