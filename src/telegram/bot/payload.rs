//! Our payloads for teloxide-core's requests: parameters as JSON, answers as JSON.
//!
//! teloxide names a method by type, so each method is a type of its own; the macro keeps that in one list.

use crate::value::Json;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::marker::PhantomData;
use teloxide_core::requests::{JsonRequest, MultipartPayload, MultipartRequest, Payload, Request};
use teloxide_core::types::InputFile;
use teloxide_core::{Bot, RequestError};

use super::request::Params;

macro_rules! methods {
    ($($method:ident = $name:literal),* $(,)?) => {
        /// A method of the Bot API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Method { $($method),* }

        /// One type for each method, because teloxide wants its name as a constant of a type.
        mod named {
            $(#[derive(Clone, Copy)] pub(super) struct $method;)*
        }

        $(impl Named for named::$method { const NAME: &'static str = $name; })*

        impl Method {
            /// The name in the address of a request.
            pub(super) const fn name(self) -> &'static str {
                match self { $(Self::$method => $name),* }
            }

            /// Sends one request and waits for its answer; with files it goes out as multipart.
            pub(super) async fn send(
                self,
                bot: Bot,
                params: Params,
                files: Vec<InputFile>,
            ) -> Result<Json, RequestError> {
                match self { $(Self::$method => send::<named::$method>(bot, params, files).await),* }
            }
        }
    };
}

methods! {
    GetMe = "getMe",
    SendMessage = "sendMessage",
    SendPhoto = "sendPhoto",
    SendVideo = "sendVideo",
    SendAnimation = "sendAnimation",
    SendAudio = "sendAudio",
    SendVoice = "sendVoice",
    SendDocument = "sendDocument",
    SendMediaGroup = "sendMediaGroup",
    SendLocation = "sendLocation",
    SendContact = "sendContact",
    ForwardMessage = "forwardMessage",
    ForwardMessages = "forwardMessages",
    CopyMessage = "copyMessage",
    CopyMessages = "copyMessages",
    EditMessageText = "editMessageText",
    EditMessageCaption = "editMessageCaption",
    EditMessageMedia = "editMessageMedia",
    EditMessageReplyMarkup = "editMessageReplyMarkup",
    DeleteMessage = "deleteMessage",
    DeleteMessages = "deleteMessages",
    GetUpdates = "getUpdates",
    GetChat = "getChat",
    GetChatMemberCount = "getChatMemberCount",
}

trait Named: Clone + Send + Sync + 'static {
    const NAME: &'static str;
}

async fn send<N: Named>(bot: Bot, params: Params, files: Vec<InputFile>) -> Result<Json, RequestError> {
    if files.is_empty() {
        JsonRequest::new(bot, Plain::<N> { params, name: PhantomData }).send().await
    } else {
        MultipartRequest::new(bot, WithFiles::<N> { params, files, name: PhantomData }).send().await
    }
}

/// Parameters that go out as one JSON object.
#[derive(Clone)]
struct Plain<N> {
    params: Params,
    name: PhantomData<N>,
}

impl<N: Named> Payload for Plain<N> {
    type Output = Json;
    const NAME: &'static str = N::NAME;
}

impl<N> Serialize for Plain<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.params.serialize(serializer)
    }
}

/// Parameters that go out as parts of a multipart body, with the files after them.
#[derive(Clone)]
struct WithFiles<N> {
    params: Params,
    files: Vec<InputFile>,
    name: PhantomData<N>,
}

impl<N: Named> Payload for WithFiles<N> {
    type Output = Json;
    const NAME: &'static str = N::NAME;
}

impl<N: Named> MultipartPayload for WithFiles<N> {
    fn copy_files(&self, into: &mut dyn FnMut(InputFile)) {
        self.files.iter().cloned().for_each(into);
    }

    fn move_files(&mut self, into: &mut dyn FnMut(InputFile)) {
        self.files.drain(..).for_each(into);
    }
}

impl<N> Serialize for WithFiles<N> {
    // Texts only: teloxide's multipart serializer panics at nested maps, and the Bot API takes them as JSON text.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.params.len()))?;
        for (key, value) in &self.params {
            match value {
                Json::String(text) => map.serialize_entry(key, text)?,
                other => map.serialize_entry(key, &other.to_string())?,
            }
        }
        map.end()
    }
}
