//! The names of fields, actions and connections as people read them.

use super::{ActionKind, ConnectionKind, FieldKey};
use crate::texts::Message;

impl FieldKey {
    /// The field's name in the form, in Bpium's words.
    pub fn label(self) -> Message {
        Message::new(match self {
            Self::Peer => "field-peer",
            Self::Text => "field-text",
            Self::Format => "field-format",
            Self::RawValues => "field-raw-values",
            Self::Attachments => "field-attachments",
            Self::Attachment => "field-attachment",
            Self::AttachmentsAs => "field-attachments-as",
            Self::LinkPreview => "field-link-preview",
            Self::Latitude => "field-latitude",
            Self::Longitude => "field-longitude",
            Self::HorizontalAccuracy => "field-horizontal-accuracy",
            Self::LivePeriod => "field-live-period",
            Self::Heading => "field-heading",
            Self::ProximityAlertRadius => "field-proximity-alert-radius",
            Self::PhoneNumber => "field-phone-number",
            Self::FirstName => "field-first-name",
            Self::LastName => "field-last-name",
            Self::Vcard => "field-vcard",
            Self::FromPeer => "field-from-peer",
            Self::MessageId => "field-message-id",
            Self::MessageIds => "field-message-ids",
            Self::WithoutAuthor => "field-without-author",
            Self::ForEveryone => "field-for-everyone",
            Self::Limit => "field-limit",
            Self::Archived => "field-archived",
            Self::Kinds => "field-kinds",
            Self::Search => "field-search",
            Self::BeforeId => "field-before-id",
            Self::FromDate => "field-from-date",
            Self::ToDate => "field-to-date",
            Self::ReplyTo => "field-reply-to",
            Self::SendAt => "field-send-at",
            Self::Silent => "field-silent",
            Self::Topic => "field-topic",
            Self::ProtectContent => "field-protect-content",
            Self::Buttons => "field-buttons",
        })
    }
}

impl ActionKind {
    /// The action's name in the form, in Bpium's words.
    pub fn label(self) -> Message {
        Message::new(match self {
            Self::SendMessage => "action-send-message",
            Self::SendLocation => "action-send-location",
            Self::SendContact => "action-send-contact",
            Self::ForwardMessage => "action-forward-message",
            Self::EditMessage => "action-edit-message",
            Self::DeleteMessage => "action-delete-message",
            Self::GetDialogs => "action-get-dialogs",
            Self::GetProfile => "action-get-profile",
            Self::GetMessages => "action-get-messages",
        })
    }
}

impl ConnectionKind {
    pub fn label(self) -> Message {
        Message::new(match self {
            Self::User => "connection-kind-user",
            Self::Bot => "connection-kind-bot",
        })
    }
}
