//! Programs that come with the system's packages: Node.js, browsers and their drivers.

use std::fs;
use std::path::{Path, PathBuf};

use super::need::Need;
use crate::process;

/// A program of the system.
pub(crate) struct SystemProgram {
    pub(crate) title: &'static str,
    /// The names it can have on PATH, the best first.
    programs: &'static [&'static str],
    /// The Debian packages that bring it.
    pub(crate) packages: &'static [&'static str],
}

/// The program of a need, if it is one of these.
pub(crate) fn program(need: Need) -> Option<SystemProgram> {
    let program = |title, programs, packages| Some(SystemProgram { title, programs, packages });
    match need {
        Need::Node => program("Node.js with npm", &["node", "nodejs"], &["nodejs", "npm"]),
        Need::Chromium => program(
            "Chromium",
            &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
            &["chromium"],
        ),
        Need::Chromedriver => program("chromedriver", &["chromedriver"], &["chromium-driver"]),
        Need::Firefox => program("Firefox", &["firefox-esr", "firefox"], &["firefox-esr"]),
        Need::WebkitDriver => program("WebKitWebDriver", &["WebKitWebDriver"], &["webkit2gtk-driver"]),
        // The library that the driver depends on brings the browser, outside of PATH.
        Need::MiniBrowser => program("WebKit's MiniBrowser", &["MiniBrowser"], &["webkit2gtk-driver"]),
        // It needs some PHP for the web; the one of these packages brings no server that would start.
        Need::Php => program("PHP", &["php"], &["php-cli", "php-cgi"]),
        // No program, but a folder.
        Need::Dokuwiki => program("DokuWiki", &["dokuwiki"], &["dokuwiki", "php-cgi"]),
        Need::Xvfb => program("Xvfb", &["Xvfb"], &["xvfb"]),
        _ => None,
    }
}

impl SystemProgram {
    pub(crate) fn locate(&self) -> Option<PathBuf> {
        self.programs
            .iter()
            .find_map(|name| process::find(name))
            .or_else(|| self.programs.contains(&"MiniBrowser").then(mini_browser).flatten())
            .or_else(|| self.programs.contains(&"dokuwiki").then(dokuwiki).flatten())
    }
}

/// Where Debian's package has the wiki.
fn dokuwiki() -> Option<PathBuf> {
    Some(PathBuf::from("/usr/share/dokuwiki")).filter(|folder| folder.join("doku.php").is_file())
}

/// WebKit's browser lies in a folder named after the processor and WebKit's own version.
fn mini_browser() -> Option<PathBuf> {
    let in_processor_folders =
        fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    std::iter::once(PathBuf::from("/usr/libexec"))
        .chain(std::iter::once(PathBuf::from("/usr/lib")))
        .chain(in_processor_folders)
        .find_map(|folder| {
            ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"]
                .iter()
                .map(|version| folder.join(version).join("MiniBrowser"))
                .find(|path| Path::is_file(path))
        })
}
