//! `messages.editMessage`: text, caption, media, a live location; a scheduled message and its time.

use super::media::{self, Media};
use super::sending::{due, writable};
use super::{answer, send, text};
use crate::markup::Text;
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::shape::names::Names;
use crate::sandbox::world::{Content, Edit, EditPart, EditRefusal, FileKind, Message, Place};
use grammers_tl_types::enums::{self, InputMedia};
use grammers_tl_types::functions::messages::EditMessage;
use serde_json::json;

impl Method for EditMessage {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::Updates, RpcError> {
        let me = call.me()?;
        let place = call.place(&self.peer)?;
        if self.schedule_date.is_some() {
            return edit_scheduled(self, call, me, place);
        }
        let id = i64::from(self.id);
        let channel = call.world.is_channel(place);
        let refused = |refusal| refused(refusal, channel);
        let old = call.world.editable(me, place, id, EditPart::Content).map_err(refused)?.clone();
        let no_webpage = self.no_webpage;
        let content = changed(self, call, me, &old)?;
        let plain = matches!(content, Content::Text(_));
        let edit = Edit {
            content: Some(content),
            link_preview: plain.then(|| no_webpage.then(|| json!({ "is_disabled": true }))),
            ..Edit::default()
        };
        call.world.edit(me, place, id, edit).map_err(refused)?;
        let edited = call.world.message(place, id).ok_or_else(|| refused(EditRefusal::NotFound))?;
        let names = Names::of_messages([edited]);
        Ok(answer::updates(call, me, vec![answer::edited_message(call, me, edited)], &names))
    }
}

fn refused(refusal: EditRefusal, channel: bool) -> RpcError {
    RpcError::bad(match refusal {
        EditRefusal::NotFound | EditRefusal::Fixed => "MESSAGE_ID_INVALID",
        EditRefusal::NotAuthor if channel => "CHAT_ADMIN_REQUIRED",
        EditRefusal::NotAuthor => return RpcError::forbidden("MESSAGE_AUTHOR_REQUIRED"),
        EditRefusal::Expired => "MESSAGE_EDIT_TIME_EXPIRED",
        EditRefusal::NotModified => "MESSAGE_NOT_MODIFIED",
    })
}

/// What the message is to hold.
fn changed(request: EditMessage, call: &mut Call<'_>, me: i64, old: &Message) -> Result<Content, RpcError> {
    let EditMessage { message, entities, media, invert_media, .. } = request;
    let old_caption = || old.content.text().cloned().unwrap_or_default();
    match (media, &old.content) {
        (Some(InputMedia::GeoLive(live)), Content::Location(location)) => {
            media::moved(location, &live).map(Content::Location)
        }
        (Some(new), Content::Text(_) | Content::File { .. }) => {
            let new = media::read(call.world, call.state, me, new)?;
            fits(&new, old)?;
            let caption = match message {
                Some(words) => text::caption(call.world, me, &words, entities)?,
                None => old_caption(),
            };
            media::keep(call.world, new, caption, invert_media)
        }
        (Some(_), _) => Err(RpcError::bad("MEDIA_PREV_INVALID")),
        (None, Content::Text(_)) => {
            let words = message.unwrap_or_default();
            text::message_text(call.world, me, &words, entities).map(Content::Text)
        }
        (None, Content::File { kind, file_id, spoiler, .. }) => {
            let words = message.ok_or_else(|| RpcError::bad("MESSAGE_NOT_MODIFIED"))?;
            let caption = text::caption(call.world, me, &words, entities)?;
            let (kind, file_id, spoiler) = (*kind, file_id.clone(), *spoiler);
            Ok(captioned(kind, file_id, spoiler, caption, invert_media))
        }
        (None, _) => Err(RpcError::bad("MESSAGE_NOT_MODIFIED")),
    }
}

fn captioned(kind: FileKind, file_id: String, spoiler: bool, caption: Text, caption_above: bool) -> Content {
    Content::File { kind, file_id, caption, spoiler, caption_above }
}

/// Only files take the place of text and files, and in an album only such as go with the others.
fn fits(new: &Media, old: &Message) -> Result<(), RpcError> {
    let kind = new.album_kind().ok_or_else(|| RpcError::bad("MEDIA_NEW_INVALID"))?;
    match (&old.content, old.options.album) {
        (Content::File { kind: before, .. }, Some(_)) if send::group(*before) != send::group(kind) => {
            Err(RpcError::bad("MEDIA_GROUPED_INVALID"))
        }
        _ => Ok(()),
    }
}

/// Scheduled messages have no time limit; what is left out of the request stays.
fn edit_scheduled(
    request: EditMessage,
    call: &mut Call<'_>,
    me: i64,
    place: Place,
) -> Result<enums::Updates, RpcError> {
    writable(call, me, &request.peer)?;
    let id = i64::from(request.id);
    let missing = || RpcError::bad("MESSAGE_ID_INVALID");
    let old = call.world.scheduled(me, place).iter().find(|message| message.id == id).ok_or_else(missing)?.clone();
    let Some(due) = due(request.schedule_date)? else {
        // What is due now is no longer scheduled.
        return Err(RpcError::bad("SCHEDULE_DATE_INVALID"));
    };
    let content = if request.message.is_some() || request.media.is_some() {
        changed(request, call, me, &old)?
    } else {
        old.content.clone()
    };
    if content == old.content && due == old.date {
        return Err(RpcError::bad("MESSAGE_NOT_MODIFIED"));
    }
    let change = |message: &mut Message| (message.content, message.date) = (content, due);
    call.world.edit_scheduled(me, place, id, change).ok_or_else(missing)?;
    let edited = call.world.scheduled(me, place).iter().find(|message| message.id == id).ok_or_else(missing)?;
    let names = Names::of_messages([edited]);
    Ok(answer::updates(call, me, vec![answer::scheduled_message(call, me, edited)], &names))
}
