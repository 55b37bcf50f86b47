//! What the commands print about their steps.

use std::time::{Duration, Instant};

/// A step that is under way.
pub(crate) struct Step {
    started: Instant,
}

impl Step {
    /// Says what is done now.
    pub(crate) fn start(what: &str) -> Self {
        println!("· {what}");
        Self { started: Instant::now() }
    }

    /// Says that it is done, and how long it took.
    pub(crate) fn done(self) {
        println!("  done in {}", duration(self.started.elapsed()));
    }

    pub(crate) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}

/// A duration the way a person says it: `0.4 s`, `12 s`, `3 min 5 s`.
pub(crate) fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    if time < Duration::from_secs(10) {
        format!("{:.1} s", time.as_secs_f64())
    } else if seconds < 60 {
        format!("{seconds} s")
    } else {
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_naturally() {
        assert_eq!(duration(Duration::from_millis(40)), "0.0 s");
        assert_eq!(duration(Duration::from_millis(1_260)), "1.3 s");
        assert_eq!(duration(Duration::from_secs(59)), "59 s");
        assert_eq!(duration(Duration::from_secs(185)), "3 min 5 s");
    }
}
