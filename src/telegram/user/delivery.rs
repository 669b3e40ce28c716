//! How a message goes, and to whom: what the requests of every sending action share.

use super::account::Account;
use super::answer::{self, Names, Written};
use super::follow::following;
use super::peer::Peer;
use super::{failure, reading, rpc_error};
use crate::engine::{ActionError, Call, FailureKind, RequestView, SendOptions};
use crate::scenario::PeerAddress;
use crate::scenario::rules::limits;
use crate::telegram::view::redacted;
use crate::value::Json;
use grammers_tl_types::{self as tl, RemoteCall};
use jiff::{Timestamp, ToSpan};
use serde_json::{Map, json};
use uuid::Uuid;

/// The parameters of a request by name, as people see them.
pub(super) type Params = Map<String, Json>;

/// A forum's topic that needs no mention ("General").
const GENERAL_TOPIC: i32 = 1;

/// How messages go.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Delivery {
    pub(super) silent: bool,
    /// The message that is answered.
    pub(super) reply_to: Option<i32>,
    topic: Option<i32>,
    send_at: Option<Timestamp>,
}

impl Delivery {
    pub(super) fn new(options: &SendOptions) -> Result<Self, ActionError> {
        let soonest = Timestamp::now().checked_add(limits::SENT_AT_ONCE.seconds()).unwrap_or(Timestamp::MAX);
        let send_at = options.send_at.filter(|at| *at > soonest);
        if send_at.is_some_and(|at| i32::try_from(at.as_second()).is_err()) {
            return Err(rpc_error::of_name("SCHEDULE_DATE_TOO_LATE"));
        }
        Ok(Self {
            silent: options.silent,
            reply_to: options.reply_to.map(message_id).transpose()?,
            topic: options.topic.map(message_id).transpose()?,
            send_at,
        })
    }

    /// The same for what follows the first message.
    pub(super) fn without_reply(&self) -> Self {
        Self { reply_to: None, ..self.clone() }
    }

    /// The deliveries of several messages: the reply is on the first.
    pub(super) fn for_each(&self) -> Deliveries {
        Deliveries { first: Some(self.clone()), other: self.without_reply() }
    }

    /// Unix time for Telegram's own schedule.
    pub(super) fn schedule_date(&self) -> Option<i32> {
        self.send_at.and_then(|at| i32::try_from(at.as_second()).ok())
    }

    /// The forum's topic, where it needs to be named.
    pub(super) fn topic(&self) -> Option<i32> {
        self.topic.filter(|topic| *topic != GENERAL_TOPIC)
    }

    /// What a message answers: another message, or the one that opened its topic.
    pub(super) fn reply(&self) -> Option<tl::enums::InputReplyTo> {
        let top_msg_id = self.topic();
        let reply_to_msg_id = self.reply_to.or(top_msg_id)?;
        let reply = tl::types::InputReplyToMessage {
            reply_to_msg_id,
            top_msg_id,
            reply_to_peer_id: None,
            quote_text: None,
            quote_entities: None,
            quote_offset: None,
            monoforum_peer_id: None,
            todo_item_id: None,
            poll_option: None,
        };
        Some(reply.into())
    }

    /// Adds all of it to a request as people see it.
    pub(super) fn show(&self, params: &mut Params) {
        if let Some(reply) = self.reply_to.or(self.topic()) {
            let mut shown = json!({"reply_to_msg_id": reply});
            if let Some(topic) = self.topic() {
                shown["top_msg_id"] = json!(topic);
            }
            params.insert("reply_to".to_owned(), shown);
        }
        self.show_when(params);
    }

    /// Adds silence and time.
    pub(super) fn show_when(&self, params: &mut Params) {
        if self.silent {
            params.insert("silent".to_owned(), json!(true));
        }
        if let Some(at) = self.send_at {
            params.insert("schedule_date".to_owned(), json!(at.to_string()));
        }
    }
}

/// How the messages of a step go, one after the other.
pub(super) struct Deliveries {
    first: Option<Delivery>,
    other: Delivery,
}

impl Deliveries {
    /// How the next one goes.
    pub(super) fn take(&mut self) -> Delivery {
        self.first.take().unwrap_or_else(|| self.other.clone())
    }
}

/// To whom it goes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Recipient {
    pub(super) peer: Peer,
    shown: Json,
}

impl Recipient {
    /// The recipient behind an address.
    pub(super) async fn find(account: &Account, address: &PeerAddress, call: &dyn Call) -> Result<Self, ActionError> {
        let peer = account.peer(address, call).await?;
        let shown = match address {
            // A group that is known to have become a supergroup.
            PeerAddress::Id(id) if *id != peer.id => {
                call.migrated(*id, peer.id);
                json!(peer.id)
            }
            address => shown(address),
        };
        Ok(Self { peer, shown })
    }

