//! The list of recipients that stands open beside a peer field.

use crate::backend::{Recipient, RequestId};
use crate::scenario::{ConnectionKind, FieldKey, NodeId};
use crate::texts::Message;

/// The open list and the field that it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct Picker {
    pub node: NodeId,
    pub key: FieldKey,
    pub connection: String,
    pub kind: ConnectionKind,
    pub search: String,
    /// The place of the found recipient that Enter takes.
    pub marked: usize,
    pub list: PickerList,
    /// Tells one opening of the list from another.
    pub opened: u64,
    /// The request whose answer is awaited; another's is late.
    pub request: Option<RequestId>,
}

/// What the list holds.
#[derive(Clone, Debug, PartialEq)]
pub enum PickerList {
    /// The step names no connection.
    NoConnection,
    /// Reading a real bot's updates interrupts a running bot: the person is asked first.
    Asking,
    Loading,
    Ready(Vec<Recipient>),
    Failed(Message),
}
