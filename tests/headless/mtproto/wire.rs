//! Packets: many at once, broken ones, lost connections, and what faults do to calls.

use super::support::{refusal, signed_in, to};
use grammers_client::sender::InvocationError;
use grammers_client::tl::{self, Deserializable, Serializable, functions};
use grammers_crypto::DequeBuffer;
use grammers_mtproto::mtp::{Deserialization, Encrypted, Mtp};
use grammers_mtproto::transport::{Full, Transport};
use scenogram::sandbox::{Fault, FaultKind, Sandbox};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Far beyond what any of this takes.
const LONG: Duration = Duration::from_secs(30);

async fn sandbox() -> Sandbox {
    Sandbox::start(Default::default()).await.expect("a sandbox")
}

fn fault(sandbox: &Sandbox, method: &str, kind: FaultKind) {
    sandbox.set_faults(vec![Fault { method: Some(method.into()), kind, times: Some(1) }]);
}

/// Text to Boris.
fn hello(random_id: i64) -> functions::messages::SendMessage {
    to(tl::types::InputPeerSelf {}.into(), "Привет", random_id)
}

#[tokio::test]
async fn fifty_calls_at_once_are_all_answered() {
    let sandbox = sandbox().await;
    let anna = signed_in(&sandbox, 1);
    let before = sandbox.world(|world| world.message_count());
    let calls = (1..=50).map(|random_id| {
        let client = anna.client.clone();
        tokio::spawn(async move { client.invoke(&hello(random_id)).await.map(|_| ()) })
    });
    let calls: Vec<_> = calls.collect();
    for call in calls {
        timeout(LONG, call).await.expect("in time").expect("no panic").expect("an answer");
    }
    assert_eq!(sandbox.world(|world| world.message_count()), before + 50);
}

#[tokio::test]
async fn faults_strike_calls_of_methods_in_any_case_of_letters() {
    let sandbox = sandbox().await;
    let anna = signed_in(&sandbox, 1);
    let count = || sandbox.world(|world| world.message_count());
    let before = count();
    fault(&sandbox, "MESSAGES.sendmessage", FaultKind::RetryAfter(30));
    match anna.invoke(&hello(1)).await {
        Err(InvocationError::Rpc(error)) => {
            assert_eq!((error.code, &*error.name, error.value), (420, "FLOOD_WAIT", Some(30)));
        }
        other => panic!("{other:?}"),
    }
    for (kind, expected) in [
        (FaultKind::Error { code: 403, description: "CHAT_WRITE_FORBIDDEN".into() }, (403, "CHAT_WRITE_FORBIDDEN")),
        (FaultKind::BadGateway, (500, "RPC_CALL_FAIL")),
    ] {
        fault(&sandbox, "messages.sendMessage", kind);
        assert_eq!(refusal(&anna, &hello(1)).await, (expected.0, expected.1.into()));
    }
    assert_eq!(count(), before);
    fault(&sandbox, "messages.sendMessage", FaultKind::DropBefore);
    assert!(matches!(anna.invoke(&hello(1)).await, Err(InvocationError::Io(_))));
    assert_eq!(count(), before);
    fault(&sandbox, "messages.sendMessage", FaultKind::DropAfter);
    assert!(matches!(anna.invoke(&hello(1)).await, Err(InvocationError::Io(_))));
    assert_eq!(count(), before + 1);
    anna.invoke(&hello(1)).await.expect("the library connects again");
    assert_eq!(count(), before + 1, "the same number is the same message");
    fault(&sandbox, "messages.sendMessage", FaultKind::Silence);
    let silent = timeout(Duration::from_millis(300), anna.invoke(&hello(2))).await;
    assert!(silent.is_err() && count() == before + 1);
    anna.get_me().await.expect("the connection stays open");
    let (begin, delay) = (Instant::now(), Duration::from_millis(200));
    fault(&sandbox, "messages.sendMessage", FaultKind::Slow(delay));
    let client = anna.client.clone();
    let slow = tokio::spawn(async move { client.invoke(&hello(3)).await.map(|_| ()) });
    anna.get_me().await.expect("others are not held up");
    slow.await.expect("no panic").expect("late");
    assert!(begin.elapsed() >= delay && count() == before + 2);
}

