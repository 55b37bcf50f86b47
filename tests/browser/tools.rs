//! The tools, each on the page about it and with the keys alone; and in the steps that carry them.

use thirtyfour::Key;
use unstuck_browser_tests::walk::{Act, nothing_helps};
use unstuck_browser_tests::{Conditions, Fault, Outcome, Visit, browse, browse_under};

/// What stands in the part of a tool where results appear, once it holds.
async fn result(visit: &Visit<'_>, awaited: &str, holds: impl Fn(&str) -> bool) -> Outcome<String> {
    let script = "return [...document.querySelectorAll('main .tool__results')].map((part) => part.innerText).join('\\n');";
    visit
        .until(awaited, async || {
            let said: String = visit.ask(script, vec![]).await?;
            Ok(holds(&said).then_some(said))
        })
        .await
}

/// A result that contains these words.
async fn says(visit: &Visit<'_>, words: &str) -> Outcome<String> {
    result(visit, words, |said| said.contains(words)).await
}

/// A tool has no fault that axe finds, and fits into a narrow window.
async fn is_sound(visit: &Visit<'_>) -> Outcome {
    assert_eq!(visit.accessibility_findings().await?, Vec::<String>::new());
    visit.fits_the_window().await
}

/// The radio of a group with this label.
fn radio(group: &str, value: &str) -> String {
    format!("label:has(> input[name=\"{group}\"][value=\"{value}\"])")
}

#[test]
fn the_storage_planner_says_what_is_missing_what_to_remove_and_only_then_a_plan() {
    browse(async |visit| {
        visit.open_at("#guide/storage-planner").await?;
        visit.click(&radio("planner-plan", "5 GB")).await?;
        visit.type_into("#planner-used", "4,8").await?;
        visit.type_into("#planner-next", "6").await?;
        let said = says(visit, "5.8 GB is missing").await?;
        assert!(!said.contains("plan that holds"), "nobody is told to pay first: {said}");
        is_sound(visit).await?;
        // Enough to remove: no plan at all.
        visit.type_into("#planner-old", "6").await?;
        let said = says(visit, "Then it fits, without a larger plan").await?;
        assert!(said.contains("Backups of devices you no longer have: 6 GB"), "{said}");
        let offered: Vec<String> = visit.page().await?.actions;
        assert!(!offered.iter().any(|action| action == "no-more"), "{offered:?}");
        // Too little, and nothing more to remove: the smallest that holds it.
        visit.ask::<bool>("document.querySelector('#planner-old').select(); return true;", vec![]).await?;
        visit.type_into("#planner-old", "2").await?;
        says(visit, "3.8 GB is still missing").await?;
        visit.press("no-more").await?;
        says(visit, "The smallest plan that holds it: 50 GB").await?;
        // A slip is said at the field.
        visit.type_into("#planner-next", "x").await?;
        let wrong = "return document.querySelector('#planner-next').getAttribute('aria-invalid') === 'true'
            && document.querySelector('#planner-next-error')?.innerText;";
        let said: String = visit.until_said("the error at the field", wrong, vec![]).await?;
        assert!(said.contains("4.8"), "{said}");
        Ok(())
    });
}

#[test]
fn a_tool_answers_the_question_that_carries_it() {
    browse(async |visit| {
        visit.open().await?;
        visit.choose("not-enough-storage").await?;
        visit.advance("start").await?;
        // On the way to the question about room, whatever stands before it.
        let page = visit
            .walk(12, |page| {
                if page.step.as_deref() == Some("room-for-backup") { Act::Stop } else { nothing_helps(page) }
            })
            .await?
            .pop()
            .expect("a walk has a first page");
        assert_eq!(page.step.as_deref(), Some("room-for-backup"), "{page}");
        visit.click("details.tool > summary").await?;
        visit.page_when("the tool", |page| page.step.as_deref() == Some("room-for-backup")).await?;
        visit.click(&radio("planner-plan", "50 GB")).await?;
        visit.type_into("#planner-used", "20").await?;
        // Enter in a field of the tool does not send the question.
        visit.type_into("#planner-next", "3\u{e007}").await?;
        says(visit, "It fits. 27 GB will be left").await?;
        assert_eq!(visit.page().await?.error, None);
        visit.press("choose-answer").await?;
        let chosen = visit.page_when("the answer", |page| page.chosen.as_deref() == Some("fits")).await?;
        assert_eq!(chosen.step.as_deref(), Some("room-for-backup"));
        // What was typed is still there after a step further and back.
        visit.advance("continue").await?;
        visit.browser_back().await?;
        visit.page_when("the question again", |page| page.step.as_deref() == Some("room-for-backup")).await?;
        visit.click("details.tool > summary").await?;
        says(visit, "It fits. 27 GB will be left").await?;
        Ok(())
    });
}

