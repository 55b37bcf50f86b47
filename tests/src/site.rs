//! The site as the browser sees it: a forwarder on an origin of its own, which hands through what the tested
//! server sends, headers and policy included, and adds one thing to each page: the observer script, so that
//! errors, policy violations and late requests are seen from the first moment in every engine alike.
//!
//! An origin for each test also means storage of its own, and a place to break things from: a missing file,
//! storage that throws, a frame.

mod http;
mod own;

use std::collections::BTreeSet;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::sync::oneshot;

use crate::failure::{Failure, Outcome};
use http::{Asked, Reply};
use own::OWN;

/// What is wrong, or different, with the world in which the page is opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// The WebAssembly file cannot be found.
    MissingWasm,
    /// The guide cannot be found.
    MissingGuide,
    /// The guide ends early.
    CutGuide,
    /// A sign-in page arrives in place of the guide.
    SignInForGuide,
    /// The guide is two megabytes long.
    LongGuide,
    /// The guide says that it was made for another version of the program.
    NewerGuide,
    /// The texts of the guide and of its pages begin with markup that would run a script.
    ScriptInGuide,
    /// One byte of the WebAssembly file is another one.
    FlippedWasm,
    /// One byte of the guide is another one.
    FlippedGuide,
    /// A sign-in page arrives in place of what an embedded guide consists of besides its element.
    SignInForScript,
    /// The policy of the page around an embedded guide allows no WebAssembly.
    NoWebAssembly,
    /// Another script has taken the name of the element.
    NameTaken,
    /// Not a fault but a second origin with the same site, which pages of this one may use; see [`Visit::elsewhere`].
    ///
    /// [`Visit::elsewhere`]: crate::Visit::elsewhere
    TwoOrigins,
    /// The script that says what failed cannot be found, as when the connection is lost meanwhile.
    MissingHelp,
    /// The texts of the pages cannot be found.
    MissingPages,
    /// The program of the annex cannot be found.
    MissingAnnex,
    /// Touching `localStorage` throws, as in a private window or with cookies refused.
    BlockedStorage,
    /// Every write to `localStorage` throws, as with a full quota.
    FullStorage,
    /// Not a fault but a font of the tests' own in place of the system's, so that pictures are the same on every machine.
    OwnFont,
    /// Not a fault but another reader: Safari on an iPhone without a Home button, on iOS 17.5.
    Iphone17,
    /// The app is in a sandboxed frame: it has no origin, so no storage, and its files are asked for across
    /// origins. The site answers as one has to that allows this; see [`Visit::open_in_sandbox`].
    ///
    /// [`Visit::open_in_sandbox`]: crate::Visit::open_in_sandbox
    Sandbox,
}

/// The ports that had a site.
static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// A listener on a free port that no site had before. What is kept for an origin outlives its site in a browser that several
/// tests share, and the system gives the same port twice now and then.
fn new_origin() -> io::Result<TcpListener> {
    let mut used = USED.lock().unwrap_or_else(PoisonError::into_inner);
    // Held until another one is found, or the system would go on to give them.
    let mut taken = Vec::new();
    loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        if used.insert(listener.local_addr()?.port()) {
            return Ok(listener);
        }
        taken.push(listener);
    }
}

