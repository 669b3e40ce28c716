//! What these tests share: an account and the peers as it knows them, requests, and what is in answers.

mod answers;
mod requests;
mod uploads;

pub(crate) use answers::{id_of, listed, message_in, messages_in, plain, texts};
pub(crate) use requests::{album, edit, forward, get_dialogs, get_history, media, message, reply, search};
pub(crate) use uploads::{again, document, photo, upload};

use crate::mtproto::support::{User, signed_in};
pub(crate) use crate::sandbox::{call, png, start};
use grammers_client::InvocationError;
use grammers_client::session::types::PeerRef;
use grammers_client::tl::{RemoteCall, enums, types};
use scenogram::sandbox::Sandbox;
use scenogram::sandbox::world::now;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::atomic::{AtomicI64, Ordering};

pub(crate) const ANNA: i64 = 1;
pub(crate) const BORIS: i64 = 2;
pub(crate) const BOT: i64 = 1_000_000;
pub(crate) const GROUP: i64 = -5001;
pub(crate) const FORUM: i64 = -1_001_000_000_001;
pub(crate) const NEWS: i64 = -1_001_000_000_002;

/// A signed-in account and the peers of its dialogs by the Bot API's ids.
pub(crate) struct Account {
    user: User,
    peers: BTreeMap<i64, enums::InputPeer>,
}

impl Deref for Account {
    type Target = User;

    fn deref(&self) -> &User {
        &self.user
    }
}

impl Account {
    pub(crate) async fn of(sandbox: &Sandbox, id: i64) -> Self {
        let user = signed_in(sandbox, id);
        let dialogs = match user.invoke(&get_dialogs(100)).await.expect("dialogs") {
            enums::messages::Dialogs::Dialogs(dialogs) => (dialogs.users, dialogs.chats),
            enums::messages::Dialogs::Slice(dialogs) => (dialogs.users, dialogs.chats),
            enums::messages::Dialogs::NotModified(_) => panic!("nothing was said to be known"),
        };
        let mut peers = BTreeMap::from([(id, enums::InputPeer::PeerSelf)]);
        for user in dialogs.0 {
            let enums::User::User(user) = user else { continue };
            let access_hash = user.access_hash.expect("a hash");
            peers.entry(user.id).or_insert(types::InputPeerUser { user_id: user.id, access_hash }.into());
        }
        for chat in dialogs.1 {
            match chat {
                enums::Chat::Chat(chat) => {
                    peers.insert(-chat.id, types::InputPeerChat { chat_id: chat.id }.into());
                }
                enums::Chat::Channel(chat) => {
                    let access_hash = chat.access_hash.expect("a hash");
                    let peer = types::InputPeerChannel { channel_id: chat.id, access_hash };
                    peers.insert(-1_000_000_000_000 - chat.id, peer.into());
                }
                _ => {}
            }
        }
        Self { user, peers }
    }

    pub(crate) fn peer(&self, id: i64) -> enums::InputPeer {
        self.peers.get(&id).cloned().unwrap_or_else(|| panic!("{id} is in no dialog"))
    }

    pub(crate) fn channel(&self, id: i64) -> enums::InputChannel {
        match self.peer(id) {
            enums::InputPeer::Channel(peer) => {
                types::InputChannel { channel_id: peer.channel_id, access_hash: peer.access_hash }.into()
            }
            other => panic!("{other:?}"),
        }
    }

    /// Sends a text and gives the message's id.
    pub(crate) async fn say(&self, to: i64, text: &str) -> i32 {
        id_of(&self.invoke(&message(self.peer(to), text)).await.expect("sent"))
    }

    /// What the server refuses a request with.
    pub(crate) async fn refusal<R: RemoteCall>(&self, request: &R) -> String {
        match self.invoke(request).await {
            Err(InvocationError::Rpc(error)) => match error.value {
                // The library cuts numbers out of names.
                Some(value) => format!("{} {value}", error.name),
                None => error.name,
            },
            Err(other) => format!("{other:?}"),
            Ok(_) => "done".to_owned(),
        }
    }

    /// A peer as the library names it.
    pub(crate) async fn known(&self, id: i64) -> PeerRef {
        let mut dialogs = self.iter_dialogs();
        while let Some(dialog) = dialogs.next().await.expect("a dialog") {
            if dialog.peer_ref().id.bot_api_dialog_id() == Some(id) {
                return dialog.peer_ref();
            }
        }
        panic!("{id} is in no dialog")
    }

    /// A page of a history, newest first.
    pub(crate) async fn history(&self, of: i64, limit: i32) -> Vec<enums::Message> {
        listed(self.invoke(&get_history(self.peer(of), limit)).await.expect("a history"))
    }
}

/// Numbers for requests; none comes twice.
pub(crate) fn number() -> i64 {
    static NEXT: AtomicI64 = AtomicI64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Unix time so many seconds from now.
pub(crate) fn ahead(seconds: i64) -> Option<i32> {
    i32::try_from(now() + seconds).ok()
}

/// How many messages there are in the world.
pub(crate) fn count(sandbox: &Sandbox) -> usize {
    sandbox.world(|world| world.message_count())
}
