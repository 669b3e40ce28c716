//! Runs in the sandbox stay on this machine: no socket of the process ends anywhere else, and none listens for others.

use super::bench::{Bench, request};
use scenogram::backend::{Backend, BackendOptions, Command, Event, RunId, SandboxStart};
use scenogram::engine::{Mode, NodeRecord, Outcome};
use scenogram::sandbox::{Fault, FaultKind, Sandbox, SandboxOptions};
use scenogram::scenario::file;
use scenogram::storage::DataFolder;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;

fn address(url: &str) -> SocketAddr {
    let address = url.strip_prefix("http://").and_then(|address| address.parse().ok());
    address.unwrap_or_else(|| panic!("{url} is no address with a port"))
}

#[tokio::test]
async fn the_sandbox_listens_on_loopback_alone() {
    let sandbox = Sandbox::start(SandboxOptions::default()).await.expect("a free port");
    for address in [address(sandbox.bot_api_url()), sandbox.mtproto().address.into()] {
        assert_eq!(address.ip(), IpAddr::V4(Ipv4Addr::LOCALHOST));
        assert!(TcpStream::connect(address).await.is_ok());
        // A server for every address of the machine would answer at these as well.
        for other in [IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2)), IpAddr::V6(Ipv6Addr::LOCALHOST)] {
            let connecting = TcpStream::connect((other, address.port()));
            let connected = tokio::time::timeout(Duration::from_secs(5), connecting).await;
            assert!(!matches!(connected, Ok(Ok(_))), "{other} answers at {}", address.port());
        }
    }
}

#[test]
fn a_run_of_the_program_stays_on_loopback() {
    let home = tempfile::tempdir().expect("a folder");
    let base = BackendOptions::new(env!("CARGO_BIN_EXE_scenogram"), DataFolder::at(home.path()), Arc::new(|| {}));
    let options = BackendOptions { sandbox: SandboxStart::AtOnce, ..base };
    let backend = Backend::start(options).expect("threads");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    // Files, and steps of a bot and of a person.
    let samples = [include_str!("../../../scenarios/album.ron"), include_str!("../../../scenarios/edit-message.ron")];
    let mut servers = Vec::new();
    for (run, sample) in (1..).map(RunId).zip(samples) {
        let scenario = file::load(sample).expect("a sample").scenario;
        backend.send(Command::Run { run, request: Box::new(request(&scenario, &folder, Mode::Run)) });
        loop {
            match backend.wait_event(Duration::from_secs(60)).expect("an event") {
                Event::SandboxReady { bot_api, .. } => servers.push(address(&bot_api)),
                Event::RunFinished { transcript, .. } => {
                    assert_eq!(transcript.outcome, Outcome::Done, "{:?}", transcript.error);
                    break;
                }
                _ => {}
            }
        }
    }
    assert!(servers.len() == 1 && servers[0].ip().is_loopback(), "{servers:?}");
    // The client's connections are kept for some seconds, so they are still to be seen.
    #[cfg(target_os = "linux")]
    {
        let sockets = sockets::of_this_process();
        assert!(sockets.iter().any(|socket| socket.to == servers[0]), "the run's own connection: {sockets:?}");
        let outside: Vec<_> = sockets.iter().filter(|socket| !socket.is_local()).collect();
        assert!(outside.is_empty(), "{outside:?}");
    }
}

