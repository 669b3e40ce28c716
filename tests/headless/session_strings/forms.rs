//! The three forms, byte for byte, and what is no session.

use super::tables::{
    Said, Server, read_gramjs, read_pyrogram, read_telethon, write_gramjs, write_pyrogram, write_telethon,
};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use proptest::prelude::*;
use scenogram::connection::UserServer;
use scenogram::secret::{Secret, holds_session_string};
use scenogram::telegram::{AuthKey, PastedSession, SessionForm, SessionParts, SessionStringError};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

fn key(seed: u8) -> [u8; AuthKey::LENGTH] {
    let byte = |index: usize| u8::try_from(index % 251).expect("a byte").wrapping_mul(7).wrapping_add(seed);
    std::array::from_fn(byte)
}

fn parts(dc: i32, address: Option<SocketAddr>, is_test: Option<bool>) -> SessionParts {
    let auth_key = AuthKey::new(key(u8::try_from(dc).expect("a small number")));
    SessionParts { dc, address, is_test, api_id: Some(12345), user_id: Some(7_000_000_001), auth_key }
}

fn read(text: &str) -> Result<(SessionForm, SessionParts), SessionStringError> {
    SessionParts::read(&Secret::new(text))
}

fn refusal(text: &str) -> SessionStringError {
    read(text).map(|(form, _)| form).expect_err("no session")
}

fn write(parts: &SessionParts, form: SessionForm) -> String {
    parts.write(form).expect("a whole session").expose().to_owned()
}

#[test]
fn exported_strings_carry_telegrams_public_addresses() {
    for (dc, is_test, ip) in [
        (1, false, "149.154.175.53"),
        (2, false, "149.154.167.41"),
        (3, false, "149.154.175.100"),
        (4, false, "149.154.167.92"),
        (5, false, "91.108.56.104"),
        (1, true, "149.154.175.10"),
        (2, true, "149.154.167.40"),
        (3, true, "149.154.175.117"),
    ] {
        let session = parts(dc, None, Some(is_test));
        let dc = u8::try_from(dc).expect("a small number");
        let at = Server::At((ip.parse::<IpAddr>().expect("an address"), 443).into());
        let said = Said { dc, key: key(dc).to_vec(), server: at };
        assert_eq!(read_telethon(&write(&session, SessionForm::Telethon)), said);
        assert_eq!(read_gramjs(&write(&session, SessionForm::GramJs)), said);
        let server = Server::Of { api_id: 12345, is_test, user_id: 7_000_000_001 };
        assert_eq!(read_pyrogram(&write(&session, SessionForm::Pyrogram)), Said { server, ..said });
    }
}

#[test]
fn an_address_of_ones_own_is_carried_in_both_families() {
    for address in ["127.0.0.1:4000", "[::1]:8443", "[2001:db8::7]:32767"] {
        let address: SocketAddr = address.parse().expect("an address");
        let session = parts(2, Some(address), None);
        for (form, said) in [
            (SessionForm::Telethon, read_telethon(&write(&session, SessionForm::Telethon))),
            (SessionForm::GramJs, read_gramjs(&write(&session, SessionForm::GramJs))),
        ] {
            assert_eq!(said.server, Server::At(address), "{form:?}");
            let (found, again) = read(&write(&session, form)).expect("it was written");
            assert_eq!((found, again.address), (form, Some(address)));
            assert_eq!(again.server(), Some(UserServer::Own { address }));
        }
    }
}

#[test]
fn what_a_form_lacks_is_told() {
    let session = SessionParts { api_id: None, ..parts(2, None, None) };
    let nameless = SessionParts { user_id: None, ..parts(2, None, None) };
    for incomplete in [session, nameless] {
        let refused = incomplete.write(SessionForm::Pyrogram).expect_err("something is missing");
        assert_eq!(refused, SessionStringError::Incomplete(SessionForm::Pyrogram));
        assert!(incomplete.write(SessionForm::Telethon).is_ok());
    }
    for form in SessionForm::ALL {
        assert_eq!(parts(6, None, None).write(form).expect_err("no sixth"), SessionStringError::DataCentre);
    }
}

