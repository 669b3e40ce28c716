//! Whom a connection can write to: its dialogs, or for a bot the chats in its pending updates.
//!
//! The same action as a *Get dialogs* step, through the same executor.

use super::connections::ConnectionStore;
use super::outlet::Outlet;
use super::{Event, RequestId};
use crate::engine::{ActionError, Call, Connections, GetDialogs, Progress, Refused, RequestView, ResolvedAction};
use crate::scenario::ConnectionKind;
use crate::texts::{Language, Message};
use crate::value::Json;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How many dialogs are listed: the newest; whoever is older is found by typing the address.
const LIMIT: u32 = 100;

/// How long the list is waited for; a person looks at an empty list meanwhile.
const PATIENCE: Duration = Duration::from_secs(30);

/// Someone to write to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// What a peer field holds: the id in the Bot API's form.
    pub address: String,
    pub name: String,
    pub username: Option<String>,
    pub kind: RecipientKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecipientKind {
    Person,
    Bot,
    Group,
    Channel,
}

impl Recipient {
    /// Whether the words stand in the name, the username or the id.
    pub fn matches(&self, search: &str) -> bool {
        let search = search.trim().trim_start_matches('@').to_lowercase();
        let holds = |text: &str| text.to_lowercase().contains(&search);
        holds(&self.name) || holds(&self.address) || self.username.as_deref().is_some_and(holds)
    }

    /// From a chat as the Bot API writes it.
    fn of_chat(chat: &Json) -> Option<Self> {
        let text = |key: &str| chat.get(key).and_then(Json::as_str).filter(|text| !text.is_empty()).map(str::to_owned);
        let id = chat.get("id").and_then(Json::as_i64)?;
        let kind = match chat.get("type").and_then(Json::as_str) {
            Some("group" | "supergroup") => RecipientKind::Group,
            Some("channel") => RecipientKind::Channel,
            _ if chat.get("is_bot").and_then(Json::as_bool) == Some(true) => RecipientKind::Bot,
            _ => RecipientKind::Person,
        };
        let person: Vec<_> = [text("first_name"), text("last_name")].into_iter().flatten().collect();
        let username = text("username");
        let name = text("title").or_else(|| (!person.is_empty()).then(|| person.join(" ")));
        let name = name.or_else(|| username.as_ref().map(|username| format!("@{username}")));
        Some(Self { address: id.to_string(), name: name.unwrap_or_else(|| id.to_string()), username, kind })
    }

    /// From what *Get dialogs* gives; entries that name no chat are passed over.
    fn of_dialogs(dialogs: &Json) -> Vec<Self> {
        let chats = dialogs.as_array().into_iter().flatten().filter_map(|dialog| dialog.get("chat"));
        chats.filter_map(Self::of_chat).collect()
    }
}

/// Lists the recipients and tells them; nothing is told once `cancel` is cancelled.
pub(super) async fn list(
    request: RequestId,
    (kind, connection): (ConnectionKind, String),
    language: Language,
    store: Arc<ConnectionStore>,
    cancel: CancellationToken,
    outlet: Outlet,
) {
    let connections = super::connections::RunConnections { store, language };
    let work = async {
        let executor = connections.executor(kind, &connection).await.map_err(|error| ActionError::from(&error).text)?;
        let action = GetDialogs { limit: LIMIT, archived: false, kinds: Vec::new(), search: None };
        let dialogs = executor.execute(&ResolvedAction::GetDialogs(action), &Quiet).await;
        dialogs.map(|dialogs| Recipient::of_dialogs(&dialogs)).map_err(|error| error.text)
    };
    let work = AssertUnwindSafe(tokio::time::timeout(PATIENCE, work)).catch_unwind();
    let list = tokio::select! {
        biased;
        () = cancel.cancelled() => return,
        ended = work => match ended {
            Ok(Ok(list)) => list,
            Ok(Err(_)) => Err(Message::new("backend-recipients-late")),
            Err(_) => Err(Message::new("backend-panic")),
        },
    };
    outlet.send(Event::Recipients { request, list });
}

/// Hears nothing and waits for nothing: a person who chooses waits for no flood.
struct Quiet;

impl Call for Quiet {
    fn request(&self, _: RequestView) {}

    fn progress(&self, _: Progress) {}

    fn migrated(&self, _: i64, _: i64) {}

    fn flood_wait<'a>(&'a self, seconds: u32, _: Refused) -> BoxFuture<'a, Result<(), ActionError>> {
        let message = Message::new("backend-recipients-flood").with("seconds", seconds);
        async move { Err(ActionError::new("FLOOD_WAIT", message)) }.boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn dialogs_become_recipients() {
        let dialogs = json!([
            {"chat": {"id": 2, "type": "private", "first_name": "Борис", "last_name": "Ким", "username": "boris"}},
            {"chat": {"id": -1_001_000_000_001_i64, "type": "supergroup", "title": "Операторы"}},
            {"chat": {"id": -5, "type": "group", "title": ""}},
            {"chat": {"id": -1_001_000_000_002_i64, "type": "channel", "title": "Новости"}},
            {"chat": {"id": 9, "type": "private", "is_bot": true, "username": "shop_bot"}},
            {"chat": {"type": "private"}},
            {"unread_count": 3},
            "?",
        ]);
        let found: Vec<_> = Recipient::of_dialogs(&dialogs)
            .into_iter()
            .map(|recipient| (recipient.address, recipient.name, recipient.kind))
            .collect();
        let expected = [
            ("2", "Борис Ким", RecipientKind::Person),
            ("-1001000000001", "Операторы", RecipientKind::Group),
            ("-5", "-5", RecipientKind::Group),
            ("-1001000000002", "Новости", RecipientKind::Channel),
            ("9", "@shop_bot", RecipientKind::Bot),
        ];
        assert_eq!(found, expected.map(|(address, name, kind)| (address.to_owned(), name.to_owned(), kind)));
        assert_eq!(Recipient::of_dialogs(&json!({"ok": true})), []);
    }

    #[test]
    fn recipients_are_found_by_name_username_and_id() {
        let recipient = Recipient {
            address: "42".into(),
            name: "Борис Ким".into(),
            username: Some("boris".into()),
            kind: RecipientKind::Person,
        };
        for (search, expected) in
            [("", true), ("ким", true), ("@bor", true), ("BORIS", true), ("42", true), ("анна", false)]
        {
            assert_eq!(recipient.matches(search), expected, "{search}");
        }
    }
}
