//! Telegram on loopback: the Bot API over HTTP and MTProto over TCP on one world of people, chats and messages, with
//! faults on request.
//!
//! What the real one refuses is refused here with the same words; nothing is ever fetched from a network and nothing
//! listens beyond 127.0.0.1. Deliberately not here: anything of ours above the lowest floor.

mod bot_api;
mod describe;
mod fault;
mod mtproto;
pub mod world;

pub use fault::{Fault, FaultKind};
pub use mtproto::Mtproto;
pub use world::{World, WorldError};

use crate::secret::Secret;
use fault::Faults;
use std::net::{Ipv4Addr, SocketAddrV4};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

/// A running sandbox; clones share it, and it stops when the last one is dropped.
#[derive(Clone)]
pub struct Sandbox {
    running: Arc<Running>,
}

/// How a sandbox starts; by default on any free port with the default world.
#[derive(Debug, Default)]
pub struct SandboxOptions {
    /// 0 takes any free port.
    pub bot_api_port: u16,
    /// 0 takes any free port.
    pub mtproto_port: u16,
    pub world: World,
}

/// Why a sandbox did not start.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    #[error("cannot listen on 127.0.0.1:{port}: {source}")]
    Listen { port: u16, source: std::io::Error },
}

/// What the server's tasks share with the handle.
struct Shared {
    world: Mutex<World>,
    faults: Mutex<Faults>,
    /// Never locked before the world where both are needed.
    mtproto: Mutex<mtproto::State>,
    /// Wakes requests that wait for updates.
    changed: Notify,
    token: Secret,
    stop: CancellationToken,
}

struct Running {
    shared: Arc<Shared>,
    url: String,
    mtproto: Mtproto,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.shared.stop.cancel();
    }
}

impl Sandbox {
    /// Starts serving in tasks of the current tokio runtime; requests are answered from the moment this returns.
    pub async fn start(options: SandboxOptions) -> Result<Self, SandboxError> {
        let (bot_api, bot_api_address) = listen(options.bot_api_port).await?;
        let (mtproto, mtproto_address) = listen(options.mtproto_port).await?;
        let shared = Arc::new(Shared {
            token: bot_token(options.world.bot.id),
            world: Mutex::new(options.world),
            faults: Mutex::default(),
            mtproto: Mutex::default(),
            changed: Notify::new(),
            stop: CancellationToken::new(),
        });
        tokio::spawn(bot_api::serve(bot_api, Arc::clone(&shared)));
        tokio::spawn(mtproto::serve(mtproto, Arc::clone(&shared)));
        tokio::spawn(keep_time(Arc::clone(&shared)));
        let (url, mtproto) = (format!("http://{bot_api_address}"), Mtproto::at(mtproto_address));
        Ok(Self { running: Arc::new(Running { shared, url, mtproto }) })
    }

    /// Address of the Bot API without a slash at the end.
    pub fn bot_api_url(&self) -> &str {
        &self.running.url
    }

    /// The one token that is accepted.
    pub fn bot_token(&self) -> &Secret {
        &self.running.shared.token
    }

    /// Where the clients of user accounts connect to.
    pub fn mtproto(&self) -> &Mtproto {
        &self.running.mtproto
    }

    /// An auth key that is signed in as this person; the same one each time, unless it was signed out.
    pub fn user_key(&self, user_id: i64) -> Option<[u8; 256]> {
        let shared = &self.running.shared;
        shared.world().person(user_id)?;
        Some(shared.mtproto().user_key(user_id))
    }

    /// Takes in a key that a sandbox of an earlier start has made, signed in as this person, if there is one: what somebody
    /// kept then works again. A key that is known here stays as it is, also when it was signed out.
    pub fn take_in(&self, key: [u8; 256], user_id: i64) {
        let shared = &self.running.shared;
        if shared.world().person(user_id).is_some() {
            shared.mtproto().take_in(key, user_id);
        }
    }

    /// What opens the sandbox's accounts: the bot's token and a session string for each person.
    pub fn secrets(&self) -> Vec<Secret> {
        let people: Vec<i64> = self.world(|world| world.people.iter().map(|person| person.id).collect());
        let keys = people.into_iter().filter_map(|id| self.user_key(id));
        let sessions = keys.map(|key| Secret::new(self.mtproto().session_string(&key)));
        std::iter::once(self.bot_token().duplicate()).chain(sessions).collect()
    }

