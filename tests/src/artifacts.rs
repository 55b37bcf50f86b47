//! What a failing test leaves behind: a picture, the page's source, and what was said.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::failure::{Failure, Outcome};
use crate::visit::Visit;

impl Visit<'_> {
    /// Keeps something of a test for whoever looks into its failure.
    pub fn keep_artifact(&self, name: &str, content: &[u8]) -> Outcome {
        let Some(folder) = &self.artifacts() else { return Ok(()) };
        let folder = folder.join(self.engine().name());
        let written = fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join(name), content));
        written.map_err(|error| Failure::new(format!("could not write {name}: {error}")))
    }
}

/// Writes `NAME.png`, `NAME.html` and `NAME.txt` into the engine's folder. Nothing here may hide the failure
/// itself, so what cannot be written is left out.
pub async fn keep(visit: &Visit<'_>, folder: &Path, name: &str, failure: &Failure) {
    let folder = folder.join(visit.engine().name());
    if fs::create_dir_all(&folder).is_err() {
        return;
    }
    let file = |extension: &str| folder.join(format!("{name}.{extension}"));
    if let Ok(source) = visit.driver().source().await {
        let _ = fs::write(file("html"), source);
    }
    let mut said = format!("{failure}\n");
    if let Ok(address) = visit.driver().current_url().await {
        said.push_str(&format!("\naddress: {address}\n"));
    }
    if let Ok(Some(page)) = visit.glance().await {
        said.push_str(&format!("\npage: {page:#?}\n"));
    }
    if let Ok(Some(record)) = visit.record().await {
        said.push_str(&format!("\nrecord:\n{record}\n"));
    }
    if let Err(noise) = visit.all_was_quiet().await {
        said.push_str(&format!("\n{noise}\n"));
    }
    let _ = fs::write(file("txt"), said);
    // Last, and not for long: a browser that paints nothing any more does not answer this.
    let picture = visit.driver().screenshot_as_png();
    if let Ok(Ok(picture)) = tokio::time::timeout(Duration::from_secs(10), picture).await {
        let _ = fs::write(file("png"), picture);
    }
}
