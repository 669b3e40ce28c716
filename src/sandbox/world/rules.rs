//! Who may read and write where, the bot and people alike. The words of a refusal are the servers' business.

use super::{Chat, ChatKind, Place, Standing, World};

/// Why an account may not write to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    ChatNotFound,
    BlockedByUser,
    /// The account itself blocked whom it writes to.
    YouBlocked,
    NotStarted,
    NotMember(ChatKind),
    Kicked(ChatKind),
    Muted,
    NotAdministrator,
    MigratedTo(i64),
}

/// Why a topic cannot be written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicRefusal {
    NotFound,
    Closed,
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
        self.check_writable(self.bot.id, place).map(|()| place)
    }

    /// Whether an account may write to a place.
    pub fn check_writable(&self, account: i64, place: Place) -> Result<(), Refusal> {
        match place {
            Place::Private(..) => {
                let partner = place.partner(account).ok_or(Refusal::ChatNotFound)?;
                self.check_talk(account, partner)
            }
            Place::Chat(id) => {
                let chat = self.chat(id).ok_or(Refusal::ChatNotFound)?;
                if let Some(to) = chat.migrated_to {
                    return Err(Refusal::MigratedTo(to));
                }
                match (self.standing(account, chat), chat.kind) {
                    (Standing::Left, kind) => Err(Refusal::NotMember(kind)),
                    (Standing::Kicked, kind) => Err(Refusal::Kicked(kind)),
                    (Standing::Muted, _) => Err(Refusal::Muted),
                    (Standing::Member, ChatKind::Channel) => Err(Refusal::NotAdministrator),
                    (Standing::Owner | Standing::Administrator | Standing::Member, _) => Ok(()),
                }
            }
        }
    }

    fn check_talk(&self, account: i64, partner: i64) -> Result<(), Refusal> {
        let bot = self.bot.id;
        if account == bot || partner == bot {
            let person = self.person(if account == bot { partner } else { account }).ok_or(Refusal::ChatNotFound)?;
            return match person {
                person if person.blocked_bot && account == bot => Err(Refusal::BlockedByUser),
                person if person.blocked_bot => Err(Refusal::YouBlocked),
                person if !person.started_bot && account == bot => Err(Refusal::NotStarted),
                _ => Ok(()),
            };
        }
        if self.person(account).is_none() || self.person(partner).is_none() {
            return Err(Refusal::ChatNotFound);
        }
        if self.account(account).blocked.contains(&partner) {
            Err(Refusal::YouBlocked)
        } else if self.account(partner).blocked.contains(&account) {
            Err(Refusal::BlockedByUser)
        } else {
            Ok(())
        }
    }

    /// Whether a topic of a place can be written to.
    pub fn check_topic(&self, place: Place, topic: i64) -> Result<(), TopicRefusal> {
        let chat = match place {
            Place::Private(..) => None,
            Place::Chat(id) => self.chat(id),
        };
        let topic = chat.and_then(|chat| chat.topic(topic)).ok_or(TopicRefusal::NotFound)?;
        if topic.closed { Err(TopicRefusal::Closed) } else { Ok(()) }
    }

    /// What an account, the bot or a person, is in a chat.
    pub fn standing(&self, account: i64, chat: &Chat) -> Standing {
        if account == self.bot.id { chat.bot } else { chat.standing(account) }
    }

    /// Whether an account sees the messages of a place: its private chats, the chats it is in, and those with a
    /// username, unless it was thrown out.
    pub fn can_read(&self, account: i64, place: Place) -> bool {
        match place {
            Place::Private(..) => place.partner(account).is_some(),
            Place::Chat(id) => self.chat(id).is_some_and(|chat| match self.standing(account, chat) {
                Standing::Left => chat.username.is_some(),
                standing => standing.is_in(),
            }),
        }
    }

    /// Whether an account runs the chat of a place.
    pub fn is_administrator(&self, account: i64, place: Place) -> bool {
        match place {
            Place::Private(..) => false,
            Place::Chat(id) => self.chat(id).is_some_and(|chat| self.standing(account, chat).is_administrator()),
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

    #[test]
    fn people_write_where_they_are_let() {
        let mut world = World::default();
        let bot = world.bot.id;
        let channel = world.chats.iter().find(|chat| chat.kind == ChatKind::Channel).expect("a channel").id;
        let check = |world: &World, account, place, expected: Option<Refusal>| {
            assert_eq!(world.check_writable(account, place).err(), expected, "{account} {place:?}");
        };
        check(&world, 1, Place::between(1, 2), None);
        check(&world, 1, Place::between(1, 1), None);
        check(&world, 3, Place::between(1, 2), Some(Refusal::ChatNotFound));
        check(&world, 1, Place::between(1, 99), Some(Refusal::ChatNotFound));
        check(&world, 5, Place::between(5, bot), None);
        check(&world, 1, Place::Chat(channel), None);
        check(&world, 2, Place::Chat(channel), Some(Refusal::NotAdministrator));
        check(&world, 5, Place::Chat(channel), Some(Refusal::NotMember(ChatKind::Channel)));
        world.account_mut(2).blocked.insert(1);
        check(&world, 1, Place::between(1, 2), Some(Refusal::BlockedByUser));
        check(&world, 2, Place::between(1, 2), Some(Refusal::YouBlocked));
        world.person_mut(1).expect("Анна").blocked_bot = true;
        check(&world, 1, Place::between(1, bot), Some(Refusal::YouBlocked));
    }
}
