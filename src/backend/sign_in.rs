//! Sign-ins under way: each in a task of its own that takes its steps in order and can be given up at any moment, except
//! while it is being kept.
//!
//! The steps themselves are `telegram`'s; here is what lies between them: the endpoint, what is typed, and keeping the
//! account in the end.

use super::connections::{ConnectionStore, blocking};
use super::outlet::Outlet;
use super::trouble::Trouble;
use super::{Event, FAREWELL, RequestId, SignInApplication, SignInCommand, SignInEvent, SignInStart, SignedInCard};
use crate::connection::{Connection, Endpoint, SecretSlot, UserServer};
use crate::engine::ActionError;
use crate::secret::{Redactor, Secret};
use crate::telegram::{AuthKey, QrStep, SignIn, SignInEndpoint, SignInNext, SignedIn};
use crate::texts::Message;
use futures_util::FutureExt;
use std::any::Any;
use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;
use tokio::task::JoinSet;

/// The data centre that a sign-in begins at; Telegram sends accounts of others on.
const FIRST_DC: i32 = 2;

/// All sign-ins under way.
pub(super) struct SignIns {
    store: Arc<ConnectionStore>,
    outlet: Outlet,
    running: HashMap<RequestId, Running>,
    tasks: JoinSet<()>,
}

struct Running {
    steps: UnboundedSender<SignInCommand>,
    /// Sending gives the sign-in up and tells so; dropping gives it up.
    end: oneshot::Sender<()>,
}

impl SignIns {
    pub(super) fn new(store: Arc<ConnectionStore>, outlet: Outlet) -> Self {
        Self { store, outlet, running: HashMap::new(), tasks: JoinSet::new() }
    }

    /// Takes a step of the sign-in of this id.
    pub(super) fn carry_out(&mut self, id: RequestId, command: SignInCommand) {
        // What has ended is not kept any longer.
        while self.tasks.try_join_next().is_some() {}
        self.running.retain(|_, running| !running.steps.is_closed());
        let refuse = |outlet: &Outlet| {
            let error = ActionError::new("SIGN_IN_GONE", Message::new("backend-sign-in-gone"));
            outlet.send(Event::SignIn { sign_in: id, event: SignInEvent::Failed(error) });
        };
        match command {
            SignInCommand::Begin(start) => {
                let ((steps, queue), (end, ended)) = (unbounded_channel(), oneshot::channel());
                self.running.insert(id, Running { steps, end });
                let attempt = Attempt::new(id, *start, Arc::clone(&self.store), self.outlet.clone());
                self.tasks.spawn(live(attempt, queue, ended));
            }
            SignInCommand::Cancel => {
                // One that has ended meanwhile has nothing left to give up.
                let is_told = self.running.remove(&id).is_some_and(|running| running.end.send(()).is_ok());
                if !is_told {
                    self.outlet.send(Event::SignIn { sign_in: id, event: SignInEvent::Cancelled });
                }
            }
            step => match self.running.get(&id) {
                Some(running) if running.steps.send(step).is_ok() => {}
                _ => refuse(&self.outlet),
            },
        }
    }

    /// Gives all of them up; what is given back ends when Telegram knows.
    pub(super) fn end(mut self) -> impl Future<Output = ()> {
        self.running.clear();
        async move { while self.tasks.join_next().await.is_some() {} }
    }
}

/// One account on its way in.
struct Attempt {
    id: RequestId,
    store: Arc<ConnectionStore>,
    outlet: Outlet,
    /// What it is going to be; its name comes last.
    connection: Connection,
    application: SignInApplication,
    proxy_password: Option<Secret>,
    /// Made with the first step.
    sign_in: Option<SignIn>,
    signed_in: Option<SignedIn>,
}

/// Takes steps until the account is kept or the sign-in is given up.
async fn live(mut attempt: Attempt, mut steps: UnboundedReceiver<SignInCommand>, mut ended: oneshot::Receiver<()>) {
    let (id, outlet) = (attempt.id, attempt.outlet.clone());
    let is_told = match attempt.work(&mut steps, &mut ended).await {
        End::Kept => {
            // From here on it is too late to give it up, and whoever does hears so at once.
            ended.close();
            ended.try_recv().is_ok()
        }
        End::GivenUp { is_told } => {
            // Who gives up does not wait for a server that is silent.
            let _ = tokio::time::timeout(FAREWELL, AssertUnwindSafe(attempt.give_up()).catch_unwind()).await;
            is_told
        }
    };
    if is_told {
        outlet.send(Event::SignIn { sign_in: id, event: SignInEvent::Cancelled });
    }
}

