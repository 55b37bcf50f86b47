//! A tour past every kind of screen, for tests that look at all of them.

use std::collections::{BTreeMap, BTreeSet};

use unstuck_browser_tests::walk::{nothing_helps, storage_is_short, storage_is_short_but_nothing_helps};
use unstuck_browser_tests::{Failure, Outcome, Page, Visit};

/// The pages of tools, which the tour does not pass.
pub(crate) const TOOLS: [&str; 7] = [
    "#guide/storage-planner",
    "#guide/upload-estimate",
    "#guide/connection-check",
    "#guide/ios-check",
    "#guide/restart-buttons",
    "#guide/app-finder",
    "#guide/safety-check",
];

/// Which screens to stop at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stops {
    /// The first of each kind.
    Kinds,
    /// All that are met.
    All,
}

/// From the app's first screen, which is open already, past every kind of screen; `look` is called at each
/// stop. At the end every kind that the guide has must have been among them.
pub(crate) async fn tour(
    visit: &Visit<'_>,
    stops: Stops,
    mut look: impl AsyncFnMut(&Page) -> Outcome,
) -> Outcome {
    let mut kinds: BTreeSet<String> = BTreeSet::new();
    let mut stop = async |page: &Page| -> Outcome {
        if kinds.insert(page.screen.clone()) || stops == Stops::All {
            look(page).await?;
        }
        Ok(())
    };

    stop(&visit.page().await?).await?;
    let question = visit.advance("start").await?;
    stop(&question).await?;
    visit.press("continue").await?;
    let error = visit.page_when("the error summary", |page| page.error.is_some()).await?;
    // Not a kind of its own, but a look of its own.
    stop(&Page { screen: "error summary".to_owned(), ..error }).await?;

    let mut page = question;
    for _ in 0..200 {
        if page.is_an_end() {
            break;
        }
        page = if page.screen == "fix" && page.offers("continue") {
            visit.advance("continue").await?
        } else {
            visit.act(&page, &nothing_helps(&page)).await?.unwrap_or(page)
        };
        stop(&page).await?;
    }

    // What is irreversible is for those who know what they have: the way of short storage leads past it.
    let mut page = visit.advance("restart").await?;
    let mut cautioned = false;
    for _ in 0..50 {
        if page.is_an_end() {
            break;
        }
        cautioned |= page.screen == "caution";
        let act = if cautioned { storage_is_short(&page) } else { storage_is_short_but_nothing_helps(&page) };
        page = visit.act(&page, &act).await?.unwrap_or(page);
        stop(&page).await?;
    }

    visit.click("a[href$=\"#guide\"]").await?;
    stop(&visit.screen("guide").await?).await?;
    visit.click("main a[href*=\"#guide/\"]").await?;
    let one = visit.page_when("a page of the guide", |page| page.hash.starts_with("#guide/")).await?;
    stop(&Page { screen: "guide page".to_owned(), ..one }).await?;

    let missed: Vec<_> =
        ["start", "question", "error summary", "caution", "fix", "wait", "support", "resolved", "guide"]
            .into_iter()
            .filter(|kind| !kinds.contains(*kind))
            .collect();
    assert!(missed.is_empty(), "the tour never met {}", missed.join(", "));
    Ok(())
}

/// The shortest way past every kind of screen, from the app's first one, which is open already: someone whose storage is full
/// sees another message after a step, and a night on the charger helps. For looks that take their time.
pub(crate) async fn short_tour(visit: &Visit<'_>, mut look: impl AsyncFnMut(&Page) -> Outcome) -> Outcome {
    look(&visit.page().await?).await?;
    visit.choose("not-enough-storage").await?;
    look(&visit.advance("start").await?).await?;
    look(&visit.advance("not-fixed").await?).await?;
    visit.press("continue").await?;
    let error = visit.page_when("the error summary", |page| page.error.is_some()).await?;
    look(&Page { screen: "error summary".to_owned(), ..error }).await?;
    visit.choose("paid").await?;
    let caution = visit.advance("continue").await?;
    assert_eq!(caution.screen, "caution");
    look(&caution).await?;
    visit.advance("proceed").await?;
    visit.advance("changed").await?;
    for answer in ["weeks-since", "runs", "seldom"] {
        visit.choose(answer).await?;
        visit.advance("continue").await?;
    }
    let wait = visit.advance("continue").await?;
    assert_eq!(wait.screen, "wait");
    look(&wait).await?;
    look(&visit.advance("fixed").await?).await?;
    visit.screen("resolved").await?;
    look(&visit.advance("support").await?).await?;
    visit.screen("support").await?;
    visit.click("a[href$=\"#guide\"]").await?;
    look(&visit.screen("guide").await?).await?;
    visit.click("main a[href*=\"#guide/\"]").await?;
    let one = visit.page_when("a page of the guide", |page| page.hash.starts_with("#guide/")).await?;
    look(&Page { screen: "guide page".to_owned(), ..one }).await
}

/// Looks at every kind of screen and fails with all findings at once, each with the screens it was found on.
pub(crate) async fn on_every_kind(
    visit: &Visit<'_>,
    mut look: impl AsyncFnMut() -> Outcome<Vec<String>>,
) -> Outcome {
    let mut findings: BTreeMap<String, Vec<String>> = BTreeMap::new();
    short_tour(visit, async |page| {
        for finding in look().await? {
            findings.entry(finding).or_default().push(page.screen.clone());
        }
        Ok(())
    })
    .await?;
    if findings.is_empty() {
        return Ok(());
    }
    let lines = findings.iter().map(|(finding, screens)| format!("\n  {finding} on {}", screens.join(", ")));
    Err(Failure::new(lines.collect::<String>()))
}
