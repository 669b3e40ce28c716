//! `messages.sendMessage`, `messages.sendMedia`, `messages.uploadMedia`, `messages.sendMultiMedia`. Buttons of people
//! count for nothing, as with Telegram.

use super::media::{self, Media};
use super::sending::{self, deliver, deliver_one, due, writable};
use super::{sent, text};
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::shape::media::file_media;
use crate::sandbox::world::{Content, Draft, FileKind, Options};
use grammers_tl_types::enums::{self, InputMedia, InputSingleMedia};
use grammers_tl_types::functions::messages::{SendMedia, SendMessage, SendMultiMedia, UploadMedia};
use serde_json::json;

/// Files of one album.
const ALBUM: usize = 10;

impl Method for SendMessage {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::Updates, RpcError> {
        let me = call.me()?;
        let place = writable(call, me, &self.peer)?;
        if let Some(done) = sent::repeated(call, me, place, &[self.random_id])? {
            return Ok(done);
        }
        let text = text::message_text(call.world, me, &self.message, self.entities)?;
        let due = due(self.schedule_date)?;
        let mut options = sending::options(call, me, place, self.reply_to.as_ref(), self.silent, self.noforwards)?;
        options.link_preview = self.no_webpage.then(|| json!({ "is_disabled": true }));
        let draft = Draft::new(Content::Text(text), options);
        deliver_one(call, me, place, self.random_id, draft, due)
    }
}

impl Method for SendMedia {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::Updates, RpcError> {
        let me = call.me()?;
        let place = writable(call, me, &self.peer)?;
        if let Some(done) = sent::repeated(call, me, place, &[self.random_id])? {
            return Ok(done);
        }
        let caption = text::caption(call.world, me, &self.message, self.entities)?;
        let due = due(self.schedule_date)?;
        let options = sending::options(call, me, place, self.reply_to.as_ref(), self.silent, self.noforwards)?;
        let media = media::read(call.world, call.state, me, self.media)?;
        let content = media::keep(call.world, media, caption, self.invert_media)?;
        deliver(call, me, place, vec![(self.random_id, Draft::new(content, options))], due)
    }
}

impl Method for UploadMedia {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::MessageMedia, RpcError> {
        let me = call.me()?;
        writable(call, me, &self.peer)?;
        let invalid = || RpcError::bad("MEDIA_INVALID");
        let media = media::read(call.world, call.state, me, self.media)?;
        match media::keep(call.world, media, Default::default(), false)? {
            Content::File { kind, file_id, spoiler, .. } => {
                let file = call.world.files.get(&file_id).ok_or_else(invalid)?;
                Ok(file_media(me, file, kind, spoiler))
            }
            _ => Err(invalid()),
        }
    }
}

impl Method for SendMultiMedia {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::Updates, RpcError> {
        let me = call.me()?;
        let place = writable(call, me, &self.peer)?;
        let items: Vec<_> = self.multi_media.into_iter().map(|InputSingleMedia::Media(item)| item).collect();
        match items.len() {
            0 => return Err(RpcError::bad("MEDIA_EMPTY")),
            1..=ALBUM => {}
            _ => return Err(RpcError::bad("MULTI_MEDIA_TOO_LONG")),
        }
        let numbers: Vec<i64> = items.iter().map(|item| item.random_id).collect();
        if let Some(done) = sent::repeated(call, me, place, &numbers)? {
            return Ok(done);
        }
        let due = due(self.schedule_date)?;
        let options = sending::options(call, me, place, self.reply_to.as_ref(), self.silent, self.noforwards)?;
        // All are checked before the first is sent.
        let mut checked = Vec::new();
        for item in items {
            let caption = text::caption(call.world, me, &item.message, item.entities)?;
            if matches!(item.media, InputMedia::UploadedPhoto(_) | InputMedia::UploadedDocument(_)) {
                // These are to go through `messages.uploadMedia` first.
                return Err(RpcError::bad("MEDIA_INVALID"));
            }
            checked.push((media::read(call.world, call.state, me, item.media)?, caption));
        }
        go_together(checked.iter().map(|(media, _)| media))?;
        let album = (checked.len() > 1).then(|| call.world.next_album());
        let mut drafts = Vec::new();
        for (number, (media, caption)) in numbers.into_iter().zip(checked) {
            let content = media::keep(call.world, media, caption, self.invert_media)?;
            drafts.push((number, Draft::new(content, Options { album, ..options.clone() })));
        }
        deliver(call, me, place, drafts, due)
    }
}

/// Photos and videos mix; documents and audio go with their own kind only; nothing else makes an album.
fn go_together<'a>(media: impl Iterator<Item = &'a Media>) -> Result<(), RpcError> {
    let kinds: Option<Vec<Option<FileKind>>> = media.map(|media| media.album_kind().map(group)).collect();
    let kinds = kinds.ok_or_else(|| RpcError::bad("MEDIA_INVALID"))?;
    match kinds.first() {
        Some(Some(first)) if kinds.iter().all(|kind| *kind == Some(*first)) => Ok(()),
        _ => Err(RpcError::bad("MEDIA_GROUPED_INVALID")),
    }
}

/// One kind for all that go together in an album; nothing for what makes none.
pub(super) fn group(kind: FileKind) -> Option<FileKind> {
    match kind {
        FileKind::Photo | FileKind::Video => Some(FileKind::Photo),
        FileKind::Document | FileKind::Audio => Some(kind),
        FileKind::Voice | FileKind::Animation | FileKind::VideoNote | FileKind::Sticker => None,
    }
}
