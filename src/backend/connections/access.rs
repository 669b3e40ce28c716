//! From a connection to where its requests go and what opens them there: the one place where connection, secrets and proxy
//! come together.
//!
//! Runs, tests, sessions and sign-ins all come here. What the sandbox's connections get is on loopback and has no proxy.

use super::store::{ConnectionStore, main_slot};
use super::{built_in, environment};
use crate::backend::trouble::Trouble;
use crate::connection::{
    BotServer, Connection, ConnectionId, ConnectionKind, Endpoint, ProxyAccess, ProxyChoice, ProxySetting, SecretName,
    SecretSlot, ServerAddress, TELEGRAM_BOT_API, UserServer, secret_variable,
};
use crate::sandbox::Sandbox;
use crate::secret::Secret;
use crate::telegram::{AuthKey, BotEndpoint, SessionParts, UserEndpoint, proxy};
use crate::texts::Message;
use std::sync::Arc;

/// Secrets of a connection that somebody has just typed; they come before those that are kept.
pub(super) type Typed = Vec<(SecretSlot, Secret)>;

/// Where a connection's requests go and as whom.
#[derive(Debug)]
pub(in crate::backend) enum Access {
    Bot(BotEndpoint),
    User(UserEndpoint),
}

impl Access {
    /// Whether it goes straight to a server that a proxy could lead to.
    pub(super) fn is_without_proxy(&self) -> bool {
        match self {
            Self::Bot(endpoint) => endpoint.proxy.is_none() && !endpoint.is_near(),
            Self::User(endpoint) => endpoint.proxy.is_none() && !endpoint.is_near(),
        }
    }
}

/// Where an account's server is.
pub(in crate::backend) struct Place {
    /// One server for all data centres.
    pub(in crate::backend) address: Option<ServerAddress>,
    pub(in crate::backend) is_test: bool,
}

impl ConnectionStore {
    /// What opens this connection.
    pub(in crate::backend) async fn access(
        self: &Arc<Self>,
        connection: Connection,
        typed: Typed,
    ) -> Result<Access, Trouble> {
        match connection.kind() {
            ConnectionKind::Bot => self.bot(connection, typed).await.map(Access::Bot),
            ConnectionKind::User => self.user(connection, typed).await.map(Access::User),
        }
    }

    /// Where a bot's requests go and its token.
    pub(in crate::backend) async fn bot(
        self: &Arc<Self>,
        connection: Connection,
        typed: Typed,
    ) -> Result<BotEndpoint, Trouble> {
        let connection = environment::redirected(connection)?;
        let Endpoint::Bot(server) = &connection.endpoint else { return Err(Trouble::WrongKind(connection.name)) };
        let server = server.clone();
        if server == BotServer::Sandbox {
            let sandbox = self.sandbox.get().await?;
            let token = match built_in::is_built_in(&connection.id) {
                true => sandbox.bot_token().duplicate(),
                false => self.unlocked(connection, typed).await?.main,
            };
            return Ok(BotEndpoint { api_url: sandbox.bot_api_url().to_owned(), token, is_test: false, proxy: None });
        }
        let (api_url, is_test) = match &server {
            BotServer::Own { url } => (url.clone(), false),
            _ => (TELEGRAM_BOT_API.to_owned(), server == BotServer::TestServers),
        };
        let Unlocked { main: token, proxy } = self.unlocked(connection, typed).await?;
        Ok(BotEndpoint { api_url, token, is_test, proxy })
    }

    /// Where an account's requests go and its key.
    pub(in crate::backend) async fn user(
        self: &Arc<Self>,
        connection: Connection,
        typed: Typed,
    ) -> Result<UserEndpoint, Trouble> {
        let Endpoint::User(server) = connection.endpoint.clone() else {
            return Err(Trouble::WrongKind(connection.name));
        };
        if built_in::is_built_in(&connection.id) {
            return first_person(self.sandbox.get().await?);
        }
        let Place { address, is_test } = self.place(&server).await?;
        let account = connection.account.as_ref().map(|account| account.id);
        let (kept_id, no_api_id) = (connection.api_id, no_api_id(&connection));
        let Unlocked { main: session, proxy } = self.unlocked(connection, typed).await?;
        let SessionParts { dc, auth_key, api_id, .. } = read_session(&session)?;
        // A session belongs to the application that it was made with.
        let api_id = match (api_id.or(kept_id), &server) {
            (Some(api_id), _) => api_id,
            (None, UserServer::Sandbox) => self.sandbox.get().await?.mtproto().api_id,
            (None, _) => return Err(no_api_id.into()),
        };
        if let (UserServer::Sandbox, Some(account)) = (&server, account) {
            // It may be of an earlier start, whose sandbox is gone.
            self.sandbox.get().await?.take_in(*auth_key.expose(), account);
        }
        Ok(UserEndpoint { api_id, dc, address, is_test, auth_key, proxy })
    }

    /// Where this server is.
    pub(in crate::backend) async fn place(&self, server: &UserServer) -> Result<Place, Trouble> {
        Ok(match server {
            UserServer::Telegram => Place { address: None, is_test: false },
            UserServer::TestServers => Place { address: None, is_test: true },
            UserServer::Own { address } => Place { address: Some(*address), is_test: false },
            UserServer::Sandbox => {
                let address = self.sandbox.get().await?.mtproto().address.into();
                Place { address: Some(address), is_test: false }
            }
        })
    }

