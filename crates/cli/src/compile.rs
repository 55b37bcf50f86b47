//! `compile GUIDE --out DIR`

use std::path::PathBuf;

use unstuck_flow::codec;

use crate::Verdict;
use crate::failure::Failure;
use crate::load::load_all;
use crate::put::put;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guide to compile.
    #[arg(value_name = "GUIDE")]
    guide: PathBuf,
    /// The folder for the compiled guide; it becomes ID.LANGUAGE.bin there, and its pages ID.LANGUAGE.pages.bin.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Only these languages; without it, that of the guide and those of all its translations.
    #[arg(long = "lang", value_name = "LANGUAGE")]
    langs: Vec<String>,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let loaded = load_all(&args.guide)?;
    if loaded.files().any(|(_, found)| !found.is_empty()) {
        loaded.tell();
    }
    if !loaded.is_fine() {
        return Ok(Verdict::GuideHasErrors);
    }
    let in_languages: Vec<_> =
        loaded.outcomes().filter_map(|outcome| Some((outcome, outcome.guide.as_ref()?))).collect();
    let is_there = |lang: &&String| in_languages.iter().any(|(_, guide)| guide.lang == **lang);
    if let Some(lang) = args.langs.iter().find(|lang| !is_there(lang)) {
        return Err(Failure::NoTranslation { path: args.guide.clone(), lang: lang.clone() });
    }
    let wanted = |lang| args.langs.is_empty() || args.langs.contains(lang);
    for (outcome, guide) in in_languages.into_iter().filter(|(_, guide)| wanted(&guide.lang)) {
        let names = &outcome.names;
        let files =
            [("", codec::encode(guide, names)), (".pages", codec::encode_pages(&outcome.pages, names))];
        for (part, bytes) in files {
            put(&args.out.join(format!("{}.{}{part}.bin", guide.id, guide.lang)), &bytes)?;
        }
    }
    Ok(Verdict::Fine)
}
