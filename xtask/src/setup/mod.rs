//! Finds what a command needs, and installs what is missing.

mod apt;
mod cache;
mod components;
mod crates;
mod debian;
mod need;
mod npm;
mod python;
mod rust_std;
mod system;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};

pub(crate) use self::apt::is_root;
pub(crate) use self::cache::remove_folder;
pub(crate) use self::need::Need;
pub(crate) use self::python::peers as python_peers;
pub(crate) use self::rust_std::TARGET;

use self::cache::Cache;
use self::rust_std::WasmRust;
use crate::options::Options;
use crate::workspace::Workspace;
use crate::{lockfile, process, report};

/// Where everything is that was asked for.
#[derive(Debug, Default)]
pub(crate) struct Tools {
    wasm: WasmRust,
    paths: BTreeMap<Need, PathBuf>,
}

/// Something that cannot be installed from here, and the command that would install it.
struct Missing {
    what: String,
    command: String,
}

/// `cargo xtask setup`.
pub(crate) fn command(workspace: &Workspace, options: &Options) -> Result<()> {
    let started = Instant::now();
    let needs: &[Need] = if options.build_only { &Need::BUILD } else { &Need::ALL };
    ensure(workspace, needs)?;
    println!("everything is in place ({})", report::duration(started.elapsed()));
    Ok(())
}

/// Makes sure of some needs. What cannot be installed is named all at once, with the command that would do it.
pub(crate) fn ensure(workspace: &Workspace, needs: &[Need]) -> Result<Tools> {
    let setup = Setup {
        workspace,
        cache: Cache::find()?,
        bindgen: lockfile::version(workspace.root(), "wasm-bindgen")?,
    };
    let mut tools = Tools::default();
    if setup.locate_all(needs, &mut tools)?.is_empty() {
        return Ok(tools);
    }

    // Another set-up may have installed them while this one waited for the lock.
    let _guard = setup.cache.lock()?;
    let absent = setup.locate_all(needs, &mut tools)?;
    let mut missing: Vec<Missing> = absent.iter().filter_map(|&need| setup.impossible(need)).collect();
    if missing.is_empty() && !absent.is_empty() {
        println!("setting up, once; tools go to {}", setup.cache.root().display());
        missing = setup.install_all(&absent, &mut tools);
        setup.cache.clear_unfinished()?;
    }
    if missing.is_empty() {
        return Ok(tools);
    }
    let list: Vec<String> = missing
        .iter()
        .map(|each| format!("  {}\n    install it with: {}", each.what, each.command))
        .collect();
    bail!("these are missing and could not be installed:\n{}", list.join("\n"))
}

struct Setup<'a> {
    workspace: &'a Workspace,
    cache: Cache,
    /// The version of wasm-bindgen that the app is compiled with.
    bindgen: String,
}