#[tokio::test]
async fn a_late_answer_ends_with_its_connection() {
    let sandbox = sandbox().await;
    let tasks = || tokio::runtime::Handle::current().metrics().num_alive_tasks();
    fault(&sandbox, "messages.sendMessage", FaultKind::Slow(Duration::from_secs(24 * 60 * 60)));
    let count = || sandbox.world(|world| world.message_count());
    let sent = count() + 1;
    let mut bare = Bare::connect(&sandbox, sandbox.user_key(1).expect("a person")).await;
    bare.greet().await;
    // One of them is the connection's.
    let connected = tasks();
    bare.send(&[hello(1).to_bytes()]).await;
    let until = async |done: &dyn Fn() -> bool| {
        while !done() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(LONG, until(&|| count() == sent)).await.expect("the call is done at once");
    drop(bare);
    timeout(LONG, until(&|| tasks() < connected)).await.expect("nothing waits for the answer's time");
}

#[tokio::test]
async fn a_server_may_stay_silent_from_the_beginning() {
    let sandbox = sandbox().await;
    fault(&sandbox, "help.getConfig", FaultKind::Silence);
    let anna = signed_in(&sandbox, 1);
    assert!(timeout(Duration::from_millis(300), anna.get_me()).await.is_err());
    assert_eq!(signed_in(&sandbox, 1).get_me().await.expect("another connection").username(), Some("anna"));
}

#[tokio::test]
async fn a_group_that_moves_is_refused_and_names_its_successor() {
    let sandbox = sandbox().await;
    let anna = signed_in(&sandbox, 1);
    let send = |random_id| to(tl::types::InputPeerChat { chat_id: 5001 }.into(), "Где все?", random_id);
    sandbox.set_faults(vec![Fault {
        method: None,
        kind: FaultKind::Migrate { from: -5001, to: -100 },
        times: Some(1),
    }]);
    anna.invoke(&hello(1)).await.expect("another chat");
    assert_eq!(refusal(&anna, &send(2)).await, (400, "PEER_ID_INVALID".into()));
    anna.invoke(&send(3)).await.expect("only once");
    let successor = sandbox.change(|world| world.migrate(-5001)).expect("a basic group");
    assert_eq!(refusal(&anna, &send(4)).await, (400, "CHAT_ID_INVALID".into()));
    let chats = anna.invoke(&functions::messages::GetChats { id: vec![5001] }).await.expect("the old one");
    let tl::enums::messages::Chats::Chats(chats) = chats else { panic!("all of them") };
    let moved = chats.chats.iter().find_map(|chat| match chat {
        tl::enums::Chat::Chat(chat) => chat.migrated_to.clone(),
        _ => None,
    });
    let Some(tl::enums::InputChannel::Channel(to)) = moved else { panic!("{chats:?}") };
    assert_eq!(to.channel_id, -1_000_000_000_000 - successor);
    let channel = functions::channels::GetChannels { id: vec![to.into()] };
    anna.invoke(&channel).await.expect("the hash is this account's");
}

/// A client made of the library's parts, which can send what the whole one never would.
struct Bare {
    stream: TcpStream,
    transport: Full,
    mtp: Encrypted,
    /// Bytes that are not a whole packet yet.
    pending: Vec<u8>,
}

impl Bare {
    async fn connect(sandbox: &Sandbox, key: [u8; 256]) -> Self {
        let stream = TcpStream::connect(sandbox.mtproto().address).await.expect("the sandbox listens");
        let mtp = Encrypted::build().compression_threshold(None).finish(key);
        Self { stream, transport: Full::new(), mtp, pending: Vec::new() }
    }

    /// Sends these bodies in one packet; how many fitted.
    async fn send(&mut self, bodies: &[Vec<u8>]) -> usize {
        let mut packet = DequeBuffer::with_capacity(64 * 1024, 64);
        let sent = bodies.iter().take_while(|body| self.mtp.push(&mut packet, body).is_some()).count();
        if self.mtp.finalize(&mut packet).is_some() {
            self.transport.pack(&mut packet);
            // The other side may have closed the connection, which reading tells.
            let _ = self.stream.write_all(packet.as_ref()).await;
        }
        sent
    }

    /// The next that comes, as far as it concerns whoever uses the library.
    async fn receive(&mut self) -> Vec<Deserialization> {
        let mut chunk = [0; 16 * 1024];
        let count = timeout(LONG, self.stream.read(&mut chunk)).await.expect("in time").expect("open");
        assert_ne!(count, 0, "the server closed the connection");
        self.pending.extend_from_slice(&chunk[..count]);
        let mut all = Vec::new();
        while let Ok(offset) = self.transport.unpack(&mut self.pending) {
            all.extend(self.mtp.deserialize(&mut self.pending[offset.data_range]).expect("good packets"));
            self.pending.drain(..offset.next_offset);
        }
        all
    }

    /// Everything that comes until this ping is answered.
    async fn until_pong(&mut self, ping_id: i64) -> Vec<Deserialization> {
        let is_pong = |answer: &Deserialization| match answer {
            Deserialization::RpcResult(result) => match tl::enums::Pong::from_bytes(&result.body) {
                Ok(tl::enums::Pong::Pong(pong)) => pong.ping_id == ping_id,
                Err(_) => false,
            },
            _ => false,
        };
        let mut all = Vec::new();
        while !all.iter().any(is_pong) {
            all.extend(self.receive().await);
        }
        all
    }

    /// Learns the server's salts, without which nothing is accepted.
    async fn greet(&mut self) {
        let ping = [functions::Ping { ping_id: -1 }.to_bytes()];
        self.send(&ping).await;
        let refused = self.receive().await;
        assert!(matches!(&refused[..], [Deserialization::BadMessage(bad)] if bad.code == 48), "{}", refused.len());
        // The library asks for more salts first.
        while self.send(&ping).await == 0 {
            self.receive().await;
        }
        self.until_pong(-1).await;
    }
}

#[tokio::test]
async fn a_container_may_hold_many_messages() {
    let sandbox = sandbox().await;
    let mut bare = Bare::connect(&sandbox, sandbox.user_key(1).expect("a person")).await;
    bare.greet().await;
    let bodies: Vec<Vec<u8>> = (0..90).map(|ping_id| functions::Ping { ping_id }.to_bytes()).collect();
    assert_eq!(bare.send(&bodies).await, 90);
    let answers = bare.until_pong(89).await;
    assert_eq!(answers.iter().filter(|answer| matches!(answer, Deserialization::RpcResult(_))).count(), 90);
}

/// Bytes that look random and are the same at every run.
fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    (0..length).map(|_| next()).collect()
}

