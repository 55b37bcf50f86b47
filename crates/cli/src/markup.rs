//! Texts of a guide inside HTML and SVG.

use std::fmt::{self, Display};

/// A text as the content of an element or the value of an attribute in quotes. No sign of it is markup, and signs that XML
/// has no place for become the replacement character.
pub(crate) struct Escaped<'t>(pub(crate) &'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for sign in self.0.chars() {
            match sign {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\n' | '\t' => write!(f, "{sign}")?,
                '\u{fffe}' | '\u{ffff}' => f.write_str("\u{fffd}")?,
                sign if sign.is_control() => f.write_str("\u{fffd}")?,
                sign => write!(f, "{sign}")?,
            }
        }
        Ok(())
    }
}

/// The attribute that says the language of a guide's texts; nothing where it is that of the report.
pub(crate) fn lang(of_guide: &str) -> String {
    let is_english = of_guide.split('-').next() == Some("en");
    if is_english { String::new() } else { format!(" lang=\"{}\"", Escaped(of_guide)) }
}

/// The colours of the product, light and dark, as custom properties of a root.
pub(crate) const COLOURS: &str = include_str!("colours.css");

#[cfg(test)]
mod tests {
    use super::{Escaped, lang};

    #[test]
    fn nothing_in_a_text_is_markup() {
        let hostile = "<script>alert('\"&')</script>\u{7}\u{ffff}";
        assert_eq!(
            Escaped(hostile).to_string(),
            "&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;\u{fffd}\u{fffd}"
        );
        assert_eq!(Escaped("Café 日本 &amp;").to_string(), "Café 日本 &amp;amp;");
    }

    #[test]
    fn a_language_is_named_where_it_is_another_one() {
        assert_eq!(lang("en-US"), "");
        assert_eq!(lang("de"), " lang=\"de\"");
        assert_eq!(lang("\"x"), " lang=\"&quot;x\"");
    }
}
