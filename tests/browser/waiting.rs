//! Steps that take a night to show are waited for together.

use unstuck_browser_tests::walk::on_the_charger_in_vain;
use unstuck_browser_tests::{Page, browse};

#[test]
fn one_night_shows_whether_any_of_several_steps_has_helped() {
    browse(async |visit| {
        visit.open().await?;
        visit.choose("weeks-since").await?;
        visit.advance("start").await?;
        let met = visit.walk(20, on_the_charger_in_vain).await?;
        let wait = met.last().expect("there is a screen");
        assert_eq!(wait.screen, "wait");
        let begun: Vec<&Page> =
            met.iter().filter(|page| page.offers("continue") && page.screen == "fix").collect();
        assert!(begun.len() > 1, "one step alone would have to be waited for");
        for page in &begun {
            let text: String = visit.ask("return document.querySelector('main').innerText", vec![]).await?;
            assert!(text.contains(&page.heading), "the wait does not say what it is for: {}", page.heading);
        }

        let next = visit.advance("not-fixed").await?;
        for page in &begun {
            let row = next.answers.iter().find(|row| Some(&row.step) == page.step.as_ref());
            assert!(row.is_some(), "{} is not among what was done", page.heading);
        }
        // Back to the wait, with all of it.
        visit.advance("back").await?;
        let again = visit.page().await?;
        assert_eq!((&again.screen, &again.heading), (&wait.screen, &wait.heading));
        let fixed = visit.advance("fixed").await?;
        assert_eq!(fixed.screen, "resolved");
        Ok(())
    });
}
