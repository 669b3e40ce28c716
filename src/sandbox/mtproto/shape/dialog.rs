//! Dialogs and topics of forums as one account has them.

use super::{peer, user_peer};
use crate::sandbox::mtproto::date;
use crate::sandbox::world::{Dialog, Place, Topic, World};
use grammers_tl_types::{enums, types};

/// The folder of archived dialogs.
const ARCHIVE: i32 = 1;
/// Colour of a topic's icon; the Bot API's answers say the same.
pub(super) const TOPIC_COLOUR: i32 = 7_322_096;

/// One dialog; `pts` is for places that count their own.
pub(in crate::sandbox::mtproto) fn dialog(
    world: &World,
    viewer: i64,
    dialog: &Dialog,
    pts: Option<i32>,
) -> enums::Dialog {
    types::Dialog {
        pinned: dialog.state.pinned,
        unread_mark: false,
        view_forum_as_messages: false,
        peer: peer(world, viewer, dialog.place),
        top_message: date(dialog.top_message_id),
        read_inbox_max_id: date(dialog.state.read_inbox),
        read_outbox_max_id: date(dialog.read_outbox),
        unread_count: i32::try_from(dialog.unread_count).unwrap_or(i32::MAX),
        unread_mentions_count: 0,
        unread_reactions_count: 0,
        unread_poll_votes_count: 0,
        notify_settings: notify_settings(dialog.state.muted_until),
        pts,
        draft: None,
        folder_id: dialog.state.archived.then_some(ARCHIVE),
        ttl_period: None,
    }
    .into()
}

/// Settings with nothing set but silence until a time (Unix seconds).
pub(in crate::sandbox::mtproto) fn notify_settings(muted_until: Option<i64>) -> enums::PeerNotifySettings {
    types::PeerNotifySettings {
        show_previews: None,
        silent: None,
        mute_until: muted_until.map(date),
        ios_sound: None,
        android_sound: None,
        other_sound: None,
        stories_muted: None,
        stories_hide_sender: None,
        stories_ios_sound: None,
        stories_android_sound: None,
        stories_other_sound: None,
    }
    .into()
}

/// A topic of the forum at `place`, with the number of messages in it that the account has not read.
pub(in crate::sandbox::mtproto) fn topic(world: &World, viewer: i64, place: Place, topic: &Topic) -> enums::ForumTopic {
    let opened = world.message(place, topic.id);
    let inside = || {
        let messages = world.visible_messages(viewer, place);
        messages.filter(|message| message.id == topic.id || message.options.topic == Some(topic.id))
    };
    let read = world.dialog_state(viewer, place).read_inbox;
    let unread = inside().filter(|message| message.id > read && message.author != viewer).count();
    let author = opened.map_or(viewer, |message| message.author);
    types::ForumTopic {
        my: author == viewer,
        closed: topic.closed,
        pinned: false,
        short: false,
        hidden: false,
        title_missing: false,
        id: date(topic.id),
        date: date(opened.map_or(0, |message| message.date)),
        peer: peer(world, viewer, place),
        title: topic.name.clone(),
        icon_color: TOPIC_COLOUR,
        icon_emoji_id: None,
        top_message: date(inside().next_back().map_or(topic.id, |message| message.id)),
        read_inbox_max_id: date(read),
        read_outbox_max_id: 0,
        unread_count: i32::try_from(unread).unwrap_or(i32::MAX),
        unread_mentions_count: 0,
        unread_reactions_count: 0,
        unread_poll_votes_count: 0,
        from_id: user_peer(author),
        notify_settings: notify_settings(None),
        draft: None,
    }
    .into()
}
