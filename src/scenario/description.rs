//! The one description of each action's fields; the form, the checks, the file format, the engine and the help read it.

use super::field::{AttachmentsAs, Content, FieldKey, Format};
use super::{ActionKind, ConnectionKind};

/// What a field is, which decides how it is written, shown and resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// An address of a person or chat.
    Peer,
    /// A message's text, in the format that the `format` field names.
    FormattedText,
    /// A short text without formatting.
    Line,
    MessageId,
    /// One message id or several.
    MessageIds,
    Date,
    Integer,
    Decimal,
    /// Any number of files.
    Attachments,
    /// At most one file.
    Attachment,
    Keyboard,
    /// Yes or no, with what it is when left out.
    Flag {
        default: bool,
    },
    Format,
    AttachmentsAs,
    DialogKinds,
}

impl FieldKind {
    /// Whether the field holds a [`super::FieldValue`], which has a text and an expression mode.
    pub fn is_value(self) -> bool {
        use FieldKind::*;
        matches!(self, Peer | FormattedText | Line | MessageId | MessageIds | Date | Integer | Decimal)
    }

    /// Whether a field of this kind can hold such content.
    pub fn accepts(self, content: &Content) -> bool {
        match content {
            Content::Value(_) => self.is_value(),
            Content::Flag(_) => matches!(self, Self::Flag { .. }),
            Content::Format(_) => self == Self::Format,
            Content::AttachmentsAs(_) => self == Self::AttachmentsAs,
            Content::Kinds(_) => self == Self::DialogKinds,
            Content::Attachments(_) => matches!(self, Self::Attachments | Self::Attachment),
            Content::Buttons(_) => self == Self::Keyboard,
        }
    }

    /// What the field holds when the file leaves it out, for kinds that always hold something.
    pub fn default_content(self) -> Option<Content> {
        match self {
            Self::Flag { default } => Some(Content::Flag(default)),
            Self::Format => Some(Content::Format(Format::default())),
            Self::AttachmentsAs => Some(Content::AttachmentsAs(AttachmentsAs::default())),
            Self::DialogKinds => Some(Content::Kinds(Vec::new())),
            _ => None,
        }
    }
}

/// The part of the form in which a field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Parameters,
    Buttons,
}

/// For which connections a field works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    Both,
    /// Telegram knows it for bots only.
    BotOnly,
    /// Telegram knows it for people's accounts only.
    UserOnly,
}

impl Support {
    pub fn allows(self, kind: ConnectionKind) -> bool {
        match self {
            Self::Both => true,
            Self::BotOnly => kind == ConnectionKind::Bot,
            Self::UserOnly => kind == ConnectionKind::User,
        }
    }
}

/// One field of one action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldInfo {
    pub key: FieldKey,
    pub kind: FieldKind,
    pub required: bool,
    pub support: Support,
    pub section: Section,
}

impl FieldInfo {
    const fn optional(key: FieldKey, kind: FieldKind) -> Self {
        Self { key, kind, required: false, support: Support::Both, section: Section::Parameters }
    }

    const fn required(key: FieldKey, kind: FieldKind) -> Self {
        Self { required: true, ..Self::optional(key, kind) }
    }

    const fn only(self, support: Support) -> Self {
        Self { support, ..self }
    }

    const fn in_section(self, section: Section) -> Self {
        Self { section, ..self }
    }
}

const NO: FieldKind = FieldKind::Flag { default: false };
const YES: FieldKind = FieldKind::Flag { default: true };

const PEER: FieldInfo = FieldInfo::required(FieldKey::Peer, FieldKind::Peer);
const FORMAT: FieldInfo = FieldInfo::optional(FieldKey::Format, FieldKind::Format);
const RAW_VALUES: FieldInfo = FieldInfo::optional(FieldKey::RawValues, NO);
const LINK_PREVIEW: FieldInfo = FieldInfo::optional(FieldKey::LinkPreview, YES);
const LIMIT: FieldInfo = FieldInfo::optional(FieldKey::Limit, FieldKind::Integer);
const SEARCH: FieldInfo = FieldInfo::optional(FieldKey::Search, FieldKind::Line);
const TEXT: FieldInfo = FieldInfo::optional(FieldKey::Text, FieldKind::FormattedText);
const REPLY_TO: FieldInfo = FieldInfo::optional(FieldKey::ReplyTo, FieldKind::MessageId);
const SEND_AT: FieldInfo = FieldInfo::optional(FieldKey::SendAt, FieldKind::Date);
const SILENT: FieldInfo = FieldInfo::optional(FieldKey::Silent, NO);
const TOPIC: FieldInfo = FieldInfo::optional(FieldKey::Topic, FieldKind::Integer);
const PROTECT_CONTENT: FieldInfo = FieldInfo::optional(FieldKey::ProtectContent, NO).only(Support::BotOnly);
const BUTTONS: FieldInfo =
    FieldInfo::optional(FieldKey::Buttons, FieldKind::Keyboard).only(Support::BotOnly).in_section(Section::Buttons);

