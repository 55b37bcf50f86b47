//! Pictures of every screen, for people to look at: `cargo xtask shots`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use unstuck_browser_tests::settings::text;
use unstuck_browser_tests::{Conditions, Failure, Fault, Outcome, Page, Visit, browse_under};

use crate::tour::{Stops, TOOLS, tour};

/// A common phone and a common desktop window.
const SIZES: [(u32, u32); 2] = [(390, 844), (1280, 900)];

/// Pages of the guide besides its list and the tools: a cause, a fix with a caution, and one to read.
const PAGES: [&str; 3] = ["#guide/not-enough-storage", "#guide/delete-this-backup", "#guide/why-backup"];

/// Takes each screen in every size and look. The same kind of screen is met several times: each gets its step into the name.
async fn shoot(visit: &Visit<'_>, folder: &Path, page: &Page, names: &mut Vec<String>) -> Outcome {
    let name = match page.step.as_deref() {
        Some(step) => format!("{}-{step}", page.screen),
        None => page.screen.clone(),
    };
    let name = name.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    if names.contains(&name) {
        return Ok(());
    }
    for (width, height) in SIZES {
        for (dark, look) in [(false, "light"), (true, "dark")] {
            let picture = visit.whole_page(width, height, dark).await?;
            let file = folder.join(format!("{name}-{width}-{look}.png"));
            fs::write(&file, picture)
                .map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
        }
    }
    names.push(name);
    Ok(())
}

#[test]
#[ignore = "takes pictures instead of testing; `cargo xtask shots` runs it"]
fn shots_of_every_screen() {
    let Some(folder) = text("UNSTUCK_SHOTS").map(PathBuf::from) else { return };
    let limit = Duration::from_secs(900);
    let mut names = Vec::new();
    browse_under(Conditions { limit, ..Conditions::default() }, async |visit| {
        visit.open().await?;
        tour(visit, Stops::All, async |page| shoot(visit, &folder, page, &mut names).await).await?;
        for address in TOOLS.into_iter().chain(PAGES) {
            let page = visit.open_at(address).await?;
            let screen = address.trim_start_matches('#').to_owned();
            shoot(visit, &folder, &Page { screen, ..page }, &mut names).await?;
        }
        Ok(())
    });
    browse_under(Conditions { fault: Fault::MissingWasm, limit, ..Conditions::default() }, async |visit| {
        visit.expect_errors();
        visit.goto_home().await?;
        let failed = "return document.querySelector('.failure') !== null";
        visit.until("the panel", async || Ok(visit.ask::<bool>(failed, vec![]).await?.then_some(()))).await?;
        for (width, height) in SIZES {
            for (dark, look) in [(false, "light"), (true, "dark")] {
                let picture = visit.whole_page(width, height, dark).await?;
                let file = folder.join(format!("failure-{width}-{look}.png"));
                fs::write(&file, picture)
                    .map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
            }
        }
        Ok(())
    });
    names.push("failure".to_owned());
    let sheet = folder.join("index.html");
    fs::write(&sheet, contact_sheet(&names)).expect("the contact sheet is written");
}

/// All pictures on one page.
fn contact_sheet(names: &[String]) -> String {
    let figure = |name: &String| {
        let pictures = SIZES.iter().flat_map(|(width, _)| ["light", "dark"].map(|look| (*width, look)));
        let pictures: String = pictures
            .map(|(width, look)| {
                let file = format!("{name}-{width}-{look}.png");
                let shown = if width < 500 { 200 } else { 480 };
                format!("<a href=\"{file}\"><img src=\"{file}\" width=\"{shown}\" loading=\"lazy\" alt=\"{name}, {width} px, {look}\"></a>\n")
            })
            .collect();
        format!("<h2>{name}</h2>\n<div>{pictures}</div>\n")
    };
    let figures: String = names.iter().map(figure).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Screens of Unstuck</title>\n\
         <style>body {{ font: 1rem system-ui; margin: 2rem; background: #888 }} div {{ display: flex; gap: 1rem; align-items: start; \
         flex-wrap: wrap }}</style>\n<h1>Screens</h1>\n{figures}"
    )
}
