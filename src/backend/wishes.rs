//! Wishes about connections and the vault: each is carried out and answered once. What only reads can be given up, and so can
//! what has not yet begun to be written; what ends sessions or forgets secrets was agreed to, and goes on to its end.
//!
//! What changes what is kept goes one after the other on a thread that may wait for the disk and the keyring; what waits
//! for Telegram goes on beside it.

use super::connections::{self, ConnectionStore, Import, ProxyTest};
use super::outlet::Outlet;
use super::trouble::Trouble;
use super::{ConnectionCommand, ConnectionEvent, Event, RequestId, VaultCommand};
use crate::telegram::TestPart;
use futures_util::FutureExt;
use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::{JoinHandle, JoinSet};
use tokio_util::sync::CancellationToken;

/// The wishes under way, by their requests.
#[derive(Clone, Default)]
struct Waiting(Arc<Mutex<HashMap<RequestId, CancellationToken>>>);

impl Waiting {
    fn add(&self, request: RequestId) -> CancellationToken {
        let cancel = CancellationToken::new();
        self.lock().insert(request, cancel.clone());
        cancel
    }

    fn remove(&self, request: RequestId) -> Option<CancellationToken> {
        self.lock().remove(&request)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<RequestId, CancellationToken>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One change of what is kept.
struct Job {
    request: RequestId,
    cancel: CancellationToken,
    work: Work,
}

type Work = Box<dyn FnOnce(&ConnectionStore) -> Event + Send>;

/// Carries wishes out.
pub(super) struct Wishes {
    store: Arc<ConnectionStore>,
    outlet: Outlet,
    waiting: Waiting,
    jobs: UnboundedSender<Job>,
    worker: JoinHandle<()>,
    /// What ends sessions at Telegram.
    endings: JoinSet<()>,
}

impl Wishes {
    /// Reads what is kept, and is ready for wishes.
    pub(super) fn start(store: Arc<ConnectionStore>, outlet: Outlet) -> Self {
        let (jobs, queue) = unbounded_channel();
        let waiting = Waiting::default();
        let worker = tokio::spawn(work(Arc::clone(&store), queue, waiting.clone(), outlet.clone()));
        Self { store, outlet, waiting, jobs, worker, endings: JoinSet::new() }
    }

    /// Gives up what this request asked for.
    pub(super) fn cancel(&self, request: RequestId) {
        if let Some(cancel) = self.waiting.remove(request) {
            cancel.cancel();
        }
    }

    /// Takes no more wishes. What is given back first ends when everything that was asked for is written; the second, when
    /// every session has ended that was to end.
    pub(super) fn end(mut self) -> (impl Future<Output = ()>, impl Future<Output = ()>) {
        drop(self.jobs);
        let written = async move {
            let _ = self.worker.await;
        };
        let ended = async move { while self.endings.join_next().await.is_some() {} };
        (written, ended)
    }

    /// Carries out a wish about connections.
    pub(super) fn connections(&mut self, request: RequestId, command: ConnectionCommand) {
        use ConnectionCommand as C;
        match command {
            C::Save { connection, secrets } => self.queue(request, |store| store.save(*connection, secrets)),
            C::Duplicate { id, name } => self.queue(request, move |store| store.duplicate(&id, name)),
            C::Rename { id, name, files } => self.queue(request, move |store| store.rename(&id, &name, &files)),
            C::Remove { id } => self.queue_whole(request, |store| store.remove(id)),
            C::Uses { name, folder } => self.queue(request, move |_| connections::uses(&name, &folder)),
            C::SetDefaultProxy { setting, password } => {
                self.queue(request, |store| store.set_default_proxy(setting, password));
            }
            C::Test { target } => {
                let progress = self.progress(request);
                self.spawn(request, Arc::clone(&self.store).test(target, progress));
            }
            C::TestProxy { setting, kind, password, of } => {
                let (test, progress) = (ProxyTest { setting, kind, password, of }, self.progress(request));
                self.spawn(request, Arc::clone(&self.store).test_proxy(test, progress));
            }
            C::LookAtBot { target } => self.spawn(request, Arc::clone(&self.store).look_at_bot(target)),
            C::BotChats { target } => self.spawn(request, Arc::clone(&self.store).bot_chats(target)),
            C::Export { id, form } => self.spawn(request, Arc::clone(&self.store).export(id, form)),
            C::Recognise { text } => self.spawn(request, Arc::clone(&self.store).recognise(text)),
            C::Import { name, text, api_id, api_hash, server, dc } => {
                let import = Import { name, text, api_id, api_hash, server, dc };
                let waiting = self.waiting.clone();
                let begins_to_write = move || waiting.remove(request).is_some();
                self.spawn(request, Arc::clone(&self.store).import(import, begins_to_write));
            }
            C::Sessions { id } => self.spawn(request, Arc::clone(&self.store).sessions(id)),
            C::EndSession { id, hash } => self.spawn_whole(request, Arc::clone(&self.store).end_session(id, hash)),
            C::SignOut { id } => self.spawn_whole(request, Arc::clone(&self.store).sign_out(id)),
        }
    }

    /// Carries out a wish about the vault.
    pub(super) fn vault(&mut self, request: RequestId, command: VaultCommand) {
        self.push(request, move |store| match store.vault_wish(command) {
            Ok(state) => Event::Vault { request: Some(request), state },
            Err(message) => Event::Failed { request, path: None, message, position: None },
        });
    }

    /// Tells of the parts that a test comes to.
    fn progress(&self, request: RequestId) -> impl Fn(TestPart) + Send + Sync + 'static {
        let outlet = self.outlet.clone();
        move |part| {
            let event = ConnectionEvent::Testing { part };
            outlet.send(Event::Connections { request: Some(request), event });
        }
    }

    /// Carries out what waits for Telegram; given up, it is dropped where it stands.
    fn spawn(&self, request: RequestId, work: impl Future<Output = Result<ConnectionEvent, Trouble>> + Send + 'static) {
        let cancel = self.waiting.add(request);
        let (waiting, outlet) = (self.waiting.clone(), self.outlet.clone());
        tokio::spawn(async move {
            let done = tokio::select! {
                biased;
                () = cancel.cancelled() => return,
                done = AssertUnwindSafe(work).catch_unwind() => done,
            };
            waiting.remove(request);
            match done {
                _ if cancel.is_cancelled() => {}
                Ok(result) => outlet.send(answer(request, result)),
                Err(_) => outlet.panicked(request),
            }
        });
    }

    /// Carries out what waits for Telegram and what nothing cuts short.
    fn spawn_whole(
        &mut self,
        request: RequestId,
        work: impl Future<Output = Result<ConnectionEvent, Trouble>> + Send + 'static,
    ) {
        // What has ended is not kept any longer.
        while self.endings.try_join_next().is_some() {}
        let outlet = self.outlet.clone();
        self.endings.spawn(async move {
            match AssertUnwindSafe(work).catch_unwind().await {
                Ok(result) => outlet.send(answer(request, result)),
                Err(_) => outlet.panicked(request),
            }
        });
    }

    fn queue(
        &mut self,
        request: RequestId,
        work: impl FnOnce(&ConnectionStore) -> Result<ConnectionEvent, Trouble> + Send + 'static,
    ) {
        self.push(request, move |store| answer(request, work(store)));
    }

    /// The same for what is carried out even where it is given up before it has begun.
    fn queue_whole(
        &mut self,
        request: RequestId,
        work: impl FnOnce(&ConnectionStore) -> Result<ConnectionEvent, Trouble> + Send + 'static,
    ) {
        let work: Work = Box::new(move |store| answer(request, work(store)));
        // Its receiver lives as long as this sender.
        let _ = self.jobs.send(Job { request, cancel: CancellationToken::new(), work });
    }

    fn push(&mut self, request: RequestId, work: impl FnOnce(&ConnectionStore) -> Event + Send + 'static) {
        let cancel = self.waiting.add(request);
        // Its receiver lives as long as this sender.
        let _ = self.jobs.send(Job { request, cancel, work: Box::new(work) });
    }
}

/// What answers a wish about connections.
fn answer(request: RequestId, result: Result<ConnectionEvent, Trouble>) -> Event {
    match result {
        Ok(event) => Event::Connections { request: Some(request), event },
        Err(trouble) => trouble.event(request),
    }
}

/// Reads what is kept, then changes it one wish after the other.
async fn work(store: Arc<ConnectionStore>, mut jobs: UnboundedReceiver<Job>, waiting: Waiting, outlet: Outlet) {
    let loading = Arc::clone(&store);
    if tokio::task::spawn_blocking(move || loading.load()).await.is_err() {
        outlet.panicked(RequestId::default());
    }
    while let Some(Job { request, cancel, work }) = jobs.recv().await {
        if cancel.is_cancelled() {
            continue;
        }
        let store = Arc::clone(&store);
        let done = tokio::task::spawn_blocking(move || work(&store)).await;
        waiting.remove(request);
        match done {
            // What was given up after it had begun is done all the same, and seen in the list.
            _ if cancel.is_cancelled() => {}
            Ok(event) => outlet.send(event),
            Err(_) => outlet.panicked(request),
        }
    }
}
