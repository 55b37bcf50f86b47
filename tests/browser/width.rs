//! No screen is wider than its window, from a small phone to a desktop.

use unstuck_browser_tests::{Failure, Outcome, Visit, browse};

use crate::tour::{Stops, tour};

const WIDTHS: [u32; 4] = [320, 390, 768, 1280];

async fn every_screen_fits(visit: &Visit<'_>, widths: &[u32]) -> Outcome {
    let mut findings = Vec::new();
    tour(visit, Stops::All, async |_| {
        for width in widths {
            visit.set_width(*width).await?;
            if let Err(finding) = visit.fits_the_window().await {
                findings.push(finding.to_string());
            }
        }
        Ok(())
    })
    .await?;
    if findings.is_empty() { Ok(()) } else { Err(Failure::new(findings.join("\n  "))) }
}

#[test]
fn no_page_is_wider_than_the_window() {
    browse(async |visit| {
        let (wide, narrow): (Vec<u32>, Vec<u32>) =
            WIDTHS.into_iter().partition(|width| visit.can_be_as_narrow_as(*width));
        visit.open().await?;
        every_screen_fits(visit, &wide).await?;
        if !narrow.is_empty() {
            visit.forget().await?;
            visit.open_in_frame().await?;
            every_screen_fits(visit, &narrow).await?;
        }
        Ok(())
    });
}
