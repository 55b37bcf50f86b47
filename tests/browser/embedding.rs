//! The guide in pages of others: the example hosts, each with the same visit, and what may go wrong around it.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use unstuck_browser_tests::{Embedded, Failure, Outcome, Visit, browse, expected};

/// The element in most hosts.
const ELEMENT: &str = "unstuck-guide";

/// What the page around knows of itself, and must still know when the guide has been used.
async fn the_page_itself(visit: &Visit<'_>) -> Outcome<Value> {
    visit
        .ask("return { title: document.title, address: location.href, entries: history.length }", vec![])
        .await
}

/// What the page was told, a line for each event.
async fn told(visit: &Visit<'_>) -> Outcome<String> {
    // In the order of the alphabet, for each driver has an order of its own.
    let told: Vec<BTreeMap<String, Value>> = visit.ask("return window.told", vec![]).await?;
    let lines = told.iter().map(|event| json!(event).to_string() + "\n");
    Ok(lines.collect())
}

/// A visit with an answer, a way back, a page of the guide, a step in vain, and a case that is handed over.
async fn the_visit(guide: &Embedded<'_, '_>) -> Outcome {
    guide.when("the start", |shown| shown.screen == "start").await?;
    guide.choose("unsure").await?;
    let question = guide.advance("start").await?;
    guide.when("the focus on the heading", |shown| shown.focus.as_deref() == Some("h1")).await?;
    guide.advance("back").await?;
    guide.advance("start").await?;
    guide.click("a[href=\"#guide\"]").await?;
    guide.when("the guide's pages", |shown| shown.screen == "guide").await?;
    guide.advance("back").await?;
    guide.choose(&question.options[0]).await?;
    guide.advance("continue").await?;
    for _ in 0..2 {
        let shown = guide.shown().await?;
        match shown.screen.as_str() {
            "question" => {
                guide.choose(&shown.options[0]).await?;
                guide.advance("continue").await?;
            }
            "caution" => drop(guide.advance("safer").await?),
            _ => drop(guide.advance("not-fixed").await?),
        }
    }
    guide.advance("support").await?;
    guide.click("[data-action=handoff]").await?;
    Ok(())
}

/// The visit in a host, at the end of which the host was told what the file says, and is what it was.
async fn is_the_same_in(visit: &Visit<'_>, host: &str) -> Outcome {
    visit.open_host(host).await?;
    let before = the_page_itself(visit).await?;
    the_visit(&visit.embedded(ELEMENT)).await?;
    took_the_case(visit).await?;
    expected::is_as_in("embedding/told.txt", &told(visit).await?)?;
    let after = the_page_itself(visit).await?;
    if before != after {
        return Err(Failure::new(format!("{host} was {before} and is {after}")));
    }
    Ok(())
}

async fn took_the_case(visit: &Visit<'_>) -> Outcome {
    let ticket =
        "return document.getElementById('ticket').textContent.includes('What I see and know') || null";
    visit.until("the ticket", async || visit.ask::<Option<bool>>(ticket, vec![]).await).await.map(drop)
}

#[test]
fn an_article_has_the_guide_in_it_and_makes_a_ticket_of_the_case() {
    browse(async |visit| is_the_same_in(visit, "plain").await);
}

#[test]
fn the_strictest_policy_with_trusted_types_is_kept() {
    browse(async |visit| is_the_same_in(visit, "strict").await);
}

#[test]
fn a_page_with_resets_and_another_base_address_leaves_the_guide_as_it_is() {
    browse(async |visit| {
        is_the_same_in(visit, "hostile").await?;
        let looks: Value = visit
            .ask(
                "const heading = document.querySelector('unstuck-guide').shadowRoot.querySelector('h1');
                 const style = getComputedStyle(heading);
                 return [style.letterSpacing === '3.6px', style.textTransform, style.fontStyle, parseFloat(style.fontSize) > 24];",
                vec![],
            )
            .await?;
        assert_eq!(
            looks,
            json!([false, "none", "normal", true]),
            "spacing, case, style, size of the heading"
        );
        Ok(())
    });
}

