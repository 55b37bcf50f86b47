//! When the app cannot start, the page says so and helps all the same.

use unstuck_browser_tests::{Conditions, Fault, browse, browse_under};

#[test]
fn a_missing_wasm_shows_a_panel_that_helps() {
    browse_under(Conditions { fault: Fault::MissingWasm, ..Conditions::default() }, async |visit| {
        visit.expect_errors();
        visit.goto_home().await?;
        let (heading, checks, links, focused): (String, usize, usize, bool) = visit
            .until("the panel", async || {
                visit
                    .ask(
                        "const panel = document.querySelector('[data-failed]');
                         return panel && [
                           panel.querySelector('h1').innerText,
                           panel.querySelectorAll('ol > li').length,
                           panel.querySelectorAll('a[href]').length,
                           document.activeElement === panel.querySelector('h1'),
                         ];",
                        vec![],
                    )
                    .await
            })
            .await?;
        assert!(!heading.is_empty(), "it says what happened");
        assert_eq!(checks, 8, "it lists the eight checks");
        assert!(links >= 2, "it offers another try, and a person");
        assert!(focused, "what happened is announced");
        visit.fits_the_window().await
    });
}

#[test]
fn an_ordinary_load_asks_for_each_file_once_and_is_quiet() {
    browse(async |visit| {
        visit.open().await?;
        let files: Vec<String> = visit
            .ask(
                "return performance.getEntriesByType('resource')
                   .map((entry) => entry.name).filter((name) => !name.includes('/-tests-/'));",
                vec![],
            )
            .await?;
        let home = visit.home();
        for file in &files {
            assert!(file.starts_with(&home), "{file} comes from elsewhere");
            assert_eq!(files.iter().filter(|other| *other == file).count(), 1, "{file} was asked for twice");
        }
        assert!(files.iter().any(|file| file.ends_with(".wasm")), "the program is among {files:?}");
        Ok(())
    });
}
