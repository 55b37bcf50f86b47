//! Which of the compressed files a browser takes.

use std::path::{Path, PathBuf};

/// The codings that a browser accepts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Accepted {
    brotli: bool,
    gzip: bool,
}

/// Reads an `Accept-Encoding` header. A coding with the weight zero is refused.
pub(super) fn accepted(header: Option<&str>) -> Accepted {
    let mut accepted = Accepted::default();
    for item in header.unwrap_or_default().split(',') {
        let mut parts = item.split(';').map(str::trim);
        let coding = parts.next().unwrap_or_default().to_ascii_lowercase();
        let refused = parts
            .filter_map(|part| part.strip_prefix("q="))
            .any(|weight| weight.trim().parse::<f32>().is_ok_and(|weight| weight <= 0.0));
        match coding.as_str() {
            "br" => accepted.brotli = !refused,
            "gzip" => accepted.gzip = !refused,
            _ => {}
        }
    }
    accepted
}

/// The file to send for a path, and the name of its coding.
pub(super) fn choose(path: &Path, accepted: Accepted) -> (PathBuf, Option<&'static str>) {
    for (wanted, coding, ending) in [(accepted.brotli, "br", ".br"), (accepted.gzip, "gzip", ".gz")] {
        let mut compressed = path.as_os_str().to_owned();
        compressed.push(ending);
        let compressed = PathBuf::from(compressed);
        if wanted && compressed.is_file() {
            return (compressed, Some(coding));
        }
    }
    (path.to_path_buf(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codings_are_read_with_their_weights() {
        assert_eq!(accepted(Some("gzip, deflate, br")), Accepted { brotli: true, gzip: true });
        assert_eq!(accepted(Some("br;q=0, gzip;q=0.5")), Accepted { brotli: false, gzip: true });
        assert_eq!(accepted(Some("identity")), Accepted::default());
        assert_eq!(accepted(None), Accepted::default());
    }
}
