//! How long the next screen takes after a click, on a processor slowed four times: `cargo xtask bench-clicks`.

use std::collections::BTreeMap;
use std::thread::sleep;
use std::time::Duration;

use serde_json::json;
use unstuck_browser_tests::settings::text;
use unstuck_browser_tests::walk::{Act, nothing_helps, onward, storage_is_short_but_nothing_helps};
use unstuck_browser_tests::{Conditions, Outcome, Page, Visit, browse_under};

/// How much slower than this machine: about what a phone of some years is.
const SLOWER: u32 = 4;

/// No visit is followed further than this.
const STEPS: usize = 40;

/// How long the pointer rests on a button before it is pressed, and how long a finger holds the button down: short times for a
/// person. These are no waits for something to happen.
const RESTING: Duration = Duration::from_millis(150);
const HOLDING: Duration = Duration::from_millis(80);

/// How many of the longest clicks are told one by one.
const LONGEST: usize = 5;

/// Milliseconds from a click until the page hears of it, and until the next screen stands there.
type Took = [f64; 2];

/// A click: where it was made, where it led to, and what it took.
struct Click {
    from: Page,
    to: Page,
    took: Took,
}

/// What somebody does on a page.
type Rule = fn(&Page) -> Act;

/// What a visit begins with, and how it goes on.
const VISITS: [(&str, Rule); 5] = [
    ("unsure", nothing_helps),
    ("not-enough-storage", storage_is_short_but_nothing_helps),
    ("weeks-since", nothing_helps),
    ("last-backup-failed", storage_is_short_but_nothing_helps),
    ("never-finishes", nothing_helps),
];

#[test]
#[ignore = "measures instead of testing; `cargo xtask bench-clicks` runs it"]
fn clicks_on_a_slow_processor() {
    if text("UNSTUCK_CLICKS").is_none() {
        return;
    }
    let limit = Duration::from_secs(1200);
    browse_under(Conditions { limit, ..Conditions::default() }, async |visit| {
        for (people, thinking) in
            [("at once", None), ("after reading for 2 seconds", Some(Duration::from_secs(2)))]
        {
            let mut clicks = Vec::new();
            for (symptom, decide) in VISITS {
                walk(visit, symptom, decide, thinking, &mut clicks).await?;
            }
            report(people, &clicks);
        }
        Ok(())
    });
}

async fn walk(
    visit: &Visit<'_>,
    symptom: &str,
    decide: Rule,
    thinking: Option<Duration>,
    clicks: &mut Vec<Click>,
) -> Outcome {
    visit.forget().await?;
    let mut page = visit.open().await?;
    let () = visit.ask(include_str!("clicks.js"), vec![json!("watch")]).await?;
    visit.slow_down(SLOWER).await?;
    for _ in 0..STEPS {
        if let Some(thinking) = thinking {
            // Not a wait for something to happen: this is how long the person reads.
            sleep(thinking);
        }
        let act = if page.screen == "start" { Act::Answer(symptom.to_owned()) } else { decide(&page) };
        let action = match &act {
            Act::Stop => break,
            Act::Press(action) => action,
            Act::Answer(value) => {
                visit.choose(value).await?;
                onward(&page)
            }
        };
        press(visit, action).await?;
        let next =
            visit.page_when(&format!("the step after {page}"), |next| !next.is_same_step(&page)).await?;
        let took: Option<Took> = visit.ask(include_str!("clicks.js"), vec![json!("took")]).await?;
        if let Some(took) = took {
            clicks.push(Click { from: page, to: next.clone(), took });
        }
        if next.is_an_end() {
            break;
        }
        page = next;
    }
    visit.slow_down(1).await
}

/// Presses as a hand does. A driver's own click moves, presses and lets go in one moment, in which the page can do nothing
/// between the three, and which no hand is able to do.
async fn press(visit: &Visit<'_>, action: &str) -> Outcome {
    visit.point_at(action).await?;
    sleep(RESTING);
    visit.hold_down().await?;
    sleep(HOLDING);
    visit.let_go().await
}

#[expect(clippy::print_stdout, reason = "what was measured is for whoever asked for it")]
fn report(people: &str, clicks: &[Click]) {
    println!("\nclicks {people}: milliseconds until the next screen stands in the page");
    println!("{:<12} {:>6} {:>8} {:>8} {:>8} {:>8}", "to", "clicks", "median", "90 %", "99 %", "most");
    let mut by_screen: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for Click { to, took: [_, stands], .. } in clicks {
        by_screen.entry(&to.screen).or_default().push(*stands);
    }
    for (screen, times) in by_screen {
        row(screen, times);
    }
    row("all", clicks.iter().map(|Click { took: [_, stands], .. }| *stands).collect());
    println!("of this, before the page hears of the click, and after it");
    row("before", clicks.iter().map(|Click { took: [heard, _], .. }| *heard).collect());
    row("after", clicks.iter().map(|Click { took: [heard, stands], .. }| stands - heard).collect());
    println!("the longest");
    let mut slowest: Vec<&Click> = clicks.iter().collect();
    slowest.sort_by(|a, b| b.took[1].total_cmp(&a.took[1]));
    for Click { from, to, took: [_, stands] } in slowest.into_iter().take(LONGEST) {
        let name = |page: &Page| [page.screen.as_str(), page.step.as_deref().unwrap_or_default()].join(" ");
        println!("{stands:>8.1}  from {} to {}", name(from), name(to));
    }
}

#[expect(clippy::print_stdout, reason = "what was measured is for whoever asked for it")]
fn row(name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let share = |share: f64| {
        let at = (times.len() as f64 * share) as usize;
        times.get(at.min(times.len().saturating_sub(1))).copied().unwrap_or_default()
    };
    println!(
        "{name:<12} {:>6} {:>8.1} {:>8.1} {:>8.1} {:>8.1}",
        times.len(),
        share(0.5),
        share(0.9),
        share(0.99),
        share(1.0)
    );
}
