//! One resolved action made of its fields' values, and Telegram's rules about several fields together.

use super::convert::Converted;
use super::fault::{Fault, FieldFault};
use crate::engine::resolved::*;
use crate::markup::FormattedText;
use crate::scenario::{Action, ActionKind, ConnectionKind, FieldKey, PeerAddress};
use crate::texts::Message;
use crate::value::Json;
use jiff::{Timestamp, ToSpan};

/// Characters of a text, and of a caption (Bot API `sendMessage`, `sendPhoto`).
const TEXT_LIMIT: usize = 4096;
const CAPTION_LIMIT: usize = 1024;

/// What `limit` is when it is left out.
const DEFAULT_LIMIT: u32 = 100;

/// How far ahead Telegram's own schedule reaches.
const SCHEDULE_DAYS: i64 = 365;

/// Puts the values together; a value that is not there must be one that the action can do without.
pub(super) fn build(
    action: &Action,
    values: Vec<(FieldKey, Converted)>,
    kind: ConnectionKind,
    now: Timestamp,
) -> Result<ResolvedAction, FieldFault> {
    let mut fields = Fields { action, values, kind, now };
    Ok(match action.kind() {
        ActionKind::SendMessage => ResolvedAction::SendMessage(fields.send_message()?),
        ActionKind::SendLocation => ResolvedAction::SendLocation(fields.send_location()?),
        ActionKind::SendContact => ResolvedAction::SendContact(SendContact {
            peer: fields.peer(FieldKey::Peer)?,
            phone_number: fields.filled_line(FieldKey::PhoneNumber)?,
            first_name: fields.filled_line(FieldKey::FirstName)?,
            last_name: fields.line(FieldKey::LastName),
            vcard: fields.line(FieldKey::Vcard),
            options: fields.options()?,
        }),
        ActionKind::ForwardMessage => ResolvedAction::ForwardMessage(ForwardMessage {
            from_peer: fields.peer(FieldKey::FromPeer)?,
            message_ids: fields.required(FieldKey::MessageIds, Fields::ids)?,
            peer: fields.peer(FieldKey::Peer)?,
            without_author: action.flag(FieldKey::WithoutAuthor),
            silent: action.flag(FieldKey::Silent),
            send_at: fields.send_at()?,
            topic: fields.topic(),
            protect_content: action.flag(FieldKey::ProtectContent),
        }),
        ActionKind::EditMessage => ResolvedAction::EditMessage(fields.edit_message()?),
        ActionKind::DeleteMessage => ResolvedAction::DeleteMessage(DeleteMessage {
            peer: fields.peer(FieldKey::Peer)?,
            message_ids: fields.required(FieldKey::MessageIds, Fields::ids)?,
            for_everyone: action.flag(FieldKey::ForEveryone),
        }),
        ActionKind::GetDialogs => ResolvedAction::GetDialogs(GetDialogs {
            limit: fields.limit(),
            archived: action.flag(FieldKey::Archived),
            kinds: action.kinds().to_vec(),
            search: fields.line(FieldKey::Search),
        }),
        ActionKind::GetProfile => ResolvedAction::GetProfile(GetProfile { peer: fields.optional_peer(FieldKey::Peer) }),
        ActionKind::GetMessages => ResolvedAction::GetMessages(GetMessages {
            peer: fields.peer(FieldKey::Peer)?,
            limit: fields.limit(),
            before_id: fields.id(FieldKey::BeforeId),
            from_date: fields.date(FieldKey::FromDate),
            to_date: fields.date(FieldKey::ToDate),
            search: fields.line(FieldKey::Search),
            message_ids: fields.ids(FieldKey::MessageIds).unwrap_or_default(),
        }),
    })
}

/// The values that are still to be put somewhere.
struct Fields<'a> {
    action: &'a Action,
    values: Vec<(FieldKey, Converted)>,
    kind: ConnectionKind,
    now: Timestamp,
}

/// Readers of one kind of value; a value of another kind cannot come out of a field of this kind.
macro_rules! readers {
    ($($name:ident: $variant:ident => $type:ty,)*) => {$(
        fn $name(&mut self, key: FieldKey) -> Option<$type> {
            match self.take(key) {
                Some(Converted::$variant(value)) => Some(value),
                _ => None,
            }
        }
    )*};
}