#[tokio::test]
async fn garbage_closes_a_connection_and_nothing_else() {
    let sandbox = sandbox().await;
    let key_id = {
        let mut packet = DequeBuffer::with_capacity(64, 64);
        let mut mtp = Encrypted::build().finish(sandbox.user_key(1).expect("a person"));
        mtp.push(&mut packet, &[0; 4]);
        mtp.finalize(&mut packet);
        packet.as_ref()[..8].to_vec()
    };
    let framed = |payload: &[u8]| {
        let mut packet = DequeBuffer::with_capacity(64, 64);
        packet.extend(payload);
        Full::new().pack(&mut packet);
        packet.as_ref().to_vec()
    };
    let mut all = vec![
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        vec![0; 64],
        vec![0xff; 64],
        i32::MAX.to_le_bytes().to_vec(),
        framed(&[]),
        framed(&[0; 4]),
        framed(&[0; 64]),
        framed(&key_id),
        framed(&[&key_id[..], &noise(1, 16)].concat()),
        framed(&[&key_id[..], &noise(2, 16 + 15 * 4)].concat()),
    ];
    all.extend((0..20).map(|seed| noise(seed, 200)));
    all.extend((0..20).map(|seed| framed(&[&key_id[..], &noise(seed, 16 + 64)].concat())));
    for bytes in all {
        let mut stream = TcpStream::connect(sandbox.mtproto().address).await.expect("it listens");
        let _ = stream.write_all(&bytes).await;
        stream.shutdown().await.ok();
        let mut answer = Vec::new();
        // Closed without a word, at once or after what was sent ended.
        let _ = timeout(LONG, stream.read_to_end(&mut answer)).await.expect("closed");
        assert!(answer.is_empty(), "{bytes:?} got {answer:?}");
    }
    let anna = signed_in(&sandbox, 1);
    assert_eq!(anna.get_me().await.expect("still serves").username(), Some("anna"));
}

#[tokio::test]
async fn garbage_in_good_packets_is_refused() {
    let sandbox = sandbox().await;
    let mut bare = Bare::connect(&sandbox, sandbox.user_key(1).expect("a person")).await;
    bare.greet().await;
    let constructors = [
        functions::help::GetConfig {}.to_bytes(),
        hello(1).to_bytes()[..4].to_vec(),
        0x73f1_f8dc_u32.to_le_bytes().to_vec(),
        0x3072_cfa1_u32.to_le_bytes().to_vec(),
    ];
    let bodies: Vec<Vec<u8>> = (0..60_u8)
        .map(|seed| {
            let head = constructors.get(usize::from(seed) % 5).cloned().unwrap_or_default();
            [head, noise(u64::from(seed), 40)].concat()
        })
        .collect();
    for body in &bodies {
        bare.send(std::slice::from_ref(body)).await;
    }
    bare.send(&[functions::Ping { ping_id: -2 }.to_bytes()]).await;
    let answers = bare.until_pong(-2).await;
    assert!(answers.len() > 30, "{}", answers.len());
    let anna = signed_in(&sandbox, 1);
    assert_eq!(anna.get_me().await.expect("still serves").username(), Some("anna"));
}
