//! The command line.

use anyhow::{Result, bail};
use lexopt::prelude::*;

/// What `cargo xtask` prints for `help` and after a mistake.
pub(crate) const USAGE: &str = "\
usage: cargo xtask COMMAND [OPTIONS]

  serve   build the release site and serve it on 127.0.0.1
            --port N         the port (8080); 0 takes a free one
            --no-build       serve dist/ as it is
  build   build the release site into dist/
  dev     build, serve and reload while files change (without the security policy)
            --port N         the port (8080)
  test    every check
            --only NAME      one check, and what it depends on
            --engine NAME    browser tests in one engine: chromium, firefox or webkit
            --no-build       use dist/ as it is
            --list           print the names of the checks
  shots   pictures of every screen into target/shots, on a phone and wide, light and dark
            --accept         instead, keep what is seen now as the pictures that tests compare with
            --no-build       as above
  soak    the long runs: many random cases, damaged inputs, many random visits
            --engine NAME    as above
            --no-build       as above
  pack    the package for npm, into target/
            --no-build       as above
  bench-engine
          time posteriors and decisions, natively, in WebAssembly and beside other engines
  bench-clicks
          time each click of some visits until the next screen, in Chromium on a processor slowed four times
            --no-build       as above
  setup   install what the other commands need, and nothing else
            --build          only what building and serving need";

/// A subcommand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Serve,
    Build,
    Dev,
    Test,
    Shots,
    Soak,
    Pack,
    BenchEngine,
    BenchClicks,
    /// What Trunk calls when it has put a site together.
    OwnNames,
    Setup,
}

/// A browser engine that the browser tests can run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    fn parse(name: &str) -> Result<Self> {
        match Self::ALL.into_iter().find(|engine| engine.name() == name) {
            Some(engine) => Ok(engine),
            None => bail!("unknown engine `{name}`: take chromium, firefox or webkit"),
        }
    }
}

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) command: Command,
    pub(crate) port: u16,
    pub(crate) no_build: bool,
    pub(crate) only: Option<String>,
    pub(crate) engine: Option<Engine>,
    pub(crate) list: bool,
    pub(crate) build_only: bool,
    pub(crate) accept: bool,
}

impl Options {
    pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Self> {
        let mut options = Self {
            command: Command::Help,
            port: 8080,
            no_build: false,
            only: None,
            engine: None,
            list: false,
            build_only: false,
            accept: false,
        };
        let mut named = false;
        while let Some(argument) = parser.next()? {
            match argument {
                Value(name) if !named => {
                    named = true;
                    options.command = command(&name.string()?)?;
                }
                Short('h') | Long("help") => return Ok(Self { command: Command::Help, ..options }),
                Long(flag) => {
                    if !allowed(options.command, flag) {
                        return Err(Long(flag).unexpected().into());
                    }
                    match flag {
                        "port" => options.port = parser.value()?.parse()?,
                        "no-build" => options.no_build = true,
                        "only" => options.only = Some(parser.value()?.string()?),
                        "engine" => options.engine = Some(Engine::parse(&parser.value()?.string()?)?),
                        "list" => options.list = true,
                        "accept" => options.accept = true,
                        _ => options.build_only = true,
                    }
                }
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }
}

fn command(name: &str) -> Result<Command> {
    Ok(match name {
        "help" => Command::Help,
        "serve" => Command::Serve,
        "build" => Command::Build,
        "dev" => Command::Dev,
        "test" => Command::Test,
        "shots" => Command::Shots,
        "soak" => Command::Soak,
        "pack" => Command::Pack,
        "bench-engine" => Command::BenchEngine,
        "bench-clicks" => Command::BenchClicks,
        "setup" => Command::Setup,
        "own-names" => Command::OwnNames,
        other => bail!("unknown command `{other}`"),
    })
}

/// Whether a command knows an option: a forgotten or misplaced one must not be taken silently.
fn allowed(command: Command, flag: &str) -> bool {
    let known: &[&str] = match command {
        Command::Help | Command::Build | Command::BenchEngine | Command::OwnNames => &[],
        Command::Serve => &["port", "no-build"],
        Command::Dev => &["port"],
        Command::Test => &["only", "engine", "no-build", "list"],
        Command::Shots => &["accept", "no-build"],
        Command::Soak => &["engine", "no-build"],
        Command::BenchClicks | Command::Pack => &["no-build"],
        Command::Setup => &["build"],
    };
    known.contains(&flag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Options> {
        Options::parse(lexopt::Parser::from_args(arguments))
    }

    #[test]
    fn a_port_is_read_in_both_spellings() {
        assert_eq!(parse(&["serve", "--port", "0"]).unwrap().port, 0);
        assert_eq!(parse(&["serve", "--port=9000"]).unwrap().port, 9000);
        assert_eq!(parse(&["serve"]).unwrap().port, 8080);
    }

    #[test]
    fn an_option_of_another_command_is_refused() {
        assert!(parse(&["build", "--port", "1"]).is_err());
        assert!(parse(&["serve", "--engine", "chromium"]).is_err());
        assert!(parse(&["test", "--accept"]).is_err());
        assert!(parse(&["test", "extra"]).is_err());
    }

    #[test]
    fn an_engine_has_one_of_three_names() {
        assert_eq!(parse(&["test", "--engine", "webkit"]).unwrap().engine, Some(Engine::Webkit));
        assert!(parse(&["test", "--engine", "opera"]).is_err());
    }

    #[test]
    fn pictures_are_kept_only_when_that_is_asked_for() {
        assert!(!parse(&["shots", "--no-build"]).unwrap().accept);
        assert!(parse(&["shots", "--accept"]).unwrap().accept);
    }

    #[test]
    fn no_command_asks_for_help() {
        assert_eq!(parse(&[]).unwrap().command, Command::Help);
        assert_eq!(parse(&["test", "--help"]).unwrap().command, Command::Help);
    }
}
