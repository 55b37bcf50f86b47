//! rustfmt and clippy, which a minimal toolchain does not have.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::need::Need;
use crate::process;
use crate::report::Step;

/// A component of the Rust toolchain.
pub(crate) struct Component {
    pub(crate) name: &'static str,
    program: &'static str,
}

/// The component of a need, if it is one of these.
pub(crate) fn component(need: Need) -> Option<Component> {
    match need {
        Need::Rustfmt => Some(Component { name: "rustfmt", program: "rustfmt" }),
        Need::Clippy => Some(Component { name: "clippy", program: "clippy-driver" }),
        _ => None,
    }
}

impl Component {
    /// Looks in the toolchain itself: on PATH, rustup has a stand-in for components that are not installed too.
    pub(crate) fn locate(&self) -> Option<PathBuf> {
        let sysroot = process::output(process::command("rustc").args(["--print", "sysroot"])).ok()?;
        process::executable_in(&PathBuf::from(sysroot.trim()).join("bin"), self.program)
    }

    pub(crate) fn possible(&self) -> Result<(), String> {
        if process::find("rustup").is_some() { Ok(()) } else { Err(self.by_hand()) }
    }

    pub(crate) fn install(&self) -> Result<PathBuf> {
        let step = Step::start(&format!("adding {} to the Rust toolchain (a few seconds, once)", self.name));
        process::output(process::command("rustup").args(["component", "add", self.name]))?;
        step.done();
        self.locate().with_context(|| format!("rustup added no {}", self.name))
    }

    pub(crate) fn by_hand(&self) -> String {
        format!("rustup component add {}", self.name)
    }
}
