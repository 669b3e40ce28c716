//! What a field of an action can hold, as written in the file.

use crate::markup::Markup;
use crate::value::Json;
use serde::{Deserialize, Serialize};

/// A field's value in one of its two modes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldValue {
    /// Literal text; each `${…}` in it is a JavaScript expression put into the text.
    Text(String),
    /// A JavaScript expression; its value keeps its type.
    Expr(String),
}

impl FieldValue {
    /// The characters as typed, whichever the mode.
    pub fn source(&self) -> &str {
        match self {
            Self::Text(source) | Self::Expr(source) => source,
        }
    }

    pub fn is_expression(&self) -> bool {
        matches!(self, Self::Expr(_))
    }

    /// Whether nothing but white space is typed.
    pub fn is_blank(&self) -> bool {
        self.source().trim().is_empty()
    }
}

/// The text format of a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    #[default]
    Plain,
    Markdown,
    MarkdownV2,
    Html,
}

impl Format {
    pub const ALL: [Self; 4] = [Self::Plain, Self::Markdown, Self::MarkdownV2, Self::Html];

    /// How a text of this format is read.
    pub const fn markup(self) -> Markup {
        match self {
            Self::Plain => Markup::Plain,
            Self::Markdown => Markup::Markdown,
            Self::MarkdownV2 => Markup::MarkdownV2,
            Self::Html => Markup::Html,
        }
    }
}

/// Whether files go as compressed media or as they are (user connections only).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AttachmentsAs {
    #[default]
    Media,
    Documents,
}

/// What kind of peer a dialog is with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DialogKind {
    Person,
    Bot,
    Group,
    Channel,
}

/// One file of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// The file name that the recipient sees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<FieldValue>,
    /// An http(s) address, a local path or (bots) a Telegram file id.
    pub url: FieldValue,
}

/// The files of a message: a list made in the form, or an expression that gives one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Attachments {
    List(Vec<Attachment>),
    Expr(String),
}

/// A keyboard: the Bot API's object (Bpium's spelling is read too; its texts may hold `${…}`), or an expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Buttons {
    Keyboard(Json),
    Expr(String),
}

/// What one field holds; which of these it may be follows from its [`super::FieldKind`].
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    Value(FieldValue),
    Flag(bool),
    Format(Format),
    AttachmentsAs(AttachmentsAs),
    Kinds(Vec<DialogKind>),
    Attachments(Attachments),
    Buttons(Buttons),
}

/// Declares the keys once: the variant and its name in the file.
macro_rules! field_keys {
    ($($variant:ident = $name:literal,)*) => {
        /// Every field that some action has.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum FieldKey { $($variant,)* }

        impl FieldKey {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The field's name in the file.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

field_keys! {
    Peer = "peer",
    Text = "text",
    Format = "format",
    RawValues = "raw_values",
    Attachments = "attachments",
    Attachment = "attachment",
    AttachmentsAs = "attachments_as",
    LinkPreview = "link_preview",
    Latitude = "latitude",
    Longitude = "longitude",
    HorizontalAccuracy = "horizontal_accuracy",
    LivePeriod = "live_period",
    Heading = "heading",
    ProximityAlertRadius = "proximity_alert_radius",
    PhoneNumber = "phone_number",
    FirstName = "first_name",
    LastName = "last_name",
    Vcard = "vcard",
    FromPeer = "from_peer",
    MessageId = "message_id",
    MessageIds = "message_ids",
    WithoutAuthor = "without_author",
    ForEveryone = "for_everyone",
    Limit = "limit",
    Archived = "archived",
    Kinds = "kinds",
    Search = "search",
    BeforeId = "before_id",
    FromDate = "from_date",
    ToDate = "to_date",
    ReplyTo = "reply_to",
    SendAt = "send_at",
    Silent = "silent",
    Topic = "topic",
    ProtectContent = "protect_content",
    Buttons = "buttons",
}
