//! What a person sees when a part of the page did not come, or when the program fails.

use serde::Deserialize;
use unstuck_browser_tests::walk::nothing_helps;
use unstuck_browser_tests::{Conditions, Fault, Outcome, Visit, browse, browse_under};

/// The panel in place of the page.
#[derive(Deserialize)]
pub(super) struct Panel {
    pub(super) cause: String,
    pub(super) heading: String,
    title: String,
    pub(super) focused: bool,
    report: String,
    pub(super) ways: Vec<String>,
    pub(super) checks: usize,
}

pub(super) async fn panel(visit: &Visit<'_>) -> Outcome<Panel> {
    let script = "const panel = document.querySelector('[data-failed]');
        const heading = panel?.querySelector('h1');
        return panel && {
          cause: panel.dataset.failed,
          heading: heading.innerText,
          title: document.title,
          focused: document.activeElement === heading,
          report: panel.querySelector('pre').textContent,
          ways: [...panel.querySelectorAll('a[href]')].map((link) => link.innerText),
          checks: panel.querySelectorAll('ol > li').length,
        };";
    visit.until("the panel", async || visit.ask(script, vec![]).await).await
}

/// What every panel has: it takes the focus, names itself, leads on, and breaks no rule that axe knows.
async fn is_sound(visit: &Visit<'_>, panel: &Panel) -> Outcome {
    assert!(panel.focused, "what happened is announced");
    assert!(panel.title.starts_with(&panel.heading), "{}", panel.title);
    for way in ["Try again", "Contact Apple Support"] {
        assert!(panel.ways.iter().any(|known| known == way), "{way} is not among {:?}", panel.ways);
    }
    for named in ["What failed: ", "unstuck.", "icloud-backup.en.", "Screen: start", "Browser: "] {
        assert!(panel.report.contains(named) || panel.cause == "crash", "{named} in {}", panel.report);
    }
    assert_eq!(visit.accessibility_findings().await?, Vec::<String>::new());
    visit.fits_the_window().await
}

/// Opens the page where a part does not come.
fn a_part_does_not_come(fault: Fault, cause: &'static str, words: &'static str) {
    browse_under(Conditions { fault, ..Conditions::default() }, async |visit| {
        visit.expect_errors();
        visit.goto_home().await?;
        let panel = panel(visit).await?;
        assert_eq!(panel.cause, cause);
        assert!(panel.heading.contains(words), "{}", panel.heading);
        assert_eq!(panel.checks, 8, "the plain checks are there meanwhile");
        is_sound(visit, &panel).await
    });
}

#[test]
fn a_missing_program_is_said_with_a_report_and_ways_on() {
    a_part_does_not_come(Fault::MissingWasm, "missing", "part of this page is missing");
}

#[test]
fn a_missing_guide_is_said_with_a_report_and_ways_on() {
    a_part_does_not_come(Fault::MissingGuide, "guide", "guide could not be loaded");
}

#[test]
fn a_guide_that_ends_early_is_said_with_a_report_and_ways_on() {
    a_part_does_not_come(Fault::CutGuide, "guide-wrong", "guide is not what it should be");
}

#[test]
fn a_sign_in_page_in_place_of_the_guide_is_said_with_a_report_and_ways_on() {
    a_part_does_not_come(Fault::SignInForGuide, "guide-wrong", "guide is not what it should be");
}

#[test]
fn without_the_texts_of_pages_articles_are_complete_and_the_rest_can_be_tried_again() {
    browse_under(Conditions { fault: Fault::MissingPages, ..Conditions::default() }, async |visit| {
        visit.expect_errors();
        visit.open_at("#guide/restart").await?;
        assert!(visit.shows(".lines li").await?, "what to do is there");
        for page in ["#guide/all", "#guide/storage-planner"] {
            visit.open_at(page).await?;
            visit
                .page_when("a way to try again", |page| page.offers("retry") && page.error.is_some())
                .await?;
        }
        Ok(())
    });
}

/// Goes some steps and lets the next one fail: the browser refuses an element once, as it may when an extension meddles with
/// the page. The program does not expect it.
async fn crash_after_some_steps(visit: &Visit<'_>) -> Outcome<unstuck_browser_tests::Page> {
    visit.expect_errors();
    let mut page = visit.open().await?;
    for _ in 0..3 {
        page = visit.act(&page, &nothing_helps(&page)).await?.expect("the walk has not ended");
    }
    let refuse = "const insert = Node.prototype.insertBefore;
        Node.prototype.insertBefore = function () {
          Node.prototype.insertBefore = insert;
          throw new Error('refused: what a person typed');
        };";
    let () = visit.ask(refuse, vec![]).await?;
    visit.press("support").await?;
    Ok(page)
}

