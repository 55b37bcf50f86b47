//! From right to left the whole visit holds as it does from left to right.

use unstuck_browser_tests::browse;
use unstuck_browser_tests::stops::Way;

use crate::tour::on_every_kind;

/// Arrows that point along the line of reading, and do not turn with it.
const UNTURNED: &str = "return [...document.querySelectorAll('.icon--directional')]
    .filter((icon) => icon.getClientRects().length > 0)
    .filter((icon) => !new DOMMatrix(getComputedStyle(icon).transform).a.toString().startsWith('-'))
    .map((icon) => `an arrow in ${icon.parentElement.className} does not turn`)";

#[test]
fn from_right_to_left_every_screen_fits_and_keeps_its_order_and_arrows_turn() {
    browse(async |visit| {
        visit.open().await?;
        visit.read_from_right_to_left().await?;
        on_every_kind(visit, async || {
            let mut findings: Vec<String> = visit.ask(UNTURNED, vec![]).await?;
            findings.extend(visit.out_of_order().await?);
            findings.extend(visit.clipped_text().await?);
            findings.extend(visit.fits_the_window().await.err().map(|finding| finding.to_string()));
            Ok(findings)
        })
        .await
    });
}

#[test]
fn from_right_to_left_a_narrow_phone_shows_all_and_the_focus_is_seen() {
    browse(async |visit| {
        visit.open_in_frame().await?;
        visit.set_width(320).await?;
        visit.read_from_right_to_left().await?;
        on_every_kind(visit, async || {
            let mut findings = visit.clipped_text().await?;
            findings.extend(visit.tab_through(Way::Onward).await?);
            findings.extend(visit.fits_the_window().await.err().map(|finding| finding.to_string()));
            Ok(findings)
        })
        .await
    });
}

#[test]
fn from_right_to_left_the_back_arrow_points_to_the_right() {
    browse(async |visit| {
        visit.open().await?;
        visit.advance("start").await?;
        let pointing = "return new DOMMatrix(getComputedStyle(document.querySelector('.shell__back .icon')).transform).a";
        let before: f64 = visit.ask(pointing, vec![]).await?;
        visit.read_from_right_to_left().await?;
        let after: f64 = visit.ask(pointing, vec![]).await?;
        assert_eq!((before, after), (1.0, -1.0));
        Ok(())
    });
}
