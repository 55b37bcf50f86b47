//! The guide in pages of others: the example hosts, each with the same visit, and what may go wrong around it.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use unstuck_browser_tests::{
    Conditions, Embedded, Engine, Failure, Fault, Outcome, Visit, browse, browse_under, expected,
};

/// The form of the events.
const SCHEMA: &str = include_str!("../../docs/schemas/embed-1.schema.json");

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
    every_event_keeps_its_schema(visit).await?;
    let after = the_page_itself(visit).await?;
    if before != after {
        return Err(Failure::new(format!("{host} was {before} and is {after}")));
    }
    Ok(())
}

/// Each event has the form that is published.
async fn every_event_keeps_its_schema(visit: &Visit<'_>) -> Outcome {
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
    visit.until("the ticket", async || visit.ask::<Option<bool>>(ticket, vec![]).await).await.map(drop)
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
        let place =
            visit.until("the page", async || visit.ask::<Option<String>>(place, vec![]).await).await?;
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

/// What is said in place of a guide that cannot start: the code, and whether the element's own content is shown with it.
async fn refusal(visit: &Visit<'_>) -> Outcome<(String, bool)> {
    let look = "const element = document.querySelector('unstuck-guide');
        const line = element.shadowRoot.querySelector('[part=failure]');
        const code = window.heard.find((event) => event.type === 'error')?.detail.code;
        return line && code ? [code, element.firstElementChild.getClientRects().length > 0] : null";
    visit.until("a refusal", async || visit.ask::<Option<(String, bool)>>(look, vec![]).await).await
}

fn is_refused(fault: Fault, code: &'static str) {
    browse_under(Conditions { fault, ..Conditions::default() }, async |visit| {
        visit.expect_errors();
        visit.open_host("plain").await?;
        assert_eq!(refusal(visit).await?, (code.to_owned(), true));
        every_event_keeps_its_schema(visit).await
    });
}

#[test]
fn a_program_with_another_byte_is_refused() {
    is_refused(Fault::FlippedWasm, "integrity");
}

#[test]
fn a_guide_with_another_byte_is_refused() {
    is_refused(Fault::FlippedGuide, "integrity");
}

#[test]
fn a_program_that_is_missing_is_named_as_the_cause() {
    is_refused(Fault::MissingWasm, "missing");
}

#[test]
fn a_sign_in_page_in_place_of_the_guide_is_named_as_the_cause() {
    is_refused(Fault::SignInForGuide, "integrity");
}

#[test]
fn only_the_page_that_the_frame_names_is_told_anything() {
    browse(async |visit| {
        visit.open_host("frame").await?;
        // What is still being loaded would be told to have failed.
        is_as_high_as_its_guide(visit).await?;
        let () = visit
            .ask(
                "window.messages = [];
                 addEventListener('message', (event) => window.messages.push(event.data));
                 const frame = document.querySelector('iframe');
                 const address = new URL(frame.src);
                 address.searchParams.set('host', 'https://other.example');
                 frame.src = address;
                 window.told.length = 0;",
                vec![],
            )
            .await?;
        // A browser complains of a message to a page that is not there.
        visit.expect_errors();
        let other =
            "return document.querySelector('iframe').contentWindow.location.search.includes('other.example')
            && document.querySelector('iframe').contentDocument.readyState === 'complete' || null";
        visit.until("the other frame", async || visit.ask::<Option<bool>>(other, vec![]).await).await?;
        visit.enter_frame().await?;
        let guide = visit.embedded(ELEMENT);
        guide.when("the start", |shown| shown.screen == "start").await?;
        guide.choose("unsure").await?;
        guide.advance("start").await?;
        visit.leave_frame().await?;
        let told: Vec<Value> = visit.ask("return [...window.told, ...window.messages]", vec![]).await?;
        assert!(told.is_empty(), "the page was told {told:?}");
        Ok(())
    });
}

#[test]
fn a_page_around_a_frame_believes_that_frame_alone() {
    browse(async |visit| {
        visit.open_host("frame").await?;
        is_as_high_as_its_guide(visit).await?;
        let () = visit
            .ask(
                "window.forged = [];
                 addEventListener('unstuck-resolved', (event) => window.forged.push(event.detail));
                 const { port1, port2 } = new MessageChannel();
                 postMessage({ unstuck: 1 }, location.origin, [port2]);
                 port1.postMessage({ type: 'resolved', detail: { v: 1, guide: 'forged' } });
                 // Whoever comes after this message was not heard either.
                 addEventListener('message', () => (window.heardOfIt = true));
                 postMessage('after', location.origin);",
                vec![],
            )
            .await?;
        let after = async || visit.ask::<Option<bool>>("return window.heardOfIt ?? null", vec![]).await;
        visit.until("the message after it", after).await?;
        let forged: Vec<Value> = visit.ask("return window.forged", vec![]).await?;
        assert!(forged.is_empty(), "the page believed {forged:?}");
        Ok(())
    });
}

#[test]
fn what_the_page_writes_into_attributes_never_runs() {
    browse(async |visit| {
        visit.expect_errors();
        visit.open_host("plain").await?;
        visit.embedded(ELEMENT).shown().await?;
        let () = visit
            .ask(
                "window.ran = false;
                 const evil = '\"><img src=x onerror=\"window.ran=true\"><script>window.ran=true</script>';
                 const make = (attributes) => {
                   const made = document.createElement('unstuck-guide');
                   for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
                   document.body.append(made);
                   made.unstuck(1).start();
                 };
                 make({ guide: 'javascript:window.ran=true//.bin' });
                 make({ guide: 'data:text/javascript,window.ran=true/.bin' });
                 make({ guide: 'icloud-backup', visit: evil, 'handoff-label': evil, page: 'javascript:window.ran=true' });
                 make({ guide: evil, lang: evil });",
                vec![],
            )
            .await?;
        let settled =
            "return [...document.querySelectorAll('body > unstuck-guide')].slice(1).every((element) =>
            element.shadowRoot.querySelector('[data-ready], [part=failure]')) || null";
        visit.until("all of them", async || visit.ask::<Option<bool>>(settled, vec![]).await).await?;
        assert!(!visit.ask::<bool>("return window.ran", vec![]).await?);
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
        visit.until("nothing left of it", async || visit.ask::<Option<bool>>(empty, vec![]).await).await?;
        let () = visit
            .ask("document.body.append(window.element); window.element.scrollIntoView()", vec![])
            .await?;
        guide.when("the question again", |shown| shown.step == question.step).await?;
        Ok(())
    });
}

/// How many guides come and go, after as many that the browser warms up with.
const COMING_AND_GOING: u32 = 40;

#[test]
fn what_guides_that_come_and_go_leave_behind_levels_off() {
    let limit = std::time::Duration::from_secs(240);
    browse_under(Conditions { limit, ..Conditions::default() }, async |visit| {
        if visit.engine() != Engine::Chromium {
            // The one engine that says how much there is.
            return Ok(());
        }
        visit.open_host("plain").await?;
        visit.embedded(ELEMENT).shown().await?;
        visit.come_and_go(COMING_AND_GOING).await?;
        let before = visit.left_behind().await?;
        visit.come_and_go(COMING_AND_GOING).await?;
        let after = visit.left_behind().await?;
        let more = |name: &str| {
            (after[name].as_f64().unwrap_or(0.0) - before[name].as_f64().unwrap_or(0.0))
                / f64::from(COMING_AND_GOING)
        };
        // A guide has some 40 listeners, 1,000 nodes and 2 MB while it is there.
        assert!(
            more("JSEventListeners") < 2.0 && more("Nodes") < 20.0 && more("JSHeapUsedSize") < 60_000.0,
            "{before} {after}"
        );
        Ok(())
    });
}
