//! A server for `dist/`, as a good host would be set up: compressed files, right types, security headers.

mod encoding;
mod files;
mod mime;

use std::fs::File;
use std::io::{self, Read, Write as _};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail};
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

use crate::options::Options;
use crate::setup::{self, Need};
use crate::workspace::Workspace;
use crate::{build, report};

/// The policy that the site runs under, here and in the browser tests.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'self'";

/// The policy of the example hosts, which are pages of others: they may have frames and a base address.
const HOST_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'self'; form-action 'none'";

/// Enough for a browser's parallel requests.
const WORKERS: usize = 6;

/// `cargo xtask serve`.
pub(crate) fn command(workspace: &Workspace, options: &Options) -> Result<()> {
    let started = Instant::now();
    // Taken before the build, so that nobody waits for minutes to hear that the port is in use.
    let listener = Site::listen(options.port)?;
    if !options.no_build {
        let tools = setup::ensure(workspace, &Need::BUILD)?;
        build::build(workspace, &tools)?;
        build::print_table(&workspace.dist())?;
    }
    let site = listener.serve(workspace.dist())?;
    println!("\nUnstuck is at {} (ready after {})", site.address(), report::duration(started.elapsed()));
    println!("Ctrl-C stops the server");
    site.wait();
    Ok(())
}

/// A port that is taken but not answered yet.
pub(crate) struct Site {
    server: Arc<Server>,
    address: SocketAddr,
}

/// A server that answers.
pub(crate) struct Running {
    site: Site,
    workers: Vec<JoinHandle<()>>,
}

impl Site {
    /// Takes a port on this machine only; 0 stands for any free one.
    pub(crate) fn listen(port: u16) -> Result<Self> {
        let server = match Server::http((Ipv4Addr::LOCALHOST, port)) {
            Ok(server) => server,
            Err(error) if is_taken(&*error) => bail!(
                "port {port} is in use by another program; take another with `cargo xtask serve --port {}`, \
                 or any free one with `--port 0`",
                port.checked_add(1).unwrap_or(8080)
            ),
            Err(error) => return Err(anyhow!("cannot listen on port {port}: {error}")),
        };
        let address = server.server_addr().to_ip().context("the server has no address")?;
        Ok(Self { server: Arc::new(server), address })
    }

    /// Answers requests from the files of a folder.
    pub(crate) fn serve(self, folder: PathBuf) -> Result<Running> {
        if !folder.join("index.html").is_file() {
            bail!("{} holds no site; `cargo xtask build` makes it", folder.display());
        }
        let folder = Arc::new(folder);
        let workers = (0..WORKERS)
            .map(|_| {
                let (server, folder) = (Arc::clone(&self.server), Arc::clone(&folder));
                thread::spawn(move || {
                    while let Ok(request) = server.recv() {
                        // A visitor who has gone away is no reason to stop.
                        let _ = answer(request, &folder);
                    }
                })
            })
            .collect();
        Ok(Running { site: self, workers })
    }
}

impl Running {
    pub(crate) fn address(&self) -> String {
        format!("http://{}/", self.site.address)
    }

    /// Serves until the process is ended.
    fn wait(self) {
        for worker in self.workers {
            // A worker that panicked has already said so.
            let _ = worker.join();
        }
    }
}

fn is_taken(error: &(dyn std::error::Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::AddrInUse)
}

fn answer(request: Request, folder: &std::path::Path) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return refuse(request, 405, "only GET and HEAD are answered here\n");
    }
    let Some(name) = files::name_of(request.url()).filter(|name| folder.join(name).is_file()) else {
        return refuse(request, 404, "there is no such page here\n");
    };
    let accepted = encoding::accepted(
        request
            .headers()
            .iter()
            .find_map(|header| header.field.equiv("Accept-Encoding").then(|| header.value.as_str())),
    );
    let (path, coding) = encoding::choose(&folder.join(&name), accepted);
    let file = File::open(path)?;
    let mut headers = security_headers(if name.starts_with("examples/") { HOST_POLICY } else { POLICY });
    headers.push(header("Content-Type", mime::of(&name)));
    headers.push(header("Cache-Control", files::caching(&name)));
    headers.push(header("Vary", "Accept-Encoding"));
    if let Some(coding) = coding {
        headers.push(header("Content-Encoding", coding));
    }
    let length = usize::try_from(file.metadata()?.len()).ok();
    send(
        request,
        Response::new(StatusCode(200), headers, file, length, None).with_chunked_threshold(usize::MAX),
    )
}

/// Answers, and has the visitor end the connection. `tiny_http` gives each connection a thread for as long as it stays open, and
/// where two come at the same moment it may leave one waiting for the thread of the other.
fn send(request: Request, response: Response<impl Read>) -> io::Result<()> {
    let mut answer = Vec::new();
    let is_head = *request.method() == Method::Head;
    let version = request.http_version().clone();
    response.raw_print(&mut answer, version, request.headers(), is_head, None)?;
    // It has no way to set this header.
    if let Some(at) = answer.windows(2).position(|two| two == b"\r\n") {
        answer.splice(at..at, *b"\r\nConnection: close");
    }
    let mut visitor = request.into_writer();
    visitor.write_all(&answer)?;
    visitor.flush()
}

fn refuse(request: Request, status: u16, text: &str) -> io::Result<()> {
    let mut response = Response::from_string(text).with_status_code(status);
    for header in security_headers(POLICY) {
        response.add_header(header);
    }
    send(request, response.with_header(header("Cache-Control", "no-store")))
}

fn security_headers(policy: &str) -> Vec<Header> {
    vec![
        header("Content-Security-Policy", policy),
        header("X-Content-Type-Options", "nosniff"),
        header("Referrer-Policy", "no-referrer"),
    ]
}

/// A header from text that is known to be plain ASCII.
fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).unwrap_or_else(|()| unreachable!("`{name}` is not ASCII"))
}

#[cfg(test)]
mod tests;
