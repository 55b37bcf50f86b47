//! Another program that answers lines with lines of JSON, and stays until it is no longer asked.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;

/// The program while it runs.
pub(crate) struct Peer {
    name: &'static str,
    child: Child,
    /// `None` once it is to end.
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Peer {
    /// Starts it; what it says on its error output goes to the terminal.
    pub(crate) fn start(name: &'static str, command: &mut Command) -> Result<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {name}"))?;
        let input = child.stdin.take();
        let output = child.stdout.take().with_context(|| format!("{name} has no output"))?;
        Ok(Self { name, child, input, output: BufReader::new(output) })
    }

    /// Sends a line and waits for the answer.
    pub(crate) fn ask<T: DeserializeOwned>(&mut self, line: &str) -> Result<T> {
        let name = self.name;
        // One that ended early is told by the missing answer.
        if let Some(input) = &mut self.input {
            let _ = input.write_all(line.as_bytes()).and_then(|()| input.write_all(b"\n"));
        }
        let mut answer = String::new();
        self.output.read_line(&mut answer).with_context(|| format!("cannot read what {name} says"))?;
        if answer.is_empty() {
            bail!("{name} ended without an answer; what it said about that stands above");
        }
        serde_json::from_str(&answer).with_context(|| format!("{name} gave an answer that cannot be read"))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // Without input it ends by itself.
        self.input = None;
        let _ = self.child.wait();
    }
}
