//! One shape for both connections: the same action as a person and as a bot gives the same keys with the same values,
//! and the samples of answers have the keys of the real ones.

use crate::{bot, user};
use scenogram::engine::{
    AttachmentSource, DeleteMessage, EditMessage, Executor, ForwardMessage, GetDialogs, GetMessages, GetProfile,
    ResolvedAction, ResolvedAttachment, SendContact, SendLocation, SendMessage, SendOptions, sample_answer,
};
use scenogram::markup::{Entity, EntityKind, FormattedText};
use scenogram::sandbox::Sandbox;
use scenogram::scenario::{ActionKind, AttachmentsAs, ConnectionKind, PeerAddress};
use scenogram::secret::Secret;
use scenogram::telegram::{BotEndpoint, BotExecutor, UserExecutor};
use scenogram::value::Json;
use serde_json::json;
use std::path::{Path, PathBuf};

const ANNA: i64 = 1;
const BORIS: i64 = 2;
const GROUP: i64 = -5001;
const FORUM: i64 = -1_001_000_000_001;
const CHANNEL: i64 = -1_001_000_000_002;

/// What differs from message to message, or with who sent it; types are compared all the same.
const VARYING: &[&str] = &["message_id", "date", "edit_date", "media_group_id", "file_unique_id"];

/// What only bots get: ids that are valid for themselves, and what belongs to their own settings.
const ONLY_BOT: &[&str] = &["file_id", "small_file_id", "big_file_id", "link_preview_options", "language_code"];

/// What only people's accounts see.
const ONLY_USER: &[&str] = &["views", "forwards"];

/// Anna's account and a bot in the same world.
struct Both {
    sandbox: Sandbox,
    user: UserExecutor,
    bot: BotExecutor,
}

impl Both {
    async fn start() -> Self {
        let sandbox = Sandbox::start(Default::default()).await.expect("a sandbox");
        let user = user::support::executor(&sandbox, sandbox.user_key(ANNA).expect("Anna"));
        let endpoint =
            BotEndpoint { api_url: sandbox.bot_api_url().to_owned(), token: Secret::new(sandbox.bot_token().expose()) };
        let bot = BotExecutor::new(endpoint).expect("a usable endpoint");
        Self { sandbox, user, bot }
    }

    async fn as_user(&self, action: &ResolvedAction) -> Json {
        let call = user::support::Listener::default();
        self.user.execute(action, &call).await.unwrap_or_else(|error| panic!("user, {action:?}: {error:?}"))
    }

    async fn as_bot(&self, action: &ResolvedAction) -> Json {
        let call = bot::support::Listener::default();
        self.bot.execute(action, &call).await.unwrap_or_else(|error| panic!("bot, {action:?}: {error:?}"))
    }

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

fn kind(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "bool",
        Json::Number(_) => "number",
        Json::String(_) => "string",
        Json::Array(_) => "array",
        Json::Object(_) => "object",
    }
}

fn text(peer: i64, text: &str) -> SendMessage {
    SendMessage {
        peer: PeerAddress::Id(peer),
        text: FormattedText::plain(text),
        attachments: Vec::new(),
        attachments_as: AttachmentsAs::Media,
        link_preview: true,
        options: SendOptions::default(),
    }
}

fn sending(message: SendMessage) -> ResolvedAction {
    ResolvedAction::SendMessage(message)
}

fn location(peer: i64, live_period: Option<u32>) -> ResolvedAction {
    ResolvedAction::SendLocation(SendLocation {
        peer: PeerAddress::Id(peer),
        latitude: 55.7887,
        longitude: 37.5863,
        horizontal_accuracy: Some(30.0),
        live_period,
        heading: live_period.map(|_| 90),
        proximity_alert_radius: live_period.map(|_| 200),
        options: SendOptions::default(),
    })
}

fn contact(peer: i64) -> ResolvedAction {
    ResolvedAction::SendContact(SendContact {
        peer: PeerAddress::Id(peer),
        phone_number: "+79990000099".into(),
        first_name: "Олег".into(),
        last_name: Some("Дым".into()),
        vcard: None,
        options: SendOptions::default(),
    })
}

fn forward(from: i64, message_id: i64, to: i64) -> ResolvedAction {
    ResolvedAction::ForwardMessage(ForwardMessage {
        from_peer: PeerAddress::Id(from),
        message_ids: vec![message_id],
        peer: PeerAddress::Id(to),
        without_author: false,
        silent: false,
        send_at: None,
        topic: None,
        protect_content: false,
    })
}

fn edit(peer: i64, message_id: i64, text: &str) -> ResolvedAction {
    ResolvedAction::EditMessage(EditMessage {
        peer: PeerAddress::Id(peer),
        message_id,
        text: Some(FormattedText::plain(text)),
        attachment: None,
        link_preview: true,
        buttons: None,
    })
}

fn delete(peer: i64, message_id: i64) -> ResolvedAction {
    let peer = PeerAddress::Id(peer);
    ResolvedAction::DeleteMessage(DeleteMessage { peer, message_ids: vec![message_id], for_everyone: true })
}

fn profile(peer: i64) -> ResolvedAction {
    ResolvedAction::GetProfile(GetProfile { peer: Some(PeerAddress::Id(peer)) })
}

fn dialogs() -> ResolvedAction {
    ResolvedAction::GetDialogs(GetDialogs { limit: 100, archived: false, kinds: Vec::new(), search: None })
}

fn messages(peer: i64) -> ResolvedAction {
    ResolvedAction::GetMessages(GetMessages {
        peer: PeerAddress::Id(peer),
        limit: 100,
        before_id: None,
        from_date: None,
        to_date: None,
        search: None,
        message_ids: Vec::new(),
    })
}

fn id(answer: &Json) -> i64 {
    answer["message_id"].as_i64().unwrap_or_else(|| panic!("no message_id in {answer}"))
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
