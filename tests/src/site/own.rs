//! The forwarder's own files: the observer, the faults, the pages around the app.

use std::path::Path;

use super::Fault;
use super::http::Reply;

/// Their folder; nothing on the site is called that.
pub(super) const OWN: &str = "/-tests-/";

/// The file of this name.
pub(super) fn file(name: &str, font: Option<&Path>) -> Option<Reply> {
    if name == "font.woff2" {
        let headers = vec![("content-type".to_owned(), "font/woff2".to_owned())];
        return Some(Reply { status: 200, headers, body: std::fs::read(font?).ok()? });
    }
    let text = match name {
        "observer.js" => include_str!("observer.js"),
        "speech.js" => include_str!("speech.js"),
        "blocked-storage.js" => include_str!("blocked-storage.js"),
        "full-storage.js" => include_str!("full-storage.js"),
        "name-taken.js" => include_str!("name-taken.js"),
        "iphone-17.js" => include_str!("iphone-17.js"),
        "font.css" => include_str!("font.css"),
        "blank.html" => include_str!("blank.html"),
        "frame.html" => include_str!("frame.html"),
        "sandbox.html" => include_str!("sandbox.html"),
        _ => return None,
    };
    let kind = match name.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        _ => "text/html",
    };
    Some(Reply {
        status: 200,
        headers: vec![("content-type".to_owned(), format!("{kind}; charset=utf-8"))],
        body: text.as_bytes().to_vec(),
    })
}

/// The page with the forwarder's scripts first in its head, before anything of its own can run.
pub(super) fn with_scripts(page: &[u8], fault: Fault) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let mut scripts =
        format!("<script src=\"{OWN}observer.js\"></script><script src=\"{OWN}speech.js\"></script>");
    let more = match fault {
        Fault::BlockedStorage => Some("blocked-storage.js"),
        Fault::FullStorage => Some("full-storage.js"),
        Fault::NameTaken => Some("name-taken.js"),
        Fault::Iphone17 => Some("iphone-17.js"),
        Fault::OwnFont => {
            scripts.push_str(&format!("<link rel=\"stylesheet\" href=\"{OWN}font.css\">"));
            None
        }
        _ => None,
    };
    if let Some(more) = more {
        scripts.push_str(&format!("<script src=\"{OWN}{more}\"></script>"));
    }
    let head_opens = page.find("<head").and_then(|start| page[start..].find('>').map(|end| start + end + 1));
    match head_opens {
        Some(at) => format!("{}{scripts}{}", &page[..at], &page[at..]).into_bytes(),
        None => format!("{scripts}{page}").into_bytes(),
    }
}
