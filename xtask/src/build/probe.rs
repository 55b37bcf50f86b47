//! The file that the connection check loads.

use std::fs;

use anyhow::{Context as _, Result};

use crate::workspace::Workspace;

/// How large it is: enough for a line to get up to speed, little enough for a slow one.
const BYTES: usize = 1_000_000;

/// Writes the file to where Trunk takes it from. It has no pattern, so that nothing on the way makes it smaller, and is always
/// the same.
pub(crate) fn write(workspace: &Workspace) -> Result<()> {
    let path = workspace.path("target/probe.bin");
    fs::create_dir_all(workspace.path("target"))?;
    fs::write(&path, noise()).with_context(|| format!("cannot write {}", path.display()))
}

/// Marsaglia's xorshift with 64 bits.
fn noise() -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut bytes = Vec::with_capacity(BYTES);
    while bytes.len() < BYTES {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend(state.to_le_bytes());
    }
    bytes.truncate(BYTES);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_its_size_and_every_byte_about_equally_often() {
        let bytes = noise();
        assert_eq!(bytes.len(), BYTES);
        let mut counts = [0_usize; 256];
        bytes.iter().for_each(|byte| counts[usize::from(*byte)] += 1);
        let expected = BYTES / 256;
        assert!(counts.iter().all(|count| count.abs_diff(expected) < expected / 8));
    }
}
