//! As much HTTP as a browser on the same machine needs: one request a connection, all connections at once.

use std::io;
use std::rc::Rc;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::LocalSet;

/// A request, as far as it matters here: its method is taken to be GET, its body to be empty.
pub(super) struct Asked {
    /// Path and query.
    pub(super) target: String,
    /// Names in lower case, with their values.
    pub(super) headers: Vec<(String, String)>,
}

impl Asked {
    /// The path without the query.
    pub(super) fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or("/")
    }
}

/// What is sent back.
pub(super) struct Reply {
    /// The status code.
    pub(super) status: u16,
    /// Everything but the length, which follows from the body.
    pub(super) headers: Vec<(String, String)>,
    /// The body.
    pub(super) body: Vec<u8>,
}

impl Reply {
    /// A reply of plain words.
    pub(super) fn plain(status: u16, words: &str) -> Self {
        let headers = vec![("content-type".to_owned(), "text/plain".to_owned())];
        Self { status, headers, body: words.as_bytes().to_vec() }
    }
}

/// Answers every connection until `stopped` speaks.
pub(super) async fn serve(
    listener: std::net::TcpListener,
    stopped: oneshot::Receiver<()>,
    reply: impl AsyncFn(&Asked) -> Reply + 'static,
) {
    let Ok(listener) = TcpListener::from_std(listener) else { return };
    let reply = Rc::new(reply);
    let connections = LocalSet::new();
    let accepting = connections.run_until(async {
        loop {
            if let Ok((stream, _)) = listener.accept().await {
                let reply = Rc::clone(&reply);
                tokio::task::spawn_local(async move {
                    // A browser may close a connection at any time; there is nobody to tell.
                    let _ = converse(stream, &*reply).await;
                });
            }
        }
    });
    tokio::select! {
        () = accepting => {}
        _ = stopped => {}
    }
}

async fn converse(stream: TcpStream, reply: &impl AsyncFn(&Asked) -> Reply) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    let Some(asked) = read(&mut stream).await? else { return Ok(()) };
    let Reply { status, headers, body } = reply(&asked).await;
    let mut head = format!("HTTP/1.1 {status} -\r\ncontent-length: {}\r\nconnection: close\r\n", body.len());
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(&body).await?;
    stream.flush().await?;
    stream.shutdown().await
}

/// The head of a request; nothing if the connection was opened in advance and never used.
async fn read(stream: &mut BufReader<TcpStream>) -> io::Result<Option<Asked>> {
    let mut line = String::new();
    if stream.read_line(&mut line).await? == 0 {
        return Ok(None);
    }
    let target = line.split(' ').nth(1).unwrap_or("/").to_owned();
    let mut headers = Vec::new();
    loop {
        line.clear();
        stream.read_line(&mut line).await?;
        match line.trim_end().split_once(':') {
            Some((name, value)) => headers.push((name.to_ascii_lowercase(), value.trim().to_owned())),
            None => return Ok(Some(Asked { target, headers })),
        }
    }
}
