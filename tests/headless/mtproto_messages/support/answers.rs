//! What is in answers.

use grammers_client::tl::{enums, types};

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
