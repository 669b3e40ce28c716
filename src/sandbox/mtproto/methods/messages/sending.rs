//! What every sending method has in common: where it may write, silence, reply, topic, schedule, and the way into the
//! world.

use super::answer;
use super::sent::Sending;
use super::text;
use crate::sandbox::mtproto::call::Call;
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::now;
use crate::sandbox::world::{
    Chat, ChatKind, Draft, Message, Options, Place, Quote, Refusal, SCHEDULE_AHEAD, SCHEDULE_AT_ONCE, SCHEDULE_LIMIT,
    ScheduleRefusal, TopicRefusal, World,
};
use grammers_tl_types::enums::{InputPeer, InputReplyTo};
use grammers_tl_types::{enums, types};

/// `schedule_date` for "when the other one is online", which only clients with a status to look at can ask for.
const WHEN_ONLINE: i32 = 0x7FFF_FFFE;

/// The place of a peer that the account may write to.
pub(super) fn writable(call: &Call<'_>, me: i64, peer: &InputPeer) -> Result<Place, RpcError> {
    let place = call.place(peer)?;
    match call.world.check_writable(me, place) {
        Ok(()) => Ok(place),
        Err(refusal) => Err(refused(refusal)),
    }
}

/// Telegram's words for what an account may not write to.
fn refused(refusal: Refusal) -> RpcError {
    match refusal {
        Refusal::ChatNotFound => RpcError::bad("PEER_ID_INVALID"),
        Refusal::BlockedByUser => RpcError::bad("USER_IS_BLOCKED"),
        Refusal::YouBlocked => RpcError::bad("YOU_BLOCKED_USER"),
        Refusal::MigratedTo(_) => RpcError::bad("CHAT_ID_INVALID"),
        Refusal::NotAdministrator => RpcError::bad("CHAT_ADMIN_REQUIRED"),
        Refusal::Kicked(ChatKind::Supergroup | ChatKind::Channel) => RpcError::bad("CHANNEL_PRIVATE"),
        Refusal::NotMember(_) | Refusal::Kicked(ChatKind::Group) | Refusal::Muted | Refusal::NotStarted => {
            RpcError::forbidden("CHAT_WRITE_FORBIDDEN")
        }
    }
}

/// The options that come with every message.
pub(super) fn options(
    call: &Call<'_>,
    me: i64,
    place: Place,
    reply_to: Option<&InputReplyTo>,
    silent: bool,
    protected: bool,
) -> Result<Options, RpcError> {
    let options = Options { silent, protected, ..Options::default() };
    match reply_to {
        None => Ok(options),
        Some(InputReplyTo::Message(reply)) => replying(call, me, place, reply, options),
        Some(InputReplyTo::Story(_) | InputReplyTo::MonoForum(_) | InputReplyTo::EphemeralMessage(_)) => {
            Err(RpcError::bad("REPLY_TO_INVALID"))
        }
    }
}

fn replying(
    call: &Call<'_>,
    me: i64,
    place: Place,
    reply: &types::InputReplyToMessage,
    options: Options,
) -> Result<Options, RpcError> {
    if let Some(peer) = &reply.reply_to_peer_id
        && call.place(peer)? != place
    {
        return Err(RpcError::bad("REPLY_TO_INVALID"));
    }
    let world = &*call.world;
    let id = i64::from(reply.reply_to_msg_id);
    let forum = world.chat_of(place).filter(|chat| chat.is_forum());
    // To answer the message that opened a topic is to write in the topic.
    let opened = forum.and_then(|chat| chat.topic(id)).map(|topic| topic.id);
    let replied = match opened {
        Some(_) => None,
        None if id == 0 && reply.top_msg_id.is_some() => None,
        None => {
            let missing = || RpcError::bad("REPLY_MESSAGE_ID_INVALID");
            Some(world.visible_message(me, place, id).ok_or_else(missing)?)
        }
    };
    let named = reply.top_msg_id.map(i64::from).or(opened);
    let topic = named.or_else(|| replied.and_then(|message| message.options.topic));
    if let Some(topic) = topic {
        open_topic(world, place, topic)?;
    }
    let quote = match (&reply.quote_text, replied) {
        (Some(words), Some(message)) => Some(quote(world, me, message, words, reply)?),
        _ => None,
    };
    Ok(Options { reply_to: replied.map(|message| message.id), topic, quote, ..options })
}

