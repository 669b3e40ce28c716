//! Edit message: `editMessageMedia`, `editMessageText`, `editMessageCaption` or `editMessageReplyMarkup`.
//!
//! Which of them follows from the fields as far as they tell: with a file the media is replaced, with buttons alone only
//! the buttons. A text may be a message's text or the caption of its file, which a bot cannot look up: it goes out as a
//! text, and only where Telegram answers that the message has none (which is a refusal: nothing was changed) it goes out
//! again as a caption. So there are never two effects.
//!
//! What a request leaves out Telegram takes away: the buttons, and with a new file the caption.

use super::client::Client;
use super::entities::entities_json;
use super::failure::{self, Effect};
use super::media::RULES;
use super::message_errors::NO_TEXT_TO_EDIT;
use super::peer;
use super::request::{Attached, Method, Params, Place, Request};
use crate::engine::{ActionError, Call, EditMessage, RequestView};
use crate::markup::FormattedText;
use crate::scenario::rules::limits;
use crate::telegram::file::{self, Item, ItemSource, Kind};
use crate::value::Json;
use serde_json::json;
use std::sync::Arc;

/// The request as it would go out first; nothing is downloaded.
pub(super) fn requests(action: &EditMessage) -> Result<Vec<RequestView>, ActionError> {
    let item = action.attachment.as_ref().map(|attachment| file::look(attachment, &RULES)).transpose()?;
    Ok(vec![plan(action, item.as_ref())?.view()])
}

/// Edits the message and gives it as it is then.
pub(super) async fn edit(client: &Client, action: &EditMessage, call: &dyn Call) -> Result<Json, ActionError> {
    let item = match &action.attachment {
        // A wrong address of the chat is found before a file is fetched in vain.
        Some(attachment) => {
            peer::chat_id(&action.peer)?;
            Some(file::fetch(client.downloads(), attachment, &RULES, call).await?)
        }
        None => None,
    };
    let mut request = plan(action, item.as_ref())?;
    let answer = client.perform(&mut request, Effect::Change, call).await;
    match (answer, &action.text) {
        (Err(error), Some(text)) if error.code == NO_TEXT_TO_EDIT => {
            if text.length() > limits::CAPTION {
                return Err(failure::caption_too_long());
            }
            let mut caption = caption_request(request, text);
            client.perform(&mut caption, Effect::Change, call).await
        }
        (answer, _) => answer,
    }
}

fn plan(action: &EditMessage, item: Option<&Item>) -> Result<Request, ActionError> {
    let mut params = Params::new();
    params.insert("chat_id".to_owned(), peer::chat_id(&action.peer)?);
    params.insert("message_id".to_owned(), json!(action.message_id));
    let mut request = match (item, &action.text) {
        (Some(item), text) => media_request(params, item, text.as_ref()),
        (None, Some(text)) => {
            insert_text(&mut params, "text", "entities", text);
            if !action.link_preview {
                params.insert("link_preview_options".to_owned(), json!({"is_disabled": true}));
            }
            Request::new(Method::EditMessageText, params)
        }
        (None, None) => Request::new(Method::EditMessageReplyMarkup, params),
    };
    if let Some(buttons) = &action.buttons {
        request.params.insert("reply_markup".to_owned(), buttons.clone());
    }
    Ok(request)
}

fn media_request(mut params: Params, item: &Item, text: Option<&FormattedText>) -> Request {
    let kind = match item.kind {
        // An edit knows no voice messages (Bot API `InputMedia`); the same file can be listened to as audio.
        Kind::Voice => Kind::Audio,
        kind => kind,
    };
    // The place of `media` is kept, so that people see the file where it belongs.
    let mut media = Params::from_iter([("type".to_owned(), json!(kind.param())), ("media".to_owned(), Json::Null)]);
    if let Some(text) = text {
        insert_text(&mut media, "caption", "caption_entities", text);
    }
    params.insert("media".to_owned(), Json::Object(media));
    let mut request = Request::new(Method::EditMessageMedia, params);
    match &item.source {
        ItemSource::Id(id) => request.put(Place::NewMedia, json!(id)),
        ItemSource::File(file) => {
            request.files.push(Attached { place: Place::NewMedia, file: Arc::clone(file) });
        }
    }
    request
}

/// The same change of a message whose words are the caption of its file.
fn caption_request(text_request: Request, text: &FormattedText) -> Request {
    let mut params = Params::new();
    for (key, value) in text_request.params {
        match key.as_str() {
            "text" => insert_text(&mut params, "caption", "caption_entities", text),
            "entities" | "link_preview_options" => {}
            _ => {
                params.insert(key, value);
            }
        }
    }
    Request::new(Method::EditMessageCaption, params)
}

