//! Whom an address means to this account: names and phone numbers looked up, ids with their access hashes.
//!
//! An access hash is the account's own. One that is not known yet is looked for in the account's dialogs and, for
//! people, among its contacts; where it is not there either, the id is tried without one, which Telegram accepts for
//! basic groups and refuses with `PEER_ID_INVALID` for people and channels that the account has not met.
//!
//! A phone number is looked up with `contacts.resolvePhone` alone. `contacts.importContacts` finds hardly anyone more
//! (the same privacy setting governs both) and would change the account's contacts.

use super::account::Account;
use super::dialog_pages::{self, Folder, Pages};
use super::failure;
use super::store::lock;
use crate::engine::{ActionError, Call, Progress};
use crate::scenario::PeerAddress;
use grammers_session::types::{ChannelKind, PeerAuth, PeerId, PeerInfo, PeerKind, PeerRef};
use grammers_tl_types as tl;
use std::collections::HashMap;
use std::time::Duration;
use tokio::time::Instant;

/// How long a name or a phone number keeps meaning the same id. Telegram limits the look-ups to some hundred a day.
const NAME_LIFE: Duration = Duration::from_secs(60 * 60);

/// How long a look through all dialogs is not worth another.
const WALK_LIFE: Duration = Duration::from_secs(5 * 60);

/// A peer as requests name it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Peer {
    pub(super) input: tl::enums::InputPeer,
    /// In the Bot API's form: people > 0, basic groups `-N`, supergroups and channels `-100N`.
    pub(super) id: i64,
}

impl Peer {
    /// A supergroup or channel as the methods of `channels` name it.
    pub(super) fn channel(&self) -> Option<tl::enums::InputChannel> {
        match &self.input {
            tl::enums::InputPeer::Channel(channel) => Some(
                tl::types::InputChannel { channel_id: channel.channel_id, access_hash: channel.access_hash }.into(),
            ),
            _ => None,
        }
    }

    /// A person or bot as the methods of `users` name it.
    pub(super) fn user(&self) -> Option<tl::enums::InputUser> {
        match &self.input {
            tl::enums::InputPeer::PeerSelf => Some(tl::enums::InputUser::UserSelf),
            tl::enums::InputPeer::User(user) => {
                Some(tl::types::InputUser { user_id: user.user_id, access_hash: user.access_hash }.into())
            }
            _ => None,
        }
    }

    /// The bare id of a basic group.
    pub(super) fn basic_group(&self) -> Option<i64> {
        match &self.input {
            tl::enums::InputPeer::Chat(chat) => Some(chat.chat_id),
            _ => None,
        }
    }
}

impl From<PeerRef> for Peer {
    fn from(peer: PeerRef) -> Self {
        // Ids of the session are never the sentinel of one's own account.
        Self { id: peer.id.bot_api_dialog_id().unwrap_or_default(), input: peer.into() }
    }
}

/// What an account has learned of addresses; access hashes are the session's.
#[derive(Default)]
pub(super) struct Directory {
    names: HashMap<PeerAddress, (PeerId, Instant)>,
    /// Basic groups (bare ids) that became supergroups.
    moved: HashMap<i64, PeerId>,
    walked: Option<Instant>,
}

impl Account {
    /// The peer behind an address.
    pub(super) async fn peer(&self, address: &PeerAddress, call: &dyn Call) -> Result<Peer, ActionError> {
        match address {
            PeerAddress::Me => {
                let own = self.own(call).await?;
                Ok(Peer { input: tl::enums::InputPeer::PeerSelf, id: own.id })
            }
            PeerAddress::Id(id) => {
                let id = PeerId::from_bot_api_dialog_id(*id).ok_or_else(|| failure::peer_unknown(&id.to_string()))?;
                self.by_id(id, call).await
            }
            PeerAddress::Username(_) | PeerAddress::Phone(_) => match self.named(address) {
                Some(peer) => Ok(peer),
                None => self.look_up(address, call).await,
            },
        }
    }

    /// The supergroup that a basic group has become, asked of the server.
    pub(super) async fn moved(&self, group: i64, call: &dyn Call) -> Result<Option<Peer>, ActionError> {
        let chats = self.invoke(tl::functions::messages::GetChats { id: vec![group] }, call).await?;
        let chats = match chats {
            tl::enums::messages::Chats::Chats(chats) => chats.chats,
            tl::enums::messages::Chats::Slice(chats) => chats.chats,
        };
        self.remember(&[], &chats);
        Ok(self.known_move(group))
    }

    /// Keeps the access hashes of an answer: the library does so for its own calls only.
    pub(super) fn remember(&self, users: &[tl::enums::User], chats: &[tl::enums::Chat]) {
        for peer in users.iter().filter_map(of_user).chain(chats.iter().filter_map(of_chat)) {
            // In memory; a store that cannot keep it only costs another look-up.
            let _ = self.session.keep(peer);
        }
        for chat in chats {
            if let tl::enums::Chat::Chat(chat) = chat
                && let Some(tl::enums::InputChannel::Channel(channel)) = &chat.migrated_to
                && let Some(id) = PeerId::channel(channel.channel_id)
            {
                let auth = Some(PeerAuth::from_hash(channel.access_hash));
                let _ = self.session.keep(PeerInfo::Channel { id: channel.channel_id, auth, kind: None });
                lock(&self.directory).moved.insert(chat.id, id);
            }
        }
    }

    /// A person as an entity or a method names them, without asking the server.
    pub(super) fn input_user(&self, id: i64) -> tl::enums::InputUser {
        let known = PeerId::user(id).and_then(|id| self.session.known(id));
        let access_hash = known.map(|peer| peer.auth.hash()).unwrap_or_default();
        tl::types::InputUser { user_id: id, access_hash }.into()
    }