    /// A new auth key that the sandbox accepts and nobody is signed in with: where a sign-in begins.
    pub fn fresh_key(&self) -> [u8; 256] {
        self.running.shared.mtproto().fresh_key()
    }

    /// A person scans the QR code of a sign-in (`tg://login?token=…`, decoded) and lets the program in; whether there is
    /// such a person and the token is good.
    pub fn accept_login(&self, token: &[u8], user_id: i64) -> bool {
        let shared = &self.running.shared;
        let accepted = shared.world().person(user_id).is_some() && shared.mtproto().accept_login(token, user_id);
        shared.changed.notify_waiters();
        accepted
    }

    /// All login codes that were sent are void from now on, as after five minutes.
    pub fn expire_codes(&self) {
        self.running.shared.mtproto().expire_codes();
    }

    /// How many login codes are on their way: sent, and neither used nor taken back nor expired.
    pub fn codes_under_way(&self) -> usize {
        self.running.shared.mtproto().codes_under_way()
    }

    /// QR codes that are shown from now on can be scanned for so many seconds; 30 unless set.
    pub fn set_qr_life(&self, seconds: u32) {
        self.running.shared.mtproto().set_qr_life(seconds.into());
    }

    /// From now on the server's configuration (`help.getConfig`) says that this data centre is at this address. Unless
    /// told so it names none, while Telegram names its own: a client that believes it leaves the sandbox.
    pub fn name_centre(&self, dc: i32, address: SocketAddrV4) {
        self.running.shared.mtproto().name_centre(dc, address);
    }

    /// Reads the world while no request changes it.
    pub fn world<R>(&self, read: impl FnOnce(&World) -> R) -> R {
        read(&self.running.shared.world())
    }

    /// Changes the world between two requests and wakes those that wait for updates.
    pub fn change<R>(&self, change: impl FnOnce(&mut World) -> R) -> R {
        let result = change(&mut self.running.shared.world());
        self.running.shared.changed.notify_waiters();
        result
    }

    /// Waits for the next change of the world; changes count from the call on, not from the first poll.
    pub fn changed(&self) -> impl Future<Output = ()> + Send + use<> {
        let shared = Arc::clone(&self.running.shared);
        let count = shared.world().journal.count();
        async move {
            let changed = shared.changed.notified();
            let mut changed = std::pin::pin!(changed);
            changed.as_mut().enable();
            let is_same = shared.world().journal.count() == count;
            if is_same {
                changed.await;
            }
        }
    }

    /// Replaces all faults.
    pub fn set_faults(&self, faults: Vec<Fault>) {
        self.running.shared.faults().set(faults);
    }
}

impl Shared {
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn mtproto(&self) -> MutexGuard<'_, mtproto::State> {
        self.mtproto.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn listen(port: u16) -> Result<(TcpListener, SocketAddrV4), SandboxError> {
    let failed = |source| SandboxError::Listen { port, source };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(failed)?;
    let port = listener.local_addr().map_err(failed)?.port();
    Ok((listener, SocketAddrV4::new(Ipv4Addr::LOCALHOST, port)))
}

/// Posts scheduled messages when they are due and forgets what happened long ago, until the sandbox stops.
async fn keep_time(shared: Arc<Shared>) {
    let mut ticks = tokio::time::interval(Duration::from_secs(1));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = shared.stop.cancelled() => return,
            _ = ticks.tick() => {
                let due = {
                    let mut world = shared.world();
                    shared.mtproto().forget_old(&mut world);
                    world.post_due(world::now())
                };
                if due > 0 {
                    shared.changed.notify_waiters();
                }
            }
        }
    }
}

/// The sandbox's token: of the right form, the same at every start, and made here so that no file holds one.
fn bot_token(bot_id: i64) -> Secret {
    let key: String = "sandbox_".chars().cycle().take(35).collect();
    Secret::new(format!("{bot_id}:{key}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::looks_like_bot_token;

    #[test]
    fn the_token_has_the_form_of_one() {
        let token = bot_token(1_000_000);
        assert!(looks_like_bot_token(token.expose()));
        assert_eq!(token.expose().split_once(':').map(|(_, key)| key.len()), Some(35));
    }
}
