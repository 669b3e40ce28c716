//! What these tests share: peers as an account knows them, requests with nothing special, and what is in answers.

use crate::mtproto::support::{User, signed_in};
pub(crate) use crate::sandbox::{call, png, start};
use grammers_client::InvocationError;
use grammers_client::session::types::PeerRef;
use grammers_client::tl::{RemoteCall, enums, functions, types};
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

pub(crate) fn message(peer: enums::InputPeer, text: &str) -> functions::messages::SendMessage {
    functions::messages::SendMessage {
        no_webpage: false,
        silent: false,
        background: false,
        clear_draft: false,
        noforwards: false,
        update_stickersets_order: false,
        invert_media: false,
        allow_paid_floodskip: false,
        peer,
        reply_to: None,
        message: text.to_owned(),
        random_id: number(),
        reply_markup: None,
        entities: None,
        schedule_date: None,
        schedule_repeat_period: None,
        send_as: None,
        quick_reply_shortcut: None,
        effect: None,
        allow_paid_stars: None,
        suggested_post: None,
        rich_message: None,
    }
}

pub(crate) fn media(peer: enums::InputPeer, media: enums::InputMedia, caption: &str) -> functions::messages::SendMedia {
    functions::messages::SendMedia {
        silent: false,
        background: false,
        clear_draft: false,
        noforwards: false,
        update_stickersets_order: false,
        invert_media: false,
        allow_paid_floodskip: false,
        peer,
        reply_to: None,
        media,
        message: caption.to_owned(),
        random_id: number(),
        reply_markup: None,
        entities: None,
        schedule_date: None,
        schedule_repeat_period: None,
        send_as: None,
        quick_reply_shortcut: None,
        effect: None,
        allow_paid_stars: None,
        suggested_post: None,
    }
}

pub(crate) fn album(peer: enums::InputPeer, media: Vec<enums::InputMedia>) -> functions::messages::SendMultiMedia {
    let item = |media| {
        enums::InputSingleMedia::Media(types::InputSingleMedia {
            media,
            random_id: number(),
            message: String::new(),
            entities: None,
        })
    };
    functions::messages::SendMultiMedia {
        silent: false,
        background: false,
        clear_draft: false,
        noforwards: false,
        update_stickersets_order: false,
        invert_media: false,
        allow_paid_floodskip: false,
        peer,
        reply_to: None,
        multi_media: media.into_iter().map(item).collect(),
        schedule_date: None,
        send_as: None,
        quick_reply_shortcut: None,
        effect: None,
        allow_paid_stars: None,
    }
}

pub(crate) fn forward(
    from_peer: enums::InputPeer,
    id: Vec<i32>,
    to_peer: enums::InputPeer,
) -> functions::messages::ForwardMessages {
    functions::messages::ForwardMessages {
        silent: false,
        background: false,
        with_my_score: false,
        drop_author: false,
        drop_media_captions: false,
        noforwards: false,
        allow_paid_floodskip: false,
        from_ephemeral: false,
        from_peer,
        random_id: id.iter().map(|_| number()).collect(),
        id,
        to_peer,
        top_msg_id: None,
        reply_to: None,
        schedule_date: None,
        schedule_repeat_period: None,
        send_as: None,
        quick_reply_shortcut: None,
        effect: None,
        video_timestamp: None,
        allow_paid_stars: None,
        suggested_post: None,
    }
}

pub(crate) fn edit(peer: enums::InputPeer, id: i32, text: Option<&str>) -> functions::messages::EditMessage {
    functions::messages::EditMessage {
        no_webpage: false,
        invert_media: false,
        peer,
        id,
        message: text.map(str::to_owned),
        media: None,
        reply_markup: None,
        entities: None,
        schedule_date: None,
        schedule_repeat_period: None,
        quick_reply_shortcut_id: None,
        rich_message: None,
    }
}

pub(crate) fn reply(to: i32) -> types::InputReplyToMessage {
    types::InputReplyToMessage {
        reply_to_msg_id: to,
        top_msg_id: None,
        reply_to_peer_id: None,
        quote_text: None,
        quote_entities: None,
        quote_offset: None,
        monoforum_peer_id: None,
        todo_item_id: None,
        poll_option: None,
    }
}

pub(crate) fn get_dialogs(limit: i32) -> functions::messages::GetDialogs {
    functions::messages::GetDialogs {
        exclude_pinned: false,
        folder_id: None,
        offset_date: 0,
        offset_id: 0,
        offset_peer: enums::InputPeer::Empty,
        limit,
        hash: 0,
    }
}

pub(crate) fn get_history(peer: enums::InputPeer, limit: i32) -> functions::messages::GetHistory {
    functions::messages::GetHistory {
        peer,
        offset_id: 0,
        offset_date: 0,
        add_offset: 0,
        limit,
        max_id: 0,
        min_id: 0,
        hash: 0,
    }
}

