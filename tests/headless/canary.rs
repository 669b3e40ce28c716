//! Canaries: secrets that no other program has, lived with for a whole working day of this one with the log at its most
//! verbose; afterwards every byte that it has left behind is searched for them.
//!
//! The day is lived in a process of its own, so that its output, its log and its temporary files are its own.

#![expect(clippy::unwrap_used, reason = "helpers of tests end the test, as tests themselves may")]

mod account;
mod commands;
mod day;
mod search;
mod secrets;

use search::Needles;
use secrets::Secrets;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// Where the day is to be lived; set in the process that lives it.
const PLACE: &str = "SCENOGRAM_CANARY";

#[test]
fn a_whole_day_leaves_no_secret_behind() {
    if let Some(place) = env::var_os(PLACE) {
        return day::live(Path::new(&place));
    }
    let place = tempfile::tempdir().unwrap();
    for folder in ["left", "left/tmp", "notes"] {
        fs::create_dir(place.path().join(folder)).unwrap();
    }
    let left = place.path().join("left");
    Secrets::fresh().write(place.path());
    let day = Command::new(env::current_exe().unwrap())
        .args(["canary::a_whole_day_leaves_no_secret_behind", "--exact", "--nocapture"])
        .env(PLACE, place.path())
        .env("SCENOGRAM_HOME", left.join("home"))
        .env("SCENOGRAM_LOG", "trace")
        .env("TMPDIR", left.join("tmp"))
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .output()
        .unwrap();
    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(day.status.success(), "{}\n{}", words(&day.stdout), words(&day.stderr));
    fs::write(left.join("stdout"), &day.stdout).unwrap();
    fs::write(left.join("stderr"), &day.stderr).unwrap();
    let log = fs::read_to_string(left.join("home/logs/scenogram.log")).unwrap();
    assert!(log.contains("TRACE") && log.contains("•••"), "the log of the day says everything, without secrets");
    let turned_over = left.join("home/logs/scenogram.log.old");
    assert!(!turned_over.exists(), "all of the day's log is there to be searched");
    assert!(log.contains("auth.signIn") && log.contains("auth.logOut"), "the commands have written into it, too");
    assert!(words(&day.stderr).contains("internal error"), "somebody panicked");
    let secrets = Secrets::read(place.path());
    assert!(secrets.list.len() > 10, "{:?}", secrets.names());
    let found = secrets.needles().search(&left);
    assert!(found.files > 10 && found.bytes > 100_000, "{} files, {} bytes", found.files, found.bytes);
    assert!(found.hits.is_empty(), "{} files, {} bytes: {:#?}", found.files, found.bytes, found.hits);
}

#[test]
fn planted_secrets_are_found_in_every_form() {
    use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD, Engine};
    let secret = "пароль \"/?>~ of 1 canary+bird";
    let needles = Needles::of([("it", secret.as_bytes()), ("code", b"70123")]);
    let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
    let json = serde_json::to_string(secret).unwrap();
    let mut planted = vec![
        secret.to_owned(),
        json.trim_matches('"').to_owned(),
        "пароль \\\"\\/?>~ of 1 canary+bird".to_owned(),
        "\\u043f\\u0430\\u0440\\u043e\\u043b\\u044c \\\"/?>~ of 1 canary+bird".to_owned(),
        hex.to_uppercase(),
        hex,
        url::form_urlencoded::byte_serialize(secret.as_bytes()).collect(),
        "%D0%BF%D0%B0%D1%80%D0%BE%D0%BB%D1%8C%20%22%2F%3F%3E~%20of%201%20canary%2Bbird".to_owned(),
        "%d0%bf%d0%b0%d1%80%d0%be%d0%bb%d1%8c%20%22/?%3e~%20of%201%20canary+bird".to_owned(),
        "code 70123.".to_owned(),
        "Nzk6\nNzAxMjM=".to_owned(),
    ];
    for before in ["", "u", "us", "usr:"] {
        planted.push(BASE64_STANDARD.encode(format!("{before}{secret}{before}")));
        planted.push(BASE64_URL_SAFE_NO_PAD.encode(format!("{before}{secret}{before}")));
    }
    for (number, text) in planted.iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("a/b");
        fs::create_dir_all(&below).unwrap();
        fs::write(below.join("innocent"), "пароль of canary 1701234 07012 x").unwrap();
        assert_eq!(needles.search(folder.path()).hits, Vec::<String>::new());
        fs::write(below.join("planted"), [b"\0\xff<", text.as_bytes(), b">\xff"].concat()).unwrap();
        assert_eq!(needles.search(folder.path()).hits.len(), 1, "{number}: {text}");
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("70123"), "").unwrap();
    assert_eq!(needles.search(folder.path()).hits.len(), 1, "names of files are searched, too");
}
