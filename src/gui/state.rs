//! Everything the window shows, as plain data.

use super::awaited::Awaited;
use super::bot_wizard::BotWizardState;
use super::clipboard::Copied;
use super::connections::ConnectionsState;
use super::document::Document;
use super::keyboard::KeyboardDesk;
use super::recipients::{Picker, PickerList};
use super::run_state::RunState;
use super::sandbox::SandboxWindow;
use super::sign_in::SignInState;
use super::token::TokenState;
use crate::backend::{AttachedFile, FileEntry, RequestId, SANDBOX_BOT, SANDBOX_USER, SandboxFacts};
use crate::chat::ChatView;
use crate::engine::{FieldPreview, Mode, Scope};
use crate::scenario::{ConnectionKind, FieldKey, KnownConnections, NodeId};
use crate::storage::Settings;
use crate::texts::{Language, Message};
use crate::value::Json;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;
use zeroize::Zeroizing;

/// The state of the window.
#[derive(Debug)]
pub struct State {
    pub language: Language,
    pub settings: Settings,
    pub folder: Option<PathBuf>,
    pub files: Vec<FileEntry>,
    pub search: String,
    pub document: Option<Document>,
    /// The file that was to be opened and cannot be read.
    pub broken: Option<BrokenFile>,
    pub run: RunState,
    /// The mode that was chosen for each connection.
    pub modes: HashMap<String, Mode>,
    /// The values of the fields of one step, which is the selected one.
    pub preview: Vec<FieldPreview>,
    /// The files that these values name.
    pub attached: Vec<AttachedFile>,
    /// The chat as it will look after the step.
    pub chat: Option<Box<ChatView>>,
    /// The step whose values these are.
    pub previewed: Option<NodeId>,
    /// The long values that are shown whole.
    pub unfolded: HashSet<(FieldKey, Option<usize>)>,
    /// The list of recipients that stands open.
    pub picker: Option<Picker>,
    pub waits: Waits,
    /// What is awaited of connections.
    pub(super) awaited: Awaited,
    /// Where the sandbox serves, or why it does not.
    pub sandbox: Option<Result<String, Message>>,
    /// What a rehearsal in the sandbox types, once the sandbox serves.
    pub sandbox_facts: Option<Arc<SandboxFacts>>,
    pub connections: ConnectionsState,
    pub sign_in: SignInState,
    pub bot_wizard: BotWizardState,
    pub token: TokenState,
    /// The keyboard that is being built.
    pub keyboard: Option<KeyboardDesk>,
    /// The sandbox's chats.
    pub sandbox_window: SandboxWindow,
    /// What the right side shows.
    pub right: RightTab,
    /// What became of the last secret that was copied.
    pub copied: Copied,
    pub window: Option<ModalWindow>,
    pub notice: Option<Notice>,
    /// Connections and their real recipients that the person has agreed to, while the program runs.
    pub agreed: HashSet<(String, String)>,
    /// Real bots whose updates may be read, while the program runs.
    pub agreed_updates: HashSet<String>,
    pub flow_folded: bool,
    pub view: View,
    next_request: u64,
}

/// The requests whose answers are still to come; an answer to another is late and dropped.
#[derive(Debug, Default)]
pub struct Waits {
    pub folder: Option<RequestId>,
    pub load: Option<RequestId>,
    pub save: Option<(RequestId, Box<crate::scenario::Scenario>)>,
    /// The newest preview asked for.
    pub preview: Option<RequestId>,
    /// Previews up to this one are of another step, or older than what is shown.
    pub preview_after: RequestId,
    /// What to do after the save under way.
    pub after_save: Option<AfterSave>,
    /// Someone asked to save again while a save was under way.
    pub save_again: bool,
    /// The run waits for the preview, which tells the recipient.
    pub run: bool,
}

/// A file that cannot be read as a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct BrokenFile {
    pub path: PathBuf,
    /// What is wrong, with its place.
    pub message: Message,
}

/// What was asked for before the unsaved changes came in between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AfterSave {
    Open(PathBuf),
    New,
    Close,
}

/// A window over everything that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModalWindow {
    /// The form of a connection, a question about one, or the proxy of all.
    Connection,
    /// The wizard for an account.
    SignIn,
    /// The wizard for a bot.
    BotWizard,
    /// The token of an account.
    Token,
    /// The builder of keyboards.
    Keyboard,
    /// Unsaved changes are in the way.
    Unsaved(AfterSave),
    /// Something is about to be done at the real Telegram, or updates of a real bot to be read.
    RealRun {
        /// Empty where it is not known before the run, or where the run only reads.
        recipient: String,
        scope: Scope,
    },
    /// A run is in the way: leaving ends it.
    Running(AfterSave),
    /// The file on the disk was changed by someone else.
    Conflict(PathBuf),
    Rename {
        path: PathBuf,
        name: String,
    },
    Delete {
        path: PathBuf,
    },
    /// The folder to open, typed by hand.
    Folder {
        path: String,
    },
}

