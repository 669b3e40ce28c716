//! Send message: which requests it takes (pure), and sending them one after another.

use super::client::Client;
use super::entities::entities_json;
use super::failure::{self, Effect};
use super::media::{self, RULES};
use super::options;
use super::peer;
use super::request::{Attached, Method, Params, Place, Request};
use crate::engine::{ActionError, Call, Progress, RequestView, SendMessage};
use crate::markup::{self, FormattedText};
use crate::scenario::AttachmentsAs;
use crate::scenario::rules::limits;
use crate::telegram::file::{self, Item, ItemSource, Kind};
use crate::value::Json;
use serde_json::json;
use std::sync::Arc;

/// The requests as they would go out; nothing is downloaded.
pub(super) fn requests(action: &SendMessage) -> Result<Vec<RequestView>, ActionError> {
    check(action)?;
    let items =
        action.attachments.iter().map(|attachment| file::look(attachment, &RULES)).collect::<Result<Vec<_>, _>>()?;
    Ok(plan(action, &items)?.iter().map(Request::view).collect())
}

/// Sends the message and gives what Telegram made of it: a Message, or an array where there are several.
///
/// Every file is at hand before the first request leaves, so that a bad address does not leave half a message behind.
pub(super) async fn send(client: &Client, action: &SendMessage, call: &dyn Call) -> Result<Json, ActionError> {
    check(action)?;
    let mut items = Vec::new();
    for attachment in &action.attachments {
        items.push(file::fetch(client.downloads(), attachment, &RULES, call).await?);
    }
    let mut requests = plan(action, &items)?;
    let total = requests.len();
    let mut results = Vec::new();
    let mut chat = None;
    for (sent, request) in requests.iter_mut().enumerate() {
        // A group that moved while this step ran has moved for what follows, too.
        if let Some(chat) = chat.take() {
            request.params.insert("chat_id".to_owned(), chat);
        }
        let result = client.perform(request, Effect::Send, call).await;
        let result = result.map_err(|error| failure::after_part(error, sent, total))?;
        chat = request.params.get("chat_id").cloned();
        results.push(result);
        if total > 1 {
            let what = request.method.name().to_owned();
            call.progress(Progress { what, done: results.len() as u64, total: Some(total as u64) });
        }
    }
    Ok(joined(results))
}

/// One answer as it is; several as one array, with the messages of albums in it.
fn joined(mut results: Vec<Json>) -> Json {
    if results.len() == 1 {
        return results.remove(0);
    }
    let messages = results.into_iter().flat_map(|result| match result {
        Json::Array(album) => album,
        message => vec![message],
    });
    Json::Array(messages.collect())
}

/// What can be refused before any file is looked at.
fn check(action: &SendMessage) -> Result<(), ActionError> {
    peer::chat_id(&action.peer)?;
    if action.attachments_as == AttachmentsAs::Documents {
        return Err(failure::documents_only());
    }
    if action.attachments.is_empty() && action.text.text.trim().is_empty() {
        return Err(failure::nothing_to_send());
    }
    Ok(())
}

/// The requests in order: files in albums, the text as the caption of the first or, too long for that, in messages of
/// its own after them; the reply on the first request, the buttons on the last.
fn plan(action: &SendMessage, items: &[Item]) -> Result<Vec<Request>, ActionError> {
    let kinds: Vec<Kind> = items.iter().map(|item| item.kind).collect();
    let mut requests: Vec<Request> = file::groups(&kinds)
        .into_iter()
        .map(|group| media_request(&group.iter().filter_map(|number| items.get(*number)).collect::<Vec<_>>()))
        .collect();
    let text = &action.text;
    if !text.text.trim().is_empty() {
        match requests.first_mut() {
            Some(first) if text.length() <= limits::CAPTION => set_caption(first, text),
            _ => {
                let parts = markup::split(text, limits::TEXT);
                requests.extend(parts.iter().map(|part| text_request(part, action.link_preview)));
            }
        }
    }
    set_common(&mut requests, action)?;
    Ok(requests)
}

fn text_request(text: &FormattedText, link_preview: bool) -> Request {
    let mut params = Params::new();
    params.insert("text".to_owned(), json!(text.text));
    if !text.entities.is_empty() {
        params.insert("entities".to_owned(), entities_json(&text.entities));
    }
    if !link_preview {
        params.insert("link_preview_options".to_owned(), json!({"is_disabled": true}));
    }
    Request::new(Method::SendMessage, params)
}

