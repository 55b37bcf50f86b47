//! Nothing is said twice, and nothing goes unheard: the heading of a new screen by the focus, a notice by its region.

use unstuck_browser_tests::speech::Said;
use unstuck_browser_tests::walk::storage_is_short_but_nothing_helps;
use unstuck_browser_tests::{Outcome, Page, Visit, browse};

/// What was said beside the focus on controls that were pressed on the way.
fn without_controls(said: Vec<Said>) -> Vec<Said> {
    said.into_iter().filter(|part| part.is_heading() || !matches!(part, Said::Focus(_))).collect()
}

/// Everything that a change to this screen said, once the heading has the focus.
async fn said_on(visit: &Visit<'_>, page: &Page) -> Outcome<Vec<Said>> {
    let said = visit.said_until(&format!("the heading of {page} to be said"), Said::is_heading).await?;
    Ok(without_controls(said))
}

fn heading(page: &Page) -> Said {
    Said::Focus(format!("h1 {}", page.heading))
}

#[test]
fn on_each_new_screen_the_heading_is_said_and_nothing_else() {
    browse(async |visit| {
        visit.open().await?;
        assert_eq!(visit.said().await?, [], "nothing is said while the page loads");
        visit.choose("not-enough-storage").await?;
        let mut page = visit.advance("start").await?;
        for _ in 0..30 {
            assert_eq!(said_on(visit, &page).await?, [heading(&page)], "on {page}");
            if page.is_an_end() {
                break;
            }
            page = visit.act(&page, &storage_is_short_but_nothing_helps(&page)).await?.unwrap_or(page);
        }
        assert_eq!(page.screen, "support");
        Ok(())
    });
}

#[test]
fn an_error_is_said_by_the_focus_alone_and_describes_the_answers() {
    browse(async |visit| {
        visit.open().await?;
        let question = visit.advance("start").await?;
        said_on(visit, &question).await?;
        visit.press("continue").await?;
        visit.page_when("the error with the focus", |page| page.focus.error).await?;
        let said = visit.said().await?;
        let not_by_focus: Vec<_> = said.iter().filter(|part| !matches!(part, Said::Focus(_))).collect();
        assert!(not_by_focus.is_empty(), "said besides: {not_by_focus:?}");
        let summary = said
            .iter()
            .filter(|part| matches!(part, Said::Focus(what) if what.contains("There is a problem")));
        assert_eq!(summary.count(), 1, "{said:?}");

        let described: String = visit
            .ask(
                "const fields = document.querySelector('fieldset:has([name=answer])');
                 const ids = (fields.getAttribute('aria-describedby') ?? '').split(' ');
                 return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim();",
                vec![],
            )
            .await?;
        assert!(described.contains("Choose an answer"), "the answers are described as {described:?}");
        Ok(())
    });
}

const ASKED_WHERE: &str =
    "unstuck-visit 1 icloud-backup\nstart\nanswer symptom never-finishes\nunsure same-spot";

#[test]
fn a_notice_is_said_once_and_after_the_heading() {
    browse(async |visit| {
        // Where in the house it fails is only asked for some symptoms.
        visit.open_with_record(ASKED_WHERE).await?;
        visit.press_change("symptom").await?;
        visit.page_when("the first question again", |page| page.step.as_deref() == Some("symptom")).await?;
        visit.choose("account-locked-message").await?;
        visit.said().await?;
        let next = visit.advance("continue").await?;
        let told = visit.page_when("the notice", |page| page.notice.is_some()).await?;
        let said = without_controls(visit.said().await?);
        assert!(
            matches!(&said[..], [first, Said::Status(notice)]
            if *first == heading(&next) && notice.starts_with("After this change")),
            "{said:?} on {told}"
        );
        Ok(())
    });
}

#[test]
fn a_person_who_comes_back_is_greeted_in_a_region_that_was_there_before() {
    browse(async |visit| {
        visit.open().await?;
        visit.choose("not-enough-storage").await?;
        visit.advance("start").await?;
        let found = visit.reopen_in_a_new_tab().await?;
        let said = visit.said_until("the greeting", |part| matches!(part, Said::Status(_))).await?;
        assert!(
            matches!(&said[..], [Said::Status(notice)] if notice.starts_with("Welcome back")),
            "{said:?} on {found}"
        );
        Ok(())
    });
}

#[test]
fn what_a_button_did_with_the_summary_is_said_once() {
    browse(async |visit| {
        visit.open().await?;
        visit.press("support").await?;
        let support = visit.screen("support").await?;
        said_on(visit, &support).await?;
        visit.press("copy").await?;
        let said = visit.said_until("what copying did", |part| matches!(part, Said::Status(_))).await?;
        assert_eq!(without_controls(said).len(), 1);
        Ok(())
    });
}
