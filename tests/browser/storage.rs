//! Whatever the browser kept, or refuses to keep, the visit works.

use unstuck_browser_tests::walk::storage_is_short;
use unstuck_browser_tests::{Conditions, Fault, Outcome, Page, Visit, browse, browse_under};

/// Opens the app on a record that it cannot read, and expects a fresh start that says so once.
async fn starts_fresh_on(visit: &Visit<'_>, record: &str) -> Outcome {
    visit.open_with_record(record).await?;
    let page = visit.page_when("a word on the record", |page| page.notice.is_some()).await?;
    assert_eq!(page.screen, "start", "a record that cannot be read is a fresh start");
    assert_eq!(visit.broken_record().await?.as_deref(), Some(record), "the record is put aside, not lost");
    let again = visit.reload().await?;
    assert_eq!(again.screen, "start");
    assert_eq!(again.notice, None, "once is enough");
    resolves(visit).await?;
    Ok(())
}

/// From the start screen to the end of a short visit; gives every page met.
async fn resolves(visit: &Visit<'_>) -> Outcome<Vec<Page>> {
    visit.choose("not-enough-storage").await?;
    visit.advance("start").await?;
    let met = visit.walk(6, storage_is_short).await?;
    assert_eq!(met[met.len() - 1].screen, "resolved");
    Ok(met)
}

#[test]
fn a_corrupt_saved_visit_starts_fresh_and_says_so() {
    browse(async |visit| {
        starts_fresh_on(visit, "unstuck-visit 1 icloud-backup\nans\u{fffd}er 7 {\"x\":").await
    });
}

#[test]
fn a_record_of_unknown_version_starts_fresh_and_says_so() {
    browse(async |visit| {
        starts_fresh_on(visit, "unstuck-visit 99 icloud-backup\nanswer symptom stuck\n").await
    });
}

#[test]
fn a_record_with_unknown_names_starts_fresh_or_drops_them() {
    browse(async |visit| {
        let page = visit
            .open_with_record(
                "unstuck-visit 1 icloud-backup\nstart\nanswer no-such-question yes\nnot-fixed no-such-fix\n",
            )
            .await?;
        assert_ne!(page.step.as_deref(), Some("no-such-question"));
        assert!(!page.is_an_end(), "unknown names end no visit, but this shows {page}");
        Ok(())
    });
}

#[test]
fn blocked_storage_still_works() {
    browse_under(Conditions { fault: Fault::BlockedStorage, ..Conditions::default() }, async |visit| {
        works_without_storage(visit).await
    });
}

#[test]
fn full_storage_still_works() {
    browse_under(Conditions { fault: Fault::FullStorage, ..Conditions::default() }, async |visit| {
        works_without_storage(visit).await
    });
}

async fn works_without_storage(visit: &Visit<'_>) -> Outcome {
    visit.open().await?;
    let start = visit.page_when("a word on what is not kept", |page| page.notice.is_some()).await?;
    assert_eq!(start.screen, "start");
    let met = resolves(visit).await?;
    assert!(met[met.len() - 1].notice.is_none(), "told once, not on every screen");
    visit.browser_back().await?;
    let before = &met[met.len() - 2];
    visit.page_when("the screen before", |page| page.is_same_step(before)).await?;
    // Nothing was kept for another day; the tab's own history may still know the place.
    let reloaded = visit.reload().await?;
    assert!(reloaded.screen == "start" || reloaded.is_same_step(before), "a reload gave {reloaded}");
    Ok(())
}

#[test]
fn a_sandboxed_frame_still_works() {
    browse_under(Conditions { fault: Fault::Sandbox, ..Conditions::default() }, async |visit| {
        visit.open_in_sandbox().await?;
        let mut page = visit.page_when("a word on what is not kept", |page| page.notice.is_some()).await?;
        // By keyboard, since WebKit's driver clicks beside its target in a frame of another origin.
        for _ in 0..8 {
            if page.is_an_end() {
                break;
            }
            page = visit.act_by_keyboard(&page, &storage_is_short(&page)).await?.unwrap_or(page);
        }
        assert_eq!(page.screen, "resolved");
        Ok(())
    });
}
