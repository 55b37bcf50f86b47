//! How busy the machine is, which the slowest of the times depend on.

use std::fs;

/// The load average of the last minute, where the system tells it.
pub(crate) fn load() -> Option<String> {
    let text = fs::read_to_string("/proc/loadavg").ok()?;
    text.split_whitespace().next().map(str::to_owned)
}
