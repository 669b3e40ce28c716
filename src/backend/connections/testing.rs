//! Connections and proxies are tried, and bots looked at. Nothing of it is kept.

use super::access::{Access, Typed};
use super::keep::check_proxy;
use super::store::ConnectionStore;
use crate::backend::trouble::Trouble;
use crate::backend::vault::remembered;
use crate::backend::{ConnectionEvent, TestTarget};
use crate::connection::{
    BotServer, Connection, ConnectionId, ConnectionKind, Endpoint, ProxyChoice, ProxySetting, SecretName, SecretSlot,
    UserServer,
};
use crate::engine::ActionError;
use crate::secret::Secret;
use crate::telegram::proxy::{self, Destination};
use crate::telegram::{BotEndpoint, TestFailure, TestPart, bot_chats, look_at_bot, test_bot, test_proxy, test_user};
use crate::texts::Message;
use std::sync::Arc;

/// A proxy that is tried.
pub(in crate::backend) struct ProxyTest {
    pub(in crate::backend) setting: ProxySetting,
    pub(in crate::backend) kind: ConnectionKind,
    /// What was typed; else the one that is kept with this very proxy, for `of` or as the default one.
    pub(in crate::backend) password: Option<Secret>,
    pub(in crate::backend) of: Option<ConnectionId>,
}

impl ConnectionStore {
    /// Connects and asks who it is; `progress` hears of each part as it begins.
    pub(in crate::backend) async fn test(
        self: Arc<Self>,
        target: TestTarget,
        progress: impl Fn(TestPart) + Send + Sync,
    ) -> Result<ConnectionEvent, Trouble> {
        let (connection, typed) = self.target(target).await?;
        let setting = match &connection.proxy {
            ProxyChoice::Default => self.default_proxy(),
            ProxyChoice::Its(setting) => setting.clone(),
        };
        let access = self.access(connection, typed).await;
        let no_system_proxy = setting == ProxySetting::System && access.as_ref().is_ok_and(Access::is_without_proxy);
        let result = match access {
            Ok(Access::Bot(endpoint)) => test_bot(endpoint, progress).await,
            Ok(Access::User(endpoint)) => test_user(endpoint, progress).await,
            Err(trouble) => Err(failure(trouble)?),
        };
        Ok(ConnectionEvent::Tested { result, no_system_proxy })
    }

    /// Whether Telegram is reached through this proxy; `progress` hears of each part as it begins.
    pub(in crate::backend) async fn test_proxy(
        self: Arc<Self>,
        test: ProxyTest,
        progress: impl Fn(TestPart) + Send + Sync,
    ) -> Result<ConnectionEvent, Trouble> {
        let ProxyTest { setting, kind, password, of } = test;
        check_proxy(&setting, kind)?;
        self.loaded().await;
        let is_kept = match &of {
            Some(id) => self.is_kept(&ProxyChoice::Its(setting.clone()), id),
            None => self.default_proxy() == setting,
        };
        let password = match password {
            Some(password) => Some(remembered(password)),
            None if is_kept => {
                let own = |id| SecretName::Of(id, SecretSlot::ProxyPassword);
                self.proxy_password(&setting, of.map_or(SecretName::DefaultProxyPassword, own)).await?
            }
            None => None,
        };
        let telegram = match kind {
            ConnectionKind::Bot => Endpoint::Bot(BotServer::Telegram),
            ConnectionKind::User => Endpoint::User(UserServer::Telegram),
        };
        let access = proxy::resolve(&setting, password, &telegram);
        let no_system_proxy = setting == ProxySetting::System && matches!(access, Ok(None));
        let result = match (access, Destination::of(&telegram)) {
            (Ok(access), Some(destination)) => test_proxy(access, &destination, progress).await,
            (Ok(_), None) => return Err(Trouble::WrongKind(String::new())),
            (Err(error), _) => Err(TestFailure { part: TestPart::Proxy, error }),
        };
        Ok(ConnectionEvent::ProxyTested { result, no_system_proxy })
    }

    /// Who the bot is and what it may do.
    pub(in crate::backend) async fn look_at_bot(
        self: Arc<Self>,
        target: TestTarget,
    ) -> Result<ConnectionEvent, Trouble> {
        let result = match self.target_bot(target).await? {
            Ok(endpoint) => look_at_bot(endpoint).await,
            Err(error) => Err(error),
        };
        Ok(ConnectionEvent::BotSeen { result })
    }

    /// The chats in the bot's pending updates.
    pub(in crate::backend) async fn bot_chats(self: Arc<Self>, target: TestTarget) -> Result<ConnectionEvent, Trouble> {
        let result = match self.target_bot(target).await? {
            Ok(endpoint) => bot_chats(endpoint).await,
            Err(error) => Err(error),
        };
        Ok(ConnectionEvent::BotChats { result })
    }

    async fn target_bot(self: &Arc<Self>, target: TestTarget) -> Result<Result<BotEndpoint, ActionError>, Trouble> {
        match self.target_access(target).await {
            Ok(Access::Bot(endpoint)) => Ok(Ok(endpoint)),
            Ok(Access::User(_)) => Err(Message::new("backend-connection-no-bot").into()),
            Err(trouble) => Ok(Err(failure(trouble)?.error)),
        }
    }

    async fn target_access(self: &Arc<Self>, target: TestTarget) -> Result<Access, Trouble> {
        let (connection, typed) = self.target(target).await?;
        self.access(connection, typed).await
    }

    async fn target(&self, target: TestTarget) -> Result<(Connection, Typed), Trouble> {
        self.loaded().await;
        match target {
            TestTarget::Named(name) => match self.find(&name) {
                Some(connection) => Ok((connection, Typed::new())),
                None => Err(Trouble::Unknown(name)),
            },
            TestTarget::Draft { connection, secrets } => {
                let typed = secrets.into_iter().map(|(slot, secret)| (slot, remembered(secret))).collect();
                Ok((*connection, typed))
            }
        }
    }
}

/// What a test ends with that could not even begin; what somebody has to do first is no end of a test.
fn failure(trouble: Trouble) -> Result<TestFailure, Trouble> {
    match trouble {
        Trouble::Vault(_) | Trouble::Unknown(_) => Err(trouble),
        // Only the proxy fails before anything was tried.
        Trouble::Failed(error) => Ok(TestFailure { part: TestPart::Proxy, error }),
        Trouble::WrongKind(_) | Trouble::SignedOut(_) | Trouble::Told(_) => {
            Ok(TestFailure { part: TestPart::Account, error: trouble.action_error() })
        }
    }
}
