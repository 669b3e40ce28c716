//! A connection while it is changed in its form: what is typed, what is wrong with it, and what it makes.

use crate::connection::{
    BotServer, Connection, ConnectionKind, Endpoint, EndpointError, NameError, Proxy, ProxyChoice, ProxyError,
    ProxyKind, ProxySetting, SecretSlot, UserServer, check_name,
};
use crate::gui::state::TypedSecret;
use crate::secret::{Secret, looks_like_bot_token};
use crate::texts::Message;

/// What is typed about a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectionDraft {
    pub name: String,
    pub server: ServerChoice,
    /// The address of a server of one's own.
    pub address: String,
    pub proxy: ProxyDraft,
    /// The new token of a bot; `None` while the kept one is not being replaced.
    pub token: Option<TypedSecret>,
    /// Scenarios that name the connection follow its new name.
    pub rename_in_scenarios: bool,
}

/// Where a connection goes, as it is chosen in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ServerChoice {
    #[default]
    Telegram,
    TestServers,
    Own,
    Sandbox,
}

impl ServerChoice {
    pub const ALL: [Self; 4] = [Self::Telegram, Self::TestServers, Self::Own, Self::Sandbox];

    /// What a connection's endpoint is in the list, and the address that goes with it.
    pub fn of(endpoint: &Endpoint) -> (Self, String) {
        match endpoint {
            Endpoint::User(UserServer::Telegram) | Endpoint::Bot(BotServer::Telegram) => {
                (Self::Telegram, String::new())
            }
            Endpoint::User(UserServer::TestServers) | Endpoint::Bot(BotServer::TestServers) => {
                (Self::TestServers, String::new())
            }
            Endpoint::User(UserServer::Own { address }) => (Self::Own, address.to_string()),
            Endpoint::Bot(BotServer::Own { url }) => (Self::Own, url.clone()),
            Endpoint::User(UserServer::Sandbox) | Endpoint::Bot(BotServer::Sandbox) => (Self::Sandbox, String::new()),
        }
    }

    /// The endpoint of this kind that is meant.
    pub fn endpoint(self, kind: ConnectionKind, address: &str) -> Result<Endpoint, EndpointError> {
        Ok(match kind {
            ConnectionKind::User => Endpoint::User(match self {
                Self::Telegram => UserServer::Telegram,
                Self::TestServers => UserServer::TestServers,
                Self::Own => UserServer::own(address)?,
                Self::Sandbox => UserServer::Sandbox,
            }),
            ConnectionKind::Bot => Endpoint::Bot(match self {
                Self::Telegram => BotServer::Telegram,
                Self::TestServers => BotServer::TestServers,
                Self::Own => BotServer::own(address)?.or_telegram(),
                Self::Sandbox => BotServer::Sandbox,
            }),
        })
    }
}

/// How Telegram is reached, as it is chosen in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProxyWay {
    /// As the setting of the whole program says; not a choice of that setting itself.
    #[default]
    Default,
    None,
    System,
    Own,
}

/// What is typed about a proxy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProxyDraft {
    pub way: ProxyWay,
    pub kind: ProxyKind,
    pub host: String,
    pub port: String,
    pub user: String,
    /// A new password; the kept one stays where nothing is typed.
    pub password: TypedSecret,
}

impl ProxyDraft {
    /// The choice of one connection.
    pub fn of_choice(choice: &ProxyChoice) -> Self {
        match choice {
            ProxyChoice::Default => Self::default(),
            ProxyChoice::Its(setting) => Self::of_setting(setting),
        }
    }

    /// The setting of the whole program.
    pub fn of_setting(setting: &ProxySetting) -> Self {
        match setting {
            ProxySetting::None => Self { way: ProxyWay::None, ..Self::default() },
            ProxySetting::System => Self { way: ProxyWay::System, ..Self::default() },
            ProxySetting::Own(proxy) => Self {
                way: ProxyWay::Own,
                kind: proxy.kind,
                host: proxy.host.clone(),
                port: proxy.port.to_string(),
                user: proxy.user.clone(),
                password: TypedSecret::default(),
            },
        }
    }

    /// What it makes for connections of this kind; `None` stands for the kinds together.
    pub fn setting(&self, of: Option<ConnectionKind>) -> Result<ProxySetting, ProxyError> {
        match self.way {
            ProxyWay::Default | ProxyWay::None => Ok(ProxySetting::None),
            ProxyWay::System => Ok(ProxySetting::System),
            ProxyWay::Own => {
                let port = self.port.trim().parse().unwrap_or_default();
                let (host, user) = (self.host.trim().to_owned(), self.user.trim().to_owned());
                let proxy = Proxy { kind: self.kind, host, port, user };
                proxy.check()?;
                match (self.kind, of) {
                    (ProxyKind::Http, Some(ConnectionKind::User)) => Err(ProxyError::HttpForUser),
                    _ => Ok(ProxySetting::Own(proxy)),
                }
            }
        }
    }

