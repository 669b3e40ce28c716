//! What is known and typed of the sign-in of an account.

use super::QrGrid;
use super::application::{is_hash, read_id};
use crate::backend::{RequestId, SignInApplication, SignInStart, SignedInCard};
use crate::connection::{Connection, ConnectionId, ConnectionKind, Endpoint, UserServer};
use crate::engine::{ActionError, FailureKind};
use crate::gui::connections::{ProxyDraft, ServerChoice};
use crate::gui::problem::Problem;
use crate::gui::sign_in::Finish;
use crate::gui::state::{State, TypedSecret};
use crate::secret::Secret;
use crate::telegram::{CodeWay, PasswordQuestion, SentCode};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The pages of the wizard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignInPage {
    #[default]
    What,
    Application,
    Phone,
    /// In the place of the phone number.
    Qr,
    Code,
    Password,
    Done,
}

impl SignInPage {
    /// The page's place among the steps, from 0.
    pub fn place(self) -> usize {
        match self {
            Self::What => 0,
            Self::Application => 1,
            Self::Phone | Self::Qr => 2,
            Self::Code => 3,
            Self::Password => 4,
            Self::Done => 5,
        }
    }
}

/// A step that the backend takes; while one is awaited there is no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInStep {
    SendCode,
    ResendCode,
    EnterCode,
    EnterPassword,
    /// Awaited for as long as the QR code is shown.
    ShowQr,
    Keep,
}

/// A login code that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub code: SentCode,
    /// When it can be sent again.
    pub again_at: Instant,
    /// Telegram takes it no more.
    pub is_void: bool,
}

impl Sent {
    /// Whether the code can hold letters.
    pub fn has_letters(&self) -> bool {
        matches!(self.code.way, CodeWay::Email { .. } | CodeWay::Fragment { .. } | CodeWay::Other { .. })
    }

    /// What of a typed or pasted text can be the code: no more than it is long.
    pub fn clean(&self, typed: &str) -> String {
        let is_part = |c: &char| c.is_ascii_digit() || (self.has_letters() && c.is_alphanumeric());
        typed.chars().filter(is_part).take(self.code.length.unwrap_or(Self::LONGEST)).collect()
    }

    /// Characters of the longest code that is typed where its length is not known.
    const LONGEST: usize = 32;
}

/// A QR code on the screen.
#[derive(Clone, Debug)]
pub struct ShownQr {
    /// What the code says.
    pub url: Arc<Secret>,
    /// `None` where the address fits in no QR code.
    pub grid: Option<QrGrid>,
    pub expires_at: Instant,
}

/// What went wrong, and on which page that stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    pub page: SignInPage,
    pub problem: Problem,
    /// Before then Telegram takes nothing.
    pub until: Option<Instant>,
    /// It was the way to Telegram: the same can be tried again.
    pub is_connection: bool,
}

impl Trouble {
    pub fn new(page: SignInPage, error: &ActionError, now: Instant) -> Self {
        let is_lost = matches!(error.code.as_str(), "NETWORK" | "TIMEOUT" | "AUTH_RESTART");
        let is_connection = is_lost || error.kind != FailureKind::Failed;
        // A broken connection can be tried again whenever one likes.
        let seconds = error.retry_after.filter(|_| !is_connection);
        let until = seconds.map(|seconds| now + Duration::from_secs(seconds.into()));
        Self { page, problem: error.into(), until, is_connection }
    }
}

/// The state of the wizard. Hidden by mistake, it is all still there.
#[derive(Debug, Default)]
pub struct SignInState {
    pub page: SignInPage,
    /// The connection that is signed in again; a new one is made without it.
    pub again: Option<ConnectionId>,
    /// Another account has signed in than the one that the connection is for: it is kept only on purpose.
    pub is_another: bool,
    /// A secret, too: a hash or a token can be typed there by mistake.
    pub api_id: TypedSecret,
    pub api_hash: TypedSecret,
    /// The account whose application is used instead of the typed one.
    pub application_of: Option<ConnectionId>,
    pub server: ServerChoice,
    pub proxy: ProxyDraft,
    pub phone: String,
    pub sent: Option<Sent>,
    pub code: TypedSecret,
    pub qr: Option<ShownQr>,
    pub question: Option<PasswordQuestion>,
    pub password: TypedSecret,
    pub card: Option<Box<SignedInCard>>,
    pub picture: Option<Arc<egui::ColorImage>>,
    /// What the connection is to be called.
    pub name: String,
    /// What it is kept as.
    pub kept: Option<(ConnectionId, String)>,
    /// Its new name is being kept; then the wizard is left so.
    pub renaming: Option<(RequestId, Finish)>,
    pub trouble: Option<Trouble>,
    pub wait: Option<SignInStep>,
    /// The sign-in in the backend, once it has begun.
    pub id: Option<RequestId>,
    /// The question whether to give up stands open.
    pub gives_up: bool,
    /// How often something typed was refused: each time the keyboard goes back to its field.
    pub refusals: u32,
    pub folds: Folds,
}