#[test]
fn a_form_that_leads_its_tool_nowhere_is_refused() {
    let at = |address: &str| parts(2, Some(address.parse().expect("an address")), None);
    for address in ["127.0.0.1:4000", "192.0.2.1:443", "[::1]:40000"] {
        let refused = at(address).write(SessionForm::Pyrogram).expect_err("there is no room for it");
        assert_eq!(refused, SessionStringError::NoRoom(SessionForm::Pyrogram));
        assert!(at(address).write(SessionForm::Telethon).is_ok());
    }
    for (port, expected) in [(32_767, true), (32_768, false), (65_535, false)] {
        let written = at(&format!("127.0.0.1:{port}")).write(SessionForm::GramJs);
        let refusal = SessionStringError::Port { form: SessionForm::GramJs, port };
        assert_eq!(written.map(drop), if expected { Ok(()) } else { Err(refusal) }, "{port}");
        // What was exported before, or elsewhere, still comes in.
        let (_, again) = read(&write_gramjs(2, "127.0.0.1", port, &key(2))).expect("a session");
        assert_eq!(again.address, Some(([127, 0, 0, 1], port).into()));
    }
    // Telegram's own addresses are known to every tool.
    let telegram = at("149.154.167.51:443");
    assert!(SessionForm::ALL.into_iter().all(|form| telegram.write(form).is_ok()));
    let Server::Of { is_test, .. } = read_pyrogram(&write(&at("149.154.167.40:443"), SessionForm::Pyrogram)).server
    else {
        panic!("Pyrogram's form")
    };
    assert!(is_test, "the test server's address says what it is");
}

#[test]
fn a_key_alone_is_told_from_every_session_string() {
    let pasted = |text: &str| PastedSession::read(&Secret::new(text));
    let hexadecimal: String = key(9).iter().map(|byte| format!("{byte:02x}")).collect();
    let padded = STANDARD.encode(key(9));
    let half_padded = &padded[..padded.len() - 1];
    let url_safe = URL_SAFE_NO_PAD.encode(key(9));
    let quoted = format!("  \"{}\"\r\n", hexadecimal.to_uppercase());
    for text in [&hexadecimal, &padded, half_padded, &url_safe, &quoted] {
        let read = pasted(text).expect("a key");
        assert!(matches!(&read, PastedSession::Key(found) if found.expose() == &key(9)), "{} signs", text.len());
        let parts = read.parts(Some(4)).expect("a place");
        assert_eq!((parts.dc, parts.address, parts.auth_key.expose()), (4, None, &key(9)));
        assert_eq!(pasted(text).expect("a key").parts(None).expect_err("no place"), SessionStringError::KeyAlone);
        for dc in [0, 6, -1] {
            let refused = pasted(text).expect("a key").parts(Some(dc)).expect_err("no such data centre");
            assert_eq!(refused, SessionStringError::DataCentre);
        }
    }
    for text in [
        write_telethon(2, ([127, 0, 0, 1], 4000).into(), &key(2)),
        write_gramjs(2, "127.0.0.1", 4000, &key(2)),
        write_pyrogram(2, 1, [false; 2], 7, &key(2)),
    ] {
        let whole = pasted(&text).expect("a session");
        assert!(matches!(&whole, PastedSession::Whole(..)));
        assert_eq!(whole.parts(Some(5)).expect("its own").dc, 2, "a string says its data centre itself");
        assert_eq!(pasted(&text[..343]).expect_err("it is cut"), SessionStringError::Cut);
    }
    for length in [511, 513, 341, 345] {
        assert!(pasted(&"a".repeat(length)).is_err(), "{length}");
    }
    assert!(pasted(&"a".repeat(342)).is_err(), "bits that no encoder leaves behind");
    assert!(pasted(&format!("{}g", "a".repeat(511))).is_err(), "no hexadecimal digit");
}

