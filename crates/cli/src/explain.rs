//! `explain CODE`

use unstuck_flow::compile::Code;

use crate::Verdict;
use crate::failure::Failure;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A code from a report, such as G014.
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let Some(code) = &args.code else {
        for code in Code::ALL {
            println!("{}  {:7}  {}", code.as_str(), code.severity().as_str(), code.title());
        }
        return Ok(Verdict::Fine);
    };
    let known = Code::parse(code).ok_or_else(|| Failure::UnknownCode { code: code.clone() })?;
    println!("{} ({}): {}\n", known.as_str(), known.severity().as_str(), known.title());
    print!("{}", known.explanation());
    Ok(Verdict::Fine)
}