fn insert_text(params: &mut Params, name: &str, entities: &str, text: &FormattedText) {
    params.insert(name.to_owned(), json!(text.text));
    if !text.entities.is_empty() {
        params.insert(entities.to_owned(), entities_json(&text.entities));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{AttachmentSource, ResolvedAttachment};
    use crate::markup::{Entity, EntityKind};
    use crate::scenario::PeerAddress;

    fn edit() -> EditMessage {
        EditMessage {
            peer: PeerAddress::Id(2),
            message_id: 5,
            text: None,
            attachment: None,
            link_preview: true,
            buttons: None,
        }
    }

    fn bold(text: &str) -> FormattedText {
        let entity = Entity { offset: 0, length: 1, kind: EntityKind::Bold };
        FormattedText { text: text.to_owned(), entities: vec![entity] }
    }

    fn file(url: &str) -> ResolvedAttachment {
        let url = url.parse().expect("a test's address");
        ResolvedAttachment { title: None, source: AttachmentSource::Url(url), mime_type: None }
    }

    fn check(action: &EditMessage, method: &str, own: Json) {
        let views = requests(action).expect("a request");
        let mut expected = json!({"chat_id": 2, "message_id": 5});
        expected.as_object_mut().expect("an object").extend(own.as_object().cloned().unwrap_or_default());
        assert_eq!((views.len(), views[0].method.as_str(), &views[0].params), (1, method, &expected));
    }

    #[test]
    fn the_method_follows_the_fields() {
        let buttons = json!({"inline_keyboard": [[{"text": "a", "callback_data": "b", "style": "danger"}]]});
        let text = EditMessage { text: Some(bold("Да")), link_preview: false, ..edit() };
        check(
            &text,
            "editMessageText",
            json!({
                "text": "Да", "entities": [{"type": "bold", "offset": 0, "length": 1}],
                "link_preview_options": {"is_disabled": true},
            }),
        );
        let keyboard = EditMessage { buttons: Some(buttons.clone()), ..edit() };
        check(&keyboard, "editMessageReplyMarkup", json!({ "reply_markup": buttons }));
        let both = EditMessage { text: Some(FormattedText::plain("Да")), ..keyboard };
        check(&both, "editMessageText", json!({"text": "Да", "reply_markup": buttons}));
    }

    #[test]
    fn a_file_replaces_the_media() {
        let file_size = json!({"name": "a.jpg", "size": null});
        let photo = EditMessage { attachment: Some(file("http://x/a.jpg")), ..edit() };
        check(
            &photo,
            "editMessageMedia",
            json!({"media": {"type": "photo", "media": "attach://file1"}, "file1": file_size}),
        );
        let captioned = EditMessage { text: Some(bold("Да")), ..photo };
        check(
            &captioned,
            "editMessageMedia",
            json!({
                "media": {
                    "type": "photo", "media": "attach://file1", "caption": "Да",
                    "caption_entities": [{"type": "bold", "offset": 0, "length": 1}],
                },
                "file1": file_size,
            }),
        );
        let id = ResolvedAttachment {
            title: None,
            source: AttachmentSource::FileId("BQACAgIAAxkBAAI".into()),
            mime_type: None,
        };
        let known = EditMessage { attachment: Some(id), ..edit() };
        check(&known, "editMessageMedia", json!({"media": {"type": "document", "media": "BQACAgIAAxkBAAI"}}));
        let voice = EditMessage { attachment: Some(file("http://x/a.ogg")), ..edit() };
        assert_eq!(requests(&voice).expect("a request")[0].params["media"]["type"], "audio");
    }

    #[test]
    fn a_text_becomes_a_caption_with_all_else_the_same() {
        let action = EditMessage {
            text: Some(bold("Да")),
            link_preview: false,
            buttons: Some(json!({"inline_keyboard": []})),
            ..edit()
        };
        let text = plan(&action, None).expect("a request");
        let caption = caption_request(text, &bold("Да")).view();
        assert_eq!(caption.method, "editMessageCaption");
        assert_eq!(
            caption.params,
            json!({
                "chat_id": 2, "message_id": 5, "caption": "Да",
                "caption_entities": [{"type": "bold", "offset": 0, "length": 1}],
                "reply_markup": {"inline_keyboard": []},
            })
        );
    }
}
