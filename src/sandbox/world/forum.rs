//! How a supergroup with topics begins.

use super::message::{Content, Draft, Options, Place};
use super::{Topic, World};

impl World {
    /// Opens topics in a supergroup that has no messages yet; nothing happens without names. The service message that
    /// it was created stands first: a topic has the id of the message that opened it, and 1 is that of General.
    pub(super) fn begin_forum(&mut self, chat: i64, names: &[String], date: i64) {
        let Some(found) = self.chat(chat).filter(|_| !names.is_empty()) else { return };
        let by = found.owner().unwrap_or(self.bot.id);
        let place = Place::Chat(chat);
        let created = Content::Created { title: found.title.clone() };
        self.add(by, place, Draft::new(created, Options::default()), date);
        for name in names {
            let opened = Content::TopicCreated { name: name.clone() };
            let id = self.add(by, place, Draft::new(opened, Options::default()), date);
            let topic = Topic { id, name: name.clone(), closed: false };
            if let Some(chat) = self.chat_mut(chat) {
                chat.topics.push(topic);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_come_after_general() {
        let world = World::default();
        let forum = world.chats.iter().find(|chat| chat.is_forum()).expect("a forum");
        let ids: Vec<i64> = forum.topics.iter().map(|topic| topic.id).collect();
        assert_eq!(ids, [2, 3]);
        let opened = |id: i64| world.message(Place::Chat(forum.id), id).map(|message| message.content.clone());
        assert_eq!(opened(1), Some(Content::Created { title: forum.title.clone() }));
        for topic in &forum.topics {
            assert_eq!(opened(topic.id), Some(Content::TopicCreated { name: topic.name.clone() }));
        }
    }
}