    fn named(&self, address: &PeerAddress) -> Option<Peer> {
        let known = lock(&self.directory).names.get(address).copied();
        let (id, at) = known?;
        (at.elapsed() < NAME_LIFE).then(|| self.session.known(id).map(Peer::from)).flatten()
    }

    fn known_move(&self, group: i64) -> Option<Peer> {
        let id = lock(&self.directory).moved.get(&group).copied()?;
        self.session.known(id).map(Peer::from)
    }

    async fn look_up(&self, address: &PeerAddress, call: &dyn Call) -> Result<Peer, ActionError> {
        let tl::enums::contacts::ResolvedPeer::Peer(found) = match address {
            PeerAddress::Phone(phone) => {
                let phone = phone.chars().filter(char::is_ascii_digit).collect();
                self.invoke(tl::functions::contacts::ResolvePhone { phone }, call).await?
            }
            address => {
                let username = address.to_string().trim_start_matches('@').to_owned();
                self.invoke(tl::functions::contacts::ResolveUsername { username, referer: None }, call).await?
            }
        };
        self.remember(&found.users, &found.chats);
        let peer = id_of(&found.peer).and_then(|id| self.session.known(id));
        let peer = peer.ok_or_else(|| failure::peer_unknown(&address.to_string()))?;
        lock(&self.directory).names.insert(address.clone(), (peer.id, Instant::now()));
        Ok(peer.into())
    }

    async fn by_id(&self, id: PeerId, call: &dyn Call) -> Result<Peer, ActionError> {
        let group = Peer::from(id.to_ambient_ref());
        if let Some(chat) = group.basic_group() {
            return Ok(self.known_move(chat).unwrap_or(group));
        }
        // Learned with the first connection.
        if self.own(call).await?.id == group.id {
            return Ok(Peer { input: tl::enums::InputPeer::PeerSelf, id: group.id });
        }
        if let Some(known) = self.session.known(id) {
            return Ok(known.into());
        }
        let walked = lock(&self.directory).walked.is_some_and(|at| at.elapsed() < WALK_LIFE);
        if !walked {
            for folder in [Folder::Main, Folder::Archive] {
                if let Some(found) = self.walk(folder, id, call).await? {
                    return Ok(found.into());
                }
            }
            if id.kind() == PeerKind::User
                && let Some(found) = self.contact(id, call).await?
            {
                return Ok(found.into());
            }
            lock(&self.directory).walked = Some(Instant::now());
        }
        Ok(group)
    }

    /// Looks among the account's contacts: one may have no dialog with them.
    async fn contact(&self, wanted: PeerId, call: &dyn Call) -> Result<Option<PeerRef>, ActionError> {
        let contacts = self.invoke(tl::functions::contacts::GetContacts { hash: 0 }, call).await?;
        if let tl::enums::contacts::Contacts::Contacts(contacts) = contacts {
            self.remember(&contacts.users, &[]);
        }
        Ok(self.session.known(wanted))
    }

    /// Looks through the dialogs of a folder until this peer is met.
    async fn walk(&self, folder: Folder, wanted: PeerId, call: &dyn Call) -> Result<Option<PeerRef>, ActionError> {
        let mut pages = Pages::new(folder, false);
        let mut seen = 0;
        while let Some(page) = pages.next(self, call).await? {
            if let Some(found) = self.session.known(wanted) {
                return Ok(Some(found));
            }
            seen += page.dialogs.len() as u64;
            let total = u64::try_from(page.count).ok().filter(|count| *count > 0);
            call.progress(Progress { what: dialog_pages::METHOD.to_owned(), done: seen, total });
        }
        Ok(None)
    }
}

/// The id of a peer in an answer, if it is one that the library can hold.
pub(super) fn id_of(peer: &tl::enums::Peer) -> Option<PeerId> {
    match peer {
        tl::enums::Peer::User(user) => PeerId::user(user.user_id),
        tl::enums::Peer::Chat(chat) => PeerId::chat(chat.chat_id),
        tl::enums::Peer::Channel(channel) => PeerId::channel(channel.channel_id),
    }
}

fn of_user(user: &tl::enums::User) -> Option<PeerInfo> {
    let tl::enums::User::User(user) = user else { return None };
    // The hash of a `min` user is good for its photo only.
    let auth = user.access_hash.filter(|_| !user.min).map(PeerAuth::from_hash);
    let auth = if user.is_self { Some(auth.unwrap_or_default()) } else { auth };
    let is_self = user.is_self.then_some(true);
    PeerId::user(user.id).map(|_| PeerInfo::User { id: user.id, auth, bot: Some(user.bot), is_self })
}

fn of_chat(chat: &tl::enums::Chat) -> Option<PeerInfo> {
    let channel = |id: i64, auth: Option<i64>, kind: Option<ChannelKind>| {
        PeerId::channel(id).map(|_| PeerInfo::Channel { id, auth: auth.map(PeerAuth::from_hash), kind })
    };
    match chat {
        tl::enums::Chat::Chat(chat) => PeerId::chat(chat.id).map(|_| PeerInfo::Chat { id: chat.id }),
        tl::enums::Chat::Channel(it) => {
            let kind = match (it.broadcast, it.gigagroup) {
                (true, _) => ChannelKind::Broadcast,
                (false, true) => ChannelKind::Gigagroup,
                (false, false) => ChannelKind::Megagroup,
            };
            channel(it.id, it.access_hash.filter(|_| !it.min), Some(kind))
        }
        tl::enums::Chat::ChannelForbidden(it) => channel(it.id, Some(it.access_hash), None),
        _ => None,
    }
}
