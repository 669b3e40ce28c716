//! A world from JSON: `people` and `chats` as `sandbox --format json` prints them, and `messages`.

use super::lookup::digits;
use super::message::{Content, Draft, Options};
use super::{Chat, ChatKind, CodeKind, Person, Place, Privacy, Standing, World, WorldError, now, with_found_entities};
use serde::Deserialize;
use std::collections::BTreeSet;

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
    /// pressed Start unless `started_bot` says no. A username and a phone belong to one only. Without `members` everybody
    /// is in a chat, and without `owner` the first of them owns it; a supergroup may list `topics` by name. In
    /// `messages`, `chat` is the Bot API's id, and a person's id means the chat of that person with the bot, or with
    /// another person whom `with` names; `from` is a person or the bot, and in channels whoever posted, the owner when
    /// it is left out.
    pub fn from_json(text: &str) -> Result<Self, WorldError> {
        let file: WorldFile = serde_json::from_str(text)?;
        let mut world = Self::empty();
        let mut taken = Taken::by(&world.bot.username);
        let mut contacts = Vec::new();
        for entry in file.people {
            let id = entry.user_id;
            if id <= 0 || id == world.bot.id || world.person(id).is_some() {
                return Err(WorldError::Id(id));
            }
            taken.username(entry.username.as_deref())?;
            taken.phone(&entry.phone)?;
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
            taken.username(entry.username.as_deref())?;
            let names = entry.topics.clone();
            let chat = entry.into_chat(&world)?;
            let id = chat.id;
            world.chats.push(chat);
            world.begin_forum(id, &names, now());
        }
        for (index, entry) in file.messages.into_iter().enumerate() {
            entry.add(index + 1, &mut world)?;
        }
        Ok(world)
    }
}

/// The usernames and phones that are taken already.
struct Taken {
    usernames: BTreeSet<String>,
    phones: BTreeSet<String>,
}

impl Taken {
    fn by(bot: &str) -> Self {
        Self { usernames: BTreeSet::from([bot.to_lowercase()]), phones: BTreeSet::new() }
    }

    /// Without regard to the case of letters, as they are looked for.
    fn username(&mut self, name: Option<&str>) -> Result<(), WorldError> {
        let Some(name) = name.map(|name| name.trim_start_matches('@')).filter(|name| !name.is_empty()) else {
            return Ok(());
        };
        let new = self.usernames.insert(name.to_lowercase());
        if new { Ok(()) } else { Err(WorldError::Username(name.to_owned())) }
    }

    /// Only the digits count; a person may be without any.
    fn phone(&mut self, phone: &str) -> Result<(), WorldError> {
        let digits = digits(phone);
        let new = digits.is_empty() || self.phones.insert(digits);
        if new { Ok(()) } else { Err(WorldError::Phone(phone.to_owned())) }
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
            picture: None,
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
        Ok(Chat {
            id: self.id,
            kind,
            title: self.title,
            username: self.username,
            description: self.description,
            topics: Vec::new(),
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
            Some(from) => return Err(WorldError::MessageFrom { number, from }),
            None => return Err(WorldError::MessageOfNobody { number }),
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
        assert_eq!(world.bot_messages(-1_001_000_000_009).len(), 3);
        assert!(world.chats[0].topic(2).is_some() && world.chats[0].topic(1).is_none(), "1 is General's");
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
        let people = |one: &str, other: &str| {
            format!(
                r#"{{"people": [{{"user_id": 1, "name": "", {one}}}, {{"user_id": 2, "name": "", {other}}}],
                     "chats": [{{"id": -1, "type": "group", "title": "", "username": "Shop"}}]}}"#
            )
        };
        check(&people(r#""phone": "+7 900 000""#, r#""phone": "7900000""#), "phone 7900000");
        let named = |name: &str| format!(r#""phone": "", "username": "{name}""#);
        check(&people(&named("eva"), &named("@Eva")), "@Eva");
        check(&people(&named("eva"), &named("shop")), "@Shop");
        check(&people(&named("eva"), &named("Scenogram_sandbox_bot")), "@Scenogram_sandbox_bot");
        World::from_json(&people(&named("eva"), &named("yana"))).expect("everybody has a name of their own");
        let group = r#""chats": [{"id": -1, "type": "group", "title": ""}]"#;
        check(&format!(r#"{{{group}, "messages": [{{"chat": -1, "text": "a"}}]}}"#), "nobody");
        check(&format!(r#"{{{group}, "messages": [{{"chat": -1, "text": "a", "date": "soon"}}]}}"#), "`soon`");
    }
}
