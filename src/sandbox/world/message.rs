//! Messages: where they stand, who wrote them and what is in them.

use crate::markup::Text;
use crate::value::Json;
use std::collections::BTreeSet;

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

    /// With whom `account` talks in this private chat (itself in Saved Messages); nothing for chats of several and for
    /// private chats of others.
    pub fn partner(self, account: i64) -> Option<i64> {
        match self {
            Self::Private(one, other) if one == account => Some(other),
            Self::Private(one, other) if other == account => Some(one),
            Self::Private(..) | Self::Chat(_) => None,
        }
    }
}

/// In whose name a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// A person or the bot.
    User(i64),
    /// The channel that the post stands in.
    Channel,
}

/// One message.
#[derive(Clone, Debug)]
pub struct Message {
    pub id: i64,
    pub place: Place,
    pub sender: Sender,
    /// The account that wrote it: the sender, or whoever posted in the channel's name.
    pub author: i64,
    /// Unix time in seconds; of a scheduled message, when it is to be sent.
    pub date: i64,
    /// Unix time in seconds of the last edit.
    pub edit_date: Option<i64>,
    pub content: Content,
    pub options: Options,
    pub forward: Option<Forward>,
    /// How often a channel's post was seen.
    pub views: Option<i64>,
    /// Accounts that deleted it for themselves only.
    pub hidden_for: BTreeSet<i64>,
}

impl Message {
    /// The text, or the caption of a file.
    pub fn text(&self) -> &str {
        self.content.text().map_or("", |text| &text.text)
    }

    /// Whether Telegram wrote it by itself.
    pub fn is_service(&self) -> bool {
        self.content.is_service()
    }
}

/// A message that is not yet in any place.
#[derive(Clone, Debug)]
pub struct Draft {
    pub content: Content,
    pub options: Options,
    pub forward: Option<Forward>,
}

impl Draft {
    pub fn new(content: Content, options: Options) -> Self {
        Self { content, options, forward: None }
    }
}

/// Where a forwarded message first stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forward {
    pub origin: Origin,
    /// When the original was sent, Unix time in seconds.
    pub date: i64,
}

/// Who first wrote a forwarded message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A person or the bot.
    User(i64),
    /// A person whose account may not be linked to from forwards.
    HiddenUser(String),
    Channel {
        chat: i64,
        message_id: i64,
    },
}

/// What a message is besides its content.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub reply_to: Option<i64>,
    /// The part of the replied message that is quoted.
    pub quote: Option<Quote>,
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

/// A quoted part of a message; the position counts UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    pub text: Text,
    pub position: usize,
}

/// What a message holds.
#[derive(Clone, Debug, PartialEq)]
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
    Location(Location),
    Contact(SharedContact),
    /// The service message that begins a supergroup or channel.
    Created {
        title: String,
    },
    /// The service message that opened a topic.
    TopicCreated {
        name: String,
    },
    /// The service message that ends a basic group which became this supergroup.
    MigratedTo {
        chat: i64,
    },
    /// The service message that begins a supergroup which was this basic group.
    MigratedFrom {
        chat: i64,
        title: String,
    },
}

impl Content {
    /// The text, or the caption of a file.
    pub fn text(&self) -> Option<&Text> {
        match self {
            Self::Text(text) | Self::File { caption: text, .. } => Some(text),
            Self::Location(_)
            | Self::Contact(_)
            | Self::Created { .. }
            | Self::TopicCreated { .. }
            | Self::MigratedTo { .. }
            | Self::MigratedFrom { .. } => None,
        }
    }

    /// Whether Telegram wrote it by itself.
    pub fn is_service(&self) -> bool {
        matches!(
            self,
            Self::Created { .. } | Self::TopicCreated { .. } | Self::MigratedTo { .. } | Self::MigratedFrom { .. }
        )
    }
}

/// A point on the map; degrees, accuracy in metres.
#[derive(Clone, Debug, PartialEq)]
pub struct Location {
    pub latitude: f64,
    pub longitude: f64,
    pub accuracy: Option<f64>,
    pub live: Option<Live>,
}

impl Location {
    /// Metres.
    pub const ACCURACY_LIMIT: f64 = 1500.0;

    /// Whether a location sent at `date` still moves at `now` (Unix seconds).
    pub fn is_live(&self, date: i64, now: i64) -> bool {
        self.live.as_ref().is_some_and(|live| {
            !live.stopped && (live.period == Live::FOREVER || now < date.saturating_add(live.period))
        })
    }
}

/// What makes a location live.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live {
    /// Seconds from the message's date.
    pub period: i64,
    /// Degrees, 1–360.
    pub heading: Option<i64>,
    /// Metres.
    pub proximity: Option<i64>,
    pub stopped: bool,
}

impl Live {
    /// The period that never ends.
    pub const FOREVER: i64 = 0x7FFF_FFFF;
    /// Any other period, in seconds.
    pub const PERIODS: std::ops::RangeInclusive<i64> = 60..=86_400;
    /// Degrees.
    pub const HEADING_LIMIT: i64 = 360;
    /// Metres.
    pub const PROXIMITY_LIMIT: i64 = 100_000;
}

/// A contact sent as a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedContact {
    pub phone_number: String,
    pub first_name: String,
    pub last_name: Option<String>,
    pub vcard: Option<String>,
    /// The account of the phone, where the server tells it.
    pub user_id: Option<i64>,
}

impl SharedContact {
    /// Bytes of the vCard.
    pub const VCARD_LIMIT: usize = 2048;
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
