//! The real binary: exit codes, JSON and sentences as scripts and people meet them.

#![expect(clippy::unwrap_used, reason = "helpers of tests end the test, as tests themselves may")]

use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// A token of the right form that no bot has.
fn token() -> String {
    format!("1000000:{}", "w".repeat(35))
}

struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// The binary in surroundings of its own.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scenogram"));
        command
            .args(arguments)
            .env("SCENOGRAM_HOME", self.path().join("home"))
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env("LANG", "en_US.UTF-8")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or_else(|| panic!("ended by a signal: {output:?}"))
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

fn sample() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/order-ready.ron");
    path.to_str().unwrap().to_owned()
}

/// A canonical scenario of one step, with what differs from case to case.
fn scenario(connection: &str, text: &str, more: &str) -> String {
    format!(
        r#"(
    version: 1,
    id: "id",
    name: "Проверка",
    test_data: [
        (
            name: "default",
            variables: {{
                "allValues": {{
                    "chatId": 2,
                }},
            }},
        ),
    ],
    nodes: [
        Start(id: "start", next: "send"),
        Telegram(
            id: "send",
            name: "Отправить",
            kind: Bot,
            connection: "{connection}",
            action: SendMessage(
                peer: Expr("allValues.chatId"),
                text: {text},
            ),
            save_result_to: "sent",
{more}            next: "end",
        ),
        End(id: "end"),
    ],
)
"#
    )
}

#[test]
fn the_sample_gives_a_message_id() {
    let place = Place::new();
    let output = place.run(&["run", &sample(), "--format", "json"]);
    assert_eq!(code(&output), 0, "{output:?}");
    let document = json(&output);
    assert_eq!(document["outcome"], "done");
    assert_eq!(document["error"], Value::Null);
    assert!(document["variables"]["sent"]["message_id"].is_u64());
    let node = &document["nodes"][0];
    assert_eq!((&node["outcome"], &node["line"], &node["attempts"]), (&"done".into(), &"next".into(), &1.into()));
    assert_eq!(node["request"]["method"], "sendMessage");
    assert!(node["started_at"].as_str().unwrap().ends_with('Z') && node["duration_ms"].is_u64());
    let keys: Vec<_> = node.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = ["id", "outcome", "line", "request", "result", "error", "attempts", "started_at", "duration_ms"];
    assert_eq!(keys, expected);
}

#[test]
fn results_go_to_stdout_in_the_language_asked_for() {
    let place = Place::new();
    let output = place.run(&["run", &sample(), "--lang", "ru"]);
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).contains("\"message_id\"") && stdout(&output).contains("Готово."), "{output:?}");
    assert!(stdout(&place.run(&["run", &sample(), "--lang", "en"])).contains("Done."));
}

#[test]
fn every_sample_checks_clean_and_runs() {
    let place = Place::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let output = place.run(&["check", folder.to_str().unwrap(), "--format", "json"]);
    assert_eq!(code(&output), 0);
    let files = json(&output)["files"].as_array().unwrap().clone();
    assert!(files.len() >= 3);
    for file in &files {
        // What a bot can do only in part is said, and is no error.
        let problems = file["problems"].as_array().unwrap();
        assert!(problems.iter().all(|problem| problem["severity"] != "error"), "{file}");
        let run = place.run(&["run", file["path"].as_str().unwrap(), "--format", "json"]);
        assert_eq!(code(&run), 0, "{run:?}");
    }
    assert_eq!(code(&place.run(&["fmt", "--check", folder.to_str().unwrap()])), 0);
}

#[test]
fn a_caught_error_is_told_at_the_end() {
    let place = Place::new();
    let output = place.run(&["--lang", "ru", "run", &sample(), "--set", "allValues.chatId=77777"]);
    assert_eq!(code(&output), 0, "{output:?}");
    let last = stdout(&output).lines().last().map(str::to_owned);
    let expected = "Готово, но не без ошибок: 1 ошибку перехватило пограничное событие (см. выше).";
    assert_eq!(last.as_deref(), Some(expected));
}

