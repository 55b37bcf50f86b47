//! The guide in pages of others: the example hosts, each with the same visit, and guides that come and go.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use unstuck_browser_tests::{
    Conditions, Embedded, Engine, Failure, Fault, Outcome, Visit, browse, browse_under, expected,
};

/// The form of the events.
const SCHEMA: &str = include_str!("../../docs/schemas/embed-1.schema.json");

/// The element in most hosts.
pub(crate) const ELEMENT: &str = "unstuck-guide";

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
    was_told_and_is_as(visit, &before).await
}

/// The page took the case, was told what the file says, and is what it was.
async fn was_told_and_is_as(visit: &Visit<'_>, before: &Value) -> Outcome {
    took_the_case(visit).await?;
    expected::is_as_in("embedding/told.txt", &told(visit).await?)?;
    every_event_keeps_its_schema(visit).await?;
    let after = the_page_itself(visit).await?;
    if *before != after {
        return Err(Failure::new(format!("the page was {before} and is {after}")));
    }
    Ok(())
}

/// Each event has the form that is published.
pub(crate) async fn every_event_keeps_its_schema(visit: &Visit<'_>) -> Outcome {
    let schema: Value = serde_json::from_str(SCHEMA).map_err(|error| Failure::new(error.to_string()))?;
    let schema = jsonschema::validator_for(&schema)
        .map_err(|error| Failure::new(format!("the schema is wrong: {error}")))?;
    let heard: Vec<Value> = visit.ask("return window.heard", vec![]).await?;
    for event in heard {
        if let Err(error) = schema.validate(&event) {
            return Err(Failure::new(format!("{event}: {error}")));
        }
    }
    Ok(())
}

async fn took_the_case(visit: &Visit<'_>) -> Outcome {
    let ticket =
        "return document.getElementById('ticket').textContent.includes('What I see and know') || null";
    visit.until_said::<bool>("the ticket", ticket, vec![]).await.map(drop)
}

#[test]
fn an_article_has_the_guide_in_it_and_makes_a_ticket_of_the_case() {
    browse(async |visit| is_the_same_in(visit, "plain").await);
}

#[test]
fn a_page_made_with_react_has_the_guide_in_it() {
    browse(async |visit| is_the_same_in(visit, "react").await);
}

#[test]
fn a_page_made_with_vue_has_the_guide_in_it() {
    browse(async |visit| is_the_same_in(visit, "vue").await);
}

#[test]
fn a_help_desk_makes_a_page_of_the_case() {
    browse(async |visit| {
        if !visit.open_article("backup").await? {
            return Ok(());
        }
        let guide = visit.embedded(ELEMENT);
        the_visit(&guide).await?;
        let place = "return document.querySelector('.plugin_unstuck a')?.href ?? null";
        let place = visit.until_said::<String>("the page", place, vec![]).await?;
        let page = "return fetch(arguments[0]).then((answer) => answer.text()).then((page) =>
            new DOMParser().parseFromString(page, 'text/html').querySelector('pre.code')?.textContent ?? null)";
        let page: Option<String> = visit.ask(page, vec![json!(place)]).await?;
        assert!(page.as_deref().is_some_and(|page| page.contains("What I tried")), "{page:?}");
        Ok(())
    });
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
        was_told_and_is_as(visit, &before).await?;
        is_as_high_as_its_guide(visit).await
    });
}

/// Puts another frame in place of the one of the page, changed by a script that knows it as `frame`, and goes through the visit
/// in it.
async fn another_frame_tells_the_same(visit: &Visit<'_>, change: &str) -> Outcome {
    visit.open_host("frame").await?;
    // What is still being loaded would be told to have failed.
    is_as_high_as_its_guide(visit).await?;
    let put = "const old = document.querySelector('iframe');
        const frame = old.cloneNode();
        CHANGE;
        old.replaceWith(frame);
        window.told.length = 0;
        window.heard.length = 0;
        // A page connects its frames once.
        return import('/embed/unstuck-frame.js?again').then(() => null);";
    let () = visit.ask(&put.replace("CHANGE", change), vec![]).await?;
    let before = the_page_itself(visit).await?;
    visit
        .until_said::<bool>("word of the other frame", "return window.told.length > 0 || null", vec![])
        .await?;
    if visit.engine() == Engine::Webkit {
        // Its driver does not know where a frame of another origin stands, so that it clicks beside what it should click.
        return every_event_keeps_its_schema(visit).await;
    }
    visit.enter_frame().await?;
    the_visit(&visit.embedded(ELEMENT)).await?;
    visit.leave_frame().await?;
    was_told_and_is_as(visit, &before).await
}

#[test]
fn a_frame_of_another_origin_tells_the_page_around_the_same() {
    browse_under(Conditions { fault: Fault::TwoOrigins, ..Conditions::default() }, async |visit| {
        let change = "const address = new URL(frame.src); frame.src = 'OTHER' + address.pathname.slice(1) + address.search";
        another_frame_tells_the_same(visit, &change.replace("OTHER", &visit.elsewhere()?)).await
    });
}

#[test]
fn a_frame_without_an_origin_tells_the_page_around_the_same() {
    browse_under(Conditions { fault: Fault::Sandbox, ..Conditions::default() }, async |visit| {
        another_frame_tells_the_same(visit, "frame.sandbox.remove('allow-same-origin')").await
    });
}

pub(crate) async fn is_as_high_as_its_guide(visit: &Visit<'_>) -> Outcome {
    let fits = "const frame = document.querySelector('iframe');
        const guide = frame.contentDocument?.querySelector('unstuck-guide');
        const shown = guide?.shadowRoot?.querySelector('[data-ready]');
        return (shown && Math.abs(frame.clientHeight - guide.getBoundingClientRect().height) <= 1) || null";
    visit.until_said::<bool>("a frame as high as its guide", fits, vec![]).await.map(drop)
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
        visit.until_said::<bool>("the field", field, vec![]).await?;
        visit.type_keys("s/storage").await?;
        let typed = "const field = document.querySelector('unstuck-guide').shadowRoot.activeElement;
            return field.value === 's/storage' || null";
        visit.until_said::<bool>("what was typed", typed, vec![]).await?;
        let heard: Vec<String> = visit.ask("return window.shortcuts", vec![]).await?;
        assert!(heard.is_empty(), "the page heard {heard:?}");
        Ok(())
    });
}
