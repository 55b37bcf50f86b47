//! Fingers and large letters: what is tapped is large enough, and text of twice the size still fits.

use std::collections::BTreeMap;

use unstuck_browser_tests::{Failure, Outcome, Page, Visit, browse};

use crate::tour::{Stops, TOOLS, tour};

/// A common phone, and the narrowest one.
const PHONE: u32 = 390;
const NARROW: u32 = 320;
/// The least width and height of what is tapped, in CSS pixels (Apple's and WCAG's enhanced size).
const TARGET: u32 = 44;

/// Looks at every kind of screen and at the tools, and fails with all findings at once.
async fn on_every_screen(visit: &Visit<'_>, mut look: impl AsyncFnMut() -> Outcome<Vec<String>>) -> Outcome {
    let mut findings: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut note = async |page: &Page| -> Outcome {
        for finding in look().await? {
            findings.entry(finding).or_default().push(page.screen.clone());
        }
        Ok(())
    };
    tour(visit, Stops::Kinds, &mut note).await?;
    for tool in TOOLS {
        visit.go_to(tool).await?;
        let page = visit.page_when(tool, |page| page.hash == tool).await?;
        note(&Page { screen: tool.to_owned(), ..page }).await?;
    }
    if findings.is_empty() {
        return Ok(());
    }
    let lines = findings.iter().map(|(finding, screens)| format!("\n  {finding} on {}", screens.join(", ")));
    Err(Failure::new(lines.collect::<String>()))
}

#[test]
fn what_is_tapped_is_large_enough_for_a_finger() {
    browse(async |visit| {
        visit.open_in_frame().await?;
        visit.set_width(PHONE).await?;
        on_every_screen(visit, async || visit.small_targets(TARGET).await).await
    });
}

#[test]
fn text_of_twice_the_size_fits_the_narrowest_phone() {
    browse(async |visit| {
        visit.open_in_frame().await?;
        visit.set_width(NARROW).await?;
        visit.set_text_size(200).await?;
        on_every_screen(visit, async || {
            Ok(visit.fits_the_window().await.err().map(|finding| finding.to_string()).into_iter().collect())
        })
        .await
    });
}
