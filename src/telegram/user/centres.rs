//! Where Telegram's data centres are: the real ones as the client library knows them, and the test ones.

use grammers_session::SessionData;
use grammers_session::types::DcOption;
use std::collections::HashMap;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

/// The port of all of them.
const PORT: u16 = 443;

/// The test data centres (core.telegram.org, "Connecting to Telegram"); there are three.
const TEST: &[(i32, Ipv4Addr, Ipv6Addr)] = &[
    (1, Ipv4Addr::new(149, 154, 175, 10), Ipv6Addr::new(0x2001, 0xb28, 0xf23d, 0xf001, 0, 0, 0, 0xe)),
    (2, Ipv4Addr::new(149, 154, 167, 40), Ipv6Addr::new(0x2001, 0x67c, 0x4e8, 0xf002, 0, 0, 0, 0xe)),
    (3, Ipv4Addr::new(149, 154, 175, 117), Ipv6Addr::new(0x2001, 0xb28, 0xf23d, 0xf003, 0, 0, 0, 0xe)),
];

/// The data centres by number, without keys.
pub(super) fn centres(is_test: bool) -> HashMap<i32, DcOption> {
    if !is_test {
        return SessionData::default().dc_options;
    }
    let option = |&(id, ipv4, ipv6): &(i32, Ipv4Addr, Ipv6Addr)| {
        let (ipv4, ipv6) = (SocketAddrV4::new(ipv4, PORT), SocketAddrV6::new(ipv6, PORT, 0, 0));
        (id, DcOption { id, ipv4, ipv6, auth_key: None })
    };
    TEST.iter().map(option).collect()
}

/// Telegram's public address of a data centre; `None` where there is none of this number.
pub(in crate::telegram) fn centre(dc: i32, is_test: bool) -> Option<SocketAddr> {
    centres(is_test).get(&dc).map(|centre| centre.ipv4.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn centres_have_addresses() {
        let check = |dc, is_test, expected: Option<&str>| {
            assert_eq!(centre(dc, is_test).map(|address| address.to_string()).as_deref(), expected, "{dc} {is_test}");
        };
        check(2, true, Some("149.154.167.40:443"));
        check(3, true, Some("149.154.175.117:443"));
        check(4, true, None);
        check(2, false, Some("149.154.167.41:443"));
        check(5, false, Some("91.108.56.104:443"));
        check(6, false, None);
    }
}
