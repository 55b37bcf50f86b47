//! Authored text as a small tree. It is built when the guide is compiled; the app turns it into elements.

/// Blocks of text.
pub type RichText = Vec<Block>;

/// A block of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    P(Vec<Inline>),
    /// A heading inside a page; the page's own title stands above it.
    H(Vec<Inline>),
    /// A bulleted list; an item is a line of text.
    Ul(Vec<Vec<Inline>>),
    /// A numbered list.
    Ol(Vec<Vec<Inline>>),
    /// A table: the head row, then the body rows; a cell is a line of text.
    Table(Vec<Vec<Inline>>, Vec<Vec<Vec<Inline>>>),
}

/// A run of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Plain text.
    T(String),
    /// A label as it stands on the iPhone (bold in the source).
    Label(String),
    /// Emphasis.
    Em(String),
    /// A path of labels to tap (code in the source, labels parted by ` > `).
    Path(Vec<String>),
    /// A link: words and address (`https:`, `mailto:`, `tel:`, relative or `#`).
    Link(String, String),
}

/// The words of some text, without its form; for summaries, titles and search.
#[must_use]
pub fn plain(text: &[Block]) -> String {
    let mut out = String::new();
    for block in text {
        let lines: Vec<&Vec<Inline>> = match block {
            Block::P(line) | Block::H(line) => vec![line],
            Block::Ul(items) | Block::Ol(items) => items.iter().collect(),
            Block::Table(head, rows) => head.iter().chain(rows.iter().flatten()).collect(),
        };
        for line in lines {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&plain_line(line));
        }
    }
    out
}

/// The words of a line.
#[must_use]
pub fn plain_line(line: &[Inline]) -> String {
    let mut out = String::new();
    for run in line {
        match run {
            Inline::T(text) | Inline::Label(text) | Inline::Em(text) | Inline::Link(text, _) => {
                out.push_str(text)
            }
            Inline::Path(labels) => out.push_str(&labels.join(" > ")),
        }
    }
    out
}
