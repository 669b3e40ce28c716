//! The samples of answers have the keys of the real ones.

use super::support::{
    BORIS, Both, GROUP, contact, delete, dialogs, edit, forward, id, kind, location, messages, profile, sending, text,
};
use scenogram::engine::{ResolvedAction, sample_answer};
use scenogram::scenario::{ActionKind, ConnectionKind};
use scenogram::value::Json;
use serde_json::json;
use std::path::{Path, PathBuf};

/// What each action gives, in the order of the actions.
async fn answers(both: &Both, connection: ConnectionKind) -> Vec<(ActionKind, Json)> {
    let run = async |action: ResolvedAction| match connection {
        ConnectionKind::User => both.as_user(&action).await,
        ConnectionKind::Bot => both.as_bot(&action).await,
    };
    let sent = run(sending(text(GROUP, "Заказ готов"))).await;
    let own = id(&sent);
    let mut answers = vec![
        (ActionKind::SendMessage, sent),
        (ActionKind::SendLocation, run(location(GROUP, None)).await),
        (ActionKind::SendContact, run(contact(GROUP)).await),
        (ActionKind::ForwardMessage, run(forward(GROUP, own, GROUP)).await),
        (ActionKind::EditMessage, run(edit(GROUP, own, "Заказ выдан")).await),
        (ActionKind::GetDialogs, run(dialogs()).await),
        (ActionKind::GetProfile, run(profile(BORIS)).await),
        (ActionKind::GetMessages, run(messages(GROUP)).await),
        (ActionKind::DeleteMessage, run(delete(GROUP, own)).await),
    ];
    // Of a list one is enough of a sample.
    for (_, answer) in &mut answers {
        if let Json::Array(list) = answer {
            list.retain(|one| one.pointer("/chat/id") == Some(&json!(GROUP)));
            list.truncate(1);
        }
    }
    answers
}

fn sample_file(connection: ConnectionKind) -> PathBuf {
    let name = match connection {
        ConnectionKind::User => "user.json",
        ConnectionKind::Bot => "bot.json",
    };
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/answers").join(name)
}

/// Run with `SCENOGRAM_UPDATE_GOLDEN=1` to write the samples anew.
#[tokio::test]
async fn the_samples_have_the_keys_of_real_answers() {
    for connection in [ConnectionKind::User, ConnectionKind::Bot] {
        let both = Both::start().await;
        let real = answers(&both, connection).await;
        assert_eq!(real.len(), ActionKind::ALL.len());
        if std::env::var_os("SCENOGRAM_UPDATE_GOLDEN").is_some() {
            let mut all: serde_json::Map<String, Json> =
                real.iter().map(|(action, answer)| (action.name().to_owned(), answer.clone())).collect();
            all.values_mut().for_each(settle_dates);
            let text = serde_json::to_string_pretty(&all).expect("JSON");
            std::fs::write(sample_file(connection), text + "\n").expect("the samples' folder");
            continue;
        }
        for (action, answer) in real {
            let mut differences = Vec::new();
            same_keys(&sample_answer(action, connection), &answer, "", &mut differences);
            assert!(differences.is_empty(), "{connection:?}, {action:?}: {differences:#?}");
        }
    }
}

/// Puts a fixed moment for dates, so that writing the samples anew changes only what has changed.
fn settle_dates(value: &mut Json) {
    match value {
        Json::Object(map) => {
            for (key, value) in map {
                match key.as_str() {
                    "date" | "edit_date" => *value = json!(1_795_165_200),
                    _ => settle_dates(value),
                }
            }
        }
        Json::Array(list) => list.iter_mut().for_each(settle_dates),
        _ => {}
    }
}

fn same_keys(sample: &Json, real: &Json, path: &str, differences: &mut Vec<String>) {
    match (sample, real) {
        (Json::Object(sample), Json::Object(real)) => {
            for key in sample.keys().filter(|key| !real.contains_key(*key)) {
                differences.push(format!("{path}/{key}: the sample's alone"));
            }
            for (key, value) in real {
                match sample.get(key) {
                    Some(sample) => same_keys(sample, value, &format!("{path}/{key}"), differences),
                    None => differences.push(format!("{path}/{key}: not in the sample")),
                }
            }
        }
        (Json::Array(sample), Json::Array(real)) => match (sample.first(), real.first()) {
            (Some(sample), Some(real)) => same_keys(sample, real, &format!("{path}/0"), differences),
            (None, None) => {}
            _ => differences.push(format!("{path}: one is empty")),
        },
        (sample, real) if kind(sample) == kind(real) => {}
        (sample, real) => differences.push(format!("{path}: {sample} and {real}")),
    }
}