#[test]
fn the_upload_estimate_gives_hours_nights_and_advice() {
    browse(async |visit| {
        visit.open_at("#guide/upload-estimate").await?;
        visit.type_into("#upload-size", "50").await?;
        visit.type_into("#upload-speed", "10").await?;
        says(visit, "about 16 hours: 3 nights").await?;
        is_sound(visit).await?;
        visit.click(&radio("upload-kind", "Fibre")).await?;
        says(visit, "about 3 hours: one night").await?;
        visit.click(&radio("upload-kind", "Slow DSL")).await?;
        says(visit, "A backup on a computer").await?;
        Ok(())
    });
}

#[test]
fn the_connection_check_measures_and_can_be_stopped() {
    browse(async |visit| {
        visit.open_at("#guide/connection-check").await?;
        visit.press("check").await?;
        let said = says(visit, "There and back").await?;
        assert!(said.contains("Pages load"), "{said}");
        assert!(said.contains("Mbps"), "{said}");
        is_sound(visit).await?;
        let hosts: Vec<String> = visit
            .ask(
                "return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin)
                   .filter((origin) => origin !== location.origin);",
                vec![],
            )
            .await?;
        assert_eq!(hosts, Vec::<String>::new(), "nothing but this site is asked");
        // A second one that never gets its answer.
        let stall = "window.fetch = (address, more) => new Promise((_, refuse) =>
            more?.signal?.addEventListener('abort', () => refuse(new Error('stopped')))); return true;";
        visit.ask::<bool>(stall, vec![]).await?;
        visit.press("check").await?;
        visit.page_when("a way to stop", |page| page.offers("stop-check")).await?;
        visit.press("stop-check").await?;
        says(visit, "Stopped").await?;
        Ok(())
    });
}

#[test]
fn the_ios_check_knows_what_a_model_can_have() {
    browse(async |visit| {
        visit.open_at("#guide/ios-check").await?;
        visit.type_into("#ios-version", "15.8").await?;
        let pick = "const list = document.querySelector('#ios-model');
            list.selectedIndex = [...list.options].findIndex((option) => option.label.includes(arguments[0]));
            list.dispatchEvent(new Event('change', { bubbles: true }));
            return list.selectedIndex > 0;";
        assert!(visit.ask::<bool>(pick, vec!["iPhone 6s".into()]).await?);
        says(visit, "iOS 15 is the last main version for this model").await?;
        is_sound(visit).await?;
        assert!(visit.ask::<bool>(pick, vec!["iPhone 11".into()]).await?);
        let said = says(visit, "It can have iOS").await?;
        assert!(said.contains("First a backup on a computer"), "{said}");
        Ok(())
    });
}

#[test]
fn the_restart_helper_draws_the_buttons_of_the_iphone() {
    browse(async |visit| {
        visit.open_at("#guide/restart-buttons").await?;
        let pressed = "return [...document.querySelectorAll('.iphone__caption')].map((text) => text.textContent).sort();";
        visit.click(&radio("restart-kind", "X or later (no Home button)")).await?;
        says(visit, "slide to power off").await?;
        assert_eq!(
            visit.ask::<Vec<String>>(pressed, vec![]).await?,
            ["side button", "volume down", "volume up"]
        );
        is_sound(visit).await?;
        visit.click(&radio("restart-state", "It is frozen")).await?;
        says(visit, "Press volume up and let go at once").await?;
        visit.click(&radio("restart-kind", "SE\u{a0}1, 5s")).await?;
        says(visit, "Hold the Home button and the top button together").await?;
        assert_eq!(visit.ask::<Vec<String>>(pressed, vec![]).await?, ["Home button", "top button"]);
        Ok(())
    });
}

#[test]
fn the_app_finder_halves_and_is_still_there_after_a_restart() {
    browse(async |visit| {
        visit.open_at("#guide/app-finder").await?;
        visit.type_into("#finder-count", "8").await?;
        visit.page_when("a way to begin", |page| page.offers("begin-search")).await?;
        visit.press("begin-search").await?;
        says(visit, "Turn apps 1 to 4 off").await?;
        is_sound(visit).await?;
        visit.press("search-failed").await?;
        says(visit, "Turn apps 5 to 6 off").await?;
        // The iPhone restarts, the page is opened again.
        visit.reload().await?;
        says(visit, "Turn apps 5 to 6 off").await?;
        visit.press("search-worked").await?;
        says(visit, "Turn app 6 on again").await?;
        visit.press("search-undo").await?;
        says(visit, "Turn apps 5 to 6 off").await?;
        visit.press("search-worked").await?;
        visit.press("search-worked").await?;
        says(visit, "It is app 5 in the list").await?;
        visit.press("search-again").await?;
        visit.page_when("the beginning", |page| !page.offers("search-again")).await?;
        Ok(())
    });
}