#[test]
fn wrong_usage_is_told_in_the_language_asked_for() {
    let place = Place::new();
    for (arguments, expected) in [
        (&["--lang", "ru", "runn"][..], "Команды «runn» нет."),
        (&["run", "a.ron", "--no-such", "--lang", "ru"], "Параметра «--no-such» нет."),
        (&["--lang", "ru", "run", &sample(), "--set", "1x=1"], "--set 1x: «1x» не может быть именем переменной."),
        (&["--lang", "ru", "run", &sample(), "--set", "x={a"], "--set x: значение — не JSON (знак 2). Имя пишется"),
        (&["--lang", "ru", "check", "--screenshot", "a.png", "."], "Параметра «--screenshot» нет."),
        (&["--lang", "ru", "--screenshot", "a.png", "check", "."], "«--screenshot» рисует окно"),
    ] {
        let output = place.run(arguments);
        assert_eq!(code(&output), 1, "{output:?}");
        assert!(stderr(&output).starts_with(expected), "{arguments:?}: {}", stderr(&output));
    }
}

#[test]
fn variables_and_steps_are_chosen() {
    let place = Place::new();
    let vars = place.write("vars.json", r#"{"allValues": {"chatId": 1, "goods": "B-1", "address": "Тверь"}}"#);
    let run = |more: &[&str]| place.run(&[&["run", &sample(), "--format", "json"], more].concat());
    let document = json(&run(&["--vars", vars.to_str().unwrap(), "--set", "allValues.goods=\"C-7\""]));
    assert_eq!(document["variables"]["sent"]["chat"]["id"], 1);
    assert!(document["variables"]["sent"]["text"].as_str().unwrap().contains("C-7"));
    let document = json(&run(&["--step", "notify"]));
    assert_eq!(document["nodes"].as_array().unwrap().len(), 1);
    let document = json(&run(&["--dry-run"]));
    assert_eq!(document["outcome"], "dry_run");
    assert_eq!(document["nodes"][0]["result"], Value::Null);
    assert_eq!(document["nodes"][0]["request"]["method"], "sendMessage");
}

#[test]
fn wrong_usage_exits_1_with_nothing_on_stdout() {
    let place = Place::new();
    let sample = sample();
    let empty = place.path().join("empty");
    fs::create_dir(&empty).unwrap();
    for arguments in [
        &["no-such-command"][..],
        &["run"],
        &["run", &sample, "--no-such-option"],
        &["run", &sample, "--data", "missing"],
        &["run", &sample, "--step", "missing"],
        &["run", &sample, "--connection", "missing=sandbox-bot"],
        &["run", &sample, "--set", "a.b=not json"],
        &["run", &sample, "--set", "1x=1"],
        &["run", &sample, "--vars", "no-such-file.json"],
        &["check"],
        &["check", empty.to_str().unwrap()],
        &["--size", "1x1"],
    ] {
        let output = place.run(arguments);
        assert_eq!((code(&output), stdout(&output).as_str()), (1, ""), "{arguments:?}: {output:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
    assert_eq!(code(&place.run(&["--help"])), 0);
    assert!(stdout(&place.run(&["--version"])).starts_with("scenogram "));
}

#[test]
fn files_that_are_no_scenarios_exit_2_with_their_place() {
    let place = Place::new();
    let good = scenario("sandbox-bot", r#"Text("Готово")"#, "");
    let unknown = good.replace("save_result_to", "save_results_to");
    let cut = good[..good.find("peer").unwrap()].to_owned();
    for (name, text, line) in [("unknown.ron", unknown, 26), ("cut.ron", cut, 22), ("empty.ron", String::new(), 1)] {
        let path = place.write(name, &text);
        let path = path.to_str().unwrap();
        let output = place.run(&["run", path, "--format", "json"]);
        assert_eq!(code(&output), 2, "{name}: {output:?}");
        let told = stderr(&output);
        assert!(told.starts_with(&format!("{path}:{line}:")), "{told}");
        assert!(!told.contains("Line ") && !told.contains("line "), "the place is told once: {told}");
        assert_eq!(json(&output)["error"]["code"], "FILE_INVALID");
        let output = place.run(&["check", path, "--format", "json"]);
        assert_eq!(code(&output), 2);
        assert_eq!(json(&output)["files"][0]["problems"][0]["severity"], "error");
        assert_eq!(code(&place.run(&["fmt", path])), 2);
        assert_eq!(fs::read_to_string(path).unwrap(), text, "left as it was");
    }
    let output = place.run(&["run", "no-such-file.ron"]);
    assert_eq!((code(&output), stdout(&output).as_str()), (2, ""));
    assert_eq!(stderr(&output).matches("no-such-file.ron").count(), 1, "named once: {output:?}");
}

#[test]
fn failures_exit_3_and_say_what_failed() {
    let place = Place::new();
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let cases = [
        ("sandbox-bot", r#"Text("${typo}")"#, "UNKNOWN_VARIABLE"),
        ("sandbox-bot", r#"Expr("allValues.(")"#, ""),
        ("sandbox-bot", r#"Text("")"#, "TEXT_EMPTY"),
        ("closed-port", r#"Text("Готово")"#, "NETWORK"),
    ];
    for (connection, text, expected) in cases {
        let path = place.write("a.ron", &scenario(connection, text, ""));
        let output = place
            .command(&["run", path.to_str().unwrap(), "--format", "json"])
            .env("SCENOGRAM_SECRET_CLOSED_PORT", token())
            .env("SCENOGRAM_BOT_API_CLOSED_PORT", format!("http://{closed}"))
            .output()
            .unwrap();
        assert_eq!(code(&output), 3, "{text}: {output:?}");
        let document = json(&output);
        assert_eq!(document["outcome"], "failed");
        let error = &document["error"];
        assert!(error["code"] == expected || expected.is_empty(), "{error}");
        assert!(error["message"].as_str().is_some_and(|message| message.len() > 10));
        assert!(!format!("{output:?}").contains(&token()), "the token is shown");
    }
}

/// A sandbox of its own process, stopped when dropped.
struct Served {
    process: std::process::Child,
    description: Value,
}

impl Served {
    fn start(place: &Place) -> Self {
        Self::with(place, &[])
    }

    fn with(place: &Place, more: &[&str]) -> Self {
        let mut process = place
            .command(&[&["sandbox", "--format", "json"], more].concat())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let description = serde_json::from_str(&line).unwrap();
        Self { process, description }
    }

    fn text(&self, key: &str) -> &str {
        self.description["bot_api"][key].as_str().unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn a_served_sandbox_takes_its_token_and_no_other() {
    let place = Place::new();
    let served = Served::start(&place);
    assert!(served.description["people"].as_array().unwrap().len() >= 4);
    assert!(served.description["chats"].as_array().unwrap().len() >= 3);
    let mtproto = &served.description["mtproto"];
    assert!(mtproto["address"].as_str().unwrap().starts_with("127.0.0.1:"), "{mtproto}");
    assert!(served.description["people"][0]["session_string"].as_str().unwrap().starts_with('1'));
    let path = place.write("a.ron", &scenario("mine", r#"Text("Готово")"#, ""));
    for (secret, expected) in [(served.text("token").to_owned(), 0), (token(), 3), ("no token".to_owned(), 3)] {
        let output = place
            .command(&["run", path.to_str().unwrap(), "--format", "json"])
            .env("SCENOGRAM_SECRET_MINE", &secret)
            .env("SCENOGRAM_BOT_API_MINE", served.text("url"))
            .output()
            .unwrap();
        assert_eq!(code(&output), expected, "{output:?}");
        assert!(!format!("{output:?}").contains(&secret), "the secret is shown");
    }
    let output = place.run(&["run", path.to_str().unwrap(), "--connection", "send=sandbox-bot"]);
    assert_eq!(code(&output), 0, "{output:?}");
}

/// What a sandbox says that is not to start; one that does is stopped and fails the test.
fn refused(place: &Place, arguments: &[&str]) -> Output {
    let mut process = place.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let begin = Instant::now();
    while process.try_wait().unwrap().is_none() {
        if begin.elapsed() > Duration::from_secs(30) {
            process.kill().unwrap();
            panic!("it serves: {:?}", process.wait_with_output());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    process.wait_with_output().unwrap()
}

#[test]
fn a_world_of_ones_own_is_served() {
    let place = Place::new();
    let people = |username: &str| {
        format!(
            r#"{{"people": [{{"user_id": 7, "name": "Ева Лин", "username": "eva", "phone": "+79990000007"}},
                            {{"user_id": 8, "name": "Яна", "username": "{username}", "phone": "+79990000008"}}],
                 "chats": [{{"id": -1001000000009, "type": "supergroup", "title": "Цех", "topics": ["Станки"]}}]}}"#
        )
    };
    let world = place.write("world.json", &people("yana"));
    let served = Served::with(&place, &["--world", world.to_str().unwrap()]);
    let listed = |key: &str, name: &str| -> Vec<Value> {
        served.description[key].as_array().unwrap().iter().map(|entry| entry[name].clone()).collect()
    };
    assert_eq!(listed("people", "user_id"), [7, 8]);
    assert_eq!(listed("chats", "title"), ["Цех"]);
    // Who is not in the world is not found, and who is, is.
    let path = place.write("a.ron", &scenario("mine", r#"Text("Готово")"#, ""));
    for (chat, expected) in [("7", 0), ("1", 3)] {
        let output = place
            .command(&["run", path.to_str().unwrap(), "--format", "json", "--set", &format!("allValues.chatId={chat}")])
            .env("SCENOGRAM_SECRET_MINE", served.text("token"))
            .env("SCENOGRAM_BOT_API_MINE", served.text("url"))
            .output()
            .unwrap();
        assert_eq!(code(&output), expected, "{chat}: {output:?}");
    }
    // What is printed is a world again.
    let again = serde_json::json!({"people": served.description["people"], "chats": served.description["chats"]});
    let again = place.write("again.json", &again.to_string());
    let twin = Served::with(&place, &["--world", again.to_str().unwrap()]);
    assert_eq!(twin.description["people"][1]["phone"], "+79990000008");

    for (text, expected) in [
        (people("Eva"), "имя @Eva указано дважды"),
        ("{".to_owned(), "это не JSON (строка 1, знак 1)"),
        (people("yana").replace("topics", "themes"), "поля «themes» в файле мира не бывает"),
    ] {
        let path = place.write("bad.json", &text);
        let output = refused(&place, &["--lang", "ru", "sandbox", "--world", path.to_str().unwrap()]);
        assert_eq!((code(&output), stdout(&output).as_str()), (2, ""), "{output:?}");
        assert!(stderr(&output).contains(expected), "{output:?}");
    }
    let output = refused(&place, &["sandbox", "--world", "no-such-file.json"]);
    assert_eq!((code(&output), stdout(&output).as_str()), (2, ""), "{output:?}");
}

#[test]
fn a_missing_secret_exits_5() {
    let place = Place::new();
    let path = place.write("a.ron", &scenario("mine", r#"Text("Готово")"#, ""));
    let output = place.run(&["run", path.to_str().unwrap(), "--format", "json"]);
    assert_eq!(code(&output), 5, "{output:?}");
    assert_eq!(json(&output)["outcome"], "failed");
}

/// A server that takes connections and never answers.
fn silent_server() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    (listener, url)
}

#[test]
fn a_timeout_event_leads_on() {
    let place = Place::new();
    let (_listener, url) = silent_server();
    let more = "            on_timeout: (after: \"PT0.3S\", next: \"end\"),\n";
    let path = place.write("a.ron", &scenario("mine", r#"Text("Готово")"#, more));
    let output = place
        .command(&["run", path.to_str().unwrap(), "--format", "json"])
        .env("SCENOGRAM_SECRET_MINE", token())
        .env("SCENOGRAM_BOT_API_MINE", &url)
        .output()
        .unwrap();
    assert_eq!(code(&output), 0, "{output:?}");
    let node = &json(&output)["nodes"][0];
    assert_eq!((&node["outcome"], &node["line"]), (&"timed_out".into(), &"timeout".into()));
}

#[test]
fn an_answer_that_never_comes_exits_7() {
    let place = Place::new();
    let (listener, url) = silent_server();
    let path = place.write("a.ron", &scenario("mine", r#"Text("Готово")"#, ""));
    let process = place
        .command(&["run", path.to_str().unwrap(), "--format", "json"])
        .env("SCENOGRAM_SECRET_MINE", token())
        .env("SCENOGRAM_BOT_API_MINE", &url)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (mut socket, _) = listener.accept().unwrap();
    let mut start = [0; 4096];
    while socket.read(&mut start).is_ok_and(|length| length == start.len()) {}
    drop(socket);
    drop(listener);
    let output = process.wait_with_output().unwrap();
    assert_eq!(code(&output), 7, "{output:?}");
    assert_eq!(json(&output)["outcome"], "unknown");
}

#[cfg(unix)]
#[test]
fn an_interrupt_cancels_and_exits_130() {
    let place = Place::new();
    let (listener, url) = silent_server();
    let path = place.write("a.ron", &scenario("mine", r#"Text("Готово")"#, ""));
    let mut process = place
        .command(&["run", path.to_str().unwrap(), "--format", "json"])
        .env("SCENOGRAM_SECRET_MINE", token())
        .env("SCENOGRAM_BOT_API_MINE", &url)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // The request has left once its first bytes are here.
    let (mut socket, _) = listener.accept().unwrap();
    socket.read_exact(&mut [0]).unwrap();
    let start = Instant::now();
    assert!(Command::new("kill").args(["-INT", &process.id().to_string()]).status().unwrap().success());
    let mut text = String::new();
    process.stdout.as_mut().unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(process.wait().unwrap().code(), Some(130), "{text}");
    assert!(start.elapsed() < Duration::from_secs(10));
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["outcome"], "cancelled");
}

#[cfg(unix)]
#[test]
fn a_served_sandbox_ends_when_told() {
    let place = Place::new();
    let mut served = Served::start(&place);
    assert!(Command::new("kill").args(["-TERM", &served.process.id().to_string()]).status().unwrap().success());
    assert_eq!(served.process.wait().unwrap().code(), Some(0));
}

#[test]
fn formatting_is_canonical_and_checked() {
    let place = Place::new();
    let canonical = scenario("sandbox-bot", r#"Text("Готово")"#, "");
    let messy = canonical.replace("    ", "  ");
    let path = place.write("a.ron", &messy);
    let path_text = path.to_str().unwrap();
    let output = place.run(&["fmt", "--check", path_text]);
    assert_eq!((code(&output), stdout(&output)), (2, format!("{path_text}\n")));
    assert_eq!(fs::read_to_string(&path).unwrap(), messy);
    assert_eq!(code(&place.run(&["fmt", path_text])), 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), canonical);
    let output = place.run(&["fmt", "--check", path_text]);
    assert_eq!((code(&output), stdout(&output).as_str()), (0, ""));
}

#[test]
fn secrets_in_a_file_are_named_and_never_shown() {
    let place = Place::new();
    let text = scenario("sandbox-bot", &format!("Text(\"{}\")", token()), "").replace("    ", "  ");
    let path = place.write("a.ron", &text);
    let path = path.to_str().unwrap();
    for arguments in [&["fmt", path][..], &["check", path], &["run", path], &["run", path, "--format", "json"]] {
        let output = place.run(arguments);
        assert!(!format!("{output:?}").contains(&token()), "{arguments:?}: {output:?}");
    }
    assert_eq!(code(&place.run(&["fmt", path])), 2);
    assert_eq!(fs::read_to_string(path).unwrap(), text);
}

#[test]
fn problems_have_the_shape_of_the_contract() {
    let place = Place::new();
    let path = place.write("a.ron", &scenario("sandbox-bot", r#"Text("${allValues.chatIdd}")"#, ""));
    let output = place.run(&["check", path.to_str().unwrap(), "--format", "json"]);
    assert_eq!(code(&output), 0, "warnings only: {output:?}");
    let problem = json(&output)["files"][0]["problems"][0].clone();
    let keys: Vec<_> = problem.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["node", "field", "severity", "code", "message", "fix"]);
    assert_eq!((&problem["node"], &problem["field"]), (&"send".into(), &"text".into()));
    let path = place.write("b.ron", &scenario("sandbox-bot", r#"Text("${typo}")"#, ""));
    assert_eq!(code(&place.run(&["check", path.to_str().unwrap()])), 2);
}

#[test]
fn without_a_screen_a_sentence_names_the_way_out() {
    let place = Place::new();
    let output = place.run(&[]);
    assert_eq!(code(&output), 1, "{output:?}");
    assert!(stderr(&output).contains("scenogram run"), "{output:?}");
}
