//! Positions in the lists of a [`crate::Model`], each with a type of its own so that they cannot be mixed up.

macro_rules! position {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u16);

        impl $name {
            /// The position as an index.
            #[must_use]
            pub const fn at(self) -> usize {
                self.0 as usize
            }

            /// The id of an index. Models are refused beyond `u16::MAX` entries, so nothing is cut off.
            #[must_use]
            #[expect(clippy::cast_possible_truncation, reason = "models are refused beyond u16::MAX entries")]
            pub const fn of(index: usize) -> Self {
                Self(index as u16)
            }
        }
    };
}

position!(
    /// A cause of the model.
    CauseId
);
position!(
    /// A fix of the model.
    FixId
);
position!(
    /// A question of the model.
    QuestionId
);
position!(
    /// A cluster of fixes that share what has to be opened first.
    ClusterId
);
position!(
    /// An answer, counted within its question.
    AnswerId
);
