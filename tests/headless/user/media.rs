//! Files of an account: what arrives in the sandbox's world, how far an upload is, and what is refused.

use super::support::{ANNA, BORIS, FORUM, GROUP, Place, to};
use scenogram::engine::{
    AttachmentSource, EditMessage, Executor, ResolvedAction, ResolvedAttachment, SendMessage, SendOptions,
};
use scenogram::markup::{Entity, EntityKind, FormattedText};
use scenogram::sandbox::FaultKind;
use scenogram::sandbox::world::{Content, Message, Place as Chat};
use scenogram::scenario::{AttachmentsAs, PeerAddress};
use scenogram::value::Json;
use serde_json::json;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// A folder with a file of each kind.
struct Files(TempDir);

impl Files {
    fn new() -> Self {
        let files = Self(tempfile::tempdir().expect("a folder"));
        files.write("b.png", &png(30, 20));
        files.write("c.mp4", b"no video, but called so");
        files.write("d.pdf", b"%PDF");
        files.write("e.mp3", b"no song");
        files.write("f.ogg", b"no voice");
        files.write("g.gif", b"GIF89a\x20\0\x10\0\0\0\0");
        files
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, content: &[u8]) {
        File::create(self.path(name)).and_then(|mut file| file.write_all(content)).expect("a file");
    }

    fn attached(&self, names: &[&str]) -> Vec<ResolvedAttachment> {
        names.iter().map(|name| attached(&self.path(name))).collect()
    }
}

fn attached(path: &Path) -> ResolvedAttachment {
    ResolvedAttachment { title: None, source: AttachmentSource::Path(path.to_owned()), mime_type: None }
}

/// The first bytes of an image of this size: enough for whoever measures it only.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

fn with(message: SendMessage, attachments: Vec<ResolvedAttachment>) -> SendMessage {
    SendMessage { attachments, ..message }
}

fn id(answer: &Json) -> i64 {
    answer["message_id"].as_i64().unwrap_or_else(|| panic!("no message_id in {answer}"))
}

fn ids(answer: &Json) -> Vec<i64> {
    answer.as_array().unwrap_or_else(|| panic!("no array: {answer}")).iter().map(id).collect()
}

/// The message of Anna's chat with Boris.
fn message(place: &Place, id: i64) -> Message {
    place.private(BORIS, id, Clone::clone)
}

/// The bytes of the file of a message.
fn content(place: &Place, message: &Message) -> Vec<u8> {
    let Content::File { file_id, .. } = &message.content else { panic!("no file: {message:?}") };
    place.sandbox.world(|world| world.files.get(file_id).expect("the file").content.to_vec())
}

#[tokio::test]
async fn one_file_of_each_kind() {
    let (place, files) = (Place::start().await, Files::new());
    for (name, kind) in [
        ("b.png", "photo"),
        ("c.mp4", "video"),
        ("d.pdf", "document"),
        ("e.mp3", "audio"),
        ("f.ogg", "voice"),
        ("g.gif", "animation"),
    ] {
        let answer = place.send(with(to(BORIS, "Подпись"), files.attached(&[name]))).await;
        let answer = answer.unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert!(answer.get(kind).is_some(), "{name}: {answer}");
        assert_eq!(answer["caption"], "Подпись");
        let there = message(&place, id(&answer));
        assert_eq!(content(&place, &there), std::fs::read(files.path(name)).expect("the file"), "{name}");
    }
    assert!(place.methods().iter().all(|method| method == "messages.sendMedia"));
}

#[tokio::test]
async fn an_album_keeps_its_order_and_its_options() {
    let (place, files) = (Place::start().await, Files::new());
    let topic = place.sandbox.world(|world| world.chat(FORUM).expect("the forum").topics[1].id);
    let mut message = with(to(FORUM, "Подпись"), files.attached(&["b.png", "c.mp4", "b.png"]));
    message.text.entities.push(Entity { offset: 0, length: 7, kind: EntityKind::Bold });
    message.options = SendOptions { silent: true, topic: Some(topic), ..SendOptions::default() };
    let answer = place.send(message).await.expect("sent");
    let album = answer.as_array().expect("an album");
    assert_eq!(album.iter().filter(|one| one["media_group_id"] == album[0]["media_group_id"]).count(), 3);
    assert!(album[0]["media_group_id"].is_string());
    let kinds: Vec<_> = album.iter().map(|one| one.get("photo").is_some()).collect();
    assert_eq!(kinds, [true, false, true]);
    assert_eq!(album[0]["caption_entities"], json!([{"type": "bold", "offset": 0, "length": 7}]));
    assert!(album.iter().skip(1).all(|one| one.get("caption").is_none()));
    assert!(album.iter().all(|one| one["message_thread_id"] == topic), "{answer}");
    let silent = place.sandbox.world(|world| {
        let one = |id| world.message(Chat::Chat(FORUM), id).expect("the message").options.silent;
        ids(&answer).into_iter().all(one)
    });
    assert!(silent);
    let upload = "messages.uploadMedia";
    assert_eq!(place.methods(), [upload, upload, upload, "messages.sendMultiMedia"]);
}

