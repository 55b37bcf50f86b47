//! What can be said of a version of iOS on a model.

/// What is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// A main version above: from the one it has to this one.
    Update { to: u16 },
    /// The newest main version there is; small updates may wait.
    Newest,
    /// The last main version for this model; small updates may wait.
    LastForModel,
    /// Newer than this model can have: the version or the model was misread.
    Impossible { last: u16 },
}

/// What is possible for an iPhone with this main version, whose model ends with `last` (`None` where it gets the newest), when
/// the newest is `newest`.
pub(super) fn outcome(has: u16, last: Option<u16>, newest: u16) -> Outcome {
    match last {
        Some(last) if has > last => Outcome::Impossible { last },
        Some(last) if has == last => Outcome::LastForModel,
        // A version that this page does not know yet is newer than the newest it knows.
        None if has >= newest => Outcome::Newest,
        last => Outcome::Update { to: last.unwrap_or(newest) },
    }
}

/// What the next main version after `has` is called: Apple went from 18 to 26.
pub(super) const fn is_main_version(major: u16) -> bool {
    matches!(major, 1..=18 | 26..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_model_ends_where_its_list_says() {
        // iPhone 6s with 15, 8 with 15, XR with 18, 11 with 18 and 26.
        assert_eq!(outcome(15, Some(15), 27), Outcome::LastForModel);
        assert_eq!(outcome(15, Some(16), 27), Outcome::Update { to: 16 });
        assert_eq!(outcome(18, Some(18), 27), Outcome::LastForModel);
        assert_eq!(outcome(18, None, 27), Outcome::Update { to: 27 });
        assert_eq!(outcome(27, None, 27), Outcome::Newest);
        assert_eq!(outcome(28, None, 27), Outcome::Newest, "newer than this page knows");
        assert_eq!(outcome(17, Some(16), 27), Outcome::Impossible { last: 16 });
    }

    #[test]
    fn there_was_no_nineteen() {
        assert!(is_main_version(18) && is_main_version(26) && !is_main_version(19) && !is_main_version(25));
    }
}