/// The server names data centres elsewhere, as Telegram does, and breaks connections; the account goes where the sandbox
/// is all the same.
#[tokio::test(flavor = "multi_thread")]
async fn whatever_a_server_says_the_session_of_a_run_stays_on_loopback() {
    let bench = Bench::start().await;
    let is_loopback = |address: &SocketAddr| address.ip().to_canonical().is_loopback();
    // Nobody is at this address (RFC 5737). One of the two is the account's own centre, the other one nobody knows.
    for dc in [bench.sandbox.mtproto().dc, 7] {
        bench.sandbox.name_centre(dc, SocketAddrV4::new(Ipv4Addr::new(203, 0, 113, 7), 443));
    }
    let known = bench.addresses().len();
    let fault = Fault { method: Some("messages.sendMessage".into()), kind: FaultKind::DropAfter, times: Some(1) };
    bench.sandbox.set_faults(vec![fault]);
    for sample in
        [include_str!("../../../scenarios/get-dialogs.ron"), include_str!("../../../scenarios/edit-message.ron")]
    {
        let scenario = file::load(sample).expect("a sample").scenario;
        let transcript = bench.run(&scenario, Path::new("scenarios"), Mode::Run).await;
        let line = |node: &NodeRecord| (node.outcome, node.error.clone());
        let lines: Vec<_> = transcript.nodes.iter().map(line).collect();
        assert_eq!(transcript.outcome, Outcome::Done, "{lines:?}");
        let addresses = bench.addresses();
        assert!(addresses.len() > known, "what the server named was not read: {addresses:?}");
        assert!(addresses.iter().all(is_loopback), "{addresses:?}");
    }
    #[cfg(target_os = "linux")]
    {
        let server = SocketAddr::from(bench.sandbox.mtproto().address);
        let sockets = sockets::of_this_process();
        assert!(sockets.iter().any(|socket| socket.to == server), "the account's connection: {sockets:?}");
        let outside: Vec<_> = sockets.iter().filter(|socket| !socket.is_local()).collect();
        assert!(outside.is_empty(), "{outside:?}");
    }
}

/// The sockets of this process as Linux lists them.
#[cfg(target_os = "linux")]
mod sockets {
    use std::collections::HashSet;
    use std::fs;
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

    #[derive(Debug)]
    pub(super) struct Socket {
        pub(super) from: SocketAddr,
        /// All zeros where it listens.
        pub(super) to: SocketAddr,
    }

    impl Socket {
        pub(super) fn is_local(&self) -> bool {
            let listens = self.to.port() == 0 && self.to.ip().is_unspecified();
            is_loopback(self.from.ip()) && (listens || is_loopback(self.to.ip()))
        }
    }

    fn is_loopback(address: IpAddr) -> bool {
        address.to_canonical().is_loopback()
    }

    /// Every TCP and UDP socket that this process holds.
    pub(super) fn of_this_process() -> Vec<Socket> {
        let inodes = inodes();
        let tables = ["tcp", "tcp6", "udp", "udp6"].map(|name| fs::read_to_string(format!("/proc/self/net/{name}")));
        let lines = tables.iter().flatten().flat_map(|table| table.lines().skip(1));
        lines.filter_map(|line| read(line, &inodes)).collect()
    }

    fn inodes() -> HashSet<String> {
        let entries = fs::read_dir("/proc/self/fd").expect("Linux has it");
        let targets = entries.flatten().filter_map(|entry| fs::read_link(entry.path()).ok());
        targets.filter_map(|to| Some(to.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned())).collect()
    }

    /// `number: local remote state … inode …`, if the inode is one of ours.
    fn read(line: &str, inodes: &HashSet<String>) -> Option<Socket> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [_, from, to, _, _, _, _, _, _, inode, ..] = words.as_slice() else { return None };
        inodes.contains(*inode).then(|| Socket { from: address(from), to: address(to) })
    }

    /// `0100007F:1F90`: 32-bit words in the machine's order, and the port.
    fn address(text: &str) -> SocketAddr {
        let (ip, port) = text.split_once(':').expect("address and port");
        let words = (0..ip.len()).step_by(8).map(|at| u32::from_str_radix(&ip[at..at + 8], 16).expect("hexadecimal"));
        let bytes: Vec<u8> = words.flat_map(u32::to_ne_bytes).collect();
        let ip = match <[u8; 4]>::try_from(bytes.as_slice()) {
            Ok(bytes) => IpAddr::V4(Ipv4Addr::from(bytes)),
            Err(_) => IpAddr::V6(Ipv6Addr::from(<[u8; 16]>::try_from(bytes.as_slice()).expect("sixteen bytes"))),
        };
        SocketAddr::new(ip, u16::from_str_radix(port, 16).expect("hexadecimal"))
    }
}
