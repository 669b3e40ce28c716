//! The world of the sandbox: people, chats, messages, what belongs to each account, pending updates and files, and the
//! rules on who may do what. Both servers answer out of one world, so what one side does the other sees.
//!
//! Plain data: no network, no HTTP, nothing of the Bot API but its ids. The clock is the only thing from outside, and
//! only for new messages. What an answer looks like, and the words of a refusal, are the servers' business.
//!
//! Methods that do something name the account that does it first and the place second; an account is a person's id or
//! the bot's.

mod account;
mod chat;
mod default;
mod delete;
mod edit;
mod error;
mod files;
mod forum;
mod forward;
mod journal;
mod load;
mod lookup;
mod message;
mod migrate;
mod person;
mod picture;
mod portrait;
mod post;
mod rules;
mod schedule;
mod text;
mod update;

pub use account::{Account, Dialog, DialogState};
pub use chat::{Chat, ChatKind, Standing, Topic};
pub use delete::{BOT_DELETE_LIMIT, DeleteRefusal};
pub use edit::{EDIT_LIMIT, Edit, EditPart, EditRefusal};
pub use error::WorldError;
pub use files::{FileDetails, Files, STORE_LIMIT, StoreFull, StoredFile};
pub use forward::{ForwardRefusal, Forwarding};
pub use journal::{Change, Journal};
pub use lookup::Named;
pub use message::{
    Content, Draft, FileKind, Forward, Live, Location, Message, Options, Origin, Place, Quote, Sender, SharedContact,
};
pub use person::{Bot, CodeKind, Person, Privacy};
pub use picture::{PHOTO_LIMIT, PhotoRefusal, photo_size, picture_size};
pub use portrait::portrait;
pub use rules::{Refusal, TopicRefusal};
pub use schedule::{SCHEDULE_AHEAD, SCHEDULE_AT_ONCE, SCHEDULE_LIMIT, ScheduleRefusal};
pub use text::{CAPTION_LIMIT, PREMIUM_CAPTION_LIMIT, TEXT_LIMIT, settled, with_found_entities};
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
    /// What happened since the world began.
    pub journal: Journal,
    /// Where the bot's updates are said to go; while one is set they cannot be fetched. Nothing is ever sent there.
    pub webhook: Option<String>,
    accounts: BTreeMap<i64, Account>,
    messages: BTreeMap<Place, Vec<Message>>,
    /// Counter of message ids of private chats and basic groups, which share one as with Telegram.
    last_shared_id: i64,
    /// Counters of the places that have their own; an id is never used again.
    last_own_ids: BTreeMap<Place, i64>,
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
            journal: Journal::default(),
            webhook: None,
            accounts: BTreeMap::new(),
            messages: BTreeMap::new(),
            last_shared_id: 0,
            last_own_ids: BTreeMap::new(),
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

    /// The group, supergroup or channel of a place.
    pub fn chat_of(&self, place: Place) -> Option<&Chat> {
        match place {
            Place::Private(..) => None,
            Place::Chat(id) => self.chat(id),
        }
    }

    pub fn is_channel(&self, place: Place) -> bool {
        self.chat_of(place).is_some_and(|chat| chat.kind == ChatKind::Channel)
    }

    /// Where the bot's messages of a chat stand: `chat_id` is the Bot API's, so a person's id is the bot's private
    /// chat with them.
    pub fn bot_place(&self, chat_id: i64) -> Place {
        if chat_id > 0 { Place::between(self.bot.id, chat_id) } else { Place::Chat(chat_id) }
    }

    /// Messages of a place, oldest first; ids grow.
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
        let messages = self.messages(place);
        messages.binary_search_by_key(&id, |message| message.id).ok().and_then(|index| messages.get(index))
    }

    /// A message to be changed behind everybody's back: no rules, no journal. For preparing a world.
    pub fn message_mut(&mut self, place: Place, id: i64) -> Option<&mut Message> {
        let messages = self.messages.get_mut(&place)?;
        messages.binary_search_by_key(&id, |message| message.id).ok().and_then(|index| messages.get_mut(index))
    }

    /// How many messages there are in all places; tests count with this that nothing was sent twice.
    pub fn message_count(&self) -> usize {
        self.messages.values().map(Vec::len).sum()
    }
}

/// Unix time in seconds.
pub fn now() -> i64 {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    i64::try_from(seconds).unwrap_or(i64::MAX)
}
