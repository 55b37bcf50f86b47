//! Hashes of content: names by content, and subresource integrity.

use sha2::{Digest, Sha256, Sha384};

/// The first ten hexadecimal digits of the SHA-256 hash: enough to tell the versions of one file apart.
pub(crate) fn short(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

/// The value of an `integrity` attribute.
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(content)))
}

/// The same from a shorter hash, for files that are many: no hash can be compressed.
pub(crate) fn short_integrity(content: &[u8]) -> String {
    format!("sha256-{}", base64(&Sha256::digest(content)))
}

/// Base64 with padding, as `integrity` wants it.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group =
            chunk.iter().fold(0_u32, |sum, &byte| sum << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = (group >> (18 - 6 * place)) & 63;
            text.push(if place <= chunk.len() { char::from(ALPHABET[digit as usize]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads_to_groups_of_four() {
        assert_eq!(base64(b""), "");
        assert_eq!(base64(b"f"), "Zg==");
        assert_eq!(base64(b"fo"), "Zm8=");
        assert_eq!(base64(b"foobar"), "Zm9vYmFy");
    }

    #[test]
    fn hashes_match_known_values() {
        assert_eq!(short(b""), "e3b0c44298");
        assert_eq!(integrity(b""), "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
    }
}
