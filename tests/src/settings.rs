//! What the environment says about the run.
//!
//! | variable | meaning |
//! |---|---|
//! | `UNSTUCK_URL` | base address of the built site, served under its strict policy; ends with `/` |
//! | `UNSTUCK_ENGINE` | `chromium` (the default), `firefox` or `webkit` |
//! | `UNSTUCK_AXE` | path of `axe.min.js` |
//! | `UNSTUCK_FONT` | path of the font that pictures are compared in, a WOFF2 |
//! | `UNSTUCK_ACCEPT` | `1` keeps new pictures in place of those that tests compare with |
//! | `UNSTUCK_SHOTS` | folder for pictures of every screen; without it none are taken |
//! | `UNSTUCK_ARTIFACTS` | folder for what a failing test leaves behind |
//! | `UNSTUCK_CHROMEDRIVER`, `UNSTUCK_GECKODRIVER`, `UNSTUCK_WEBKITDRIVER` | the drivers, where they are not found by name |
//! | `UNSTUCK_CHROMIUM`, `UNSTUCK_FIREFOX`, `UNSTUCK_MINIBROWSER` | the browsers |
//! | `UNSTUCK_WIKI` | base address of the help desk with the guide in an article; ends with `/` |
//! | `UNSTUCK_SOAK`, `UNSTUCK_WALKS`, `UNSTUCK_SEED` | the long run: `1` turns it on, how many visits, which seed |

use std::env;
use std::path::PathBuf;

use crate::failure::{Failure, Outcome};

/// The three browser engines the product is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium through chromedriver.
    Chromium,
    /// Firefox through geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser through WebKitWebDriver.
    Webkit,
}

impl Engine {
    /// The name that `UNSTUCK_ENGINE` and the folder of artefacts use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// The narrowest window, in CSS pixels, that this engine's desktop browser can be given.
    pub fn narrowest_window(self) -> u32 {
        match self {
            Self::Chromium => 200,
            Self::Firefox => 500,
            Self::Webkit => 460,
        }
    }
}

/// Everything the harness needs to know before it starts a browser.
pub struct Settings {
    /// Base address of the site under test, ending with `/`.
    pub url: String,
    /// The engine to test in.
    pub engine: Engine,
    /// The driver's executable.
    pub driver: PathBuf,
    /// The browser's executable.
    pub browser: PathBuf,
    /// The accessibility checker's source file, if one was named.
    pub axe: Option<PathBuf>,
    /// The font that pictures are compared in, if one was named.
    pub font: Option<PathBuf>,
    /// Where failing tests leave what they saw.
    pub artifacts: Option<PathBuf>,
}

impl Settings {
    /// Reads the environment. `None` means that no site was named, so there is nothing to test.
    pub fn from_env() -> Outcome<Option<Self>> {
        let Some(mut url) = text("UNSTUCK_URL") else { return Ok(None) };
        if !url.ends_with('/') {
            url.push('/');
        }
        let engine = match text("UNSTUCK_ENGINE").as_deref() {
            None | Some("chromium") => Engine::Chromium,
            Some("firefox") => Engine::Firefox,
            Some("webkit") => Engine::Webkit,
            Some(other) => {
                return Err(Failure::new(format!(
                    "UNSTUCK_ENGINE is {other:?}; it can be chromium, firefox or webkit"
                )));
            }
        };
        let (driver, browser) = executables(engine)?;
        Ok(Some(Self {
            url,
            engine,
            driver,
            browser,
            axe: text("UNSTUCK_AXE").map(PathBuf::from),
            font: text("UNSTUCK_FONT").map(PathBuf::from),
            artifacts: text("UNSTUCK_ARTIFACTS").map(PathBuf::from),
        }))
    }
}

/// The value of a variable, if it is set to something.
pub fn text(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// The value of a variable as a number, if it is one.
pub fn number(name: &str) -> Option<u64> {
    text(name)?.parse().ok()
}

fn executables(engine: Engine) -> Outcome<(PathBuf, PathBuf)> {
    let (driver, fallbacks, browser, usual): (_, &[&str], _, _) = match engine {
        Engine::Chromium => {
            ("UNSTUCK_CHROMEDRIVER", &["chromedriver"], "UNSTUCK_CHROMIUM", "/usr/bin/chromium")
        }
        Engine::Firefox => (
            "UNSTUCK_GECKODRIVER",
            &["geckodriver", "~/.cache/unstuck/tools/geckodriver-0.37.1/bin/geckodriver"],
            "UNSTUCK_FIREFOX",
            "/usr/bin/firefox-esr",
        ),
        Engine::Webkit => (
            "UNSTUCK_WEBKITDRIVER",
            &["WebKitWebDriver"],
            "UNSTUCK_MINIBROWSER",
            "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        ),
    };
    Ok((find(driver, fallbacks)?, find(browser, &[usual])?))
}

/// The file that `variable` names, else the first candidate that exists.
fn find(variable: &str, candidates: &[&str]) -> Outcome<PathBuf> {
    if let Some(named) = text(variable) {
        let named = PathBuf::from(named);
        return if named.is_file() {
            Ok(named)
        } else {
            Err(Failure::new(format!("{variable} names {}, which is not a file", named.display())))
        };
    }
    candidates.iter().find_map(|candidate| locate(candidate)).ok_or_else(|| {
        Failure::new(format!("found none of {}; install it or set {variable}", candidates.join(", ")))
    })
}

/// A path as it stands, a path below the home folder, or a name looked up on the search path.
fn locate(candidate: &str) -> Option<PathBuf> {
    if let Some(below_home) = candidate.strip_prefix("~/") {
        let path = PathBuf::from(text("HOME")?).join(below_home);
        return path.is_file().then_some(path);
    }
    if candidate.starts_with('/') {
        let path = PathBuf::from(candidate);
        return path.is_file().then_some(path);
    }
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(candidate)).find(|path| path.is_file())
}
