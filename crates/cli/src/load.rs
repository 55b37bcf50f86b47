//! A guide from a file, with what the compiler says about it.

use std::fs;
use std::io::{self, IsTerminal, stderr};
use std::path::{Path, PathBuf};

use unstuck_engine::Model;
use unstuck_flow::compile::{
    self, Diagnostic, Outcome, Review, Translation, compile_on, compile_with, translate,
};
use unstuck_flow::guide::Guide;
use unstuck_flow::lower;
use unstuck_flow::visits::Visit;

use crate::failure::Failure;
use crate::report;

/// The file beside a guide that has its figures, where there is one.
const FIGURES: &str = "figures.toml";

/// A text with the path that reports name it by.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) source: String,
}

/// A guide that has been looked at.
pub(crate) struct Loaded {
    pub(crate) guide: File,
    pub(crate) figures: Option<File>,
    pub(crate) outcome: Outcome,
    /// Its translations, where they were asked for and the guide has no error.
    pub(crate) translations: Vec<(File, Translation)>,
}

impl Loaded {
    /// The files, each with what was found in it.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&File, &[Diagnostic])> {
        let figures = self.figures.iter().map(|file| (file, self.outcome.figures.as_slice()));
        let translations = self.translations.iter();
        let translations =
            translations.map(|(file, translation)| (file, translation.outcome.diagnostics.as_slice()));
        std::iter::once((&self.guide, self.outcome.diagnostics.as_slice())).chain(figures).chain(translations)
    }

    /// What was made of the guide in each of its languages, the guide's own first.
    pub(crate) fn outcomes(&self) -> impl Iterator<Item = &Outcome> {
        let translations = self.translations.iter().map(|(_, translation)| &translation.outcome);
        std::iter::once(&self.outcome).chain(translations)
    }

    /// Whether there is no error in any language.
    pub(crate) fn is_fine(&self) -> bool {
        self.outcomes().all(|outcome| outcome.errors() == 0)
    }

    /// Reports what was found on the standard error, for commands whose output is something else.
    pub(crate) fn tell(&self) {
        eprint!("{}", report::render(self, stderr().is_terminal()));
    }

    /// The same with its translations. They are left out where the guide has an error, since it is not known then what they
    /// should have.
    pub(crate) fn with_translations(mut self, path: &Path) -> Result<Self, Failure> {
        if self.outcome.guide.is_some() {
            for (lang, path) in translations(path)? {
                let source =
                    fs::read_to_string(&path).map_err(|error| Failure::Read { path: path.clone(), error })?;
                let translation = self.translated(&source, &lang);
                self.translations.push((File { path: path.display().to_string(), source }, translation));
            }
        }
        Ok(self)
    }

    /// What a text makes of the guide, as a translation into the language that its file is named for.
    pub(crate) fn translated(&self, text: &str, lang: &str) -> Translation {
        let figures = self.figures.as_ref().map(|file| file.source.as_str());
        translate(&self.guide.source, figures, text, Some(lang))
    }
}

/// A guide with its figures, and what is said of both.
pub(crate) fn load(path: &Path) -> Result<Loaded, Failure> {
    let (guide, figures) = read(path)?;
    let outcome = match &figures {
        Some(figures) => compile_with(&guide.source, &figures.source),
        None => compile::compile(&guide.source),
    };
    Ok(Loaded { guide, figures, outcome, translations: Vec::new() })
}

/// The same, with its translations, which stand beside it: `guide.de.toml` beside `guide.toml`.
pub(crate) fn load_all(path: &Path) -> Result<Loaded, Failure> {
    load(path)?.with_translations(path)
}

/// The same, with what was last looked at long ago.
pub(crate) fn load_on(path: &Path, review: &Review) -> Result<Loaded, Failure> {
    let (guide, figures) = read(path)?;
    let outcome = compile_on(&guide.source, figures.as_ref().map(|file| file.source.as_str()), review);
    Loaded { guide, figures, outcome, translations: Vec::new() }.with_translations(path)
}

/// The file of a guide, and the file of figures beside it.
pub(crate) fn read(path: &Path) -> Result<(File, Option<File>), Failure> {
    let source = fs::read_to_string(path).map_err(|error| Failure::Read { path: path.to_owned(), error })?;
    let guide = File { path: path.display().to_string(), source };
    let beside = path.with_file_name(FIGURES);
    let figures = match fs::read_to_string(&beside) {
        Ok(source) => Some(File { path: beside.display().to_string(), source }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(Failure::Read { path: beside, error }),
    };
    Ok((guide, figures))
}

/// The translation of a guide into a language.
pub(crate) fn beside(guide: &Path, lang: &str) -> PathBuf {
    guide.with_extension(format!("{lang}.toml"))
}

/// The guide that a file belongs to: `guide.toml` where `guide.de.toml` stands beside it, else the file itself.
pub(crate) fn guide_of(path: &Path) -> PathBuf {
    let stem = path.file_stem().map(Path::new).filter(|stem| stem.extension().is_some());
    let guide = stem.map(|stem| path.with_file_name(stem.with_extension("toml")));
    guide.filter(|guide| guide.is_file()).unwrap_or_else(|| path.to_owned())
}

/// The translations beside a guide, by language.
fn translations(guide: &Path) -> Result<Vec<(String, PathBuf)>, Failure> {
    let folder = guide.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |error| Failure::Read { path: folder.to_owned(), error };
    let stem = guide.file_stem().unwrap_or_default().to_string_lossy();
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        let name = name.to_string_lossy();
        let rest = name.strip_prefix(&*stem).and_then(|rest| rest.strip_prefix('.'));
        let lang = rest.and_then(|rest| rest.strip_suffix(".toml")).filter(|lang| !lang.contains('.'));
        found.extend(lang.map(|lang| (lang.to_owned(), beside(guide, lang))));
    }
    found.sort();
    Ok(found)
}

/// A guide and its model, for commands that need both. `None` when the guide has errors, which are reported.
pub(crate) fn runnable(path: &Path) -> Result<Option<(Guide, Model)>, Failure> {
    Ok(runnable_with_rest(path)?.map(|(guide, model, _)| (guide, model)))
}

/// The same, with what was loaded besides the guide itself.
pub(crate) fn runnable_with_rest(path: &Path) -> Result<Option<(Guide, Model, Loaded)>, Failure> {
    let mut loaded = load(path)?;
    let Some(guide) = loaded.outcome.guide.take() else {
        loaded.tell();
        return Ok(None);
    };
    let failed = |error| Failure::Model { path: path.to_owned(), error };
    let model = lower::model(&guide).map_err(failed)?;
    Ok(Some((guide, model, loaded)))
}

/// The visits that are written down in a file, and the file with what is said of it, which is reported.
pub(crate) fn visits(guide: &Guide, path: &Path, source: String) -> (Vec<Visit>, Loaded) {
    let (visits, diagnostics) = compile::visits(guide, &source);
    let loaded = Loaded {
        guide: File { path: path.display().to_string(), source },
        figures: None,
        outcome: Outcome { diagnostics, ..Outcome::default() },
        translations: Vec::new(),
    };
    if !loaded.outcome.diagnostics.is_empty() {
        loaded.tell();
    }
    (visits, loaded)
}
