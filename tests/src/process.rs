//! Child processes that end with the tests, however these end.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};

/// Runs a command in a process group of its own until standard input closes, then ends the group and removes
/// the command's folder. The input is a pipe from the tests' process: so a driver and its browser go away when
/// the tests are done, when they crash, and when they are killed.
const KEEPER: &str = r#"
folder=$1
shift
"$@" </dev/null &
child=$!
trap '' TERM
read -r _
kill -TERM 0
for _ in 1 2 3 4 5 6 7 8 9 10; do
  kill -0 "$child" 2>/dev/null || break
  sleep 0.1
done
rm -rf "$folder"
kill -KILL 0
"#;

/// A running child. Dropping it, or ending the process that holds it, ends the child and its children.
pub struct Process(Child);

impl Process {
    /// Starts `program` with these arguments, in `folder`, which belongs to it.
    pub fn start(
        folder: &Folder,
        program: &Path,
        arguments: &[String],
        environment: &[(&str, String)],
        output: Stdio,
    ) -> Outcome<Self> {
        let child = Command::new("sh")
            .args(["-c", KEEPER, "sh"])
            .arg(&folder.0)
            .arg(program)
            .args(arguments)
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .env_remove("http_proxy")
            .env_remove("HTTP_PROXY")
            .env_remove("all_proxy")
            .env_remove("ALL_PROXY")
            .current_dir(&folder.0)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(output)
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Failure::new(format!("could not start {}: {error}", program.display())))?;
        Ok(Self(child))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        // The shell ends within a second; nobody needs to wait for that.
        let _ = self.0.try_wait();
    }
}

/// Waits until something listens on `port`.
pub fn wait_for_port(port: u16) -> Outcome {
    let until = Instant::now() + Duration::from_secs(20);
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if Instant::now() > until {
            return Err(Failure::new("the driver did not listen within 20 seconds"));
        }
        sleep(Duration::from_millis(10));
    }
    Ok(())
}

/// A display for a browser that has no headless mode, under a number that the server picks itself.
pub fn start_display() -> Outcome<(Process, String)> {
    let arguments = ["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"];
    let mut process = Process::start(
        &Folder::make()?,
        Path::new("Xvfb"),
        &arguments.map(str::to_owned),
        &[],
        Stdio::piped(),
    )?;
    let mut number = String::new();
    if let Some(output) = process.0.stdout.take() {
        // An error leaves the number empty, which is told below.
        let _ = BufReader::new(output).read_line(&mut number);
    }
    match number.trim() {
        "" => Err(Failure::new("DISPLAY is not set, and Xvfb could not be started")),
        number => Ok((process, format!(":{number}"))),
    }
}

/// A port that was free a moment ago.
pub fn free_port() -> Outcome<u16> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| Failure::new(format!("no free port: {error}")))
}

/// Whether this process belongs to root, under which browsers refuse their sandbox.
pub fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// A folder for one process to call its home. Firefox insists on a home that its user owns, and no test should
/// meet the settings of the person who runs it. The keeper of the process removes it.
pub struct Folder(PathBuf);

impl Folder {
    /// Makes the folder, with the desktop setting that turns animations off.
    pub fn make() -> Outcome<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("unstuck-browser-{}-{count}", std::process::id()));
        let settings = path.join(".config/gtk-3.0");
        fs::create_dir_all(&settings)
            .and_then(|()| {
                fs::write(settings.join("settings.ini"), "[Settings]\ngtk-enable-animations=false\n")
            })
            .map_err(|error| Failure::new(format!("could not make {}: {error}", path.display())))?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}