fn media_request(items: &[&Item]) -> Request {
    let mut request = match items {
        [item] => Request::new(media::method(item.kind), Params::new()),
        _ => {
            let media: Json = items.iter().map(|item| json!({"type": item.kind.param()})).collect();
            Request::new(Method::SendMediaGroup, Params::from_iter([("media".to_owned(), media)]))
        }
    };
    for (number, item) in items.iter().enumerate() {
        let place = match items.len() {
            1 => Place::Param(item.kind.param()),
            _ => Place::Media(number),
        };
        match &item.source {
            ItemSource::Id(id) => request.put(place, json!(id)),
            ItemSource::File(file) => {
                // The name's place in the object is kept, so that people see the file where it belongs.
                request.put(place, Json::Null);
                request.files.push(Attached { place, file: Arc::clone(file) });
            }
        }
    }
    request
}

fn set_caption(request: &mut Request, text: &FormattedText) {
    let entities = entities_json(&text.entities);
    let item = request.params.get_mut("media").and_then(|media| media.get_mut(0)).and_then(Json::as_object_mut);
    let params = match item {
        Some(item) => item,
        None => &mut request.params,
    };
    params.insert("caption".to_owned(), json!(text.text));
    if !text.entities.is_empty() {
        params.insert("caption_entities".to_owned(), entities);
    }
}

