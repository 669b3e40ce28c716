//! Get messages: a chat's history (`messages.getHistory`), what a search finds in it (`messages.search`), or messages
//! by their ids; page after page, newest first.

use super::account::Account;
use super::answer;
use super::delivery::{Params, Recipient, message_id, names, shown, view};
use super::follow::following;
use super::reading::{self, Page};
use crate::engine::{ActionError, Call, GetMessages, Progress, RequestView};
use crate::value::Json;
use grammers_tl_types as tl;
use jiff::Timestamp;
use serde_json::json;

/// Messages of one request (the most that Telegram gives).
const PAGE: usize = 100;

/// The first request; how many follow is known only then.
pub(super) fn requests(action: &GetMessages) -> Result<Vec<RequestView>, ActionError> {
    let peer = shown(&action.peer);
    if let Some(first) = pages(&ids(action)?).next() {
        return Ok(vec![reading::by_ids_view(action.peer.is_channel().then_some(peer), first)]);
    }
    Ok(vec![Query::of(action)?.view(&peer, PAGE.min(limit(action)))])
}

/// Reads the messages; an empty array where there are none.
pub(super) async fn get(account: &Account, action: &GetMessages, call: &dyn Call) -> Result<Json, ActionError> {
    let (ids, query, limit) = (&ids(action)?, &Query::of(action)?, limit(action));
    let mut recipient = Recipient::find(account, &action.peer, call).await?;
    if !ids.is_empty() {
        return by_ids(account, &mut recipient, ids, limit, call).await.map(Json::Array);
    }
    // From the beginning: a supergroup numbers its messages anew.
    let found = following(account, [&mut recipient], call, |[recipient]| async move {
        history(account, &recipient, query.clone(), limit, call).await
    });
    found.await.map(Json::Array)
}

fn ids(action: &GetMessages) -> Result<Vec<i32>, ActionError> {
    action.message_ids.iter().copied().map(message_id).collect()
}

/// The ids of each request, the newest first.
fn pages(ids: &[i32]) -> impl Iterator<Item = &[i32]> {
    ids.rchunks(PAGE)
}

fn limit(action: &GetMessages) -> usize {
    usize::try_from(action.limit).unwrap_or(usize::MAX)
}

/// The messages with these ids that are in the chat.
async fn by_ids(
    account: &Account,
    recipient: &mut Recipient,
    ids: &[i32],
    limit: usize,
    call: &dyn Call,
) -> Result<Vec<Json>, ActionError> {
    let mut found = Vec::new();
    for ids in pages(ids) {
        let mut page = reading::by_ids(account, recipient, ids, call).await?;
        page.messages.retain(|message| answer::chat_of(message) == Some(recipient.peer.id));
        page.messages.sort_by_key(|message| std::cmp::Reverse(message.id()));
        let names = names(account, &page.users, &page.chats, call).await?;
        found.extend(answer::messages(&page.messages, &[], &names));
    }
    found.truncate(limit);
    Ok(found)
}

async fn history(
    account: &Account,
    recipient: &Recipient,
    mut query: Query,
    limit: usize,
    call: &dyn Call,
) -> Result<Vec<Json>, ActionError> {
    let method = query.method();
    let mut found = Vec::new();
    while found.len() < limit {
        let asked = PAGE.min(limit - found.len());
        let answer = query.read(account, recipient, asked, call).await?;
        let is_whole = matches!(answer, tl::enums::messages::Messages::Messages(_));
        let mut page = Page::from(answer);
        account.remember(&page.users, &page.chats);
        let Some(last) = page.messages.iter().map(tl::enums::Message::id).min() else { break };
        let is_over = page.messages.iter().any(|message| query.is_before(message));
        page.messages.retain(|message| query.takes(message));
        page.messages.truncate(limit - found.len());
        let names = names(account, &page.users, &page.chats, call).await?;
        found.extend(answer::messages(&page.messages, &[], &names));
        call.progress(Progress { what: method.to_owned(), done: found.len() as u64, total: None });
        // However fast the pages come: between two of them the step can be cancelled.
        tokio::task::yield_now().await;
        if is_whole || is_over || !query.go_on(last) {
            break;
        }
    }
    Ok(found)
}