#[test]
fn surroundings_of_a_pasted_string_do_no_harm() {
    let at = SocketAddr::from(([127, 0, 0, 1], 4000));
    for (text, form) in [
        (write_telethon(2, at, &key(2)), SessionForm::Telethon),
        (write_gramjs(2, "127.0.0.1", 4000, &key(2)), SessionForm::GramJs),
        (write_pyrogram(2, 1, [false; 2], 7, &key(2)), SessionForm::Pyrogram),
    ] {
        let (head, tail) = text.split_at(100);
        for pasted in [
            text.clone(),
            format!("  {text}\r\n"),
            format!("\"{text}\""),
            format!("'{text}'\n"),
            format!("«{text}»"),
            format!("{head}\r\n {tail}"),
            format!("\u{feff}{head}\u{200b}{tail}"),
            text.trim_end_matches('=').to_owned(),
        ] {
            let (found, parts) = read(&pasted).expect("a session");
            assert_eq!((found, parts.dc), (form, 2));
        }
        assert!(holds_session_string(&text), "scenario files are looked through for the same forms");
    }
}

#[test]
fn what_is_wrong_is_told_apart() {
    let at = SocketAddr::from(([149, 154, 167, 51], 443));
    let telethon = write_telethon(2, at, &key(2));
    let telethon_6 = write_telethon(2, (Ipv6Addr::LOCALHOST, 443).into(), &key(2));
    let gramjs = write_gramjs(4, "149.154.167.91", 443, &key(4));
    let pyrogram = write_pyrogram(2, 1, [false; 2], 7, &key(2));
    for text in [&telethon, &telethon_6, &gramjs, &pyrogram] {
        for length in [100, 200, text.len() - 5] {
            assert_eq!(refusal(&text[..length]), SessionStringError::Cut, "{length} of {}", text.len());
        }
        let twice = format!("{}{}", text.trim_end_matches('='), text.trim_end_matches('='));
        assert_eq!(refusal(&twice), SessionStringError::TooLong, "{}", text.len());
        assert_eq!(refusal(&text[..20]), SessionStringError::NotASession);
    }
    for other in ["", "1", "hello", &"1".repeat(2000), &"z".repeat(362 + 8), &"я".repeat(300), &"A".repeat(100_000)] {
        assert_eq!(refusal(other), SessionStringError::NotASession);
    }
    let token = format!("1000000:{}", "x".repeat(120));
    assert_eq!(refusal(&token), SessionStringError::NotASession);
    for dc in [0, 6, 255] {
        for text in [
            write_telethon(dc, at, &key(2)),
            write_gramjs(dc, "149.154.167.91", 443, &key(2)),
            write_pyrogram(dc, 1, [false; 2], 7, &key(2)),
        ] {
            assert_eq!(refusal(&text), SessionStringError::DataCentre, "{dc}");
        }
    }
    let bot = write_pyrogram(2, 1, [false, true], 7, &key(2));
    assert_eq!(refusal(&bot), SessionStringError::Bot);
    let nowhere = SocketAddr::from(([0, 0, 0, 0], 443));
    for text in [
        write_telethon(2, nowhere, &key(2)),
        write_gramjs(2, "149.154.167.91", 0, &key(2)),
        write_gramjs(2, "telegram.example.com", 443, &key(2)),
    ] {
        assert_eq!(refusal(&text), SessionStringError::Address);
    }
}

#[test]
fn a_name_of_telegrams_servers_is_no_address_of_ones_own() {
    let text = write_gramjs(2, "venus.web.telegram.org", 443, &key(2));
    let (form, parts) = read(&text).expect("a session");
    assert_eq!((form, parts.address, parts.server()), (SessionForm::GramJs, None, Some(UserServer::Telegram)));
}

