//! What the methods of this family answer with: `Updates` of what was done, and lists of messages.

use super::page::Page;
use super::sent::Sending;
use crate::sandbox::mtproto::call::Call;
use crate::sandbox::mtproto::shape::names::Names;
use crate::sandbox::mtproto::shape::{self, entity, media};
use crate::sandbox::mtproto::{date, now};
use crate::sandbox::world::{Message, Place, World};
use grammers_tl_types::{enums, types};

/// Updates with the users and chats that they name.
pub(super) fn updates(call: &Call<'_>, me: i64, updates: Vec<enums::Update>, names: &Names) -> enums::Updates {
    let (users, chats) = (names.users(call.world, me), names.chats(call.world, me));
    types::Updates { updates, users, chats, date: date(now()), seq: 0 }.into()
}

/// The answer to a sending: which number became which message, and the messages. `again` is for a request that was
/// done before. Nothing when a message is gone.
pub(super) fn sent(
    call: &Call<'_>,
    me: i64,
    place: Place,
    sendings: &[(i64, Sending)],
    again: bool,
) -> Option<enums::Updates> {
    let mut list = Vec::new();
    let mut names = Names::default();
    names.add_place(place);
    let last = call.pts(me, place);
    let count = i32::try_from(sendings.len()).unwrap_or(i32::MAX);
    for (index, (random_id, sending)) in (1..).zip(sendings) {
        let message = find(call, me, sending)?;
        names.add_message(message);
        list.push(types::UpdateMessageId { id: date(message.id), random_id: *random_id }.into());
        list.push(match sending.scheduled {
            true => scheduled_message(call, me, message),
            false if again => new_message(call, me, message, last, 0),
            // Each of them counted one.
            false => new_message(call, me, message, last - count + index, 1),
        });
    }
    Some(updates(call, me, list, &names))
}

fn find<'a>(call: &'a Call<'_>, me: i64, sending: &Sending) -> Option<&'a Message> {
    if sending.scheduled {
        call.world.scheduled(me, sending.place).iter().find(|message| message.id == sending.id)
    } else {
        call.world.visible_message(me, sending.place, sending.id)
    }
}

/// The compact answer to a message that holds nothing the client does not know: one to another person or the bot.
pub(super) fn short(call: &Call<'_>, me: i64, message: &Message) -> enums::Updates {
    types::UpdateShortSentMessage {
        out: true,
        id: date(message.id),
        pts: call.pts(me, message.place),
        pts_count: 1,
        date: date(message.date),
        media: media::media(call.world, me, message),
        entities: message.content.text().and_then(entity::entities),
        ttl_period: None,
    }
    .into()
}

/// `updateNewMessage` or `updateNewChannelMessage`.
pub(super) fn new_message(call: &Call<'_>, me: i64, message: &Message, pts: i32, pts_count: i32) -> enums::Update {
    let shaped = shape::message::message(call.world, me, message);
    if call.world.shares_ids(message.place) {
        types::UpdateNewMessage { message: shaped, pts, pts_count }.into()
    } else {
        types::UpdateNewChannelMessage { message: shaped, pts, pts_count }.into()
    }
}

/// `updateEditMessage` or `updateEditChannelMessage`.
pub(super) fn edited_message(call: &Call<'_>, me: i64, message: &Message) -> enums::Update {
    let pts = call.pts(me, message.place);
    let shaped = shape::message::message(call.world, me, message);
    if call.world.shares_ids(message.place) {
        types::UpdateEditMessage { message: shaped, pts, pts_count: 1 }.into()
    } else {
        types::UpdateEditChannelMessage { message: shaped, pts, pts_count: 1 }.into()
    }
}

pub(super) fn scheduled_message(call: &Call<'_>, me: i64, message: &Message) -> enums::Update {
    types::UpdateNewScheduledMessage { message: shape::message::scheduled(call.world, me, message) }.into()
}

/// One page of a place's messages.
pub(super) fn page(call: &Call<'_>, me: i64, place: Place, page: &Page<'_>) -> enums::messages::Messages {
    let mut names = Names::of_messages(page.messages.iter().copied());
    names.add_place(place);
    let (users, chats) = (names.users(call.world, me), names.chats(call.world, me));
    let messages: Vec<_> =
        page.messages.iter().map(|message| shape::message::message(call.world, me, message)).collect();
    let count = i32::try_from(page.count).unwrap_or(i32::MAX);
    let offset_id_offset = i32::try_from(page.before).ok();
    if !call.world.shares_ids(place) {
        let pts = call.pts(me, place);
        let topics = Vec::new();
        return types::messages::ChannelMessages {
            inexact: false,
            pts,
            count,
            offset_id_offset,
            messages,
            topics,
            chats,
            users,
        }
        .into();
    }
    if messages.len() == page.count {
        return types::messages::Messages { messages, topics: Vec::new(), chats, users }.into();
    }
    types::messages::MessagesSlice {
        inexact: false,
        count,
        next_rate: None,
        offset_id_offset,
        search_flood: None,
        messages,
        topics: Vec::new(),
        chats,
        users,
    }
    .into()
}

/// Messages that were asked for one by one, in the order asked; what is not there stands as empty.
pub(super) fn listed<'a>(
    call: &'a Call<'_>,
    me: i64,
    place: Option<Place>,
    wanted: impl Iterator<Item = (i32, Option<&'a Message>)>,
    shaped: fn(&World, i64, &Message) -> enums::Message,
) -> enums::messages::Messages {
    let mut names = Names::default();
    if let Some(place) = place {
        names.add_place(place);
    }
    let mut messages = Vec::new();
    for (id, message) in wanted {
        if let Some(message) = message {
            names.add_message(message);
        }
        messages.push(match message {
            Some(message) => shaped(call.world, me, message),
            None => shape::message::empty(id, None),
        });
    }
    let (users, chats) = (names.users(call.world, me), names.chats(call.world, me));
    match place.filter(|place| !call.world.shares_ids(*place)) {
        Some(place) => types::messages::ChannelMessages {
            inexact: false,
            pts: call.pts(me, place),
            count: i32::try_from(messages.len()).unwrap_or(i32::MAX),
            offset_id_offset: None,
            messages,
            topics: Vec::new(),
            chats,
            users,
        }
        .into(),
        None => types::messages::Messages { messages, topics: Vec::new(), chats, users }.into(),
    }
}
