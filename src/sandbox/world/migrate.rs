//! Basic groups that become supergroups (`migrate_to_chat_id`).

use super::journal::Change;
use super::message::{Content, Draft, Options, Place};
use super::{Chat, ChatKind, World};

/// What a supergroup's id is made of: this and the group's.
const SUPERGROUPS: i64 = -1_002_000_000_000;

impl World {
    /// Makes a supergroup of a basic group: the same people and title, a history of its own; both say so in a service
    /// message, and the old one refuses everything but reading. Gives the new id; nothing for what is no basic group
    /// or became one before.
    pub fn migrate(&mut self, group: i64) -> Option<i64> {
        let old = self.chat(group).filter(|chat| chat.kind == ChatKind::Group && chat.migrated_to.is_none())?;
        let mut id = SUPERGROUPS + group;
        while self.chat(id).is_some() {
            id -= 1;
        }
        let by = old.owner().or_else(|| old.members().next()).unwrap_or(self.bot.id);
        let new = Chat { id, kind: ChatKind::Supergroup, ..old.clone() };
        let content = Content::MigratedFrom { chat: group, title: old.title.clone() };
        self.chats.push(new);
        self.post(by, Place::Chat(group), Draft::new(Content::MigratedTo { chat: id }, Options::default()));
        self.post(by, Place::Chat(id), Draft::new(content, Options::default()));
        if let Some(old) = self.chat_mut(group) {
            old.migrated_to = Some(id);
        }
        self.record(Change::Migrated { from: group, to: id });
        Some(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::world::Refusal;

    #[test]
    fn a_group_moves_with_its_people() {
        let mut world = World::default();
        let group = -5001;
        let old = world.messages(Place::Chat(group)).len();
        let pending = world.updates.count();
        let id = world.migrate(group).expect("a basic group");
        assert!(id < -1_000_000_000_000);
        let (before, after) = (world.chat(group).expect("the old one"), world.chat(id).expect("the new one"));
        assert_eq!(before.people, after.people);
        assert_eq!(before.title, after.title);
        assert_eq!(world.messages(Place::Chat(group)).len(), old + 1);
        assert_eq!(world.messages(Place::Chat(id)).len(), 1);
        assert_eq!(world.updates.count(), pending + 2);
        assert_eq!(world.writable_for_bot(group), Err(Refusal::MigratedTo(id)));
        assert!(world.writable_for_bot(id).is_ok());
        assert_eq!(world.check_writable(1, Place::Chat(group)), Err(Refusal::MigratedTo(id)));
        let dialogs: Vec<Place> = world.dialogs(1).into_iter().map(|dialog| dialog.place).collect();
        assert!(dialogs.contains(&Place::Chat(id)) && !dialogs.contains(&Place::Chat(group)));
        assert_eq!((world.migrate(group), world.migrate(id), world.migrate(7)), (None, None, None));
    }
}
