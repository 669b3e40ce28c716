//! Messages: where they stand, who wrote them and what is in them.

use crate::markup::EntityKind;
use crate::value::Json;

/// Where messages stand: one list of messages each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Two accounts, the smaller id first; the same id twice is Saved Messages.
    Private(i64, i64),
    /// A group, supergroup or channel by its id in the Bot API's form.
    Chat(i64),
}

impl Place {
    /// The private chat of two accounts, in whichever order they are given.
    pub fn between(one: i64, other: i64) -> Self {
        Self::Private(one.min(other), one.max(other))
    }
}

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// A person or the bot.
    User(i64),
    /// The channel in whose name a post stands.
    Channel,
}

/// One message.
#[derive(Clone, Debug)]
pub struct Message {
    pub id: i64,
    pub place: Place,
    pub sender: Sender,
    /// Unix time in seconds.
    pub date: i64,
    pub content: Content,
    pub options: Options,
}

impl Message {
    /// The text, or the caption of a file.
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) | Content::File { caption: text, .. } => &text.text,
            Content::TopicCreated { .. } => "",
        }
    }
}

/// What a message is besides its content.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub reply_to: Option<i64>,
    pub topic: Option<i64>,
    /// The album that the message is part of (`media_group_id`).
    pub album: Option<u64>,
    pub silent: bool,
    pub protected: bool,
    /// The inline keyboard in the Bot API's form.
    pub inline_keyboard: Option<Json>,
    /// Any other reply markup (reply keyboard, its removal, force reply): shown by apps, never in an answer.
    pub other_markup: Option<Json>,
    /// `LinkPreviewOptions` as the sender gave them.
    pub link_preview: Option<Json>,
}

/// What a message holds.
#[derive(Clone, Debug)]
pub enum Content {
    Text(Text),
    File {
        kind: FileKind,
        /// Id of the file in the world's file store.
        file_id: String,
        caption: Text,
        spoiler: bool,
        caption_above: bool,
    },
    /// The service message that opened a topic.
    TopicCreated {
        name: String,
    },
}

/// How a file is shown, which decides the method it was sent with and the key it stands under in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Photo,
    Video,
    Audio,
    Voice,
    Animation,
    Document,
    VideoNote,
    Sticker,
}

impl FileKind {
    /// The key in a Bot API message and the parameter of the method that sends it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Voice => "voice",
            Self::Animation => "animation",
            Self::Document => "document",
            Self::VideoNote => "video_note",
            Self::Sticker => "sticker",
        }
    }
}

/// Text and what is special about parts of it.
#[derive(Clone, Debug, Default)]
pub struct Text {
    pub text: String,
    pub entities: Vec<TextEntity>,
}

/// One special part of a text; offset and length count UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEntity {
    pub offset: usize,
    pub length: usize,
    pub kind: TextEntityKind,
}

/// Kinds of parts: those a sender writes, and those the server finds by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextEntityKind {
    Written(EntityKind),
    Mention,
    Hashtag,
    Cashtag,
    BotCommand,
    Url,
    Email,
    PhoneNumber,
}