#[tokio::test]
async fn mixed_files_and_a_long_text() {
    let (place, files) = (Place::start().await, Files::new());
    let mut message = with(to(BORIS, &"слово ".repeat(300)), files.attached(&["d.pdf", "b.png", "d.pdf", "f.ogg"]));
    let question = id(&place.send(to(BORIS, "вопрос")).await.expect("sent"));
    message.options.reply_to = Some(question);
    let answer = place.send(message).await.expect("sent");
    let sent = answer.as_array().expect("several messages");
    let has = |key: &str| sent.iter().map(|one| one.get(key).is_some()).collect::<Vec<_>>();
    assert_eq!(has("photo"), [true, false, false, false, false]);
    assert_eq!(has("document"), [false, true, true, false, false]);
    assert_eq!(has("voice"), [false, false, false, true, false]);
    assert_eq!(has("text"), [false, false, false, false, true]);
    assert_eq!(has("reply_to_message"), [true, false, false, false, false]);
    assert!(!has("caption").contains(&true));
}

#[tokio::test]
async fn a_caption_is_as_long_as_the_account_may_write_it() {
    let files = Files::new();
    for (is_premium, length, messages) in
        [(false, 1024, 1), (false, 1025, 2), (true, 1025, 1), (true, 4096, 1), (true, 4097, 3)]
    {
        let place = Place::start().await;
        place.sandbox.change(|world| world.person_mut(ANNA).expect("Anna").is_premium = is_premium);
        let before = place.count();
        let message = with(to(BORIS, &"я".repeat(length)), files.attached(&["b.png"]));
        let answer = place.send(message).await.unwrap_or_else(|error| panic!("{length}: {error:?}"));
        assert_eq!(place.count(), before + messages, "premium: {is_premium}, {length} characters: {answer}");
    }
}

#[tokio::test]
async fn the_lengths_of_texts_are_asked_for_once_and_only_where_they_matter() {
    let (place, files) = (Place::start().await, Files::new());
    place.sandbox.change(|world| world.person_mut(ANNA).expect("Anna").is_premium = true);
    let refused = || FaultKind::Error { code: 400, description: "NOT_NOW".to_owned() };
    let send = async |length: usize| {
        let before = place.count();
        place.send(with(to(BORIS, &"я".repeat(length)), files.attached(&["b.png"]))).await.expect("sent");
        place.count() - before
    };
    place.fault("help.getAppConfig", refused(), 9);
    assert_eq!(send(1025).await, 2, "what every account may, where the server does not say");
    place.no_faults();
    assert_eq!(send(1025).await, 1);
    place.fault("help.getAppConfig", refused(), 9);
    assert_eq!(send(1025).await, 1, "known already");
    place.fault("help.getConfig", refused(), 9);
    assert_eq!(send(1024).await, 1);
}

#[tokio::test]
async fn as_documents_pictures_stay_files() {
    let (place, files) = (Place::start().await, Files::new());
    let message = with(to(BORIS, ""), files.attached(&["b.png", "c.mp4"]));
    let answer = place.send(SendMessage { attachments_as: AttachmentsAs::Documents, ..message }).await.expect("sent");
    for (one, name) in answer.as_array().expect("an album").iter().zip(["b.png", "c.mp4"]) {
        assert_eq!(one["document"]["file_name"], name, "{one}");
        assert!(one.get("photo").is_none() && one.get("video").is_none(), "{one}");
    }
}