/// How a sign-in ends.
enum End {
    Kept,
    /// Whether somebody waits to hear so; nobody does when the program ends.
    GivenUp {
        is_told: bool,
    },
}

impl Attempt {
    fn new(id: RequestId, start: SignInStart, store: Arc<ConnectionStore>, outlet: Outlet) -> Self {
        let SignInStart { server, proxy, proxy_password, application, into } = start;
        proxy_password.iter().for_each(|password| Redactor::global().remember(password));
        if let SignInApplication::Typed { api_hash, .. } = &application {
            Redactor::global().remember(api_hash);
        }
        let fresh = Connection::new(String::new(), Endpoint::User(server));
        let connection = Connection { id: into.unwrap_or_else(|| fresh.id.clone()), proxy, ..fresh };
        Self { id, store, outlet, connection, application, proxy_password, sign_in: None, signed_in: None }
    }

    fn tell(&self, event: SignInEvent) {
        self.outlet.send(Event::SignIn { sign_in: self.id, event });
    }

    /// Takes one step after the other, until the account is kept or the sign-in is given up.
    async fn work(&mut self, steps: &mut UnboundedReceiver<SignInCommand>, ended: &mut oneshot::Receiver<()>) -> End {
        let mut next = None;
        loop {
            let step = match next.take() {
                Some(step) => step,
                None => tokio::select! {
                    biased;
                    told = &mut *ended => return self.end(told.is_ok(), steps).await,
                    Some(step) = steps.recv() => step,
                },
            };
            if let SignInCommand::Keep { name } = step {
                if self.is_kept(name).await {
                    return End::Kept;
                }
                continue;
            }
            let taking = async {
                match step {
                    SignInCommand::ShowQr => self.show_qr(steps).await,
                    step => self.step(step).await.map(|()| None),
                }
            };
            let taken = tokio::select! {
                biased;
                told = &mut *ended => return self.end(told.is_ok(), steps).await,
                taken = AssertUnwindSafe(taking).catch_unwind() => taken,
            };
            next = self.report(taken).flatten();
        }
    }

    /// Given up. What was to be kept before the program ended is kept nevertheless.
    async fn end(&mut self, is_told: bool, steps: &mut UnboundedReceiver<SignInCommand>) -> End {
        while let Some(step) = steps.try_recv().ok().filter(|_| !is_told) {
            if let SignInCommand::Keep { name } = step
                && self.is_kept(name).await
            {
                return End::Kept;
            }
        }
        End::GivenUp { is_told }
    }

    /// Keeps the account, and says whether that has worked. Nothing cuts it short: a person may be asked for the keyring
    /// meanwhile, and the writing goes on without whoever waits for it, so that the account could be kept after its session
    /// was ended.
    async fn is_kept(&mut self, name: String) -> bool {
        let done = AssertUnwindSafe(self.keep(name)).catch_unwind().await;
        self.report(done).is_some()
    }

    /// What a step gives, or nothing where it did not work, which is told.
    fn report<T>(&self, done: Result<Result<T, Trouble>, Box<dyn Any + Send>>) -> Option<T> {
        match done {
            Ok(Ok(given)) => return Some(given),
            Ok(Err(Trouble::Vault(state))) => self.outlet.send(Event::VaultNeeded { request: self.id, state }),
            Ok(Err(trouble)) => self.tell(SignInEvent::Failed(trouble.action_error())),
            Err(_) => {
                let error = ActionError::new("INTERNAL", Message::new("backend-panic"));
                self.tell(SignInEvent::Failed(error));
            }
        }
        None
    }

    async fn step(&mut self, step: SignInCommand) -> Result<(), Trouble> {
        match step {
            SignInCommand::SendCode { phone } => {
                let sent = self.sign_in().await?.send_code(&phone).await?;
                self.tell(SignInEvent::CodeSent(sent));
            }
            SignInCommand::ResendCode => {
                let sent = self.sign_in().await?.resend().await?;
                self.tell(SignInEvent::CodeSent(sent));
            }
            SignInCommand::EnterCode { code } => {
                Redactor::global().remember(&code);
                let next = self.sign_in().await?.enter_code(&code).await?;
                self.go_on(next);
            }
            SignInCommand::EnterPassword { password } => {
                Redactor::global().remember(&password);
                let signed_in = self.sign_in().await?.enter_password(&password).await?;
                self.go_on(SignInNext::Done(Box::new(signed_in)));
            }
            // They are taken elsewhere.
            SignInCommand::ShowQr
            | SignInCommand::Keep { .. }
            | SignInCommand::Begin { .. }
            | SignInCommand::Cancel => {}
        }
        Ok(())
    }

