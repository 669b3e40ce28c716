//! An account comes in by its key alone, with its server and data centre beside it.

use super::support::{Place, Served, code, stderr, stdout};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE;
use std::net::SocketAddr;

/// Address and key, as the sandbox's session string (Telethon's form, IPv4) has them.
fn parted(session: &str) -> (SocketAddr, Vec<u8>) {
    let bytes = URL_SAFE.decode(session.strip_prefix('1').unwrap()).unwrap();
    let ip = <[u8; 4]>::try_from(&bytes[1..5]).unwrap();
    ((ip, u16::from_be_bytes([bytes[5], bytes[6]])).into(), bytes[7..].to_vec())
}

#[test]
fn a_key_comes_in_with_its_server_and_data_centre() {
    let place = Place::new();
    let served = Served::start(&place);
    let (address, key) = parted(&served.text("/people/0/session_string"));
    let key: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let address = address.to_string();
    let import = |more: &[&str]| {
        let arguments = [&["connections", "import", "anna", "--api-id", "1"], more].concat();
        place.feed(&arguments, &format!("{key}\n"))
    };
    let alone = [import(&[]), import(&["--server", &address]), import(&["--dc", "2"])];
    for refused in &alone {
        assert!(code(refused) == 1 && stderr(refused).contains("--dc"), "{refused:?}");
    }
    for bad in [["--server", "nowhere", "--dc", "2"], ["--server", &address, "--dc", "6"]] {
        assert_eq!(code(&import(&bad)), 1, "{bad:?}");
    }
    assert!(place.listed("anna").is_none());
    let imported = import(&["--server", &address, "--dc", "2"]);
    assert_eq!(code(&imported), 0, "{imported:?}");
    let entry = place.listed("anna").unwrap();
    assert_eq!((&entry["server"], &entry["address"]), (&"own".into(), &address.as_str().into()), "{entry}");
    assert_eq!(entry["account"]["username"], "anna", "{entry}");
    let tested = place.run(&["connections", "test", "anna"]);
    assert_eq!(code(&tested), 0, "{tested:?}");
    for output in alone.iter().chain([&imported, &tested]) {
        assert!(!stdout(output).contains(&key) && !stderr(output).contains(&key), "it is masked");
    }
}