#[tokio::test]
async fn a_scheduled_album_waits() {
    let (place, files) = (Place::start().await, Files::new());
    let before = place.count();
    let mut message = with(to(BORIS, ""), files.attached(&["b.png", "b.png"]));
    message.options.send_at = jiff::Timestamp::now().checked_add(Duration::from_secs(3600)).ok();
    let answer = place.send(message).await.expect("scheduled");
    assert!(answer.as_array().expect("an album").iter().all(|one| one["is_scheduled"] == json!(true)), "{answer}");
    assert_eq!(place.count(), before, "not yet sent");
}

#[tokio::test]
async fn a_large_file_goes_in_parts_and_tells_how_far_it_is() {
    const SIZE: u64 = (11 << 20) + 5;
    let (place, files) = (Place::start().await, Files::new());
    let file = File::create(files.path("big.bin")).expect("a file");
    file.set_len(SIZE).expect("room");
    let answer = place.send(with(to(BORIS, ""), files.attached(&["big.bin"]))).await.expect("sent");
    assert_eq!(answer["document"]["file_size"], SIZE);
    let progress = place.call.progress.lock().expect("no panic elsewhere");
    let of_file: Vec<_> = progress.iter().filter(|step| step.what == "big.bin").collect();
    assert!(of_file.len() > 10 && of_file.iter().all(|step| step.total == Some(SIZE)));
    assert!(of_file.windows(2).all(|two| two[0].done < two[1].done), "it only grows");
    assert_eq!(of_file.last().map(|step| step.done), Some(SIZE));
}

#[tokio::test]
async fn a_part_that_is_lost_or_has_to_wait_goes_again() {
    const SIZE: usize = 1 << 20;
    let (place, files) = (Place::start().await, Files::new());
    let bytes: Vec<u8> = (0..SIZE).map(|number| (number / 1000 % 251) as u8).collect();
    files.write("a.bin", &bytes);
    for fault in [FaultKind::DropBefore, FaultKind::DropAfter, FaultKind::RetryAfter(1)] {
        let before = place.count();
        place.fault("upload.saveFilePart", fault.clone(), 1);
        let answer = place.send(with(to(BORIS, ""), files.attached(&["a.bin"]))).await;
        let answer = answer.unwrap_or_else(|error| panic!("{fault:?}: {error:?}"));
        assert!(content(&place, &message(&place, id(&answer))) == bytes, "{fault:?}: other bytes");
        assert_eq!(place.count(), before + 1);
    }
    assert_eq!(*place.call.waits.lock().expect("no panic elsewhere"), [1]);
}

#[tokio::test]
async fn a_lost_answer_makes_no_second_album() {
    let (place, files) = (Place::start().await, Files::new());
    for method in ["messages.sendMedia", "messages.sendMultiMedia"] {
        let names: &[&str] = if method == "messages.sendMedia" { &["b.png"] } else { &["b.png", "b.png"] };
        for fault in [FaultKind::DropBefore, FaultKind::DropAfter] {
            let before = place.count();
            place.fault(method, fault.clone(), 1);
            let answer = place.send(with(to(BORIS, "a"), files.attached(names))).await;
            answer.unwrap_or_else(|error| panic!("{method}, {fault:?}: {error:?}"));
            assert_eq!(place.count(), before + names.len(), "{method}, {fault:?}");
        }
    }
}

#[tokio::test]
async fn cancelled_an_upload_leaves_nothing() {
    let (place, files) = (Place::start().await, Files::new());
    let file = File::create(files.path("big.bin")).expect("a file");
    file.set_len(20 << 20).expect("room");
    place.fault("upload.saveBigFilePart", FaultKind::Slow(Duration::from_secs(30)), 100);
    let before = place.count();
    let action = ResolvedAction::SendMessage(with(to(BORIS, ""), files.attached(&["big.bin"])));
    let running = place.executor.execute(&action, &place.call);
    let cancelled = tokio::time::timeout(Duration::from_millis(500), running).await;
    assert!(cancelled.is_err());
    place.no_faults();
    place.send(to(BORIS, "дальше")).await.expect("the account goes on");
    assert_eq!(place.count(), before + 1);
}

#[tokio::test]
async fn a_file_at_an_address_is_downloaded_first() {
    let place = Place::start().await;
    let server = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/files/%D1%84.pdf", server.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = server.accept().await {
            let mut request = [0; 1024];
            let _ = stream.read(&mut request).await;
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\nconnection: close\r\n\r\n%PDF").await;
        }
    });
    let source = AttachmentSource::Url(url.parse().expect("an address"));
    let attachment = ResolvedAttachment { title: Some("Счёт".into()), source, mime_type: None };
    let answer = place.send(with(to(BORIS, ""), vec![attachment])).await.expect("sent");
    assert_eq!(answer["document"]["file_name"], "Счёт.pdf");
    assert_eq!(content(&place, &message(&place, id(&answer))), b"%PDF");
}

