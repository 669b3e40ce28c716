//! What a step would do, as far as its fields tell by now: what its preview is drawn from.
//!
//! Unlike a resolved action it may lack anything: while someone types, most of a step is unfinished.

use super::resolve::Converted;
use super::resolved::ResolvedAttachment;
use crate::markup::FormattedText;
use crate::scenario::{Action, ActionKind, AttachmentsAs, ConnectionKind, FieldKey, PeerAddress, Step};
use crate::value::Json;
use jiff::Timestamp;

/// The values of a step that are known; a field that is empty, or whose value has a fault, is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch {
    pub action: ActionKind,
    pub kind: Option<ConnectionKind>,
    /// The connection's name.
    pub connection: String,
    pub peer: Option<PeerAddress>,
    pub from_peer: Option<PeerAddress>,
    /// As it will be sent: trimmed.
    pub text: Option<FormattedText>,
    pub attachments: Vec<ResolvedAttachment>,
    pub attachments_as: AttachmentsAs,
    pub link_preview: bool,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    /// Metres.
    pub horizontal_accuracy: Option<f64>,
    /// Seconds.
    pub live_period: Option<u32>,
    /// Degrees.
    pub heading: Option<u32>,
    /// Metres.
    pub proximity_alert_radius: Option<u32>,
    pub phone_number: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub vcard: Option<String>,
    /// The message that is edited.
    pub message_id: Option<i64>,
    /// The messages that are forwarded or deleted.
    pub message_ids: Vec<i64>,
    pub without_author: bool,
    pub reply_to: Option<i64>,
    pub send_at: Option<Timestamp>,
    pub silent: bool,
    pub protect_content: bool,
    /// In the Bot API's spelling.
    pub buttons: Option<Json>,
}

impl Sketch {
    /// A step of which nothing is known but what needs no evaluation.
    pub(super) fn of(step: &Step) -> Self {
        let action: &Action = &step.action;
        Self {
            action: action.kind(),
            kind: step.kind,
            connection: step.connection.clone(),
            peer: None,
            from_peer: None,
            text: None,
            attachments: Vec::new(),
            attachments_as: action.attachments_as(),
            link_preview: action.flag(FieldKey::LinkPreview),
            latitude: None,
            longitude: None,
            horizontal_accuracy: None,
            live_period: None,
            heading: None,
            proximity_alert_radius: None,
            phone_number: None,
            first_name: None,
            last_name: None,
            vcard: None,
            message_id: None,
            message_ids: Vec::new(),
            without_author: action.flag(FieldKey::WithoutAuthor),
            reply_to: None,
            send_at: None,
            silent: action.flag(FieldKey::Silent),
            protect_content: action.flag(FieldKey::ProtectContent),
            buttons: None,
        }
    }

    /// Takes the value of a field.
    pub(super) fn put(&mut self, key: FieldKey, value: &Converted) {
        let small = |number: &i64| u32::try_from(*number).ok();
        match (key, value) {
            (FieldKey::Peer, Converted::Peer(peer)) => self.peer = Some(peer.clone()),
            (FieldKey::FromPeer, Converted::Peer(peer)) => self.from_peer = Some(peer.clone()),
            (FieldKey::Text, Converted::Text(text)) => self.text = Some(text.trimmed()),
            (_, Converted::Attachments(files)) => self.attachments.extend(files.iter().cloned()),
            (FieldKey::Latitude, Converted::Decimal(degrees)) => self.latitude = Some(*degrees),
            (FieldKey::Longitude, Converted::Decimal(degrees)) => self.longitude = Some(*degrees),
            (FieldKey::HorizontalAccuracy, Converted::Decimal(metres)) => self.horizontal_accuracy = Some(*metres),
            (FieldKey::LivePeriod, Converted::Integer(seconds)) => self.live_period = small(seconds),
            (FieldKey::Heading, Converted::Integer(degrees)) => self.heading = small(degrees),
            (FieldKey::ProximityAlertRadius, Converted::Integer(metres)) => self.proximity_alert_radius = small(metres),
            (FieldKey::PhoneNumber, Converted::Line(line)) => self.phone_number = Some(line.clone()),
            (FieldKey::FirstName, Converted::Line(line)) => self.first_name = Some(line.clone()),
            (FieldKey::LastName, Converted::Line(line)) => self.last_name = Some(line.clone()),
            (FieldKey::Vcard, Converted::Line(line)) => self.vcard = Some(line.clone()),
            (FieldKey::MessageId, Converted::MessageId(id)) => self.message_id = Some(*id),
            (FieldKey::MessageIds, Converted::MessageIds(ids)) => self.message_ids = ids.clone(),
            (FieldKey::ReplyTo, Converted::MessageId(id)) => self.reply_to = Some(*id),
            (FieldKey::SendAt, Converted::Date(at)) => self.send_at = Some(*at),
            (FieldKey::Buttons, Converted::Keyboard(keyboard)) => self.buttons = Some(keyboard.clone()),
            _ => {}
        }
    }
}
