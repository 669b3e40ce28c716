//! Connections: packets in, calls done, packets out; and what faults do to them.

use super::call::{self, Call, Caller, Unwrapped};
use super::crypto::{AuthKey, random_id};
use super::error::RpcError;
use super::frame::{self, Budget, Incoming, Packet};
use super::now;
use super::outbox::{Kind, Outbox};
use super::password;
use super::push;
use super::service::{self, Service};
use crate::sandbox::{FaultKind, Shared};
use grammers_mtproto::transport::{Error as TransportError, Full, Transport};
use grammers_tl_types::{Serializable, enums, types};
use std::io;
use std::ops::ControlFlow;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::Instant;

/// Bytes that one packet may have; Telegram's own limit is a little over one MiB.
const LARGEST_PACKET: usize = 2 * 1024 * 1024;
const READ: usize = 64 * 1024;
/// Answers of one connection whose time comes later; with so many, the client has to wait for one of them.
const MOST_LATE: usize = 100;

/// Serves until the sandbox stops.
pub(in crate::sandbox) async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    loop {
        let accepted = tokio::select! {
            () = shared.stop.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => {
                let shared = Arc::clone(&shared);
                tokio::spawn(async move {
                    let stop = shared.stop.clone();
                    tokio::select! {
                        () = stop.cancelled() => {}
                        // A connection that breaks is the client's to notice.
                        _ = Connection::new(stream, shared).run() => {}
                    }
                });
            }
            // Out of file descriptors, for one: others may close theirs.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

struct Connection {
    stream: TcpStream,
    shared: Arc<Shared>,
    transport: Full,
    /// Bytes that are not a whole packet yet.
    pending: Vec<u8>,
    /// Known from the first packet on.
    opened: Option<Opened>,
    number: u64,
    /// How many changes of the world the client was told of; nothing before its first call, as nobody is listening.
    told: Option<usize>,
    /// When the connection closes unless the client pings again.
    deadline: Option<Instant>,
    /// Answers whose time comes later; they end with the connection.
    late: JoinSet<Vec<u8>>,
}

/// A connection whose key is known.
struct Opened {
    key: Arc<AuthKey>,
    outbox: Outbox,
    session_id: i64,
}

/// Whether a connection goes on.
type Flow = io::Result<ControlFlow<()>>;

impl Connection {
    fn new(stream: TcpStream, shared: Arc<Shared>) -> Self {
        let number = {
            let mut state = shared.mtproto();
            state.connections += 1;
            state.connections
        };
        // Small answers must not wait for others.
        let _ = stream.set_nodelay(true);
        Self {
            stream,
            shared,
            transport: Full::new(),
            pending: Vec::new(),
            opened: None,
            number,
            told: None,
            deadline: None,
            late: JoinSet::new(),
        }
    }

    async fn run(mut self) -> io::Result<()> {
        let mut chunk = vec![0; READ];
        let shared = Arc::clone(&self.shared);
        loop {
            // Listened for from before the news are told, so that none is missed in between.
            let mut changed = pin!(shared.changed.notified());
            changed.as_mut().enable();
            self.tell_news().await?;
            let deadline = self.deadline.unwrap_or_else(|| Instant::now() + Duration::from_secs(24 * 60 * 60));
            let flow = tokio::select! {
                () = tokio::time::sleep_until(deadline) => return Ok(()),
                () = changed => ControlFlow::Continue(()),
                Some(late) = self.late.join_next() => {
                    self.send(Kind::Answer, &late.map_err(io::Error::other)?).await?;
                    ControlFlow::Continue(())
                }
                count = self.stream.read(&mut chunk) => match count? {
                    0 => return Ok(()),
                    count => {
                        self.pending.extend(chunk.get(..count).unwrap_or_default());
                        self.take_packets().await?
                    }
                },
            };
            if flow.is_break() {
                return Ok(());
            }
        }
    }

    /// Handles the whole packets among the pending bytes.
    async fn take_packets(&mut self) -> Flow {
        loop {
            let announced = frame::constructor(&self.pending);
            if usize::try_from(announced).is_ok_and(|length| length > LARGEST_PACKET) {
                return Ok(ControlFlow::Break(()));
            }
            let offset = match self.transport.unpack(&mut self.pending) {
                Ok(offset) => offset,
                Err(TransportError::MissingBytes) => return Ok(ControlFlow::Continue(())),
                Err(_) => return Ok(ControlFlow::Break(())),
            };
            let mut packet = self.pending.get(offset.data_range).unwrap_or_default().to_vec();
            self.pending.drain(..offset.next_offset.min(self.pending.len()));
            if self.take_packet(&mut packet).await?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
    }

    async fn take_packet(&mut self, packet: &mut [u8]) -> Flow {
        let key_id = packet.first_chunk().copied().map(i64::from_le_bytes).unwrap_or_default();
        let Some(key) = self.key(key_id) else {
            // A real server says 404, upon which clients begin a key exchange that cannot be had here.
            return Ok(ControlFlow::Break(()));
        };
        let Some(Packet { salt, session_id, message }) = key.decrypt(packet).and_then(frame::packet) else {
            return Ok(ControlFlow::Break(()));
        };
        let begins = match &mut self.opened {
            Some(opened) => std::mem::replace(&mut opened.session_id, session_id) != session_id,
            None => {
                self.opened = Some(Opened { outbox: Outbox::new(Arc::clone(&key)), key, session_id });
                true
            }
        };
        let now = now();
        let (current, accepted) = {
            let state = self.shared.mtproto();
            (state.salts.current(key_id, now), state.salts.accepts(key_id, now, salt))
        };
        if let Some(code) = service::refusal(message.id, now) {
            self.send(Kind::Service, &service::bad_message(&message, code)).await?;
            return Ok(ControlFlow::Continue(()));
        }
        if !accepted {
            self.send(Kind::Service, &service::bad_salt(&message, current)).await?;
            return Ok(ControlFlow::Continue(()));
        }
        if begins {
            self.send(Kind::Push, &service::new_session(message.id, random_id(), current)).await?;
        }
        let refused = service::bad_message(&message, 64);
        let mut budget = Budget::default();
        let Some(messages) = frame::unfold(message, &mut budget) else {
            self.send(Kind::Service, &refused).await?;
            return Ok(ControlFlow::Continue(()));
        };
        for message in messages {
            if self.take_message(message, key_id, &mut budget).await?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// The key of a packet: the first packet decides, and a connection stays with it.
    fn key(&self, key_id: i64) -> Option<Arc<AuthKey>> {
        match &self.opened {
            Some(opened) => (opened.key.id() == key_id).then(|| Arc::clone(&opened.key)),
            None => self.shared.mtproto().keys.get(key_id).map(|key| Arc::clone(&key.auth)),
        }
    }

    async fn take_message(&mut self, message: Incoming, key_id: i64, budget: &mut Budget) -> Flow {
        let handled = service::handle(&message, &self.shared.mtproto().salts, key_id);
        match handled {
            Some(Service::Nothing) => {}
            Some(Service::Answer(body)) => self.send(Kind::Answer, &body).await?,
            Some(Service::AnswerAndWatch(body, delay)) => {
                self.deadline = Some(Instant::now() + delay);
                self.send(Kind::Answer, &body).await?;
            }
            None => return self.call(message, key_id, budget).await,
        }
        Ok(ControlFlow::Continue(()))
    }

    async fn call(&mut self, message: Incoming, key_id: i64, budget: &mut Budget) -> Flow {
        let id = message.id;
        let call = match call::unwrap(message.body, budget) {
            Ok(call) => call,
            Err(error) => {
                self.send(Kind::Answer, &frame::rpc_result(id, &error.to_bytes())).await?;
                return Ok(ControlFlow::Continue(()));
            }
        };
        if let (Some(program), Some(key)) = (&call.program, self.shared.mtproto().keys.get_mut(key_id)) {
            key.program = program.clone();
        }
        if self.told.is_none() && !call.without_updates {
            let world = self.shared.world();
            let mut state = self.shared.mtproto();
            state.ledger.read(&world, None);
            self.told = Some(state.ledger.length());
        }
        let fault = self.shared.faults().strike(call.method(), call.group());
        let result = match fault {
            None => self.perform(&call.body, key_id).await,
            // What a group that moved is refused with; where to, `messages.getChats` says of groups that really did.
            Some(FaultKind::Migrate { .. }) => Err(RpcError::bad("PEER_ID_INVALID")),
            Some(FaultKind::Error { code, description }) => {
                self.elsewhere(&call, key_id, &description).unwrap_or(Err(RpcError::new(i32::from(code), description)))
            }
            Some(FaultKind::RetryAfter(seconds)) => Err(RpcError::flood_wait(seconds)),
            Some(FaultKind::BadGateway) => Err(RpcError::new(500, "RPC_CALL_FAIL")),
            Some(FaultKind::DropBefore) => return Ok(ControlFlow::Break(())),
            Some(FaultKind::DropAfter) => {
                let _ = self.perform(&call.body, key_id).await;
                return Ok(ControlFlow::Break(()));
            }
            Some(FaultKind::Silence) => return Ok(ControlFlow::Continue(())),
            Some(FaultKind::Slow(delay)) => {
                let body = frame::rpc_result(id, &bytes(self.perform(&call.body, key_id).await));
                self.send(Kind::Service, &service::acknowledgement(id)).await?;
                while self.late.len() >= MOST_LATE
                    && let Some(late) = self.late.join_next().await
                {
                    self.send(Kind::Answer, &late.map_err(io::Error::other)?).await?;
                }
                self.late.spawn(async move {
                    tokio::time::sleep(delay).await;
                    body
                });
                return Ok(ControlFlow::Continue(()));
            }
        };
        self.send(Kind::Answer, &frame::rpc_result(id, &bytes(result))).await?;
        Ok(ControlFlow::Continue(()))
    }

    /// The answer to a QR token's request where an error `…_MIGRATE_n` is wanted: for this one method Telegram names the
    /// other data centre in an answer.
    fn elsewhere(&self, call: &Unwrapped, key_id: i64, error: &str) -> Option<Result<Vec<u8>, RpcError>> {
        let dc_id =
            error.rsplit_once("_MIGRATE_")?.1.parse().ok().filter(|_| call.method() == "auth.exportLoginToken")?;
        let (token, _) = self.shared.mtproto().logins.token(key_id, now());
        let answer = types::auth::LoginTokenMigrateTo { dc_id, token };
        Some(Ok(enums::auth::LoginToken::MigrateTo(answer).to_bytes()))
    }

    /// Tells the client what others did, and that its QR token was accepted.
    async fn tell_news(&mut self) -> io::Result<()> {
        while let Some(news) = self.next_news() {
            self.send(Kind::Push, &news.to_bytes()).await?;
        }
        Ok(())
    }

    fn next_news(&mut self) -> Option<enums::Updates> {
        let key_id = self.opened.as_ref()?.key.id();
        let mut told = self.told?;
        let world = self.shared.world();
        let mut state = self.shared.mtproto();
        if state.logins.tell_accepted(key_id) {
            return Some(push::token_accepted());
        }
        state.ledger.read(&world, None);
        let mut news = None;
        while told < state.ledger.length() && news.is_none() {
            (news, told) = match state.keys.user(key_id) {
                Some(user_id) => push::news(&world, &state, user_id, told, self.number),
                None => (None, state.ledger.length()),
            };
        }
        self.told = Some(told);
        news
    }

    async fn perform(&self, body: &[u8], key_id: i64) -> Result<Vec<u8>, RpcError> {
        let proved = password::prepare(&self.shared, key_id, body).await;
        let result = {
            let mut world = self.shared.world();
            let mut state = self.shared.mtproto();
            let caller = Caller { key_id, connection: self.number, user_id: state.keys.user(key_id), proved };
            // What happened before is not this connection's doing.
            state.ledger.read(&world, None);
            let result = call::perform(body, &mut Call { world: &mut world, state: &mut state, caller });
            state.ledger.read(&world, Some(self.number));
            result
        };
        self.shared.changed.notify_waiters();
        result
    }

    async fn send(&mut self, kind: Kind, body: &[u8]) -> io::Result<()> {
        let Some(Opened { key, outbox, session_id }) = &mut self.opened else { return Ok(()) };
        let salt = self.shared.mtproto().salts.current(key.id(), now());
        let packet = outbox.pack(salt, *session_id, kind, body);
        self.stream.write_all(packet.as_ref()).await
    }
}

/// The body of an answer, good or bad.
fn bytes(result: Result<Vec<u8>, RpcError>) -> Vec<u8> {
    result.unwrap_or_else(|error| error.to_bytes())
}
