//! Secrets and servers that the environment gives, as the binary finds them.

use super::support::{Place, scenario, wrong_token};
use scenogram::connection::ConnectionKind;
use scenogram::scenario::file;
use scenogram::secret::Secret;
use scenogram::telegram::{AuthKey, SessionForm, SessionParts};
use std::fs;
use std::process::Command;

/// The exit code of running a step with this connection, with a secret and a server in the environment.
fn run(place: &Place, (connection, kind): (&str, ConnectionKind), secret: Option<(&str, &Secret)>) -> Option<i32> {
    let path = place.path().join("scenario.ron");
    fs::write(&path, file::save(&scenario(connection, kind)).expect("a scenario")).expect("written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_scenogram"));
    command.arg("run").arg(&path).env("SCENOGRAM_HOME", place.path()).env_remove("DBUS_SESSION_BUS_ADDRESS");
    if let Some((variable, secret)) = secret {
        command.env(format!("SCENOGRAM_SECRET_{variable}"), secret.expose());
        command.env(format!("SCENOGRAM_BOT_API_{variable}"), place.sandbox.bot_api_url());
    }
    command.output().expect("the binary").status.code()
}

#[test]
fn a_bot_of_the_environment_alone() {
    let place = Place::new();
    let bot = |name| (name, ConnectionKind::Bot);
    for name in ["my-bot", "My Bot"] {
        assert_eq!(run(&place, bot(name), Some(("MY_BOT", &place.token()))), Some(0), "{name}");
    }
    assert_eq!(run(&place, bot("my-bot"), Some(("MY_BOT", &wrong_token()))), Some(3));
    assert_eq!(run(&place, bot("my-bot"), None), Some(5));
    assert_eq!(run(&place, ("my-bot", ConnectionKind::User), Some(("MY_BOT", &place.token()))), Some(5));
}

#[test]
fn an_account_of_the_environment_alone() {
    let place = Place::new();
    let parts = SessionParts {
        dc: 2,
        address: None,
        is_test: Some(false),
        api_id: Some(1),
        user_id: Some(7),
        auth_key: AuthKey::new([7; AuthKey::LENGTH]),
    };
    let session = parts.write(SessionForm::Pyrogram).expect("a session");
    let mut command = Command::new(env!("CARGO_BIN_EXE_scenogram"));
    command.args(["connections", "list", "--format", "json"]).env("SCENOGRAM_HOME", place.path());
    command.env_remove("DBUS_SESSION_BUS_ADDRESS").env("SCENOGRAM_SECRET_ANNA", session.expose());
    // Nobody is asked for what may not be shown.
    command.env("SCENOGRAM_SECRET_SHOP", place.token().expose());
    command.env("SCENOGRAM_BOT_API_SHOP", "https://ci:word-of-nobody@bots.invalid");
    let output = command.output().expect("the binary");
    let listed = String::from_utf8(output.stdout).expect("text");
    let listed: serde_json::Value = serde_json::from_str(&listed).expect("JSON");
    let entry = |name: &str| {
        let all = listed["connections"].as_array().expect("a list");
        all.iter().find(|entry| entry["name"] == name).cloned().unwrap_or_default()
    };
    assert_eq!((&entry("anna")["kind"], &entry("anna")["server"]), (&"user".into(), &"telegram".into()));
    assert!(entry("shop")["kind"] == "bot" && !listed.to_string().contains("word-of-nobody"), "{listed}");
    // What is no address is never gone to, nor is Telegram in its place.
    let path = place.path().join("scenario.ron");
    fs::write(&path, file::save(&scenario("shop", ConnectionKind::Bot)).expect("a scenario")).expect("written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_scenogram"));
    command.arg("run").arg(&path).env("SCENOGRAM_HOME", place.path()).env_remove("DBUS_SESSION_BUS_ADDRESS");
    command.env("SCENOGRAM_SECRET_SHOP", place.token().expose());
    command.env("SCENOGRAM_BOT_API_SHOP", "https://ci:word-of-nobody@bots.invalid");
    let output = command.output().expect("the binary");
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("SCENOGRAM_BOT_API_SHOP") && !said.contains("word-of-nobody"), "{said}");
}

#[test]
fn the_environment_comes_before_the_vault() {
    let place = Place::new();
    let mut front = place.open().ready();
    front.add(place.bot("kept"), wrong_token());
    drop(front);
    assert_eq!(run(&place, ("kept", ConnectionKind::Bot), Some(("KEPT", &place.token()))), Some(0));
}
