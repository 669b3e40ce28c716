//! The same action as a person and as a bot gives the same keys with the same values.

use super::support::{
    BORIS, Both, CHANNEL, FORUM, GROUP, contact, delete, dialogs, edit, forward, id, kind, location, messages, profile,
    sending, text,
};
use scenogram::engine::{AttachmentSource, ResolvedAction, ResolvedAttachment, SendMessage};
use scenogram::markup::{Entity, EntityKind};
use scenogram::value::Json;
use serde_json::json;
use std::path::Path;

/// What differs from message to message, or with who sent it; types are compared all the same.
const VARYING: &[&str] = &["message_id", "date", "edit_date", "media_group_id", "file_unique_id"];

/// What only bots get: ids that are valid for themselves, and what belongs to their own settings.
const ONLY_BOT: &[&str] = &["file_id", "small_file_id", "big_file_id", "link_preview_options", "language_code"];

/// What only people's accounts see.
const ONLY_USER: &[&str] = &["views", "forwards"];

impl Both {
    /// Runs the action as both and compares.
    async fn compare(&self, action: ResolvedAction) {
        let (user, bot) = (self.as_user(&action).await, self.as_bot(&action).await);
        let mut differences = Vec::new();
        compare(&user, &bot, "", &mut differences);
        assert!(differences.is_empty(), "{action:?}\n{differences:#?}\nuser: {user}\nbot: {bot}");
    }
}

/// Notes where two answers differ.
fn compare(user: &Json, bot: &Json, path: &str, differences: &mut Vec<String>) {
    match (user, bot) {
        (Json::Object(one), Json::Object(other)) => {
            for key in one.keys().filter(|key| !other.contains_key(*key) && !ONLY_USER.contains(&key.as_str())) {
                differences.push(format!("{path}/{key}: the user's alone"));
            }
            for key in other.keys().filter(|key| !one.contains_key(*key) && !ONLY_BOT.contains(&key.as_str())) {
                differences.push(format!("{path}/{key}: the bot's alone"));
            }
            for (key, value) in one {
                let Some(of_bot) = other.get(key) else { continue };
                let path = format!("{path}/{key}");
                if key == "from" {
                    // Another person, of whom there is as much.
                    let keys = |user: &Json| ["id", "is_bot", "first_name"].map(|key| kind(&user[key]));
                    if keys(value) != keys(of_bot) {
                        differences.push(path);
                    }
                } else if VARYING.contains(&key.as_str()) {
                    if kind(value) != kind(of_bot) {
                        differences.push(format!("{path}: {value} and {of_bot}"));
                    }
                } else {
                    compare(value, of_bot, &path, differences);
                }
            }
        }
        (Json::Array(one), Json::Array(other)) if one.len() == other.len() => {
            for (number, (one, other)) in one.iter().zip(other).enumerate() {
                compare(one, other, &format!("{path}/{number}"), differences);
            }
        }
        (Json::Number(one), Json::Number(other)) if one.as_f64() == other.as_f64() => {}
        (one, other) if one == other => {}
        (one, other) => differences.push(format!("{path}: {one} and {other}")),
    }
}

/// The files of the samples, and others of which only the name says what they are.
fn files(folder: &Path, names: &[&str]) -> Vec<ResolvedAttachment> {
    let attach = |name: &&str| {
        let path = folder.join(name);
        if !path.exists() {
            std::fs::write(&path, b"only its name says what it is").expect("a file");
        }
        ResolvedAttachment { title: None, source: AttachmentSource::Path(path), mime_type: None }
    };
    names.iter().map(attach).collect()
}

#[tokio::test]
async fn texts() {
    let both = Both::start().await;
    for peer in [BORIS, GROUP, FORUM, CHANNEL] {
        let mut message = text(peer, "жирный @anna #итог 👍 код");
        message.text.entities = vec![
            Entity { offset: 0, length: 6, kind: EntityKind::Bold },
            Entity { offset: 22, length: 3, kind: EntityKind::Pre { language: Some("rust".into()) } },
        ];
        both.compare(sending(message)).await;
    }
    let topic = both.sandbox.world(|world| world.chat(FORUM).expect("the forum").topics[1].id);
    let mut in_topic = text(FORUM, "в тему");
    in_topic.options.topic = Some(topic);
    both.compare(sending(in_topic)).await;
    both.compare(sending(text(GROUP, &"слово ".repeat(1000)))).await;
}

