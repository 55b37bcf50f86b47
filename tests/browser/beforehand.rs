//! The screens that a click can lead to are drawn while the person reads, and are the ones that the click would have drawn.

use serde::Deserialize;
use serde_json::json;
use unstuck_browser_tests::walk::{Act, storage_is_short_but_nothing_helps};
use unstuck_browser_tests::{Outcome, Page, Visit, browse};

/// How far the visits are followed.
const STEPS: usize = 7;

/// Counts what is made in the page.
const MADE: &str = include_str!("beforehand.js");

#[derive(Debug, Deserialize)]
struct Made {
    /// How many elements, from the click until the screen was put into the page.
    made: u32,
    /// How many children the screen had by then.
    children: u32,
}

/// What stands on the page: the step and beside it.
async fn drawn(visit: &Visit<'_>) -> Outcome<String> {
    visit
        .ask(
            "return ['main', 'aside'].map((part) => document.querySelector(part).outerHTML).join('\\n');",
            vec![],
        )
        .await
}

/// Demands that the screen that has come was drawn before the click.
async fn was_there_before(visit: &Visit<'_>, page: &Page) -> Outcome {
    let made: Made = visit.ask(MADE, vec![json!("made")]).await?;
    assert!(made.made < 12 && made.children > 0, "{page} was not there before the click: {made:?}");
    Ok(())
}

/// Walks the same way each time, after or before the next screens are drawn; gives what each screen was.
async fn walk(visit: &Visit<'_>, patient: bool) -> Outcome<Vec<String>> {
    visit.forget().await?;
    let mut page = visit.open().await?;
    let () = visit.ask(MADE, vec![json!("count")]).await?;
    let mut screens = Vec::new();
    for _ in 0..STEPS {
        if patient {
            page = visit.looked_ahead().await?;
        }
        let act = storage_is_short_but_nothing_helps(&page);
        let Some(next) = visit.act(&page, &act).await? else { break };
        if patient && ["question", "caution", "fix"].contains(&next.screen.as_str()) {
            was_there_before(visit, &next).await?;
        }
        screens.push(drawn(visit).await?);
        page = next;
    }
    Ok(screens)
}

#[test]
fn who_comes_back_from_a_page_finds_the_next_screens_drawn_again() {
    browse(async |visit| {
        visit.open().await?;
        let question = visit.advance("start").await?;
        let () = visit.ask(MADE, vec![json!("count")]).await?;
        visit.click("header a[href='#guide']").await?;
        visit.screen("guide").await?;
        visit.press("back").await?;
        visit
            .page_when("the question again", |page| page.is_same_step(&question) && page.is_looked_ahead())
            .await?;
        visit.choose("unsure").await?;
        let next = visit.advance("continue").await?;
        was_there_before(visit, &next).await
    });
}

#[test]
fn what_a_chosen_answer_leads_to_is_drawn_before_all_else() {
    browse(async |visit| {
        visit.open().await?;
        let () = visit.ask(MADE, vec![json!("count")]).await?;
        // Nearly the last that would have its turn.
        let () = visit.ask(MADE, vec![json!("choose"), json!("unsure")]).await?;
        visit.until_said::<bool>("a screen drawn", MADE, vec![json!("begun")]).await?;
        let next = visit.advance("start").await?;
        was_there_before(visit, &next).await
    });
}

#[test]
fn a_screen_drawn_beforehand_is_the_one_that_the_click_would_have_drawn() {
    browse(async |visit| {
        let (quick, patient) = (walk(visit, false).await?, walk(visit, true).await?);
        assert_eq!(quick.len(), STEPS, "it goes on for that long");
        for (at, (quick, patient)) in quick.iter().zip(&patient).enumerate() {
            assert_eq!(quick, patient, "the screen after click {at}");
        }
        Ok(())
    });
}

#[test]
fn what_was_drawn_beforehand_has_the_names_that_were_chosen_since() {
    browse(async |visit| {
        visit.open().await?;
        visit.choose("not-enough-storage").await?;
        let fix = visit.advance("start").await?;
        visit.looked_ahead().await?;
        visit.click("main label:has(input[name=ios][value='17'])").await?;
        visit
            .until("the names of iOS 17 chosen", async || {
                let chosen = "return document.querySelector('input[name=ios]:checked')?.value === '17';";
                Ok(visit.ask::<bool>(chosen, vec![]).await?.then_some(()))
            })
            .await?;
        visit.looked_ahead().await?;
        let next = visit.act(&fix, &Act::Press("not-fixed")).await?.expect("it goes on");
        let text: String = visit.ask("return document.querySelector('main').textContent;", vec![]).await?;
        assert!(text.contains("Manage Account Storage"), "{next}: {text}");
        Ok(())
    });
}

#[test]
fn drawing_the_next_screens_takes_no_error_away() {
    browse(async |visit| {
        visit.open().await?;
        let question = visit.advance("start").await?;
        visit.press("continue").await?;
        visit.page_when("an error", |page| page.title.starts_with("Error: ")).await?;
        let page = visit.looked_ahead().await?;
        assert!(page.is_same_step(&question) && page.error.is_some() && page.focus.error, "{page}");
        assert!(page.title.starts_with("Error: "), "{}", page.title);
        visit.choose("unsure").await?;
        let next = visit.advance("continue").await?;
        assert!(next.error.is_none() && !next.title.starts_with("Error: "), "{}", next.title);
        Ok(())
    });
}