    /// Shows codes until one is scanned or another step is wished, which is given back.
    async fn show_qr(
        &mut self,
        steps: &mut UnboundedReceiver<SignInCommand>,
    ) -> Result<Option<SignInCommand>, Trouble> {
        let mut shown = self.sign_in().await?.qr().await?;
        loop {
            match shown {
                QrStep::Show(token) => self.tell(SignInEvent::Qr(token)),
                QrStep::Scanned(next) => {
                    self.go_on(next);
                    return Ok(None);
                }
            }
            shown = tokio::select! {
                Some(step) = steps.recv() => return Ok(Some(step)),
                next = self.sign_in().await?.qr_progress() => next?,
            };
        }
    }

    fn go_on(&mut self, next: SignInNext) {
        match next {
            SignInNext::Password(question) => self.tell(SignInEvent::PasswordNeeded(question)),
            SignInNext::Done(signed_in) => {
                let SignedIn { account, phone, picture, .. } = &*signed_in;
                let card = SignedInCard { account: account.clone(), phone: phone.clone(), picture: picture.clone() };
                self.signed_in = Some(*signed_in);
                self.tell(SignInEvent::Done(Box::new(card)));
            }
        }
    }

    /// Keeps the account as a connection; until that has worked, the account is still on its way in.
    async fn keep(&mut self, name: String) -> Result<(), Trouble> {
        let (api_id, hash) = self.application().await?;
        let signed_in = self.signed_in.as_ref().ok_or_else(|| Message::new("backend-sign-in-not-done"))?;
        let account = Some(signed_in.account.clone());
        let connection = Connection { name, account, api_id: Some(api_id), ..self.connection.clone() };
        let session = signed_in.session.kept();
        Redactor::global().remember(&session);
        let password = self.proxy_password.as_ref().map(Secret::duplicate);
        let secrets = [(SecretSlot::Session, Some(session)), (SecretSlot::ApiHash, Some(hash))];
        let secrets = secrets.into_iter().chain(password.map(|password| (SecretSlot::ProxyPassword, Some(password))));
        let (store, secrets) = (Arc::clone(&self.store), secrets.collect());
        store.loaded().await;
        let event = blocking(move || store.keep_signed_in(connection, secrets)).await?;
        self.outlet.send(Event::Connections { request: Some(self.id), event });
        Ok(())
    }

    /// As which application it signs in: API ID and hash.
    async fn application(&self) -> Result<(i32, Secret), Trouble> {
        match &self.application {
            SignInApplication::Typed { api_id, api_hash } => Ok((*api_id, api_hash.duplicate())),
            SignInApplication::Of(id) => self.store.application(id).await,
        }
    }

    /// What takes the steps at Telegram.
    async fn sign_in(&mut self) -> Result<&mut SignIn, Trouble> {
        if self.sign_in.is_none() {
            let endpoint = self.endpoint().await?;
            self.sign_in = Some(SignIn::new(endpoint)?);
        }
        self.sign_in.as_mut().ok_or_else(|| Message::new("backend-panic").into())
    }

    async fn endpoint(&self) -> Result<SignInEndpoint, Trouble> {
        let Endpoint::User(server) = &self.connection.endpoint else {
            return Err(Trouble::WrongKind(String::new()));
        };
        let start_key = match server {
            UserServer::Telegram | UserServer::TestServers => None,
            UserServer::Sandbox => Some(AuthKey::new(self.store.sandbox().get().await?.fresh_key())),
            UserServer::Own { .. } => return Err(Message::new("backend-sign-in-own-server").into()),
        };
        let place = self.store.place(server).await?;
        let (api_id, api_hash) = self.application().await?;
        let Connection { endpoint, proxy, id, .. } = &self.connection;
        let password = self.proxy_password.as_ref().map(Secret::duplicate);
        let proxy = self.store.proxy(endpoint, proxy, id, password).await?;
        Ok(SignInEndpoint {
            api_id,
            api_hash,
            address: place.address,
            is_test: place.is_test,
            start_key,
            dc: FIRST_DC,
            proxy,
        })
    }

    /// Takes back a code that was sent, and ends a session that nobody has kept.
    async fn give_up(self) {
        if let Some(sign_in) = self.sign_in {
            // Nobody is left who could do anything about it.
            let _ = sign_in.cancel().await;
        }
    }
}
