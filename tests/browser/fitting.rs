//! How an embedded guide fits into the page around it: its width, its direction, its colours.

use serde_json::{Value, json};
use unstuck_browser_tests::{Embedded, Outcome, Visit, browse};

use crate::embedding::ELEMENT;

/// The narrowest page there is: 1280 pixels at 400 %.
const NARROW: u32 = 320;

/// What of the guide is wider than its element, or than the page.
async fn too_wide(visit: &Visit<'_>) -> Outcome<Vec<String>> {
    let script = "const guide = document.querySelector('unstuck-guide');
        const room = guide.getBoundingClientRect();
        const page = document.documentElement;
        const wide = [...guide.shadowRoot.querySelectorAll('.unstuck *')].filter((part) => {
            const box = part.getBoundingClientRect();
            const clipped = part.closest('[tabindex], .path, .visually-hidden');
            return box.width > 1 && !clipped && (box.left < room.left - 1 || box.right > room.right + 1);
        }).map((part) => `${part.localName}.${part.className}`);
        return page.scrollWidth > page.clientWidth ? [`the page: ${page.scrollWidth}`, ...wide] : wide;";
    visit.ask(script, vec![]).await
}

async fn fits_on_every_screen(visit: &Visit<'_>, guide: &Embedded<'_, '_>) -> Outcome {
    guide.when("the start", |shown| shown.screen == "start").await?;
    assert_eq!(too_wide(visit).await?, Vec::<String>::new(), "on the start screen");
    guide.choose("unsure").await?;
    let mut shown = guide.advance("start").await?;
    while shown.screen == "question" {
        assert_eq!(too_wide(visit).await?, Vec::<String>::new(), "on {shown:?}");
        guide.choose("unsure").await?;
        shown = guide.advance("continue").await?;
    }
    assert_eq!(too_wide(visit).await?, Vec::<String>::new(), "on {shown:?}");
    Ok(())
}

#[test]
fn a_guide_fits_into_a_column_as_narrow_as_a_page_at_400_percent() {
    browse(async |visit| {
        visit.open_narrow_host("plain", NARROW).await?;
        fits_on_every_screen(visit, &visit.embedded(ELEMENT)).await
    });
}

#[test]
fn a_guide_fits_into_a_narrow_page_that_runs_from_right_to_left() {
    browse(async |visit| {
        visit.open_narrow_host("plain", NARROW).await?;
        let () = visit.ask("document.documentElement.dir = 'rtl'", vec![]).await?;
        let guide = visit.embedded(ELEMENT);
        guide.when("the start", |shown| shown.screen == "start").await?;
        // It follows the page when it is dressed, and `dir` of its own is heard at once.
        let () =
            visit.ask("document.querySelector('unstuck-guide').setAttribute('dir', 'rtl')", vec![]).await?;
        let turned = "return document.querySelector('unstuck-guide').shadowRoot.querySelector('.unstuck').dir === 'rtl' || null";
        visit.until_said::<bool>("the other direction", turned, vec![]).await?;
        fits_on_every_screen(visit, &guide).await
    });
}

/// The colours of a heading and of what is behind it, as the browser has them.
async fn colours(visit: &Visit<'_>) -> Outcome<Value> {
    let script = "const root = document.querySelector('unstuck-guide').shadowRoot;
        const style = getComputedStyle(root.querySelector('.unstuck'));
        return ['--text', '--accent', '--background'].map((name) => style.getPropertyValue(name).trim())";
    visit.ask(script, vec![]).await
}

/// Sets custom properties on the element and has it dressed anew.
async fn wears(visit: &Visit<'_>, properties: Value) -> Outcome {
    let script = "const guide = document.querySelector('unstuck-guide');
        for (const [name, value] of Object.entries(arguments[0])) guide.style.setProperty(name, value);
        guide.setAttribute('theme', 'light');";
    visit.ask(script, vec![properties]).await
}

#[test]
fn colours_of_the_page_are_taken_where_they_can_be_read() {
    browse(async |visit| {
        visit.open_host("plain").await?;
        visit.embedded(ELEMENT).when("the start", |shown| shown.screen == "start").await?;
        wears(visit, json!({ "--unstuck-accent": "#7a1f5c", "--unstuck-text": "#102030" })).await?;
        let taken = "const style = getComputedStyle(document.querySelector('unstuck-guide').shadowRoot.querySelector('.unstuck'));
            return ['--accent', '--text'].map((name) => style.getPropertyValue(name).trim()).join() === 'rgb(122 31 92),rgb(16 32 48)' || null";
        visit.until_said::<bool>("the colours of the page", taken, vec![]).await.map(drop)
    });
}

#[test]
fn colours_of_the_page_that_could_not_be_read_are_left_out() {
    browse(async |visit| {
        visit.open_host("plain").await?;
        visit.embedded(ELEMENT).when("the start", |shown| shown.screen == "start").await?;
        wears(visit, json!({})).await?;
        let before = colours(visit).await?;
        let faint = json!({ "--unstuck-text": "#ccc", "--unstuck-accent": "yellow", "--unstuck-background": "#333",
            "--unstuck-max-width": "30rem" });
        let () = visit
            .ask("document.querySelector('unstuck-guide').setAttribute('theme', 'auto')", vec![])
            .await?;
        wears(visit, faint).await?;
        let dressed = "return document.querySelector('unstuck-guide').shadowRoot.querySelector('.unstuck')
            .style.getPropertyValue('--column') === '30rem' || null";
        visit.until_said::<bool>("what else the page wants", dressed, vec![]).await?;
        let after = colours(visit).await?;
        assert_eq!((&after[0], &after[1]), (&before[0], &before[1]), "of texts");
        assert_ne!(after[2], "rgb(51 51 51)", "behind them");
        Ok(())
    });
}
