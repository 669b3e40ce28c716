//! Groups, supergroups and channels, and what the bot may do in them. Private chats are not kept: they are pairs of
//! accounts ([`super::Place::Private`]).

/// A group, supergroup or channel.
#[derive(Clone, Debug)]
pub struct Chat {
    /// In the Bot API's form: `-N` for basic groups, `-100N` for supergroups and channels.
    pub id: i64,
    pub kind: ChatKind,
    pub title: String,
    pub username: Option<String>,
    /// Topics of a forum; a supergroup with at least one is a forum.
    pub topics: Vec<Topic>,
    /// User ids of the people in it.
    pub members: Vec<i64>,
    pub bot: Standing,
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

/// What the bot is in a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Administrator,
    Member,
    /// A member who may not write.
    Muted,
    Left,
    Kicked,
}
