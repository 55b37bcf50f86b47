//! Starting a browser: its driver, its options, its session.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Map, Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::failure::{Failure, Outcome};
use crate::process::{Folder, Process, free_port, is_root, start_display, wait_for_port};
use crate::settings::{Engine, Settings};

/// The size that every visit starts with: a common desktop window.
pub const DESKTOP: (u32, u32) = (1280, 900);

/// What the person has set in the system or the browser, which a page can ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Dark pages.
    pub dark: bool,
    /// Colours of their own in place of the page's. WebKit knows no such setting.
    pub forced_colors: bool,
}

/// A browser session together with the processes that carry it. The order of the fields is the order in which
/// they end: the driver before its display.
pub struct Browser {
    session: WebDriver,
    engine: Engine,
    preferences: Preferences,
    downloads: PathBuf,
    _driver: Process,
    _display: Option<Process>,
}

impl Browser {
    /// Starts the driver on a free port and opens one session in a fresh profile.
    pub async fn start(settings: &Settings, preferences: Preferences) -> Outcome<Self> {
        let home = Folder::make()?;
        let downloads = home.path().join("Downloads");
        fs::create_dir_all(&downloads)
            .map_err(|error| Failure::new(format!("no folder for downloads: {error}")))?;
        let port = free_port()?;
        let (arguments, mut environment) = match settings.engine {
            Engine::Chromium => (vec![format!("--port={port}")], vec![]),
            Engine::Firefox => {
                (["--host", "127.0.0.1", "--port", &port.to_string()].map(str::to_owned).to_vec(), vec![])
            }
            Engine::Webkit => {
                (vec!["--host=127.0.0.1".to_owned(), format!("--port={port}")], webkit_environment())
            }
        };
        let mut display = None;
        if settings.engine == Engine::Webkit && std::env::var_os("DISPLAY").is_none_or(|name| name.is_empty())
        {
            let (process, name) = start_display()?;
            environment.push(("DISPLAY", name));
            display = Some(process);
        }
        let path = home.path().to_string_lossy();
        environment.extend([
            ("HOME", path.to_string()),
            ("XDG_CONFIG_HOME", format!("{path}/.config")),
            // Profiles and whatever else a browser scatters go with the folder.
            ("TMPDIR", path.to_string()),
            // The same clock and the same words everywhere.
            ("TZ", "UTC".to_owned()),
            ("LC_ALL", "C.UTF-8".to_owned()),
            ("LANGUAGE", "en".to_owned()),
        ]);
        let log = home.path().join("driver.log");
        let output = fs::File::create(&log).map_or_else(|_| Stdio::null(), Stdio::from);
        let driver = Process::start(&home, &settings.driver, &arguments, &environment, output)?;
        let failed = |error: &dyn std::fmt::Display| {
            let log = fs::read_to_string(&log).unwrap_or_default();
            Failure::new(format!("{} did not start: {error}\n{log}", settings.engine.name()))
        };
        wait_for_port(port).map_err(|error| failed(&error))?;

        let client = reqwest::Client::builder()
            .no_proxy()
            .timeout(Duration::from_secs(60))
            .build()
            .map_err(|error| Failure::new(format!("no HTTP client: {error}")))?;
        let session = WebDriver::builder(
            format!("http://127.0.0.1:{port}"),
            capabilities(settings, preferences, &downloads),
        )
        .client(client)
        .connect()
        .await
        .map_err(|error| failed(&error))?;
        Ok(Self {
            session,
            engine: settings.engine,
            preferences,
            downloads,
            _driver: driver,
            _display: display,
        })
    }

    /// The session to send commands to.
    pub fn session(&self) -> &WebDriver {
        &self.session
    }

    /// What pages are asked for.
    pub fn preferences(&self) -> Preferences {
        self.preferences
    }

    /// Where it saves files.
    pub fn downloads(&self) -> &Path {
        &self.downloads
    }

