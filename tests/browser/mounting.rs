//! Guides that come and go: nothing of them before they are about to be seen, and nothing after.

use std::time::Duration;

use thirtyfour::Key;
use unstuck_browser_tests::settings::text;
use unstuck_browser_tests::{Conditions, Engine, Outcome, Visit, browse, browse_under};

use crate::embedding::ELEMENT;

/// What the page has fetched from the folder of the element and of the guides, without hashes.
async fn fetched(visit: &Visit<'_>) -> Outcome<Vec<String>> {
    let names = "return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname)
        .filter((path) => /\\/(embed|guides|assets)\\//.test(path)).map((path) => path.split('/').pop())";
    visit.ask(names, vec![]).await
}

/// Whoever watches what is seen is told of it with the next frames that are drawn.
async fn frames_were_drawn(visit: &Visit<'_>) -> Outcome {
    let drawn = "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
        requestAnimationFrame(() => done(null)))))";
    visit.ask(drawn, vec![]).await
}

#[test]
fn before_a_guide_is_seen_the_page_has_fetched_the_element_alone() {
    browse(async |visit| {
        visit.open_host("long").await?;
        let defined = "return customElements.get('unstuck-guide') !== undefined || null";
        visit.until_said::<bool>("the element", defined, vec![]).await?;
        frames_were_drawn(visit).await?;
        assert_eq!(fetched(visit).await?, ["unstuck-guide.js"]);
        let own: bool = visit
            .ask("return document.querySelector('unstuck-guide a').getClientRects().length > 0", vec![])
            .await?;
        assert!(own, "its own content stands there");
        let () = visit.ask("document.querySelector('unstuck-guide').scrollIntoView()", vec![]).await?;
        visit.embedded(ELEMENT).when("the start", |shown| shown.screen == "start").await?;
        let all = fetched(visit).await?;
        assert!(all.iter().any(|name| name.ends_with(".wasm")), "{all:?}");
        Ok(())
    });
}

#[test]
fn a_guide_that_is_to_be_started_by_hand_waits_for_that() {
    browse(async |visit| {
        visit.open_host("long").await?;
        let () = visit
            .ask(
                "const guide = document.querySelector('unstuck-guide');
                 const other = guide.cloneNode(true);
                 other.setAttribute('start', 'manual');
                 guide.replaceWith(other);
                 other.scrollIntoView();",
                vec![],
            )
            .await?;
        frames_were_drawn(visit).await?;
        assert_eq!(fetched(visit).await?, ["unstuck-guide.js"]);
        // Whoever comes to its own content with the keyboard is about to use it.
        visit.click_outside_the_app("h2:last-of-type").await?;
        visit.key(Key::Tab).await?;
        visit.embedded(ELEMENT).when("the start", |shown| shown.screen == "start").await?;
        Ok(())
    });
}

#[test]
fn an_element_is_moved_taken_away_and_put_back_without_a_trace() {
    browse(async |visit| {
        visit.open_host("plain").await?;
        let guide = visit.embedded(ELEMENT);
        guide.when("the start", |shown| shown.screen == "start").await?;
        guide.choose("unsure").await?;
        let question = guide.advance("start").await?;
        let () = visit.ask("document.body.append(document.querySelector('unstuck-guide'))", vec![]).await?;
        assert_eq!(guide.shown().await?.step, question.step, "a move changes nothing");
        let gone = "const element = document.querySelector('unstuck-guide');
            window.element = element;
            element.remove();";
        let () = visit.ask(gone, vec![]).await?;
        let empty = "return window.element.shadowRoot.querySelector('.unstuck') === null || null";
        visit.until_said::<bool>("nothing left of it", empty, vec![]).await?;
        let () = visit
            .ask("document.body.append(window.element); window.element.scrollIntoView()", vec![])
            .await?;
        guide.when("the question again", |shown| shown.step == question.step).await?;
        Ok(())
    });
}

/// How many guides come and go, after as many that the browser warms up with.
const COMING_AND_GOING: u32 = 200;

/// What a guide has while it is there: listeners, nodes, bytes.
const GUIDE: [(&str, f64); 3] =
    [("JSEventListeners", 40.0), ("Nodes", 1_000.0), ("JSHeapUsedSize", 2_000_000.0)];

/// The browser is not done with the last ones of each lot when it is asked.
const STILL_THERE: f64 = 3.0;

#[test]
fn what_guides_that_come_and_go_leave_behind_levels_off() {
    levels_off(COMING_AND_GOING);
}

#[test]
#[ignore = "takes minutes; `cargo xtask soak` runs it"]
fn soak_a_thousand_guides_that_come_and_go() {
    if text("UNSTUCK_SOAK").is_some() {
        levels_off(500);
    }
}

/// So many guides come and go, and then so many once more; the second lot leaves nothing behind, however many they are.
#[expect(clippy::print_stdout, reason = "what was measured is for whoever asked for it")]
fn levels_off(times: u32) {
    let limit = Duration::from_secs(240 + u64::from(times) * 4);
    browse_under(Conditions { limit, ..Conditions::default() }, async |visit| {
        if visit.engine() != Engine::Chromium {
            // The one engine that says how much there is.
            return Ok(());
        }
        visit.open_host("plain").await?;
        visit.embedded(ELEMENT).shown().await?;
        visit.come_and_go(times).await?;
        let before = visit.left_behind().await?;
        visit.come_and_go(times).await?;
        let after = visit.left_behind().await?;
        for (name, one) in GUIDE {
            let (before, after) = (before[name].as_f64(), after[name].as_f64());
            let (Some(before), Some(after)) = (before, after) else { panic!("there are no {name}") };
            println!("{name}: {before} after {times} guides, {after} after {times} more");
            assert!(after - before < STILL_THERE * one, "{name}: {before}, then {after}");
        }
        Ok(())
    });
}
