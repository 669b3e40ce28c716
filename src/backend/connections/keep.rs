//! Connections are kept, changed, copied and forgotten; and how they reach Telegram by default.

use super::built_in;
use super::store::ConnectionStore;
use crate::backend::ConnectionEvent;
use crate::backend::trouble::Trouble;
use crate::backend::vault::{Secrets, remembered};
use crate::connection::{
    AccountCard, BotServer, Connection, ConnectionId, ConnectionKind, Endpoint, ProxyChoice, ProxyError, ProxyKind,
    ProxySetting, SecretName, SecretSlot, check_name,
};
use crate::secret::Secret;
use crate::storage::ConnectionsFile;
use crate::texts::Message;

impl ConnectionStore {
    /// Keeps a new connection or changes the one of this id. Waits for the disk and the keyring, like all here.
    pub(in crate::backend) fn save(
        &self,
        connection: Connection,
        secrets: Vec<(SecretSlot, Option<Secret>)>,
    ) -> Result<ConnectionEvent, Trouble> {
        check(&connection, &secrets)?;
        let secrets = named(&connection.id, secrets);
        let (id, name) = (connection.id.clone(), connection.name.clone());
        let proxy_password = SecretName::Of(id.clone(), SecretSlot::ProxyPassword);
        self.change(|file| {
            check_free(&name, &id, file)?;
            let Some(kept) = file.connections.iter_mut().find(|kept| kept.id == id) else {
                file.connections.push(connection);
                return Ok(((), secrets));
            };
            if kept.kind() != connection.kind() {
                return Err(Trouble::WrongKind(name.clone()));
            }
            let forgotten = match (&kept.proxy, &connection.proxy) {
                (before, after) if before == after => None,
                (_, ProxyChoice::Its(after)) => self.forget_password(proxy_password, after, &secrets)?,
                (_, ProxyChoice::Default) => self.forget_password(proxy_password, &ProxySetting::None, &secrets)?,
            };
            *kept = connection;
            Ok(((), secrets.into_iter().chain(forgotten).collect()))
        })?;
        Ok(ConnectionEvent::Saved { id, name })
    }

    /// Keeps an account that has just signed in: in the connection of this id, or else in the one of this name with which
    /// nobody is signed in any more, or as a new one. A kept connection stays the same account's: another one is refused
    /// under its name, and is a connection of its own under any other.
    pub(in crate::backend) fn keep_signed_in(
        &self,
        connection: Connection,
        mut secrets: Vec<(SecretSlot, Option<Secret>)>,
    ) -> Result<ConnectionEvent, Trouble> {
        let known = self.kept();
        let into = known.connections.iter().find(|kept| kept.id == connection.id);
        let again = || known.connections.iter().find(|kept| self.is_signed_out(kept, &connection));
        let Some(kept) = into.or_else(again) else { return self.save(connection, secrets) };
        if let Some(owner) = other_owner(kept, &connection) {
            if kept.name == connection.name {
                let message = Message::new("backend-sign-in-other-account").with("name", kept.name.as_str());
                return Err(message.with("account", owner.name.as_str()).into());
            }
            let is_typed = secrets.iter().any(|(slot, _)| *slot == SecretSlot::ProxyPassword);
            if !is_typed && kept.proxy == connection.proxy {
                let password = SecretName::Of(kept.id.clone(), SecretSlot::ProxyPassword);
                secrets.push((SecretSlot::ProxyPassword, self.vault.get(&password)?));
            }
            return self.save(Connection { id: ConnectionId::fresh(), ..connection }, secrets);
        }
        // Of one that is only found by its name no proxy was chosen.
        let is_chosen = into.is_some() || connection.proxy != ProxyChoice::Default;
        let proxy = if is_chosen { connection.proxy } else { kept.proxy.clone() };
        let Connection { name, endpoint, api_id, account, .. } = connection;
        self.save(Connection { name, endpoint, proxy, api_id, account, ..kept.clone() }, secrets)
    }

    /// Whether it is this connection, and its session is gone.
    fn is_signed_out(&self, kept: &Connection, new: &Connection) -> bool {
        let session = SecretName::Of(kept.id.clone(), SecretSlot::Session);
        kept.name == new.name && kept.endpoint == new.endpoint && matches!(self.vault.get(&session), Ok(None))
    }

    /// Keeps another one with the same settings and secrets.
    pub(in crate::backend) fn duplicate(&self, id: &ConnectionId, name: String) -> Result<ConnectionEvent, Trouble> {
        refuse_built_in(id)?;
        let saved = self.change(|file| {
            let original = find(file, id)?.clone();
            let copy = Connection { id: ConnectionId::fresh(), name: name.clone(), ..original.clone() };
            check_free(&name, &copy.id, file)?;
            let mut secrets = Secrets::new();
            for slot in original.slots() {
                if let Some(secret) = self.vault.get(&SecretName::Of(id.clone(), *slot))? {
                    secrets.push((SecretName::Of(copy.id.clone(), *slot), Some(secret)));
                }
            }
            let saved = ConnectionEvent::Saved { id: copy.id.clone(), name: name.clone() };
            file.connections.push(copy);
            Ok((saved, secrets))
        })?;
        Ok(saved)
    }

