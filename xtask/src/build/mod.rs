//! The release site: Trunk compiles and collects, then the parts are bundled, named by content and compressed.

mod assets;
mod compress;
mod embed;
mod glue;
mod manual;
mod names;
mod page;
mod probe;
mod sizes;
mod trunk;

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};

pub(crate) use self::assets::files;
pub(crate) use self::embed::RELEASE;
pub(crate) use self::glue::own_names;
pub(crate) use self::probe::write as write_probe;
pub(crate) use self::sizes::{check_budget, print_table};
pub(crate) use self::trunk::prepare as prepare_trunk;

use self::assets::Site;
use crate::options::Options;
use crate::report::{self, Step};
use crate::setup::{self, Need, Tools};
use crate::workspace::Workspace;

/// `cargo xtask build`.
pub(crate) fn command(workspace: &Workspace) -> Result<()> {
    let started = Instant::now();
    let tools = setup::ensure(workspace, &Need::BUILD)?;
    build(workspace, &tools)?;
    print_table(&workspace.dist())?;
    check_budget(&workspace.dist())?;
    println!("dist/ is ready ({})", report::duration(started.elapsed()));
    Ok(())
}

/// Installs what is needed besides building, and builds the site unless it is to be taken as it is.
pub(crate) fn ready(workspace: &Workspace, options: &Options, mut needs: Vec<Need>) -> Result<Tools> {
    if !options.no_build {
        needs.extend(Need::BUILD);
    }
    let tools = setup::ensure(workspace, &needs)?;
    if !options.no_build {
        build(workspace, &tools)?;
    }
    Ok(tools)
}

/// Builds the site into `dist/`, which is replaced as a whole when everything has worked.
pub(crate) fn build(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let step = Step::start("compiling the app with Trunk (release)");
    trunk::build(workspace, tools)?;
    step.done();

    let step = Step::start("bundling, naming by content and compressing");
    let compiled = workspace.site();
    for program in glue::PROGRAMS {
        names::shorten(
            &compiled.join(format!("{program}_bg.wasm")),
            &compiled.join(format!("{program}.js")),
        )?;
    }
    glue::write_makers(&compiled)?;
    let staging = workspace.path("target/dist-next");
    setup::remove_folder(&staging)?;
    fs::create_dir_all(staging.join("assets"))?;
    let mut site = Site::new(&workspace.site(), &staging);
    assets::write_all(&mut site, workspace, tools)?;
    compress::compress(&staging, workspace, tools)?;
    replace(&staging, &workspace.dist(), &workspace.path("target/dist-previous"))?;
    step.done();
    Ok(())
}

/// Puts the new folder in the old one's place.
fn replace(new: &Path, place: &Path, aside: &Path) -> Result<()> {
    setup::remove_folder(aside)?;
    if place.exists() {
        fs::rename(place, aside).with_context(|| format!("cannot move {} aside", place.display()))?;
    }
    fs::rename(new, place).with_context(|| format!("cannot put {} in place", place.display()))?;
    setup::remove_folder(aside)
}