#[tokio::test]
async fn what_cannot_be_sent_is_refused_before_anything_leaves() {
    let (place, files) = (Place::start().await, Files::new());
    files.write("empty.txt", b"");
    files.write("thin.png", &png(1, 100));
    let before = place.count();
    for (name, code) in
        [("empty.txt", "FILE_EMPTY"), ("thin.png", "PHOTO_INVALID_DIMENSIONS"), ("no", "FILE_NOT_FOUND")]
    {
        let message = with(to(BORIS, "a"), files.attached(&["b.png", name]));
        assert_eq!(place.refusal(ResolvedAction::SendMessage(message)).await, code);
    }
    let mut message = with(to(BORIS, "a"), files.attached(&["b.png"]));
    message.attachments[0].source = AttachmentSource::FileId("AgACAgIAAxkBAAI".into());
    assert_eq!(place.refusal(ResolvedAction::SendMessage(message)).await, "BOT_CONNECTION_ONLY");
    assert_eq!((place.count(), place.methods()), (before, Vec::new()));
}

fn edit(peer: i64, message_id: i64) -> EditMessage {
    EditMessage {
        peer: PeerAddress::Id(peer),
        message_id,
        text: None,
        attachment: None,
        link_preview: true,
        buttons: None,
    }
}

#[tokio::test]
async fn edits_of_text_caption_and_file() {
    let (place, files) = (Place::start().await, Files::new());
    let text = id(&place.send(to(BORIS, "до")).await.expect("sent"));
    let change = EditMessage { text: Some(FormattedText::plain("после")), ..edit(BORIS, text) };
    let answer = place.run(ResolvedAction::EditMessage(change.clone())).await.expect("edited");
    assert_eq!((id(&answer), &answer["text"]), (text, &json!("после")));
    assert!(answer["edit_date"].is_i64(), "{answer}");
    assert_eq!(message(&place, text).text(), "после");
    assert_eq!(place.refusal(ResolvedAction::EditMessage(change)).await, "MESSAGE_NOT_MODIFIED");

    let photo = id(&place.send(with(to(BORIS, "до"), files.attached(&["b.png"]))).await.expect("sent"));
    let change = EditMessage { text: Some(FormattedText::plain("после")), ..edit(BORIS, photo) };
    let answer = place.run(ResolvedAction::EditMessage(change)).await.expect("edited");
    assert_eq!(answer["caption"], "после");
    assert!(answer.get("photo").is_some(), "the photo stays");

    let file = EditMessage { attachment: Some(attached(&files.path("d.pdf"))), ..edit(BORIS, photo) };
    let answer = place.run(ResolvedAction::EditMessage(file)).await.expect("edited");
    assert_eq!((&answer["document"]["file_name"], answer.get("photo")), (&json!("d.pdf"), None));
}

#[tokio::test]
async fn an_edit_whose_answer_is_lost_is_one_edit() {
    let place = Place::start().await;
    let text = id(&place.send(to(BORIS, "до")).await.expect("sent"));
    for (number, fault) in [FaultKind::DropBefore, FaultKind::DropAfter].into_iter().enumerate() {
        place.fault("messages.editMessage", fault.clone(), 1);
        let words = format!("после {number}");
        let change = EditMessage { text: Some(FormattedText::plain(words.as_str())), ..edit(BORIS, text) };
        let answer = place.run(ResolvedAction::EditMessage(change)).await;
        let answer = answer.unwrap_or_else(|error| panic!("{fault:?}: {error:?}"));
        assert_eq!((id(&answer), &answer["text"]), (text, &json!(words)), "{fault:?}");
    }
}

#[tokio::test]
async fn an_edit_of_anothers_message_is_refused() {
    let place = Place::start().await;
    let of_boris = place.sandbox.world(|world| {
        let group = world.messages(Chat::Chat(GROUP));
        let is_his = |message: &&Message| message.sender != scenogram::sandbox::world::Sender::User(ANNA);
        group.iter().find(is_his).expect("a message of another").id
    });
    let change = EditMessage { text: Some(FormattedText::plain("a")), ..edit(GROUP, of_boris) };
    place.refusal(ResolvedAction::EditMessage(change)).await;
}