/// Refuses a topic that is not there or not open.
pub(super) fn open_topic(world: &World, place: Place, topic: i64) -> Result<(), RpcError> {
    let forum = world.chat_of(place).is_some_and(Chat::is_forum);
    world.check_topic(place, topic).map_err(|refusal| match refusal {
        TopicRefusal::NotFound if !forum => RpcError::bad("MSG_ID_INVALID"),
        TopicRefusal::NotFound => RpcError::bad("TOPIC_DELETED"),
        TopicRefusal::Closed => RpcError::bad("TOPIC_CLOSED"),
    })
}

fn quote(
    world: &World,
    me: i64,
    message: &Message,
    words: &str,
    reply: &types::InputReplyToMessage,
) -> Result<Quote, RpcError> {
    let invalid = || RpcError::bad("QUOTE_TEXT_INVALID");
    let places = message
        .text()
        .match_indices(words)
        .map(|(byte, _)| message.text().get(..byte).unwrap_or_default().encode_utf16().count());
    let near = usize::try_from(reply.quote_offset.unwrap_or_default()).unwrap_or_default();
    let position = places.min_by_key(|place| place.abs_diff(near)).ok_or_else(invalid)?;
    let text = text::caption(world, me, words, reply.quote_entities.clone())?;
    if text.text.is_empty() { Err(invalid()) } else { Ok(Quote { text, position }) }
}

/// When a message is to be sent; nothing is at once, as is what is due in a moment.
pub(super) fn due(schedule_date: Option<i32>) -> Result<Option<i64>, RpcError> {
    let Some(date) = schedule_date else { return Ok(None) };
    if date == WHEN_ONLINE {
        return Err(RpcError::bad("SCHEDULE_STATUS_PRIVATE"));
    }
    let due = i64::from(date);
    match due - now() {
        ahead if ahead > SCHEDULE_AHEAD => Err(RpcError::bad("SCHEDULE_DATE_TOO_LATE")),
        ahead if ahead <= SCHEDULE_AT_ONCE => Ok(None),
        _ => Ok(Some(due)),
    }
}

/// Posts or schedules messages, each under the client's number for it, and answers with them.
pub(super) fn deliver(
    call: &mut Call<'_>,
    me: i64,
    place: Place,
    drafts: Vec<(i64, Draft)>,
    due: Option<i64>,
) -> Result<enums::Updates, RpcError> {
    let sendings = put(call, me, place, drafts, due)?;
    // They were put there a moment ago, so none can be missing.
    answer::sent(call, me, place, &sendings, false).ok_or_else(|| RpcError::new(500, "MSG_WAIT_FAILED"))
}

/// The same for one message, with the compact answer where the real server gives it: in chats with another person or
/// the bot.
pub(super) fn deliver_one(
    call: &mut Call<'_>,
    me: i64,
    place: Place,
    random_id: i64,
    draft: Draft,
    due: Option<i64>,
) -> Result<enums::Updates, RpcError> {
    let other = place.partner(me).is_some_and(|partner| partner != me);
    if due.is_some() || !other {
        return deliver(call, me, place, vec![(random_id, draft)], due);
    }
    let sendings = put(call, me, place, vec![(random_id, draft)], due)?;
    let message = sendings.first().and_then(|(_, sending)| call.world.message(place, sending.id));
    message.map(|message| answer::short(call, me, message)).ok_or_else(|| RpcError::new(500, "MSG_WAIT_FAILED"))
}

fn put(
    call: &mut Call<'_>,
    me: i64,
    place: Place,
    drafts: Vec<(i64, Draft)>,
    due: Option<i64>,
) -> Result<Vec<(i64, Sending)>, RpcError> {
    let full = || RpcError::bad("SCHEDULE_TOO_MUCH");
    if due.is_some() && call.world.scheduled(me, place).len() + drafts.len() > SCHEDULE_LIMIT {
        return Err(full());
    }
    let mut sendings = Vec::new();
    for (random_id, draft) in drafts {
        let id = match due {
            None => call.world.post(me, place, draft).id,
            Some(due) => {
                let scheduled = call.world.schedule(me, place, draft, due).map_err(|refusal| match refusal {
                    ScheduleRefusal::TooFar => RpcError::bad("SCHEDULE_DATE_TOO_LATE"),
                    ScheduleRefusal::TooMany => full(),
                })?;
                scheduled.id
            }
        };
        let sending = Sending { place, id, scheduled: due.is_some() };
        call.state.sent.remember(me, random_id, sending);
        sendings.push((random_id, sending));
    }
    Ok(sendings)
}
