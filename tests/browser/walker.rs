//! Random visits, each of which must end, with everything that must be true of every screen looked at on each. Twenty in every
//! run, the same ones; in the long run as many as asked for, others each time.

use std::collections::BTreeSet;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use unstuck_browser_tests::settings::{number, text};
use unstuck_browser_tests::walk::Act;
use unstuck_browser_tests::{Conditions, Failure, Outcome, Page, Visit, browse, browse_under};

/// No visit may need more steps than this, however odd its answers.
const MOST_STEPS: usize = 250;

/// Visits in every run.
const FEW: u64 = 20;

#[test]
fn twenty_random_visits_end_and_keep_what_holds_on_every_screen() {
    random_visits(FEW, 1);
}

#[test]
fn soak_random_visits() {
    if text("UNSTUCK_SOAK").as_deref() != Some("1") {
        return;
    }
    let visits = number("UNSTUCK_WALKS").unwrap_or(100);
    let seed = number("UNSTUCK_SEED")
        .unwrap_or_else(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_secs()));
    random_visits(visits, seed);
}

fn random_visits(visits: u64, seed: u64) {
    let limit = Duration::from_secs(60 * visits.max(5));
    browse_under(Conditions { limit, ..Conditions::default() }, async |visit| {
        for number in 0..visits {
            // Each visit has a seed of its own, so that a failing one can be repeated alone.
            let seed = seed.wrapping_add(number);
            random_visit(visit, &mut Dice(seed))
                .await
                .map_err(|failure| failure.within(format!("visit {number}, UNSTUCK_SEED={seed}")))?;
        }
        Ok(())
    });
}

async fn random_visit(visit: &Visit<'_>, dice: &mut Dice) -> Outcome {
    visit.forget().await?;
    let mut page = visit.open().await?;
    // Where Back leads.
    let mut before: Option<Page> = None;
    let mut trail = Vec::new();
    // Fixes that were done in vain since the message last changed.
    let mut done: BTreeSet<String> = BTreeSet::new();
    for _ in 0..MOST_STEPS {
        holds(visit, &page).await?;
        if page.is_an_end() {
            return Ok(());
        }
        let step = page.step.clone().unwrap_or_else(|| page.screen.clone());
        if page.screen == "fix" && done.contains(&step) {
            return Err(Failure::new(format!("{page} was done before: {}", trail.join(", "))));
        }
        trail.push(step.clone());
        if let Some(before) = before.as_ref().filter(|_| dice.upto(4) == 0) {
            back_and_forward(visit, before, &page).await?;
        }
        if dice.upto(8) == 0 {
            let found = visit.reload().await?;
            if !found.is_same_step(&page) || found.answers != page.answers {
                return Err(Failure::new(format!("reload on {page} gave {found}")));
            }
        }
        if dice.upto(10) == 0 {
            // Somebody who reads on: what the next click leads to is drawn by then.
            visit.looked_ahead().await?;
        }
        let act = choice(&page, dice);
        match act {
            Act::Press("not-fixed" | "already-tried") => drop(done.insert(step)),
            Act::Press("changed") => done.clear(),
            _ => {}
        }
        let next = visit.act(&page, &act).await?.unwrap_or_else(|| page.clone());
        let next = with_focus_on_heading(visit, &next).await?;
        before = Some(page);
        page = next;
    }
    Err(Failure::new(format!("no end after {MOST_STEPS} steps: {}", trail.join(", "))))
}

/// A screen that a click or the browser led to has the focus on its heading.
async fn with_focus_on_heading(visit: &Visit<'_>, page: &Page) -> Outcome<Page> {
    visit
        .page_when(&format!("the focus on the heading of {page}"), |shown| {
            shown.is_same_step(page) && shown.focus.element == "h1"
        })
        .await
}

/// Back leads to the screen before, and Forward to the same screen again, each with the answers it had.
async fn back_and_forward(visit: &Visit<'_>, before: &Page, page: &Page) -> Outcome {
    if !page.offers("back") {
        return Err(Failure::new(format!("{page} has no way back to {before}")));
    }
    visit.press("back").await?;
    let awaited = |page: &Page| format!("{page} with {} answers", page.answers.len());
    let same = |shown: &Page, wanted: &Page| shown.is_same_step(wanted) && shown.answers == wanted.answers;
    visit.page_when(&awaited(before), |shown| same(shown, before)).await?;
    holds(visit, &with_focus_on_heading(visit, before).await?).await?;
    visit.browser_forward().await?;
    visit.page_when(&awaited(page), |shown| same(shown, page)).await?;
    with_focus_on_heading(visit, page).await?;
    Ok(())
}

