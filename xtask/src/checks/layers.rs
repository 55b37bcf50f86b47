//! The rules of docs/architecture.md that the compiler does not know: who may name what.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::{Context, Passed};
use crate::process;

/// A rule about the sources of a folder.
struct Rule {
    /// Where it holds.
    folder: &'static str,
    /// Where, inside of the folder, it does not.
    except: &'static str,
    /// What must not be named.
    words: &'static [&'static str],
    why: &'static str,
}

const RULES: [Rule; 3] = [
    Rule {
        folder: "src",
        except: "src/platform",
        words: &["web_sys"],
        why: "only src/platform touches the browser",
    },
    Rule {
        folder: "crates/engine/src",
        except: "",
        words: &[
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "std::fs",
            "std::io",
            "std::net",
            "std::env",
            "std::process",
            "std::thread",
            "SystemTime",
            "Instant",
            "println!",
            "eprintln!",
            "HashMap",
            "HashSet",
        ],
        why: "the engine gives the same answer everywhere: no web, no IO, no clock, no order by chance",
    },
    Rule {
        folder: "crates/flow/src",
        except: "",
        words: &["web_sys", "js_sys", "wasm_bindgen", "yew::", "std::fs", "std::net", "std::env", "println!"],
        why: "a guide is data: reading files and drawing screens is for others",
    },
];

/// Packages that nothing below the app may depend on, directly or not.
const WEB_PACKAGES: [&str; 9] =
    ["yew", "gloo", "web-sys", "js-sys", "wasm-bindgen", "tokio", "chrono", "time", "getrandom"];

pub(super) fn layers(context: &Context<'_>) -> Result<Passed> {
    let root = context.workspace.root();
    let mut problems = Vec::new();
    for rule in &RULES {
        apply(rule, root, &root.join(rule.folder), &mut problems)?;
    }
    for (package, above) in [
        ("unstuck-engine", &["unstuck-flow", "unstuck-lab", "unstuck-proof", "unstuck-bench", "unstuck"][..]),
        ("unstuck-flow", &["unstuck-lab", "unstuck-proof", "unstuck-bench", "unstuck"]),
        ("unstuck-lab", &["unstuck-flow", "unstuck-proof", "unstuck-bench", "unstuck"]),
        ("unstuck-json", &["unstuck-engine", "unstuck-flow", "unstuck-lab", "unstuck-bench", "unstuck"]),
    ] {
        let mut command = process::command("cargo");
        command.current_dir(root).args(["tree", "--quiet", "--package", package, "--edges", "normal"]);
        let tree = process::output(command.args(["--prefix", "none", "--format", "{p}"]))?;
        let names = tree.lines().filter_map(|line| line.split_whitespace().next());
        let wrong = names.filter(|name| above.contains(name) || WEB_PACKAGES.contains(name));
        problems.extend(wrong.map(|name| format!("{package} depends on {name}, which its layer may not")));
    }
    if !problems.is_empty() {
        bail!("{}", problems.join("\n"));
    }
    Ok(Passed::Fully)
}

fn apply(rule: &Rule, root: &Path, folder: &Path, problems: &mut Vec<String>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if !rule.except.is_empty() && name.starts_with(rule.except) {
            continue;
        }
        if path.is_dir() {
            apply(rule, root, &path, problems)?;
        } else if name.ends_with(".rs") && !is_test_file(&name) {
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {name}"))?;
            let found = offences(&text, rule.words);
            problems.extend(found.map(|(line, word)| format!("{name}:{line}: names `{word}`: {}", rule.why)));
        }
    }
    Ok(())
}

/// Tests may use what they like.
fn is_test_file(name: &str) -> bool {
    name.ends_with("/tests.rs") || name.contains("/tests/")
}

/// The lines that name a forbidden word, without comments, and up to the tests at the end of the file.
fn offences<'a>(text: &'a str, words: &'a [&'a str]) -> impl Iterator<Item = (usize, &'a str)> {
    text.lines().enumerate().take_while(|(_, line)| !line.trim_start().starts_with("#[cfg(test)]")).flat_map(
        |(number, line)| {
            let code = line.split("//").next().unwrap_or_default();
            words.iter().filter(move |word| names(code, word)).map(move |&word| (number + 1, word))
        },
    )
}

/// Whether code names a word as a whole, not as a part of a longer one.
fn names(code: &str, word: &str) -> bool {
    let is_part =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    code.match_indices(word).any(|(start, _)| {
        let before = code[..start].chars().next_back();
        let after = code[start + word.len()..].chars().next();
        let open_end = word.ends_with(|letter: char| !letter.is_alphanumeric());
        !is_part(before) && (open_end || !is_part(after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, words: &[&str]) -> Vec<usize> {
        offences(text, words).map(|(line, _)| line).collect()
    }

    #[test]
    fn only_whole_words_of_code_count() {
        let text =
            "use web_sys::Window;\n// web_sys in a comment\nlet my_web_sys = 1;\nlet web_system = 1;\n";
        assert_eq!(lines(text, &["web_sys"]), [1]);
        assert_eq!(lines("println!(\"x\");\neprintln!(\"x\");", &["println!"]), [1]);
    }

    #[test]
    fn tests_at_the_end_may_name_anything() {
        assert_eq!(lines("a\n#[cfg(test)]\nmod tests { use std::fs; }\n", &["std::fs"]), Vec::<usize>::new());
    }
}
