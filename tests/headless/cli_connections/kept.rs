//! Connections are added, listed, tested, used, exported, imported and removed.

use super::support::{Place, Served, code, feed, passphrase, stderr, stdout};
use scenogram::secret::Secret;
use scenogram::storage::Vault;
use serde_json::Value;
use std::fs;

#[test]
fn a_bot_is_added_tested_used_and_removed() {
    let place = Place::new();
    let served = Served::start(&place);
    let (url, token) = (served.text("/bot_api/url"), served.text("/bot_api/token"));
    let file = place.write("token.txt", &format!("{token}\n"));
    let added = place.run(&["connections", "add", "shop", "--server", &url, "--from-file", file.to_str().unwrap()]);
    assert_eq!(code(&added), 0, "{added:?}");
    // Over a pipe, and from the environment.
    let piped = place.feed(&["connections", "add", "piped", "--server", &url], &format!("{token}\n"));
    assert_eq!(code(&piped), 0, "{piped:?}");
    let mut variable = place.command(&["connections", "add", "variable", "--server", &url]);
    assert_eq!(code(&variable.env("SCENOGRAM_SECRET_VARIABLE", &token).output().unwrap()), 0);
    let entry = place.listed("shop").unwrap();
    assert_eq!((&entry["kind"], &entry["state"], &entry["server"]), (&"bot".into(), &"ready".into(), &"own".into()));
    assert!(entry["account"]["id"].is_i64(), "{entry}");
    let tested = place.run(&["connections", "test", "shop", "--format", "json"]);
    let report: Value = serde_json::from_slice(&tested.stdout).unwrap();
    assert_eq!(
        (code(&tested), &report["outcome"], &report["account"]["id"]),
        (0, &"done".into(), &entry["account"]["id"])
    );
    assert!(report["parts"].as_array().unwrap().iter().any(|part| part["part"] == "connect"), "{report}");
    let words = place.run(&["connections", "test", "piped"]);
    assert!(code(&words) == 0 && stdout(&words).contains("It works"), "{words:?}");
    // A scenario names it.
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/order-ready.ron");
    let run = place.run(&["run", sample.to_str().unwrap(), "--connection", "notify=shop", "--format", "json"]);
    assert_eq!(code(&run), 0, "{run:?}");
    let unknown = place.run(&["run", sample.to_str().unwrap(), "--connection", "notify=nobody"]);
    assert_eq!(code(&unknown), 5, "{unknown:?}");
    // Nobody agrees, so nothing happens.
    let refused = place.run(&["connections", "remove", "shop"]);
    assert_eq!(code(&refused), 1, "{refused:?}");
    assert!(place.listed("shop").is_some());
    let removed = place.run(&["connections", "remove", "shop", "--yes"]);
    assert_eq!(code(&removed), 0, "{removed:?}");
    assert!(place.listed("shop").is_none());
    assert_eq!(code(&place.run(&["connections", "remove", "shop", "--yes"])), 5);
    for output in [added, piped, tested, words, run] {
        assert!(!stdout(&output).contains(&token) && !stderr(&output).contains(&token));
    }
    let kept = fs::read(place.secrets()).unwrap();
    assert!(!String::from_utf8_lossy(&kept).contains(&token));
}

#[test]
fn what_uses_a_connection_is_said_before_it_goes() {
    let place = Place::new();
    let served = Served::start(&place);
    let add = ["connections", "add", "shop", "--server", &served.text("/bot_api/url")];
    assert_eq!(code(&place.feed(&add, &served.text("/bot_api/token"))), 0);
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/order-ready.ron");
    let scenario = fs::read_to_string(sample).unwrap().replace("sandbox-bot", "shop");
    let folder = place.path().join("home/scenarios");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("uses.ron"), scenario).unwrap();
    let removed = place.run(&["connections", "remove", "shop", "--yes"]);
    assert!(code(&removed) == 0 && stderr(&removed).contains("uses.ron"), "{removed:?}");
}

