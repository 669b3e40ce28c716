//! What the front ends can ask for about connections, and what they hear.

use crate::connection::{
    AccountCard, BotServer, ChatCard, Connection, ConnectionId, ConnectionKind, ProxySetting, SecretSlot, UserServer,
    secret_variable,
};
use crate::engine::ActionError;
use crate::secret::Secret;
use crate::telegram::{ActiveSession, BotFacts, SessionForm, TestFailure, TestPart, Tested};
use std::path::PathBuf;
use std::sync::Arc;

/// A wish about connections; each names the events that answer it. [`super::Command::CancelRequest`] gives one up, except
/// `Remove`, `EndSession` and `SignOut`, which are carried out and answered all the same.
#[derive(Debug)]
pub enum ConnectionCommand {
    /// Keeps a new connection, or changes the one of this id. A secret of `None` is forgotten, slots that are not named
    /// stay as they are, but the password of a proxy goes with its proxy → `Saved`, or `Failed`.
    Save { connection: Box<Connection>, secrets: Vec<(SecretSlot, Option<Secret>)> },
    /// Keeps another one with the same settings and secrets → `Saved`, or `Failed`.
    Duplicate { id: ConnectionId, name: String },
    /// Gives it another name, also in these scenario files → `Saved`, or `Failed`.
    Rename { id: ConnectionId, name: String, files: Vec<PathBuf> },
    /// Forgets it with its secrets, here only: at Telegram nothing changes → `Removed`, or `Failed`.
    Remove { id: ConnectionId },
    /// Which scenario files of a folder name it → `Uses`, or `Failed`.
    Uses { name: String, folder: PathBuf },
    /// Connects and asks who it is, within 10 seconds; keeps nothing → `Testing` events, then `Tested`.
    Test { target: TestTarget },
    /// Whether Telegram is reached through this proxy, and how fast → `ProxyTested`. Without a password the kept one of
    /// `of` (or of the default proxy) is taken, if it is kept for this very proxy.
    TestProxy { setting: ProxySetting, kind: ConnectionKind, password: Option<Secret>, of: Option<ConnectionId> },
    /// How connections reach Telegram that do not say otherwise → `List`, or `Failed`. A password of `None` stays while the
    /// proxy stays the same.
    SetDefaultProxy { setting: ProxySetting, password: Option<Secret> },
    /// Who the bot is and what it may do → `BotSeen`.
    LookAtBot { target: TestTarget },
    /// The chats in the bot's pending updates, which stay pending → `BotChats`.
    BotChats { target: TestTarget },
    /// The session of a kept account as a string of another tool → `Exported`, or `Failed`.
    Export { id: ConnectionId, form: SessionForm },
    /// Recognises and reads a session string → `Recognised`, `KeyRecognised` where it is a key alone, or `Failed`. Nothing
    /// is kept.
    Recognise { text: Secret },
    /// Keeps the account of a session string or of a key alone (256 bytes in hexadecimal or base64), after it has connected
    /// → `Saved`, or `Failed`. Given up while it is being kept, it is answered all the same. `server` of `None` goes where
    /// the string says, or else to Telegram; a key alone needs both `server` and `dc` (1–5), which a string says itself.
    Import {
        name: String,
        text: Secret,
        api_id: i32,
        api_hash: Option<Secret>,
        server: Option<UserServer>,
        dc: Option<i32>,
    },
    /// The active sessions of an account → `Sessions`, or `Failed`.
    Sessions { id: ConnectionId },
    /// Ends another session of the account at Telegram (`hash`), or all others (`None`) → `Sessions`, or `Failed`.
    EndSession { id: ConnectionId, hash: Option<i64> },
    /// Ends this session at Telegram and forgets its key; the connection stays, signed out → `Saved`, or `Failed`.
    SignOut { id: ConnectionId },
}

/// Which connection a test is of.
#[derive(Debug)]
pub enum TestTarget {
    /// One that is kept, built in, or given by the environment.
    Named(String),
    /// One that is being typed; secrets that are not given here are taken from what is kept under its id.
    Draft { connection: Box<Connection>, secrets: Vec<(SecretSlot, Secret)> },
}

/// One thing that happened to connections.
#[derive(Clone, Debug)]
pub enum ConnectionEvent {
    /// All that there are, built-in ones first; after the start and after every change.
    List {
        connections: Vec<ConnectionEntry>,
        default_proxy: ProxySetting,
    },
    Saved {
        id: ConnectionId,
        name: String,
    },
    Removed {
        id: ConnectionId,
        /// Its secrets could not be taken out of the vault now; they are when it opens.
        secrets_stay: bool,
    },
    Uses {
        uses: Vec<ConnectionUse>,
    },
    /// A test has come to this part.
    Testing {
        part: TestPart,
    },
    Tested {
        result: Result<Tested, TestFailure>,
        /// The system's proxy was to be gone through, and the system names none: the way was straight.
        no_system_proxy: bool,
    },
    ProxyTested {
        result: Result<Tested, TestFailure>,
        /// As with `Tested`.
        no_system_proxy: bool,
    },
    BotSeen {
        result: Result<BotFacts, ActionError>,
    },
    BotChats {
        result: Result<Vec<ChatCard>, ActionError>,
    },
    /// The secret itself, for the one who asked for it on purpose.
    Exported {
        text: Arc<Secret>,
    },
    Recognised {
        form: SessionForm,
        server: Option<UserServer>,
        api_id: Option<i32>,
        dc: i32,
    },
    /// It is the key of an account and nothing else: server and data centre have to be said.
    KeyRecognised,
    Sessions {
        sessions: Vec<ActiveSession>,
    },
}

/// A connection in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectionEntry {
    pub connection: Connection,
    pub state: ConnectionState,
    /// One of the sandbox's, which can be neither changed nor removed.
    pub is_built_in: bool,
    /// Given by an environment variable alone (`SCENOGRAM_SECRET_<NAME>`), so neither changed nor removed here; every
    /// name that makes the same variable means it.
    pub is_from_environment: bool,
}

impl ConnectionEntry {
    pub fn kind(&self) -> ConnectionKind {
        self.connection.kind()
    }

    pub fn account(&self) -> Option<&AccountCard> {
        self.connection.account.as_ref()
    }

    /// Whether it can be neither changed nor removed here.
    pub fn is_fixed(&self) -> bool {
        self.is_built_in || self.is_from_environment
    }

    /// Whether a scenario that names this connection means it.
    pub fn is_called(&self, name: &str) -> bool {
        let own = self.connection.name.as_str();
        own == name || (self.is_from_environment && secret_variable(own) == secret_variable(name))
    }
}

/// Whether a connection could be used now, as far as that is known without asking Telegram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectionState {
    Ready,
    /// The vault has not been looked at yet.
    Checking,
    /// Its secrets are kept, and the vault waits for its passphrase or its keyring.
    Locked,
    /// The vault cannot be read, whatever is done about a passphrase.
    Unreadable,
    /// Nobody is signed in with it, or its token was not given.
    SignedOut,
}

/// A scenario file that names a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectionUse {
    pub path: PathBuf,
    /// The scenario's name.
    pub scenario: String,
    /// How many of its steps name it.
    pub steps: usize,
}

/// What a new bot connection needs to be tested.
impl TestTarget {
    /// A bot that is being typed.
    pub fn bot(name: &str, server: BotServer, token: Secret) -> Self {
        let connection = Box::new(Connection::new(name, crate::connection::Endpoint::Bot(server)));
        Self::Draft { connection, secrets: vec![(SecretSlot::BotToken, token)] }
    }
}
