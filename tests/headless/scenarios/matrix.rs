//! Every action over both connections: each cell is a test of its own, in which a scenario of one step goes through the
//! engine, the real client and a real socket; what left, what came back and what the world holds then are compared.
//!
//! The step is the same for both. What differs is what Telegram makes of it: the requests, and for bots, which have
//! neither dialogs nor a history, what the pending updates show instead.

use super::bench::{Bench, one_step_as, request};
use scenogram::engine::{Mode, NodeRecord, Outcome, RunEvent};
use scenogram::sandbox::World;
use scenogram::sandbox::world::{Content, Draft, Message, Options, Place, Sender, with_found_entities};
use scenogram::scenario::{ActionKind, ConnectionKind};
use scenogram::value::Json;
use serde_json::json;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use tokio_util::sync::CancellationToken;

const ANNA: i64 = 1;
const BORIS: i64 = 2;
const VERA: i64 = 3;
const GLEB: i64 = 4;
const GROUP: i64 = -5001;
const FORUM: i64 = -1_001_000_000_001;
const CHANNEL: i64 = -1_001_000_000_002;

const CONNECTIONS: [ConnectionKind; 2] = [ConnectionKind::User, ConnectionKind::Bot];

/// The tests of the cells, and the list of them.
macro_rules! cells {
    ($($name:ident: $action:ident, $connection:ident;)*) => {
        const CELLS: &[(ActionKind, ConnectionKind)] =
            &[$((ActionKind::$action, ConnectionKind::$connection)),*];

        $(
            #[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                pass(ActionKind::$action, ConnectionKind::$connection).await;
            }
        )*
    };
}

cells! {
    send_message_as_a_user: SendMessage, User;
    send_message_as_a_bot: SendMessage, Bot;
    send_location_as_a_user: SendLocation, User;
    send_location_as_a_bot: SendLocation, Bot;
    send_contact_as_a_user: SendContact, User;
    send_contact_as_a_bot: SendContact, Bot;
    forward_message_as_a_user: ForwardMessage, User;
    forward_message_as_a_bot: ForwardMessage, Bot;
    edit_message_as_a_user: EditMessage, User;
    edit_message_as_a_bot: EditMessage, Bot;
    delete_message_as_a_user: DeleteMessage, User;
    delete_message_as_a_bot: DeleteMessage, Bot;
    get_dialogs_as_a_user: GetDialogs, User;
    get_dialogs_as_a_bot: GetDialogs, Bot;
    get_profile_as_a_user: GetProfile, User;
    get_profile_as_a_bot: GetProfile, Bot;
    get_messages_as_a_user: GetMessages, User;
    get_messages_as_a_bot: GetMessages, Bot;
}

