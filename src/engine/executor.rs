//! What the engine needs of a client of Telegram.

use super::{ActionError, ResolvedAction};
use crate::scenario::ConnectionKind;
use crate::texts::Message;
use crate::value::Json;
use futures_util::future::BoxFuture;
use std::sync::Arc;
use std::time::Duration;

/// Carries out actions over one connection.
pub trait Executor: Send + Sync {
    /// The requests that the action would cause, without sending anything.
    fn requests(&self, action: &ResolvedAction) -> Result<Vec<RequestView>, ActionError>;

    /// Carries the action out and gives the result variable's value (the Bot API's JSON on both connections).
    ///
    /// Dropping the future cancels it. The executor never waits for a flood wait by itself: it asks
    /// [`Call::flood_wait`]. It repeats a send whose answer was lost only where Telegram takes the repeat for the same
    /// send (MTProto's `random_id`), and else returns [`super::FailureKind::Unknown`], as it does where the repeat is lost
    /// or refused. What Telegram has confirmed is a result, though nothing but its id be known.
    fn execute<'a>(
        &'a self,
        action: &'a ResolvedAction,
        call: &'a dyn Call,
    ) -> BoxFuture<'a, Result<Json, ActionError>>;
}

/// The engine's side of one execution: hears what happens and decides about waits.
pub trait Call: Send + Sync {
    /// A request is about to leave.
    fn request(&self, request: RequestView);

    /// Something got on; each call starts the limit of time without progress anew.
    fn progress(&self, progress: Progress);

    /// The group `old` has become the supergroup `new`, and the requests go there now. Ids are those of the Bot API.
    /// Who does not show it needs not listen.
    fn migrated(&self, old: i64, new: i64) {
        let _ = (old, new);
    }

    /// Telegram asks to wait. Waits and returns if the step's limits allow it; then the same request is repeated.
    fn flood_wait<'a>(&'a self, seconds: u32, refused: Refused) -> BoxFuture<'a, Result<(), ActionError>>;

    /// How long the step may still go on by itself: what would only make a result fuller has to be done within it.
    /// Who has no limit of time needs not say.
    fn time_left(&self) -> Duration {
        Duration::MAX
    }
}

/// Which request Telegram has refused with the wish to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The one that [`Call::request`] heard of last: it has not left after all, and is told of anew when it does.
    Shown,
    /// One that it has not heard of: a look-up, a part of a file, or the repeat of a request whose answer was lost and
    /// which may have been carried out the first time. What has left stays so.
    Hidden,
}

/// How far an upload, a download or a paged read is.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Progress {
    /// What is being moved: a file's name, for example.
    pub what: String,
    pub done: u64,
    /// Unknown for streams without a length.
    pub total: Option<u64>,
}

/// One request as people see it: method and parameters, without secrets and without file contents.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct RequestView {
    /// The Bot API's or TL's method name, such as `sendMessage` or `messages.sendMessage`.
    pub method: String,
    pub params: Json,
}

/// Gives executors by connection name.
pub trait Connections: Send + Sync {
    /// The kind of the connection with this name.
    fn kind(&self, name: &str) -> Option<ConnectionKind>;

    fn executor<'a>(
        &'a self,
        kind: ConnectionKind,
        name: &'a str,
    ) -> BoxFuture<'a, Result<Arc<dyn Executor>, ConnectionError>>;
}

/// Why there is no executor.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ConnectionError {
    #[error("there is no connection `{0}`")]
    NoSuchConnection(String),
    #[error("the connection `{0}` is of the other kind")]
    WrongKind(String),
    /// `variable` is the environment variable that would hold it.
    #[error("the secret of the connection `{name}` is missing")]
    MissingSecret { name: String, variable: String },
    /// Its secret may be kept and cannot be read; the whole sentence for people.
    #[error("the secret of the connection `{name}` cannot be read")]
    Closed { name: String, message: Message },
    #[error("the connection `{name}` cannot be used: {reason}")]
    Unusable { name: String, reason: String },
}