impl Setup<'_> {
    /// Notes what is there, and gives what is not, in the order in which it is best installed.
    fn locate_all(&self, needs: &[Need], tools: &mut Tools) -> Result<Vec<Need>> {
        let mut absent = Vec::new();
        for need in Need::ALL.into_iter().filter(|need| needs.contains(need)) {
            if !self.locate(need, tools)? {
                absent.push(need);
            }
        }
        Ok(absent)
    }

    fn locate(&self, need: Need, tools: &mut Tools) -> Result<bool> {
        let path = match need {
            Need::WasmStd => {
                let Some(rust) = rust_std::locate(&self.cache) else { return Ok(false) };
                tools.wasm = rust;
                return Ok(true);
            }
            Need::WasmClippy => return Ok(self.has_wasm_clippy(tools)),
            Need::NpmTools => npm::locate(self.workspace, &self.cache)?,
            _ => self.locate_program(need),
        };
        let found = path.is_some();
        if let Some(path) = path {
            tools.paths.insert(need, path);
        }
        Ok(found)
    }

    fn locate_program(&self, need: Need) -> Option<PathBuf> {
        if let Some(tool) = crates::tool(need, &self.bindgen) {
            return tool.locate(&self.cache);
        }
        if let Some(component) = components::component(need) {
            return component.locate();
        }
        system::program(need)?.locate()
    }

    fn has_wasm_clippy(&self, tools: &Tools) -> bool {
        match tools.wasm {
            WasmRust::Active => components::component(Need::Clippy).is_some_and(|it| it.locate().is_some()),
            WasmRust::Folder(_) => debian::has_clippy(),
        }
    }

    /// What stands in the way of installing something, known before anything is tried.
    fn impossible(&self, need: Need) -> Option<Missing> {
        if let Some(program) = system::program(need) {
            let missing =
                || Missing { what: program.title.to_owned(), command: by_package(program.packages) };
            return (!apt::available()).then(missing);
        }
        if let Some(component) = components::component(need) {
            let missing = |command| Missing { what: component.name.to_owned(), command };
            return component.possible().err().map(missing);
        }
        if need == Need::WasmStd {
            let missing = |command| Missing { what: format!("the Rust target {TARGET}"), command };
            return rust_std::possible().err().map(missing);
        }
        None
    }

    /// Installs in order; what fails is noted, and the rest still installed.
    fn install_all(&self, absent: &[Need], tools: &mut Tools) -> Vec<Missing> {
        let mut missing = Vec::new();
        let packages: BTreeSet<&str> = absent
            .iter()
            .filter_map(|&need| system::program(need))
            .flat_map(|it| it.packages)
            .copied()
            .collect();
        if !packages.is_empty() {
            let packages: Vec<&str> = packages.into_iter().collect();
            if let Err(error) = apt::install(&packages, "2 minutes") {
                println!("  {error:#}");
            }
        }
        for &need in absent {
            let result = self.install(need, tools).and_then(|()| match self.locate(need, tools)? {
                true => Ok(()),
                false => bail!("it was installed, but is not where it should be"),
            });
            if let Err(error) = result {
                println!("  did not work: {error:#}");
                missing.push(self.by_hand(need));
            }
        }
        missing
    }

    fn install(&self, need: Need, tools: &mut Tools) -> Result<()> {
        if let Some(tool) = crates::tool(need, &self.bindgen) {
            tool.install(&self.cache)?;
        } else if let Some(component) = components::component(need) {
            component.install()?;
        } else if need == Need::WasmStd {
            tools.wasm = rust_std::install(&self.cache)?;
        } else if need == Need::WasmClippy {
            match tools.wasm {
                WasmRust::Active => {
                    drop(components::component(Need::Clippy).map(|it| it.install()).transpose()?)
                }
                WasmRust::Folder(_) => apt::install(&["rust-web-clippy"], "10 seconds")?,
            }
        } else if need == Need::NpmTools {
            npm::install(self.workspace, &self.cache)?;
        }
        Ok(())
    }

    fn by_hand(&self, need: Need) -> Missing {
        let (what, command) = if let Some(tool) = crates::tool(need, &self.bindgen) {
            (tool.program.to_owned(), tool.by_hand())
        } else if let Some(component) = components::component(need) {
            (component.name.to_owned(), component.by_hand())
        } else if let Some(program) = system::program(need) {
            (program.title.to_owned(), by_package(program.packages))
        } else {
            match need {
                Need::NpmTools => {
                    ("the tools from npm".to_owned(), "npm ci --ignore-scripts --prefix tools".to_owned())
                }
                Need::WasmClippy => (
                    "clippy".to_owned(),
                    "rustup component add clippy, or apt-get install rust-web-clippy".to_owned(),
                ),
                _ => (format!("the Rust target {TARGET}"), format!("rustup target add {TARGET}")),
            }
        };
        Missing { what, command }
    }
}

fn by_package(packages: &[&str]) -> String {
    let known = cfg!(target_os = "linux");
    let note = if known {
        ""
    } else {
        "    (on this system: the packages of the same names, from your package manager)"
    };
    format!("{}{note}", apt::by_hand(packages))
}

impl Tools {
    /// The place of a tool that was asked for.
    pub(crate) fn path(&self, need: Need) -> Result<&Path> {
        match self.paths.get(&need) {
            Some(path) => Ok(path),
            None => bail!("{need:?} was not set up for this command"),
        }
    }

    /// A command that compiles for WebAssembly: with that toolchain and the build's own tools first on PATH.
    pub(crate) fn wasm_command(&self, program: &str) -> Result<Command> {
        let mut folders: Vec<PathBuf> = self.wasm.programs().into_iter().collect();
        for path in [Need::Trunk, Need::WasmBindgen].iter().filter_map(|need| self.paths.get(need)) {
            // What is on PATH stays where it is: its folder may hold another Cargo too.
            let on_path =
                path.file_name().and_then(|name| process::find(name.to_str()?)).as_ref() == Some(path);
            folders.extend(path.parent().filter(|_| !on_path).map(Path::to_path_buf));
        }
        folders.extend(self.paths.get(&Need::NpmTools).map(|folder| folder.join("node_modules/.bin")));
        // A folder that is on PATH first decides which program a name stands for, also for the program run here.
        let program = folders
            .iter()
            .find_map(|folder| process::executable_in(folder, program))
            .unwrap_or(program.into());
        let mut command = process::command(program);
        self.wasm.enter(&mut command);
        process::prepend_path(&mut command, &folders)?;
        Ok(command)
    }

    /// The folder of the packages from npm.
    pub(crate) fn node_modules(&self) -> Result<PathBuf> {
        Ok(self.path(Need::NpmTools)?.join("node_modules"))
    }

    /// A command that runs a script of an npm package, such as `esbuild/bin/esbuild`.
    pub(crate) fn node_command(&self, script: &str) -> Result<Command> {
        let mut command = process::command(self.path(Need::Node)?);
        command.arg(self.path(Need::NpmTools)?.join("node_modules").join(script));
        Ok(command)
    }
}