#[test]
fn an_account_is_imported_used_and_exported() {
    let place = Place::new();
    let served = Served::start(&place);
    let session = served.text("/people/0/session_string");
    // An API hash comes along where it is given, and is looked at.
    let hash = format!("{:032x}", 0x5ce9_0691_u64);
    let (session_file, good) = (place.write("plain.txt", &session), place.write("hash.txt", &format!("{hash}\n")));
    let with_hash =
        |name| ["connections", "import", name, "--from-file", session_file.to_str().unwrap(), "--api-id", "1"];
    let from_file = place.run(&[&with_hash("by-file")[..], &["--api-hash-file", good.to_str().unwrap()]].concat());
    assert_eq!(code(&from_file), 0, "{from_file:?}");
    for (given, expected) in [("no hash", 1), (hash.as_str(), 0)] {
        let output = place.command(&with_hash("by-variable")).env("SCENOGRAM_API_HASH", given).output().unwrap();
        assert_eq!(code(&output), expected, "{output:?}");
    }
    let mut vault = Vault::at(place.secrets());
    vault.unlock(&Secret::new(passphrase())).unwrap();
    let hashes = vault.keys().filter(|key| key.ends_with("api-hash")).map(|key| vault.get(key).unwrap().expose());
    assert_eq!(hashes.collect::<Vec<_>>(), [hash.as_str(); 2]);
    // Quotation marks and line breaks come along when it is pasted.
    let file = place.write("session.txt", &format!("\"{session}\"\r\n"));
    let import = ["connections", "import", "anna", "--from-file", file.to_str().unwrap(), "--api-id", "1"];
    let imported = place.run(&import);
    assert!(code(&imported) == 0 && stderr(&imported).contains("Telethon"), "{imported:?}");
    let entry = place.listed("anna").unwrap();
    assert_eq!((&entry["kind"], &entry["account"]["username"]), (&"user".into(), &"anna".into()), "{entry}");
    let tested = place.run(&["connections", "test", "anna"]);
    assert_eq!(code(&tested), 0, "{tested:?}");
    // Nobody agrees, so nothing is shown; with the word it is, and byte for byte what was imported.
    let refused = place.run(&["connections", "export", "anna", "--for", "telethon"]);
    assert!(code(&refused) == 1 && refused.stdout.is_empty(), "{refused:?}");
    let exported = place.run(&["connections", "export", "anna", "--for", "telethon", "--yes"]);
    assert_eq!((code(&exported), stdout(&exported).trim()), (0, session.as_str()));
    assert!(stderr(&exported).contains("whole account"));
    let to = place.path().join("telethon.txt");
    let written =
        place.run(&["connections", "export", "anna", "--for", "telethon", "--yes", "--to", to.to_str().unwrap()]);
    assert!(code(&written) == 0 && written.stdout.is_empty(), "{written:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // What was exported for another tool comes back, over a pipe.
    let again = place.feed(&["connections", "import", "again", "--api-id", "1"], &fs::read_to_string(&to).unwrap());
    assert!(code(&again) == 0 && stderr(&again).contains("Telethon"), "{again:?}");
    let pyrogram = place.run(&["connections", "export", "anna", "--for", "pyrogram", "--yes"]);
    assert_eq!((code(&pyrogram), stdout(&pyrogram).as_str()), (3, ""), "it could not say where the account is");
    assert!(stderr(&pyrogram).contains("no room for the address"), "{pyrogram:?}");
    for output in [imported, tested, refused, written, again] {
        assert!(!stdout(&output).contains(&session) && !stderr(&output).contains(&session));
    }
}

#[test]
fn what_is_no_session_is_not_kept() {
    let place = Place::new();
    for (text, expected) in [("hello", "not a session string"), (&format!("1Ag{}", "A".repeat(200)), "is cut")] {
        let output = place.feed(&["connections", "import", "anna", "--api-id", "1"], text);
        assert!(code(&output) == 1 && stderr(&output).contains(expected), "{output:?}");
        assert!(!stderr(&output).contains("AAAA"));
    }
    let malformed = place.feed(&["connections", "add", "bot"], "hello\n");
    assert_eq!(code(&malformed), 1, "{malformed:?}");
    let nothing = place.feed(&["connections", "add", "bot"], "");
    assert_eq!(code(&nothing), 5, "{nothing:?}");
    assert!(place.listed("anna").is_none() && place.listed("bot").is_none());
}

#[test]
fn a_wrong_token_and_a_server_that_is_not_there_are_told() {
    let place = Place::new();
    let served = Served::start(&place);
    let url = served.text("/bot_api/url");
    let wrong = format!("1000000:{}\n", "w".repeat(35));
    let refused = place.feed(&["connections", "add", "shop", "--server", &url], &wrong);
    assert_eq!(code(&refused), 3, "{refused:?}");
    assert!(place.listed("shop").is_none());
    let kept = place.feed(&["connections", "add", "shop", "--server", &url, "--unchecked"], &wrong);
    assert_eq!(code(&kept), 0, "{kept:?}");
    let tested = place.run(&["connections", "test", "shop", "--format", "json"]);
    let report: Value = serde_json::from_slice(&tested.stdout).unwrap();
    assert_eq!((code(&tested), &report["failed_part"]), (3, &"account".into()), "{report}");
    drop(served);
    let tested = place.run(&["connections", "test", "shop", "--format", "json"]);
    let report: Value = serde_json::from_slice(&tested.stdout).unwrap();
    assert_eq!((code(&tested), &report["failed_part"]), (3, &"connect".into()), "{report}");
}

#[test]
fn secrets_among_the_arguments_are_refused_and_not_repeated() {
    let place = Place::new();
    let token = format!("1000000:{}", "x".repeat(35));
    let session = format!("1Ag{}=", "A".repeat(349));
    for secret in [&token, &session] {
        for arguments in [vec!["connections", "add", "bot", secret], vec!["login", "--phone", secret], vec![secret]] {
            let output = place.run(&arguments);
            assert_eq!(code(&output), 1, "{output:?}");
            assert!(!stderr(&output).contains(secret.as_str()) && !stdout(&output).contains(secret.as_str()));
            assert!(stderr(&output).contains("--from-file"), "{output:?}");
        }
    }
}

#[test]
fn a_file_of_secrets_wants_its_passphrase() {
    let place = Place::new();
    let short = feed(
        {
            let mut command = place.command(&["connections", "add", "shop", "--unchecked"]);
            command.env("SCENOGRAM_PASSPHRASE", "short");
            command
        },
        &format!("1000000:{}", "w".repeat(35)),
    );
    assert_eq!(code(&short), 1, "{short:?}");
    let added = place.feed(&["connections", "add", "shop", "--unchecked"], &format!("1000000:{}", "w".repeat(35)));
    assert_eq!(code(&added), 0, "{added:?}");
    let before = fs::read(place.secrets()).unwrap();
    for (given, expected) in [(Some("wrong wrong wrong"), 5), (None, 5)] {
        let mut command = place.bare(&["connections", "test", "shop"]);
        command.arg("--secrets").arg(place.secrets());
        if let Some(given) = given {
            command.env("SCENOGRAM_PASSPHRASE", given);
        }
        let output = command.output().unwrap();
        assert_eq!(code(&output), expected, "{output:?}");
        assert!(!stderr(&output).contains("wrong wrong"));
    }
    // The passphrase comes over the pipe, too.
    let mut command = place.bare(&["connections", "list"]);
    command.arg("--secrets").arg(place.secrets());
    let listed = feed(command, &format!("{}\n", passphrase()));
    assert!(code(&listed) == 0 && stdout(&listed).contains("shop"), "{listed:?}");
    assert_eq!(fs::read(place.secrets()).unwrap(), before);
    let mut damaged = before.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    fs::write(place.secrets(), &damaged).unwrap();
    let output = place.run(&["connections", "test", "shop"]);
    assert_eq!((code(&output), fs::read(place.secrets()).unwrap() == damaged), (2, true), "{output:?}");
}

/// The one JSON document on stdout.
fn document(output: &std::process::Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

#[test]
fn secrets_that_cannot_be_had_are_told_to_tools_too() {
    let place = Place::new();
    let token = format!("1000000:{}", "w".repeat(35));
    assert_eq!(code(&place.feed(&["connections", "add", "shop", "--unchecked"], &token)), 0);
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/order-ready.ron");
    let sample = sample.to_str().unwrap();
    let run = ["run", sample, "--connection", "notify=shop", "--format", "json"];
    let test = ["connections", "test", "shop", "--format", "json"];
    let list = ["connections", "list", "--format", "json"];
    let with = |secrets: &std::path::Path, passphrase: Option<&str>, arguments: &[&str]| {
        let mut command = place.bare(arguments);
        command.arg("--secrets").arg(secrets);
        if let Some(given) = passphrase {
            command.env("SCENOGRAM_PASSPHRASE", given);
        }
        command.output().unwrap()
    };
    // Nothing is made of a path that may be mistyped.
    let (mistyped, right) = (place.path().join("mistyped"), passphrase());
    for arguments in [&run[..], &test, &list] {
        let output = with(&mistyped, Some(&right), arguments);
        let error = &document(&output)["error"];
        assert!(error["message"].as_str().unwrap().contains("--secrets"), "{error}");
        assert!(code(&output) == 5 && !mistyped.exists(), "{output:?}");
    }
    let damaged = place.write("damaged", "no vault");
    for (secrets, given, arguments, expected) in [
        (&place.secrets(), None, &run[..], (5, "VAULT_CLOSED")),
        (&place.secrets(), Some("wrong wrong wrong"), &run, (5, "VAULT_CLOSED")),
        (&place.secrets(), Some("wrong wrong wrong"), &test, (5, "SECRET_MISSING")),
        (&place.secrets(), None, &list, (5, "SECRET_MISSING")),
        (&damaged, Some(&right), &run, (5, "VAULT_CLOSED")),
        (&damaged, Some(&right), &test, (2, "FILE_INVALID")),
        (&damaged, Some(&right), &list, (2, "FILE_INVALID")),
        (
            &place.secrets(),
            Some(&right),
            &["connections", "test", "nobody", "--format", "json"],
            (5, "CONNECTION_UNKNOWN"),
        ),
        (&place.secrets(), Some(&right), &["run", sample, "--step", "none", "--format", "json"], (1, "USAGE")),
    ] {
        let output = with(secrets, given, arguments);
        let document = document(&output);
        assert_eq!((document["outcome"].as_str(), code(&output)), (Some("failed"), expected.0), "{output:?}");
        assert_eq!(document["error"]["code"], expected.1, "{output:?}");
    }
    // The sentence is whole, and says what to do here.
    let locked = document(&with(&place.secrets(), None, &run));
    assert!(locked["error"]["message"].as_str().unwrap().contains("SCENOGRAM_PASSPHRASE"), "{locked}");
    // The sandbox needs no secrets, so nobody is asked for them.
    for secrets in [&mistyped, &damaged, &place.secrets()] {
        let output = with(secrets, None, &["run", sample, "--format", "json"]);
        assert_eq!((code(&output), document(&output)["outcome"].as_str()), (0, Some("done")), "{output:?}");
        assert!(!stderr(&output).contains("secrets") && !stderr(&output).contains("input"), "{output:?}");
    }
}

#[test]
fn a_taken_name_is_told_before_anything_is_asked() {
    let place = Place::new();
    let token = format!("1000000:{}", "w".repeat(35));
    assert_eq!(code(&place.feed(&["connections", "add", "shop", "--unchecked"], &token)), 0);
    for arguments in [
        ["connections", "add", "Shop"],
        ["connections", "add", "sandbox-bot"],
        ["connections", "import", "shop"],
        ["login", "--name", "SHOP"],
    ] {
        let output = place.feed(&arguments, "");
        assert_eq!(code(&output), 3, "{output:?}");
    }
}

#[test]
fn what_could_not_be_read_is_not_called_closed() {
    let place = Place::new();
    let token = format!("1000000:{}", "w".repeat(35));
    assert_eq!(code(&place.feed(&["connections", "add", "shop", "--unchecked"], &token)), 0);
    fs::write(place.path().join("home/secrets.vault"), "no vault").unwrap();
    let list = |format: &str| place.bare(&["connections", "list", "--format", format]).output().unwrap();
    let output = list("text");
    let line = stdout(&output).lines().find(|line| line.starts_with("shop")).unwrap().to_owned();
    assert!(code(&output) == 0 && line.contains("secret not read") && !line.contains("passphrase"), "{line}");
    let listed = document(&list("json"));
    let entry = listed["connections"].as_array().unwrap().iter().find(|entry| entry["name"] == "shop").unwrap();
    assert_eq!(entry["state"], "unreadable");
}

#[test]
fn without_a_keyring_nothing_is_kept_in_a_weaker_way() {
    let place = Place::new();
    let output =
        feed(place.bare(&["connections", "add", "shop", "--unchecked"]), &format!("1000000:{}", "w".repeat(35)));
    // A machine with a keyring may run this test; the sentence is for those without.
    if code(&output) != 0 {
        assert!(code(&output) == 5 && stderr(&output).contains("--secrets"), "{output:?}");
        let listed = place.bare(&["connections", "list"]).output().unwrap();
        assert!(code(&listed) == 0 && !stdout(&listed).contains("shop"), "{listed:?}");
    }
    let built_in = place.bare(&["connections", "test", "sandbox-user"]).output().unwrap();
    assert!(code(&built_in) == 0 && stdout(&built_in).contains("@anna"), "{built_in:?}");
}
