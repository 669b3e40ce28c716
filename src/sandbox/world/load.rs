//! A world from JSON: `people` and `chats` as `sandbox --format json` prints them, and `messages`.

use super::message::{Content, Draft, Options};
use super::{Chat, ChatKind, CodeKind, Person, Place, Privacy, Standing, Topic, World, now, with_found_entities};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What is wrong with a world file.
#[derive(Debug, thiserror::Error)]
pub enum WorldError {
    /// Not JSON, or not the fields of a world; names line and column.
    #[error("not a world: {0}")]
    Form(#[from] serde_json::Error),
    #[error("the id {0} is given twice or does not fit its kind")]
    Id(i64),
    #[error("person {person}: there is no person {contact} for a contact")]
    Contact { person: i64, contact: i64 },
    #[error("chat {chat}: `{kind}` is none of group, supergroup, channel")]
    Kind { chat: i64, kind: String },
    #[error("chat {chat}: there is no person {person}")]
    Member { chat: i64, person: i64 },
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
    phone_privacy: Option<Privacy>,
    login_code: Option<String>,
    login_code_kind: Option<CodeKind>,
    password: Option<String>,
    bio: Option<String>,
    /// Printed for other tools; a new one is made, so it is accepted and not read.
    #[serde(rename = "session_string")]
    _session_string: Option<String>,
    started_bot: Option<bool>,
    #[serde(default)]
    blocked_bot: bool,
    #[serde(default)]
    hides_forwards: bool,
    #[serde(default)]
    is_premium: bool,
    /// User ids of people in the file.
    #[serde(default)]
    contacts: Vec<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChatEntry {
    id: i64,
    #[serde(rename = "type")]
    kind: String,
    title: String,
    username: Option<String>,
    description: Option<String>,
    #[serde(default)]
    topics: Vec<String>,
    members: Option<Vec<i64>>,
    owner: Option<i64>,
    #[serde(default)]
    administrators: Vec<i64>,
    #[serde(default)]
    muted: Vec<i64>,
    #[serde(default)]
    protected: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MessageEntry {
    chat: i64,
    /// With whom a person talks who is not the bot.
    with: Option<i64>,
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
    /// Reads a world file.
    ///
    /// The bot is the default world's, a member of every group and an administrator of every channel; everyone has
    /// pressed Start unless `started_bot` says no. Without `members` everybody is in a chat, and without `owner` the
    /// first of them owns it; a supergroup may list `topics` by name. In `messages`, `chat` is the Bot API's id, and a
    /// person's id means the chat of that person with the bot, or with another person whom `with` names; `from` is a
    /// person or the bot, and in channels whoever posted, the owner when it is left out.
    pub fn from_json(text: &str) -> Result<Self, WorldError> {
        let file: WorldFile = serde_json::from_str(text)?;
        let mut world = Self::empty();
        let mut contacts = Vec::new();
        for entry in file.people {
            let id = entry.user_id;
            if id <= 0 || id == world.bot.id || world.person(id).is_some() {
                return Err(WorldError::Id(id));
            }
            contacts.extend(entry.contacts.iter().map(|contact| (id, *contact)));
            world.people.push(entry.into_person());
        }
        for (person, contact) in contacts {
            if world.person(contact).is_none() {
                return Err(WorldError::Contact { person, contact });
            }
            world.account_mut(person).contacts.insert(contact);
        }
        for entry in file.chats {
            let chat = entry.into_chat(&world)?;
            let (id, topics) = (chat.id, chat.topics.clone());
            let by = chat.owner().unwrap_or(world.bot.id);
            world.chats.push(chat);
            for topic in topics {
                let draft = Draft::new(Content::TopicCreated { name: topic.name }, Options::default());
                world.add(by, Place::Chat(id), draft, now());
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
        let person = Person::new(self.user_id, first, self.phone);
        Person {
            last_name: last,
            username: self.username,
            phone_privacy: self.phone_privacy.unwrap_or(person.phone_privacy),
            login_code: self.login_code.unwrap_or(person.login_code),
            login_code_kind: self.login_code_kind.unwrap_or(person.login_code_kind),
            password: self.password,
            bio: self.bio,
            hides_forwards: self.hides_forwards,
            is_premium: self.is_premium,
            started_bot: self.started_bot.unwrap_or(true),
            blocked_bot: self.blocked_bot,
            id: person.id,
            first_name: person.first_name,
            phone: person.phone,
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
        let members = self.members.unwrap_or_else(|| world.people.iter().map(|person| person.id).collect());
        let owner = self.owner.or_else(|| members.first().copied());
        let listed: [(Standing, Vec<i64>); 4] = [
            (Standing::Member, members),
            (Standing::Muted, self.muted),
            (Standing::Administrator, self.administrators),
            (Standing::Owner, owner.into_iter().collect()),
        ];
        let known: BTreeSet<i64> = world.people.iter().map(|person| person.id).collect();
        let all = listed.iter().flat_map(|(standing, people)| people.iter().map(|person| (*person, *standing)));
        let people = all.collect::<std::collections::BTreeMap<_, _>>();
        if let Some(person) = people.keys().find(|person| !known.contains(person)) {
            return Err(WorldError::Member { chat: self.id, person: *person });
        }
        let topics = (1..).zip(self.topics).map(|(id, name)| Topic { id, name, closed: false }).collect();
        Ok(Chat {
            id: self.id,
            kind,
            title: self.title,
            username: self.username,
            description: self.description,
            topics,
            people,
            bot: if kind == ChatKind::Channel { Standing::Administrator } else { Standing::Member },
            protected: self.protected,
            migrated_to: None,
        })
    }
}

impl MessageEntry {
    fn add(self, number: usize, world: &mut World) -> Result<(), WorldError> {
        let place = match (self.chat, self.with) {
            (chat, None) if chat > 0 => world.person(chat).map(|_| world.bot_place(chat)),
            (chat, None) => world.chat(chat).map(|_| Place::Chat(chat)),
            (chat, Some(with)) => world.person(chat).and(world.person(with)).map(|_| Place::between(chat, with)),
        };
        let place = place.ok_or(WorldError::MessageChat { number, chat: self.chat })?;
        let date = match self.date {
            None => now(),
            Some(Date::Unix(seconds)) => seconds,
            Some(Date::Text(date)) => match date.parse::<jiff::Timestamp>() {
                Ok(time) => time.as_second(),
                Err(_) => return Err(WorldError::MessageDate { number, date }),
            },
        };
        let owner = world.chat_of(place).filter(|chat| chat.kind == ChatKind::Channel).and_then(Chat::owner);
        let by = match self.from.or(owner) {
            Some(from) if from == world.bot.id || world.person(from).is_some() => from,
            // A channel of nobody is the bot's.
            None if world.is_channel(place) => world.bot.id,
            from => return Err(WorldError::MessageFrom { number, from: from.unwrap_or_default() }),
        };
        world.add(by, place, Draft::new(Content::Text(with_found_entities(&self.text)), Options::default()), date);
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
                            "login_code": "1", "password": null, "session_string": "1"},
                           {"user_id": 8, "name": "Яна", "phone": "+79990000008", "phone_privacy": "contacts",
                            "contacts": [7], "login_code_kind": "sms"}],
                "chats": [{"id": -1001000000009, "type": "supergroup", "title": "Цех", "username": null,
                           "topics": ["Станки"]},
                          {"id": -9, "type": "group", "title": "Двор", "members": [8], "muted": [7]}],
                "messages": [{"chat": 7, "from": 7, "text": "Привет", "date": 1700000000},
                             {"chat": 7, "with": 8, "from": 8, "text": "Ау"},
                             {"chat": -1001000000009, "from": 7, "text": "Ура", "date": "2026-11-22T12:00:00Z"}]}"#,
        )
        .expect("a good file");
        assert_eq!(world.people[0].last_name.as_deref(), Some("Лин"));
        assert_eq!(world.bot_messages(7)[0].date, 1_700_000_000);
        assert_eq!(world.bot_messages(-1_001_000_000_009).len(), 2);
        assert!(world.chats[0].topic(1).is_some());
        assert_eq!(world.chats[0].owner(), Some(7));
        assert_eq!((world.chats[1].owner(), world.chats[1].standing(7)), (Some(8), Standing::Muted));
        assert_eq!(world.messages(Place::between(7, 8)).len(), 1);
        assert!(world.find_by_phone(7, "+79990000008").is_some());
        assert_eq!((world.people[1].login_code_kind, world.updates.count()), (CodeKind::Sms, 0));
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
        check(r#"{"people": [{"user_id": 1, "name": "", "phone": "", "contacts": [2]}]}"#, "no person 2");
        check(r#"{"chats": [{"id": -1, "type": "forum", "title": ""}]}"#, "`forum`");
        check(r#"{"chats": [{"id": -1, "type": "channel", "title": ""}]}"#, "id -1");
        check(r#"{"chats": [{"id": -1, "type": "group", "title": "", "members": [4]}]}"#, "no person 4");
        check(r#"{"messages": [{"chat": 5, "text": "a"}]}"#, "no chat 5");
        let group = r#""chats": [{"id": -1, "type": "group", "title": ""}]"#;
        check(&format!(r#"{{{group}, "messages": [{{"chat": -1, "text": "a"}}]}}"#), "no person 0");
        check(&format!(r#"{{{group}, "messages": [{{"chat": -1, "text": "a", "date": "soon"}}]}}"#), "`soon`");
    }
}
