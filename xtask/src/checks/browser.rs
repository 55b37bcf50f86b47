//! The browser tests, in one engine, against the release site under its security policy.

use anyhow::Result;

use super::display::Display;
use super::plain::BROWSER_TESTS;
use super::wiki::Wiki;
use super::{Context, Passed};
use crate::options::Engine;
use crate::process;
use crate::serve::Site;
use crate::setup::{Need, is_root};

/// What is run besides, or instead of, the ordinary tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extra {
    None,
    /// Only the random visits, this many of them.
    RandomVisits(u32),
    /// Only the time that clicks take.
    Clicks,
    /// Only pictures of every screen, into the folder for them.
    Shots,
    /// Only the pictures that tests compare with, which are taken anew where something else is seen.
    AcceptedPictures,
}

/// The font that pictures are compared in, by its place among the tools from npm: the same letters on every machine.
const FONT: &str = "node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";

/// What the tests of an engine need.
pub(crate) fn needs(engine: Engine) -> Vec<Need> {
    let mut needs = vec![Need::Node, Need::NpmTools, Need::Php, Need::Dokuwiki];
    needs.extend(match engine {
        Engine::Chromium => [Need::Chromium, Need::Chromedriver].as_slice(),
        Engine::Firefox => &[Need::Firefox, Need::Geckodriver],
        Engine::Webkit => &[Need::WebkitDriver, Need::MiniBrowser, Need::Xvfb],
    });
    needs
}

/// Serves `dist/` and runs the tests of an engine against it, one at a time: two browsers at once would make each
/// other slow, and WebKit's driver has one session.
pub(crate) fn run(context: &Context<'_>, engine: Engine, extra: Extra) -> Result<Passed> {
    let site = Site::listen(0)?.serve(context.workspace.dist())?;
    let artifacts = context.workspace.path("target/browser-artifacts");
    std::fs::create_dir_all(&artifacts)?;
    let axe = context.tools.path(Need::NpmTools)?.join("node_modules/axe-core/axe.min.js");

    let mut command = process::command("cargo");
    command
        .current_dir(context.workspace.root())
        .args(["test", "--quiet", "--package", BROWSER_TESTS])
        .env("UNSTUCK_URL", site.address())
        .env("UNSTUCK_DIST", context.workspace.dist())
        .env("UNSTUCK_ENGINE", engine.name())
        .env("UNSTUCK_AXE", axe)
        .env("UNSTUCK_FONT", context.tools.path(Need::NpmTools)?.join(FONT))
        .env("UNSTUCK_ARTIFACTS", artifacts);
    let (driver, driver_need, browser, browser_need) = match engine {
        Engine::Chromium => ("UNSTUCK_CHROMEDRIVER", Need::Chromedriver, "UNSTUCK_CHROMIUM", Need::Chromium),
        Engine::Firefox => ("UNSTUCK_GECKODRIVER", Need::Geckodriver, "UNSTUCK_FIREFOX", Need::Firefox),
        Engine::Webkit => {
            ("UNSTUCK_WEBKITDRIVER", Need::WebkitDriver, "UNSTUCK_MINIBROWSER", Need::MiniBrowser)
        }
    };
    command.env(driver, context.tools.path(driver_need)?);
    command.env(browser, context.tools.path(browser_need)?);

    let display = match engine {
        Engine::Webkit => Some(Display::start(context.tools.path(Need::Xvfb)?)?),
        _ => None,
    };
    if let Some(display) = &display {
        command.env("DISPLAY", display.name()).env_remove("WAYLAND_DISPLAY");
        if is_root() {
            // Its sandbox does not start for root. The pages are our own.
            command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
        }
    }
    let wiki = match extra {
        Extra::None => Some(Wiki::start(context)?),
        _ => None,
    };
    if let Some(wiki) = &wiki {
        command.env("UNSTUCK_WIKI", wiki.address());
    }
    match extra {
        Extra::None => command.args(["--", "--test-threads=1"]),
        Extra::RandomVisits(visits) => command
            .env("UNSTUCK_SOAK", "1")
            .env("UNSTUCK_WALKS", visits.to_string())
            .args(["soak_random_visits", "--", "--include-ignored", "--nocapture", "--test-threads=1"]),
        Extra::Clicks => command.env("UNSTUCK_CLICKS", "1").args([
            "clicks_on_a_slow_processor",
            "--",
            "--include-ignored",
            "--nocapture",
            "--test-threads=1",
        ]),
        Extra::Shots => command.env("UNSTUCK_SHOTS", context.workspace.shots()).args([
            "shots_of_every_screen",
            "--",
            "--include-ignored",
            "--test-threads=1",
        ]),
        Extra::AcceptedPictures => command.env("UNSTUCK_ACCEPT", "1").args([
            "screens_and_samples_look_as_they_did",
            "--",
            "--test-threads=1",
        ]),
    };
    process::run(&mut command)?;
    Ok(Passed::Fully)
}
