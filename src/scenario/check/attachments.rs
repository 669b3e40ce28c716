//! Rules of attached files: their addresses, and how several go together.

use super::StepView;
use super::constant::{constant, constant_text};
use crate::scenario::{Attachments, AttachmentsAs, Content, FieldKey, Problem};
use crate::texts::Message;
use crate::value::Json;
use url::Url;

/// How many files one album holds.
const MAX_ALBUM: usize = 10;

pub(super) fn check(view: &StepView<'_>, problems: &mut Vec<Problem>) {
    for key in [FieldKey::Attachments, FieldKey::Attachment] {
        match view.step.action.attachments(key) {
            Some(Attachments::List(list)) => {
                for (index, file) in list.iter().enumerate() {
                    let number = index + 1;
                    if file.url.is_blank() {
                        let message = Message::new("check-attachment-missing").with("number", number);
                        problems.push(view.error(key, "ATTACHMENT_MISSING", message));
                    } else if let Some(url) = constant(&file.url) {
                        problems.extend(source(view, key, number, &url));
                    }
                }
                let names: Vec<Option<String>> = list
                    .iter()
                    .map(|file| file.title.as_ref().and_then(constant_text).or_else(|| constant_text(&file.url)))
                    .collect();
                together(view, key, &names, problems);
                if key == FieldKey::Attachment && list.len() > 1 {
                    let first = Content::Attachments(Attachments::List(list[..1].to_vec()));
                    let message = Message::new("check-attachment-one").with("count", list.len());
                    let label = Message::new("check-fix-first-file");
                    problems.push(view.error(key, "ATTACHMENT_ONE", message).with_fix(label, view.set(key, first)));
                }
            }
            Some(Attachments::Expr(source)) => {
                let value = constant(&crate::scenario::FieldValue::Expr(source.clone()));
                let items = match value {
                    Some(Json::Array(items)) => items,
                    Some(Json::Null) | None => Vec::new(),
                    Some(item) => vec![item],
                };
                for (index, item) in items.iter().enumerate() {
                    problems.extend(self::source(view, key, index + 1, item));
                }
                together(view, key, &items.iter().map(name).collect::<Vec<_>>(), problems);
            }
            None => {}
        }
    }
}

fn name(item: &Json) -> Option<String> {
    let text = item.get("title").or_else(|| item.get("url")).unwrap_or(item);
    text.as_str().map(str::to_owned)
}

/// One file: an address, a path, a file id or Bpium's file object.
fn source(view: &StepView<'_>, key: FieldKey, number: usize, item: &Json) -> Option<Problem> {
    let error = |code, message: Message| Some(view.error(key, code, message.with("number", number)));
    let text = match item {
        Json::String(text) => text.trim(),
        Json::Object(object) => match object.get("url") {
            Some(Json::String(url)) => url.trim(),
            _ => return error("ATTACHMENT_NO_URL", Message::new("check-attachment-no-url")),
        },
        _ => return error("ATTACHMENT_NUMBER", Message::new("check-attachment-number")),
    };
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return error("ATTACHMENT_NUMBER", Message::new("check-attachment-number"));
    }
    if let Some((scheme, _)) = text.split_once("://") {
        let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        if !is_web || Url::parse(text).is_err() {
            return error("ATTACHMENT_URL", Message::new("check-attachment-url").with("url", text));
        }
    } else if view.is_user() && is_file_id(text) {
        return error("ATTACHMENT_FILE_ID", Message::new("check-attachment-file-id"));
    }
    None
}

/// File ids of the Bot API are long, of the letters of base64, and have no extension.
fn is_file_id(text: &str) -> bool {
    text.len() >= 40 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

/// What an album mixes freely; unlike files go in albums of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shelf {
    Visual,
    Audio,
    Document,
}

fn shelf(name: &str) -> Option<Shelf> {
    let path = name.split(['?', '#']).next().unwrap_or_default();
    let kind = mime_guess::from_path(path).first()?;
    Some(match kind.type_().as_str() {
        "image" | "video" => Shelf::Visual,
        "audio" => Shelf::Audio,
        _ => Shelf::Document,
    })
}

fn together(view: &StepView<'_>, key: FieldKey, names: &[Option<String>], problems: &mut Vec<Problem>) {
    if names.len() < 2 || key != FieldKey::Attachments {
        return;
    }
    if view.is_bot() && view.step.action.buttons().is_some() {
        let problem = view.error(FieldKey::Buttons, "ALBUM_BUTTONS", Message::new("check-album-buttons"));
        problems.push(view.without(problem, FieldKey::Buttons));
    }
    if names.len() > MAX_ALBUM {
        let albums = names.len().div_ceil(MAX_ALBUM);
        let message = Message::new("check-album-split").with("count", names.len()).with("albums", albums);
        problems.push(view.information(key, "ALBUM_SPLIT", message));
    }
    let mut shelves = names.iter().flatten().filter_map(|name| shelf(name));
    let first = shelves.next();
    let as_media = view.step.action.attachments_as() == AttachmentsAs::Media;
    if as_media && shelves.any(|shelf| Some(shelf) != first) {
        problems.push(view.information(key, "ALBUM_MIXED", Message::new("check-album-mixed")));
    }
}
