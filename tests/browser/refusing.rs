//! What an embedded guide refuses: files that are not what the build made, pages that it was not meant for, and what a page around
//! would have it run.

use serde_json::{Value, json};
use unstuck_browser_tests::{Conditions, Fault, Outcome, Visit, browse, browse_under};

use crate::embedding::{ELEMENT, every_event_keeps_its_schema, is_as_high_as_its_guide};

/// What is said in place of a guide that cannot start: the code, and whether the element's own content is shown with it.
async fn refusal(visit: &Visit<'_>) -> Outcome<(String, bool)> {
    let look = "const element = document.querySelector('unstuck-guide');
        const line = element.shadowRoot.querySelector('[part=failure]');
        const code = window.heard.find((event) => event.type === 'error')?.detail.code;
        return line && code ? [code, element.firstElementChild.getClientRects().length > 0] : null";
    visit.until_said::<(String, bool)>("a refusal", look, vec![]).await
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
fn a_sign_in_page_in_place_of_the_script_is_named_as_the_cause() {
    is_refused(Fault::SignInForScript, "mime");
}

#[test]
fn a_policy_without_webassembly_is_named_as_the_cause() {
    browse_under(Conditions { fault: Fault::NoWebAssembly, ..Conditions::default() }, async |visit| {
        visit.expect_violations();
        visit.open_host("plain").await?;
        assert_eq!(refusal(visit).await?, ("csp".to_owned(), true));
        every_event_keeps_its_schema(visit).await
    });
}

#[test]
fn a_guide_of_a_server_that_does_not_allow_it_is_named_as_the_cause() {
    browse_under(Conditions { fault: Fault::TwoOrigins, ..Conditions::default() }, async |visit| {
        visit.expect_errors();
        visit.open_host("plain").await?;
        visit.embedded(ELEMENT).shown().await?;
        let () = visit
            .ask(
                "document.querySelector('unstuck-guide').setAttribute('guide', arguments[0])",
                vec![json!(format!("{}guides/icloud-backup.en.bin", visit.elsewhere()?))],
            )
            .await?;
        assert_eq!(refusal(visit).await?, ("cors".to_owned(), true));
        Ok(())
    });
}

#[test]
fn where_the_name_is_taken_the_element_has_another() {
    browse_under(Conditions { fault: Fault::NameTaken, ..Conditions::default() }, async |visit| {
        visit.open_host("plain").await?;
        let defined = "return customElements.get('unstuck-guide-2') !== undefined || null";
        visit.until_said::<bool>("another name", defined, vec![]).await?;
        let () = visit
            .ask(
                "const guide = document.createElement('unstuck-guide-2');
                 document.querySelector('unstuck-guide').replaceWith(guide);
                 guide.scrollIntoView();",
                vec![],
            )
            .await?;
        visit.embedded("unstuck-guide-2").when("the start", |shown| shown.screen == "start").await?;
        Ok(())
    });
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
        visit.until_said::<bool>("the other frame", other, vec![]).await?;
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
        let after = "return window.heardOfIt ?? null";
        visit.until_said::<bool>("the message after it", after, vec![]).await?;
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
        visit.until_said::<bool>("all of them", settled, vec![]).await?;
        assert!(!visit.ask::<bool>("return window.ran", vec![]).await?);
        Ok(())
    });
}
