//! Groups that become supergroups while an account writes to them or reads them.

use super::support::{ANNA, BORIS, GROUP, Place, to};
use scenogram::engine::{
    AttachmentSource, DeleteMessage, EditMessage, ForwardMessage, GetMessages, GetProfile, ResolvedAction,
    ResolvedAttachment, SendContact, SendLocation, SendMessage, SendOptions,
};
use scenogram::markup::FormattedText;
use scenogram::markup::Text;
use scenogram::sandbox::FaultKind;
use scenogram::sandbox::world::{Content, Draft, Place as Chat};
use scenogram::scenario::PeerAddress;
use scenogram::value::Json;
use std::path::Path;

/// A group of Anna's that has just become the supergroup `new`, in which one message of hers stands.
struct Moved {
    place: Place,
    new: i64,
    message: i64,
}

impl Moved {
    async fn start() -> Self {
        let place = Place::start().await;
        place.send(to(BORIS, "соединение есть")).await.expect("sent");
        let (new, message) = place.sandbox.change(|world| {
            let new = world.migrate(GROUP).expect("a basic group");
            let text = Content::Text(Text { text: "уже здесь".to_owned(), entities: Vec::new() });
            (new, world.post(ANNA, Chat::Chat(new), Draft::new(text, Default::default())).id)
        });
        Self { place, new, message }
    }

    /// Runs the action, `method` of which is refused once since the group is no more, and gives what came of it and how
    /// many messages there are more.
    async fn run(&self, method: &str, action: ResolvedAction) -> (Json, usize) {
        let before = self.place.count();
        self.place.fault(method, FaultKind::Migrate { from: GROUP, to: self.new }, 1);
        let answer = self.place.run(action).await.unwrap_or_else(|error| panic!("{method}: {error:?}"));
        let moves = self.place.call.moves.lock().expect("no panic elsewhere").clone();
        assert_eq!(moves, [(GROUP, self.new)], "{method}");
        let count = self.place.methods().iter().filter(|shown| *shown == method).count();
        assert!(count >= 2, "{method} is made again: {count}");
        (answer, self.place.count() - before)
    }
}

fn messages() -> GetMessages {
    GetMessages {
        peer: PeerAddress::Id(GROUP),
        limit: 100,
        before_id: None,
        from_date: None,
        to_date: None,
        search: None,
        message_ids: Vec::new(),
    }
}

fn forward(from: i64, message: i64, to: i64) -> ResolvedAction {
    ResolvedAction::ForwardMessage(ForwardMessage {
        from_peer: PeerAddress::Id(from),
        message_ids: vec![message],
        peer: PeerAddress::Id(to),
        without_author: false,
        silent: false,
        send_at: None,
        topic: None,
        protect_content: false,
    })
}

#[tokio::test]
async fn every_sending_goes_on_to_the_supergroup_once() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/files/box.png");
    let file = ResolvedAttachment { title: None, source: AttachmentSource::Path(file), mime_type: None };
    let with = |count: usize| SendMessage { attachments: vec![file.clone(); count], ..to(GROUP, "Подпись") };
    let location = SendLocation {
        peer: PeerAddress::Id(GROUP),
        latitude: 55.75,
        longitude: 37.62,
        horizontal_accuracy: None,
        live_period: None,
        heading: None,
        proximity_alert_radius: None,
        options: SendOptions::default(),
    };
    let contact = SendContact {
        peer: PeerAddress::Id(GROUP),
        phone_number: "+79990000003".into(),
        first_name: "Вера".into(),
        last_name: None,
        vcard: None,
        options: SendOptions::default(),
    };
    for (method, action, count) in [
        ("messages.sendMessage", ResolvedAction::SendMessage(to(GROUP, "a")), 1),
        ("messages.sendMedia", ResolvedAction::SendLocation(location), 1),
        ("messages.sendMedia", ResolvedAction::SendContact(contact), 1),
        ("messages.sendMedia", ResolvedAction::SendMessage(with(1)), 1),
        ("messages.uploadMedia", ResolvedAction::SendMessage(with(3)), 3),
    ] {
        let moved = Moved::start().await;
        let (answer, written) = moved.run(method, action).await;
        assert_eq!(written, count, "{method}");
        let all = if let Json::Array(all) = answer { all } else { vec![answer] };
        assert!(all.iter().all(|one| one["chat"]["id"] == moved.new), "{method}: {all:?}");
    }
}

