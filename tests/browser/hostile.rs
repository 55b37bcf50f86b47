//! Nothing that comes from outside runs as a script: not the texts of a guide, not the address, not a message.

use serde_json::json;
use unstuck_browser_tests::walk::nothing_helps;
use unstuck_browser_tests::{Conditions, Fault, Outcome, Visit, browse, browse_under};

use crate::embedding::{ELEMENT, is_as_high_as_its_guide};

/// Markup that runs a script wherever it is taken for markup.
const MARKUP: &str = "<img src=x onerror=ran=1>";

/// Whether markup became an element or ran, in the page that is looked at and in the guides embedded there.
async fn nothing_ran(visit: &Visit<'_>) -> Outcome {
    let script = "const guides = [...document.querySelectorAll('unstuck-guide')].map((guide) => guide.shadowRoot);
        return window.ran === undefined && [document, ...guides].every((root) => !root?.querySelector('img[src=x], [onerror]'));";
    assert!(visit.ask::<bool>(script, vec![]).await?, "markup from outside was taken for markup");
    Ok(())
}

#[test]
fn markup_in_a_guide_is_shown_as_it_stands() {
    browse_under(Conditions { fault: Fault::ScriptInGuide, ..Conditions::default() }, async |visit| {
        let page = visit.open().await?;
        assert!(page.heading.starts_with(MARKUP), "{page}");
        nothing_ran(visit).await?;
        visit.walk(40, nothing_helps).await?;
        nothing_ran(visit).await?;
        visit.open_at("#guide/restart").await?;
        let read = "return document.querySelector('main .prose')?.textContent.length > 0 || null";
        visit.until_said::<bool>("the text of a page", read, vec![]).await?;
        nothing_ran(visit).await
    });
}

#[test]
fn markup_in_the_address_is_no_markup() {
    browse(async |visit| {
        let markup = "%3Cimg%20src=x%20onerror=ran=1%3E";
        for kind in ["#guide/", "#visit/", "#visit/unstuck-visit.1.icloud-backup/start/answer.", "#"] {
            visit.open_at(&format!("{kind}{markup}")).await?;
            nothing_ran(visit).await?;
            visit.open_at(&format!("{kind}javascript:ran=1")).await?;
            nothing_ran(visit).await?;
        }
        Ok(())
    });
}

#[test]
fn markup_in_messages_is_no_markup() {
    browse(async |visit| {
        let send = "const to = document.querySelector('iframe')?.contentWindow ?? window;
            const { port1, port2 } = new MessageChannel();
            to.postMessage({ unstuck: 1, type: 'step', detail: { screen: arguments[0], height: arguments[0] } }, '*', [port2]);
            port1.postMessage({ type: 'resize', detail: { height: arguments[0] } });
            to.postMessage(arguments[0], '*');
            addEventListener('message', () => (window.heardOfIt = true), { once: true });
            postMessage('after', location.origin);";
        let after = "return window.heardOfIt ?? null";
        visit.open().await?;
        let () = visit.ask(send, vec![json!(MARKUP)]).await?;
        visit.until_said::<bool>("the message after it", after, vec![]).await?;
        nothing_ran(visit).await?;
        visit.open_host("frame").await?;
        is_as_high_as_its_guide(visit).await?;
        let () = visit.ask(send, vec![json!(MARKUP)]).await?;
        visit.until_said::<bool>("the message after it", after, vec![]).await?;
        nothing_ran(visit).await?;
        visit.enter_frame().await?;
        visit.embedded(ELEMENT).when("the start", |shown| shown.screen == "start").await?;
        nothing_ran(visit).await?;
        visit.leave_frame().await
    });
}
