//! Accounts sign in over pipes, with the sandbox inside the binary.

use super::support::{Place, code, stderr, stdout};
use scenogram::connection::{AccountCard, ChatCard, Connection, Endpoint, ProxyChoice, ProxySetting, UserServer};
use scenogram::storage::{ConnectionsError, DataFolder, change_connections, load_connections};
use std::fs;

const LOGIN: [&str; 3] = ["login", "--server", "sandbox"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&LOGIN[..], more].concat()
}

#[test]
fn an_account_signs_in_by_code_and_is_kept() {
    let place = Place::new();
    let output = place.feed(&with(&["--name", "anna"]), "+7 (999) 000-00-01\n12345\n");
    assert_eq!(code(&output), 0, "{output:?}");
    assert!(stdout(&output).contains("@anna") && stderr(&output).contains("Characters: 5"), "{output:?}");
    let entry = place.listed("anna").unwrap();
    assert_eq!(
        (&entry["kind"], &entry["state"], &entry["account"]["dc"]),
        (&"user".into(), &"ready".into(), &2.into())
    );
    let line = stdout(&place.run(&["connections", "list"]));
    assert!(line.lines().any(|line| line.starts_with("anna ") && line.ends_with("@anna, 1, DC 2")), "{line}");
    // Without a name it is the account's own, and a free one.
    for name in ["Борис Ким", "Борис Ким 2"] {
        let output = place.feed(&with(&["--phone", "+79991234567"]), "12345\n");
        assert_eq!(code(&output), 0, "{output:?}");
        assert!(place.listed(name).is_some(), "{name}: {output:?}");
    }
}

#[test]
fn wrong_answers_can_be_given_again() {
    let place = Place::new();
    let answers = "no number\n+79990000001\n54321\nr\n\n12345\n";
    let output = place.feed(&with(&["--name", "anna"]), answers);
    assert_eq!(code(&output), 0, "{output:?}");
    // A number that nobody has is found out after the code only; another one may be typed.
    let nobody = "+70000000000\n12345\n+79990000001\n12345\n";
    let output = place.feed(&with(&["--name", "another"]), nobody);
    assert_eq!(code(&output), 0, "{output:?}");
    let people = place.feed(&with(&["--phone", "+79990000003", "--name", "vera"]), "12345\n\nwrong password\n");
    // The input ends before the right one.
    assert_eq!(code(&people), 5, "{people:?}");
    assert!(stderr(&people).contains("Hint: sandbox") && !stderr(&people).contains("wrong password"), "{people:?}");
    assert!(place.listed("vera").is_none());
    let shown = stderr(&people);
    let password = shown.split_once("password “").unwrap().1.split_once('”').unwrap().0;
    let answers = format!("12345\nwrong password\n{password}\n");
    let output = place.feed(&with(&["--phone", "+79990000003", "--name", "vera"]), &answers);
    assert_eq!(code(&output), 0, "{output:?}");
    assert!(place.listed("vera").is_some());
}

#[test]
fn what_ends_a_sign_in_keeps_nothing() {
    let place = Place::new();
    for (arguments, input, expected) in [
        (vec!["--phone", "+79990000001"], "", 5),
        (vec!["--phone", "+70000000000"], "12345\n", 3),
        (vec!["--phone", "no number"], "", 3),
        // A name is looked at before anything is asked for.
        (vec!["--name", "sandbox-bot", "--phone", "+79990000001"], "", 3),
    ] {
        let output = place.feed(&with(&arguments), input);
        assert_eq!(code(&output), expected, "{arguments:?}: {output:?}");
    }
    let list = place.bare(&["connections", "list"]).output().unwrap();
    assert_eq!(stdout(&list).lines().count(), 2, "{list:?}");
    for arguments in [["login", "--server", "nowhere"], ["login", "--api-id", "0"]] {
        assert_eq!(code(&place.run(&arguments)), 1, "{arguments:?}");
    }
    let malformed = place.feed(&["login", "--api-id", "1"], "no hash\n");
    assert_eq!(code(&malformed), 1, "{malformed:?}");
    let own = place.feed(&["login", "--server", "127.0.0.1:9"], "");
    assert!(code(&own) == 1 && stderr(&own).contains("session string"), "{own:?}");
}

#[test]
fn signing_in_again_keeps_what_the_connection_was() {
    let place = Place::new();
    let home = DataFolder::at(place.path().join("home"));
    let mut anna = Connection::new("anna", Endpoint::User(UserServer::Sandbox));
    anna.proxy = ProxyChoice::Its(ProxySetting::None);
    anna.account = Some(AccountCard { id: 1, name: "Анна".into(), ..AccountCard::default() });
    anna.mine = Some(ChatCard { id: 1, title: "Избранное".into() });
    let id = anna.id.clone();
    change_connections(&home, |file| {
        file.connections.push(anna);
        Ok::<_, ConnectionsError>(())
    })
    .unwrap();
    // Somebody else does not take it over, and does not sign in twice for another name.
    let boris = with(&["--name", "anna", "--phone", "+79991234567"]);
    let refused = place.feed(&boris, "12345\n");
    assert!(code(&refused) == 5 && stderr(&refused).contains("another account’s (Анна)"), "{refused:?}");
    let renamed = place.feed(&boris, "12345\nsandbox-bot\nboris\n");
    assert_eq!(code(&renamed), 0, "{renamed:?}");
    assert_eq!(place.listed("anna").unwrap()["state"], "signed_out");
    let again = place.feed(&with(&["--name", "anna", "--phone", "+79990000001"]), "12345\n");
    assert_eq!(code(&again), 0, "{again:?}");
    let kept = load_connections(&home).unwrap().connections;
    let [anna, boris] = &kept[..] else { panic!("{kept:?}") };
    assert_eq!((&anna.id, &anna.proxy), (&id, &ProxyChoice::Its(ProxySetting::None)));
    assert!(anna.mine.is_some() && anna.api_id.is_some() && boris.id != id && boris.mine.is_none(), "{kept:?}");
    for name in ["anna", "boris"] {
        assert_eq!(place.listed(name).unwrap()["state"], "ready");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_takes_a_sign_in_back() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};
    let place = Place::new();
    let mut command = place.command(&with(&["--phone", "+79990000001"]));
    command.env("SCENOGRAM_LOG", "debug");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let input = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains("Characters: 5")));
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    drop(input);
    // Nobody but the log sees the requests of a sandbox inside the binary.
    let log = fs::read_to_string(place.path().join("home/logs/scenogram.log")).unwrap();
    assert!(log.contains("auth.sendCode") && log.contains("auth.cancelCode"), "{log}");
}

#[cfg(unix)]
#[test]
fn a_qr_code_is_drawn() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};
    let place = Place::new();
    let mut command = place.command(&with(&["--qr"]));
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let drawn: Vec<String> = lines.by_ref().take(15).map(Result::unwrap).collect();
    assert!(drawn[4].contains('█') && drawn.iter().all(|line| !line.contains("tg://")), "{drawn:?}");
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
}