pub(crate) fn search(peer: enums::InputPeer, words: &str) -> functions::messages::Search {
    functions::messages::Search {
        peer,
        q: words.to_owned(),
        from_id: None,
        saved_peer_id: None,
        saved_reaction: None,
        top_msg_id: None,
        filter: enums::MessagesFilter::InputMessagesFilterEmpty,
        min_date: 0,
        max_date: 0,
        offset_id: 0,
        add_offset: 0,
        limit: 100,
        max_id: 0,
        min_id: 0,
        hash: 0,
    }
}

/// The messages of a list.
pub(crate) fn listed(messages: enums::messages::Messages) -> Vec<enums::Message> {
    match messages {
        enums::messages::Messages::Messages(list) => list.messages,
        enums::messages::Messages::Slice(list) => list.messages,
        enums::messages::Messages::ChannelMessages(list) => list.messages,
        enums::messages::Messages::NotModified(_) => panic!("nothing was said to be known"),
    }
}

/// The messages in updates.
pub(crate) fn messages_in(updates: &enums::Updates) -> Vec<types::Message> {
    let enums::Updates::Updates(updates) = updates else { panic!("{updates:?}") };
    let messages = updates.updates.iter().filter_map(|update| match update {
        enums::Update::NewMessage(update) => Some(&update.message),
        enums::Update::NewChannelMessage(update) => Some(&update.message),
        enums::Update::NewScheduledMessage(update) => Some(&update.message),
        enums::Update::EditMessage(update) => Some(&update.message),
        enums::Update::EditChannelMessage(update) => Some(&update.message),
        _ => None,
    });
    messages.map(|message| plain(message).clone()).collect()
}

/// The one message in updates.
pub(crate) fn message_in(updates: &enums::Updates) -> types::Message {
    let mut messages = messages_in(updates);
    assert_eq!(messages.len(), 1, "{updates:?}");
    messages.remove(0)
}

/// The id of the one message that was sent.
pub(crate) fn id_of(updates: &enums::Updates) -> i32 {
    match updates {
        enums::Updates::UpdateShortSentMessage(sent) => sent.id,
        updates => message_in(updates).id,
    }
}

/// A message that is neither empty nor a service message.
pub(crate) fn plain(message: &enums::Message) -> &types::Message {
    match message {
        enums::Message::Message(message) => message,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn texts(messages: &[enums::Message]) -> Vec<&str> {
    messages.iter().map(|message| plain(message).message.as_str()).collect()
}

/// How many messages there are in the world.
pub(crate) fn count(sandbox: &Sandbox) -> usize {
    sandbox.world(|world| world.message_count())
}

/// A file of the client library that holds these bytes.
pub(crate) async fn upload(account: &Account, name: &str, bytes: &[u8]) -> enums::InputFile {
    let mut stream = bytes;
    account.upload_stream(&mut stream, bytes.len(), name.to_owned()).await.expect("uploaded").raw
}

pub(crate) fn photo(file: enums::InputFile) -> enums::InputMedia {
    types::InputMediaUploadedPhoto {
        spoiler: false,
        live_photo: false,
        file,
        stickers: None,
        ttl_seconds: None,
        video: None,
    }
    .into()
}

pub(crate) fn document(
    file: enums::InputFile,
    mime_type: &str,
    attributes: Vec<enums::DocumentAttribute>,
) -> enums::InputMedia {
    types::InputMediaUploadedDocument {
        nosound_video: false,
        force_file: false,
        spoiler: false,
        file,
        thumb: None,
        mime_type: mime_type.to_owned(),
        attributes,
        stickers: None,
        video_cover: None,
        video_timestamp: None,
        ttl_seconds: None,
    }
    .into()
}

/// What uploaded media is named by afterwards.
pub(crate) fn again(media: &enums::MessageMedia) -> enums::InputMedia {
    match media {
        enums::MessageMedia::Photo(media) => {
            let Some(enums::Photo::Photo(photo)) = &media.photo else { panic!("{media:?}") };
            let id = types::InputPhoto {
                id: photo.id,
                access_hash: photo.access_hash,
                file_reference: photo.file_reference.clone(),
            };
            let (id, ttl_seconds, video) = (id.into(), None, None);
            types::InputMediaPhoto { spoiler: false, live_photo: false, id, ttl_seconds, video }.into()
        }
        enums::MessageMedia::Document(media) => {
            let Some(enums::Document::Document(document)) = &media.document else { panic!("{media:?}") };
            let id = types::InputDocument {
                id: document.id,
                access_hash: document.access_hash,
                file_reference: document.file_reference.clone(),
            };
            types::InputMediaDocument {
                spoiler: false,
                id: id.into(),
                video_cover: None,
                video_timestamp: None,
                ttl_seconds: None,
                query: None,
            }
            .into()
        }
        other => panic!("{other:?}"),
    }
}
