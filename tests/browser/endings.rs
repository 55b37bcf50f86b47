//! Every visit ends well: fixed, or with a person who can help.

use std::collections::BTreeSet;

use unstuck_browser_tests::walk::{Act, nothing_helps, storage_is_short, storage_is_short_but_nothing_helps};
use unstuck_browser_tests::{Page, browse};

#[test]
fn storage_full_visit_reaches_resolved_within_four_screens_after_the_start() {
    browse(async |visit| {
        let start = visit.open().await?;
        assert_eq!(start.screen, "start");
        visit.choose("not-enough-storage").await?;
        visit.advance("start").await?;
        let met = visit.walk(4, storage_is_short).await?;
        assert_eq!(last(&met).screen, "resolved");
        assert!(met.len() <= 4, "{} screens after the start: {}", met.len(), trail(&met));
        Ok(())
    });
}

#[test]
fn not_sure_to_everything_and_still_failing_ends_at_support_with_all_of_it_in_the_summary() {
    browse(async |visit| {
        visit.open().await?;
        let met = visit.walk(150, nothing_helps).await?;
        let end = last(&met);
        assert_eq!(end.screen, "support");

        let fixes: Vec<&Page> = met.iter().filter(|page| page.screen == "fix").collect();
        let different: BTreeSet<_> = fixes.iter().map(|page| &page.step).collect();
        assert_eq!(different.len(), fixes.len(), "a fix was offered twice: {}", trail(&met));
        assert!(!fixes.is_empty(), "not one fix was offered: {}", trail(&met));

        let summary = plain(end.summary.as_deref().unwrap_or_default());
        let questions = met.iter().filter(|page| page.screen == "question");
        for page in fixes.into_iter().chain(questions) {
            assert!(
                summary.contains(&plain(&page.heading)),
                "the summary does not name {:?}:\n{}",
                page.heading,
                end.summary.as_deref().unwrap_or("(none)")
            );
        }
        Ok(())
    });
}

#[test]
fn support_is_never_a_dead_end() {
    browse(async |visit| {
        visit.open().await?;
        let met = visit.walk(150, nothing_helps).await?;
        assert!(last(&met).offers("restart"));
        assert!(last(&met).offers("back"));
        let again = visit.advance("restart").await?;
        assert_eq!(again.screen, "start");
        assert_eq!(again.answers, [], "a new visit begins without answers");
        Ok(())
    });
}

#[test]
fn a_fix_that_fails_again_after_all_goes_on_with_the_next_step() {
    browse(async |visit| {
        visit.open().await?;
        visit.choose("not-enough-storage").await?;
        visit.advance("start").await?;
        let met = visit.walk(6, storage_is_short).await?;
        let fixed = met.iter().rfind(|page| page.screen == "fix").and_then(|page| page.step.clone());
        let next = visit.advance("not-fixed").await?;
        assert_ne!(next.screen, "resolved");
        assert_ne!(next.step, fixed, "the fix that failed is not offered again");
        Ok(())
    });
}

#[test]
fn what_erases_comes_after_its_caution_and_the_safer_way_leads_back() {
    browse(async |visit| {
        visit.open().await?;
        let met = visit
            .walk(60, |page| match page.screen.as_str() {
                "caution" => Act::Stop,
                _ => storage_is_short_but_nothing_helps(page),
            })
            .await?;
        let caution = last(&met);
        assert_eq!(caution.screen, "caution", "no caution on the way: {}", trail(&met));
        assert!(met.iter().all(|page| page.screen != "fix" || page.step != caution.step));

        let safer = visit.advance("safer").await?;
        assert_eq!(safer.screen, "fix");
        assert_ne!(safer.step, caution.step);
        let again = visit.advance("not-fixed").await?;
        assert_eq!(again.step, caution.step, "after the preparation the step comes, but this is {again}");
        let fix = if again.screen == "caution" { visit.advance("proceed").await? } else { again };
        assert_eq!((fix.screen.as_str(), &fix.step), ("fix", &caution.step));
        Ok(())
    });
}

fn last(met: &[Page]) -> &Page {
    &met[met.len() - 1]
}

/// The steps met, for a message.
fn trail(met: &[Page]) -> String {
    let steps: Vec<_> = met.iter().map(|page| page.step.as_deref().unwrap_or(&page.screen)).collect();
    steps.join(", ")
}

/// Words only: a summary may wrap its lines and end its headings as it likes.
fn plain(text: &str) -> String {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}