    /// The proxy that connections of this endpoint go through.
    pub(in crate::backend) async fn proxy(
        self: &Arc<Self>,
        endpoint: &Endpoint,
        choice: &ProxyChoice,
        id: &ConnectionId,
        typed: Option<Secret>,
    ) -> Result<Option<ProxyAccess>, Trouble> {
        if endpoint.is_sandbox() {
            return Ok(None);
        }
        self.loaded().await;
        let (setting, name) = match choice {
            ProxyChoice::Default => (self.default_proxy(), SecretName::DefaultProxyPassword),
            ProxyChoice::Its(setting) => (setting.clone(), SecretName::Of(id.clone(), SecretSlot::ProxyPassword)),
        };
        let password = match typed {
            // What is kept was typed for the proxy that is kept, and is sent to no other.
            None if self.is_kept(choice, id) => self.proxy_password(&setting, name).await?,
            typed => typed,
        };
        Ok(proxy::resolve(&setting, password, endpoint)?)
    }

    /// Whether the connection of this id is kept with this very proxy.
    pub(super) fn is_kept(&self, choice: &ProxyChoice, id: &ConnectionId) -> bool {
        *choice == ProxyChoice::Default
            || self.kept().connections.iter().any(|kept| kept.id == *id && kept.proxy == *choice)
    }

    /// The kept password of this proxy; none where it has no user.
    pub(super) async fn proxy_password(
        self: &Arc<Self>,
        setting: &ProxySetting,
        name: SecretName,
    ) -> Result<Option<Secret>, Trouble> {
        if setting.has_user() { self.kept_secret(name).await } else { Ok(None) }
    }

    /// As which application this account has signed in: API ID and hash.
    pub(in crate::backend) async fn application(self: &Arc<Self>, id: &ConnectionId) -> Result<(i32, Secret), Trouble> {
        self.loaded().await;
        let connection = self.by_id(id)?;
        let missing = || no_api_id(&connection);
        let api_id = connection.api_id.ok_or_else(missing)?;
        let hash = self.kept_secret(SecretName::Of(id.clone(), SecretSlot::ApiHash)).await?;
        Ok((api_id, hash.ok_or_else(missing)?))
    }

    /// A secret of the vault, which is waited for.
    pub(in crate::backend) async fn kept_secret(self: &Arc<Self>, name: SecretName) -> Result<Option<Secret>, Trouble> {
        self.vault.opened().await;
        let store = Arc::clone(self);
        super::blocking(move || store.vault.get(&name)).await
    }

    /// The secrets of a connection: what was typed, else what the environment says, else what is kept.
    async fn unlocked(self: &Arc<Self>, connection: Connection, typed: Typed) -> Result<Unlocked, Trouble> {
        let slot = main_slot(connection.kind());
        let (mut main, mut password) = (None, None);
        for (typed_slot, secret) in typed {
            match typed_slot {
                SecretSlot::ProxyPassword => password = Some(secret),
                other if other == slot => main = Some(secret),
                _ => {}
            }
        }
        let main = match main.or_else(|| environment::secret(&connection.name)) {
            Some(secret) => secret,
            None => {
                let kept = self.kept_secret(SecretName::Of(connection.id.clone(), slot)).await?;
                kept.ok_or_else(|| Trouble::SignedOut(connection.name.clone()))?
            }
        };
        let proxy = self.proxy(&connection.endpoint, &connection.proxy, &connection.id, password).await?;
        Ok(Unlocked { main, proxy })
    }
}

/// That nothing says as which application this account signs in, and what to do.
fn no_api_id(connection: &Connection) -> Message {
    match environment::is_given(&connection.id) {
        true => {
            let variable = secret_variable(&connection.name);
            Message::new("backend-connection-variable-no-api-id").with("variable", variable)
        }
        false => Message::new("backend-connection-no-api-id").with("name", connection.name.as_str()),
    }
}

/// What is secret about a connection.
struct Unlocked {
    /// Token or session.
    main: Secret,
    proxy: Option<ProxyAccess>,
}

/// The account of the sandbox's first person.
fn first_person(sandbox: &Sandbox) -> Result<UserEndpoint, Trouble> {
    let first = sandbox.world(|world| world.people.first().map(|person| person.id));
    let key = first.and_then(|id| sandbox.user_key(id)).ok_or_else(|| Message::new("backend-sandbox-nobody"))?;
    let server = sandbox.mtproto();
    Ok(UserEndpoint {
        api_id: server.api_id,
        dc: server.dc,
        address: Some(server.address.into()),
        is_test: false,
        auth_key: AuthKey::new(key),
        proxy: None,
    })
}

/// A session as it is kept, or as a string of another tool, which the environment may hold.
fn read_session(session: &Secret) -> Result<SessionParts, Trouble> {
    match SessionParts::from_kept(session) {
        Some(parts) => Ok(parts),
        None => SessionParts::read(session).map(|(_, parts)| parts).map_err(|error| Trouble::Told(error.message())),
    }
}