    /// The address as people see it: as it was given, or the new id of a group that has become a supergroup.
    pub(super) fn shown(&self) -> Json {
        self.shown.clone()
    }

    /// After a refusal: if it was because the group has become a supergroup, this is now that supergroup, and the
    /// request can be repeated; else the refusal stands. So does an outcome that is unknown: in the group there may be
    /// what the supergroup would get a second time.
    pub(super) async fn follow(
        &mut self,
        account: &Account,
        refusal: ActionError,
        call: &dyn Call,
    ) -> Result<(), ActionError> {
        if may_have_moved(&refusal) && self.has_moved(account, call).await { Ok(()) } else { Err(refusal) }
    }

    /// Asks whether this is a group that has become a supergroup; then it is now that supergroup.
    pub(super) async fn has_moved(&mut self, account: &Account, call: &dyn Call) -> bool {
        let Some(group) = self.peer.basic_group() else { return false };
        let Ok(Some(peer)) = account.moved(group, call).await else { return false };
        call.migrated(self.peer.id, peer.id);
        self.shown = json!(peer.id);
        self.peer = peer;
        true
    }
}

/// What Telegram answers where a basic group is no more.
fn may_have_moved(refusal: &ActionError) -> bool {
    let codes = matches!(
        refusal.code.as_str(),
        "PEER_ID_INVALID" | "CHAT_NOT_FOUND" | "CHAT_WRITE_FORBIDDEN" | "GROUP_DEACTIVATED"
    );
    codes && refusal.kind == FailureKind::Failed
}

/// An address as a request's `peer` is shown.
pub(super) fn shown(address: &PeerAddress) -> Json {
    match address {
        PeerAddress::Id(id) => json!(id),
        address => json!(address.to_string()),
    }
}

/// A request as people see it.
pub(super) fn view(method: &str, params: Params) -> RequestView {
    RequestView { method: method.to_owned(), params: redacted(Json::Object(params)) }
}

/// A number that makes a send one's own, so that Telegram takes it once however often it comes.
pub(super) fn random_id() -> i64 {
    // The half of the id that is random, but for two bits.
    Uuid::now_v7().as_u64_pair().1.cast_signed()
}

/// A message's id as MTProto has it.
pub(super) fn message_id(id: i64) -> Result<i32, ActionError> {
    i32::try_from(id).ok().filter(|id| *id > 0).ok_or_else(|| failure::message_id_invalid(id))
}

/// Sends what `make` makes for the recipient and gives the messages as JSON in the order of their random ids. Where the
/// recipient has become a supergroup meanwhile, it is made again for that.
pub(super) async fn deliver<R>(
    account: &Account,
    recipient: &mut Recipient,
    random_ids: &[i64],
    call: &dyn Call,
    make: impl Fn(&Recipient) -> (R, RequestView) + Send + Sync,
) -> Result<Vec<Json>, ActionError>
where
    R: RemoteCall<Return = tl::enums::Updates> + Send + Sync + 'static,
{
    // Known before anything leaves, so that nothing is in the way of an answer.
    let own = account.own(call).await?;
    let updates = following(account, [&mut *recipient], call, |[recipient]| {
        let (request, view) = make(&recipient);
        account.send(request, view, call)
    });
    let updates = updates.await?;
    written(account, &own, &recipient.peer, (updates, random_ids), call).await
}

/// The messages that a send has made. They are there already, so nothing more that goes wrong is an error.
async fn written(
    account: &Account,
    own: &tl::types::User,
    peer: &Peer,
    (updates, random_ids): (tl::enums::Updates, &[i64]),
    call: &dyn Call,
) -> Result<Vec<Json>, ActionError> {
    if let tl::enums::Updates::UpdateShortSentMessage(update) = updates {
        return Ok(short(account, own, peer, &update, call).await);
    }
    let written = Written::of(updates, random_ids);
    account.remember(&written.users, &written.chats);
    let mut names = names_of(own, &written.users, &written.chats);
    let known = replies(account, peer, &written.messages, &mut names, call).await;
    let messages = written.json(&known, &names);
    if messages.is_empty() { Err(failure::answer_lost()) } else { Ok(messages) }
}