/// What the right side shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RightTab {
    /// The chat as it will look after the step.
    #[default]
    Preview,
    /// The test run.
    Run,
}

/// A secret while it is typed: never printed, wiped from memory when dropped.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct TypedSecret(Zeroizing<String>);

impl TypedSecret {
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for TypedSecret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("•••")
    }
}

/// A sentence about something that happened, shown once in the status bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub message: Message,
    pub is_error: bool,
}

/// What stands open at the start, for pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Main,
    /// The form is scrolled to its end.
    FormEnd,
    /// The selected step has been run.
    Result,
    /// The whole scenario has been run.
    Path,
    /// The start is selected, whose form holds the scenario's own name and notes.
    Start,
    /// The list of recipients stands open.
    Recipients,
    /// The question before a real message.
    RealRun,
    /// The question before a run under way is left.
    Running,
    /// The first page of the wizard for bots, with a token that is none.
    BotToken,
    /// Its second page, of the sandbox's bot.
    BotFacts,
    /// Its third page.
    BotChats,
    /// The pages of the wizard for accounts, of people of the sandbox.
    SignInWhat,
    SignInApp,
    SignInPhone,
    SignInQr,
    SignInCode,
    SignInPassword,
    SignInDone,
    /// The form of a bot that is kept, tested.
    Connection,
    /// The same with a name that is taken and a proxy of its own.
    ConnectionChanged,
    /// The question before it is deleted.
    ConnectionDelete,
    /// The proxy of all connections.
    DefaultProxy,
    /// The warning before the token of the sandbox's account is shown.
    TokenWarning,
    /// That token, hidden.
    Token,
    /// The sessions of that account.
    Sessions,
    /// That token as it is brought in.
    Import,
    /// A key alone as it is brought in.
    ImportKey,
}

impl View {
    /// The view of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(other, _)| *other == name).map(|(_, view)| *view)
    }

    /// All names, for people.
    pub fn names() -> String {
        Self::NAMES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }

    /// The names that `--view` takes.
    pub const NAMES: &[(&'static str, Self)] = &[
        ("main", Self::Main),
        ("form-end", Self::FormEnd),
        ("result", Self::Result),
        ("path", Self::Path),
        ("start", Self::Start),
        ("recipients", Self::Recipients),
        ("real-run", Self::RealRun),
        ("running", Self::Running),
        ("bot-token", Self::BotToken),
        ("bot-facts", Self::BotFacts),
        ("bot-chats", Self::BotChats),
        ("sign-in-what", Self::SignInWhat),
        ("sign-in-app", Self::SignInApp),
        ("sign-in-phone", Self::SignInPhone),
        ("sign-in-qr", Self::SignInQr),
        ("sign-in-code", Self::SignInCode),
        ("sign-in-password", Self::SignInPassword),
        ("sign-in-done", Self::SignInDone),
        ("own-connection", Self::Connection),
        ("own-connection-changed", Self::ConnectionChanged),
        ("own-connection-delete", Self::ConnectionDelete),
        ("default-proxy", Self::DefaultProxy),
        ("token-warning", Self::TokenWarning),
        ("token", Self::Token),
        ("sessions", Self::Sessions),
        ("import", Self::Import),
        ("import-key", Self::ImportKey),
    ];
}

impl State {
    pub fn new(settings: Settings, language: Language) -> Self {
        Self {
            language,
            folder: settings.folder.clone(),
            settings,
            files: Vec::new(),
            search: String::new(),
            document: None,
            broken: None,
            run: RunState::default(),
            modes: HashMap::new(),
            preview: Vec::new(),
            attached: Vec::new(),
            chat: None,
            previewed: None,
            unfolded: HashSet::new(),
            picker: None,
            waits: Waits::default(),
            awaited: Awaited::default(),
            sandbox: None,
            sandbox_facts: None,
            connections: ConnectionsState::default(),
            sign_in: SignInState::default(),
            bot_wizard: BotWizardState::default(),
            token: TokenState::default(),
            keyboard: None,
            sandbox_window: SandboxWindow::default(),
            right: RightTab::default(),
            copied: Copied::default(),
            window: None,
            notice: None,
            agreed: HashSet::new(),
            agreed_updates: HashSet::new(),
            flow_folded: false,
            view: View::Main,
            next_request: 0,
        }
    }

    /// A new id for a request to the backend.
    pub fn request(&mut self) -> RequestId {
        self.next_request += 1;
        RequestId(self.next_request)
    }

    /// Opens with this view, for a picture.
    #[must_use]
    pub fn with_view(mut self, view: View) -> Self {
        self.view = view;
        self.window = match view {
            View::RealRun => Some(ModalWindow::RealRun { recipient: "@scenogram".into(), scope: Scope::All }),
            View::Running => Some(ModalWindow::Running(AfterSave::Close)),
            _ => None,
        };
        self
    }