#[test]
fn every_action_is_tested_over_every_connection() {
    let pairs = || ActionKind::ALL.into_iter().flat_map(|action| CONNECTIONS.map(|kind| (action, kind)));
    let missing: Vec<_> = pairs().filter(|pair| !CELLS.contains(pair)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(CELLS.len(), pairs().count(), "a cell stands twice");
}

/// The action as a file has it; `own` is a message of the account's in the group.
fn action(kind: ActionKind, own: i64) -> String {
    match kind {
        ActionKind::SendMessage => format!(r#"SendMessage(peer: Text("{GROUP}"), text: Text("Заказ готов"))"#),
        ActionKind::SendLocation => {
            format!(r#"SendLocation(peer: Text("{GROUP}"), latitude: Text("55.75"), longitude: Text("37.5"))"#)
        }
        ActionKind::SendContact => {
            format!(
                r#"SendContact(peer: Text("{GROUP}"), phone_number: Text("+79990000099"), first_name: Text("Олег"))"#
            )
        }
        ActionKind::ForwardMessage => {
            format!(r#"ForwardMessage(from_peer: Text("{GROUP}"), message_ids: Text("{own}"), peer: Text("{FORUM}"))"#)
        }
        ActionKind::EditMessage => {
            format!(r#"EditMessage(peer: Text("{GROUP}"), message_id: Text("{own}"), text: Text("Заказ выдан"))"#)
        }
        ActionKind::DeleteMessage => format!(r#"DeleteMessage(peer: Text("{GROUP}"), message_ids: Text("{own}"))"#),
        ActionKind::GetDialogs => "GetDialogs()".to_owned(),
        ActionKind::GetProfile => format!(r#"GetProfile(peer: Text("{BORIS}"))"#),
        ActionKind::GetMessages => format!(r#"GetMessages(peer: Text("{GROUP}"), limit: Text("3"))"#),
    }
}

/// The methods that the step calls.
fn methods(action: ActionKind, connection: ConnectionKind) -> &'static [&'static str] {
    use ActionKind::*;
    use ConnectionKind::*;
    match (action, connection) {
        (SendMessage, User) => &["messages.sendMessage"],
        (SendMessage, Bot) => &["sendMessage"],
        (SendLocation | SendContact, User) => &["messages.sendMedia"],
        (SendLocation, Bot) => &["sendLocation"],
        (SendContact, Bot) => &["sendContact"],
        (ForwardMessage, User) => &["messages.forwardMessages"],
        (ForwardMessage, Bot) => &["forwardMessage"],
        (EditMessage, User) => &["messages.editMessage"],
        (EditMessage, Bot) => &["editMessageText"],
        // What stands outside supergroups and channels is read before it is deleted.
        (DeleteMessage, User) => &["messages.getMessages", "messages.deleteMessages"],
        (DeleteMessage, Bot) => &["deleteMessage"],
        (GetDialogs, User) => &["messages.getDialogs"],
        (GetProfile, User) => &["users.getFullUser"],
        (GetProfile, Bot) => &["getChat"],
        (GetMessages, User) => &["messages.getHistory"],
        (GetDialogs | GetMessages, Bot) => &["getUpdates"],
    }
}

/// The ids of all messages with their places.
fn ids(world: &World) -> BTreeSet<(Place, i64)> {
    world.all_messages().map(|message| (message.place, message.id)).collect()
}

/// One account's step, and the world before and after it.
struct Ran {
    bench: Bench,
    account: i64,
    own: i64,
    before: BTreeSet<(Place, i64)>,
    result: Json,
}

impl Ran {
    /// What is in the world now and was not before.
    fn added(&self) -> Vec<Message> {
        let is_new = |message: &&Message| !self.before.contains(&(message.place, message.id));
        self.bench.sandbox.world(|world| world.all_messages().filter(is_new).cloned().collect())
    }

    /// The one message that the step wrote, which is also what it gives.
    fn written(&self, chat: i64) -> Message {
        let mut added = self.added();
        assert_eq!(added.len(), 1, "{added:?}");
        let message = added.remove(0);
        assert_eq!((message.place, message.sender), (Place::Chat(chat), Sender::User(self.account)));
        let (id, from) = (&self.result["message_id"], &self.result["from"]["id"]);
        assert_eq!((id, from, &self.result["chat"]["id"]), (&json!(message.id), &json!(self.account), &json!(chat)));
        message
    }

    /// The account's message of before.
    fn own(&self) -> Option<Message> {
        self.bench.sandbox.world(|world| world.message(Place::Chat(GROUP), self.own).cloned())
    }

    fn gone(&self) -> Vec<(Place, i64)> {
        let now = self.bench.sandbox.world(ids);
        self.before.difference(&now).copied().collect()
    }

    /// What stands at this place of every item of the result.
    fn each(&self, pointer: &str) -> Vec<&Json> {
        let items = self.result.as_array().expect("an array").iter();
        items.map(|item| item.pointer(pointer).unwrap_or_else(|| panic!("no {pointer} in {item}"))).collect()
    }
}

/// Runs a cell and compares all that can be seen of it.
async fn pass(kind: ActionKind, connection: ConnectionKind) {
    let bench = Bench::start().await;
    let account = match connection {
        ConnectionKind::User => ANNA,
        ConnectionKind::Bot => bench.sandbox.world(|world| world.bot.id),
    };
    let own = bench.sandbox.change(|world| {
        let draft = Draft::new(Content::Text(with_found_entities("Заказ принят")), Options::default());
        world.post(account, Place::Chat(GROUP), draft).id
    });
    let before = bench.sandbox.world(ids);
    let scenario = one_step_as(connection, &action(kind, own), r#"save_result_to: "result","#);
    let told = Mutex::new(Vec::new());
    let request = request(&scenario, Path::new("."), Mode::Run);
    let transcript = bench
        .watch(request, &CancellationToken::new(), &|event| {
            if let RunEvent::Request { request, .. } = event {
                told.lock().unwrap_or_else(PoisonError::into_inner).push(request);
            }
        })
        .await;
    assert_eq!(transcript.outcome, Outcome::Done, "{:?}", transcript.error);
    let [record] = transcript.nodes.as_slice() else { panic!("one step: {:?}", transcript.nodes) };
    let NodeRecord { requests, attempts, .. } = record;
    let called: Vec<_> = requests.iter().map(|request| request.method.as_str()).collect();
    assert_eq!((called.as_slice(), *attempts), (methods(kind, connection), 1));
    assert_eq!(*requests, told.into_inner().unwrap_or_default());
    let result = transcript.variables["result"].clone();
    assert_eq!(record.result.as_ref(), Some(&result));
    check(kind, connection, &Ran { bench, account, own, before, result });
}

/// Whether the step did what it is for.
fn check(kind: ActionKind, connection: ConnectionKind, ran: &Ran) {
    match kind {
        ActionKind::SendMessage => {
            assert_eq!(ran.written(GROUP).text(), "Заказ готов");
            assert_eq!(ran.result["text"], "Заказ готов");
        }
        ActionKind::SendLocation => {
            let Content::Location(point) = ran.written(GROUP).content else { panic!("no location") };
            // Telegram keeps less than a double holds.
            assert!((point.latitude - 55.75).abs() < 1e-4 && (point.longitude - 37.5).abs() < 1e-4, "{point:?}");
            let latitude = ran.result["location"]["latitude"].as_f64().expect("a number");
            assert!((latitude - 55.75).abs() < 1e-4, "{}", ran.result);
        }
        ActionKind::SendContact => {
            let Content::Contact(contact) = ran.written(GROUP).content else { panic!("no contact") };
            assert_eq!((contact.first_name.as_str(), contact.phone_number.as_str()), ("Олег", "+79990000099"));
            assert_eq!(ran.result["contact"]["first_name"], "Олег");
        }
        ActionKind::ForwardMessage => {
            let message = ran.written(FORUM);
            assert!(message.forward.is_some(), "{message:?}");
            assert_eq!(message.text(), "Заказ принят");
            assert_eq!(ran.result["forward_origin"]["sender_user"]["id"], ran.account);
        }
        ActionKind::EditMessage => {
            let message = ran.own().expect("the message");
            assert_eq!((message.text(), message.edit_date.is_some()), ("Заказ выдан", true));
            assert_eq!((&ran.result["message_id"], &ran.result["text"]), (&json!(ran.own), &json!("Заказ выдан")));
        }
        ActionKind::DeleteMessage => {
            assert_eq!(ran.gone(), [(Place::Chat(GROUP), ran.own)]);
            assert_eq!(ran.result, json!({"deleted": [ran.own], "not_found": []}));
        }
        ActionKind::GetDialogs => {
            let chats: BTreeSet<_> = ran.each("/chat/id").into_iter().filter_map(Json::as_i64).collect();
            let expected = match connection {
                ConnectionKind::User => BTreeSet::from([BORIS, VERA, GLEB, ran.bot(), GROUP, FORUM, CHANNEL]),
                ConnectionKind::Bot => ran.chats_of_updates(),
            };
            assert_eq!(chats, expected);
        }
        ActionKind::GetProfile => {
            let profile = ["id", "first_name", "last_name", "username"].map(|key| &ran.result[key]);
            assert_eq!(profile, [&json!(BORIS), &json!("Борис"), &json!("Ким"), &json!("boris")]);
        }
        ActionKind::GetMessages => {
            let found: Vec<_> = ran.each("/message_id").into_iter().filter_map(Json::as_i64).collect();
            let mut expected = match connection {
                ConnectionKind::User => ran.bench.sandbox.world(|world| {
                    world.messages(Place::Chat(GROUP)).iter().rev().take(3).map(|message| message.id).collect()
                }),
                ConnectionKind::Bot => ran.updates_of(GROUP),
            };
            expected.truncate(3);
            assert!(!expected.is_empty());
            assert_eq!(found, expected);
        }
    }
    let writes = kind.sends();
    let (added, gone) = (ran.added().len(), ran.gone().len());
    assert_eq!((added, gone), (usize::from(writes), usize::from(kind == ActionKind::DeleteMessage)));
}

impl Ran {
    fn bot(&self) -> i64 {
        self.bench.sandbox.world(|world| world.bot.id)
    }

    /// The Bot API's ids of the chats among the bot's pending updates.
    fn chats_of_updates(&self) -> BTreeSet<i64> {
        let bot = self.bot();
        let chat = |message: &Message| match message.place {
            Place::Chat(id) => id,
            private => private.partner(bot).expect("a chat of the bot's"),
        };
        self.bench.sandbox.world(|world| world.updates.pending().map(|update| chat(&update.message)).collect())
    }

    /// The messages of a chat among the bot's pending updates, newest first.
    fn updates_of(&self, chat: i64) -> Vec<i64> {
        let of = |world: &World| {
            let messages = world.updates.pending().map(|update| &update.message);
            messages.filter(|message| message.place == Place::Chat(chat)).map(|message| message.id).collect::<Vec<_>>()
        };
        self.bench.sandbox.world(of).into_iter().rev().collect()
    }
}
