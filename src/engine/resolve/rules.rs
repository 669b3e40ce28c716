//! Telegram's rules for single values, checked once the values are known.
//!
//! Deliberately not here: rules about several fields together (`build`).

use super::convert::Converted;
use super::fault::Fault;
use crate::engine::words::excerpt;
use crate::scenario::button_rules::{self, Setting};
use crate::scenario::{ActionKind, ConnectionKind, FieldInfo, FieldKey, PeerAddress, Severity};
use crate::texts::Message;

/// A live location's period that means "for ever" (Bot API `sendLocation`).
const FOR_EVER: f64 = 0x7FFF_FFFF as f64;

/// A vCard's length in bytes (Bot API `sendContact`).
const VCARD_BYTES: usize = 2048;

/// Checks that the connection's kind knows the field at all.
pub(super) fn supported(info: &FieldInfo, kind: ConnectionKind) -> Result<(), Fault> {
    if info.support.allows(kind) {
        return Ok(());
    }
    let id = match kind {
        ConnectionKind::Bot => "engine-not-for-bots",
        ConnectionKind::User => "engine-not-for-users",
    };
    Err(Fault::new("FIELD_NOT_SUPPORTED", Message::new(id)))
}

/// Checks a field's value; without a kind only what holds for both, without a peer only what holds for every chat.
pub(super) fn check(
    action: ActionKind,
    key: FieldKey,
    value: &Converted,
    kind: Option<ConnectionKind>,
    peer: Option<&PeerAddress>,
) -> Result<(), Fault> {
    let number = match value {
        Converted::Decimal(number) => Some(*number),
        Converted::Integer(number) => Some(*number as f64),
        _ => None,
    };
    if let (Some(number), Some((from, to))) = (number, range(key)) {
        let for_ever = key == FieldKey::LivePeriod && number == FOR_EVER;
        if !for_ever && !(from..=to).contains(&number) {
            let message = Message::new("engine-out-of-range").with("from", from as i64).with("to", to as i64);
            return Err(Fault::new("OUT_OF_RANGE", message.with("value", number.to_string())));
        }
    }
    match value {
        Converted::Peer(PeerAddress::Phone(_)) if kind == Some(ConnectionKind::Bot) => {
            Err(Fault::new("PEER_NOT_FOR_BOTS", Message::new("engine-peer-phone-bot")))
        }
        Converted::Peer(PeerAddress::Me) if kind == Some(ConnectionKind::Bot) => {
            Err(Fault::new("PEER_NOT_FOR_BOTS", Message::new("engine-peer-me-bot")))
        }
        Converted::MessageIds(ids) if !(1..=100).contains(&ids.len()) => {
            Err(Fault::new("MESSAGE_IDS_COUNT", Message::new("engine-message-ids-count").with("count", ids.len())))
        }
        Converted::Line(text) if key == FieldKey::Vcard && text.len() > VCARD_BYTES => {
            Err(Fault::new("VCARD_TOO_LONG", Message::new("engine-vcard").with("bytes", text.len())))
        }
        Converted::Attachments(files) if key == FieldKey::Attachment && files.len() > 1 => {
            let message = Message::new("engine-one-attachment").with("count", files.len());
            Err(Fault::new("ATTACHMENT_COUNT", message))
        }
        Converted::Keyboard(keyboard) => {
            let editing = action == ActionKind::EditMessage;
            let setting = Setting { editing, peer, templates: false, quote: excerpt };
            let mut faults = button_rules::faults(keyboard, &setting).into_iter();
            // What is only a warning is for Telegram to judge.
            let error = faults.find(|fault| fault.severity == Severity::Error);
            error.map_or(Ok(()), |fault| Err(fault.into()))
        }
        _ => Ok(()),
    }
}

/// What a number may be, both ends included (Bot API `sendLocation`; a limit and a topic are whole and above nought).
const fn range(key: FieldKey) -> Option<(f64, f64)> {
    match key {
        FieldKey::Latitude => Some((-90.0, 90.0)),
        FieldKey::Longitude => Some((-180.0, 180.0)),
        FieldKey::HorizontalAccuracy => Some((0.0, 1500.0)),
        FieldKey::LivePeriod => Some((60.0, 86_400.0)),
        FieldKey::Heading => Some((1.0, 360.0)),
        FieldKey::ProximityAlertRadius => Some((1.0, 100_000.0)),
        FieldKey::Limit | FieldKey::Topic => Some((1.0, FOR_EVER)),
        _ => None,
    }
}
