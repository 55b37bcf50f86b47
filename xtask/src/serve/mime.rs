//! Media types by the ending of a name.

/// The value of `Content-Type` for a file.
pub(super) fn of(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_compile_wasm_only_under_its_own_type() {
        assert_eq!(of("assets/unstuck.e3b0c44298.wasm"), "application/wasm");
        assert_eq!(of("index.html"), "text/html; charset=utf-8");
        assert_eq!(of("unknown"), "application/octet-stream");
    }
}
