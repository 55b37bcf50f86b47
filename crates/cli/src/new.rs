//! `new FOLDER`

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use unstuck_flow::compile::{Schema, compile};

use crate::Verdict;
use crate::failure::Failure;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder to put the guide into. It is made where it is not there; nothing in it is overwritten.
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// What the guide is about.
    #[arg(long, value_name = "TOPIC", default_value = "printer")]
    topic: Topic,
    /// The id of the guide; without it, the name of the folder, where that can be an id.
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// The title of the guide.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The language that you are going to write it in, such as `de`. What is there to start from is English.
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
}

/// The guides to start from.
#[derive(Clone, Copy, ValueEnum)]
enum Topic {
    /// A printer that does not print.
    Printer,
}

impl Topic {
    const fn guide(self) -> &'static str {
        match self {
            Self::Printer => include_str!("new/printer/guide.toml"),
        }
    }

    const fn visits(self) -> &'static str {
        match self {
            Self::Printer => include_str!("new/printer/visits.toml"),
        }
    }
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let source = filled(args)?;
    let mut files = vec![
        (args.folder.join("guide.toml"), source),
        (args.folder.join("visits.toml"), args.topic.visits().to_owned()),
    ];
    // Where the first line of each file says that it is.
    let schemas = args.folder.join("schemas");
    files.extend(Schema::ALL.map(|schema| (schemas.join(schema.file()), schema.json())));
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Err(Failure::Exists { path: path.clone() });
    }
    let failed = |path: &Path, error: io::Error| Failure::Write { path: path.to_owned(), error };
    fs::create_dir_all(&schemas).map_err(|error| failed(&schemas, error))?;
    for (path, content) in &files {
        // What has come there meanwhile is not overwritten either.
        let file = OpenOptions::new().write(true).create_new(true).open(path);
        file.and_then(|mut file| file.write_all(content.as_bytes())).map_err(|error| failed(path, error))?;
    }
    print!("{}", told(&files, args));
    Ok(Verdict::Fine)
}

/// The guide with what the options say, which must be without a finding.
fn filled(args: &Args) -> Result<String, Failure> {
    let text = args.topic.guide();
    let text = args.title.iter().fold(text.to_owned(), |text, title| with(&text, "title", title));
    let text = args.lang.iter().fold(text, |text, lang| with(&text, "lang", lang));
    if let Some(id) = &args.id {
        return sound(with(&text, "id", id));
    }
    let name = args.folder.file_name().and_then(|name| name.to_str());
    let named = name.and_then(|name| sound(with(&text, "id", name)).ok());
    named.map_or_else(|| sound(text), Ok)
}

/// The text with another value for a key of its head.
fn with(text: &str, key: &str, value: &str) -> String {
    let begins = format!("{key} = \"");
    let mut done = false;
    let lines = text.lines().map(|line| {
        if done || !line.starts_with(&begins) {
            return format!("{line}\n");
        }
        done = true;
        format!("{begins}{}\"\n", value.replace('\\', "\\\\").replace('"', "\\\""))
    });
    lines.collect()
}

fn sound(text: String) -> Result<String, Failure> {
    let outcome = compile(&text);
    match outcome.diagnostics.into_iter().next() {
        None => Ok(text),
        Some(found) => Err(Failure::Option { message: found.message, help: found.help }),
    }
}

/// What was written, and what to do next.
fn told(files: &[(PathBuf, String)], args: &Args) -> String {
    let written: String = files.iter().map(|(path, _)| format!("  {}\n", path.display())).collect();
    let guide = args.folder.join("guide.toml");
    let guide = guide.display();
    let lang = match args.lang.as_deref() {
        None | Some("en") => "",
        Some(_) => "The texts are English still: write them anew in your language.\n\n",
    };
    format!(
        "written:\n{written}\n{lang}Open {guide} in an editor and change it piece by piece. Then:\n\n  \
         unstuck check {guide}                     # what is wrong with it, with lines\n  \
         unstuck test {guide}                      # whether the visits of visits.toml go well\n  \
         unstuck compile {guide} --out dist/guides # what the app loads\n\n\
         With `cargo xtask serve` the app then has it at ?guide=guides/ID.LANGUAGE.bin; docs/authoring.md says more.\n"
    )
}
