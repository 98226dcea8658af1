//! Runs the program in a scrubbed environment and checks all of its output.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin_cmd;

/// Longer than any run takes on a slow machine, short enough to wait for a hang.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program with these arguments; it starts with [`Run::run`].
pub fn gmis_help<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Run {
    run(cargo_bin_cmd!("gmis-help"), args)
}

/// The same with a copy of the program in this folder; the copy stays there.
pub fn gmis_help_in<S: AsRef<OsStr>>(folder: &Folder, args: impl IntoIterator<Item = S>) -> Run {
    let built = assert_cmd::cargo::cargo_bin!("gmis-help");
    let name = built.file_name().expect("a program has a name");
    let copy = folder.path().join(name);
    if !copy.exists() {
        // A hard link is as good and faster, but not available everywhere.
        std::fs::hard_link(built, &copy)
            .or_else(|_| std::fs::copy(built, &copy).map(|_| ()))
            .expect("it can be copied");
    }
    run(Command::new(copy), args)
}

fn run<S: AsRef<OsStr>>(mut command: Command, args: impl IntoIterator<Item = S>) -> Run {
    command
        .env_clear()
        .args(args)
        .timeout(PATIENCE)
        .write_stdin("");
    // Windows programs do not start without it.
    if let Some(root) = std::env::var_os("SystemRoot") {
        command.env("SystemRoot", root);
    }
    Run(command)
}

/// Runs the walk with these lines piped in.
pub fn walk(answers: &str) -> Ran {
    gmis_help([] as [&str; 0]).stdin(answers).run()
}

/// The folder of these tests, with `small.yaml` in it.
#[must_use]
pub fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli")
}

/// Asserts that `printed` is the text of a file, named from the project's root; `GMIS_HELP_BLESS=1` rewrites the file.
#[track_caller]
pub fn golden(file: impl AsRef<Path>, printed: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&file);
    if std::env::var_os("GMIS_HELP_BLESS").is_some() {
        std::fs::write(&path, printed).expect("it can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let expected = expected.replace("\r\n", "\n");
    assert_eq!(printed, expected, "{}", file.as_ref().display());
}

/// Every verb that `--help` lists.
pub fn verbs() -> Vec<String> {
    let help = gmis_help(["--help"]).run().status(0).stdout;
    let (_, list) = help.split_once("コマンド:\n").expect("a list of commands");
    let lines = list.lines().take_while(|line| !line.is_empty());
    let verbs = lines.filter_map(|line| line.split_whitespace().next());
    verbs.map(str::to_owned).collect()
}

/// Runs the walk through `small.yaml` with these lines piped in.
pub fn small(answers: &str) -> Ran {
    gmis_help(["--flow", "small.yaml"])
        .dir(&here())
        .stdin(answers)
        .run()
}

/// A run that has not started.
#[must_use = "nothing runs before `run`"]
pub struct Run(Command);

impl Run {
    pub fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.0.write_stdin(bytes);
        self
    }

    pub fn dir(mut self, dir: &Path) -> Self {
        self.0.current_dir(dir);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.0.env(name, value);
        self
    }

    pub fn run(mut self) -> Ran {
        let mut output = self.0.output();
        // Wine 8 sometimes refuses to start a program when several start at once, with ERROR_INTERNAL_ERROR.
        for _ in 0..5 {
            if cfg!(windows)
                && output
                    .as_ref()
                    .is_err_and(|error| error.raw_os_error() == Some(1359))
            {
                output = self.0.output();
            }
        }
        let output = output.expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("all that is said is UTF-8");
        Ran {
            stdout: text(output.stdout),
            stderr: text(output.stderr),
            status: output.status.code().expect("it ends by itself"),
        }
    }
}

/// The result of a run.
#[must_use = "assert something"]
pub struct Ran {
    pub stdout: String,
    pub stderr: String,
    pub status: i32,
}

impl Ran {
    /// Asserts the exit code; a failure shows what was printed.
    #[track_caller]
    pub fn status(self, status: i32) -> Self {
        assert_eq!(
            self.status, status,
            "stdout: {}\nstderr: {}",
            self.stdout, self.stderr
        );
        self
    }

    /// Asserts the whole standard output.
    #[track_caller]
    pub fn stdout(self, text: &str) -> Self {
        assert_eq!(self.stdout, text, "stderr: {}", self.stderr);
        self
    }

    /// Asserts the whole standard error.
    #[track_caller]
    pub fn stderr(self, text: &str) -> Self {
        assert_eq!(self.stderr, text, "stdout: {}", self.stdout);
        self
    }

    /// Asserts the last line of standard error.
    #[track_caller]
    pub fn says_last(self, text: &str) -> Self {
        assert_eq!(
            self.stderr.lines().last(),
            Some(text),
            "stderr: {}",
            self.stderr
        );
        self
    }

    /// Returns standard output as JSON; it must be one object.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        assert!(self.stdout.is_ascii(), "JSON is ASCII: {}", self.stdout);
        assert_eq!(
            self.stdout.matches('\n').count(),
            1,
            "one line: {}",
            self.stdout
        );
        serde_json::from_str(&self.stdout).expect("standard output is JSON")
    }
}

/// A folder for one test, removed if the test succeeds.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("folder-{}-{number}", std::process::id()));
        // On Windows with its drive, as the program prints it.
        let path = std::path::absolute(path).expect("there is a current folder");
        std::fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file and returns its path.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).expect("a file can be written");
        path
    }

    /// The names in the folder, sorted.
    pub fn names(&self) -> Vec<String> {
        let names = std::fs::read_dir(&self.0).expect("the folder is there");
        let mut names: Vec<String> = names
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }
}