#[tokio::test]
async fn forwards_to_it_and_from_it() {
    let moved = Moved::start().await;
    let own = moved.place.send(to(BORIS, "из личного")).await.expect("sent")["message_id"].as_i64().expect("an id");
    let (answer, written) = moved.run("messages.forwardMessages", forward(BORIS, own, GROUP)).await;
    assert_eq!((&answer["chat"]["id"], &answer["text"], written), (&moved.new.into(), &"из личного".into(), 1));

    let moved = Moved::start().await;
    let (answer, written) = moved.run("messages.forwardMessages", forward(GROUP, moved.message, BORIS)).await;
    assert_eq!((&answer["chat"]["id"], &answer["text"], written), (&BORIS.into(), &"уже здесь".into(), 1));
}

#[tokio::test]
async fn it_is_read_from_the_beginning() {
    let by_ids = |ids: &[i64]| GetMessages { message_ids: ids.to_vec(), ..messages() };
    for (method, search) in [("messages.getHistory", None), ("messages.search", Some("здесь".to_owned()))] {
        let moved = Moved::start().await;
        let (answer, written) =
            moved.run(method, ResolvedAction::GetMessages(GetMessages { search, ..messages() })).await;
        let found = answer.as_array().expect("messages");
        assert!(found.iter().any(|one| one["message_id"] == moved.message), "{method}: {answer}");
        assert!(found.iter().all(|one| one["chat"]["id"] == moved.new), "{method}: {answer}");
        assert_eq!(written, 0);
    }
    let moved = Moved::start().await;
    let answer = moved.place.run(ResolvedAction::GetMessages(by_ids(&[moved.message]))).await.expect("read");
    assert_eq!((&answer[0]["text"], &answer[0]["chat"]["id"]), (&"уже здесь".into(), &moved.new.into()));

    let moved = Moved::start().await;
    let profile = GetProfile { peer: Some(PeerAddress::Id(GROUP)) };
    let refused = FaultKind::Error { code: 400, description: "CHAT_ID_INVALID".to_owned() };
    moved.place.fault("messages.getFullChat", refused, 1);
    let answer = moved.place.run(ResolvedAction::GetProfile(profile)).await.expect("a profile");
    assert_eq!((&answer["id"], &answer["type"]), (&moved.new.into(), &"supergroup".into()));
}

#[tokio::test]
async fn its_messages_are_edited_and_deleted() {
    let moved = Moved::start().await;
    let edit = EditMessage {
        peer: PeerAddress::Id(GROUP),
        message_id: moved.message,
        text: Some(FormattedText::plain("иначе")),
        attachment: None,
        link_preview: true,
        buttons: None,
    };
    let (answer, _) = moved.run("messages.editMessage", ResolvedAction::EditMessage(edit)).await;
    assert_eq!((&answer["text"], &answer["chat"]["id"]), (&"иначе".into(), &moved.new.into()));

    let moved = Moved::start().await;
    let delete = |for_everyone| {
        let message_ids = vec![moved.message];
        ResolvedAction::DeleteMessage(DeleteMessage { peer: PeerAddress::Id(GROUP), message_ids, for_everyone })
    };
    assert_eq!(moved.place.refusal(delete(false)).await, "DELETE_FOR_EVERYONE_ONLY", "as in every supergroup");
    let answer = moved.place.run(delete(true)).await.expect("deleted");
    assert_eq!(answer["deleted"], serde_json::json!([moved.message]));
    assert!(moved.place.sandbox.world(|world| world.message(Chat::Chat(moved.new), moved.message).is_none()));
}

#[tokio::test]
async fn messages_of_the_old_group_are_deleted_there_and_no_others() {
    let place = Place::start().await;
    let old = place.send(to(GROUP, "до")).await.expect("sent")["message_id"].as_i64().expect("an id");
    let new = place.sandbox.change(|world| world.migrate(GROUP)).expect("a basic group");
    let there = place.sandbox.world(|world| world.messages(Chat::Chat(new)).len());
    let delete = DeleteMessage { peer: PeerAddress::Id(GROUP), message_ids: vec![old], for_everyone: true };
    let answer = place.run(ResolvedAction::DeleteMessage(delete)).await.expect("deleted");
    assert_eq!(answer["deleted"], serde_json::json!([old]));
    assert_eq!(place.sandbox.world(|world| world.messages(Chat::Chat(new)).len()), there);
}

#[tokio::test]
async fn once_known_it_is_addressed_at_once() {
    let place = Place::start().await;
    place.send(to(GROUP, "до")).await.expect("sent");
    let moved = place.sandbox.change(|world| world.migrate(GROUP)).expect("a group");
    let before = place.count();
    for text in ["после", "и ещё"] {
        let answer = place.send(to(GROUP, text)).await.expect("sent to the new id");
        assert_eq!(answer["chat"]["id"], moved);
    }
    assert_eq!(place.count(), before + 2);
    assert_eq!(place.methods().len(), 4, "the refused one is made again, the next is not refused");
    assert_eq!(*place.call.moves.lock().expect("no panic elsewhere"), [(GROUP, moved); 2]);
}
