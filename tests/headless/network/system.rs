//! The system's proxy: what it names is gone through, and where it names none, a test says so.

use scenogram::connection::{BotServer, Connection, Endpoint, ProxyChoice, ProxySetting};
use scenogram::storage::{ConnectionsError, DataFolder, change_connections};
use serde_json::Value;
use std::net::TcpListener;
use std::process::Command;

/// What says of a proxy how pages are reached.
const VARIABLES: [&str; 3] = ["ALL_PROXY", "HTTPS_PROXY", "NO_PROXY"];

/// A test of a bot at this address, whose connection goes through the system's proxy; with these variables.
fn tested(url: &str, variables: &[(&str, &str)]) -> Value {
    let home = tempfile::tempdir().expect("a folder");
    let proxy = ProxyChoice::Its(ProxySetting::System);
    let server = BotServer::own(url).expect("an address");
    let connection = Connection { proxy, ..Connection::new("shop", Endpoint::Bot(server)) };
    let kept = change_connections(&DataFolder::at(home.path()), |file| {
        file.connections.push(connection);
        Ok::<_, ConnectionsError>(())
    });
    kept.expect("kept");
    let mut command = Command::new(env!("CARGO_BIN_EXE_scenogram"));
    for variable in VARIABLES {
        command.env_remove(variable).env_remove(variable.to_lowercase());
    }
    command
        .args(["connections", "test", "shop", "--format", "json"])
        .env("SCENOGRAM_HOME", home.path())
        .env("SCENOGRAM_SECRET_SHOP", format!("1000000:{}", "x".repeat(35)))
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .envs(variables.iter().copied());
    let output = command.output().expect("the binary");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("no JSON: {output:?}"))
}

#[test]
fn the_systems_proxy_is_gone_through_or_said_to_be_missing() {
    let closed = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = closed.local_addr().expect("an address");
    drop(closed);
    let proxy = format!("socks5h://{address}");
    let far = "https://telegram.invalid";
    for (url, variables, part, says_so) in [
        (far, vec![], "name_lookup", true),
        (far, vec![("ALL_PROXY", proxy.as_str())], "proxy", false),
        (far, vec![("ALL_PROXY", proxy.as_str()), ("NO_PROXY", "telegram.invalid")], "name_lookup", true),
        (far, vec![("HTTPS_PROXY", "socks4://proxy.invalid")], "proxy", false),
        // Nothing near would go through a proxy.
        (&format!("http://{address}"), vec![], "connect", false),
    ] {
        let told = tested(url, &variables);
        let found = (told["failed_part"].as_str(), told["no_system_proxy"].as_bool());
        assert_eq!(found, (Some(part), Some(says_so)), "{url} {variables:?}: {told}");
    }
}
