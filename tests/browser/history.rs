//! Back is real.

use unstuck_browser_tests::walk::{Act, nothing_helps};
use unstuck_browser_tests::{Outcome, Page, Visit, browse};

/// Walks eight steps of a visit in which nothing helps.
async fn eight_steps(visit: &Visit<'_>) -> Outcome<Vec<Page>> {
    visit.open().await?;
    let mut left = 8;
    visit
        .walk(9, |page| {
            left -= 1;
            if left < 0 { Act::Stop } else { nothing_helps(page) }
        })
        .await
}

async fn shows(visit: &Visit<'_>, expected: &Page) -> Outcome<Page> {
    let shown = visit.page_when(&format!("{expected} again"), |page| page.is_same_step(expected)).await?;
    assert_eq!(shown.answers, expected.answers, "the answers on {expected}");
    Ok(shown)
}

#[test]
fn back_and_forward_give_the_same_screen_at_each_step() {
    browse(async |visit| {
        let met = eight_steps(visit).await?;
        for earlier in met.iter().rev().skip(1) {
            visit.browser_back().await?;
            shows(visit, earlier).await?;
        }
        for later in met.iter().skip(1) {
            visit.browser_forward().await?;
            shows(visit, later).await?;
        }
        Ok(())
    });
}

#[test]
fn a_step_is_kept_though_something_is_told_before_it_is_drawn() {
    browse(async |visit| {
        visit.open().await?;
        let question = visit.advance("start").await?;
        // The word of another tab comes right behind the click.
        visit
            .ask::<()>(
                "document.querySelector('[data-action=skip]').click();
                const newValue = 'unstuck-visit 1 icloud-backup\\nstart\\nanswer symptom weeks-since';
                dispatchEvent(new StorageEvent('storage', { key: 'unstuck.visit.icloud-backup', newValue }));",
                vec![],
            )
            .await?;
        let skipped = format!("skip {}", question.step.as_deref().unwrap_or_default());
        visit
            .until("the step that was skipped kept", async || {
                let record = visit.record().await?.unwrap_or_default();
                Ok(record.ends_with(&skipped).then_some(()))
            })
            .await?;
        visit.page_when("the word of the other tab", |page| page.notice.is_some()).await?;
        visit.browser_back().await?;
        visit.page_when("the question before", |page| page.is_same_step(&question)).await?;
        Ok(())
    });
}

#[test]
fn the_back_link_goes_where_the_browser_goes() {
    browse(async |visit| {
        let met = eight_steps(visit).await?;
        for pair in met.windows(2).rev() {
            let (earlier, later) = (&pair[0], &pair[1]);
            visit.press("back").await?;
            shows(visit, earlier).await?;
            // The link has used the browser's own history, so the browser can undo it.
            visit.browser_forward().await?;
            shows(visit, later).await?;
            visit.browser_back().await?;
            shows(visit, earlier).await?;
        }
        Ok(())
    });
}

#[test]
fn another_way_taken_after_going_back_is_the_one_that_counts() {
    browse(async |visit| {
        let met = eight_steps(visit).await?;
        let question = met.iter().rposition(|page| page.screen == "question").expect("a question was met");
        for earlier in met[question..].iter().rev().skip(1) {
            visit.press("back").await?;
            shows(visit, earlier).await?;
        }
        let other = met[question].options.first().expect("a question has answers").clone();
        visit.choose(&other).await?;
        let next = visit.advance("continue").await?;
        let step = met[question].step.as_deref().unwrap_or_default();
        let record = visit.record().await?.unwrap_or_default();
        assert!(record.contains(&format!("answer {step} {other}")), "the record is:\n{record}");
        assert!(!record.contains(&format!("unsure {step}")), "the record is:\n{record}");
        visit.browser_back().await?;
        shows_step(visit, &met[question]).await?;
        visit.browser_forward().await?;
        shows(visit, &next).await?;
        Ok(())
    });
}

async fn shows_step(visit: &Visit<'_>, expected: &Page) -> Outcome {
    visit.page_when(&format!("{expected} again"), |page| page.is_same_step(expected)).await?;
    Ok(())
}