    /// Whether the password that is kept for this proxy goes with what is typed: it is for no other one.
    pub fn keeps_password(&self, kept: &ProxySetting) -> bool {
        let has_user = matches!(kept, ProxySetting::Own(proxy) if !proxy.user.is_empty());
        has_user && self.setting(None).as_ref() == Ok(kept)
    }

    /// What it makes for one connection.
    pub fn choice(&self, of: ConnectionKind) -> Result<ProxyChoice, ProxyError> {
        match self.way {
            ProxyWay::Default => Ok(ProxyChoice::Default),
            _ => self.setting(Some(of)).map(ProxyChoice::Its),
        }
    }

    /// The password that was typed for a proxy of one's own.
    pub fn typed_password(&self) -> Option<Secret> {
        let typed = self.password.expose();
        (self.way == ProxyWay::Own && !typed.is_empty()).then(|| Secret::new(typed))
    }
}

/// What is wrong with a draft, by its fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftFaults {
    pub name: Option<Message>,
    pub address: Option<Message>,
    pub proxy: Option<ProxyError>,
    pub token: Option<Message>,
}

impl DraftFaults {
    pub fn are_none(&self) -> bool {
        *self == Self::default()
    }
}

impl ConnectionDraft {
    /// What is kept, to be changed.
    pub fn of(kept: &Connection) -> Self {
        let (server, address) = ServerChoice::of(&kept.endpoint);
        let proxy = ProxyDraft::of_choice(&kept.proxy);
        Self { name: kept.name.clone(), server, address, proxy, token: None, rename_in_scenarios: true }
    }