#[test]
fn a_crash_says_so_and_its_report_has_nothing_that_was_answered() {
    browse(async |visit| {
        let page = crash_after_some_steps(visit).await?;
        let panel = panel(visit).await?;
        assert_eq!(panel.cause, "crash");
        assert!(panel.ways.iter().any(|way| way == "Start again"), "{:?}", panel.ways);
        is_sound(visit, &panel).await?;
        let lines: Vec<&str> = panel.report.lines().collect();
        assert!(lines[0].starts_with("What failed: crash, panicked at "), "{}", panel.report);
        assert!(lines[1].contains("unstuck.") && lines[1].contains("icloud-backup.en."), "{}", panel.report);
        assert!(lines[2].starts_with("Screen: ") && lines[2].len() > "Screen: ".len(), "{}", panel.report);
        assert!(
            ["Chrome ", "Firefox ", "Safari "].iter().any(|name| lines[3].contains(name)),
            "{}",
            panel.report
        );
        assert_eq!(lines.len(), 4, "{}", panel.report);
        assert!(!panel.report.contains("typed"), "{}", panel.report);
        for row in &page.answers {
            assert!(!panel.report.contains(&row.text), "{}", panel.report);
        }
        Ok(())
    });
}

#[test]
fn after_a_crash_another_try_goes_on_with_the_same_answers() {
    browse(async |visit| {
        let left = crash_after_some_steps(visit).await?;
        panel(visit).await?;
        visit.click_outside_the_app(".failure a.button--primary").await?;
        let found = visit.page_when("the app", |page| page.screen == left.screen).await?;
        assert!(found.is_same_step(&left), "left {left}, found {found}");
        assert_eq!(found.answers, left.answers);
        // And it works.
        let next = visit.advance("support").await?;
        assert_eq!(next.screen, "support");
        Ok(())
    });
}

#[test]
fn a_crash_without_a_connection_is_said_all_the_same_and_keeps_the_answers() {
    browse_under(Conditions { fault: Fault::MissingHelp, ..Conditions::default() }, async |visit| {
        let left = crash_after_some_steps(visit).await?;
        let script = "const panel = document.querySelector('[data-failed=crash]');
            const heading = panel?.querySelector('h1');
            return panel && [document.title.startsWith(heading.innerText), document.activeElement === heading,
              panel.innerText.includes('answers are kept')];";
        let seen: [bool; 3] = visit.until("the panel", async || visit.ask(script, vec![]).await).await?;
        assert_eq!(seen, [true; 3], "title, focus, and that the answers are kept");
        assert_eq!(visit.accessibility_findings().await?, Vec::<String>::new());
        visit.click_outside_the_app(".failure a").await?;
        let found = visit.page_when("the app", |page| page.screen == left.screen).await?;
        assert!(found.is_same_step(&left) && found.answers == left.answers, "left {left}, found {found}");
        Ok(())
    });
}

#[test]
fn after_a_crash_one_can_begin_anew() {
    browse(async |visit| {
        crash_after_some_steps(visit).await?;
        panel(visit).await?;
        visit.click_outside_the_app(".failure a.button--secondary").await?;
        let found = visit.screen("start").await?;
        assert_eq!(found.answers, []);
        assert_eq!(visit.record().await?, None, "nothing is kept");
        Ok(())
    });
}

#[test]
fn after_a_crash_the_way_back_is_a_new_beginning_and_not_the_broken_program() {
    browse(async |visit| {
        let left = crash_after_some_steps(visit).await?;
        panel(visit).await?;
        visit.browser_back().await?;
        let found = visit.page_when("the app", |page| page.screen != "support").await?;
        assert!(found.answers.len() < left.answers.len(), "{found} is before {left}");
        Ok(())
    });
}

#[test]
fn the_report_of_a_crash_is_copied_or_marked() {
    browse(async |visit| {
        crash_after_some_steps(visit).await?;
        let panel = panel(visit).await?;
        visit.click_outside_the_app(".failure__details button").await?;
        said(visit, "Copied").await?;
        assert_eq!(visit.pasted().await?.trim_end(), panel.report.trim_end());
        let closed = "Object.defineProperty(navigator, 'clipboard', { value: undefined });";
        let () = visit.ask(closed, vec![]).await?;
        visit.click_outside_the_app(".failure__details button").await?;
        said(visit, "marked").await?;
        let selected: String = visit.ask("return getSelection().toString()", vec![]).await?;
        assert_eq!(selected.trim(), panel.report.trim());
        Ok(())
    });
}

async fn said(visit: &Visit<'_>, words: &str) -> Outcome {
    let script = "return document.querySelector('.failure__status').innerText.includes(arguments[0])";
    visit.until(words, async || Ok(visit.ask::<bool>(script, vec![words.into()]).await?.then_some(()))).await
}
