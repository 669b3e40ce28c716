//! The part of the day that is the command line: the binary with the same home, its secrets from a pipe, a file and the
//! environment. What it says is left with the rest.

use super::day::{Day, sample};
use scenogram::scenario::file;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The binary is started with these arguments and variables, and given this to read.
fn command(day: &mut Day, arguments: &[&str], variables: &[(&str, &str)], input: &str, expected: i32) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_scenogram"))
        .args(arguments)
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Who has ended already reads no more.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let words = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    day.story.extend(words.clone());
    assert_eq!(output.status.code(), Some(expected), "{words:?}");
}

/// A file of a person's own, which no program has left behind.
fn note(day: &Day, name: &str, text: &str) -> PathBuf {
    let path = day.home.root().ancestors().nth(2).unwrap().join("notes").join(name);
    fs::write(&path, text).unwrap();
    path
}

fn written(day: &Day, name: &str, connection: &str) -> String {
    let path = day.home.scenarios().join(name);
    fs::write(&path, file::save(&sample(connection)).unwrap()).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Runs and checks, with a bot that only the environment gives.
pub(super) fn runs(day: &mut Day) {
    let (scenario, other) = (written(day, "sandbox.ron", "sandbox-bot"), written(day, "environment.ron", "from-env"));
    let (token, url) = (day.secrets.get("token that no server knows").to_owned(), day.sandbox.bot_api_url().to_owned());
    let environment = [("SCENOGRAM_SECRET_FROM_ENV", token.as_str()), ("SCENOGRAM_BOT_API_FROM_ENV", url.as_str())];
    let argument = day.secrets.get("bot token").to_owned();
    for (arguments, expected) in [
        (vec!["run", "--format", "json", &scenario], 0),
        (vec!["run", "--dry-run", &other], 0),
        (vec!["run", &other], 3),
        (vec!["run", "--format", "json", &other], 3),
        (vec!["check", &other, &scenario], 0),
        (vec!["run", &argument], 1),
        (vec!["--view", &argument], 1),
    ] {
        command(day, &arguments, &environment, "", expected);
    }
    // A session string is no bot's token, and one of Telethon's holds no API ID.
    let session = day.secrets.get("session string of Telethon").to_owned();
    let other = written(day, "session.ron", "account");
    let environment = [("SCENOGRAM_SECRET_ACCOUNT", session.as_str())];
    command(day, &["connections", "list", "--format", "json"], &environment, "", 0);
    command(day, &["connections", "test", "account"], &environment, "", 3);
    command(day, &["run", "--format", "json", &other], &environment, "", 5);
    // An address with a password in it is refused and not shown.
    let password: String = url::form_urlencoded::byte_serialize(day.secrets.get("proxy password").as_bytes()).collect();
    let address = format!("http://me:{password}@127.0.0.1:1");
    let environment = [("SCENOGRAM_SECRET_FROM_ENV", token.as_str()), ("SCENOGRAM_BOT_API_FROM_ENV", &address)];
    for arguments in [&["connections", "list"][..], &["run", "--format", "json", &written(day, "e.ron", "from-env")]] {
        let expected = if arguments.len() > 2 { 3 } else { 0 };
        command(day, arguments, &environment, "", expected);
    }
}

/// Bots and accounts are added, imported, tested, exported and removed, rightly and wrongly.
pub(super) fn connections(day: &mut Day) {
    let get = |day: &Day, name: &str| day.secrets.get(name).to_owned();
    let (passphrase, wrong) = (get(day, "passphrase"), get(day, "wrong passphrase"));
    let (token, unknown, hash) =
        (get(day, "sandbox token"), get(day, "token that no server knows"), get(day, "API hash"));
    let (telethon, key) = (get(day, "session string of Telethon"), get(day, "key of the account"));
    let url = day.sandbox.bot_api_url().to_owned();
    let api_id = day.sandbox.mtproto().api_id.to_string();
    let open = ("SCENOGRAM_PASSPHRASE", passphrase.as_str());
    let line = |text: &str| format!("{text}\n");
    command(day, &["connections", "add", "by-pipe", "--server", &url], &[open], &line(&token), 0);
    let token_file = note(day, "token", &token);
    let from_file = ["connections", "add", "by-file", "--server", &url, "--from-file", token_file.to_str().unwrap()];
    command(day, &from_file, &[open], "", 0);
    let by_variable = [open, ("SCENOGRAM_SECRET_BY_VARIABLE", token.as_str())];
    command(day, &["connections", "add", "by-variable", "--server", &url], &by_variable, "", 0);
    command(day, &["connections", "add", "refused", "--server", &url], &[open], &line(&unknown), 3);
    command(day, &["connections", "add", "malformed", "--server", &url], &[open], &line(&hash), 1);
    command(day, &["connections", "list"], &[("SCENOGRAM_PASSPHRASE", &wrong)], "", 5);
    command(day, &["connections", "test", "by-pipe", "--format", "json"], &[open], "", 0);
    command(day, &["connections", "test", "Мой бот 2"], &[], &line(&passphrase), 3);
    let by_hash = [open, ("SCENOGRAM_API_HASH", hash.as_str())];
    command(day, &["connections", "import", "piped", "--api-id", &api_id], &by_hash, &line(&telethon), 0);
    let session_file = note(day, "session", &format!("«{key}»\n"));
    let hash_file = note(day, "hash", &hash);
    let import = ["connections", "import", "filed", "--api-id", &api_id, "--from-file", session_file.to_str().unwrap()];
    command(day, &import, &[open], "", 1);
    let server = day.sandbox.mtproto().address.to_string();
    let place = ["--server", &server, "--dc", "2", "--api-hash-file", hash_file.to_str().unwrap()];
    let with_hash = [&import[..], &place].concat();
    command(day, &with_hash, &[open], "", 0);
    let cut = line(&telethon[..telethon.len() - 9]);
    command(day, &["connections", "import", "cut", "--api-id", &api_id], &[open], &cut, 1);
    let to = note(day, "exported", "");
    let export = ["connections", "export", "piped", "--for", "telethon", "--to", to.to_str().unwrap()];
    command(day, &export, &[open], "", 1);
    command(day, &[&export[..], &["--yes"]].concat(), &[open], "", 0);
    assert!(fs::read_to_string(&to).unwrap().starts_with(&telethon));
    command(day, &["connections", "remove", "by-file", "--yes"], &[open], "", 0);
    // A file of secrets of its own; its passphrase comes first.
    let secrets = day.home.root().join("more.vault");
    let secrets = ["--secrets", secrets.to_str().unwrap()];
    let add = [&["connections", "add", "elsewhere", "--unchecked"][..], &secrets].concat();
    command(day, &add, &[], &format!("{passphrase}\n{unknown}\n"), 0);
    let run = ["run", "--format", "json", &written(day, "elsewhere.ron", "elsewhere")];
    command(day, &[&run[..], &secrets].concat(), &[("SCENOGRAM_PASSPHRASE", &wrong)], "", 5);
}

/// An account of the binary's own sandbox, everything mistyped once.
pub(super) fn signs_in(day: &mut Day) {
    let open = [("SCENOGRAM_PASSPHRASE", day.secrets.get("passphrase").to_owned())];
    let open = open.each_ref().map(|(name, value)| (*name, value.as_str()));
    let (code, password) = (day.secrets.get("wrong login code"), day.secrets.get("wrong two-step password"));
    let world = scenogram::sandbox::SandboxOptions::default().world;
    let person = world.people.iter().find(|person| person.password.is_some()).unwrap();
    let right = person.password.as_deref().unwrap();
    let answers = format!("{}\n{code}\nr\n{}\n{password}\n\n{right}\n", person.phone, person.login_code);
    let login = ["login", "--server", "sandbox"];
    command(day, &[&login[..], &["--name", "вошла"]].concat(), &open, &answers, 0);
    // Given up: the input ends too early.
    let begun = format!("{}\n", person.login_code);
    command(day, &[&login[..], &["--phone", &person.phone]].concat(), &open, &begun, 5);
    let hash = day.secrets.get("API hash").to_owned();
    let malformed = format!("{hash}0\n");
    command(day, &["login", "--api-id", "1"], &open, &malformed, 1);
}
