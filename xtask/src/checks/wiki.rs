//! A help desk for the browser tests: DokuWiki of Debian's package, with the guide in an article.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::Context;
use crate::process::{self, Running};
use crate::setup::Need;

/// How long PHP may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running wiki, ended when this is dropped.
pub(super) struct Wiki {
    _server: Running,
    port: u16,
}

impl Wiki {
    /// Makes the wiki anew under `target` and serves it.
    pub(super) fn start(context: &Context<'_>) -> Result<Self> {
        let folder = context.workspace.path("target/dokuwiki");
        let mut set_up = process::command("sh");
        set_up.arg(context.workspace.path("examples/dokuwiki/set-up.sh"));
        process::output(set_up.arg(context.workspace.dist()).arg(&folder))?;

        // PHP takes no port from the system by itself.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let server = process::command(context.tools.path(Need::Php)?)
            .arg("-d")
            .arg(format!("auto_prepend_file={}", folder.join("prepend.php").display()))
            .arg("-S")
            .arg(format!("127.0.0.1:{port}"))
            .arg("-t")
            .arg(folder.join("wiki"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start PHP")?;
        let mut server = Running(server);
        let give_up = Instant::now() + PATIENCE;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if Instant::now() > give_up || server.0.try_wait()?.is_some() {
                bail!("PHP does not serve the wiki");
            }
            sleep(Duration::from_millis(50));
        }
        Ok(Self { _server: server, port })
    }

    /// Where the wiki is, with a stroke at the end.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}
