//! Text that people space out, pages that they enlarge or turn: nothing is cut off, covered or out of reach.

use unstuck_browser_tests::stops::Way;
use unstuck_browser_tests::{Engine, Outcome, Visit, browse};

use crate::tour::on_every_kind;

/// What success criterion 1.4.12 asks a page to bear.
const SPACED: &str =
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }";

/// A window of 1280 by 900 pixels, enlarged four times.
const ENLARGED: (u32, u32) = (320, 225);
/// A common phone on its side.
const LANDSCAPE: (u32, u32) = (844, 390);
/// A sheet of A4 without its margins.
const PAPER: u32 = 658;

/// What does not fit the window, and text that is cut off.
async fn losses(visit: &Visit<'_>) -> Outcome<Vec<String>> {
    let mut findings = visit.clipped_text().await?;
    findings.extend(visit.fits_the_window().await.err().map(|finding| finding.to_string()));
    Ok(findings)
}

/// Opens the app in a frame of this size.
async fn open_in(visit: &Visit<'_>, (width, height): (u32, u32)) -> Outcome {
    visit.open_in_frame().await?;
    visit.set_width(width).await?;
    visit.set_height(height).await
}

/// In a frame of this size nothing is lost on any kind of screen, and Tab reaches all of it in sight.
fn all_is_reached_in(size: (u32, u32)) {
    browse(async |visit| {
        open_in(visit, size).await?;
        on_every_kind(visit, async || {
            let mut findings = losses(visit).await?;
            findings.extend(visit.tab_through(Way::Onward).await?);
            Ok(findings)
        })
        .await
    });
}

#[test]
fn spaced_out_text_loses_nothing_on_the_narrowest_phone() {
    browse(async |visit| {
        visit.open_in_frame().await?;
        visit.set_width(320).await?;
        visit.wear(SPACED).await?;
        on_every_kind(visit, async || losses(visit).await).await
    });
}

#[test]
fn spaced_out_text_loses_nothing_in_a_wide_window() {
    browse(async |visit| {
        visit.open().await?;
        visit.wear(SPACED).await?;
        on_every_kind(visit, async || losses(visit).await).await
    });
}

#[test]
fn enlarged_four_times_all_is_reached_and_the_focus_is_never_covered() {
    all_is_reached_in(ENLARGED);
}

#[test]
fn enlarged_four_times_the_start_button_covers_no_answer() {
    browse(async |visit| {
        open_in(visit, ENLARGED).await?;
        visit.choose("not-enough-storage").await?;
        let findings = visit.tab_through(Way::Onward).await?;
        assert!(findings.is_empty(), "{findings:?}");
        Ok(())
    });
}

#[test]
fn on_its_side_a_phone_shows_all_and_never_covers_the_focus() {
    all_is_reached_in(LANDSCAPE);
}

#[test]
fn on_paper_nothing_is_cut_off() {
    browse(async |visit| {
        // The other engines cannot be asked for the look of paper.
        if visit.engine() != Engine::Chromium {
            return Ok(());
        }
        visit.open_in_frame().await?;
        visit.set_width(PAPER).await?;
        on_every_kind(visit, async || {
            visit.look_like("print").await?;
            let findings = losses(visit).await;
            visit.look_like("").await?;
            findings
        })
        .await
    });
}
