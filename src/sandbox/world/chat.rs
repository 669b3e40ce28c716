//! Groups, supergroups and channels, and who is what in them. Private chats are not kept: they are pairs of
//! accounts ([`super::Place::Private`]).

use std::collections::BTreeMap;

/// A group, supergroup or channel.
#[derive(Clone, Debug)]
pub struct Chat {
    /// In the Bot API's form: `-N` for basic groups, `-100N` for supergroups and channels.
    pub id: i64,
    pub kind: ChatKind,
    pub title: String,
    pub username: Option<String>,
    pub description: Option<String>,
    /// Topics of a forum; a supergroup with at least one is a forum.
    pub topics: Vec<Topic>,
    /// What people are in it by their user ids; whoever is not listed never was in it.
    pub people: BTreeMap<i64, Standing>,
    pub bot: Standing,
    /// Whether what stands in it can be neither forwarded nor copied.
    pub protected: bool,
    /// The supergroup that this basic group became.
    pub migrated_to: Option<i64>,
}

impl Chat {
    pub fn is_forum(&self) -> bool {
        !self.topics.is_empty()
    }

    pub fn topic(&self, id: i64) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// What a person is in the chat.
    pub fn standing(&self, user_id: i64) -> Standing {
        self.people.get(&user_id).copied().unwrap_or(Standing::Left)
    }

    /// User ids of the people in it; the bot is not among them.
    pub fn members(&self) -> impl Iterator<Item = i64> {
        self.people.iter().filter(|(_, standing)| standing.is_in()).map(|(id, _)| *id)
    }

    /// How many are in it, the bot included.
    pub fn member_count(&self) -> usize {
        self.members().count() + usize::from(self.bot.is_in())
    }

    /// The person to whom the chat belongs.
    pub fn owner(&self) -> Option<i64> {
        self.people.iter().find(|(_, standing)| **standing == Standing::Owner).map(|(id, _)| *id)
    }
}

/// The kinds of chats with several members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatKind {
    Group,
    Supergroup,
    Channel,
}

impl ChatKind {
    /// The Bot API's word (`Chat.type`).
    pub fn word(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Supergroup => "supergroup",
            Self::Channel => "channel",
        }
    }

    /// The reverse of [`ChatKind::word`].
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Group, Self::Supergroup, Self::Channel].into_iter().find(|kind| kind.word() == word)
    }
}

/// A topic of a forum; its id is the id of the message that opened it (`message_thread_id`).
#[derive(Clone, Debug)]
pub struct Topic {
    pub id: i64,
    pub name: String,
    pub closed: bool,
}

/// What the bot or a person is in a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Owner,
    Administrator,
    Member,
    /// A member who may not write.
    Muted,
    Left,
    Kicked,
}

impl Standing {
    /// Whether one with this standing is in the chat.
    pub fn is_in(self) -> bool {
        !matches!(self, Self::Left | Self::Kicked)
    }

    /// Whether one with this standing runs the chat.
    pub fn is_administrator(self) -> bool {
        matches!(self, Self::Owner | Self::Administrator)
    }
}
