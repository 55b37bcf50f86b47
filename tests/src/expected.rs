//! Texts that tests expect, kept in files beside them.

use std::path::Path;
use std::{env, fs};

use crate::failure::{Failure, Outcome};

/// Demands that `said` is what the file in the folder of the browser tests has. With `UPDATE_EXPECT` set it writes what is
/// said now; read the difference before keeping it.
pub fn is_as_in(file: &str, said: &str) -> Outcome {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser").join(file);
    if env::var_os("UPDATE_EXPECT").is_some() {
        return fs::write(&path, said)
            .map_err(|error| Failure::new(format!("could not write {}: {error}", path.display())));
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    match first_difference(&expected, said) {
        None => Ok(()),
        Some(difference) => Err(Failure::new(format!(
            "{file} differs. {difference}\nWith UPDATE_EXPECT=1 the test writes what is said now."
        ))),
    }
}

/// Where two texts part, with the lines around it.
fn first_difference(expected: &str, said: &str) -> Option<String> {
    if expected == said {
        return None;
    }
    let (expected, said): (Vec<_>, Vec<_>) = (expected.lines().collect(), said.lines().collect());
    let at = expected.iter().zip(&said).take_while(|(one, other)| one == other).count();
    let around = |lines: &[&str]| {
        let end = lines.len().min(at + 4);
        lines[at.saturating_sub(3).min(end)..end].join("\n  ")
    };
    Some(format!(
        "From line {}, expected\n  {}\nbut now it is\n  {}",
        at + 1,
        around(&expected),
        around(&said)
    ))
}
