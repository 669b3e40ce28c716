//! One request of the Bot API: its method, its parameters, and the files that go with it.

use crate::engine::RequestView;
use crate::scenario::PeerAddress;
use crate::telegram::file::FileToSend;
use crate::telegram::view::redacted;
use crate::value::Json;
use serde_json::{Map, json};
use std::sync::Arc;

pub(super) use super::payload::Method;

/// The parameters of a request by name.
pub(super) type Params = Map<String, Json>;

/// A request that can be sent any number of times.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) method: Method,
    pub(super) params: Params,
    pub(super) files: Vec<Attached>,
}

/// A file of a request and where in the parameters it is named.
#[derive(Clone, Debug)]
pub(super) struct Attached {
    pub(super) place: Place,
    pub(super) file: Arc<FileToSend>,
}

/// Where a request names a file.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// A parameter of its own, such as `photo`.
    Param(&'static str),
    /// `media` of this item of the parameter `media`.
    Media(usize),
    /// `media` of the parameter `media`, which is one object.
    NewMedia,
}

impl Request {
    pub(super) fn new(method: Method, params: Params) -> Self {
        Self { method, params, files: Vec::new() }
    }

    /// Sets a place that names a file.
    pub(super) fn put(&mut self, place: Place, value: Json) {
        put(&mut self.params, place, value);
    }

    /// Puts in the new id of a group that became a supergroup, and gives the old one; nothing where the request names no
    /// basic group (any more). The chat that is written to comes first: the other of a forward can be read under its old
    /// id, too.
    pub(super) fn follow_group(&mut self, chat: i64) -> Option<i64> {
        ["chat_id", "from_chat_id"].into_iter().find_map(|name| {
            let param = self.params.get_mut(name)?;
            let old = param.as_i64().filter(|id| PeerAddress::Id(*id).is_basic_group())?;
            *param = json!(chat);
            Some(old)
        })
    }

    /// The parameters with each file named as `attach` says (by its number in `files`).
    pub(super) fn params_with_files(&self, mut attach: impl FnMut(usize) -> Json) -> Params {
        let mut params = self.params.clone();
        for (number, attached) in self.files.iter().enumerate() {
            put(&mut params, attached.place, attach(number));
        }
        params
    }

    /// The request as people see it: each file as `attach://fileN` and, beside the parameters, its name and size.
    pub(super) fn view(&self) -> RequestView {
        let mut params = self.params_with_files(|number| json!(format!("attach://file{}", number + 1)));
        for (number, attached) in self.files.iter().enumerate() {
            let file = &attached.file;
            params.insert(format!("file{}", number + 1), json!({"name": file.name, "size": file.size}));
        }
        RequestView { method: self.method.name().to_owned(), params: redacted(Json::Object(params)) }
    }
}

fn put(params: &mut Params, place: Place, value: Json) {
    match place {
        Place::Param(name) => {
            params.insert(name.to_owned(), value);
        }
        Place::Media(item) => {
            if let Some(media) = params.get_mut("media").and_then(|media| media.get_mut(item)) {
                media["media"] = value;
            }
        }
        Place::NewMedia => {
            if let Some(media) = params.get_mut("media").and_then(Json::as_object_mut) {
                media.insert("media".to_owned(), value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::file::Content;

    fn file(name: &str) -> Arc<FileToSend> {
        Arc::new(FileToSend { name: name.to_owned(), size: Some(7), content: Content::Remote })
    }

    #[test]
    fn files_are_shown_by_name_and_size() {
        let mut request = Request::new(Method::SendPhoto, Map::from_iter([("chat_id".to_owned(), json!(1))]));
        request.files.push(Attached { place: Place::Param("photo"), file: file("a.jpg") });
        assert_eq!(
            request.view().params,
            json!({"chat_id": 1, "photo": "attach://file1", "file1": {"name": "a.jpg", "size": 7}})
        );
    }

    #[test]
    fn albums_name_files_in_their_items() {
        let media = json!([{"type": "photo", "media": "id"}, {"type": "photo"}]);
        let mut request = Request::new(Method::SendMediaGroup, Map::from_iter([("media".to_owned(), media)]));
        request.files.push(Attached { place: Place::Media(1), file: file("a.jpg") });
        assert_eq!(
            request.view().params["media"],
            json!([{"type": "photo", "media": "id"}, {"type": "photo", "media": "attach://file1"}])
        );
    }

    #[test]
    fn a_group_is_followed_once_to_its_new_id() {
        let check = |params: Json, old: Option<i64>, expected: Json| {
            let mut request = Request::new(Method::ForwardMessage, params.as_object().cloned().unwrap_or_default());
            assert_eq!(request.follow_group(-1_001_000_000_009), old, "{params}");
            assert_eq!(Json::Object(request.params), expected);
        };
        const NEW: i64 = -1_001_000_000_009;
        check(json!({"chat_id": -5}), Some(-5), json!({"chat_id": NEW}));
        check(json!({"chat_id": -5, "from_chat_id": -6}), Some(-5), json!({"chat_id": NEW, "from_chat_id": -6}));
        check(json!({"chat_id": NEW, "from_chat_id": -6}), Some(-6), json!({"chat_id": NEW, "from_chat_id": NEW}));
        check(json!({"chat_id": NEW}), None, json!({"chat_id": NEW}));
        check(json!({"chat_id": "@shop_news"}), None, json!({"chat_id": "@shop_news"}));
        check(json!({}), None, json!({}));
    }

    #[test]
    fn a_token_in_a_text_is_masked() {
        let text = format!("my token is 1000000:{}", "x".repeat(35));
        let request = Request::new(Method::SendMessage, Map::from_iter([("text".to_owned(), json!(text))]));
        assert_eq!(request.view().params, json!({"text": "my token is •••"}));
    }
}
