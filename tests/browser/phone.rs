//! Settings are called as on the reader's own iPhone: seen from the browser there, asked in one tap elsewhere.

use serde_json::json;
use thirtyfour::Key;
use unstuck_browser_tests::{Conditions, Fault, Outcome, Page, Visit, browse, browse_under};

/// A step whose way through Settings has other names in other versions.
const STEP: &str = "#guide/delete-old-backups";
/// A step that is done with other buttons on other kinds of iPhone.
const RESTART: &str = "#guide/restart";
/// A page whose text names the same row.
const PAGE: &str = "#guide/check-a-backup";

/// The way through Settings, as one line.
async fn way(visit: &Visit<'_>) -> Outcome<String> {
    visit.ask("return document.querySelector('main .path > .path__chips')?.textContent ?? '';", vec![]).await
}

/// The summary of the choice, whether it is open, and the values that are chosen in it.
async fn chooser(visit: &Visit<'_>) -> Outcome<(String, bool, Vec<String>)> {
    let script = "const chooser = document.querySelector('main details.phone');
        return [chooser.querySelector('summary').innerText, chooser.open,
                [...chooser.querySelectorAll('input:checked')].map((radio) => radio.value)];";
    visit.ask(script, vec![]).await
}

/// Taps a choice, by the name of its group and its value.
async fn tap(visit: &Visit<'_>, name: &str, value: &str) -> Outcome {
    visit.click(&format!("label:has(input[name={name}][value=\"{value}\"])")).await
}

/// Waits until the way through Settings has this label.
async fn until_way_has(visit: &Visit<'_>, label: &str) -> Outcome {
    visit
        .until(&format!("{label} in the way"), async || Ok(way(visit).await?.contains(label).then_some(())))
        .await
}

/// Waits until the text of the page that is open has this label.
async fn until_text_has(visit: &Visit<'_>, label: &str) -> Outcome {
    let script = "return document.querySelector('main .prose')?.textContent.includes(arguments[0]) ?? false;";
    visit
        .until(&format!("{label} in the text"), async || {
            let has: bool = visit.ask(script, vec![json!(label)]).await?;
            Ok(has.then_some(()))
        })
        .await
}

async fn entries(visit: &Visit<'_>) -> Outcome<u32> {
    visit.ask("return history.length;", vec![]).await
}

/// What the start screen says of the iPhone that it is read on.
async fn detected(visit: &Visit<'_>) -> Outcome<bool> {
    visit
        .ask("return document.querySelector('main').innerText.includes('This iPhone has iOS 17.5');", vec![])
        .await
}

#[test]
fn on_the_iphone_itself_nobody_is_asked() {
    browse_under(Conditions { fault: Fault::Iphone17, ..Conditions::default() }, async |visit| {
        visit.open().await?;
        assert!(detected(visit).await?, "the start says what was seen");
        visit.open_at(STEP).await?;
        assert!(way(visit).await?.contains("Manage Account Storage"));
        let (said, open, chosen) = chooser(visit).await?;
        assert!(said.contains("Names as on iOS 17.5"), "{said}");
        assert!(!open, "there is nothing to ask");
        assert_eq!(chosen, ["17"]);
        visit.open_at(RESTART).await?;
        let (said, open, chosen) = chooser(visit).await?;
        assert!(said.contains("Face ID") && !open, "{said}");
        assert_eq!(chosen, ["face-id"]);
        visit.open_at(PAGE).await?;
        until_text_has(visit, "Manage Account Storage").await
    });
}

#[test]
fn another_device_with_the_problem_is_not_taken_for_this_one() {
    browse_under(Conditions { fault: Fault::Iphone17, ..Conditions::default() }, async |visit| {
        visit.open().await?;
        tap(visit, "device", "other").await?;
        visit.until("no word of this iPhone", async || Ok((!detected(visit).await?).then_some(()))).await?;
        visit.open_at(STEP).await?;
        let (_, open, chosen) = chooser(visit).await?;
        assert!(open && chosen.is_empty(), "it is asked, with nothing chosen beforehand: {chosen:?}");
        tap(visit, "ios", "latest").await?;
        visit
            .until("what was chosen", async || Ok((chooser(visit).await?.2 == ["latest"]).then_some(())))
            .await?;
        assert!(!way(visit).await?.contains("Manage Account Storage"));
        Ok(())
    });
}

