//! The scripts between the programs and the browser, which wasm-bindgen writes, made to live beside others.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// The programs that stand in one page together.
pub(super) const PROGRAMS: [&str; 2] = ["unstuck_web", "annex"];

/// How Yew begins the names of what it notes on elements.
const YEW: &str = "__yew_";

/// What is said to pages that start a program as one did years ago. None does, and it is bytes.
const OLD_WAY: &str = "console.warn('using deprecated parameters for the initialization function; pass a single object instead')";

/// `cargo xtask own-names`: gives each program names of its own for what Yew notes on elements. Trunk calls this when
/// it has put a site together.
///
/// Yew numbers its roots and what is listened to, from 1 in each program, and notes the numbers on elements. Two programs one
/// of which stands within the other, such as the app and the annex, or a page that is made with Yew and the guide
/// embedded in it, would take each other's events for their own.
pub(crate) fn own_names(site: &Path) -> Result<()> {
    for program in PROGRAMS {
        let path = site.join(format!("{program}.js"));
        let glue = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        fs::write(&path, with_own_names(&glue, program)?)?;
    }
    Ok(())
}

fn with_own_names(glue: &str, program: &str) -> Result<String> {
    if !glue.contains(YEW) {
        bail!(
            "the glue of {program} has no name that begins with {YEW}: Yew has changed what it notes on elements"
        );
    }
    Ok(glue.replace(YEW, &format!("__{program}_")).replace(OLD_WAY, ""))
}

/// Writes the glue once more, as a module whose function makes the program anew at each call: for pages that embed several
/// guides, and so that nothing of one that was taken away stays.
pub(super) fn write_makers(site: &Path) -> Result<()> {
    let folder = site.join("embed");
    fs::create_dir_all(&folder)?;
    for program in PROGRAMS {
        let glue = fs::read_to_string(site.join(format!("{program}.js")))?;
        let maker = maker(&glue).with_context(|| format!("the glue of {program}"))?;
        fs::write(folder.join(format!("{program}.js")), maker)?;
    }
    Ok(())
}

/// The exports that wasm-bindgen writes last.
const LAST: &str = "export { initSync, __wbg_init as default };";
/// How it begins those of the program.
const EXPORT: &str = "export function ";
/// Where the functions begin that fetch, compile and start the program, in all ways that there are.
const LOADING: &str = "async function __wbg_load(";
/// What takes their place: a program made anew was compiled before.
const INIT: &str = "async function init(module) {
    return __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
}";

fn maker(glue: &str) -> Result<String> {
    let Some((body, after)) = glue.split_once(LAST) else { bail!("does not end with `{LAST}`") };
    let names: Vec<&str> =
        body.split(EXPORT).skip(1).filter_map(|rest| rest.split_once('(')).map(|(name, _)| name).collect();
    let Some((body, _)) = body.split_once(LOADING) else { bail!("has no `{LOADING}`") };
    let body = body.replace(EXPORT, "function ");
    if !after.trim().is_empty() || body.contains("\nexport ") || body.contains("\nimport ") {
        bail!("exports or imports something else than expected");
    }
    Ok(format!("export default function () {{\n{body}{INIT}\nreturn {{ init, {} }};\n}}\n", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_yew_becomes_one_of_the_program() {
        let glue = format!("x.__yew_subtree_id = y.__yew_listener_id;{OLD_WAY}");
        assert_eq!(with_own_names(&glue, "annex").unwrap(), "x.__annex_subtree_id = y.__annex_listener_id;");
        assert!(with_own_names("nothing", "annex").is_err());
    }

    #[test]
    fn a_maker_has_what_the_glue_exports_and_is_refused_where_that_is_not_understood() {
        let loading = format!("{LOADING}module) {{\n}}");
        let glue = format!("export function begin(a) {{\n}}\nfunction b() {{}}\n{loading}\n{LAST}\n");
        assert_eq!(
            maker(&glue).unwrap(),
            format!(
                "export default function () {{\nfunction begin(a) {{\n}}\nfunction b() {{}}\n{INIT}\nreturn {{ init, begin }};\n}}\n"
            )
        );
        assert!(maker("export function begin() {}").is_err());
        assert!(maker(&format!("function a() {{}}\nexport class B {{}}\n{loading}\n{LAST}")).is_err());
        assert!(maker(&format!("\nimport a from \"b\";\n{loading}\n{LAST}")).is_err());
        assert!(maker(&format!("export function begin() {{}}\n{LAST}")).is_err());
    }
}
