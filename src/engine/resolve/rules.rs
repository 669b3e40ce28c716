//! Telegram's rules for single values, held once more now that the values are known.
//!
//! Deliberately not here: the rules themselves (`scenario::rules`), and those of several fields together (`build`).

use super::convert::Converted;
use super::fault::Fault;
use crate::scenario::rules::buttons::{self, Setting};
use crate::scenario::rules::{RuleFault, file, for_bot, number, text};
use crate::scenario::{ActionKind, ConnectionKind, FieldKey, PeerAddress, Severity};

/// Checks a field's value; without a kind only what holds for both, without a peer only what holds for every chat.
pub(super) fn check(
    action: ActionKind,
    key: FieldKey,
    value: &Converted,
    kind: Option<ConnectionKind>,
    peer: Option<&PeerAddress>,
) -> Result<(), Fault> {
    let judged = match value {
        Converted::Decimal(value) => number::in_range(key, *value),
        Converted::Integer(value) => number::in_range(key, *value as f64),
        Converted::Peer(address) if kind == Some(ConnectionKind::Bot) => refused(for_bot(address)),
        Converted::Line(line) if key == FieldKey::Vcard => text::vcard(line),
        Converted::Attachments(files) if key == FieldKey::Attachment => file::only_one(files.len()),
        Converted::Keyboard(keyboard) => {
            let setting = Setting { editing: action == ActionKind::EditMessage, peer, templates: false };
            let mut faults = buttons::faults(keyboard, &setting).into_iter();
            return faults.find(|fault| fault.severity == Severity::Error).map_or(Ok(()), |fault| Err(fault.into()));
        }
        _ => Ok(()),
    };
    Ok(judged?)
}

/// What is only a warning is for Telegram to judge.
pub(super) fn refused(fault: Option<RuleFault>) -> Result<(), RuleFault> {
    fault.filter(|fault| fault.severity == Severity::Error).map_or(Ok(()), Err)
}