    /// What is wrong with it while the other connections have these names.
    pub fn faults<'t>(&self, kind: ConnectionKind, others: impl IntoIterator<Item = &'t str>) -> DraftFaults {
        let token = self.token.as_ref().map(|token| token.expose().trim());
        DraftFaults {
            name: check_name(&self.name, others).err().map(NameError::message),
            address: self.server.endpoint(kind, &self.address).err().map(EndpointError::message),
            proxy: self.proxy.choice(kind).err(),
            token: token
                .filter(|token| !token.is_empty() && !looks_like_bot_token(token))
                .map(|_| Message::new("window-connections-token-form")),
        }
    }

    /// The connection that it makes of the kept one; `None` while something is wrong with it.
    pub fn connection(&self, kept: &Connection) -> Option<Connection> {
        let endpoint = self.server.endpoint(kept.kind(), &self.address).ok()?;
        let proxy = self.proxy.choice(kept.kind()).ok()?;
        Some(Connection { name: self.name.clone(), endpoint, proxy, ..kept.clone() })
    }

    /// The secrets that were typed.
    pub fn typed_secrets(&self) -> Vec<(SecretSlot, Secret)> {
        let token = self.token.as_ref().map(|token| token.expose().trim()).filter(|token| !token.is_empty());
        let token = token.map(|token| (SecretSlot::BotToken, Secret::new(token)));
        let password = self.proxy.typed_password().map(|password| (SecretSlot::ProxyPassword, password));
        token.into_iter().chain(password).collect()
    }

    /// The secrets that change with it: those that were typed, and a password that no proxy asks for any more.
    pub fn changed_secrets(&self, kept: &Connection) -> Vec<(SecretSlot, Option<Secret>)> {
        let mut secrets: Vec<_> = self.typed_secrets().into_iter().map(|(slot, secret)| (slot, Some(secret))).collect();
        let had_password = matches!(&kept.proxy, ProxyChoice::Its(setting) if setting.has_user());
        let asks = self.proxy.way == ProxyWay::Own && !self.proxy.user.trim().is_empty();
        if had_password && !asks && self.proxy.typed_password().is_none() {
            secrets.push((SecretSlot::ProxyPassword, None));
        }
        secrets
    }

    /// Whether it says something else than what is kept.
    pub fn is_changed(&self, kept: &Connection) -> bool {
        self.connection(kept).as_ref() != Some(kept) || !self.typed_secrets().is_empty()
    }

    pub fn is_renamed(&self, kept: &Connection) -> bool {
        self.name != kept.name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bot() -> Connection {
        let proxy = Proxy { kind: ProxyKind::Http, host: "proxy.example.com".into(), port: 8080, user: "anna".into() };
        let mut bot =
            Connection::new("Отдел продаж", Endpoint::Bot(BotServer::Own { url: "http://127.0.0.1:1".into() }));
        bot.proxy = ProxyChoice::Its(ProxySetting::Own(proxy));
        bot
    }

    #[test]
    fn what_is_kept_makes_itself_again() {
        let address = "127.0.0.1:8443".parse().expect("an address");
        let endpoints = [
            Endpoint::Bot(BotServer::Telegram),
            Endpoint::Bot(BotServer::TestServers),
            Endpoint::Bot(BotServer::Sandbox),
            Endpoint::User(UserServer::Telegram),
            Endpoint::User(UserServer::TestServers),
            Endpoint::User(UserServer::Own { address }),
            Endpoint::User(UserServer::Sandbox),
        ];
        let plain = endpoints.into_iter().map(|endpoint| Connection::new("A", endpoint));
        for kept in plain.chain([bot()]) {
            let draft = ConnectionDraft::of(&kept);
            assert_eq!(draft.connection(&kept).as_ref(), Some(&kept));
            assert!(draft.faults(kept.kind(), ["B"]).are_none());
            assert!(!draft.is_changed(&kept), "{kept:?}");
            assert!(draft.changed_secrets(&kept).is_empty(), "{kept:?}");
        }
    }

    #[test]
    fn faults_stand_at_their_fields() {
        let kept = bot();
        let whole = ConnectionDraft::of(&kept);
        let with = |change: &dyn Fn(&mut ConnectionDraft)| {
            let mut draft = whole.clone();
            change(&mut draft);
            assert!(draft.is_changed(&kept));
            draft.faults(ConnectionKind::Bot, ["Касса"])
        };
        assert!(with(&|draft| draft.name = "касса".into()).name.is_some());
        assert!(with(&|draft| draft.address = "nowhere".into()).address.is_some());
        assert_eq!(with(&|draft| draft.proxy.port = "70000".into()).proxy, Some(ProxyError::Port));
        assert_eq!(with(&|draft| draft.proxy.host = String::new()).proxy, Some(ProxyError::Host));
        assert!(with(&|draft| draft.token = Some(TypedSecret::new("12:34".into()))).token.is_some());
        assert!(whole.faults(ConnectionKind::Bot, ["Касса"]).are_none());
        let user = whole.faults(ConnectionKind::User, []);
        assert_eq!(user.proxy, Some(ProxyError::HttpForUser), "accounts know SOCKS5 only");
    }

    #[test]
    fn a_kept_password_goes_with_its_proxy_only() {
        let ProxyChoice::Its(kept) = bot().proxy else { panic!("it has a proxy of its own") };
        let same = ProxyDraft::of_setting(&kept);
        assert!(same.keeps_password(&kept));
        let others = [
            ProxyDraft { kind: ProxyKind::Socks5, ..same.clone() },
            ProxyDraft { host: "other.example.com".into(), ..same.clone() },
            ProxyDraft { port: "1".into(), ..same.clone() },
            ProxyDraft { user: "boris".into(), ..same.clone() },
            ProxyDraft { way: ProxyWay::System, ..same.clone() },
        ];
        for other in others {
            assert!(!other.keeps_password(&kept), "{other:?}");
        }
        assert!(!same.keeps_password(&ProxySetting::None), "none is kept");
    }

    #[test]
    fn only_what_was_typed_of_secrets_changes() {
        let kept = bot();
        let slots = |draft: &ConnectionDraft| -> Vec<_> {
            draft.changed_secrets(&kept).into_iter().map(|(slot, secret)| (slot, secret.is_some())).collect()
        };
        let mut draft = ConnectionDraft::of(&kept);
        draft.token = Some(TypedSecret::default());
        assert!(slots(&draft).is_empty(), "an empty field replaces nothing");
        assert!(!draft.is_changed(&kept));
        draft.token = Some(TypedSecret::new(format!(" 1000000:{} ", "x".repeat(35))));
        assert!(draft.is_changed(&kept));
        assert_eq!(slots(&draft), [(SecretSlot::BotToken, true)]);
        draft.proxy.password = TypedSecret::new("x".into());
        assert_eq!(slots(&draft), [(SecretSlot::BotToken, true), (SecretSlot::ProxyPassword, true)]);
        draft.token = None;
        draft.proxy.way = ProxyWay::None;
        assert_eq!(slots(&draft), [(SecretSlot::ProxyPassword, false)], "what is of no use is forgotten");
    }
}
