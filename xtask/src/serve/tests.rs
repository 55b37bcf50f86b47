use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Barrier;
use std::time::Duration;

use super::*;

/// A site of three files on a free port.
fn serve_sample(name: &str) -> (Running, PathBuf) {
    let folder = std::env::temp_dir().join(format!("unstuck-serve-{name}-{}", std::process::id()));
    fs::create_dir_all(folder.join("assets")).unwrap();
    fs::write(folder.join("index.html"), "plain page").unwrap();
    fs::write(folder.join("index.html.br"), "brotli page").unwrap();
    fs::write(folder.join("index.html.gz"), "gzip page").unwrap();
    fs::write(folder.join("assets/a.0123456789.js"), "script").unwrap();
    let running = Site::listen(0).unwrap().serve(folder.clone()).unwrap();
    (running, folder)
}

/// Sends a request and gives the whole answer, with names of headers in lower case.
fn ask(running: &Running, request: &str) -> String {
    let mut stream = TcpStream::connect(running.site.address).unwrap();
    write!(stream, "{request}\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.to_ascii_lowercase()
}

#[test]
fn the_best_accepted_coding_is_sent() {
    let (running, folder) = serve_sample("coding");
    let brotli = ask(&running, "GET / HTTP/1.1\r\nAccept-Encoding: gzip, br");
    assert!(brotli.contains("content-encoding: br") && brotli.ends_with("brotli page"), "{brotli}");
    let gzip = ask(&running, "GET / HTTP/1.1\r\nAccept-Encoding: gzip");
    assert!(gzip.contains("content-encoding: gzip") && gzip.ends_with("gzip page"), "{gzip}");
    let plain = ask(&running, "GET / HTTP/1.1");
    assert!(!plain.contains("content-encoding") && plain.ends_with("plain page"), "{plain}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn every_answer_carries_the_security_headers() {
    let (running, folder) = serve_sample("headers");
    for request in ["GET / HTTP/1.1", "GET /nothing HTTP/1.1", "POST / HTTP/1.1"] {
        let answer = ask(&running, request);
        assert!(answer.contains("content-security-policy: default-src 'none'; script-src"), "{answer}");
        assert!(answer.contains("x-content-type-options: nosniff"), "{answer}");
        assert!(answer.contains("referrer-policy: no-referrer"), "{answer}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn hashed_files_are_immutable_and_missing_ones_are_missing() {
    let (running, folder) = serve_sample("caching");
    let script = ask(&running, "GET /assets/a.0123456789.js HTTP/1.1");
    assert!(script.contains("immutable") && script.contains("text/javascript"), "{script}");
    assert!(ask(&running, "GET / HTTP/1.1").contains("cache-control: no-cache"));
    assert!(ask(&running, "GET /nothing.js HTTP/1.1").starts_with("http/1.1 404"));
    assert!(ask(&running, "GET /../Cargo.toml HTTP/1.1").starts_with("http/1.1 404"));
    assert!(ask(&running, "DELETE / HTTP/1.1").starts_with("http/1.1 405"));
    let head = ask(&running, "HEAD / HTTP/1.1");
    assert!(head.starts_with("http/1.1 200") && !head.contains("page"), "{head}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_taken_port_is_explained() {
    let first = Site::listen(0).unwrap();
    let error = Site::listen(first.address.port()).err().unwrap().to_string();
    assert!(error.contains("in use") && error.contains("--port 0"), "{error}");
}

#[test]
fn many_visitors_at_the_same_moment_are_all_answered() {
    let (running, folder) = serve_sample("many");
    let address = running.site.address;
    for _ in 0..30 {
        let all = Arc::new(Barrier::new(12));
        let visit = || {
            let all = Arc::clone(&all);
            thread::spawn(move || {
                let mut stream = TcpStream::connect(address).unwrap();
                stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
                all.wait();
                write!(stream, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
                let mut answer = String::new();
                let mut part = [0; 1024];
                while !answer.ends_with("plain page") {
                    let length = stream.read(&mut part).expect("an answer in time");
                    answer.push_str(std::str::from_utf8(&part[..length]).unwrap());
                }
                // As a browser does, which keeps the connection otherwise.
                (!answer.contains("Connection: close")).then_some(stream)
            })
        };
        let visitors: Vec<_> = (0..12).map(|_| visit()).collect();
        let kept = visitors.into_iter().map(|visitor| visitor.join().unwrap());
        drop(kept.collect::<Vec<_>>());
    }
    fs::remove_dir_all(folder).unwrap();
}
