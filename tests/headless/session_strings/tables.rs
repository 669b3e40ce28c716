//! The forms of session strings as their tools document them, read and written apart from the program: what the program
//! writes must be good for this reader, and the other way round.

use base64::Engine;
use base64::alphabet;
use base64::engine::general_purpose::{GeneralPurpose, PAD, STANDARD, URL_SAFE, URL_SAFE_NO_PAD};
use std::net::{IpAddr, SocketAddr};

/// Standard base64 as every tool reads it: with all its padding, without stray bits.
const EXACT: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, PAD);

/// What a string says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub(super) dc: u8,
    pub(super) key: Vec<u8>,
    pub(super) server: Server,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Server {
    At(SocketAddr),
    Of { api_id: u32, is_test: bool, user_id: u64 },
}

/// Telethon's `StringSession`: struct `>B4sH256s` or `>B16sH256s`.
pub(super) fn read_telethon(text: &str) -> Said {
    let rest = text.strip_prefix('1').expect("the version");
    let bytes = URL_SAFE.decode(rest).expect("padded URL-safe base64");
    let wide = match rest.len() {
        352 => 4,
        368 => 16,
        other => panic!("a length that Telethon does not know: {other}"),
    };
    let ip: IpAddr = match wide {
        4 => <[u8; 4]>::try_from(&bytes[1..5]).expect("four bytes").into(),
        _ => <[u8; 16]>::try_from(&bytes[1..17]).expect("sixteen bytes").into(),
    };
    let port = u16::from_be_bytes([bytes[1 + wide], bytes[2 + wide]]);
    Said { dc: bytes[0], key: bytes[3 + wide..].to_vec(), server: Server::At((ip, port).into()) }
}

/// GramJS's `StringSession`, whose numbers are signed.
pub(super) fn read_gramjs(text: &str) -> Said {
    let rest = text.strip_prefix('1').expect("the version");
    assert_ne!(rest.len(), 352, "GramJS would take it for Telethon's");
    let bytes = EXACT.decode(rest).expect("padded standard base64");
    let length = i16::from_be_bytes([bytes[1], bytes[2]]);
    assert!((1..=100).contains(&length), "GramJS would take {length} for the begin of an address");
    let end = 3 + usize::try_from(length).expect("positive");
    let ip: IpAddr = std::str::from_utf8(&bytes[3..end]).expect("text").parse().expect("an address");
    let port = u16::from_be_bytes([bytes[end], bytes[end + 1]]);
    Said { dc: bytes[0], key: bytes[end + 2..].to_vec(), server: Server::At((ip, port).into()) }
}

/// Pyrogram's `SESSION_STRING_FORMAT`: struct `>BI?256sQ?`; it appends the padding itself.
pub(super) fn read_pyrogram(text: &str) -> Said {
    assert!(!text.contains('='));
    let bytes = URL_SAFE.decode(format!("{text}{}", "=".repeat((4 - text.len() % 4) % 4))).expect("URL-safe base64");
    assert_eq!(bytes.len(), 271);
    let api_id = u32::from_be_bytes(bytes[1..5].try_into().expect("four bytes"));
    let user_id = u64::from_be_bytes(bytes[262..270].try_into().expect("eight bytes"));
    assert_eq!((bytes[5] <= 1, bytes[270]), (true, 0), "a test server or not, and no bot");
    Said { dc: bytes[0], key: bytes[6..262].to_vec(), server: Server::Of { api_id, is_test: bytes[5] == 1, user_id } }
}

pub(super) fn write_telethon(dc: u8, address: SocketAddr, key: &[u8]) -> String {
    let mut bytes = vec![dc];
    match address.ip() {
        IpAddr::V4(ip) => bytes.extend(ip.octets()),
        IpAddr::V6(ip) => bytes.extend(ip.octets()),
    }
    bytes.extend(address.port().to_be_bytes());
    bytes.extend(key);
    format!("1{}", URL_SAFE.encode(bytes))
}

pub(super) fn write_gramjs(dc: u8, host: &str, port: u16, key: &[u8]) -> String {
    let mut bytes = vec![dc];
    bytes.extend(i16::try_from(host.len()).expect("a short name").to_be_bytes());
    bytes.extend(host.as_bytes());
    bytes.extend(port.to_be_bytes());
    bytes.extend(key);
    format!("1{}", STANDARD.encode(bytes))
}

pub(super) fn write_pyrogram(dc: u8, api_id: u32, flags: [bool; 2], user_id: u64, key: &[u8]) -> String {
    let [is_test, is_bot] = flags;
    let mut bytes = vec![dc];
    bytes.extend(api_id.to_be_bytes());
    bytes.push(u8::from(is_test));
    bytes.extend(key);
    bytes.extend(user_id.to_be_bytes());
    bytes.push(u8::from(is_bot));
    URL_SAFE_NO_PAD.encode(bytes)
}
