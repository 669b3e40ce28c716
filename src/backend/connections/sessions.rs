//! The session of an account: as a string of other tools and back, its siblings at Telegram, and its end.

use super::built_in;
use super::keep::{check_free, find, refuse_built_in};
use super::store::ConnectionStore;
use crate::backend::ConnectionEvent;
use crate::backend::trouble::Trouble;
use crate::backend::vault::remembered;
use crate::connection::{AccountCard, Connection, ConnectionId, Endpoint, SecretName, SecretSlot, UserServer};
use crate::secret::Secret;
use crate::telegram::{
    PastedSession, SessionForm, SessionParts, SessionStringError, UserEndpoint, end_other_sessions, end_session,
    list_sessions, sign_out, test_user,
};
use crate::texts::Message;
use std::sync::Arc;

/// A session string, or a key alone, with what has to be known besides.
pub(in crate::backend) struct Import {
    pub(in crate::backend) name: String,
    pub(in crate::backend) text: Secret,
    pub(in crate::backend) api_id: i32,
    pub(in crate::backend) api_hash: Option<Secret>,
    pub(in crate::backend) server: Option<UserServer>,
    /// Of a key alone.
    pub(in crate::backend) dc: Option<i32>,
}

impl ConnectionStore {
    /// The session as a string of another tool.
    pub(in crate::backend) async fn export(
        self: Arc<Self>,
        id: ConnectionId,
        form: SessionForm,
    ) -> Result<ConnectionEvent, Trouble> {
        let (connection, endpoint) = self.account(&id).await?;
        let user_id = match built_in::is_built_in(&id) {
            true => self.sandbox.get().await?.world(|world| world.people.first().map(|person| person.id)),
            false => connection.account.map(|account| account.id),
        };
        let UserEndpoint { api_id, dc, address, is_test, auth_key, .. } = endpoint;
        let parts = SessionParts { dc, address, is_test: Some(is_test), api_id: Some(api_id), user_id, auth_key };
        let text = parts.write(form).map_err(told)?;
        Ok(ConnectionEvent::Exported { text: Arc::new(remembered(text)) })
    }

    /// What a session string says of itself, or that it is a key alone.
    pub(in crate::backend) async fn recognise(self: Arc<Self>, text: Secret) -> Result<ConnectionEvent, Trouble> {
        Ok(match read(text)? {
            PastedSession::Key(_) => ConnectionEvent::KeyRecognised,
            PastedSession::Whole(form, parts) => {
                let server = self.server_of(&parts);
                ConnectionEvent::Recognised { form, server, api_id: parts.api_id, dc: parts.dc }
            }
        })
    }

    /// Keeps the account of a session string or of a key alone, after it has answered. From `begins_to_write` on it is not given up any more;
    /// that says whether it has been before.
    pub(in crate::backend) async fn import(
        self: Arc<Self>,
        import: Import,
        begins_to_write: impl FnOnce() -> bool + Send,
    ) -> Result<ConnectionEvent, Trouble> {
        let Import { name, text, api_id, api_hash, server, dc } = import;
        self.loaded().await;
        let pasted = read(text)?;
        if matches!(pasted, PastedSession::Key(_)) && server.is_none() {
            return Err(told(SessionStringError::KeyAlone));
        }
        let parts = pasted.parts(dc).map_err(told)?;
        self.vault.ready().await?;
        let server = server.or_else(|| self.server_of(&parts)).unwrap_or_default();
        let connection = Connection { api_id: Some(api_id), ..Connection::new(name, Endpoint::User(server)) };
        check_free(&connection.name, &connection.id, &self.kept())?;
        let session = remembered(parts.kept());
        let endpoint = self.user(connection.clone(), vec![(SecretSlot::Session, session.duplicate())]).await?;
        let dc = endpoint.dc;
        let tested = test_user(endpoint, |_| ()).await.map_err(|failure| Trouble::Failed(failure.error))?;
        let account = tested.account.map(|account| AccountCard { dc: Some(dc), ..account });
        let connection = Connection { account, ..connection };
        let hash = api_hash.map(|hash| (SecretSlot::ApiHash, Some(hash)));
        let secrets = std::iter::once((SecretSlot::Session, Some(session))).chain(hash).collect();
        if !begins_to_write() {
            // Nobody hears of what was given up.
            return Err(Message::new("backend-connection-gone").into());
        }
        super::blocking(move || self.save(connection, secrets)).await
    }

    /// Where a session string leads; nothing where it does not say.
    fn server_of(&self, parts: &SessionParts) -> Option<UserServer> {
        let sandbox = self.sandbox.running().map(|sandbox| sandbox.mtproto().address.into());
        match parts.server() {
            Some(UserServer::Own { address }) if Some(address) == sandbox => Some(UserServer::Sandbox),
            server => server,
        }
    }

    /// The active sessions of the account.
    pub(in crate::backend) async fn sessions(self: Arc<Self>, id: ConnectionId) -> Result<ConnectionEvent, Trouble> {
        let (_, endpoint) = self.account(&id).await?;
        Ok(ConnectionEvent::Sessions { sessions: list_sessions(endpoint).await? })
    }

    /// Ends another session or all others, and gives those that are left.
    pub(in crate::backend) async fn end_session(
        self: Arc<Self>,
        id: ConnectionId,
        hash: Option<i64>,
    ) -> Result<ConnectionEvent, Trouble> {
        let (_, endpoint) = self.account(&id).await?;
        match hash {
            Some(hash) => end_session(endpoint, hash).await?,
            None => end_other_sessions(endpoint).await?,
        }
        // The session that has ended may be that of another connection.
        self.executors.forget_all();
        self.sessions(id).await
    }

    /// Ends the session at Telegram, then forgets its key.
    pub(in crate::backend) async fn sign_out(self: Arc<Self>, id: ConnectionId) -> Result<ConnectionEvent, Trouble> {
        refuse_built_in(&id)?;
        let (_, endpoint) = self.account(&id).await?;
        sign_out(endpoint).await?;
        super::blocking(move || {
            let name = self.change(|file| {
                let name = find(file, &id)?.name.clone();
                Ok((name, vec![(SecretName::Of(id.clone(), SecretSlot::Session), None)]))
            })?;
            Ok(ConnectionEvent::Saved { id, name })
        })
        .await
    }

    async fn account(self: &Arc<Self>, id: &ConnectionId) -> Result<(Connection, UserEndpoint), Trouble> {
        self.loaded().await;
        let connection = self.by_id(id)?;
        let endpoint = self.user(connection.clone(), Vec::new()).await?;
        Ok((connection, endpoint))
    }
}

fn read(text: Secret) -> Result<PastedSession, Trouble> {
    let read = PastedSession::read(&text).map_err(told)?;
    // What is no session may be any word, and stays readable.
    remembered(text);
    Ok(read)
}

fn told(error: SessionStringError) -> Trouble {
    Trouble::Told(error.message())
}