/// What is looked for, from which message on.
#[derive(Clone, Debug, PartialEq)]
struct Query {
    search: Option<String>,
    /// Messages older than this one; 0: from the newest.
    before_id: i32,
    /// Both included.
    from: Option<Timestamp>,
    to: Option<Timestamp>,
}

impl Query {
    fn of(action: &GetMessages) -> Result<Self, ActionError> {
        Ok(Self {
            search: action.search.clone().filter(|search| !search.trim().is_empty()),
            before_id: action.before_id.map(message_id).transpose()?.unwrap_or_default(),
            from: action.from_date,
            to: action.to_date,
        })
    }

    fn method(&self) -> &'static str {
        if self.search.is_some() { "messages.search" } else { "messages.getHistory" }
    }

    async fn read(
        &self,
        account: &Account,
        recipient: &Recipient,
        limit: usize,
        call: &dyn Call,
    ) -> Result<tl::enums::messages::Messages, ActionError> {
        let view = self.view(&recipient.shown(), limit);
        let peer = recipient.peer.input.clone();
        let limit = i32::try_from(limit).unwrap_or(i32::MAX);
        match &self.search {
            Some(search) => {
                let request = tl::functions::messages::Search {
                    peer,
                    q: search.clone(),
                    from_id: None,
                    saved_peer_id: None,
                    saved_reaction: None,
                    top_msg_id: None,
                    filter: tl::enums::MessagesFilter::InputMessagesFilterEmpty,
                    min_date: 0,
                    max_date: self.offset_date(),
                    offset_id: self.before_id,
                    add_offset: 0,
                    limit,
                    max_id: 0,
                    min_id: 0,
                    hash: 0,
                };
                account.read(request, view, call).await
            }
            None => {
                let request = tl::functions::messages::GetHistory {
                    peer,
                    offset_id: self.before_id,
                    offset_date: self.offset_date(),
                    add_offset: 0,
                    limit,
                    max_id: 0,
                    min_id: 0,
                    hash: 0,
                };
                account.read(request, view, call).await
            }
        }
    }

    /// The second from which on nothing is wanted; 0: from the newest. What lies on the border is told apart here, since
    /// the two methods count it differently. Once a message is known to go on from, the date is passed.
    fn offset_date(&self) -> i32 {
        let after = |to: Timestamp| i32::try_from(to.as_second().saturating_add(1)).unwrap_or_default();
        if self.before_id > 0 && self.search.is_none() { 0 } else { self.to.map_or(0, after) }
    }

    fn view(&self, peer: &Json, limit: usize) -> RequestView {
        let mut params = Params::new();
        params.insert("peer".to_owned(), peer.clone());
        if let Some(search) = &self.search {
            params.insert("q".to_owned(), json!(search));
        }
        if self.before_id > 0 {
            params.insert("offset_id".to_owned(), json!(self.before_id));
        }
        if let (Some(to), true) = (self.to, self.offset_date() > 0) {
            let name = if self.search.is_some() { "max_date" } else { "offset_date" };
            params.insert(name.to_owned(), json!(to.to_string()));
        }
        params.insert("limit".to_owned(), json!(limit));
        view(self.method(), params)
    }

    fn takes(&self, message: &tl::enums::Message) -> bool {
        date(message).is_some_and(|date| {
            let lies = |moment: Timestamp| date.cmp(&moment.as_second());
            self.from.is_none_or(|from| lies(from).is_ge()) && self.to.is_none_or(|to| lies(to).is_le())
        })
    }

    /// Whether the message is older than all that is wanted.
    fn is_before(&self, message: &tl::enums::Message) -> bool {
        self.from.zip(date(message)).is_some_and(|(from, date)| date < from.as_second())
    }

    /// Goes on behind the oldest message that was read; false if there can be none.
    fn go_on(&mut self, oldest: i32) -> bool {
        let gets_on = oldest > 1 && (self.before_id == 0 || oldest < self.before_id);
        self.before_id = oldest;
        gets_on
    }
}

