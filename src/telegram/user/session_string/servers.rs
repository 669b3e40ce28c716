//! Which server a session belongs to: what of the addresses is Telegram's.

use super::SessionParts;
use crate::connection::UserServer;
use crate::telegram::user::centres::centres;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Telegram's networks (<https://core.telegram.org/resources/cidr.txt>): the first address and how many bits count.
const NETWORKS: [([u8; 4], u32); 9] = [
    ([91, 105, 192, 0], 23),
    ([91, 108, 4, 0], 22),
    ([91, 108, 8, 0], 22),
    ([91, 108, 12, 0], 22),
    ([91, 108, 16, 0], 22),
    ([91, 108, 20, 0], 22),
    ([91, 108, 56, 0], 22),
    ([95, 161, 64, 0], 20),
    ([149, 154, 160, 0], 20),
];

/// The same for IPv6.
const NETWORKS_6: [([u16; 3], u32); 5] = [
    ([0x2001, 0xb28, 0xf23c], 48),
    ([0x2001, 0xb28, 0xf23d], 48),
    ([0x2001, 0xb28, 0xf23f], 48),
    ([0x2001, 0x67c, 0x4e8], 48),
    ([0x2a0a, 0xf280, 0], 32),
];

/// Whether Telegram's own servers are at this address.
fn is_telegrams(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => NETWORKS.iter().any(|(first, bits)| {
            let differs = address.to_bits() ^ Ipv4Addr::from(*first).to_bits();
            differs.leading_zeros() >= *bits
        }),
        IpAddr::V6(address) => NETWORKS_6.iter().any(|([a, b, c], bits)| {
            let differs = address.to_bits() ^ Ipv6Addr::new(*a, *b, *c, 0, 0, 0, 0, 0).to_bits();
            differs.leading_zeros() >= *bits
        }),
    }
}

/// Whether one of Telegram's test servers is at this address.
fn is_test_centre(address: IpAddr) -> bool {
    let address = address.to_canonical();
    centres(true).values().any(|centre| *centre.ipv4.ip() == address || *centre.ipv6.ip() == address)
}

/// Whether it is one of the names by which GramJS knows Telegram's servers in a browser, `venus.web.telegram.org` for
/// example.
pub(super) fn is_telegrams_name(host: &str) -> bool {
    host.to_ascii_lowercase().strip_suffix(".web.telegram.org").is_some_and(|name| {
        let name = name.strip_suffix("-1").unwrap_or(name);
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

impl SessionParts {
    /// Which server the session belongs to, where that is known.
    pub fn server(&self) -> Option<UserServer> {
        match (self.address, self.is_test) {
            (Some(address), _) if is_test_centre(address.ip()) => Some(UserServer::TestServers),
            (Some(address), _) if is_telegrams(address.ip()) => Some(UserServer::Telegram),
            (Some(address), _) => Some(UserServer::Own { address }),
            (None, Some(true)) => Some(UserServer::TestServers),
            (None, Some(false)) => Some(UserServer::Telegram),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::AuthKey;

    #[test]
    fn every_data_centre_is_in_telegrams_networks() {
        for is_test in [false, true] {
            for centre in centres(is_test).values() {
                for address in [IpAddr::from(*centre.ipv4.ip()), (*centre.ipv6.ip()).into()] {
                    assert!(is_telegrams(address), "{address}");
                    assert_eq!(is_test_centre(address), is_test, "{address}");
                }
            }
        }
    }

    #[test]
    fn servers_are_told_by_their_addresses() {
        let own = |text: &str| UserServer::Own { address: text.parse().expect("an address") };
        for (address, is_test, expected) in [
            (Some("149.154.167.51:443"), None, Some(UserServer::Telegram)),
            (Some("91.108.56.130:80"), None, Some(UserServer::Telegram)),
            (Some("[2001:67c:4e8:f002::a]:443"), None, Some(UserServer::Telegram)),
            (Some("149.154.167.40:443"), None, Some(UserServer::TestServers)),
            (Some("[2001:67c:4e8:f002::e]:443"), None, Some(UserServer::TestServers)),
            (Some("127.0.0.1:4000"), None, Some(own("127.0.0.1:4000"))),
            (Some("149.154.176.1:443"), None, Some(own("149.154.176.1:443"))),
            (Some("[::1]:443"), Some(true), Some(own("[::1]:443"))),
            (None, Some(false), Some(UserServer::Telegram)),
            (None, Some(true), Some(UserServer::TestServers)),
            (None, None, None),
        ] {
            let address = address.map(|text| text.parse().expect("an address"));
            let auth_key = AuthKey::new([1; AuthKey::LENGTH]);
            let parts = SessionParts { dc: 2, address, is_test, api_id: None, user_id: None, auth_key };
            assert_eq!(parts.server(), expected, "{address:?}");
        }
    }

    #[test]
    fn names_of_telegrams_servers() {
        for name in ["venus.web.telegram.org", "Pluto-1.web.telegram.org"] {
            assert!(is_telegrams_name(name), "{name}");
        }
        for name in ["", "web.telegram.org", ".web.telegram.org", "venus.web.telegram.org.example.com", "127.0.0.1"] {
            assert!(!is_telegrams_name(name), "{name}");
        }
    }
}
