//! The list of recipients that stands open beside a peer field.

use crate::backend::{Recipient, RecipientKind, RequestId};
use crate::connection::ChatCard;
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

/// The chat that the person chose in the bot's wizard stands first, also when the bot has not heard of it lately.
pub(super) fn put_first(list: &mut Vec<Recipient>, mine: &ChatCard) {
    let address = mine.id.to_string();
    let first = match list.iter().position(|recipient| recipient.address == address) {
        Some(at) => list.remove(at),
        None => {
            let kind = if mine.id > 0 { RecipientKind::Person } else { RecipientKind::Group };
            Recipient { address, name: mine.title.clone(), username: None, kind }
        }
    };
    list.insert(0, first);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_chat_stands_first_and_once() {
        let of = |id: i64| Recipient {
            address: id.to_string(),
            name: id.to_string(),
            username: None,
            kind: RecipientKind::Channel,
        };
        for (mine, expected) in [(-2, [-2, 1, 3].as_slice()), (7, &[7, 1, -2, 3])] {
            let mut list = vec![of(1), of(-2), of(3)];
            put_first(&mut list, &ChatCard { id: mine, title: "mine".into() });
            let ids: Vec<i64> = list.iter().filter_map(|recipient| recipient.address.parse().ok()).collect();
            assert_eq!(ids, expected);
        }
    }
}