/// Where it goes and how, for all requests; and what only the first and the last carry.
fn set_common(requests: &mut [Request], action: &SendMessage) -> Result<(), ActionError> {
    let options = &action.options;
    let chat_id = peer::chat_id(&action.peer)?;
    for request in requests.iter_mut() {
        request.params = options::addressed(&chat_id, std::mem::take(&mut request.params), options);
    }
    if let Some(first) = requests.first_mut() {
        options::set_reply(&mut first.params, options);
    }
    if let Some(last) = requests.last_mut() {
        if last.method == Method::SendMediaGroup && options.buttons.is_some() {
            return Err(failure::album_buttons());
        }
        options::set_buttons(&mut last.params, options);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::SendOptions;
    use crate::markup::{Entity, EntityKind};
    use crate::scenario::PeerAddress;
    use crate::telegram::file::{Content, FileToSend};

    fn message(text: &str) -> SendMessage {
        SendMessage {
            peer: PeerAddress::Id(7),
            text: FormattedText::plain(text),
            attachments: Vec::new(),
            attachments_as: AttachmentsAs::Media,
            link_preview: true,
            options: SendOptions::default(),
        }
    }

    fn items(kinds: &[Kind]) -> Vec<Item> {
        let file = |number| FileToSend { name: format!("{number}"), size: Some(1), content: Content::Remote };
        let item =
            |(number, kind): (usize, &Kind)| Item { kind: *kind, source: ItemSource::File(Arc::new(file(number))) };
        kinds.iter().enumerate().map(item).collect()
    }

    /// Method names, and the requests as people see them.
    fn planned(action: &SendMessage, kinds: &[Kind]) -> Result<(Vec<String>, Vec<Json>), String> {
        let requests = plan(action, &items(kinds)).map_err(|error| error.code)?;
        Ok(requests.iter().map(Request::view).map(|view| (view.method, view.params)).unzip())
    }

    #[test]
    fn a_text_alone() {
        let mut action = message("Привет");
        let (methods, params) = planned(&action, &[]).expect("a plan");
        assert_eq!(methods, ["sendMessage"]);
        assert_eq!(params, [json!({"chat_id": 7, "text": "Привет"})]);

        action.text.entities.push(Entity { offset: 0, length: 6, kind: EntityKind::Bold });
        action.link_preview = false;
        action.options = SendOptions {
            reply_to: Some(3),
            send_at: None,
            silent: true,
            topic: Some(5),
            protect_content: true,
            buttons: Some(json!({"inline_keyboard": [[{"text": "a", "callback_data": "b", "style": "danger"}]]})),
        };
        let (_, params) = planned(&action, &[]).expect("a plan");
        assert_eq!(
            params,
            [json!({
                "chat_id": 7,
                "text": "Привет",
                "entities": [{"type": "bold", "offset": 0, "length": 6}],
                "link_preview_options": {"is_disabled": true},
                "message_thread_id": 5,
                "disable_notification": true,
                "protect_content": true,
                "reply_parameters": {"message_id": 3},
                "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "b", "style": "danger"}]]},
            })]
        );
    }

    #[test]
    fn a_long_text_goes_in_parts_with_the_reply_first_and_the_buttons_last() {
        let mut action = message(&"слово ".repeat(1500));
        action.options.reply_to = Some(3);
        action.options.silent = true;
        action.options.buttons = Some(json!({"remove_keyboard": true}));
        let (methods, params) = planned(&action, &[]).expect("a plan");
        assert_eq!(methods, ["sendMessage"; 3]);
        let has = |key: &str| params.iter().map(|params| params.get(key).is_some()).collect::<Vec<_>>();
        assert_eq!(has("reply_parameters"), [true, false, false]);
        assert_eq!(has("disable_notification"), [true, true, true]);
        assert_eq!(has("reply_markup"), [false, false, true]);
        let text: String = params.iter().filter_map(|params| params["text"].as_str()).collect();
        assert_eq!(text, action.text.text);
    }

    #[test]
    fn one_file_has_a_method_of_its_own() {
        let check = |kind: Kind, method: &str, param: &str| {
            let (methods, params) = planned(&message("Подпись"), &[kind]).expect("a plan");
            assert_eq!(methods, [method]);
            assert_eq!(params[0][param], json!("attach://file1"));
            assert_eq!(params[0]["caption"], json!("Подпись"));
            assert_eq!(params[0]["file1"], json!({"name": "0", "size": 1}));
        };
        check(Kind::Photo, "sendPhoto", "photo");
        check(Kind::Video, "sendVideo", "video");
        check(Kind::Animation, "sendAnimation", "animation");
        check(Kind::Audio, "sendAudio", "audio");
        check(Kind::Voice, "sendVoice", "voice");
        check(Kind::Document, "sendDocument", "document");
    }

    #[test]
    fn an_album_carries_the_caption_in_its_first_item() {
        let mut action = message("Подпись");
        action.text.entities.push(Entity { offset: 0, length: 7, kind: EntityKind::Italic });
        let (methods, params) = planned(&action, &[Kind::Photo, Kind::Video]).expect("a plan");
        assert_eq!(methods, ["sendMediaGroup"]);
        assert_eq!(
            params[0]["media"],
            json!([
                {"type": "photo", "media": "attach://file1", "caption": "Подпись",
                 "caption_entities": [{"type": "italic", "offset": 0, "length": 7}]},
                {"type": "video", "media": "attach://file2"},
            ])
        );
    }

    #[test]
    fn a_long_caption_follows_the_files() {
        let mut action = message(&"я".repeat(1025));
        action.options.buttons = Some(json!({"force_reply": true}));
        let (methods, params) = planned(&action, &[Kind::Photo, Kind::Photo]).expect("a plan");
        assert_eq!(methods, ["sendMediaGroup", "sendMessage"]);
        assert!(params[0].get("caption").is_none() && params[0]["media"][0].get("caption").is_none());
        assert!(params[1].get("reply_markup").is_some(), "the buttons are on the text");
        let (methods, _) = planned(&message(&"я".repeat(1024)), &[Kind::Photo]).expect("a plan");
        assert_eq!(methods, ["sendPhoto"]);
    }

    #[test]
    fn mixed_files_are_split() {
        let kinds = [Kind::Audio, Kind::Photo, Kind::Document, Kind::Document, Kind::Voice];
        let (methods, params) = planned(&message(""), &kinds).expect("a plan");
        assert_eq!(methods, ["sendPhoto", "sendMediaGroup", "sendAudio", "sendVoice"]);
        assert!(params.iter().all(|params| params["chat_id"] == json!(7)));
    }

    #[test]
    fn refusals_before_anything_is_sent() {
        let mut action = message("a");
        action.options.buttons = Some(json!({"inline_keyboard": []}));
        assert_eq!(planned(&action, &[Kind::Photo, Kind::Photo]).expect_err("an album"), "ALBUM_BUTTONS");
        assert!(planned(&action, &[Kind::Photo]).is_ok());
        let code = |action: &SendMessage| requests(action).expect_err("refused").code;
        assert_eq!(code(&message(" \n ")), "TEXT_EMPTY");
        assert_eq!(code(&SendMessage { peer: PeerAddress::Me, ..message("a") }), "USER_CONNECTION_ONLY");
        let documents = SendMessage { attachments_as: AttachmentsAs::Documents, ..message("a") };
        assert_eq!(code(&documents), "USER_CONNECTION_ONLY");
    }

    #[test]
    fn answers_are_joined_flat() {
        assert_eq!(joined(vec![json!({"message_id": 1})]), json!({"message_id": 1}));
        assert_eq!(
            joined(vec![json!([{"message_id": 1}, {"message_id": 2}])]),
            json!([{"message_id": 1}, {"message_id": 2}])
        );
        assert_eq!(joined(vec![json!([1, 2]), json!(3)]), json!([1, 2, 3]));
    }
}
