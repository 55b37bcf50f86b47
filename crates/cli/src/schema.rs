//! `schema [guide|figures|visits]`

use clap::ValueEnum;
use unstuck_flow::compile::Schema;

use crate::Verdict;
use crate::failure::Failure;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The file that it is for.
    #[arg(value_name = "FILE", default_value = "guide")]
    file: File,
}

#[derive(Clone, Copy, ValueEnum)]
enum File {
    Guide,
    Figures,
    Visits,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let schema = match args.file {
        File::Guide => Schema::Guide,
        File::Figures => Schema::Figures,
        File::Visits => Schema::Visits,
    };
    print!("{}", schema.json());
    Ok(Verdict::Fine)
}
