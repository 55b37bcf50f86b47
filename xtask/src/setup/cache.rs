//! The folder in the user's cache that tools are installed into, by name and version.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// What the names of unfinished folders begin with.
const UNFINISHED: &str = ".unfinished-";

/// The tools folder.
#[derive(Clone, Debug)]
pub(crate) struct Cache {
    tools: PathBuf,
}

/// Held while something is installed. The system gives the lock back when the process ends, however it ends.
pub(crate) struct Guard {
    _file: File,
}

impl Cache {
    /// The tools folder of this user. It need not exist yet.
    pub(crate) fn find() -> Result<Self> {
        match user_cache(|name| env::var_os(name)) {
            Some(cache) => Ok(Self { tools: cache.join("unstuck").join("tools") }),
            None => bail!("no folder for tools: set XDG_CACHE_HOME or HOME"),
        }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.tools
    }

    /// The folder of one tool, such as `trunk-0.21.14`.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        self.tools.join(name)
    }

    /// A folder shared by the installs of one set-up, so that what they have in common is compiled once.
    pub(crate) fn shared_target(&self) -> PathBuf {
        self.tools.join(format!("{UNFINISHED}target"))
    }

    /// Waits for other set-ups, then clears what interrupted ones left behind.
    pub(crate) fn lock(&self) -> Result<Guard> {
        fs::create_dir_all(&self.tools).with_context(|| format!("cannot create {}", self.tools.display()))?;
        let path = self.tools.join(".lock");
        let file = File::create(&path).with_context(|| format!("cannot create {}", path.display()))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                println!("· another set-up is running; waiting until it has finished");
                file.lock().context("cannot wait for the other set-up")?;
            }
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("cannot lock {}", path.display()));
            }
        }
        self.clear_unfinished()?;
        Ok(Guard { _file: file })
    }

    /// Installs into a temporary folder beside the final one and renames it at the end, so that a folder with the
    /// final name is always whole. `fill` gets the temporary folder.
    pub(crate) fn install(&self, name: &str, fill: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
        let unfinished = self.tools.join(format!("{UNFINISHED}{name}"));
        remove_folder(&unfinished)?;
        fs::create_dir_all(&unfinished).with_context(|| format!("cannot create {}", unfinished.display()))?;
        if let Err(error) = fill(&unfinished) {
            // What went wrong matters more than a folder that the next set-up clears anyway.
            let _ = remove_folder(&unfinished);
            return Err(error);
        }
        let folder = self.folder(name);
        remove_folder(&folder)?;
        fs::rename(&unfinished, &folder).with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(folder)
    }

    /// Removes what installs that did not finish left, and the shared target folder.
    pub(crate) fn clear_unfinished(&self) -> Result<()> {
        for entry in fs::read_dir(&self.tools)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
                remove_folder(&entry.path())?;
            }
        }
        Ok(())
    }
}

/// Removes a folder that may be absent.
pub(crate) fn remove_folder(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// The user's cache folder, by the custom of each system.
fn user_cache(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library").join("Caches"))
    } else {
        // The specification says that a relative XDG_CACHE_HOME is to be ignored.
        folder("XDG_CACHE_HOME")
            .filter(|path| path.is_absolute())
            .or_else(|| folder("HOME").map(|home| home.join(".cache")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> Cache {
        let tools = env::temp_dir().join(format!("unstuck-cache-{name}-{}", std::process::id()));
        remove_folder(&tools).unwrap();
        Cache { tools }
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn the_cache_follows_the_environment() {
        let with = |xdg: &'static str| {
            user_cache(move |name| match name {
                "XDG_CACHE_HOME" => Some(xdg.into()),
                "HOME" => Some("/home/someone".into()),
                _ => None,
            })
        };
        assert_eq!(with("/cache"), Some("/cache".into()));
        assert_eq!(with(""), Some("/home/someone/.cache".into()));
        assert_eq!(with("relative"), Some("/home/someone/.cache".into()));
        assert_eq!(user_cache(|_| None), None);
    }

    #[test]
    fn an_install_appears_only_when_it_is_whole() {
        let cache = scratch("whole");
        let guard = cache.lock().unwrap();
        let failed = cache.install("tool-1", |folder| {
            fs::write(folder.join("half"), "").unwrap();
            assert!(!cache.folder("tool-1").exists());
            bail!("interrupted")
        });
        assert!(failed.is_err());
        assert!(!cache.folder("tool-1").exists());

        let folder = cache.install("tool-1", |folder| Ok(fs::write(folder.join("tool"), "")?)).unwrap();
        assert!(folder.join("tool").is_file());
        assert!(!folder.join("half").exists());
        drop(guard);
        remove_folder(cache.root()).unwrap();
    }

    #[test]
    fn a_new_set_up_clears_what_an_interrupted_one_left() {
        let cache = scratch("stale");
        let stale = cache.folder(".unfinished-tool-1");
        fs::create_dir_all(&stale).unwrap();
        fs::create_dir_all(cache.folder("tool-0")).unwrap();
        drop(cache.lock().unwrap());
        assert!(!stale.exists());
        assert!(cache.folder("tool-0").exists());
        remove_folder(cache.root()).unwrap();
    }
}
