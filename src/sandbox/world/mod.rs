//! The world of the sandbox: people, chats, messages, pending updates and files, and the rules on who may write where.
//!
//! Plain data: no network, no HTTP, nothing of the Bot API but its ids. The clock is the only thing from outside, and
//! only for new messages. What an answer looks like is `bot_api`'s business.

mod chat;
mod default;
mod files;
mod find;
mod load;
mod message;
mod person;
mod rules;
mod update;

pub use chat::{Chat, ChatKind, Standing, Topic};
pub use files::{FileDetails, Files, STORE_LIMIT, StoreFull, StoredFile};
pub use find::find_entities;
pub use load::WorldError;
pub use message::{Content, FileKind, Message, Options, Place, Sender, Text, TextEntity, TextEntityKind};
pub use person::{Bot, Person};
pub use rules::Refusal;
pub use update::{Update, UpdateKind, Updates};

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

/// Everything that Telegram knows in the sandbox.
#[derive(Debug)]
pub struct World {
    pub bot: Bot,
    pub people: Vec<Person>,
    pub chats: Vec<Chat>,
    pub updates: Updates,
    pub files: Files,
    /// Where the bot's updates are said to go; while one is set they cannot be fetched. Nothing is ever sent there.
    pub webhook: Option<String>,
    messages: BTreeMap<Place, Vec<Message>>,
    /// Counter of message ids of private chats and basic groups, which share one as with Telegram.
    last_shared_id: i64,
    last_album: u64,
}

impl World {
    /// A world with a bot and nobody else.
    pub fn empty() -> Self {
        Self {
            bot: Bot { id: 1_000_000, first_name: "Scenogram".into(), username: "scenogram_sandbox_bot".into() },
            people: Vec::new(),
            chats: Vec::new(),
            updates: Updates::default(),
            files: Files::default(),
            webhook: None,
            messages: BTreeMap::new(),
            last_shared_id: 0,
            last_album: 13_000_000_000_000_000,
        }
    }

    pub fn person(&self, id: i64) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    pub fn person_mut(&mut self, id: i64) -> Option<&mut Person> {
        self.people.iter_mut().find(|person| person.id == id)
    }

    pub fn chat(&self, id: i64) -> Option<&Chat> {
        self.chats.iter().find(|chat| chat.id == id)
    }

    pub fn chat_mut(&mut self, id: i64) -> Option<&mut Chat> {
        self.chats.iter_mut().find(|chat| chat.id == id)
    }

    /// Where the bot's messages of a chat stand: `chat_id` is the Bot API's, so a person's id is the bot's private
    /// chat with them.
    pub fn bot_place(&self, chat_id: i64) -> Place {
        if chat_id > 0 { Place::between(self.bot.id, chat_id) } else { Place::Chat(chat_id) }
    }

    /// Messages of a place, oldest first.
    pub fn messages(&self, place: Place) -> &[Message] {
        self.messages.get(&place).map_or(&[], Vec::as_slice)
    }

    /// Messages of a chat as the bot names it, oldest first.
    pub fn bot_messages(&self, chat_id: i64) -> &[Message] {
        self.messages(self.bot_place(chat_id))
    }

    pub fn all_messages(&self) -> impl Iterator<Item = &Message> {
        self.messages.values().flatten()
    }

    pub fn message(&self, place: Place, id: i64) -> Option<&Message> {
        self.messages(place).iter().find(|message| message.id == id)
    }

    /// How many messages there are in all places; tests count with this that nothing was sent twice.
    pub fn message_count(&self) -> usize {
        self.messages.values().map(Vec::len).sum()
    }

    /// Puts a message into a place, now.
    pub fn post(&mut self, place: Place, sender: Sender, content: Content, options: Options) -> &Message {
        self.post_at(place, sender, content, options, now())
    }

    /// A number for an album's messages to share.
    pub fn next_album(&mut self) -> u64 {
        self.last_album += 1;
        self.last_album
    }

    /// A person writes where the bot sees it, which makes a pending update; the message's id, or nothing when the
    /// person or chat is not in the world. `chat_id` is the Bot API's: the person's own id for their chat with the bot.
    pub fn receive(&mut self, chat_id: i64, person_id: i64, text: &str) -> Option<i64> {
        self.receive_at(chat_id, person_id, text, now())
    }

    fn receive_at(&mut self, chat_id: i64, person_id: i64, text: &str, date: i64) -> Option<i64> {
        self.person(person_id)?;
        let channel = match chat_id {
            id if id == person_id => false,
            id => self.chat(id)?.kind == ChatKind::Channel,
        };
        let (sender, kind) = if channel {
            (Sender::Channel, UpdateKind::ChannelPost)
        } else {
            (Sender::User(person_id), UpdateKind::Message)
        };
        let content = Content::Text(with_found_entities(text));
        let message = self.post_at(self.bot_place(chat_id), sender, content, Options::default(), date).clone();
        let id = message.id;
        self.updates.push(kind, message);
        Some(id)
    }

    fn post_at(&mut self, place: Place, sender: Sender, content: Content, options: Options, date: i64) -> &Message {
        let id = self.next_message_id(place);
        let list = self.messages.entry(place).or_default();
        list.push(Message { id, place, sender, date, content, options });
        list.last().expect("a message was pushed on the line above")
    }

    fn next_message_id(&mut self, place: Place) -> i64 {
        let own = match place {
            Place::Private(..) => false,
            Place::Chat(id) => self.chat(id).is_some_and(|chat| chat.kind != ChatKind::Group),
        };
        if own {
            self.messages(place).last().map_or(1, |message| message.id + 1)
        } else {
            self.last_shared_id += 1;
            self.last_shared_id
        }
    }
}

/// A text with what the server finds in it.
pub fn with_found_entities(text: &str) -> Text {
    Text { text: text.to_owned(), entities: find_entities(text, &[]) }
}

fn now() -> i64 {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    i64::try_from(seconds).unwrap_or(i64::MAX)
}
