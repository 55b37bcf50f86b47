//! A visit goes on where it was left.

use unstuck_browser_tests::walk::{Act, nothing_helps};
use unstuck_browser_tests::{Outcome, Page, Visit, browse};

/// The same screen with the same answers. A wait greets a person who comes back, so its heading may change.
fn assert_resumed(before: &Page, after: &Page) {
    assert_eq!((&after.screen, &after.step), (&before.screen, &before.step), "left {before}, found {after}");
    if before.screen != "wait" {
        assert_eq!(after.heading, before.heading);
    }
    assert_eq!(after.answers, before.answers, "the answers on {before}");
}

#[test]
fn reload_at_each_step_keeps_the_screen_and_the_answers() {
    browse(async |visit| {
        let mut page = visit.open().await?;
        let mut met = Vec::new();
        for _ in 0..8 {
            assert_resumed(&page, &visit.reload().await?);
            let next = visit.act(&page, &nothing_helps(&page)).await?;
            met.push(page);
            page = next.expect("the walk has not ended");
        }
        assert_resumed(&page, &visit.reload().await?);
        // A reload keeps the way back too.
        for earlier in met.iter().rev() {
            visit.browser_back().await?;
            visit.page_when(&format!("{earlier} again"), |page| page.is_same_step(earlier)).await?;
        }
        Ok(())
    });
}

#[test]
fn a_closed_tab_resumes_where_it_was() {
    browse(async |visit| {
        visit.open().await?;
        let left = some_steps(visit, 4).await?;
        let found = visit.reopen_in_a_new_tab().await?;
        assert_resumed(&left, &found);
        // And it is alive there.
        if let Some(next) = visit.act(&found, &nothing_helps(&found)).await? {
            assert!(!next.is_same_step(&found));
        }
        Ok(())
    });
}

#[test]
fn a_wait_resumes_as_a_wait() {
    browse(async |visit| {
        let mut page = visit.open().await?;
        for _ in 0..150 {
            if page.is_an_end() || (page.screen == "fix" && page.offers("continue")) {
                break;
            }
            page = visit.act(&page, &nothing_helps(&page)).await?.expect("the walk has not ended");
        }
        assert_eq!(page.screen, "fix", "no fix with a wait was met before {page}");
        // Other steps may be begun before the same wait.
        let begun =
            visit.walk(5, |page| if page.screen == "fix" { Act::Press("continue") } else { Act::Stop });
        let wait = begun.await?.pop().expect("there is a screen");
        assert_eq!(wait.screen, "wait");
        let found = visit.reload().await?;
        assert_resumed(&wait, &found);
        let resolved = visit.advance("fixed").await?;
        assert_eq!(resolved.screen, "resolved");
        Ok(())
    });
}

#[test]
fn start_again_forgets_the_answers_for_good() {
    browse(async |visit| {
        visit.open().await?;
        some_steps(visit, 3).await?;
        let fresh = visit.advance("restart").await?;
        assert_eq!(fresh.screen, "start");
        let reloaded = visit.reload().await?;
        assert_eq!(reloaded.screen, "start");
        assert_eq!(reloaded.answers, []);
        Ok(())
    });
}

async fn some_steps(visit: &Visit<'_>, steps: usize) -> Outcome<Page> {
    let mut page = visit.page().await?;
    for _ in 0..steps {
        page = visit.act(&page, &nothing_helps(&page)).await?.expect("the walk has not ended");
    }
    Ok(page)
}

#[test]
fn a_link_continues_the_visit_on_another_device() {
    browse(async |visit| {
        visit.open().await?;
        visit.choose("not-enough-storage").await?;
        visit.advance("start").await?;
        let left = visit.advance("not-fixed").await?;
        let link = visit.handover_link().await?;
        assert!(link.starts_with(&visit.home()), "{link}");
        assert_eq!(visit.accessibility_findings().await?, Vec::<String>::new());
        let drawn = "return document.querySelector('.code__drawing path')?.getAttribute('d').length ?? 0;";
        assert!(visit.ask::<usize>(drawn, vec![]).await? > 1000, "there is a code for cameras");
        // It goes along while it is open.
        let left_later = visit.advance("skip").await?;
        assert!(!left_later.is_same_step(&left));
        let next = visit.handover_link_after(&link).await?;
        assert!(next.len() > link.len(), "{next}");
        // Elsewhere nothing is known of this visit.
        visit.forget().await?;
        let fragment = &link[link.find('#').expect("the link has a fragment")..];
        visit.open_at(fragment).await?;
        let found = visit.page_when("a word on why one is here", |page| page.notice.is_some()).await?;
        assert!(found.is_same_step(&left), "{found}");
        assert_eq!(found.answers, left.answers);
        // A reload is not another handing over.
        visit.page_when("an address without the visit", |page| page.hash.is_empty()).await?;
        let again = visit.reload().await?;
        assert!(again.is_same_step(&left) && again.answers == left.answers, "{again}");
        Ok(())
    });
}

#[test]
fn a_link_that_was_cut_short_loses_nothing_and_is_said() {
    browse(async |visit| {
        visit.open().await?;
        visit.choose("not-enough-storage").await?;
        let left = visit.advance("start").await?;
        visit.open_at("#visit/unstuck-visit.1.iclo").await?;
        let found = visit.page_when("a word on the link", |page| page.notice.is_some()).await?;
        assert!(found.is_same_step(&left), "what was kept is still there: {found}");
        assert!(found.notice.is_some_and(|notice| notice.contains("link")), "it is said");
        Ok(())
    });
}
