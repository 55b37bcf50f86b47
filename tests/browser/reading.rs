//! What is heard of a whole visit, screen by screen, in the order it is read. `UPDATE_EXPECT=1` writes the files beside
//! this one anew; each difference is one that a person would hear.

use unstuck_browser_tests::walk::storage_is_short_but_nothing_helps;
use unstuck_browser_tests::{Failure, Outcome, Page, Visit, browse, expected};

/// What was heard so far, and what was wrong with it.
#[derive(Default)]
struct Reading {
    text: String,
    faults: Vec<String>,
}

impl Reading {
    /// Reads a screen, once it is at rest, and asks the browser whether it sees the same.
    async fn of(&mut self, visit: &Visit<'_>, page: &Page, screen: &str) -> Outcome {
        // The title follows the screen, a moment later.
        let words: Vec<_> = page.heading.split_whitespace().take(2).collect();
        let (words, name) = (words.join(" "), " - Unstuck");
        let page = &visit
            .page_when("the title", |shown| {
                shown.is_same_step(page) && shown.title.contains(&words) && shown.title.ends_with(name)
            })
            .await?;
        let heard = visit.heard().await?;
        let step = page.step.as_deref().map(|step| format!(" {step}")).unwrap_or_default();
        self.text.push_str(&format!("# {screen}{step}\ntitle: {}\n{}\n", page.title, lasting(&heard.text())));
        self.faults.extend(heard.faults.iter().map(|fault| format!("{page}: {fault}")));
        self.faults.extend(visit.browser_agrees_with(&heard).await.err().map(|fault| fault.to_string()));
        Ok(())
    }

    fn is_as_in(&self, file: &str) -> Outcome {
        expected::is_as_in(file, &self.text)?;
        if self.faults.is_empty() { Ok(()) } else { Err(Failure::new(self.faults.join("\n  "))) }
    }
}

/// What differs from day to day and from hour to hour, or with each edition of the guide: what stands before it, and after.
const PASSING: [(&str, &str); 3] =
    [("Summary of ", " "), ("Code of this visit: ", " "), ("Look again ", ", in about")];

/// The text without that.
fn lasting(text: &str) -> String {
    let mut lasting = text.to_owned();
    for (before, after) in PASSING {
        let Some(start) = lasting.find(before).map(|at| at + before.len()) else { continue };
        let Some(length) = lasting[start..].find(after) else { continue };
        lasting.replace_range(start..start + length, "(…)");
    }
    lasting
}

/// Someone whose storage is full sees another message after a step, and a night on the charger helps.
#[test]
fn a_whole_visit_is_read_in_order_with_every_name_once() {
    browse(async |visit| {
        let mut reading = Reading::default();
        let start = visit.open().await?;
        reading.of(visit, &start, "start").await?;
        visit.choose("not-enough-storage").await?;
        let fix = visit.advance("start").await?;
        reading.of(visit, &fix, "fix").await?;

        let question = visit.advance("not-fixed").await?;
        reading.of(visit, &question, "question").await?;
        visit.press("continue").await?;
        let told = |page: &Page| page.focus.error && page.title.starts_with("Error");
        let error = visit.page_when("the error with the focus, and in the title", told).await?;
        reading.of(visit, &error, "question with an error").await?;

        visit.choose("paid").await?;
        let caution = visit.advance("continue").await?;
        reading.of(visit, &caution, "caution").await?;
        visit.advance("proceed").await?;
        let changed = visit.advance("changed").await?;
        reading.of(visit, &changed, "question after the message changed").await?;

        for answer in ["weeks-since", "runs", "seldom"] {
            visit.choose(answer).await?;
            visit.advance("continue").await?;
        }
        reading.of(visit, &visit.screen("fix").await?, "fix that takes a night").await?;
        let wait = visit.advance("continue").await?;
        reading.of(visit, &wait, "wait").await?;
        let resolved = visit.advance("fixed").await?;
        assert_eq!(resolved.screen, "resolved");
        reading.of(visit, &resolved, "resolved").await?;
        reading.is_as_in("reading/resolved.txt")
    });
}

#[test]
fn the_hand_over_to_support_is_read_in_order_with_every_name_once() {
    browse(async |visit| {
        visit.open().await?;
        visit.choose("not-enough-storage").await?;
        visit.advance("start").await?;
        let met = visit.walk(30, storage_is_short_but_nothing_helps).await?;
        let end = &met[met.len() - 1];
        assert_eq!(end.screen, "support");
        let mut reading = Reading::default();
        reading.of(visit, end, "support").await?;
        reading.is_as_in("reading/support.txt")
    });
}