/// What is shown on demand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Folds {
    pub applications: bool,
    pub server: bool,
    pub proxy: bool,
    pub api_hash: bool,
    pub password: bool,
    pub hint: bool,
}

impl SignInState {
    /// The wizard that signs this connection in again: with its server, its proxy and its application.
    pub(super) fn again(connection: &Connection) -> Self {
        let (server, _) = ServerChoice::of(&connection.endpoint);
        Self {
            page: SignInPage::Application,
            again: Some(connection.id.clone()),
            application_of: connection.api_id.map(|_| connection.id.clone()),
            server,
            proxy: ProxyDraft::of_choice(&connection.proxy),
            name: connection.name.clone(),
            ..Self::default()
        }
    }

    /// What the sign-in begins with; `None` while something of it is missing or malformed.
    pub fn start(&self) -> Option<SignInStart> {
        let application = match &self.application_of {
            Some(id) => SignInApplication::Of(id.clone()),
            None if is_hash(self.api_hash.expose()) => SignInApplication::Typed {
                api_id: read_id(self.api_id.expose())?,
                api_hash: Secret::new(self.api_hash.expose().trim().to_ascii_lowercase()),
            },
            None => return None,
        };
        let proxy = self.proxy.choice(ConnectionKind::User).ok()?;
        Some(SignInStart {
            server: self.user_server(),
            proxy,
            proxy_password: self.proxy.typed_password(),
            application,
            into: self.again.clone(),
        })
    }

    /// Where the account signs in. New keys are agreed on with Telegram's servers and the sandbox only.
    pub fn user_server(&self) -> UserServer {
        match self.server.endpoint(ConnectionKind::User, "") {
            Ok(Endpoint::User(server)) => server,
            Ok(Endpoint::Bot(_)) | Err(_) => UserServer::Telegram,
        }
    }

    pub fn is_sandbox(&self) -> bool {
        self.server == ServerChoice::Sandbox
    }

    /// Whether something would be lost.
    pub fn is_begun(&self) -> bool {
        let typed = [self.api_id.expose(), self.api_hash.expose(), &self.phone];
        // A connection that is signed in again brings its own.
        let is_plain = self.server == ServerChoice::default() && self.proxy == ProxyDraft::default();
        let is_chosen = self.again.is_none() && !is_plain;
        self.kept.is_none() && (self.id.is_some() || is_chosen || typed.iter().any(|text| !text.is_empty()))
    }

    /// What went wrong on this page.
    pub fn trouble_here(&self) -> Option<&Trouble> {
        self.trouble.as_ref().filter(|trouble| trouble.page == self.page)
    }

    /// How long Telegram takes nothing on this page.
    pub fn blocked(&self, now: Instant) -> Option<Duration> {
        self.trouble_here()?.until.map(|until| until.saturating_duration_since(now)).filter(|left| !left.is_zero())
    }

    /// Whether the code has all of its characters.
    pub fn is_code_whole(&self) -> bool {
        let typed = self.code.expose().chars().count();
        match self.sent.as_ref().and_then(|sent| sent.code.length) {
            Some(length) => typed == length,
            None => typed > 0,
        }
    }

    /// Whether the wizard waits for the answer to this request.
    pub fn awaits(&self, request: RequestId) -> bool {
        self.id == Some(request) || self.renaming.is_some_and(|(waiting, _)| waiting == request)
    }

    /// Whether what is on the screen will stay as it is.
    pub fn is_at_rest(&self) -> bool {
        let is_shown = self.wait == Some(SignInStep::ShowQr) && self.qr.is_some();
        (self.wait.is_none() || is_shown) && self.renaming.is_none()
    }
}

impl State {
    /// The name of the connection that is signed in again.
    pub fn signed_in_again(&self) -> Option<&str> {
        let entry = self.connections.entry(self.sign_in.again.as_ref()?)?;
        Some(&entry.connection.name)
    }
}