#[test]
fn nothing_of_a_session_is_printed() {
    let session = parts(2, None, None);
    let shown = format!("{session:?} {:?}", session.write(SessionForm::Telethon));
    assert!(!shown.contains(&format!("{:?}", &key(2)[..4])) && shown.contains("•••"), "{shown}");
}

fn address() -> impl Strategy<Value = SocketAddr> {
    let usable = |ip: &IpAddr| !ip.is_unspecified() && !ip.is_multicast();
    (any::<IpAddr>().prop_filter("no server is there", usable), 1_u16..)
        .prop_filter("Telethon's reader takes what looks like GramJS's for it", |(ip, _)| match ip {
            IpAddr::V4(ip) => ip.octets()[0] != 0,
            IpAddr::V6(ip) => ip.octets()[0] != 0 || ip.is_loopback(),
        })
        .prop_map(SocketAddr::from)
}

fn any_key() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), AuthKey::LENGTH)
}

proptest! {
    #[test]
    fn telethon_there_and_back(dc in 1_u8..=5, address in address(), key in any_key()) {
        let text = write_telethon(dc, address, &key);
        let (form, parts) = read(&text).expect("a session");
        prop_assert_eq!((form, parts.dc, parts.address), (SessionForm::Telethon, i32::from(dc), Some(address)));
        prop_assert_eq!(write(&parts, SessionForm::Telethon), text);
        if i16::try_from(address.port()).is_ok() {
            let said = Said { dc, key, server: Server::At(address) };
            prop_assert_eq!(read_gramjs(&write(&parts, SessionForm::GramJs)), said);
        }
    }

    #[test]
    fn gramjs_there_and_back(dc in 1_u8..=5, address in address(), key in any_key()) {
        let text = write_gramjs(dc, &address.ip().to_string(), address.port(), &key);
        let (form, parts) = read(&text).expect("a session");
        prop_assert_eq!((form, parts.dc, parts.address), (SessionForm::GramJs, i32::from(dc), Some(address)));
        if i16::try_from(address.port()).is_ok() {
            prop_assert_eq!(write(&parts, SessionForm::GramJs), text);
        }
        let said = Said { dc, key, server: Server::At(address) };
        prop_assert_eq!(read_telethon(&write(&parts, SessionForm::Telethon)), said);
    }

    #[test]
    fn pyrogram_there_and_back(
        dc in 1_u8..=5,
        api_id in 1_i32..,
        is_test: bool,
        user_id in 1_i64..,
        key in any_key(),
    ) {
        let text = write_pyrogram(dc, api_id.unsigned_abs(), [is_test, false], user_id.unsigned_abs(), &key);
        let (form, parts) = read(&text).expect("a session");
        prop_assert_eq!((form, parts.dc, parts.is_test), (SessionForm::Pyrogram, i32::from(dc), Some(is_test)));
        prop_assert_eq!((parts.api_id, parts.user_id, parts.address), (Some(api_id), Some(user_id), None));
        prop_assert_eq!(write(&parts, SessionForm::Pyrogram), text);
    }

    #[test]
    fn no_text_does_harm(text in "[1A-Za-z0-9+/_=\\- \"-]{0,500}|.{0,200}") {
        let _ = read(&text);
    }

    #[test]
    fn no_change_of_a_string_does_harm(key in any_key(), at in 0_usize..362, letter in "[A-Za-z0-9_=я-]") {
        for text in [
            write_telethon(2, SocketAddr::from(([127, 0, 0, 1], 4000)), &key),
            write_pyrogram(2, 1, [false; 2], 7, &key),
        ] {
            let mut changed: Vec<char> = text.chars().collect();
            let at = at.min(changed.len() - 1);
            changed[at] = letter.chars().next().expect("a letter");
            let _ = read(&changed.into_iter().collect::<String>());
        }
    }
}
