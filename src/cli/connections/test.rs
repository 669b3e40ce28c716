//! `connections test`: whether it works, who it is, and what it took; or which part does not.

use super::front::{Front, Need};
use super::list::{card, card_json};
use super::stop::Stop;
use crate::backend::{ConnectionCommand, ConnectionEvent, TestTarget};
use crate::cli::arguments::{OutputFormat, TestArguments};
use crate::cli::exit::Exit;
use crate::cli::output;
use crate::telegram::{TestFailure, TestPart, Tested};
use crate::texts::{Language, Message};
use crate::value::Json;
use serde_json::json;
use std::time::Duration;

pub(super) fn test(front: &mut Front, arguments: &TestArguments) -> Result<Exit, Stop> {
    let entry = front.entry(&arguments.name)?;
    match (entry.is_built_in, entry.is_from_environment) {
        (true, _) => {}
        // At most the password of the default proxy is kept.
        (_, true) => front.open_vault(Need::Nothing)?,
        _ => front.open_vault(Need::Read)?,
    }
    let target = TestTarget::Named(arguments.name.clone());
    let (language, format) = (front.language, arguments.format);
    let answer = front.ask_hearing(ConnectionCommand::Test { target }, |event| {
        if let (ConnectionEvent::Testing { part }, OutputFormat::Text) = (event, format) {
            output::say(language, &part_name(*part));
        }
        matches!(event, ConnectionEvent::Tested { .. })
    })?;
    let ConnectionEvent::Tested { result, no_system_proxy } = answer else {
        return Err(Stop::Told(Message::new("cli-backend-gone"), Exit::Failed));
    };
    match format {
        OutputFormat::Json => {
            let told = to_json(&arguments.name, &result, no_system_proxy, language);
            output::json(&told);
        }
        OutputFormat::Text => {
            print(&result, language);
            if no_system_proxy {
                output::say(language, &Message::new("telegram-test-no-system-proxy"));
            }
        }
    }
    Ok(exit(&result))
}

fn exit(result: &Result<Tested, TestFailure>) -> Exit {
    match result {
        Ok(_) => Exit::Done,
        Err(failure) => match failure.error.code.as_str() {
            "SIGNED_OUT" | "VAULT_CLOSED" => Exit::MissingSecret,
            "TIMEOUT" => Exit::TimedOut,
            _ => Exit::Failed,
        },
    }
}

fn print(result: &Result<Tested, TestFailure>, language: Language) {
    match result {
        Ok(tested) => {
            tested.account.iter().for_each(|account| output::out(&card(account)));
            let took = Message::new("cli-test-took").with("milliseconds", milliseconds(tested.took));
            output::out(&took.show(language));
        }
        Err(failure) => {
            let part = part_name(failure.part).show(language);
            let text = failure.error.text.show(language);
            output::say(language, &Message::new("cli-test-failed").with("part", part).with("reason", text));
        }
    }
}

fn part_name(part: TestPart) -> Message {
    match part {
        TestPart::NameLookup => Message::new("cli-test-name"),
        TestPart::Proxy => Message::new("cli-test-proxy"),
        TestPart::Connect => Message::new("cli-test-connect"),
        TestPart::Tls => Message::new("cli-test-tls"),
        TestPart::Account => Message::new("cli-test-account"),
    }
}

fn word(part: TestPart) -> &'static str {
    match part {
        TestPart::NameLookup => "name_lookup",
        TestPart::Proxy => "proxy",
        TestPart::Connect => "connect",
        TestPart::Tls => "tls",
        TestPart::Account => "account",
    }
}

fn milliseconds(took: Duration) -> u64 {
    u64::try_from(took.as_millis()).unwrap_or(u64::MAX)
}

fn to_json(name: &str, result: &Result<Tested, TestFailure>, no_system_proxy: bool, language: Language) -> Json {
    match result {
        Ok(tested) => {
            let part = |(part, took): &(TestPart, Duration)| json!({"part": word(*part), "ms": milliseconds(*took)});
            json!({
                "name": name,
                "outcome": "done",
                "account": tested.account.as_ref().map(card_json),
                "parts": tested.parts.iter().map(part).collect::<Vec<_>>(),
                "duration_ms": milliseconds(tested.took),
                "no_system_proxy": no_system_proxy,
                "error": null,
            })
        }
        Err(failure) => json!({
            "name": name,
            "outcome": if failure.error.code == "TIMEOUT" { "timed_out" } else { "failed" },
            "account": null,
            "failed_part": word(failure.part),
            "no_system_proxy": no_system_proxy,
            "error": failure.error.to_json(language),
        }),
    }
}

/// What is said of a test that did not begin, in the shape of [`to_json`].
pub(super) fn not_begun(name: &str, stop: &Stop, language: Language) -> Json {
    let (outcome, error) = stop.to_json(language);
    json!({ "name": name, "outcome": outcome, "account": null, "failed_part": null, "error": error })
}
