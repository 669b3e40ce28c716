//! A world from JSON: `people` and `chats` as `sandbox --format json` prints them, and `messages`.

use super::message::{Content, Options, Sender};
use super::{Chat, ChatKind, Person, Place, Standing, Topic, World, now, with_found_entities};
use serde::Deserialize;

/// What is wrong with a world file.
#[derive(Debug, thiserror::Error)]
pub enum WorldError {
    /// Not JSON, or not the fields of a world; names line and column.
    #[error("not a world: {0}")]
    Form(#[from] serde_json::Error),
    #[error("the id {0} is given twice or does not fit its kind")]
    Id(i64),
    #[error("chat {chat}: `{kind}` is none of group, supergroup, channel")]
    Kind { chat: i64, kind: String },
    #[error("message {number}: there is no chat {chat}")]
    MessageChat { number: usize, chat: i64 },
    #[error("message {number}: there is no person {from}")]
    MessageFrom { number: usize, from: i64 },
    #[error("message {number}: the date `{date}` is neither Unix seconds nor ISO 8601 with a zone")]
    MessageDate { number: usize, date: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WorldFile {
    #[serde(default)]
    people: Vec<PersonEntry>,
    #[serde(default)]
    chats: Vec<ChatEntry>,
    #[serde(default)]
    messages: Vec<MessageEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonEntry {
    user_id: i64,
    /// The first word is the first name.
    name: String,
    username: Option<String>,
    phone: String,
    login_code: Option<String>,
    password: Option<String>,
    /// Printed for other tools; a new one is made, so it is accepted and not read.
    #[serde(rename = "session_string")]
    _session_string: Option<String>,
    started_bot: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChatEntry {
    id: i64,
    #[serde(rename = "type")]
    kind: String,
    title: String,
    username: Option<String>,
    #[serde(default)]
    topics: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MessageEntry {
    chat: i64,
    from: Option<i64>,
    text: String,
    date: Option<Date>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Date {
    Unix(i64),
    Text(String),
}

impl World {
    /// Reads a world file. The bot is the default world's, a member of every group and an administrator of every
    /// channel; everyone has pressed Start unless `started_bot` says no. A supergroup may list `topics` by name. In
    /// `messages`, `chat` is the Bot API's id, and a person's id means the chat of that person with the bot; `from` is
    /// a person or the bot, left out for channels.
    pub fn from_json(text: &str) -> Result<Self, WorldError> {
        let file: WorldFile = serde_json::from_str(text)?;
        let mut world = Self::empty();
        for entry in file.people {
            if entry.user_id <= 0 || entry.user_id == world.bot.id || world.person(entry.user_id).is_some() {
                return Err(WorldError::Id(entry.user_id));
            }
            world.people.push(entry.into_person());
        }
        for entry in file.chats {
            let chat = entry.into_chat(&world)?;
            let (id, topics) = (chat.id, chat.topics.clone());
            world.chats.push(chat);
            for topic in topics {
                let content = Content::TopicCreated { name: topic.name };
                world.post(Place::Chat(id), Sender::Channel, content, Options::default());
            }
        }
        for (index, entry) in file.messages.into_iter().enumerate() {
            entry.add(index + 1, &mut world)?;
        }
        Ok(world)
    }
}

impl PersonEntry {
    fn into_person(self) -> Person {
        let (first, last) = match self.name.split_once(' ') {
            Some((first, last)) => (first.to_owned(), Some(last.to_owned())),
            None => (self.name, None),
        };
        Person {
            id: self.user_id,
            first_name: first,
            last_name: last,
            username: self.username,
            phone: self.phone,
            login_code: self.login_code.unwrap_or_else(|| "12345".to_owned()),
            password: self.password,
            bio: None,
            started_bot: self.started_bot.unwrap_or(true),
            blocked_bot: false,
        }
    }
}

impl ChatEntry {
    fn into_chat(self, world: &World) -> Result<Chat, WorldError> {
        let Some(kind) = ChatKind::from_word(&self.kind) else {
            return Err(WorldError::Kind { chat: self.id, kind: self.kind });
        };
        let fits = match kind {
            ChatKind::Group => (-999_999_999_999..0).contains(&self.id),
            ChatKind::Supergroup | ChatKind::Channel => self.id < -1_000_000_000_000,
        };
        if !fits || world.chat(self.id).is_some() || (!self.topics.is_empty() && kind != ChatKind::Supergroup) {
            return Err(WorldError::Id(self.id));
        }
        let topics = (1..).zip(self.topics).map(|(id, name)| Topic { id, name, closed: false }).collect();
        Ok(Chat {
            id: self.id,
            kind,
            title: self.title,
            username: self.username,
            topics,
            members: world.people.iter().map(|person| person.id).collect(),
            bot: if kind == ChatKind::Channel { Standing::Administrator } else { Standing::Member },
            migrated_to: None,
        })
    }
}

impl MessageEntry {
    fn add(self, number: usize, world: &mut World) -> Result<(), WorldError> {
        if self.chat > 0 && world.person(self.chat).is_none() || self.chat <= 0 && world.chat(self.chat).is_none() {
            return Err(WorldError::MessageChat { number, chat: self.chat });
        }
        let date = match self.date {
            None => now(),
            Some(Date::Unix(seconds)) => seconds,
            Some(Date::Text(date)) => match date.parse::<jiff::Timestamp>() {
                Ok(time) => time.as_second(),
                Err(_) => return Err(WorldError::MessageDate { number, date }),
            },
        };
        let channel = world.chat(self.chat).is_some_and(|chat| chat.kind == ChatKind::Channel);
        let sender = match self.from {
            _ if channel => Sender::Channel,
            Some(from) if from == world.bot.id || world.person(from).is_some() => Sender::User(from),
            from => return Err(WorldError::MessageFrom { number, from: from.unwrap_or_default() }),
        };
        let content = Content::Text(with_found_entities(&self.text));
        world.post_at(world.bot_place(self.chat), sender, content, Options::default(), date);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_world_file_is_read() {
        let world = World::from_json(
            r#"{"people": [{"user_id": 7, "name": "Ева Лин", "username": null, "phone": "+79990000007",
                            "login_code": "1", "password": null, "session_string": "1"}],
                "chats": [{"id": -1001000000009, "type": "supergroup", "title": "Цех", "username": null,
                           "topics": ["Станки"]}],
                "messages": [{"chat": 7, "from": 7, "text": "Привет", "date": 1700000000},
                             {"chat": -1001000000009, "from": 7, "text": "Ура", "date": "2026-11-22T12:00:00Z"}]}"#,
        )
        .expect("a good file");
        assert_eq!(world.people[0].last_name.as_deref(), Some("Лин"));
        assert_eq!(world.bot_messages(7)[0].date, 1_700_000_000);
        assert_eq!(world.bot_messages(-1_001_000_000_009).len(), 2);
        assert!(world.chats[0].topic(1).is_some());
    }

    #[test]
    fn faults_of_a_file_are_named() {
        let check = |text: &str, expected: &str| {
            let error = World::from_json(text).expect_err(text).to_string();
            assert!(error.contains(expected), "{error}");
        };
        check("{", "line 1");
        check(r#"{"peple": []}"#, "unknown field `peple`");
        check(r#"{"people": [{"user_id": 0, "name": "", "phone": ""}]}"#, "id 0");
        check(r#"{"chats": [{"id": -1, "type": "forum", "title": ""}]}"#, "`forum`");
        check(r#"{"chats": [{"id": -1, "type": "channel", "title": ""}]}"#, "id -1");
        check(r#"{"messages": [{"chat": 5, "text": "a"}]}"#, "no chat 5");
        let group = r#""chats": [{"id": -1, "type": "group", "title": ""}]"#;
        check(&format!(r#"{{{group}, "messages": [{{"chat": -1, "text": "a"}}]}}"#), "no person 0");
        check(&format!(r#"{{{group}, "messages": [{{"chat": -1, "text": "a", "date": "soon"}}]}}"#), "`soon`");
    }
}
