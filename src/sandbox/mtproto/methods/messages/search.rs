//! `messages.search`: a chat's messages by words, sender, dates, topic and kind. The words are looked for anywhere in
//! the text, in any case of letters; the real server looks for beginnings of words.

use super::answer;
use super::history::readable;
use super::page::{Wanted, page};
use crate::markup::TextEntityKind;
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::world::{Content, FileKind, Message, Place, Sender};
use grammers_tl_types::enums::{self, InputPeer, MessagesFilter};
use grammers_tl_types::functions::messages::Search;

impl Method for Search {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::Messages, RpcError> {
        let me = call.me()?;
        let place = readable(call, me, &self.peer)?;
        let from = self.from_id.as_ref().map(|peer| sender(call, me, peer)).transpose()?;
        let words = self.q.trim().to_lowercase();
        let wanted = Wanted {
            offset_id: self.offset_id,
            offset_date: 0,
            add_offset: self.add_offset,
            limit: self.limit,
            max_id: self.max_id,
            min_id: self.min_id,
        };
        let topic = self.top_msg_id.map(i64::from);
        let found = call.world.visible_messages(me, place).rev().filter(|message| {
            !message.is_service()
                && from.is_none_or(|from| message.sender == from)
                && (self.min_date == 0 || message.date > i64::from(self.min_date))
                && (self.max_date == 0 || message.date < i64::from(self.max_date))
                && (topic.is_none() || message.options.topic == topic)
                && of_kind(message, &self.filter)
                && (words.is_empty() || message.text().to_lowercase().contains(&words))
        });
        Ok(answer::page(call, me, place, &page(found, wanted)))
    }
}

fn sender(call: &Call<'_>, me: i64, peer: &InputPeer) -> Result<Sender, RpcError> {
    let invalid = || RpcError::bad("FROM_PEER_INVALID");
    match call.place(peer).map_err(|_| invalid())? {
        place @ Place::Private(..) => place.partner(me).map(Sender::User).ok_or_else(invalid),
        Place::Chat(_) => Ok(Sender::Channel),
    }
}

/// Whether a message is of the kind that a filter lets through.
fn of_kind(message: &Message, filter: &MessagesFilter) -> bool {
    let file = match &message.content {
        Content::File { kind, .. } => Some(*kind),
        _ => None,
    };
    let is = |kinds: &[FileKind]| file.is_some_and(|kind| kinds.contains(&kind));
    match filter {
        MessagesFilter::InputMessagesFilterEmpty => true,
        MessagesFilter::InputMessagesFilterPhotos => is(&[FileKind::Photo]),
        MessagesFilter::InputMessagesFilterVideo => is(&[FileKind::Video]),
        MessagesFilter::InputMessagesFilterPhotoVideo => is(&[FileKind::Photo, FileKind::Video]),
        MessagesFilter::InputMessagesFilterDocument => is(&[FileKind::Document]),
        MessagesFilter::InputMessagesFilterUrl => message
            .content
            .text()
            .is_some_and(|text| text.entities.iter().any(|entity| matches!(entity.kind, TextEntityKind::Url))),
        MessagesFilter::InputMessagesFilterGif => is(&[FileKind::Animation]),
        MessagesFilter::InputMessagesFilterVoice => is(&[FileKind::Voice]),
        MessagesFilter::InputMessagesFilterMusic => is(&[FileKind::Audio]),
        MessagesFilter::InputMessagesFilterRoundVoice => is(&[FileKind::Voice, FileKind::VideoNote]),
        MessagesFilter::InputMessagesFilterRoundVideo => is(&[FileKind::VideoNote]),
        MessagesFilter::InputMessagesFilterGeo => matches!(message.content, Content::Location(_)),
        MessagesFilter::InputMessagesFilterContacts => matches!(message.content, Content::Contact(_)),
        MessagesFilter::InputMessagesFilterChatPhotos
        | MessagesFilter::InputMessagesFilterPhoneCalls(_)
        | MessagesFilter::InputMessagesFilterMyMentions
        | MessagesFilter::InputMessagesFilterPinned
        | MessagesFilter::InputMessagesFilterPoll => false,
    }
}
