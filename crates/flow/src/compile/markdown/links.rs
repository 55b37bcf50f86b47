//! Where a link may go.

use super::super::code::Code;
use super::super::diagnostic::{Diagnostic, Mend};
use super::super::source::{Context, Text};
use super::super::span::Span;

/// The start of an address within the guide's pages.
const PAGE: &str = "#guide/";
const ALLOWED: &str = "links may begin with https:, mailto: or tel:, or lead to a page with #guide/ID";

/// Checks an address found in a text. A link to a page is noted, to be looked up once all pages are known.
pub(super) fn check(cx: &mut Context<'_>, href: &str, span: Span) {
    if let Some(page) = href.strip_prefix(PAGE) {
        // Mark the id alone where the address was found as it is written.
        let skip = if span.text(cx.source) == href { PAGE.len() } else { 0 };
        let span = Span::new(span.start + skip, span.end);
        cx.page_links.push(Text { value: page.to_owned(), span });
    } else if href.starts_with('#') {
        if href != "#guide" {
            refuse(cx, href, span, format!("`{href}` leads nowhere"), ALLOWED);
        }
    } else if let Err((message, help)) = address(href) {
        refuse(cx, href, span, message, &help);
    }
}

/// Checks the address of a contact, which must lead out of the guide.
pub(crate) fn check_contact(cx: &mut Context<'_>, href: &Text) {
    if scheme(&href.value).is_none() {
        let help = "a contact has an address that begins with https:, mailto: or tel:";
        let message = format!("`{}` does not say how to reach anyone", href.value);
        refuse(cx, &href.value, href.span, message, help);
    } else if let Err((message, help)) = address(&href.value) {
        refuse(cx, &href.value, href.span, message, &help);
    }
}

/// Checks the address of a source: a page that anyone can read.
pub(crate) fn check_source(cx: &mut Context<'_>, href: &Text) {
    if let Err((message, help)) = address(&href.value) {
        refuse(cx, &href.value, href.span, message, &help);
    } else if scheme(&href.value).is_none_or(|(scheme, _)| !scheme.eq_ignore_ascii_case("https")) {
        let message = format!("`{}` is no page that anyone can read", href.value);
        refuse(
            cx,
            &href.value,
            href.span,
            message,
            "a source has an address that begins with https:, or none",
        );
    }
}

fn refuse(cx: &mut Context<'_>, href: &str, span: Span, message: String, help: &str) {
    let written = cx.letters(&Text { value: href.to_owned(), span });
    let mend = written.and_then(|written| mended(href, written));
    cx.report(Diagnostic::new(Code::BadLink, span, message, "this address").help(help).mend_if(mend));
}

/// The mend of an address that stands at `written`: without spaces around it, or encrypted where the site is one of the
/// open web. An address without a name, with a port, or within a network at home may well have no other form.
fn mended(href: &str, written: Span) -> Option<Mend> {
    let bare = href.trim();
    if bare.len() < href.len() {
        return address(bare).is_ok().then(|| Mend::new("remove the spaces around it", written, bare));
    }
    let (scheme, rest) = scheme(href)?;
    let host = rest.strip_prefix("//")?.split(['/', '?', '#']).next()?;
    let (_, top) = host.rsplit_once('.')?;
    let is_open = top.len() > 1
        && top.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !["local", "localhost", "internal", "test", "lan", "home"].contains(&top)
        && !host.contains([':', '@']);
    let encrypted = format!("https:{rest}");
    let scheme_at = Span::new(written.start, written.start + scheme.len());
    (scheme.eq_ignore_ascii_case("http") && is_open && address(&encrypted).is_ok())
        .then(|| Mend::new("write `https:`", scheme_at, "https"))
}

/// What is wrong with an address, and what to do about it.
fn address(href: &str) -> Result<(), (String, String)> {
    let refused = |message: String| Err((message, ALLOWED.to_owned()));
    if href.is_empty() {
        return refused("the link has no address".to_owned());
    }
    if href.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\') {
        return refused(format!("`{}` has characters that addresses do not have", href.escape_debug()));
    }
    match scheme(href) {
        None if href.starts_with("//") => refused(format!("`{href}` does not say how it is fetched")),
        None => Ok(()),
        Some((scheme, rest)) => match scheme.to_ascii_lowercase().as_str() {
            "https"
                if rest.strip_prefix("//").is_some_and(|host| host.starts_with(char::is_alphanumeric)) =>
            {
                Ok(())
            }
            "https" => refused(format!("`{href}` names no site")),
            "mailto"
                if rest.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()) =>
            {
                Ok(())
            }
            "mailto" => refused(format!("`{href}` is not a mail address")),
            "tel" if rest.contains(|c: char| c.is_ascii_digit()) => Ok(()),
            "tel" => refused(format!("`{href}` is not a telephone number")),
            "http" => Err(("a link must be encrypted".to_owned(), format!("did you mean `https:{rest}`?"))),
            other => refused(format!("a link may not begin with `{other}:`")),
        },
    }
}

/// The part before the colon, where it is a scheme and not part of a path.
fn scheme(href: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = href.split_once(':')?;
    (!scheme.contains(['/', '?', '#'])).then_some((scheme, rest))
}
