//! `editMessageText`, `editMessageCaption`, `editMessageMedia`, `editMessageReplyMarkup`. Live locations are moved in
//! `location`. Messages sent in inline mode do not exist here, so `inline_message_id` counts as left out.

use super::error::ApiError;
use super::input_media::InputMedia;
use super::parameters::Parameters;
use super::{keyboard, peer, shape, text};
use crate::sandbox::world::{Content, Edit, EditPart, EditRefusal, FileKind, Message, Place, World};
use crate::value::Json;

/// The message that a call is to change.
pub(super) struct Target {
    pub(super) place: Place,
    pub(super) id: i64,
    /// The inline keyboard from now on.
    keyboard: Option<Json>,
}

/// `editMessageText`.
pub(super) fn edit_text(world: &mut World, parameters: &Parameters) -> Result<Json, ApiError> {
    let text = text::message_text(world, parameters)?;
    let link_preview = parameters.json("link_preview_options", "link preview options")?;
    let target = target(world, parameters, EditPart::Content)?;
    if !matches!(content(world, &target)?, Content::Text(_)) {
        return Err(ApiError::bad_request("there is no text in the message to edit"));
    }
    let edit = Edit { content: Some(Content::Text(text)), link_preview: Some(link_preview), ..Edit::default() };
    apply(world, &target, edit)
}

/// `editMessageCaption`.
pub(super) fn edit_caption(world: &mut World, parameters: &Parameters) -> Result<Json, ApiError> {
    let entities = parameters.json("caption_entities", "caption entities")?;
    let text = parameters.text("caption").unwrap_or_default();
    let caption = text::caption(world, text, parameters.text("parse_mode"), entities)?;
    let target = target(world, parameters, EditPart::Content)?;
    let Content::File { kind, file_id, spoiler, .. } = content(world, &target)? else {
        return Err(ApiError::bad_request("there is no caption in the message to edit"));
    };
    let visual = matches!(kind, FileKind::Photo | FileKind::Video | FileKind::Animation);
    let caption_above = visual && parameters.boolean("show_caption_above_media");
    let content = Content::File { kind, file_id, caption, spoiler, caption_above };
    apply(world, &target, Edit { content: Some(content), ..Edit::default() })
}

/// `editMessageMedia`; a text becomes the file's message.
pub(super) fn edit_media(world: &mut World, parameters: &mut Parameters) -> Result<Json, ApiError> {
    let media: Option<InputMedia> = parameters.json("media", "media")?;
    let media = media.ok_or_else(|| ApiError::bad_request("can't parse InputMedia: media is not specified"))?;
    let kind = media.kind()?;
    let media = media.check(world, parameters)?;
    let target = target(world, parameters, EditPart::Content)?;
    match content(world, &target)? {
        Content::Text(_) => {}
        Content::File { kind: FileKind::Voice | FileKind::VideoNote | FileKind::Sticker, .. } => return Err(no_media()),
        Content::File { kind: old, .. } => {
            let album = world.message(target.place, target.id).is_some_and(|message| message.options.album.is_some());
            let single = |kind| matches!(kind, FileKind::Audio | FileKind::Document | FileKind::Animation);
            if album && old != kind && (single(old) || single(kind)) {
                return Err(ApiError::bad_request("can't change media type in the album"));
            }
        }
        _ => return Err(no_media()),
    }
    let content = media.keep(world)?;
    apply(world, &target, Edit { content: Some(content), ..Edit::default() })
}

/// `editMessageReplyMarkup`.
pub(super) fn edit_reply_markup(world: &mut World, parameters: &Parameters) -> Result<Json, ApiError> {
    let target = target(world, parameters, EditPart::Keyboard)?;
    apply(world, &target, Edit::default())
}

fn no_media() -> ApiError {
    ApiError::bad_request("there is no media in the message to edit")
}

/// The message that a call names, where the bot may change that part of it.
pub(super) fn target(world: &World, parameters: &Parameters, part: EditPart) -> Result<Target, ApiError> {
    if parameters.text("chat_id").is_none() && parameters.text("message_id").is_none() {
        return Err(ApiError::bad_request("message identifier is not specified"));
    }
    let place = peer::readable(world, parameters, "chat_id")?;
    let keyboard = keyboard::read(parameters.text("reply_markup"), place)?;
    if keyboard.as_ref().is_some_and(|markup| markup.get("inline_keyboard").is_none()) {
        return Err(ApiError::bad_request("inline keyboard expected"));
    }
    let id = parameters.integer("message_id").unwrap_or(0);
    world.editable(world.bot.id, place, id, part)?;
    Ok(Target { place, id, keyboard })
}

fn content(world: &World, target: &Target) -> Result<Content, ApiError> {
    let message = world.message(target.place, target.id).ok_or(EditRefusal::NotFound)?;
    Ok(message.content.clone())
}

/// Changes the message; without `reply_markup` it loses its buttons.
pub(super) fn apply(world: &mut World, target: &Target, edit: Edit) -> Result<Json, ApiError> {
    let edit = Edit { inline_keyboard: Some(target.keyboard.clone()), ..edit };
    let message: Message = world.edit(world.bot.id, target.place, target.id, edit)?.clone();
    Ok(shape::message(world, &message))
}

impl From<EditRefusal> for ApiError {
    fn from(refusal: EditRefusal) -> Self {
        Self::bad_request(match refusal {
            EditRefusal::NotFound => "message to edit not found",
            EditRefusal::NotAuthor | EditRefusal::Fixed | EditRefusal::Expired => "message can't be edited",
            EditRefusal::NotModified => {
                "message is not modified: specified new message content and reply markup are exactly the same as a \
                 current content and reply markup of the message"
            }
        })
    }
}