#[test]
fn elsewhere_one_tap_gives_the_names_and_keeps_them() {
    browse(async |visit| {
        let before = visit.open_at(STEP).await?;
        assert!(!way(visit).await?.contains("Manage"), "until it is known, the names are the latest");
        let (_, open, chosen) = chooser(visit).await?;
        assert!(open && chosen.is_empty(), "it is asked, with nothing chosen beforehand: {chosen:?}");
        assert_eq!(visit.accessibility_findings().await?, Vec::<String>::new());
        visit.fits_the_window().await?;

        let entries_before = entries(visit).await?;
        tap(visit, "ios", "17").await?;
        until_way_has(visit, "Manage Account Storage").await?;
        let (said, open, chosen) = chooser(visit).await?;
        assert!(said.contains("Names as on iOS 16 or 17"), "{said}");
        assert!(open, "an answer does not fold away what was just used");
        assert_eq!(chosen, ["17"]);
        let after = visit.page().await?;
        assert!(after.is_same_step(&before) && after.hash == before.hash, "{after}");
        assert_eq!(entries(visit).await?, entries_before, "Back leads to where the person was before");

        visit.reload().await?;
        assert!(way(visit).await?.contains("Manage Account Storage"));
        assert!(!chooser(visit).await?.1, "it is known now");
        visit.open_at(PAGE).await?;
        until_text_has(visit, "Manage Account Storage").await
    });
}

#[test]
fn the_focus_stays_on_the_answer_while_the_names_change() {
    browse(async |visit| {
        visit.open_at(STEP).await?;
        visit.tab_to("the choice of iOS", |focus| focus.name.as_deref() == Some("ios")).await?;
        let is_chosen = |page: &Page, value: &str| {
            page.focus.name.as_deref() == Some("ios")
                && page.focus.value.as_deref() == Some(value)
                && page.focus.checked
        };
        visit.space().await?;
        until_way_has(visit, "Manage Storage").await?;
        visit.page_when("the focus on the first era", |page| is_chosen(page, "15")).await?;
        visit.key(Key::Down).await?;
        until_way_has(visit, "Manage Account Storage").await?;
        visit.page_when("the focus on the next era", |page| is_chosen(page, "17")).await?;
        Ok(())
    });
}

#[test]
fn what_was_said_of_the_iphone_outlives_a_new_start() {
    browse(async |visit| {
        visit.open_at(RESTART).await?;
        tap(visit, "kind", "home-button").await?;
        visit.open_at(STEP).await?;
        tap(visit, "ios", "15").await?;
        until_way_has(visit, "Manage Storage").await?;
        assert_eq!(visit.stored("unstuck.phone").await?.as_deref(), Some("home-button iOS 15"));
        visit.press("restart").await?;
        visit.screen("start").await?;
        visit.open_at(STEP).await?;
        assert!(way(visit).await?.contains("Manage Storage"));
        visit.open_at(RESTART).await?;
        assert_eq!(chooser(visit).await?.2, ["home-button"]);
        Ok(())
    });
}

#[test]
fn a_corrupt_word_about_the_iphone_is_ignored() {
    browse(async |visit| {
        visit.open().await?;
        let keep = "localStorage.setItem('unstuck.phone', arguments[0]);";
        for corrupt in ["iOS 17 and more", "\u{fffd}{", "this other "] {
            let () = visit.ask(keep, vec![json!(corrupt)]).await?;
            visit.open_at(STEP).await?;
            assert!(chooser(visit).await?.1, "{corrupt:?} was believed");
        }
        Ok(())
    });
}
