//! Where the person is: what it may be and why, how long it takes and why that is more than before, where an answer leads.

use unstuck_browser_tests::walk::nothing_helps;
use unstuck_browser_tests::{Outcome, Visit, browse};

const CAUSES: &str = "[data-causes] summary";

async fn text(visit: &Visit<'_>, selector: &str) -> Outcome<String> {
    let script =
        "return [...document.querySelectorAll(arguments[0])].map((part) => part.innerText).join('\\n');";
    visit.ask(script, vec![selector.into()]).await
}

#[test]
fn each_likely_cause_says_on_request_what_speaks_for_and_against_it() {
    browse(async |visit| {
        visit.open_at_width(390).await?;
        visit.click(CAUSES).await?;
        let turns = "return document.querySelectorAll('.causes__turn').length;";
        assert_eq!(visit.ask::<u32>(turns, vec![]).await?, 0, "before the first answer there are no reasons");
        visit.choose("weeks-since").await?;
        visit.advance("start").await?;
        visit.choose("runs").await?;
        visit.advance("continue").await?;
        assert_eq!(text(visit, ".causes__why").await?, "", "reasons are folded at first");
        visit.click(".causes__item:nth-child(1) .causes__turn").await?;
        let open = "return document.querySelector('.causes__turn').getAttribute('aria-expanded');";
        assert_eq!(visit.ask::<String>(open, vec![]).await?, "true");
        let said = text(visit, ".causes__why").await?;
        assert!(
            said.contains("For it: What do you see? – It has been some weeks since the last backup"),
            "{said}"
        );
        assert_eq!(visit.accessibility_findings().await?, Vec::<String>::new());
        // One at a time, and closed by the same button.
        visit.click(".causes__item:nth-child(2) .causes__turn").await?;
        let lists = "return document.querySelectorAll('.causes__why').length;";
        assert_eq!(visit.ask::<u32>(lists, vec![]).await?, 1);
        visit.click(".causes__item:nth-child(2) .causes__turn").await?;
        assert_eq!(visit.ask::<u32>(lists, vec![]).await?, 0);
        Ok(())
    });
}

#[test]
fn minutes_that_rise_say_after_what() {
    browse(async |visit| {
        let mut page = visit.open().await?;
        for _ in 0..60 {
            assert!(!page.is_an_end(), "the minutes never rose on the way to {page}");
            let before = page.heading.clone();
            page = visit.act(&page, &nothing_helps(&page)).await?.expect("the walk has not ended");
            let left = text(visit, ".remaining").await?;
            if left.contains("More than before") {
                assert!(left.contains(&format!("after “{before}”")), "{left} after {before:?}");
                return Ok(());
            }
        }
        panic!("the minutes never rose");
    });
}

#[test]
fn where_an_answer_leads_is_where_it_is_said_to_lead() {
    browse(async |visit| {
        visit.open().await?;
        visit.choose("weeks-since").await?;
        let question = visit.advance("start").await?;
        visit.click(".question__why summary").await?;
        let said = visit
            .until("where the answers lead", async || {
                let said = text(visit, ".question__why li").await?;
                Ok((!said.is_empty()).then_some(said))
            })
            .await?;
        let leads: Vec<&str> = said.lines().collect();
        assert_eq!(leads.len(), question.options.len() - 1, "every answer but “not sure”: {said}");
        for (lead, answer) in leads.iter().zip(&question.options) {
            visit.choose(answer).await?;
            let next = visit.advance("continue").await?;
            assert!(lead.contains(&format!("“{}”", next.heading)), "{answer} led to {next}, said was {lead}");
            visit.advance("back").await?;
        }
        Ok(())
    });
}

#[test]
fn a_message_is_found_by_its_words_and_chosen() {
    browse(async |visit| {
        visit.open_at_width(390).await?;
        visit.click("main details.tool > summary").await?;
        visit
            .until("the box", async || {
                let there = "return document.querySelector('#message') !== null;";
                Ok(visit.ask::<bool>(there, vec![]).await?.then_some(()))
            })
            .await?;
        visit.type_into("#message", "verification failed").await?;
        visit
            .until("one answer", async || {
                Ok((!text(visit, ".messages__answer").await?.is_empty()).then_some(()))
            })
            .await?;
        assert_eq!(visit.accessibility_findings().await?, Vec::<String>::new());
        visit.fits_the_window().await?;
        visit.click(".messages__answer").await?;
        let page = visit
            .page_when("the answer chosen", |page| page.chosen.as_deref() == Some("cannot-connect"))
            .await?;
        assert_eq!(page.focus.value.as_deref(), Some("cannot-connect"), "the focus is where it was chosen");
        visit.type_over("#message", "lost or stolen").await?;
        visit
            .until("pages instead", async || {
                Ok(text(visit, ".search .pages").await?.contains("lost").then_some(()))
            })
            .await?;
        assert_eq!(visit.page().await?.chosen.as_deref(), Some("cannot-connect"), "what was chosen stays");
        visit.advance("start").await?;
        Ok(())
    });
}