/// What must be true of every screen.
async fn holds(visit: &Visit<'_>, page: &Page) -> Outcome {
    if page.headings != 1 {
        return Err(Failure::new(format!("{page} has {} headings of the first level", page.headings)));
    }
    // The title follows the screen, a moment later.
    let first_words: Vec<_> = page.heading.split_whitespace().take(2).collect();
    let first_words = first_words.join(" ");
    visit
        .page_when(&format!("a title that begins with {first_words:?}"), |shown| {
            shown.is_same_step(page) && shown.title.starts_with(&first_words)
        })
        .await?;
    let onward =
        page.actions.iter().any(|action| !["back", "restart", "change", "print"].contains(&action.as_str()));
    if !onward && !page.is_an_end() {
        return Err(Failure::new(format!("{page} has no way on")));
    }
    visit.fits_the_window().await?;
    // So far no error, no violation of the policy and no request.
    visit.all_was_quiet().await
}

/// What may go wrong on a screen, done to one, and the words that the walker has for it.
const FAULTS: [(&str, &str); 7] = [
    ("document.querySelector('main').append(document.createElement('h1'))", "headings of the first level"),
    ("document.title = 'Another title'", "a title that begins with"),
    (
        "document.querySelectorAll('main [data-action], header [data-action]').forEach((way) => way.remove())",
        "no way on",
    ),
    ("document.querySelector('main').style.inlineSize = '3000px'", "px wide in a window"),
    ("console.error('something broke')", "something broke"),
    // As a browser tells of an error; what a driver's script throws is not told in every engine.
    ("dispatchEvent(new ErrorEvent('error', { message: 'nobody caught this' }))", "nobody caught this"),
    ("fetch('/index.html?late')", "request after load"),
];

#[test]
fn the_walk_notices_what_goes_wrong_on_a_screen() {
    browse(async |visit| {
        for (fault, words) in FAULTS {
            visit.forget().await?;
            visit.open().await?;
            let page = visit.advance("start").await?;
            holds(visit, &page).await?;
            let () = visit.ask(fault, vec![]).await?;
            // Some of it takes a moment to happen.
            let noticed = visit
                .until(words, async || {
                    // One of the faults is a wrong title, so nothing may wait for the right one.
                    let Some(page) = visit.glance().await? else { return Ok(None) };
                    Ok(holds(visit, &page).await.err().map(|failure| failure.to_string()))
                })
                .await?;
            assert!(noticed.contains(words), "{fault} gives {noticed}");
            // It was made on purpose and is not to count at the end.
            let () = visit.ask("performance.clearResourceTimings()", vec![]).await?;
        }
        Ok(())
    });
}

#[test]
fn the_walk_notices_a_way_back_that_leads_elsewhere() {
    browse(async |visit| {
        let start = visit.open().await?;
        let first = visit.advance("start").await?;
        visit.choose("unsure").await?;
        let second = visit.advance("continue").await?;
        back_and_forward(visit, &first, &second).await?;
        let wrong = back_and_forward(visit, &start, &second).await;
        assert!(wrong.is_err_and(|failure| failure.to_string().contains(&start.heading)));
        Ok(())
    });
}

fn choice(page: &Page, dice: &mut Dice) -> Act {
    const OUTCOMES: [&str; 6] = ["not-fixed", "could-not", "already-tried", "later", "changed", "fixed"];
    match page.screen.as_str() {
        "start" | "question" => {
            if page.offers("skip") && dice.upto(6) == 0 {
                return Act::Press("skip");
            }
            let options = page.options.len().max(1) as u64;
            Act::Answer(page.options.get(dice.upto(options) as usize).cloned().unwrap_or_default())
        }
        "caution" => Act::Press(if page.offers("safer") && dice.upto(2) == 0 { "safer" } else { "proceed" }),
        _ if page.offers("continue") && dice.upto(2) == 0 => Act::Press("continue"),
        _ => {
            // Weighted towards failing, so that visits grow long; a success ends one.
            let offered: Vec<_> = OUTCOMES.into_iter().filter(|outcome| page.offers(outcome)).collect();
            let thrown = dice.upto(12) as usize;
            Act::Press(offered.get(thrown).or(offered.first()).copied().unwrap_or("support"))
        }
    }
}

/// A small generator with known output for a seed (SplitMix64, Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    /// A number from 0 up to, not including, `sides`.
    fn upto(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }
}
