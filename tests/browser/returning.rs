//! People come back: after a reload, after a night, in another tab, after the guide has changed.

use unstuck_browser_tests::walk::{nothing_helps, on_the_charger_in_vain};
use unstuck_browser_tests::{Outcome, Page, Visit, browse, in_another_browser};

const TICKED: &str = "return [...document.querySelectorAll('main .line__tick')].map((tick) => tick.checked);";
const SINCE: &str = "unstuck.since.icloud-backup";
const MAIN: &str = "return document.querySelector('main').innerText;";

/// To the first fix about full storage.
async fn to_a_fix(visit: &Visit<'_>) -> Outcome<Page> {
    visit.open().await?;
    visit.choose("not-enough-storage").await?;
    visit.advance("start").await
}

/// To a wait over night.
async fn to_a_wait(visit: &Visit<'_>) -> Outcome<Page> {
    visit.open().await?;
    visit.choose("weeks-since").await?;
    visit.advance("start").await?;
    let wait = visit.walk(20, on_the_charger_in_vain).await?.pop().expect("there is a screen");
    assert_eq!(wait.screen, "wait");
    Ok(wait)
}

async fn ticked(visit: &Visit<'_>, awaited: &[bool]) -> Outcome {
    visit
        .until(&format!("the ticks {awaited:?}"), async || {
            let ticked: Vec<bool> = visit.ask(TICKED, vec![]).await?;
            Ok(ticked.starts_with(awaited).then_some(()))
        })
        .await
}

#[test]
fn ticked_lines_outlive_a_reload_and_a_closed_tab_but_not_a_new_beginning() {
    browse(async |visit| {
        let fix = to_a_fix(visit).await?;
        assert_eq!(fix.screen, "fix");
        visit.click("main .line:nth-child(1) .line__text").await?;
        visit.click("main .line:nth-child(2) .line__tick").await?;
        visit.click("main .line:nth-child(1) .line__text").await?;
        ticked(visit, &[false, true]).await?;
        visit.reload().await?;
        ticked(visit, &[false, true]).await?;
        let found = visit.reopen_in_a_new_tab().await?;
        assert!(found.is_same_step(&fix), "{found}");
        ticked(visit, &[false, true]).await?;
        visit.advance("restart").await?;
        visit.choose("not-enough-storage").await?;
        visit.advance("start").await?;
        ticked(visit, &[false, false]).await
    });
}

#[test]
fn a_wait_says_how_much_of_it_has_passed_and_after_the_night_whether_it_worked_comes_first() {
    browse(async |visit| {
        let wait = to_a_wait(visit).await?;
        let said: String = visit.ask(MAIN, vec![]).await?;
        assert!(said.contains("You began just now. Look again "), "{said}");
        let since: u64 = visit.stored(SINCE).await?.and_then(|since| since.parse().ok()).expect("it is kept");

        let after = async |hours: u64| {
            visit.keep(SINCE, &(since - hours * 60).to_string()).await?;
            visit.open().await
        };
        let soon = after(3).await?;
        assert_eq!((&soon.heading, &soon.step), (&wait.heading, &wait.step));
        let said: String = visit.ask(MAIN, vec![]).await?;
        assert!(said.contains("You began about 3 hours ago. Look again "), "{said}");
        assert!(said.contains("in about 5 hours"), "{said}");

        let over = after(10).await?;
        assert_eq!((over.heading.as_str(), over.step.clone()), ("Time to look again", wait.step.clone()));
        let said: String = visit.ask(MAIN, vec![]).await?;
        let place = |words: &str| said.find(words).unwrap_or_else(|| panic!("no {words:?} in {said}"));
        assert!(place("Did it work?") < place("The time is over."), "{said}");
        assert!(place("You left it at this ") < place("Did it work?"), "{said}");
        let next = visit.advance("not-fixed").await?;
        assert!(!next.is_same_step(&over));
        Ok(())
    });
}

#[test]
fn a_wait_that_goes_on_on_another_device_does_not_begin_anew() {
    browse(async |visit| {
        let wait = to_a_wait(visit).await?;
        let since: u64 = visit.stored(SINCE).await?.and_then(|since| since.parse().ok()).expect("it is kept");
        visit.keep(SINCE, &(since - 3 * 60).to_string()).await?;
        visit.open().await?;
        let link = visit.handover_link().await?;
        let fragment = &link[link.find('#').expect("it has a fragment")..];
        in_another_browser(async |other| {
            let found = other.open_at(fragment).await?;
            assert_eq!((&found.heading, &found.answers), (&wait.heading, &wait.answers));
            let said: String = other.ask(MAIN, vec![]).await?;
            assert!(said.contains("You began about 3 hours ago. Look again "), "{said}");
            Ok(())
        })
        .await
    });
}

#[test]
fn after_a_day_a_person_is_told_when_they_were_here() {
    browse(async |visit| {
        let fix = to_a_fix(visit).await?;
        let since = visit.stored(SINCE).await?.expect("it is kept");
        let since: u64 = since.parse().expect("it is a number");
        visit.keep(SINCE, &(since - 10 * 24 * 60).to_string()).await?;
        visit.open().await?;
        let found = visit.page_when("a greeting", |page| page.notice.is_some()).await?;
        assert!(found.is_same_step(&fix), "{found}");
        let notice = found.notice.unwrap_or_default();
        assert!(notice.contains("You were here last week"), "{notice}");
        Ok(())
    });
}

#[test]
fn what_happens_in_another_tab_is_told_and_can_be_gone_on_with() {
    browse(async |visit| {
        let here = to_a_fix(visit).await?;
        let mut there = None;
        visit
            .in_another_tab(async |found| {
                assert!(found.is_same_step(&here), "it begins where this one is: {found}");
                there = visit.act(&found, &nothing_helps(&found)).await?;
                Ok(())
            })
            .await?;
        let there = there.expect("it goes on there");
        let told = visit.page_when("a word on the other tab", |page| page.notice.is_some()).await?;
        assert!(told.is_same_step(&here), "nothing moves by itself: {told}");
        visit.click("[data-notice] [data-action=resume]").await?;
        // The title comes last, after the entry of the browser's history.
        let title = format!("{} - Unstuck", there.heading);
        let found = visit
            .page_when(&format!("{there}"), |page| page.is_same_step(&there) && page.title == title)
            .await?;
        assert_eq!((&found.answers, &found.notice), (&there.answers, &None));
        visit.browser_back().await?;
        visit.page_when("the screen from before", |page| page.is_same_step(&here)).await?;
        Ok(())
    });
}

#[test]
fn a_changed_guide_keeps_what_still_applies_and_names_the_rest() {
    browse(async |visit| {
        let head = "unstuck-visit 1 icloud-backup\nstart\nanswer symptom weeks-since";
        let record = format!("{head}\nanswer back-up-now answer-of-old\nnot-fixed step-of-old");
        visit.open_with_record(&record).await?;
        let found = visit.page_when("a word on the guide", |page| page.notice.is_some()).await?;
        let notice = found.notice.clone().unwrap_or_default();
        assert!(
            notice.contains("What happens when you tap Back Up Now?"),
            "a question in its words: {notice}"
        );
        assert!(notice.contains("step of old"), "what is gone by what its id says: {notice}");
        assert_eq!(found.answers.len(), 1, "the rest is kept");
        assert!(visit.advance("skip").await?.notice.is_none(), "it is said once");
        Ok(())
    });
}
