//! What a person hears who reads a screen from its top to its end.
//!
//! The page is walked in the order of the document by roles and names, which axe computes as the standard says,
//! so the three engines give the same text. What the browser itself makes of each part is asked apart.

use serde::Deserialize;
use thirtyfour::By;

use crate::failure::{Failure, Outcome};
use crate::visit::Visit;

/// A screen, read aloud.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Heard {
    /// A line for each landmark, heading, control, list and piece of text, indented by what is inside of what.
    pub lines: Vec<String>,
    /// What must not be heard, or is missing: a control without a name, a heading twice.
    pub faults: Vec<String>,
    /// The role and name of all that has one, in the same order.
    parts: Vec<(String, String)>,
}

impl Heard {
    /// The lines as one text.
    pub fn text(&self) -> String {
        self.lines.join("\n") + "\n"
    }
}

impl Visit<'_> {
    /// Reads the current screen.
    pub async fn heard(&self) -> Outcome<Heard> {
        self.load_axe().await?;
        self.ask(include_str!("heard.js"), vec![]).await
    }

    /// Demands that the browser gives the parts of the screen the same roles and names as the walk did.
    pub async fn browser_agrees_with(&self, heard: &Heard) -> Outcome {
        let mut differences = Vec::new();
        for (at, (role, name)) in heard.parts.iter().enumerate() {
            let element = self.driver().find(By::Css(format!("[data-heard=\"{at}\"]"))).await?;
            let its_role = self.computed(&element, "role").await?;
            let its_name = self.computed(&element, "label").await?;
            // WebKit also reads the number that is drawn in a box to tick.
            let its_name = if role == "checkbox" {
                its_name.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()).to_owned()
            } else {
                its_name
            };
            if !is_same_role(role, &its_role) || (is_named(role) && letters(&its_name) != letters(name)) {
                differences.push(format!("{role} {name:?} is {its_role} {its_name:?} to the browser"));
            }
        }
        if differences.is_empty() {
            return Ok(());
        }
        let page = self.page().await?;
        Err(Failure::new(format!("on {page}\n  {}", differences.join("\n  "))))
    }
}

/// A name without its spaces, which each browser sets where it likes around what is hidden from the eye.
fn letters(name: &str) -> String {
    name.split_whitespace().collect()
}

/// Browsers have names of their own for some roles.
fn is_same_role(role: &str, browser: &str) -> bool {
    match role {
        // The row that opens a details element has no role in ARIA yet.
        "disclosure" => true,
        _ => role == browser,
    }
}

/// Whether the name of this role is part of what is heard.
fn is_named(role: &str) -> bool {
    !["status", "alert", "article", "disclosure"].contains(&role)
}