    /// Makes a used browser like new for the next visit: one tab without a past, at the usual size.
    pub async fn freshen(&self) -> Outcome {
        for saved in fs::read_dir(&self.downloads).into_iter().flatten().flatten() {
            // What is still being written belongs to nobody any more, and is not looked for by its name.
            let _ = fs::remove_file(saved.path());
        }
        let session = self.session();
        let old = session.windows().await?;
        let new = session.new_tab().await?;
        for tab in old {
            session.switch_to_window(tab).await?;
            session.close_window().await?;
        }
        session.switch_to_window(new).await?;
        let (width, height) = DESKTOP;
        session.set_window_rect(0, 0, width, height).await?;
        if self.engine == Engine::Chromium {
            // Reading the log empties it.
            session.browser_log().await?;
        }
        Ok(())
    }

    /// Closes the browser, then the processes around it.
    pub async fn end(self) {
        // A browser that has crashed cannot be closed politely; its driver's end takes it along.
        let _ = self.session.quit().await;
    }
}

/// Its compositor should not look for a graphics card, and root has no sandbox. Its compilers take turns with the
/// program: WebKitGTK 2.50 on x86-64 now and then corrupts a WebAssembly value while its baseline compiler works
/// beside the program (about one load in fifty; never with that compiler off, or in step). All stages still run.
fn webkit_environment() -> Vec<(&'static str, String)> {
    let mut environment = vec![
        ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
        ("LIBGL_ALWAYS_SOFTWARE", "1"),
        ("GDK_BACKEND", "x11"),
        ("NO_AT_BRIDGE", "1"),
        ("JSC_useConcurrentJIT", "0"),
    ];
    if is_root() {
        environment.push(("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"));
    }
    environment.into_iter().map(|(name, value)| (name, value.to_owned())).collect()
}

/// What to ask of the driver. Animations are off in all three: a test should meet a screen at rest.
fn capabilities(
    settings: &Settings,
    Preferences { dark, forced_colors }: Preferences,
    downloads: &Path,
) -> Capabilities {
    let (width, height) = DESKTOP;
    let wanted = match settings.engine {
        Engine::Chromium => {
            let mut args = vec![
                "--headless=new".to_owned(),
                format!("--window-size={width},{height}"),
                "--disable-background-networking".to_owned(),
                "--disable-component-update".to_owned(),
                "--disable-dev-shm-usage".to_owned(),
                "--disable-sync".to_owned(),
                // Colours and letters as on every other machine, for the pictures that are compared.
                "--disable-lcd-text".to_owned(),
                "--font-render-hinting=none".to_owned(),
                "--force-color-profile=srgb".to_owned(),
                "--force-device-scale-factor=1".to_owned(),
                "--force-prefers-reduced-motion".to_owned(),
                // As on a phone, where a scrollbar takes no room.
                "--hide-scrollbars".to_owned(),
                "--lang=en-GB".to_owned(),
                "--no-first-run".to_owned(),
                "--no-proxy-server".to_owned(),
            ];
            if is_root() {
                args.push("--no-sandbox".to_owned());
            }
            if dark {
                // Only the page's view of the preference, not Chromium's own repainting of light pages.
                args.push("--blink-settings=preferredColorScheme=0".to_owned());
            }
            json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": {
                    "binary": settings.browser,
                    "args": args,
                    "prefs": { "download.default_directory": downloads },
                },
            })
        }
        Engine::Firefox => json!({
            "moz:firefoxOptions": {
                "binary": settings.browser,
                "args": ["-headless", format!("--width={width}"), format!("--height={height}")],
                "prefs": {
                    "browser.download.dir": downloads,
                    "browser.download.folderList": 2,
                    // As in its settings: colours of the page, or always those of the person.
                    "browser.display.document_color_use": if forced_colors { 2 } else { 1 },
                    "intl.accept_languages": "en-GB",
                    "layout.css.prefers-color-scheme.content-override": if dark { 0 } else { 1 },
                    "network.proxy.type": 0,
                    "ui.prefersReducedMotion": 1,
                },
            },
        }),
        Engine::Webkit => {
            let mut args = vec!["--automation"];
            if dark {
                args.push("--dark-mode");
            }
            json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": settings.browser, "args": args },
            })
        }
    };
    let wanted: Map<String, Value> = wanted.as_object().cloned().unwrap_or_default();
    Capabilities::from(wanted)
}