impl Fields<'_> {
    fn take(&mut self, key: FieldKey) -> Option<Converted> {
        let index = self.values.iter().position(|(other, _)| *other == key)?;
        Some(self.values.swap_remove(index).1)
    }

    readers! {
        optional_peer: Peer => PeerAddress,
        text: Text => FormattedText,
        line: Line => String,
        id: MessageId => i64,
        ids: MessageIds => Vec<i64>,
        date: Date => Timestamp,
        integer: Integer => i64,
        decimal: Decimal => f64,
        attachments: Attachments => Vec<ResolvedAttachment>,
        keyboard: Keyboard => Json,
    }

    fn required<T>(&mut self, key: FieldKey, read: fn(&mut Self, FieldKey) -> Option<T>) -> Result<T, FieldFault> {
        read(self, key).ok_or_else(|| missing(key))
    }

    fn peer(&mut self, key: FieldKey) -> Result<PeerAddress, FieldFault> {
        self.required(key, Self::optional_peer)
    }

    fn filled_line(&mut self, key: FieldKey) -> Result<String, FieldFault> {
        self.line(key).filter(|line| !line.trim().is_empty()).ok_or_else(|| missing(key))
    }

    /// A whole number whose range has been checked.
    fn small(&mut self, key: FieldKey) -> Option<u32> {
        self.integer(key).and_then(|number| u32::try_from(number).ok())
    }

    fn limit(&mut self) -> u32 {
        self.small(FieldKey::Limit).unwrap_or(DEFAULT_LIMIT)
    }

    fn topic(&mut self) -> Option<i64> {
        self.integer(FieldKey::Topic)
    }

    fn send_at(&mut self) -> Result<Option<Timestamp>, FieldFault> {
        let send_at = self.date(FieldKey::SendAt);
        let last = self.now.checked_add((SCHEDULE_DAYS * 24).hours()).unwrap_or(Timestamp::MAX);
        if self.kind == ConnectionKind::User && send_at.is_some_and(|send_at| send_at > last) {
            let message = Message::new("engine-send-at-too-far").with("days", SCHEDULE_DAYS);
            return Err(Fault::new("SEND_AT_TOO_FAR", message).of(FieldKey::SendAt));
        }
        Ok(send_at)
    }

    fn options(&mut self) -> Result<SendOptions, FieldFault> {
        Ok(SendOptions {
            reply_to: self.id(FieldKey::ReplyTo),
            send_at: self.send_at()?,
            silent: self.action.flag(FieldKey::Silent),
            topic: self.topic(),
            protect_content: self.action.flag(FieldKey::ProtectContent),
            buttons: self.keyboard(FieldKey::Buttons),
        })
    }

    fn send_message(&mut self) -> Result<SendMessage, FieldFault> {
        let peer = self.peer(FieldKey::Peer)?;
        let text = self.text(FieldKey::Text).map(|text| text.trimmed()).unwrap_or_default();
        let attachments = self.attachments(FieldKey::Attachments).unwrap_or_default();
        if is_blank(&text) && attachments.is_empty() {
            return Err(Fault::new("TEXT_EMPTY", Message::new("engine-text-empty")).of(FieldKey::Text));
        }
        Ok(SendMessage {
            peer,
            text,
            attachments,
            attachments_as: self.action.attachments_as(),
            link_preview: self.action.flag(FieldKey::LinkPreview),
            options: self.options()?,
        })
    }

    fn send_location(&mut self) -> Result<SendLocation, FieldFault> {
        let location = SendLocation {
            peer: self.peer(FieldKey::Peer)?,
            latitude: self.required(FieldKey::Latitude, Self::decimal)?,
            longitude: self.required(FieldKey::Longitude, Self::decimal)?,
            horizontal_accuracy: self.decimal(FieldKey::HorizontalAccuracy),
            live_period: self.small(FieldKey::LivePeriod),
            heading: self.small(FieldKey::Heading),
            proximity_alert_radius: self.small(FieldKey::ProximityAlertRadius),
            options: self.options()?,
        };
        let moving =
            [(FieldKey::Heading, location.heading), (FieldKey::ProximityAlertRadius, location.proximity_alert_radius)];
        match moving.into_iter().find(|(_, value)| value.is_some() && location.live_period.is_none()) {
            Some((key, _)) => Err(Fault::new("LOCATION_NOT_LIVE", Message::new("engine-location-not-live")).of(key)),
            None => Ok(location),
        }
    }

    fn edit_message(&mut self) -> Result<EditMessage, FieldFault> {
        let peer = self.peer(FieldKey::Peer)?;
        let message_id = self.required(FieldKey::MessageId, Self::id)?;
        let text = self.text(FieldKey::Text).map(|text| text.trimmed());
        let attachment = self.attachments(FieldKey::Attachment).unwrap_or_default().pop();
        let buttons = self.keyboard(FieldKey::Buttons);
        let limit = if attachment.is_some() { CAPTION_LIMIT } else { TEXT_LIMIT };
        let empty = text.as_ref().is_some_and(is_blank);
        let length = text.as_ref().map_or(0, FormattedText::length);
        let fault = if empty && attachment.is_none() {
            Fault::new("TEXT_EMPTY", Message::new("engine-text-empty-edit"))
        } else if length > limit {
            let message = Message::new("engine-text-too-long").with("length", length).with("limit", limit);
            Fault::new("TEXT_TOO_LONG", message)
        } else if text.is_none() && attachment.is_none() && buttons.is_none() {
            Fault::new("NOTHING_TO_EDIT", Message::new("engine-nothing-to-edit"))
        } else {
            let link_preview = self.action.flag(FieldKey::LinkPreview);
            let text = text.filter(|text| !is_blank(text));
            return Ok(EditMessage { peer, message_id, text, attachment, link_preview, buttons });
        };
        Err(fault.of(FieldKey::Text))
    }
}

/// Telegram counts a text of white space alone as empty.
fn is_blank(text: &FormattedText) -> bool {
    text.text.trim().is_empty()
}

fn missing(key: FieldKey) -> FieldFault {
    Fault::new("FIELD_REQUIRED", Message::new("engine-field-required")).of(key)
}
