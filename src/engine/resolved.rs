//! Actions with the values of their fields: what an executor gets.

use crate::markup::FormattedText;
use crate::scenario::{ActionKind, AttachmentsAs, DialogKind, PeerAddress};
use crate::value::Json;
use jiff::Timestamp;
use std::path::PathBuf;

/// An action whose fields are values, checked against Telegram's rules.
#[derive(Clone, Debug, PartialEq)]
pub enum ResolvedAction {
    SendMessage(SendMessage),
    SendLocation(SendLocation),
    SendContact(SendContact),
    ForwardMessage(ForwardMessage),
    EditMessage(EditMessage),
    DeleteMessage(DeleteMessage),
    GetDialogs(GetDialogs),
    GetProfile(GetProfile),
    GetMessages(GetMessages),
}

impl ResolvedAction {
    pub const fn kind(&self) -> ActionKind {
        match self {
            Self::SendMessage(_) => ActionKind::SendMessage,
            Self::SendLocation(_) => ActionKind::SendLocation,
            Self::SendContact(_) => ActionKind::SendContact,
            Self::ForwardMessage(_) => ActionKind::ForwardMessage,
            Self::EditMessage(_) => ActionKind::EditMessage,
            Self::DeleteMessage(_) => ActionKind::DeleteMessage,
            Self::GetDialogs(_) => ActionKind::GetDialogs,
            Self::GetProfile(_) => ActionKind::GetProfile,
            Self::GetMessages(_) => ActionKind::GetMessages,
        }
    }

    /// When the message is to be sent, if later.
    pub fn send_at(&self) -> Option<Timestamp> {
        match self {
            Self::SendMessage(action) => action.options.send_at,
            Self::SendLocation(action) => action.options.send_at,
            Self::SendContact(action) => action.options.send_at,
            Self::ForwardMessage(action) => action.send_at,
            _ => None,
        }
    }
}

/// What every sending action has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SendOptions {
    pub reply_to: Option<i64>,
    pub send_at: Option<Timestamp>,
    pub silent: bool,
    /// The forum's `message_thread_id`.
    pub topic: Option<i64>,
    pub protect_content: bool,
    /// The Bot API's `reply_markup` (Bpium's spelling is translated already; unknown keys are kept).
    pub buttons: Option<Json>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SendMessage {
    pub peer: PeerAddress,
    /// Empty when only files are sent.
    pub text: FormattedText,
    pub attachments: Vec<ResolvedAttachment>,
    pub attachments_as: AttachmentsAs,
    pub link_preview: bool,
    pub options: SendOptions,
}

/// One file to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolvedAttachment {
    /// The name to show, if another than the source's own.
    pub title: Option<String>,
    pub source: AttachmentSource,
    /// As the file object states it (Bpium's `mimeType`).
    pub mime_type: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttachmentSource {
    /// An http(s) address.
    Url(url::Url),
    /// A local file; relative paths are already joined to the scenario's folder.
    Path(PathBuf),
    /// A Telegram file id (bots only).
    FileId(String),
}

#[derive(Clone, Debug, PartialEq)]
pub struct SendLocation {
    pub peer: PeerAddress,
    pub latitude: f64,
    pub longitude: f64,
    /// Metres, 0–1500.
    pub horizontal_accuracy: Option<f64>,
    /// Seconds, 60–86400, or `0x7FFFFFFF` for ever.
    pub live_period: Option<u32>,
    /// Degrees, 1–360.
    pub heading: Option<u32>,
    /// Metres, 1–100000.
    pub proximity_alert_radius: Option<u32>,
    pub options: SendOptions,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SendContact {
    pub peer: PeerAddress,
    pub phone_number: String,
    pub first_name: String,
    pub last_name: Option<String>,
    pub vcard: Option<String>,
    pub options: SendOptions,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ForwardMessage {
    pub from_peer: PeerAddress,
    /// Each once, the oldest first.
    pub message_ids: Vec<i64>,
    pub peer: PeerAddress,
    pub without_author: bool,
    pub silent: bool,
    pub send_at: Option<Timestamp>,
    pub topic: Option<i64>,
    pub protect_content: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct EditMessage {
    pub peer: PeerAddress,
    pub message_id: i64,
    /// `None` leaves the text as it is.
    pub text: Option<FormattedText>,
    pub attachment: Option<ResolvedAttachment>,
    pub link_preview: bool,
    pub buttons: Option<Json>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DeleteMessage {
    pub peer: PeerAddress,
    /// Each once, the oldest first.
    pub message_ids: Vec<i64>,
    pub for_everyone: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GetDialogs {
    pub limit: u32,
    pub archived: bool,
    /// Empty: all kinds.
    pub kinds: Vec<DialogKind>,
    pub search: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GetProfile {
    /// `None`: one's own account.
    pub peer: Option<PeerAddress>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GetMessages {
    pub peer: PeerAddress,
    pub limit: u32,
    pub before_id: Option<i64>,
    pub from_date: Option<Timestamp>,
    pub to_date: Option<Timestamp>,
    pub search: Option<String>,
    /// Each once, the oldest first. Empty: the chat's history.
    pub message_ids: Vec<i64>,
}
