//! Who the bot may write to. The words of a refusal are the Bot API's business.

use super::{ChatKind, Place, Standing, World};

/// Why the bot may not write to a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    ChatNotFound,
    BlockedByUser,
    NotStarted,
    NotMember(ChatKind),
    Kicked(ChatKind),
    Muted,
    NotAdministrator,
    MigratedTo(i64),
}

impl World {
    /// The place of a chat that the bot knows of, whether or not it may write there.
    pub fn find_for_bot(&self, chat_id: i64) -> Result<Place, Refusal> {
        if chat_id > 0 {
            // The real one knows only people it has met; here it has met everybody in the world.
            return self.person(chat_id).map(|_| self.bot_place(chat_id)).ok_or(Refusal::ChatNotFound);
        }
        let chat = self.chat(chat_id).ok_or(Refusal::ChatNotFound)?;
        match chat.migrated_to {
            Some(id) => Err(Refusal::MigratedTo(id)),
            None => Ok(Place::Chat(chat_id)),
        }
    }

    /// The place of a chat that the bot may write to.
    pub fn writable_for_bot(&self, chat_id: i64) -> Result<Place, Refusal> {
        let place = self.find_for_bot(chat_id)?;
        if let Some(person) = self.person(chat_id) {
            return match person {
                person if person.blocked_bot => Err(Refusal::BlockedByUser),
                person if !person.started_bot => Err(Refusal::NotStarted),
                _ => Ok(place),
            };
        }
        let chat = self.chat(chat_id).ok_or(Refusal::ChatNotFound)?;
        match (chat.bot, chat.kind) {
            (Standing::Left, kind) => Err(Refusal::NotMember(kind)),
            (Standing::Kicked, kind) => Err(Refusal::Kicked(kind)),
            (Standing::Muted, _) => Err(Refusal::Muted),
            (Standing::Member, ChatKind::Channel) => Err(Refusal::NotAdministrator),
            (Standing::Administrator | Standing::Member, _) => Ok(place),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bot_writes_where_it_is_let() {
        let mut world = World::default();
        let last = world.people.last().expect("people").id;
        let group = world.chats.iter().find(|chat| chat.kind == ChatKind::Group).expect("a group").id;
        let channel = world.chats.iter().find(|chat| chat.kind == ChatKind::Channel).expect("a channel").id;
        let check = |world: &World, chat_id, expected: Option<Refusal>| {
            assert_eq!(world.writable_for_bot(chat_id).err(), expected, "{chat_id}");
        };
        check(&world, 1, None);
        check(&world, group, None);
        check(&world, channel, None);
        check(&world, last, Some(Refusal::NotStarted));
        check(&world, 999, Some(Refusal::ChatNotFound));
        check(&world, -999, Some(Refusal::ChatNotFound));
        world.person_mut(1).expect("first person").blocked_bot = true;
        check(&world, 1, Some(Refusal::BlockedByUser));
        for (standing, refusal) in [
            (Standing::Left, Refusal::NotMember(ChatKind::Channel)),
            (Standing::Kicked, Refusal::Kicked(ChatKind::Channel)),
            (Standing::Muted, Refusal::Muted),
            (Standing::Member, Refusal::NotAdministrator),
        ] {
            world.chat_mut(channel).expect("channel").bot = standing;
            check(&world, channel, Some(refusal));
        }
        world.chat_mut(group).expect("group").migrated_to = Some(-1_000_000_000_001);
        check(&world, group, Some(Refusal::MigratedTo(-1_000_000_000_001)));
    }
}
