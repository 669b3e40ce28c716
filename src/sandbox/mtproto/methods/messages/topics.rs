//! Topics of forums: `messages.getForumTopics` (newest first) and `messages.getForumTopicsByID`.

use super::history::readable;
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::shape::names::Names;
use crate::sandbox::mtproto::shape::{self, dialog};
use crate::sandbox::world::Place;
use grammers_tl_types::enums::{self, InputPeer};
use grammers_tl_types::functions::messages::{GetForumTopics, GetForumTopicsById};
use grammers_tl_types::types;

/// Topics of one answer.
const LIMIT: i32 = 100;

impl Method for GetForumTopics {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::ForumTopics, RpcError> {
        let me = call.me()?;
        let place = forum(call, me, &self.peer)?;
        let words = self.q.unwrap_or_default().trim().to_lowercase();
        let chat = call.world.chat_of(place);
        let named = chat.into_iter().flat_map(|chat| &chat.topics);
        let mut found: Vec<(i64, i64)> = named
            .filter(|topic| topic.name.to_lowercase().contains(&words))
            .map(|topic| (newest(call, me, place, topic.id), topic.id))
            .collect();
        found.sort_unstable_by(|one, other| other.cmp(one));
        let count = found.len();
        let limit = usize::try_from(self.limit.clamp(1, LIMIT)).unwrap_or_default();
        let offset = i64::from(self.offset_topic);
        let begin = found.iter().position(|(_, id)| *id == offset).map_or(0, |place| place + 1);
        let ids: Vec<i64> = found.into_iter().skip(begin).take(limit).map(|(_, id)| id).collect();
        Ok(answer(call, me, place, &ids, count))
    }
}

impl Method for GetForumTopicsById {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::ForumTopics, RpcError> {
        let me = call.me()?;
        let place = forum(call, me, &self.peer)?;
        if self.topics.is_empty() {
            return Err(RpcError::bad("TOPICS_EMPTY"));
        }
        let ids: Vec<i64> = self.topics.into_iter().map(i64::from).collect();
        Ok(answer(call, me, place, &ids, ids.len()))
    }
}

/// The place of a peer that has topics.
fn forum(call: &Call<'_>, me: i64, peer: &InputPeer) -> Result<Place, RpcError> {
    let place = readable(call, me, peer)?;
    let forum = call.world.chat_of(place).is_some_and(|chat| chat.is_forum());
    if forum { Ok(place) } else { Err(RpcError::bad("CHANNEL_FORUM_MISSING")) }
}

/// The id of the newest message of a topic.
fn newest(call: &Call<'_>, me: i64, place: Place, topic: i64) -> i64 {
    let mut messages = call.world.visible_messages(me, place).rev();
    messages.find(|message| message.options.topic == Some(topic)).map_or(topic, |message| message.id)
}

fn answer(call: &Call<'_>, me: i64, place: Place, ids: &[i64], count: usize) -> enums::messages::ForumTopics {
    let mut names = Names::default();
    names.add_place(place);
    let (mut topics, mut messages) = (Vec::new(), Vec::new());
    for id in ids {
        let Some(topic) = call.world.chat_of(place).and_then(|chat| chat.topic(*id)) else {
            let id = i32::try_from(*id).unwrap_or(i32::MAX);
            topics.push(types::ForumTopicDeleted { id }.into());
            continue;
        };
        topics.push(dialog::topic(call.world, me, place, topic));
        if let Some(message) = call.world.visible_message(me, place, newest(call, me, place, *id)) {
            names.add_message(message);
            messages.push(shape::message::message(call.world, me, message));
        }
    }
    types::messages::ForumTopics {
        order_by_create_date: false,
        count: i32::try_from(count).unwrap_or(i32::MAX),
        topics,
        messages,
        chats: names.chats(call.world, me),
        users: names.users(call.world, me),
        pts: call.pts(me, place),
    }
    .into()
}
