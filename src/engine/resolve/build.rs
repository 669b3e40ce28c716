//! One resolved action made of its fields' values, and Telegram's rules about several fields together.

use super::attachment;
use super::convert::Converted;
use super::fault::{Fault, FieldFault};
use super::rules::refused;
use crate::engine::resolved::*;
use crate::markup::FormattedText;
use crate::scenario::rules::text::TextSetting;
use crate::scenario::rules::{self, RuleFault, limits};
use crate::scenario::{Action, ActionKind, ConnectionKind, FieldKey, PeerAddress};
use crate::value::Json;
use jiff::Timestamp;

/// What `limit` is when it is left out.
const DEFAULT_LIMIT: u32 = 100;

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
        ids_as_given: MessageIds => Vec<i64>,
        date: Date => Timestamp,
        integer: Integer => i64,
        decimal: Decimal => f64,
        attachments: Attachments => Vec<ResolvedAttachment>,
        keyboard: Keyboard => Json,
    }

    fn required<T>(&mut self, key: FieldKey, read: fn(&mut Self, FieldKey) -> Option<T>) -> Result<T, FieldFault> {
        read(self, key).ok_or_else(|| self.missing(key))
    }

    /// Each id once and the oldest message first, for every connection alike: messages that are forwarded keep the order
    /// of their chat, and the Bot API demands it (`forwardMessages`).
    fn ids(&mut self, key: FieldKey) -> Option<Vec<i64>> {
        let mut ids = self.ids_as_given(key)?;
        ids.sort_unstable();
        ids.dedup();
        Some(ids)
    }

    fn peer(&mut self, key: FieldKey) -> Result<PeerAddress, FieldFault> {
        self.required(key, Self::optional_peer)
    }

    fn filled_line(&mut self, key: FieldKey) -> Result<String, FieldFault> {
        self.line(key).filter(|line| !line.trim().is_empty()).ok_or_else(|| self.missing(key))
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
        let fault = send_at.and_then(|send_at| rules::date::schedule(Some(self.kind), send_at, self.now));
        refused(fault).map_err(|fault| of(FieldKey::SendAt, fault))?;
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
        let setting = TextSetting { editing: false, with_files: !attachments.is_empty() };
        if let Some(fault) = rules::text::empty(setting).filter(|_| is_blank(&text)) {
            return Err(of(FieldKey::Text, fault));
        }
        let options = self.options()?;
        // A text too long for a caption follows the files and takes the buttons.
        if options.buttons.is_some() && text.length() <= limits::CAPTION {
            let families: Vec<_> = attachments.iter().map(attachment::family).collect();
            rules::file::album_buttons(&families).map_err(|fault| of(FieldKey::Buttons, fault))?;
        }
        Ok(SendMessage {
            peer,
            text,
            attachments,
            attachments_as: self.action.attachments_as(),
            link_preview: self.action.flag(FieldKey::LinkPreview),
            options,
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
            Some((key, _)) => Err(of(key, rules::live_only())),
            None => Ok(location),
        }
    }

    fn edit_message(&mut self) -> Result<EditMessage, FieldFault> {
        let peer = self.peer(FieldKey::Peer)?;
        let message_id = self.required(FieldKey::MessageId, Self::id)?;
        let text = self.text(FieldKey::Text).map(|text| text.trimmed());
        let attachment = self.attachments(FieldKey::Attachment).unwrap_or_default().pop();
        let buttons = self.keyboard(FieldKey::Buttons);
        let setting = TextSetting { editing: true, with_files: attachment.is_some() };
        let fault = match &text {
            Some(text) if is_blank(text) => rules::text::empty(setting),
            Some(text) => rules::text::length(text.length(), setting),
            None if attachment.is_none() && buttons.is_none() => Some(rules::text::nothing_to_edit()),
            None => None,
        };
        refused(fault).map_err(|fault| of(FieldKey::Text, fault))?;
        let link_preview = self.action.flag(FieldKey::LinkPreview);
        let text = text.filter(|text| !is_blank(text));
        Ok(EditMessage { peer, message_id, text, attachment, link_preview, buttons })
    }

    fn missing(&self, key: FieldKey) -> FieldFault {
        let fault = self.action.kind().field(key).map(rules::required);
        of(key, fault.expect("a value is only asked for where the action has the field"))
    }
}

/// Telegram counts a text of white space alone as empty.
fn is_blank(text: &FormattedText) -> bool {
    text.text.trim().is_empty()
}

fn of(key: FieldKey, fault: RuleFault) -> FieldFault {
    Fault::from(fault).of(key)
}
