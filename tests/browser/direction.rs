//! From right to left the whole visit holds as it does from left to right.

use unstuck_browser_tests::browse;
use unstuck_browser_tests::stops::Way;

use crate::tour::on_every_kind;

/// Arrows and chevrons that point along the line of reading, and do not turn with it. A chevron is the corner of a square, so it
/// is turned by an eighth to either side.
const UNTURNED: &str = "const seen = (query) => [...document.querySelectorAll(query)].filter((drawn) => drawn.getClientRects().length > 0);
    const turn = (drawn, part) => new DOMMatrix(getComputedStyle(drawn, part).transform);
    const arrows = seen('.icon--directional').filter((icon) => !(turn(icon).a < 0)).map((icon) => icon.parentElement);
    const chevrons = seen('.path__chip:not(:last-child), .path__row--tap').filter((drawn) => !(turn(drawn, '::after').b < 0));
    return [...arrows, ...chevrons].map((drawn) => `an arrow in ${drawn.className} does not turn`)";

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
