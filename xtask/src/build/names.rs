//! Short names for what the program and its glue call each other.
//!
//! wasm-bindgen names every import and export by what it does and a hash: some 170 names of 20 to 70 letters, each in
//! the program and in the glue, and hashes do not compress. Nobody else reads them. One or two letters instead make
//! the program 2.4 KB and the script 1.8 KB smaller, compressed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// How the names begin that only the program and its glue know.
const OURS: [&str; 3] = ["__wb", "__externref_", "wasm_bindgen__"];

const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const FUNCTION: u8 = 0;

/// Where the sections of a module begin.
const HEADER: usize = 8;

/// Renames in the program and in its glue.
pub(super) fn shorten(program: &Path, glue: &Path) -> Result<()> {
    let mut names = Names::default();
    let module = fs::read(program).with_context(|| format!("cannot read {}", program.display()))?;
    let module = names.in_module(&module).with_context(|| format!("cannot read {}", program.display()))?;
    let script = fs::read_to_string(glue).with_context(|| format!("cannot read {}", glue.display()))?;
    fs::write(glue, names.in_script(&script)?)?;
    fs::write(program, module)?;
    Ok(())
}

/// The short name for each long one.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    fn short(&mut self, long: &str) -> String {
        if !OURS.iter().any(|beginning| long.starts_with(beginning)) {
            return long.to_owned();
        }
        let number = self.0.len();
        self.0.entry(long.to_owned()).or_insert_with(|| letters(number)).clone()
    }

    /// The module with short names for its imports and exports.
    fn in_module(&mut self, module: &[u8]) -> Result<Vec<u8>> {
        let Some((header, sections)) = module.split_at_checked(HEADER) else { bail!("it is no WebAssembly") };
        let mut renamed = header.to_vec();
        let mut rest = Reader(sections);
        while !rest.0.is_empty() {
            let kind = rest.byte()?;
            let length = rest.number()?;
            let content = rest.take(length)?;
            let content = match kind {
                IMPORTS => self.in_imports(Reader(content))?,
                EXPORTS => self.in_exports(Reader(content))?,
                _ => content.to_vec(),
            };
            renamed.push(kind);
            push_number(&mut renamed, content.len());
            renamed.extend(content);
        }
        Ok(renamed)
    }

    fn in_imports(&mut self, mut from: Reader<'_>) -> Result<Vec<u8>> {
        let mut renamed = Vec::new();
        let count = from.number()?;
        push_number(&mut renamed, count);
        for _ in 0..count {
            push_name(&mut renamed, from.name()?);
            push_name(&mut renamed, &self.short(from.name()?));
            if from.byte()? != FUNCTION {
                bail!("it imports something else than a function");
            }
            renamed.push(FUNCTION);
            push_number(&mut renamed, from.number()?);
        }
        Ok(renamed)
    }

    fn in_exports(&mut self, mut from: Reader<'_>) -> Result<Vec<u8>> {
        let mut renamed = Vec::new();
        let count = from.number()?;
        push_number(&mut renamed, count);
        for _ in 0..count {
            push_name(&mut renamed, &self.short(from.name()?));
            renamed.push(from.byte()?);
            push_number(&mut renamed, from.number()?);
        }
        Ok(renamed)
    }

    /// The script with the same short names. A name that it does not have means that the two do not belong together.
    fn in_script(&self, script: &str) -> Result<String> {
        let mut renamed = String::with_capacity(script.len());
        let mut missing = self.0.clone();
        let mut rest = script;
        while !rest.is_empty() {
            let part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
            let (word, after) = rest.split_at(rest.find(|c| !part(c)).unwrap_or(rest.len()));
            let (between, after) = after.split_at(after.find(part).unwrap_or(after.len()));
            missing.remove(word);
            renamed.push_str(self.0.get(word).map_or(word, String::as_str));
            renamed.push_str(between);
            rest = after;
        }
        match missing.keys().next() {
            Some(name) => bail!("the glue does not know {name}"),
            None => Ok(renamed),
        }
    }
}

/// `a` to `Z`, then two letters and so on.
fn letters(mut number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::new();
    loop {
        name.push(char::from(LETTERS[number % LETTERS.len()]));
        number /= LETTERS.len();
        if number == 0 {
            return name;
        }
        number -= 1;
    }
}

/// Bytes of a module that are being read.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count).context("it ends early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// Seven bits a byte, the lowest first.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for place in 0..5 {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("it has a number of more than 32 bits")
    }

    fn name(&mut self) -> Result<&'b str> {
        let length = self.number()?;
        Ok(std::str::from_utf8(self.take(length)?)?)
    }
}

fn push_number(to: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

fn push_name(to: &mut Vec<u8>, name: &str) {
    push_number(to, name.len());
    to.extend(name.as_bytes());
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// A module of one import and two exports.
    fn module(import: &str, export: &str) -> Vec<u8> {
        let mut imports = vec![1];
        push_name(&mut imports, "./glue.js");
        push_name(&mut imports, import);
        imports.extend([FUNCTION, 0]);
        let mut exports = vec![2];
        push_name(&mut exports, "memory");
        exports.extend([2, 0]);
        push_name(&mut exports, export);
        exports.extend([FUNCTION, 0]);
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        for (kind, content) in [(1, vec![1, 0x60, 0, 0]), (IMPORTS, imports), (EXPORTS, exports)] {
            module.push(kind);
            push_number(&mut module, content.len());
            module.extend(content);
        }
        module
    }

    #[test]
    fn program_and_glue_are_renamed_alike() {
        let mut names = Names::default();
        let long = module("__wbg_set_4c88d2", &format!("__wbindgen_{}", "x".repeat(200)));
        assert_eq!(names.in_module(&long).unwrap(), module("a", "b"));
        let script = format!(
            "const i = {{ __wbg_set_4c88d2: f, __wbg_set: g }}; wasm.__wbindgen_{}(wasm.memory);",
            "x".repeat(200)
        );
        assert_eq!(
            names.in_script(&script).unwrap(),
            "const i = { a: f, __wbg_set: g }; wasm.b(wasm.memory);"
        );
    }

    #[test]
    fn glue_of_another_program_is_refused() {
        let mut names = Names::default();
        names.in_module(&module("__wbg_set_4c88d2", "main")).unwrap();
        assert!(names.in_script("const i = { __wbg_set_00c0de: f };").is_err());
    }

    #[test]
    fn what_is_no_module_is_refused() {
        let whole = module("a", "b");
        assert!(Names::default().in_module(b"<html>").is_err());
        assert!(Names::default().in_module(&whole[..whole.len() - 1]).is_err());
    }

    #[test]
    fn every_number_has_letters_of_its_own() {
        assert_eq!((letters(0), letters(51), letters(52)), ("a".into(), "Z".into(), "aa".into()));
        assert_eq!((0..10_000).map(letters).collect::<BTreeSet<_>>().len(), 10_000);
    }
}