#[tokio::test]
async fn replies() {
    let both = Both::start().await;
    let asked = id(&both.as_user(&sending(text(GROUP, "вопрос"))).await);
    let mut message = text(GROUP, "ответ");
    message.options.reply_to = Some(asked);
    both.compare(sending(message)).await;
}

#[tokio::test]
async fn files_of_each_kind() {
    let both = Both::start().await;
    let folder = tempfile::tempdir().expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/files/box.png");
    std::fs::copy(root, folder.path().join("box.png")).expect("a picture");
    for names in [
        &["box.png"][..],
        &["a.mp4"],
        &["a.mp3"],
        &["a.ogg"],
        &["a.pdf"],
        &["box.png", "a.mp4"],
        &["a.pdf", "box.png", "b.pdf"],
    ] {
        let message = SendMessage { attachments: files(folder.path(), names), ..text(GROUP, "Подпись") };
        both.compare(sending(message)).await;
    }
}

#[tokio::test]
async fn places_and_contacts() {
    let both = Both::start().await;
    both.compare(location(GROUP, None)).await;
    both.compare(location(GROUP, Some(600))).await;
    both.compare(contact(GROUP)).await;
}

#[tokio::test]
async fn forwards() {
    let both = Both::start().await;
    let of_person = id(&both.as_user(&sending(text(GROUP, "из группы"))).await);
    both.compare(forward(GROUP, of_person, FORUM)).await;
    let post = id(&both.as_user(&sending(text(CHANNEL, "из канала"))).await);
    both.compare(forward(CHANNEL, post, GROUP)).await;
}

#[tokio::test]
async fn edits() {
    let both = Both::start().await;
    for peer in [GROUP, CHANNEL] {
        let of_user = both.as_user(&sending(text(peer, "до"))).await;
        let of_bot = both.as_bot(&sending(text(peer, "до"))).await;
        let user = both.as_user(&edit(peer, id(&of_user), "после")).await;
        let bot = both.as_bot(&edit(peer, id(&of_bot), "после")).await;
        let mut differences = Vec::new();
        compare(&user, &bot, "", &mut differences);
        assert!(differences.is_empty(), "{differences:#?}\nuser: {user}\nbot: {bot}");
    }
}

#[tokio::test]
async fn deletions() {
    let both = Both::start().await;
    let of_user = id(&both.as_user(&sending(text(GROUP, "a"))).await);
    let of_bot = id(&both.as_bot(&sending(text(GROUP, "a"))).await);
    assert_eq!(both.as_user(&delete(GROUP, of_user)).await, json!({"deleted": [of_user], "not_found": []}));
    assert_eq!(both.as_bot(&delete(GROUP, of_bot)).await, json!({"deleted": [of_bot], "not_found": []}));
}

#[tokio::test]
async fn profiles_have_the_same_values_where_both_know_them() {
    let both = Both::start().await;
    for peer in [BORIS, GROUP, FORUM, CHANNEL] {
        let (user, bot) = (both.as_user(&profile(peer)).await, both.as_bot(&profile(peer)).await);
        let (user, bot) = (user.as_object().expect("an object"), bot.as_object().expect("an object"));
        let common: Vec<_> = user.keys().filter(|key| bot.contains_key(*key)).collect();
        assert!(common.len() >= 3, "{user:?}\n{bot:?}");
        assert!(common.iter().all(|key| user[*key] == bot[*key]), "{user:?}\n{bot:?}");
    }
}

#[tokio::test]
async fn messages_and_dialogs_read_alike() {
    let both = Both::start().await;
    let (user, bot) = (both.as_user(&messages(GROUP)).await, both.as_bot(&messages(GROUP)).await);
    let bots = bot.as_array().expect("an array");
    assert!(!bots.is_empty());
    for of_bot in bots {
        let of_user = user.as_array().expect("an array").iter().find(|one| one["message_id"] == of_bot["message_id"]);
        let mut differences = Vec::new();
        compare(of_user.expect("the same message"), of_bot, "", &mut differences);
        assert!(differences.is_empty(), "{differences:#?}");
    }
    let (user, bot) = (both.as_user(&dialogs()).await, both.as_bot(&dialogs()).await);
    let keys = |dialog: &Json| dialog.as_object().expect("a dialog").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&user[0]), keys(&bot[0]));
    let of = |all: &Json| {
        let all = all.as_array().expect("an array");
        all.iter().find(|one| one["chat"]["id"] == GROUP).expect("the group")["chat"].clone()
    };
    assert_eq!(of(&user), of(&bot));
}
