//! The attributes that elements made by functions can have.

/// Writes the list once: as names to write in Rust, and as they are called in the page.
macro_rules! attributes {
    ($($attribute:ident = $name:literal),* $(,)?) => {
        /// An attribute. The order is the one in which an element has them; an element keeps a place for each up to
        /// its last, so those that most elements have come first.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Attr {
            $($attribute),*
        }

        impl Attr {
            /// The names, in order.
            pub(super) const NAMES: &'static [&'static str] = &[$($name),*];
        }
    };
}

attributes! {
    Class = "class",
    Type = "type",
    Id = "id",
    Name = "name",
    Href = "href",
    Role = "role",
    DataSummary = "data-summary",
    TabIndex = "tabindex",
    ViewBox = "viewBox",
    AriaHidden = "aria-hidden",
    Path = "d",
    Stretch = "preserveAspectRatio",
    Target = "target",
    Rel = "rel",
    DataAction = "data-action",
    DataUnstuck = "data-unstuck",
    DataScreen = "data-screen",
    DataStep = "data-step",
    AriaLabel = "aria-label",
    AriaLabelledBy = "aria-labelledby",
    AriaDescribedBy = "aria-describedby",
    AriaCurrent = "aria-current",
    AriaPressed = "aria-pressed",
    AriaExpanded = "aria-expanded",
    AriaLive = "aria-live",
    AriaDisabled = "aria-disabled",
    Open = "open",
    Scope = "scope",
    NoValidate = "novalidate",
    DataAnswers = "data-answers",
    DataCauses = "data-causes",
    DataNotice = "data-notice",
    DataDirection = "data-direction",
    DataReady = "data-ready",
    DataPart = "data-part",
    DataChoices = "data-choices",
    DataHere = "data-here",
    DataIos = "data-ios",
    DataKind = "data-kind",
    DataBegun = "data-begun",
    DataHandover = "data-handover",
    AriaLevel = "aria-level",
}
