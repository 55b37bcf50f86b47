//! `graph GUIDE`

mod dot;
mod layout;
mod map;
mod mermaid;
mod picture;
mod place;
mod svg;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

use clap::ValueEnum;
use unstuck_lab::likely::{Reach, likely};

use picture::Picture;

use crate::Verdict;
use crate::failure::Failure;
use crate::load::runnable;
use crate::put::put;

/// Beyond, nobody could read it, and a small `--least` would fill the memory.
const DEEPEST: i64 = 30;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guide to draw.
    #[arg(value_name = "GUIDE")]
    guide: PathBuf,
    /// The form of the drawing.
    #[arg(long, value_enum, default_value_t = Format::Svg)]
    format: Format,
    /// The most screens on one path, the start screen not counted.
    #[arg(long, value_name = "N", default_value_t = 6, value_parser = clap::value_parser!(u8).range(1..=DEEPEST))]
    depth: u8,
    /// Paths with less than this probability, 0.001 to 1, are summed up.
    #[arg(long, value_name = "P", default_value_t = 0.02, value_parser = probability)]
    least: f64,
    /// The file to write; without it, the drawing is printed.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What tools read.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For browsers.
    Svg,
    /// For wikis and editors.
    Mermaid,
    /// For Graphviz.
    Dot,
}

fn probability(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    if (0.001..=1.0).contains(&number) { Ok(number) } else { Err(format!("{number} is not in 0.001 to 1")) }
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let Some((guide, model)) = runnable(&args.guide)? else { return Ok(Verdict::GuideHasErrors) };
    let tree = likely(&model, Reach { depth: usize::from(args.depth), least: args.least });
    let picture = Picture::new(&guide, &model, &tree);
    let drawn = match args.format {
        Format::Svg => svg::render(&picture),
        Format::Mermaid => mermaid::render(&picture),
        Format::Dot => dot::render(&picture),
    };
    match &args.out {
        Some(path) => put(path, drawn.as_bytes())?,
        None => print!("{drawn}"),
    }
    Ok(Verdict::Fine)
}
