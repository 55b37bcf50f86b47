//! What the compiler has to say about a guide.

use super::code::Code;
use super::span::Span;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The guide does not compile.
    Error,
    /// The guide compiles, but an author should look.
    Warning,
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A place in the source and what is to be seen there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The marked text.
    pub span: Span,
    /// A few words on it.
    pub text: String,
}

/// What stands in the source, and what is to stand there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes away; nothing where the text is only put in.
    pub span: Span,
    /// What takes its place.
    pub text: String,
}

/// A change to the source that mends a finding, and is certainly what was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// What it does, in lower case and without a full stop: "write `unplugged`".
    pub title: String,
    /// The edits, in the order of the source. They do not overlap, and all of them are made or none.
    pub edits: Vec<Edit>,
}

impl Mend {
    /// A mend that puts `text` in the place of `span`.
    pub(crate) fn new(title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        Self { title: title.into(), edits: vec![Edit { span, text: text.into() }] }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its kind, which also decides its severity.
    pub code: Code,
    /// A sentence in lower case and without a full stop, so that it can stand after "error: ".
    pub message: String,
    /// Where it is to be mended.
    pub primary: Label,
    /// Other places that explain it.
    pub secondary: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
    /// What would mend it, where that is beyond doubt.
    pub mend: Option<Mend>,
}

impl Diagnostic {
    /// A finding at `span`, with `label` beside the marked text.
    pub(crate) fn new(code: Code, span: Span, message: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            primary: Label { span, text: label.into() },
            secondary: Vec::new(),
            help: None,
            mend: None,
        }
    }

    /// With another place that explains it.
    pub(crate) fn also(mut self, span: Span, label: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: label.into() });
        self
    }

    /// With advice.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With advice, where there is some.
    pub(crate) fn help_if(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// With what would mend it, where that is beyond doubt.
    pub(crate) fn mend_if(mut self, mend: Option<Mend>) -> Self {
        self.mend = mend;
        self
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// All its places, the one to mend first.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        std::iter::once(&self.primary).chain(&self.secondary)
    }

    /// Moves every span onto the source's characters.
    pub(crate) fn fit(&mut self, source: &str) {
        self.primary.span = self.primary.span.fit(source);
        for label in &mut self.secondary {
            label.span = label.span.fit(source);
        }
        for edit in self.mend.iter_mut().flat_map(|mend| &mut mend.edits) {
            edit.span = edit.span.fit(source);
        }
    }
}