#[test]
fn the_safety_check_is_content_only_with_a_finished_backup() {
    browse(async |visit| {
        visit.open_at("#guide/safety-check").await?;
        says(visit, "Not yet").await?;
        visit.click(&radio("safety-photos", "On, and up to date")).await?;
        says(visit, "Your photos are, the rest is not").await?;
        visit.click(&radio("safety-computer", "Windows")).await?;
        is_sound(visit).await?;
        let lines: usize = visit
            .until("the lines", async || {
                let count: usize =
                    visit.ask("return document.querySelectorAll('main .line__tick').length;", vec![]).await?;
                Ok((count > 0).then_some(count))
            })
            .await?;
        for line in 1..=lines {
            visit.click(&format!(".lines > li:nth-child({line}) .line__tick")).await?;
        }
        says(visit, "Yes: there is a whole copy on the computer").await?;
        Ok(())
    });
}

#[test]
fn every_tool_is_used_with_the_keys_alone() {
    browse(async |visit| {
        visit.open_at("#guide/storage-planner").await?;
        visit.tab_onto("input[name=planner-plan]").await?;
        visit.space().await?;
        visit.tab_onto("#planner-used").await?;
        visit.type_keys("3").await?;
        visit.tab_onto("#planner-next").await?;
        visit.type_keys("1").await?;
        says(visit, "It fits. 1 GB will be left").await?;

        visit.open_at("#guide/upload-estimate").await?;
        visit.tab_onto("#upload-size").await?;
        visit.type_keys("5").await?;
        visit.tab_onto("input[name=upload-kind]").await?;
        visit.space().await?;
        says(visit, "about 16 hours").await?;

        visit.open_at("#guide/connection-check").await?;
        visit.press_by_keyboard("check").await?;
        says(visit, "There and back").await?;

        visit.open_at("#guide/ios-check").await?;
        visit.tab_onto("#ios-version").await?;
        visit.type_keys("12.5").await?;
        visit.tab_onto("#ios-model").await?;
        // The first entry that can be picked: the oldest models.
        visit.type_keys("i").await?;
        says(visit, "iOS 12 is the last main version").await?;

        visit.open_at("#guide/restart-buttons").await?;
        visit.tab_onto("input[name=restart-kind]").await?;
        visit.space().await?;
        says(visit, "together, and keep holding both").await?;
        visit.key(Key::Down).await?;
        says(visit, "Press the side button and keep holding it").await?;

        visit.open_at("#guide/app-finder").await?;
        visit.tab_onto("#finder-count").await?;
        visit.type_keys("4").await?;
        visit.page_when("a way to begin", |page| page.offers("begin-search")).await?;
        visit.press_by_keyboard("begin-search").await?;
        says(visit, "Turn apps 1 to 2 off").await?;
        visit.press_by_keyboard("search-worked").await?;
        says(visit, "Turn app 2 on again").await?;

        visit.open_at("#guide/safety-check").await?;
        visit.tab_onto("input[name=safety-computer]").await?;
        visit.space().await?;
        visit.tab_onto(".lines > li:first-child .line__tick").await?;
        visit.space().await?;
        visit.tab_onto(".lines > li:first-child .line__tick:checked").await?;
        Ok(())
    });
}

#[test]
fn an_annex_that_does_not_come_is_said_and_can_be_tried_again() {
    browse_under(Conditions { fault: Fault::MissingAnnex, ..Conditions::default() }, async |visit| {
        visit.expect_errors();
        visit.open().await?;
        visit.click("a[href$=\"#guide\"]").await?;
        let page = visit.page_when("a way to try again", |page| page.offers("retry")).await?;
        assert_eq!(page.screen, "guide");
        assert!(page.error.is_some(), "it is said");
        visit.press("retry").await?;
        visit.page_when("the same again", |page| page.offers("retry")).await?;
        // The rest of the app goes on.
        visit.browser_back().await?;
        let start = visit.screen("start").await?;
        assert!(start.offers("start"));
        Ok(())
    });
}
