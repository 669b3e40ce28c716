//! Writing: byte for byte what the tools write themselves.

use super::layout::Packed;
use super::read::VERSION;
use super::{SessionForm, SessionParts, SessionStringError};
use crate::connection::UserServer;
use crate::secret::{Redactor, Secret};
use crate::telegram::user::centre;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE, URL_SAFE_NO_PAD};
use std::net::{IpAddr, SocketAddr};
use zeroize::Zeroizing;

impl SessionParts {
    /// The session in a tool's form; the redactor hears of it.
    ///
    /// Without an address of its own it carries that of Telegram's data centre. Pyrogram's form needs an API ID and the
    /// account's id. Fails where the tool could not reach the account's server, see [`SessionForm::check_server`].
    pub fn write(&self, form: SessionForm) -> Result<Secret, SessionStringError> {
        let server = self.server();
        if let Some(UserServer::Own { address }) = server {
            form.check_server(address)?;
        }
        let dc = u8::try_from(self.dc).ok().filter(|dc| (1..=5).contains(dc)).ok_or(SessionStringError::DataCentre)?;
        let start = Packed::new().put(&[dc]);
        let text = match form {
            SessionForm::Telethon => {
                let address = self.server_address()?;
                let start = match address.ip() {
                    IpAddr::V4(ip) => start.put(&ip.octets()),
                    IpAddr::V6(ip) => start.put(&ip.octets()),
                };
                let packed = start.put(&address.port().to_be_bytes()).key(&self.auth_key);
                versioned(&URL_SAFE, &packed)
            }
            SessionForm::GramJs => {
                let address = self.server_address()?;
                let host = host(address.ip());
                let length = i16::try_from(host.len()).map_err(|_| SessionStringError::Address)?;
                let start = start.put(&length.to_be_bytes()).put(host.as_bytes());
                let packed = start.put(&address.port().to_be_bytes()).key(&self.auth_key);
                versioned(&STANDARD, &packed)
            }
            SessionForm::Pyrogram => {
                let incomplete = || SessionStringError::Incomplete(form);
                let api_id = self.api_id.and_then(|id| u32::try_from(id).ok()).ok_or_else(incomplete)?;
                let user_id = self.user_id.and_then(|id| u64::try_from(id).ok()).ok_or_else(incomplete)?;
                let is_test = u8::from(server == Some(UserServer::TestServers));
                let start = start.put(&api_id.to_be_bytes()).put(&[is_test]).key(&self.auth_key);
                let packed = start.put(&user_id.to_be_bytes()).put(&[0]);
                Secret::new(URL_SAFE_NO_PAD.encode(packed.bytes()))
            }
        };
        Redactor::global().remember(&text);
        Ok(text)
    }

    fn server_address(&self) -> Result<SocketAddr, SessionStringError> {
        let public = || centre(self.dc, self.is_test == Some(true));
        self.address.or_else(public).ok_or(SessionStringError::DataCentre)
    }
}

impl SessionForm {
    /// Whether a string of this form leads its tool to a server of one's own: Pyrogram's has no room for an address, and
    /// GramJS takes ports from 32768 on for negative numbers.
    pub fn check_server(self, address: SocketAddr) -> Result<(), SessionStringError> {
        match self {
            Self::Pyrogram => Err(SessionStringError::NoRoom(self)),
            Self::GramJs if i16::try_from(address.port()).is_err() => {
                Err(SessionStringError::Port { form: self, port: address.port() })
            }
            Self::GramJs | Self::Telethon => Ok(()),
        }
    }
}

/// An address as GramJS writes it. One so short that the string would be as long as Telethon's, which GramJS tells by
/// their length, is written out.
fn host(address: IpAddr) -> String {
    match (address.to_string(), address) {
        (short, IpAddr::V6(address)) if short.len() <= 3 => {
            address.segments().map(|segment| format!("{segment:x}")).join(":")
        }
        (plain, _) => plain,
    }
}

fn versioned(engine: &impl Engine, packed: &Packed) -> Secret {
    let encoded = Zeroizing::new(engine.encode(packed.bytes()));
    Secret::new(format!("{VERSION}{}", encoded.as_str()))
}