    /// The names of all connections.
    pub fn connection_names(&self) -> Vec<&str> {
        self.connections.list.iter().map(|entry| entry.connection.name.as_str()).collect()
    }

    /// The connections that a step can name. Before they are heard of for the first time, any name may be one.
    pub fn known_connections(&self) -> KnownConnections {
        let list = &self.connections.list;
        if list.is_empty() {
            let built_in = [(SANDBOX_BOT, ConnectionKind::Bot), (SANDBOX_USER, ConnectionKind::User)];
            return KnownConnections::new(built_in.map(|(name, kind)| (name.to_owned(), kind))).and_others();
        }
        let listed = list.iter().map(|entry| (entry.connection.name.as_str(), entry.kind()));
        // Those of the environment go by several names.
        let named = self.document.iter().flat_map(|document| document.scenario.steps());
        let named = named.map(|step| step.connection.as_str());
        let named = named.filter_map(|name| self.connections.named(name).map(|entry| (name, entry.kind())));
        KnownConnections::new(listed.chain(named).map(|(name, kind)| (name.to_owned(), kind)))
    }

    /// Forgets the values of fields; answers that are still to come are of no use.
    pub fn drop_preview(&mut self) {
        self.preview.clear();
        self.attached.clear();
        self.chat = None;
        self.unfolded.clear();
        self.waits.preview_after = RequestId(self.next_request);
    }

    /// The value of a field of the selected step, if it is known by now.
    pub fn preview_of(&self, key: FieldKey, part: Option<usize>) -> Option<&FieldPreview> {
        self.preview.iter().find(|preview| preview.key == key && preview.part == part)
    }

    /// Whether the selected step reaches the sandbox only.
    pub fn is_sandbox(&self) -> bool {
        self.document.as_ref().and_then(Document::step).is_none_or(|step| self.reaches_sandbox(&step.connection))
    }

    /// How the run button starts: as chosen for the step's connection, else really on the sandbox, checking elsewhere.
    pub fn mode(&self) -> Mode {
        let connection = self.document.as_ref().and_then(Document::step).map(|step| step.connection.as_str());
        let chosen = self.modes.get(connection.unwrap_or_default()).copied();
        chosen.unwrap_or(if self.is_sandbox() { Mode::Run } else { Mode::Check })
    }

    pub fn selected_step_id(&self) -> Option<NodeId> {
        self.document.as_ref().and_then(Document::step).map(|step| step.id.clone())
    }

    /// Whether nothing is awaited: what is on the screen will stay as it is.
    pub fn is_at_rest(&self) -> bool {
        let waits = &self.waits;
        self.sandbox.is_some()
            && !self.connections.list.is_empty()
            && self.run.active.is_none()
            && waits.folder.is_none()
            && waits.load.is_none()
            && waits.save.is_none()
            && waits.preview.is_none()
            && self.bot_wizard.wait.is_none()
            && self.sign_in.is_at_rest()
            && self.token.is_at_rest()
            && self.connections.is_at_rest()
            && self.picker.as_ref().is_none_or(|picker| picker.list != PickerList::Loading)
    }

    /// The part of the shown result at a tree row's path.
    pub fn result_at(&self, path: &str) -> Option<&Json> {
        let value = self.run.last.as_ref()?.record()?.result.as_ref()?;
        find(&self.result_name(), value, path)
    }

    /// Whether the step now says something else than when it was run: what came back is of another step, so to speak.
    pub fn is_changed_since_run(&self, node: &str) -> bool {
        let ran = self.run.ran.as_ref().and_then(|scenario| scenario.step(node));
        let now = self.document.as_ref().and_then(|document| document.scenario.step(node));
        match (ran, now) {
            (Some(ran), Some(now)) => {
                (&ran.action, ran.kind, &ran.connection) != (&now.action, now.kind, &now.connection)
            }
            _ => false,
        }
    }

    /// Someone else may stand behind the name of a connection now: what was agreed to for it is asked about anew.
    pub(super) fn forget_agreements(&mut self, name: &str) {
        self.agreed.retain(|(connection, _)| connection != name);
        self.agreed_updates.remove(name);
    }

    pub fn say(&mut self, message: Message) {
        self.notice = Some(Notice { message, is_error: false });
    }

    pub fn say_error(&mut self, message: Message) {
        self.notice = Some(Notice { message, is_error: true });
    }
}

/// Walks down to the value whose tree row has this path.
fn find<'v>(at: &str, value: &'v Json, path: &str) -> Option<&'v Json> {
    if at == path {
        return Some(value);
    }
    super::tree::children_with_paths(at, value)
        .filter(|(child, _)| path.starts_with(child.as_str()))
        .find_map(|(child, value)| find(&child, value, path))
}
