//! What steps are carried out with: one executor a connection, so that runs share its open sockets.
//!
//! Executors are forgotten whenever a connection or a secret changes; runs under way keep theirs.

use super::access::Access;
use super::store::ConnectionStore;
use crate::backend::trouble::Trouble;
use crate::connection::{ConnectionId, ConnectionKind};
use crate::engine::{ActionError, Call, ConnectionError, Connections, Executor, RequestView, ResolvedAction};
use crate::telegram::{BotExecutor, UserExecutor};
use crate::texts::Language;
use crate::value::Json;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The executors that are in use, by connection.
#[derive(Default)]
pub(super) struct Executors {
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    by_id: HashMap<ConnectionId, Arc<dyn Executor>>,
    /// Counts how often they were forgotten: an executor that was being made meanwhile may have old secrets.
    age: u64,
}

impl Executors {
    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn forget_all(&self) {
        let mut known = self.lock();
        known.by_id.clear();
        known.age += 1;
    }
}

impl ConnectionStore {
    async fn executor(self: &Arc<Self>, kind: ConnectionKind, name: &str) -> Result<Arc<dyn Executor>, Trouble> {
        self.loaded().await;
        let connection = self.find(name).ok_or_else(|| Trouble::Unknown(name.to_owned()))?;
        if connection.kind() != kind {
            return Err(Trouble::WrongKind(name.to_owned()));
        }
        let id = connection.id.clone();
        let age = {
            let known = self.executors.lock();
            if let Some(executor) = known.by_id.get(&id) {
                return Ok(Arc::clone(executor));
            }
            known.age
        };
        let made: Result<Arc<dyn Executor>, ActionError> = match self.access(connection, Vec::new()).await {
            Ok(Access::Bot(endpoint)) => BotExecutor::new(endpoint).map(|made| Arc::new(made) as Arc<dyn Executor>),
            Ok(Access::User(endpoint)) => UserExecutor::new(endpoint).map(|made| Arc::new(made) as Arc<dyn Executor>),
            Err(Trouble::Failed(error)) => Err(error),
            Err(trouble) => return Err(trouble),
        };
        match made {
            Ok(executor) => {
                let mut known = self.executors.lock();
                if known.age != age {
                    return Ok(executor);
                }
                Ok(Arc::clone(known.by_id.entry(id).or_insert(executor)))
            }
            // The connection is there; what it holds makes every request fail, which is the step's failure.
            Err(error) => Ok(Arc::new(Refusing(error))),
        }
    }
}

/// The connections as one run sees them: reasons in its language.
pub(in crate::backend) struct RunConnections {
    pub(in crate::backend) store: Arc<ConnectionStore>,
    pub(in crate::backend) language: Language,
}

impl Connections for RunConnections {
    fn kind(&self, name: &str) -> Option<ConnectionKind> {
        self.store.kind(name)
    }

    fn executor<'a>(
        &'a self,
        kind: ConnectionKind,
        name: &'a str,
    ) -> BoxFuture<'a, Result<Arc<dyn Executor>, ConnectionError>> {
        async move {
            let executor = self.store.executor(kind, name).await;
            executor.map_err(|trouble| trouble.connection_error(name, self.language))
        }
        .boxed()
    }
}

/// Fails every action with the reason why no request could be made.
struct Refusing(ActionError);

impl Executor for Refusing {
    fn requests(&self, _: &ResolvedAction) -> Result<Vec<RequestView>, ActionError> {
        Err(self.0.clone())
    }

    fn execute<'a>(&'a self, _: &'a ResolvedAction, _: &'a dyn Call) -> BoxFuture<'a, Result<Json, ActionError>> {
        async { Err(self.0.clone()) }.boxed()
    }
}
