//! `cargo xtask test`: every check, in an order in which the quick ones speak first.

mod browser;
mod deny;
mod display;
mod layers;
mod plain;
mod tree;
mod wiki;

use std::time::Instant;

use anyhow::{Result, bail};

pub(crate) use self::browser::{Extra, needs as browser_needs, run as run_browser};

use crate::build;
use crate::options::{Engine, Options};
use crate::report::{Step, duration};
use crate::setup::{self, Need, Tools};
use crate::workspace::Workspace;

/// What a check says when it has passed: nothing, or what it could not look at.
pub(crate) enum Passed {
    Fully,
    /// Passed as far as it went; the text says what was left out.
    Partly(String),
}

/// What a check can use.
pub(crate) struct Context<'a> {
    pub(crate) workspace: &'a Workspace,
    pub(crate) tools: &'a Tools,
}

/// What a check does.
type Run = Box<dyn Fn(&Context<'_>) -> Result<Passed>>;

/// One check.
struct Check {
    name: &'static str,
    what: &'static str,
    needs: Vec<Need>,
    /// A check whose result this one uses.
    after: Option<&'static str>,
    run: Run,
}

/// The check that makes `dist/`.
const BUILD: &str = "build";

/// Runs the checks that the options choose, all of them even if one fails.
pub(crate) fn command(workspace: &Workspace, options: &Options) -> Result<()> {
    let started = Instant::now();
    let checks = choose(all(), options)?;
    if options.list {
        for check in &checks {
            println!("{:<14} {}", check.name, check.what);
        }
        return Ok(());
    }
    let needs: Vec<Need> = checks.iter().flat_map(|check| check.needs.iter().copied()).collect();
    let tools = setup::ensure(workspace, &needs)?;
    let context = Context { workspace, tools: &tools };

    let mut failed: Vec<&str> = Vec::new();
    let mut partly: Vec<String> = Vec::new();
    let mut skipped: Vec<&str> = Vec::new();
    for check in &checks {
        if check.after.is_some_and(|name| failed.contains(&name) || skipped.contains(&name)) {
            println!("- {}: skipped, since `{}` failed", check.name, check.after.unwrap_or_default());
            skipped.push(check.name);
            continue;
        }
        let step = Step::start(&format!("{}: {}", check.name, check.what));
        match (check.run)(&context) {
            Ok(Passed::Fully) => println!("  passed in {}", duration(step.elapsed())),
            Ok(Passed::Partly(left_out)) => {
                println!("  passed in {}, but {left_out}", duration(step.elapsed()));
                partly.push(format!("{}: {left_out}", check.name));
            }
            Err(error) => {
                println!("{error:#}\n  FAILED after {}", duration(step.elapsed()));
                failed.push(check.name);
            }
        }
    }

    println!();
    for note in &partly {
        println!("not looked at: {note}");
    }
    let time = duration(started.elapsed());
    let passed = checks.len() - failed.len() - skipped.len();
    if failed.is_empty() {
        println!("checks passed: {passed} in {time}");
        return Ok(());
    }
    let skipped =
        if skipped.is_empty() { String::new() } else { format!("; skipped: {}", skipped.join(", ")) };
    bail!("checks failed: {} of {} in {time}: {}{skipped}", failed.len(), checks.len(), failed.join(", "))
}

/// Keeps what `--only`, `--engine` and `--no-build` leave.
fn choose(mut checks: Vec<Check>, options: &Options) -> Result<Vec<Check>> {
    if let Some(engine) = options.engine {
        checks.retain(|check| check.name == engine.name() || !is_browser(check.name));
    }
    if let Some(only) = &options.only {
        let Some(wanted) = checks.iter().find(|check| check.name == only) else {
            let names: Vec<&str> = checks.iter().map(|check| check.name).collect();
            bail!("there is no check `{only}`; the checks are {}", names.join(", "));
        };
        let (name, after) = (wanted.name, wanted.after);
        checks.retain(|check| check.name == name || Some(check.name) == after);
    } else if options.engine.is_some() {
        // Someone who names an engine wants its browser tests, and what they run against.
        checks.retain(|check| check.name == BUILD || is_browser(check.name));
    }
    if options.no_build {
        checks.retain(|check| check.name != BUILD);
    }
    Ok(checks)
}

fn is_browser(name: &str) -> bool {
    Engine::ALL.iter().any(|engine| engine.name() == name)
}

/// Every check that there is.
fn all() -> Vec<Check> {
    let mut checks = vec![
        check("format", "rustfmt", &[Need::Rustfmt], plain::format),
        check(
            "clippy",
            "clippy on this machine's target, warnings are errors",
            &[Need::Clippy],
            plain::clippy,
        ),
        check(
            "clippy-wasm",
            "clippy on WebAssembly, warnings are errors",
            &[Need::Clippy, Need::WasmStd, Need::WasmClippy],
            plain::clippy_wasm,
        ),
        check("deny", "licences, sources and advisories of every dependency", &[Need::CargoDeny], deny::deny),
        check("typos", "spelling", &[Need::Typos], plain::typos),
        check("machete", "no unused dependencies", &[Need::Machete], plain::machete),
        check("layers", "each crate names only what its layer may", &[], layers::layers),
        check("tree", "what the app brings into the browser", &[], tree::tree),
        check("native", "unit, property and snapshot tests", &[], plain::native),
        check(
            "doc",
            "the examples in the documentation, and the documentation itself",
            &[],
            plain::documentation,
        ),
        check(BUILD, "the release site", &Need::BUILD, release_build),
        Check { after: Some(BUILD), ..check("size", "what a first visit loads", &[], size) },
    ];
    for engine in Engine::ALL {
        checks.push(Check {
            name: engine.name(),
            what: "browser tests against the release site",
            needs: browser::needs(engine),
            after: Some(BUILD),
            run: Box::new(move |context| browser::run(context, engine, Extra::None)),
        });
    }
    checks
}

fn check(
    name: &'static str,
    what: &'static str,
    needs: &[Need],
    run: fn(&Context<'_>) -> Result<Passed>,
) -> Check {
    Check { name, what, needs: needs.to_vec(), after: None, run: Box::new(run) }
}

fn release_build(context: &Context<'_>) -> Result<Passed> {
    build::build(context.workspace, context.tools)?;
    Ok(Passed::Fully)
}

fn size(context: &Context<'_>) -> Result<Passed> {
    build::print_table(&context.workspace.dist())?;
    build::check_budget(&context.workspace.dist())?;
    Ok(Passed::Fully)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(arguments: &[&str]) -> Result<Vec<&'static str>> {
        let options = Options::parse(lexopt::Parser::from_args(arguments)).unwrap();
        Ok(choose(all(), &options)?.into_iter().map(|check| check.name).collect())
    }

    #[test]
    fn without_options_every_check_runs() {
        assert_eq!(names(&["test"]).unwrap().len(), all().len());
    }

    #[test]
    fn one_check_brings_what_it_depends_on() {
        assert_eq!(names(&["test", "--only", "format"]).unwrap(), ["format"]);
        assert_eq!(names(&["test", "--only", "webkit"]).unwrap(), ["build", "webkit"]);
        assert_eq!(names(&["test", "--only", "webkit", "--no-build"]).unwrap(), ["webkit"]);
        assert!(names(&["test", "--only", "nothing"]).is_err());
    }

    #[test]
    fn one_engine_leaves_its_own_browser_tests() {
        assert_eq!(names(&["test", "--engine", "firefox"]).unwrap(), ["build", "firefox"]);
    }
}
