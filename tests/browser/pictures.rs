//! Screens and samples look as they did when somebody last looked at them.
//!
//! The pictures to compare with are in `tests/pictures`, taken in Chromium with a font of the tests' own. `cargo xtask shots
//! --accept` takes them anew; look at the difference before keeping them.

use std::fs;
use std::path::{Path, PathBuf};

use unstuck_browser_tests::picture::{Picture, compare};
use unstuck_browser_tests::visit::accepts;
use unstuck_browser_tests::{Conditions, Engine, Failure, Fault, Outcome, Visit, browse_under};

const PHONE: u32 = 390;
const WIDE: u32 = 1280;

/// Each with the width of the page and whether it is dark. None that names a time of day: it would be another picture in the evening.
const SAMPLES: [(&str, u32, bool); 13] = [
    ("button-row", PHONE, false),
    ("button-focus", PHONE, true),
    ("icons", PHONE, true),
    ("alerts", PHONE, false),
    ("path", PHONE, false),
    ("lines-ticked", PHONE, false),
    ("causes-numbers", PHONE, true),
    ("notice-welcome-back", PHONE, false),
    ("question-error", PHONE, false),
    ("caution", PHONE, false),
    ("resolved", PHONE, false),
    ("storage-planner-result", PHONE, false),
    ("frame", WIDE, false),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("pictures")
}

/// Compares with what is kept, or keeps it. What is found goes to `findings`, with the pictures in the folder of artefacts.
fn look(visit: &Visit<'_>, name: &str, actual: &Picture, findings: &mut Vec<String>) -> Outcome {
    let kept = folder().join(format!("{name}.png"));
    let failed = |error: &dyn std::fmt::Display| Failure::new(format!("{}: {error}", kept.display()));
    let expected = match fs::read(&kept) {
        Ok(png) => Some(Picture::read(&png)?),
        Err(_) => None,
    };
    let difference = expected.as_ref().map(|expected| compare(expected, actual));
    // What looks the same stays as it is, so that accepting changes only what has changed.
    if matches!(difference, Some(None)) {
        return Ok(());
    }
    if accepts() {
        fs::create_dir_all(folder()).map_err(|error| failed(&error))?;
        let small = actual.with_fewer_colours();
        if let Some(difference) = compare(&small, actual) {
            return Err(failed(&format!("it cannot be kept with few colours: {}", difference.said)));
        }
        return fs::write(&kept, small.write()?).map_err(|error| failed(&error));
    }
    visit.keep_artifact(&format!("{name}-actual.png"), &actual.write()?)?;
    match difference.flatten().zip(expected) {
        Some((difference, expected)) => {
            visit.keep_artifact(&format!("{name}-expected.png"), &expected.write()?)?;
            visit.keep_artifact(&format!("{name}-difference.png"), &difference.picture.write()?)?;
            findings.push(format!("{name}: {}", difference.said));
        }
        None => findings.push(format!("{name}: there is no picture to compare it with")),
    }
    Ok(())
}

#[test]
fn screens_and_samples_look_as_they_did() {
    browse_under(Conditions { fault: Fault::OwnFont, ..Conditions::default() }, async |visit| {
        // One engine: the others smooth letters in their own ways, and the same is drawn in all of them.
        if visit.engine() != Engine::Chromium {
            return Ok(());
        }
        let mut findings = Vec::new();
        for (width, dark) in [(PHONE, false)] {
            visit.open().await?;
            visit.has_own_font().await?;
            let page = Picture::read(&visit.whole_page(width, 844, dark).await?)?;
            look(visit, &name("page-start", width, dark), &page, &mut findings)?;
        }
        for width in [PHONE, WIDE] {
            visit.pose(width, 844, false).await?;
            visit.open_gallery().await?;
            visit.has_own_font().await?;
            for (sample, _, dark) in SAMPLES.into_iter().filter(|sample| sample.1 == width) {
                let picture = visit.picture_of_sample(sample, width, dark).await?;
                look(visit, &name(sample, width, dark), &picture, &mut findings)?;
            }
        }
        if findings.is_empty() {
            return Ok(());
        }
        Err(Failure::new(format!(
            "what is seen has changed; the artefacts have what was expected, what is seen and the difference. If it is meant, \
             `cargo xtask shots --accept` keeps it.\n  {}",
            findings.join("\n  ")
        )))
    });
}

fn name(what: &str, width: u32, dark: bool) -> String {
    format!("{what}-{width}-{}", if dark { "dark" } else { "light" })
}