const SEND_MESSAGE: &[FieldInfo] = &[
    PEER,
    TEXT,
    FORMAT,
    RAW_VALUES,
    FieldInfo::optional(FieldKey::Attachments, FieldKind::Attachments),
    FieldInfo::optional(FieldKey::AttachmentsAs, FieldKind::AttachmentsAs).only(Support::UserOnly),
    LINK_PREVIEW,
    REPLY_TO,
    SEND_AT,
    SILENT,
    TOPIC,
    PROTECT_CONTENT,
    BUTTONS,
];

const SEND_LOCATION: &[FieldInfo] = &[
    PEER,
    FieldInfo::required(FieldKey::Latitude, FieldKind::Decimal),
    FieldInfo::required(FieldKey::Longitude, FieldKind::Decimal),
    FieldInfo::optional(FieldKey::HorizontalAccuracy, FieldKind::Decimal),
    FieldInfo::optional(FieldKey::LivePeriod, FieldKind::Integer),
    FieldInfo::optional(FieldKey::Heading, FieldKind::Integer),
    FieldInfo::optional(FieldKey::ProximityAlertRadius, FieldKind::Integer),
    REPLY_TO,
    SEND_AT,
    SILENT,
    TOPIC,
    PROTECT_CONTENT,
    BUTTONS,
];

const SEND_CONTACT: &[FieldInfo] = &[
    PEER,
    FieldInfo::required(FieldKey::PhoneNumber, FieldKind::Line),
    FieldInfo::required(FieldKey::FirstName, FieldKind::Line),
    FieldInfo::optional(FieldKey::LastName, FieldKind::Line),
    FieldInfo::optional(FieldKey::Vcard, FieldKind::Line),
    REPLY_TO,
    SEND_AT,
    SILENT,
    TOPIC,
    PROTECT_CONTENT,
    BUTTONS,
];

const FORWARD_MESSAGE: &[FieldInfo] = &[
    FieldInfo::required(FieldKey::FromPeer, FieldKind::Peer),
    FieldInfo::required(FieldKey::MessageIds, FieldKind::MessageIds),
    PEER,
    FieldInfo::optional(FieldKey::WithoutAuthor, NO),
    SILENT,
    SEND_AT,
    TOPIC,
    PROTECT_CONTENT,
];

const EDIT_MESSAGE: &[FieldInfo] = &[
    PEER,
    FieldInfo::required(FieldKey::MessageId, FieldKind::MessageId),
    TEXT,
    FORMAT,
    RAW_VALUES,
    FieldInfo::optional(FieldKey::Attachment, FieldKind::Attachment),
    LINK_PREVIEW,
    BUTTONS,
];

const DELETE_MESSAGE: &[FieldInfo] = &[
    PEER,
    FieldInfo::required(FieldKey::MessageIds, FieldKind::MessageIds),
    FieldInfo::optional(FieldKey::ForEveryone, YES).only(Support::UserOnly),
];

const GET_DIALOGS: &[FieldInfo] = &[
    LIMIT,
    FieldInfo::optional(FieldKey::Archived, NO).only(Support::UserOnly),
    FieldInfo::optional(FieldKey::Kinds, FieldKind::DialogKinds),
    SEARCH,
];

const GET_PROFILE: &[FieldInfo] = &[FieldInfo::optional(FieldKey::Peer, FieldKind::Peer)];

const GET_MESSAGES: &[FieldInfo] = &[
    PEER,
    LIMIT,
    FieldInfo::optional(FieldKey::BeforeId, FieldKind::MessageId),
    FieldInfo::optional(FieldKey::FromDate, FieldKind::Date),
    FieldInfo::optional(FieldKey::ToDate, FieldKind::Date),
    SEARCH,
    FieldInfo::optional(FieldKey::MessageIds, FieldKind::MessageIds),
];

impl ActionKind {
    /// The action's fields, in the order of the file and of the form.
    pub const fn fields(self) -> &'static [FieldInfo] {
        match self {
            Self::SendMessage => SEND_MESSAGE,
            Self::SendLocation => SEND_LOCATION,
            Self::SendContact => SEND_CONTACT,
            Self::ForwardMessage => FORWARD_MESSAGE,
            Self::EditMessage => EDIT_MESSAGE,
            Self::DeleteMessage => DELETE_MESSAGE,
            Self::GetDialogs => GET_DIALOGS,
            Self::GetProfile => GET_PROFILE,
            Self::GetMessages => GET_MESSAGES,
        }
    }

    /// The description of one field, if the action has it.
    pub fn field(self, key: FieldKey) -> Option<&'static FieldInfo> {
        self.fields().iter().find(|field| field.key == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_action_describes_a_field_twice() {
        for action in ActionKind::ALL {
            let mut keys: Vec<_> = action.fields().iter().map(|field| field.key.name()).collect();
            let count = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), count, "{action:?}");
        }
    }

    #[test]
    fn every_key_belongs_to_some_action() {
        for key in FieldKey::ALL {
            assert!(ActionKind::ALL.iter().any(|action| action.field(*key).is_some()), "{key:?}");
        }
    }
}
