//! What a command can need.

/// One thing that has to be on the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// The standard library for WebAssembly.
    WasmStd,
    /// Clippy for the toolchain that compiles WebAssembly.
    WasmClippy,
    Rustfmt,
    Clippy,
    /// Node.js, which runs the tools from npm.
    Node,
    /// wasm-opt, esbuild, axe-core, and the font that pictures are compared in.
    NpmTools,
    Trunk,
    WasmBindgen,
    CargoDeny,
    Typos,
    Machete,
    Geckodriver,
    Chromium,
    Chromedriver,
    Firefox,
    WebkitDriver,
    MiniBrowser,
    Xvfb,
    /// PHP on the command line, which serves the help desk of the tests.
    Php,
    /// The help desk.
    Dokuwiki,
}

impl Need {
    /// For building, serving and developing.
    pub(crate) const BUILD: [Self; 5] =
        [Self::WasmStd, Self::Node, Self::NpmTools, Self::Trunk, Self::WasmBindgen];

    /// For everything, in the order in which it is best installed: what can fail early comes early.
    pub(crate) const ALL: [Self; 20] = [
        Self::Node,
        Self::Chromium,
        Self::Chromedriver,
        Self::Firefox,
        Self::WebkitDriver,
        Self::MiniBrowser,
        Self::Xvfb,
        Self::Php,
        Self::Dokuwiki,
        Self::Rustfmt,
        Self::Clippy,
        Self::WasmStd,
        Self::WasmClippy,
        Self::NpmTools,
        Self::WasmBindgen,
        Self::Trunk,
        Self::Machete,
        Self::Geckodriver,
        Self::CargoDeny,
        Self::Typos,
    ];
}