/// When a message that exists was sent, in Unix time.
fn date(message: &tl::enums::Message) -> Option<i64> {
    match message {
        tl::enums::Message::Empty(_) => None,
        tl::enums::Message::Message(message) => Some(message.date.into()),
        tl::enums::Message::Service(message) => Some(message.date.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::PeerAddress;

    fn of(peer: PeerAddress) -> GetMessages {
        GetMessages {
            peer,
            limit: 250,
            before_id: None,
            from_date: None,
            to_date: None,
            search: None,
            message_ids: Vec::new(),
        }
    }

    fn at(second: i64) -> Option<Timestamp> {
        Some(Timestamp::from_second(second).expect("a moment"))
    }

    #[test]
    fn the_first_request() {
        let check = |action: GetMessages, method: &str, params: Json| {
            let view = requests(&action).expect("a plan").remove(0);
            assert_eq!((view.method.as_str(), view.params), (method, params));
        };
        let group = || of(PeerAddress::Id(-5));
        check(group(), "messages.getHistory", json!({"peer": -5, "limit": 100}));
        check(
            GetMessages { before_id: Some(9), limit: 3, ..group() },
            "messages.getHistory",
            json!({"peer": -5, "offset_id": 9, "limit": 3}),
        );
        check(
            GetMessages { to_date: at(0), from_date: at(0), ..group() },
            "messages.getHistory",
            json!({"peer": -5, "offset_date": "1970-01-01T00:00:00Z", "limit": 100}),
        );
        check(
            GetMessages { search: Some("заказ".into()), ..group() },
            "messages.search",
            json!({"peer": -5, "q": "заказ", "limit": 100}),
        );
        check(GetMessages { message_ids: vec![1, 3], ..group() }, "messages.getMessages", json!({"id": [1, 3]}));
        check(
            GetMessages { message_ids: vec![3], ..of(PeerAddress::Id(-1_000_000_000_011)) },
            "channels.getMessages",
            json!({"channel": -1_000_000_000_011_i64, "id": [3]}),
        );
        let bad = requests(&GetMessages { before_id: Some(i64::MAX), ..group() }).expect_err("no id");
        assert_eq!(bad.code, "MESSAGE_ID_INVALID");
    }

    #[test]
    fn pages_go_on_until_nothing_older_is_wanted() {
        let mut query =
            Query::of(&GetMessages { from_date: at(100), to_date: at(200), ..of(PeerAddress::Me) }).expect("a query");
        assert_eq!(query.offset_date(), 201);
        let message = |date: i32| -> tl::enums::Message {
            let mut service = tl::types::MessageService {
                out: false,
                mentioned: false,
                media_unread: false,
                reactions_are_possible: false,
                silent: false,
                post: false,
                legacy: false,
                id: 1,
                from_id: None,
                peer_id: tl::types::PeerUser { user_id: 1 }.into(),
                saved_peer_id: None,
                reply_to: None,
                date: 0,
                action: tl::enums::MessageAction::Empty,
                reactions: None,
                ttl_period: None,
            };
            service.date = date;
            service.into()
        };
        let check = |date: i32, takes: bool, is_before: bool| {
            let message = message(date);
            assert_eq!((query.takes(&message), query.is_before(&message)), (takes, is_before), "{date}");
        };
        check(99, false, true);
        check(100, true, false);
        check(200, true, false);
        check(201, false, false);
        assert!(query.go_on(50));
        assert_eq!((query.before_id, query.offset_date()), (50, 0));
        assert!(!query.go_on(50), "a page that does not get on is the last");
        assert!(!query.go_on(1));
    }
}
