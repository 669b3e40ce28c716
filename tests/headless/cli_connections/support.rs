//! The binary in a data folder of its own, with secrets in a file, and a sandbox that another process serves.

use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// Nobody's; made here so that no file holds one.
pub(super) fn passphrase() -> String {
    "correct horse ".repeat(2)
}

pub(super) struct Place(tempfile::TempDir);

impl Place {
    pub(super) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(super) fn secrets(&self) -> PathBuf {
        self.path().join("secrets")
    }

    pub(super) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// The binary without secrets.
    pub(super) fn bare(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scenogram"));
        command
            .args(arguments)
            .env("SCENOGRAM_HOME", self.path().join("home"))
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("SCENOGRAM_PASSPHRASE")
            .env("LANG", "en_US.UTF-8")
            .stdin(Stdio::null());
        command
    }

    /// The binary with secrets in a file.
    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.bare(arguments);
        command.arg("--secrets").arg(self.secrets()).env("SCENOGRAM_PASSPHRASE", passphrase());
        command
    }

    pub(super) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// The binary with this as its standard input.
    pub(super) fn feed(&self, arguments: &[&str], input: &str) -> Output {
        feed(self.command(arguments), input)
    }

    /// What `connections list` says of this connection.
    pub(super) fn listed(&self, name: &str) -> Option<Value> {
        let output = self.run(&["connections", "list", "--format", "json"]);
        let list: Value = serde_json::from_slice(&output.stdout).unwrap();
        list["connections"].as_array().unwrap().iter().find(|entry| entry["name"] == name).cloned()
    }
}

pub(super) fn feed(mut command: Command, input: &str) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Who has ended already reads no more.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

pub(super) fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or_else(|| panic!("ended by a signal: {output:?}"))
}

pub(super) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(super) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A sandbox in a process of its own, ended with the test.
pub(super) struct Served {
    child: Child,
    pub(super) facts: Value,
}

impl Served {
    pub(super) fn start(place: &Place) -> Self {
        let mut command = place.bare(&["sandbox", "--format", "json"]);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { child, facts: serde_json::from_str(&line).unwrap() }
    }

    pub(super) fn text(&self, pointer: &str) -> String {
        self.facts.pointer(pointer).unwrap().as_str().unwrap().to_owned()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
