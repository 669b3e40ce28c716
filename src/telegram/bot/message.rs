//! Send message: which requests it takes (pure), and sending them one after another.

use super::client::Client;
use super::entities::entities_json;
use super::failure;
use super::file::FileToSend;
use super::media::{self, Kind};
use super::peer;
use super::request::{Attached, Method, Params, Place, Request};
use super::source;
use crate::engine::{ActionError, Call, Progress, RequestView, SendMessage};
use crate::markup::FormattedText;
use crate::scenario::AttachmentsAs;
use crate::value::Json;
use serde_json::json;
use std::sync::Arc;

/// Code points of a message and of a caption, without formatting (Bot API).
const TEXT_LIMIT: usize = 4096;
const CAPTION_LIMIT: usize = 1024;

/// A file whose kind is known.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) kind: Kind,
    pub(super) source: ItemSource,
}

#[derive(Clone, Debug)]
pub(super) enum ItemSource {
    /// A file that Telegram has.
    Id(String),
    File(Arc<FileToSend>),
}

/// The requests as they would go out; nothing is downloaded.
pub(super) fn requests(action: &SendMessage) -> Result<Vec<RequestView>, ActionError> {
    check(action)?;
    let items = action.attachments.iter().map(source::look).collect::<Result<Vec<_>, _>>()?;
    Ok(plan(action, &items)?.iter().map(Request::view).collect())
}

/// Sends the message and gives what Telegram made of it: a Message, or an array where there are several.
///
/// Every file is at hand before the first request leaves, so that a bad address does not leave half a message behind.
pub(super) async fn send(client: &Client, action: &SendMessage, call: &dyn Call) -> Result<Json, ActionError> {
    check(action)?;
    let mut items = Vec::new();
    for attachment in &action.attachments {
        items.push(source::fetch(client.downloads(), attachment, call).await?);
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
        let result = client.send(request, call).await.map_err(|error| failure::after_part(error, sent, total))?;
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
    let mut requests: Vec<Request> = media::groups(&kinds)
        .into_iter()
        .map(|group| media_request(&group.iter().filter_map(|number| items.get(*number)).collect::<Vec<_>>()))
        .collect();
    let text = &action.text;
    if !text.text.trim().is_empty() {
        match requests.first_mut() {
            Some(first) if text.length() <= CAPTION_LIMIT => set_caption(first, text),
            _ => {
                let parts = vec![text.clone()];
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
        [item] => Request::new(item.kind.method(), Params::new()),
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
        let mut params = Params::from_iter([("chat_id".to_owned(), chat_id.clone())]);
        params.append(&mut request.params);
        if let Some(topic) = options.topic {
            params.insert("message_thread_id".to_owned(), json!(topic));
        }
        if options.silent {
            params.insert("disable_notification".to_owned(), json!(true));
        }
        if options.protect_content {
            params.insert("protect_content".to_owned(), json!(true));
        }
        request.params = params;
    }
    if let (Some(message_id), Some(first)) = (options.reply_to, requests.first_mut()) {
        first.params.insert("reply_parameters".to_owned(), json!({"message_id": message_id}));
    }
    if let (Some(buttons), Some(last)) = (&options.buttons, requests.last_mut()) {
        if last.method == Method::SendMediaGroup {
            return Err(failure::album_buttons());
        }
        last.params.insert("reply_markup".to_owned(), buttons.clone());
    }
    Ok(())
}
