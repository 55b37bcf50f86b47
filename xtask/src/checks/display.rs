//! A screen that nobody sees, for the WebKit browser, which cannot do without one.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::process::{self, Running};

/// A running Xvfb, ended when this is dropped.
pub(super) struct Display {
    _server: Running,
    name: String,
}

impl Display {
    /// Starts Xvfb on the first free display; it says which one that is.
    pub(super) fn start(xvfb: &Path) -> Result<Self> {
        let server = process::command(xvfb)
            .args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start Xvfb")?;
        let mut server = Running(server);
        let mut number = String::new();
        if let Some(output) = server.0.stdout.take() {
            BufReader::new(output).read_line(&mut number)?;
        }
        let display = Self { name: format!(":{}", number.trim()), _server: server };
        if number.trim().is_empty() {
            bail!("Xvfb did not start");
        }
        Ok(display)
    }

    /// The value of `DISPLAY`.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}
