//! The drawn icons: one path each, 24 by 24, stroke 1.75, in the colour of the text.

use yew::prelude::*;

use super::attribute::Attr;
use super::element::{With, element};

/// An icon of the set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    Clock,
    Shield,
    Trash,
    Undo,
    UndoOff,
    Restart,
    Warning,
    Info,
    Check,
    CheckCircle,
    Close,
    Minus,
    Phone,
    Lock,
    Chevron,
    Back,
    Forward,
    Copy,
    Share,
    Print,
    Mail,
    Download,
    Calendar,
    Support,
    Computer,
    Bulb,
    Search,
    Hourglass,
    Tool,
    Mark,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Clock => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2",
            Self::Shield => {
                "M12 3.25 5 6v5.5c0 4.4 2.9 7.7 7 9.25 4.1-1.55 7-4.85 7-9.25V6l-7-2.75ZM9 12l2.2 2.2 4-4.2"
            }
            Self::Trash => "M4.5 6.5h15M9.5 6.5V4h5v2.5M6.5 6.5l.8 13h9.4l.8-13M10 10.5v5M14 10.5v5",
            Self::Undo => "M8.5 5l-4 4 4 4M5 9h9a5.25 5.25 0 0 1 0 10.5H9",
            Self::UndoOff => {
                "M8.5 5l-4 4 4 4M5 9h4M13 9h1a5.25 5.25 0 0 1 4.9 7.1M16 19.1a5.2 5.2 0 0 1-2 .4H9M4 4l16 16"
            }
            Self::Restart => "M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15",
            Self::Warning => "M12 4.25 3.25 19.5h17.5L12 4.25ZM12 10v4.25M12 16.9v.1",
            Self::Info => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11v5M12 8v.1",
            Self::Search => "M10.75 4.5a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5ZM15.4 15.4l4.6 4.6",
            Self::Check => "M5 12.75 9.75 17.5 19 7.5",
            Self::CheckCircle => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM8.25 12.25l2.6 2.6 4.9-5.35",
            Self::Close => "m6.5 6.5 11 11M17.5 6.5l-11 11",
            Self::Minus => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM8.5 12h7",
            Self::Phone => {
                "M8.5 2.75h7a1.75 1.75 0 0 1 1.75 1.75v15a1.75 1.75 0 0 1-1.75 1.75h-7a1.75 1.75 0 0 1-1.75-1.75v-15A1.75 1.75 0 0 1 8.5 2.75ZM10.75 18.25h2.5"
            }
            Self::Lock => {
                "M6.75 10.75h10.5A1.25 1.25 0 0 1 18.5 12v7a1.25 1.25 0 0 1-1.25 1.25H6.75A1.25 1.25 0 0 1 5.5 19v-7a1.25 1.25 0 0 1 1.25-1.25ZM8.5 10.75V7.5a3.5 3.5 0 0 1 7 0v3.25"
            }
            Self::Chevron => "m9.5 6 6 6-6 6",
            Self::Back => "M19 12H5M11 6l-6 6 6 6",
            Self::Forward => "M5 12h14M13 6l6 6-6 6",
            Self::Copy => {
                "M9.75 8.5h8.5a1.25 1.25 0 0 1 1.25 1.25v8.5a1.25 1.25 0 0 1-1.25 1.25h-8.5a1.25 1.25 0 0 1-1.25-1.25v-8.5A1.25 1.25 0 0 1 9.75 8.5ZM15.5 8.5V5.75a1.25 1.25 0 0 0-1.25-1.25h-8.5A1.25 1.25 0 0 0 4.5 5.75v8.5a1.25 1.25 0 0 0 1.25 1.25H8.5"
            }
            Self::Share => {
                "M12 14.5V3.5M8 7l4-3.75L16 7M7.5 10.5H6.25A1.25 1.25 0 0 0 5 11.75v7.5a1.25 1.25 0 0 0 1.25 1.25h11.5A1.25 1.25 0 0 0 19 19.25v-7.5a1.25 1.25 0 0 0-1.25-1.25H16.5"
            }
            Self::Print => {
                "M7 8.5V3.75h10V8.5M7 17H4.75a1.25 1.25 0 0 1-1.25-1.25v-6A1.25 1.25 0 0 1 4.75 8.5h14.5a1.25 1.25 0 0 1 1.25 1.25v6A1.25 1.25 0 0 1 19.25 17H17M7 14h10v6.25H7V14Z"
            }
            Self::Mail => "M3.5 6h17v12h-17V6ZM3.5 7l8.5 6.5L20.5 7",
            Self::Download => "M12 4v11M7.5 10.75 12 15.25l4.5-4.5M4.75 19.75h14.5",
            Self::Calendar => {
                "M5.75 5.5h12.5a1.25 1.25 0 0 1 1.25 1.25v11.5a1.25 1.25 0 0 1-1.25 1.25H5.75a1.25 1.25 0 0 1-1.25-1.25V6.75A1.25 1.25 0 0 1 5.75 5.5ZM4.5 10h15M8.5 3.5v4M15.5 3.5v4"
            }
            Self::Support => {
                "M4.75 5h14.5a1.25 1.25 0 0 1 1.25 1.25v9a1.25 1.25 0 0 1-1.25 1.25H12l-4.5 3.75V16.5H4.75a1.25 1.25 0 0 1-1.25-1.25v-9A1.25 1.25 0 0 1 4.75 5ZM8 9.25h8M8 12.5h5"
            }
            Self::Computer => {
                "M5.75 5h12.5a1.25 1.25 0 0 1 1.25 1.25V15h-15V6.25A1.25 1.25 0 0 1 5.75 5ZM4.5 15l-1.75 3.5h18.5L19.5 15"
            }
            Self::Bulb => "M9.25 17.25c0-2-3-3.3-3-7a5.75 5.75 0 0 1 11.5 0c0 3.7-3 5-3 7h-5.5ZM10 20.5h4",
            Self::Hourglass => {
                "M6.5 3.5h11M6.5 20.5h11M8 3.5v3.25c0 2.6 4 3.4 4 5.25s-4 2.65-4 5.25v3.25M16 3.5v3.25c0 2.6-4 3.4-4 5.25s4 2.65 4 5.25v3.25"
            }
            Self::Tool => "M4.5 7h9M17.5 7h2M15.5 5v4M4.5 17h2M10.5 17h9M8.5 15v4",
            Self::Mark => {
                "M2 17h5.5c5.2 0 8.5-3.4 8.5-6.75A3.75 3.75 0 0 0 12.25 6.5h-.5A3.75 3.75 0 0 0 8 10.25C8 13.6 11.3 17 16.5 17H22"
            }
        }
    }

    /// Whether it points along the line and turns in right-to-left text.
    const fn is_directional(self) -> bool {
        matches!(self, Self::Back | Self::Forward | Self::Chevron)
    }

    /// The icon in body size.
    pub(crate) fn draw(self) -> Html {
        self.with_class(if self.is_directional() { "icon icon--directional" } else { "icon" })
    }

    /// The icon in the size of small text and buttons.
    pub(crate) fn small(self) -> Html {
        let directional = self.is_directional();
        self.with_class(if directional { "icon icon--small icon--directional" } else { "icon icon--small" })
    }

    /// The icon with classes of its own.
    pub(crate) fn with_class(self, class: &'static str) -> Html {
        element("svg", class)
            .of([element("path", "").of([]).with(Attr::Path, self.path())])
            .with(Attr::ViewBox, "0 0 24 24")
            .with(Attr::AriaHidden, "true")
    }
}