#[test]
fn a_frame_tells_the_page_around_the_same_and_is_as_high_as_its_guide() {
    browse(async |visit| {
        visit.open_host("frame").await?;
        let before = the_page_itself(visit).await?;
        is_as_high_as_its_guide(visit).await?;
        visit.enter_frame().await?;
        the_visit(&visit.embedded(ELEMENT)).await?;
        visit.leave_frame().await?;
        took_the_case(visit).await?;
        expected::is_as_in("embedding/told.txt", &told(visit).await?)?;
        assert_eq!(the_page_itself(visit).await?, before);
        is_as_high_as_its_guide(visit).await
    });
}

async fn is_as_high_as_its_guide(visit: &Visit<'_>) -> Outcome {
    let fits = "const frame = document.querySelector('iframe');
        const guide = frame.contentDocument?.querySelector('unstuck-guide');
        const shown = guide?.shadowRoot?.querySelector('[data-ready]');
        return (shown && Math.abs(frame.clientHeight - guide.getBoundingClientRect().height) <= 1) || null";
    let look = async || visit.ask::<Option<bool>>(fits, vec![]).await;
    visit.until("a frame as high as its guide", look).await.map(drop)
}

#[test]
fn two_guides_in_one_page_do_not_disturb_each_other() {
    browse(async |visit| {
        visit.open_host("two").await?;
        let before = the_page_itself(visit).await?;
        let (one, other) = (visit.embedded("#one"), visit.embedded("#other"));
        let () = visit.ask("document.querySelector('#other').scrollIntoView()", vec![]).await?;
        let start = other.when("the other start", |shown| shown.screen == "start").await?;
        assert_eq!((start.level.as_str(), one.shown().await?.level.as_str()), ("3", "2"));
        one.choose("unsure").await?;
        let question = one.advance("start").await?;
        assert_eq!(other.shown().await?.screen, "start", "what is clicked in one is nothing to the other");
        other.choose("dark").await?;
        let fix = other.advance("start").await?;
        assert_eq!(fix.step.as_deref(), Some("plug-in"));
        other.advance("back").await?;
        assert_eq!(one.shown().await?.step, question.step);
        // What is typed into the page stays there, and what has the focus keeps it.
        let () = visit.ask("document.getElementById('own').focus()", vec![]).await?;
        visit.type_keys("s/").await?;
        let typed: String = visit.ask("return document.getElementById('own').value", vec![]).await?;
        assert_eq!(typed, "s/");
        assert_eq!(the_page_itself(visit).await?, before);
        // Each is kept apart.
        visit.open_host("two").await?;
        one.when("the question again", |shown| shown.step == question.step).await?;
        Ok(())
    });
}

#[test]
fn what_is_typed_into_the_guide_is_no_shortcut_of_the_page() {
    browse(async |visit| {
        visit.open_host("hostile").await?;
        let guide = visit.embedded(ELEMENT);
        guide.when("the start", |shown| shown.screen == "start").await?;
        guide.click("a[href=\"#guide\"]").await?;
        guide.when("the guide's pages", |shown| shown.screen == "guide").await?;
        let field =
            "const field = document.querySelector('unstuck-guide').shadowRoot.querySelector('[type=search]');
            field?.focus();
            return field ? true : null";
        visit.until("the field", async || visit.ask::<Option<bool>>(field, vec![]).await).await?;
        visit.type_keys("s/storage").await?;
        let typed = "const field = document.querySelector('unstuck-guide').shadowRoot.activeElement;
            return field.value === 's/storage' || null";
        visit.until("what was typed", async || visit.ask::<Option<bool>>(typed, vec![]).await).await?;
        let heard: Vec<String> = visit.ask("return window.shortcuts", vec![]).await?;
        assert!(heard.is_empty(), "the page heard {heard:?}");
        Ok(())
    });
}
