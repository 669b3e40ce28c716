//! Which secrets a connection can have, and what they are kept under.

use super::ConnectionId;

/// What a secret of a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SecretSlot {
    /// `123456:…`, from BotFather.
    BotToken,
    /// 32 hexadecimal digits, from my.telegram.org.
    ApiHash,
    /// The account's key with its data centre, as `telegram` writes it.
    Session,
    /// Of the connection's own proxy.
    ProxyPassword,
}

impl SecretSlot {
    pub const ALL: [Self; 4] = [Self::BotToken, Self::ApiHash, Self::Session, Self::ProxyPassword];

    /// How the slot is called where secrets are kept; never changed, since kept files say it.
    pub fn key(self) -> &'static str {
        match self {
            Self::BotToken => "bot-token",
            Self::ApiHash => "api-hash",
            Self::Session => "session",
            Self::ProxyPassword => "proxy-password",
        }
    }
}

/// What a secret is kept under: a connection's slot, or a setting of the whole program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SecretName {
    Of(ConnectionId, SecretSlot),
    /// The password of the proxy that connections use by default.
    DefaultProxyPassword,
}

impl SecretName {
    /// The key of this secret in the vault.
    pub fn key(&self) -> String {
        match self {
            Self::Of(id, slot) => format!("{id}/{}", slot.key()),
            Self::DefaultProxyPassword => "default-proxy/proxy-password".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_secrets_stay_as_they_are() {
        let id = ConnectionId("0197b1c2".into());
        for (slot, expected) in [
            (SecretSlot::BotToken, "0197b1c2/bot-token"),
            (SecretSlot::ApiHash, "0197b1c2/api-hash"),
            (SecretSlot::Session, "0197b1c2/session"),
            (SecretSlot::ProxyPassword, "0197b1c2/proxy-password"),
        ] {
            assert_eq!(SecretName::Of(id.clone(), slot).key(), expected);
        }
        assert_eq!(SecretName::DefaultProxyPassword.key(), "default-proxy/proxy-password");
    }
}
