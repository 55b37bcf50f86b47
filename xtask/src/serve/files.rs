//! From the address of a request to the name of a file.

/// The file that an address names, relative to the site, or nothing if the address leaves the site.
pub(super) fn name_of(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?;
    let path = decode(path.strip_prefix('/')?)?;
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    let plain = path.split('/').all(|part| {
        // No parent folders, no hidden files, no drive letters or streams of Windows.
        !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0'])
    });
    // The compressed files are sent in place of others, never by their own name.
    (plain && !path.ends_with(".br") && !path.ends_with(".gz")).then_some(path)
}

/// Decodes `%20` and the like.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit =
                || char::from(rest.next()?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            bytes.push(digit()? * 16 + digit()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// How long a browser may keep a file: for ever when its name says what is in it.
pub(super) fn caching(name: &str) -> &'static str {
    if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Whether a name has ten hexadecimal digits before its ending.
fn is_hashed(name: &str) -> bool {
    let mut parts = name.rsplit('/').next().unwrap_or(name).rsplit('.');
    let ending = parts.next();
    let hash = parts.next().unwrap_or_default();
    ending.is_some() && hash.len() == 10 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_file_of_the_site() {
        assert_eq!(name_of("/").as_deref(), Some("index.html"));
        assert_eq!(name_of("/?a=b").as_deref(), Some("index.html"));
        assert_eq!(name_of("/assets/a.js?x").as_deref(), Some("assets/a.js"));
        assert_eq!(name_of("/a%20b.txt").as_deref(), Some("a b.txt"));
    }

    #[test]
    fn no_address_leaves_the_site() {
        for url in [
            "/../Cargo.toml",
            "/assets/../../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/%2E%2E%5CCargo.toml",
            "//etc/passwd",
            "/c:/windows",
            "/.git/config",
            "/a%00b",
            "/%",
            "/%zz",
            "/%ff",
            "http://elsewhere/",
            "",
        ] {
            assert_eq!(name_of(url), None, "{url}");
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(caching("assets/loader.e3b0c44298.js").contains("immutable"));
        assert!(caching("guides/icloud-backup.en.e3b0c44298.json").contains("immutable"));
        assert_eq!(caching("index.html"), "no-cache");
        assert_eq!(caching("guides/icloud-backup.de.json"), "no-cache");
        assert_eq!(caching("e3b0c44298"), "no-cache");
    }
}