    /// Forgets a connection with its secrets. Its secrets go last, and where that does not work, when the vault opens: what
    /// is left of it until then is a secret of nobody, never a connection without its secrets.
    pub(in crate::backend) fn remove(&self, id: ConnectionId) -> Result<ConnectionEvent, Trouble> {
        refuse_built_in(&id)?;
        self.change(|file| {
            find(file, &id)?;
            file.connections.retain(|kept| kept.id != id);
            file.removed.push(id.clone());
            Ok(((), Secrets::new()))
        })?;
        let secrets_stay = self.vault.forget(std::slice::from_ref(&id)).is_err();
        if !secrets_stay {
            // Noted any longer, it would only be looked for in vain.
            let _ = self.change(|file| {
                file.removed.retain(|noted| *noted != id);
                Ok(((), Secrets::new()))
            });
        }
        Ok(ConnectionEvent::Removed { id, secrets_stay })
    }

    /// How connections reach Telegram that do not say otherwise. The password of a proxy goes with its proxy: another kind,
    /// host, port or user needs its own.
    pub(in crate::backend) fn set_default_proxy(
        &self,
        setting: ProxySetting,
        password: Option<Secret>,
    ) -> Result<ConnectionEvent, Trouble> {
        check_proxy(&setting, ConnectionKind::Bot)?;
        let given = password.map(|password| (SecretName::DefaultProxyPassword, Some(remembered(password))));
        self.change(|file| {
            let mut secrets: Secrets = given.into_iter().collect();
            if file.default_proxy != setting {
                secrets.extend(self.forget_password(SecretName::DefaultProxyPassword, &setting, &secrets)?);
            }
            file.default_proxy = setting;
            Ok(((), secrets))
        })?;
        Ok(self.list())
    }

    /// Forgets the password that was kept for another proxy than this, unless one is given. An error where this proxy would
    /// be sent it when the vault opens.
    fn forget_password(
        &self,
        name: SecretName,
        proxy: &ProxySetting,
        given: &Secrets,
    ) -> Result<Option<(SecretName, Option<Secret>)>, Trouble> {
        if given.iter().any(|(other, _)| *other == name) {
            return Ok(None);
        }
        if proxy.has_user() {
            self.vault.get(&name)?;
        }
        Ok(Some((name, None)))
    }
}

/// The account that the connection is kept for, where it is another than the one that has signed in.
fn other_owner<'k>(kept: &'k Connection, new: &Connection) -> Option<&'k AccountCard> {
    let is = new.account.as_ref()?;
    kept.account.as_ref().filter(|was| was.id != is.id)
}

pub(super) fn refuse_built_in(id: &ConnectionId) -> Result<(), Trouble> {
    match built_in::is_built_in(id) {
        true => Err(Message::new("backend-connection-built-in").into()),
        false => Ok(()),
    }
}

/// The kept connection of this id.
pub(super) fn find<'f>(file: &'f ConnectionsFile, id: &ConnectionId) -> Result<&'f Connection, Trouble> {
    let found = file.connections.iter().find(|kept| kept.id == *id);
    found.ok_or_else(|| Message::new("backend-connection-gone").into())
}

/// Whether the connection of this id can have this name.
pub(super) fn check_free(name: &str, id: &ConnectionId, file: &ConnectionsFile) -> Result<(), Trouble> {
    let built_in = built_in::connections();
    let others = file.connections.iter().filter(|kept| kept.id != *id).chain(&built_in);
    Ok(check_name(name, others.map(|other| other.name.as_str()))?)
}

/// Whether the connection and its secrets can be kept at all.
fn check(connection: &Connection, secrets: &[(SecretSlot, Option<Secret>)]) -> Result<(), Trouble> {
    refuse_built_in(&connection.id)?;
    if let Endpoint::Bot(BotServer::Own { url }) = &connection.endpoint {
        BotServer::own(url).map_err(|error| Trouble::Told(error.message()))?;
    }
    if let ProxyChoice::Its(setting) = &connection.proxy {
        check_proxy(setting, connection.kind())?;
    }
    match secrets.iter().all(|(slot, _)| connection.slots().contains(slot)) {
        true => Ok(()),
        false => Err(Trouble::WrongKind(connection.name.clone())),
    }
}

/// Whether connections of this kind can go through this proxy.
pub(super) fn check_proxy(setting: &ProxySetting, kind: ConnectionKind) -> Result<(), Trouble> {
    let ProxySetting::Own(proxy) = setting else { return Ok(()) };
    let checked = proxy.check().and(match (proxy.kind, kind) {
        (ProxyKind::Http, ConnectionKind::User) => Err(ProxyError::HttpForUser),
        _ => Ok(()),
    });
    checked.map_err(|error| Trouble::Told(error.message()))
}

fn named(id: &ConnectionId, secrets: Vec<(SecretSlot, Option<Secret>)>) -> Secrets {
    let named =
        |(slot, secret): (SecretSlot, Option<Secret>)| (SecretName::Of(id.clone(), slot), secret.map(remembered));
    secrets.into_iter().map(named).collect()
}