/// The message behind the short answer that Telegram gives to most texts in private chats and basic groups. It names
/// neither text nor people, so the message is read; where that fails, the answer has to do.
async fn short(
    account: &Account,
    own: &tl::types::User,
    peer: &Peer,
    update: &tl::types::UpdateShortSentMessage,
    call: &dyn Call,
) -> Vec<Json> {
    let page = reading::glance(account, peer, &[update.id], call).await;
    let mut names = names_of(own, &page.users, &page.chats);
    let known = replies(account, peer, &page.messages, &mut names, call).await;
    let messages = answer::messages(&page.messages, &known, &names);
    if messages.is_empty() {
        let chat = json!({"id": peer.id});
        return vec![json!({"message_id": update.id, "from": answer::user(own), "chat": chat, "date": update.date})];
    }
    messages
}

/// The messages that these reply to, which answers leave out. Where they cannot be read, their numbers have to do.
async fn replies(
    account: &Account,
    peer: &Peer,
    messages: &[tl::enums::Message],
    names: &mut Names,
    call: &dyn Call,
) -> Vec<tl::enums::Message> {
    let ids = answer::unknown_replies(messages);
    if ids.is_empty() {
        return Vec::new();
    }
    let page = reading::glance(account, peer, &ids, call).await;
    names.add(page.users, page.chats);
    page.messages
}

/// Whom an answer names, and the account itself, which answers leave out.
pub(super) async fn names(
    account: &Account,
    users: &[tl::enums::User],
    chats: &[tl::enums::Chat],
    call: &dyn Call,
) -> Result<Names, ActionError> {
    Ok(names_of(&*account.own(call).await?, users, chats))
}

/// The same where the account itself is at hand.
pub(super) fn names_of(own: &tl::types::User, users: &[tl::enums::User], chats: &[tl::enums::Chat]) -> Names {
    let mut names = Names::new([tl::enums::User::User(own.clone())], [], own.id);
    names.add(users.iter().cloned(), chats.iter().cloned());
    names
}

/// One message as it is, several as an array.
pub(super) fn joined(mut messages: Vec<Json>) -> Json {
    if messages.len() == 1 { messages.remove(0) } else { Json::Array(messages) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn delivery(options: SendOptions) -> Delivery {
        Delivery::new(&options).expect("options in range")
    }

    #[test]
    fn replies_and_topics() {
        let check = |reply_to, topic, expected: Option<(i32, Option<i32>)>, expected_shown: Json| {
            let delivery = delivery(SendOptions { reply_to, topic, ..SendOptions::default() });
            let reply = delivery.reply().map(|reply| match reply {
                tl::enums::InputReplyTo::Message(reply) => (reply.reply_to_msg_id, reply.top_msg_id),
                other => panic!("{other:?}"),
            });
            assert_eq!(reply, expected);
            let mut params = Params::new();
            delivery.show(&mut params);
            assert_eq!(Json::Object(params), expected_shown);
        };
        check(None, None, None, json!({}));
        check(Some(3), None, Some((3, None)), json!({"reply_to": {"reply_to_msg_id": 3}}));
        check(None, Some(5), Some((5, Some(5))), json!({"reply_to": {"reply_to_msg_id": 5, "top_msg_id": 5}}));
        check(Some(3), Some(5), Some((3, Some(5))), json!({"reply_to": {"reply_to_msg_id": 3, "top_msg_id": 5}}));
        check(None, Some(1), None, json!({}));
        check(Some(3), Some(1), Some((3, None)), json!({"reply_to": {"reply_to_msg_id": 3}}));
    }

    #[test]
    fn a_moment_close_by_is_now() {
        let at = |seconds: i64| {
            let send_at = Some(Timestamp::now().checked_add(seconds.seconds()).expect("a near moment"));
            delivery(SendOptions { send_at, ..SendOptions::default() }).schedule_date()
        };
        assert_eq!((at(-60), at(5)), (None, None));
        assert!(at(60).is_some());
        let late = SendOptions { send_at: Some(Timestamp::MAX), ..SendOptions::default() };
        assert_eq!(Delivery::new(&late).map_err(|error| error.code), Err("SCHEDULE_DATE_TOO_LATE".to_owned()));
    }

    #[test]
    fn ids_have_32_bits() {
        let check = |id, expected: Result<i32, &str>| {
            assert_eq!(message_id(id).map_err(|error| error.code), expected.map_err(str::to_owned), "{id}");
        };
        check(1, Ok(1));
        check(0x7FFF_FFFF, Ok(i32::MAX));
        for bad in [0, -1, 0x8000_0000, i64::MAX] {
            check(bad, Err("MESSAGE_ID_INVALID"));
        }
    }

    #[test]
    fn random_ids_differ() {
        let ids: HashSet<i64> = (0..1000).map(|_| random_id()).collect();
        assert_eq!(ids.len(), 1000);
    }
}