/// A running forwarder; dropping it stops it.
pub struct Site {
    address: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Site {
    /// Starts forwarding to `upstream` (which ends with `/`) from a free port. `font` is for [`Fault::OwnFont`].
    pub fn start(upstream: &str, fault: Fault, font: Option<PathBuf>) -> Outcome<Self> {
        let failed =
            |error: &dyn std::error::Error| Failure::new(format!("the forwarder could not start: {error}"));
        let listener = new_origin().map_err(|error| failed(&error))?;
        listener.set_nonblocking(true).map_err(|error| failed(&error))?;
        let address = format!("http://{}", listener.local_addr().map_err(|error| failed(&error))?);
        let client = reqwest::Client::builder()
            .no_proxy()
            // A server may give a thread to each connection that stays open, and then a second one waits for as long as the first
            // stays. The project's own ends them; a site elsewhere, which can be tested too, need not.
            .pool_max_idle_per_host(0)
            .timeout(Duration::from_secs(20))
            .build()
            .map_err(|error| failed(&error))?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| failed(&error))?;
        let forwarder =
            Forwarder { upstream: upstream.to_owned(), address: address.clone(), fault, font, client };
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            runtime.block_on(http::serve(listener, stopped, async move |asked: &Asked| {
                forwarder.reply(asked).await
            }));
        });
        Ok(Self { address, stop: Some(stop), thread: Some(thread) })
    }

    /// Where the app is.
    pub fn home(&self) -> String {
        format!("{}/", self.address)
    }

    /// A page of the same origin without the app, from which storage can be prepared.
    pub fn blank(&self) -> String {
        format!("{}{OWN}blank.html", self.address)
    }

    /// A page that shows a page of the site, or the app, in a frame of the same origin.
    pub fn frame(&self, page: &str) -> String {
        format!("{}{OWN}frame.html?{page}", self.address)
    }

    /// A page that shows the app in a sandboxed frame, which has no origin and so no storage.
    pub fn sandbox(&self) -> String {
        format!("{}{OWN}sandbox.html", self.address)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // If nobody listens any more, it has stopped already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            // A panic there has been printed already; there is nothing to add while ending.
            let _ = thread.join();
        }
    }
}

/// Whether a path is that of the guide, or of the texts of its pages.
fn is_guide(path: &str) -> bool {
    path.contains("/guides/") && !is_guide_pages(path)
}

fn is_guide_pages(path: &str) -> bool {
    path.contains("/guides/") && path.contains(".pages.")
}

/// What a network that wants to be paid first answers to everything.
const SIGN_IN: &[u8] = b"<!DOCTYPE html><title>Sign in</title>";

/// Runs a script wherever it is taken for markup: it says so in `window.ran`.
const MARKUP: &str = "<img src=x onerror=ran=1>";

/// Writes markup over the beginnings of all longer texts of a compiled file. The lengths stay, so it can be read as before.
fn write_markup_into(body: &mut [u8]) {
    // Texts end with a byte that UTF-8 does not have. What has a space in it is no id and no address.
    for text in body.split_mut(|byte| *byte == 0xff) {
        let is_text = std::str::from_utf8(text)
            .is_ok_and(|text| text.is_char_boundary(MARKUP.len()) && text.contains(' '));
        if is_text && text.len() > MARKUP.len() && text.iter().all(|byte| *byte >= b' ') {
            text[..MARKUP.len()].copy_from_slice(MARKUP.as_bytes());
        }
    }
}

struct Forwarder {
    upstream: String,
    address: String,
    fault: Fault,
    font: Option<PathBuf>,
    client: reqwest::Client,
}

impl Forwarder {
    async fn reply(&self, asked: &Asked) -> Reply {
        let path = asked.path();
        if let Some(name) = path.strip_prefix(OWN) {
            return own::file(name, self.font.as_deref()).unwrap_or_else(|| Reply::plain(404, "not found"));
        }
        let missing = match self.fault {
            Fault::MissingWasm => path.ends_with(".wasm"),
            Fault::MissingAnnex => path.contains("/annex.") && path.ends_with(".wasm"),
            Fault::MissingGuide => is_guide(path),
            Fault::MissingHelp => path.contains("/failure."),
            Fault::MissingPages => is_guide_pages(path),
            _ => false,
        };
        if missing {
            return Reply::plain(404, "not found");
        }
        if self.fault == Fault::SignInForScript && path.contains("/embed/guide.") {
            let headers = vec![("content-type".to_owned(), "text/html".to_owned())];
            return Reply { status: 200, headers, body: SIGN_IN.to_vec() };
        }
        self.fetch(asked).await.unwrap_or_else(|error| {
            Reply::plain(502, &format!("the site under test did not answer: {error:?}"))
        })
    }

