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

/// What the binary says, in English, with these variables in the environment.
fn says(place: &Place, arguments: &[&str], variables: &[(&str, &str)]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_scenogram"));
    command.args(arguments).args(["--lang", "en"]).env("SCENOGRAM_HOME", place.path());
    let output = command.env_remove("DBUS_SESSION_BUS_ADDRESS").envs(variables.iter().copied()).output();
    let output = output.expect("the binary");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn written(place: &Place, connection: &str, kind: ConnectionKind) -> String {
    let path = place.path().join("scenario.ron");
    fs::write(&path, file::save(&scenario(connection, kind)).expect("a scenario")).expect("written");
    path.to_str().expect("a path").to_owned()
}

#[test]
fn accounts_of_the_environment_alone() {
    let place = Place::new();
    let session = |form, address: Option<&str>| {
        let parts = SessionParts {
            dc: 2,
            address: address.map(|address| address.parse().expect("an address")),
            is_test: Some(false),
            api_id: Some(1),
            user_id: Some(7),
            auth_key: AuthKey::new([7; AuthKey::LENGTH]),
        };
        parts.write(form).expect("a session")
    };
    let (whole, own) = (session(SessionForm::Pyrogram, None), session(SessionForm::Telethon, Some("127.0.0.1:1")));
    let cut = &whole.expose()[..whole.expose().len() - 20];
    let variables = [
        ("SCENOGRAM_SECRET_ANNA", whole.expose()),
        ("SCENOGRAM_SECRET_OWN", own.expose()),
        ("SCENOGRAM_SECRET_CUT", cut),
    ];
    let (code, listed, _) = says(&place, &["connections", "list", "--format", "json"], &variables);
    let listed: serde_json::Value = serde_json::from_str(&listed).expect("JSON");
    let all = listed["connections"].as_array().expect("a list");
    for (name, server, address, state) in [
        ("anna", "telegram", None, "ready"),
        ("own", "own", Some("127.0.0.1:1"), "signed_out"),
        ("cut", "telegram", None, "signed_out"),
    ] {
        let entry = all.iter().find(|entry| entry["name"] == name).expect("it is listed");
        let seen = (code, entry["kind"].as_str(), entry["server"].as_str(), entry["state"].as_str());
        assert_eq!(seen, (Some(0), Some("user"), Some(server), Some(state)), "{name}");
        assert_eq!(entry["address"].as_str(), address, "{name}");
    }
    // What is missing or wrong is said; nothing of it is taken for a bot's token.
    for (name, kind, expected, told) in [
        ("own", ConnectionKind::User, 3, "SCENOGRAM_SECRET_OWN holds no API ID"),
        ("cut", ConnectionKind::User, 3, "is cut"),
        ("anna", ConnectionKind::Bot, 5, "anna"),
    ] {
        let (code, out, err) = says(&place, &["run", &written(&place, name, kind)], &variables);
        assert!(code == Some(expected) && format!("{out}{err}").contains(told), "{name}: {code:?} {out} {err}");
        assert!(variables.iter().all(|(_, secret)| !out.contains(secret) && !err.contains(secret)), "{name}");
    }
    // A kept bot of this name does not send it anywhere either.
    let mut front = place.open().ready();
    front.add(place.bot("own"), place.token());
    drop(front);
    let (code, out, _) = says(&place, &["run", &written(&place, "own", ConnectionKind::Bot)], &variables);
    assert!(code == Some(3) && out.contains("not a bot token"), "{code:?} {out}");
}

#[test]
fn what_is_no_address_of_a_server_is_never_gone_to_nor_shown() {
    let place = Place::new();
    let password = "word-of-nobody";
    let url = place.sandbox.bot_api_url().replacen("http://", &format!("http://ci:{password}@"), 1);
    let token = place.token();
    let variables = [("SCENOGRAM_SECRET_SHOP", token.expose()), ("SCENOGRAM_BOT_API_SHOP", url.as_str())];
    let (code, out, err) = says(&place, &["connections", "list", "--format", "json"], &variables);
    assert!(code == Some(0) && out.contains("\"shop\"") && !format!("{out}{err}").contains(password), "{out} {err}");
    // Telegram is not gone to in its place.
    let (code, out, err) = says(&place, &["run", &written(&place, "shop", ConnectionKind::Bot)], &variables);
    let said = format!("{out}{err}");
    assert!(code == Some(3) && said.contains("SCENOGRAM_BOT_API_SHOP") && !said.contains(password), "{code:?} {said}");
}

#[test]
fn the_environment_comes_before_the_vault() {
    let place = Place::new();
    let mut front = place.open().ready();
    front.add(place.bot("kept"), wrong_token());
    drop(front);
    assert_eq!(run(&place, ("kept", ConnectionKind::Bot), Some(("KEPT", &place.token()))), Some(0));
}
