//! A screen that nobody sees, for the WebKit browser, which cannot do without one.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

use anyhow::{Context, Result, bail};

use crate::process;

/// A running Xvfb, ended when this is dropped.
pub(super) struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts Xvfb on the first free display; it says which one that is.
    pub(super) fn start(xvfb: &Path) -> Result<Self> {
        let mut server = process::command(xvfb)
            .args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start Xvfb")?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number)?;
        }
        let display = Self { name: format!(":{}", number.trim()), server };
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

impl Drop for Display {
    fn drop(&mut self) {
        // It may have ended by itself; there is nobody to tell.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