    /// The policy of a page, in this world.
    fn policy(&self, policy: &str) -> String {
        let own = |more: &str| policy.replace("'self'", &format!("'self' {more}"));
        match self.fault {
            // WebKit does not count a sandboxed page's own site as 'self'; named, it is allowed.
            Fault::Sandbox => own(&self.address),
            Fault::TwoOrigins => own("http://127.0.0.1:*"),
            Fault::NoWebAssembly => policy.replace(" 'wasm-unsafe-eval'", ""),
            _ => policy.to_owned(),
        }
    }

    async fn fetch(&self, asked: &Asked) -> Result<Reply, reqwest::Error> {
        // A page has to come as plain text to be added to; everything else keeps its encoding.
        let is_page = asked.path().ends_with('/') || asked.path().ends_with(".html");
        let is_hostile = self.fault == Fault::ScriptInGuide && asked.path().contains("/guides/");
        let is_plain = is_page || is_guide(asked.path()) || is_hostile || self.fault == Fault::FlippedWasm;
        let mut onward =
            self.client.get(format!("{}{}", self.upstream, asked.target.trim_start_matches('/')));
        for (name, value) in &asked.headers {
            if name == "accept" || (name == "accept-encoding" && !is_plain) {
                onward = onward.header(name, value);
            }
        }
        let answer = onward.send().await?;
        let status = answer.status().as_u16();
        let mut headers = Vec::new();
        for (name, value) in answer.headers() {
            let about_the_connection =
                ["connection", "content-length", "date", "etag", "keep-alive", "transfer-encoding"];
            if about_the_connection.contains(&name.as_str()) {
                continue;
            }
            let mut value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            if name == "content-security-policy" {
                value = self.policy(&value);
            }
            headers.push((name.to_string(), value));
        }
        if self.fault == Fault::Sandbox {
            headers.push(("access-control-allow-origin".to_owned(), "*".to_owned()));
        }
        let mut body = answer.bytes().await?.to_vec();
        let flipped = match self.fault {
            Fault::FlippedWasm => asked.path().ends_with(".wasm"),
            Fault::FlippedGuide => is_guide(asked.path()),
            _ => false,
        };
        if flipped {
            let middle = body.len() / 2;
            body[middle] ^= 1;
        }
        if is_hostile {
            write_markup_into(&mut body);
        }
        if is_guide(asked.path()) {
            match self.fault {
                // Cut where it is compressed it would be no answer at all.
                Fault::CutGuide => body.truncate(body.len() / 2),
                Fault::LongGuide => body.resize(2 * 1024 * 1024, 0),
                // Behind the line that names the form stands its version.
                Fault::NewerGuide => {
                    if let Some(version) = body.iter_mut().skip_while(|byte| **byte != b'\n').nth(2) {
                        *version = 1;
                    }
                }
                Fault::SignInForGuide => body = SIGN_IN.to_vec(),
                _ => {}
            }
        }
        if is_page && status == 200 {
            body = own::with_scripts(&body, self.fault);
        }
        Ok(Reply { status, headers, body })
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader, Read as _, Write as _};
    use std::net::TcpStream;

    use super::*;

    /// Longer than a connection takes to end, and shorter than any keeps open.
    const SOON: Duration = Duration::from_secs(5);

    #[test]
    fn no_connection_to_the_server_under_test_is_kept() {
        let server = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let upstream = format!("http://{}/", server.local_addr().expect("it has an address"));
        let site = Site::start(&upstream, Fault::None, None).expect("it starts");
        let mut visitor = TcpStream::connect(site.address.trim_start_matches("http://")).expect("it listens");
        visitor.write_all(b"GET /a.css HTTP/1.1\r\n\r\n").expect("it reads");

        let (asked, _) = server.accept().expect("it asks the server");
        asked.set_read_timeout(Some(SOON)).expect("a limit is possible");
        let mut asked = BufReader::new(asked);
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            asked.read_line(&mut line).expect("a request");
        }
        // The answer says nothing against another request.
        asked
            .get_mut()
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
            .expect("it takes the answer");
        assert_eq!(asked.read(&mut [0; 16]).expect("it ends the connection"), 0);
        let mut answer = String::new();
        visitor.read_to_string(&mut answer).expect("an answer");
        assert!(answer.ends_with("ok"), "{answer}");
    }
}
