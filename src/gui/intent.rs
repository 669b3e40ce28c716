//! Everything a person can want, as data; those that stand in menus carry their words, icon and shortcut.

use super::bot_wizard::BotWizardIntent;
use super::connections::ConnectionsIntent;
use super::keyboard::KeyboardIntent;
use super::run_state::ResultTab;
use super::sandbox::SandboxIntent;
use super::sign_in::SignInIntent;
use super::state::{AfterSave, RightTab};
use super::token::TokenIntent;
use crate::engine::{Mode, Scope};
use crate::scenario::{Edit, FieldKey, NodeId};
use crate::storage::Theme;
use crate::texts::{Language, text};
use egui::{Key, KeyboardShortcut, Modifiers};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons as icon;
use std::path::PathBuf;

/// One wish.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    Connections(ConnectionsIntent),
    SignIn(SignInIntent),
    BotWizard(BotWizardIntent),
    Token(TokenIntent),
    Keyboard(KeyboardIntent),
    Sandbox(SandboxIntent),
    ShowRight(RightTab),
    Command(UiCommand),
    Edit(Edit),
    /// Several changes that belong together, such as a fix.
    Fix(Vec<Edit>),
    OpenFolder(PathBuf),
    OpenFile(PathBuf),
    Search(String),
    Select(NodeId),
    /// Goes back from the scenario's own properties to a step.
    SelectStep,
    SetMode(Mode),
    SetLanguage(Language),
    SetTheme(Theme),
    TypeVariables(String),
    SelectData(usize),
    TypeKeyboard {
        node: NodeId,
        text: String,
    },
    /// One more set of test data, like the shown one, which is shown then.
    AddData,
    /// Asks the system for files to attach.
    ChooseAttachments {
        node: NodeId,
        key: FieldKey,
    },
    /// The chosen files, for the field that asked for them.
    AddAttachments {
        node: NodeId,
        key: FieldKey,
        paths: Vec<PathBuf>,
    },
    /// Shows a long value whole, or its first lines only.
    ToggleValue(FieldKey, Option<usize>),
    OpenRecipients {
        node: NodeId,
        key: FieldKey,
    },
    /// Agrees that the real bot's updates are read.
    AskForRecipients,
    SearchRecipients(String),
    /// Marks the found recipient at this place, which Enter takes.
    MarkRecipient(usize),
    PickRecipient(String),
    CloseRecipients,
    ShowTab(ResultTab),
    ShowRecord(NodeId),
    ToggleBranch(String),
    SearchTree(String),
    OpenBranches(bool),
    Copy(String),
    AskRename(PathBuf),
    AskDelete(PathBuf),
    Duplicate(PathBuf),
    Rename {
        path: PathBuf,
        name: String,
    },
    Delete(PathBuf),
    /// What is typed in the window that stands open.
    TypeInWindow(String),
    CloseWindow,
    /// Ends the run that is in the way and goes on.
    StopThen(AfterSave),
    /// Goes on without saving.
    Discard(AfterSave),
    SaveThen(AfterSave),
    /// Writes over what someone else wrote.
    Overwrite,
    /// Reads again what someone else wrote.
    Reload(PathBuf),
    AgreeAndRun {
        recipient: String,
        scope: Scope,
    },
    DismissNotice,
}

/// Declares the commands once.
macro_rules! commands {
    ($($command:ident: $id:literal, $icon:expr, $shortcut:expr;)*) => {
        /// The wishes without parameters: menus, buttons and shortcuts show the same of each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum UiCommand { $($command,)* }

        impl UiCommand {
            pub const ALL: &'static [Self] = &[$(Self::$command,)*];

            /// The words of menus and tooltips.
            pub fn title(self, language: Language) -> String {
                match self { $(Self::$command => text(language, $id),)* }
            }

            pub fn icon(self) -> MaterialIcon {
                match self { $(Self::$command => $icon,)* }
            }

            pub fn shortcut(self) -> Option<KeyboardShortcut> {
                match self { $(Self::$command => $shortcut,)* }
            }
        }
    };
}

const fn ctrl(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::COMMAND, key))
}

const fn ctrl_shift(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key))
}

const fn plain(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::NONE, key))
}

commands! {
    New: "window-command-new", icon::ICON_ADD, ctrl(Key::N);
    ChooseFolder: "window-command-open-folder", icon::ICON_FOLDER_OPEN, ctrl(Key::O);
    TypeFolder: "window-command-type-folder", icon::ICON_EDIT, None;
    Save: "window-command-save", icon::ICON_SAVE, ctrl(Key::S);
    RenameFile: "window-command-rename", icon::ICON_EDIT, plain(Key::F2);
    DuplicateFile: "window-command-duplicate", icon::ICON_CONTENT_COPY, None;
    DeleteFile: "window-command-delete", icon::ICON_DELETE, None;
    Close: "window-command-close", icon::ICON_CLOSE, ctrl(Key::Q);
    Undo: "window-command-undo", icon::ICON_UNDO, ctrl(Key::Z);
    Redo: "window-command-redo", icon::ICON_REDO, ctrl_shift(Key::Z);
    AddStep: "window-command-add-step", icon::ICON_ADD_BOX, None;
    RemoveStep: "window-command-remove-step", icon::ICON_DELETE, None;
    Run: "window-command-run", icon::ICON_PLAY_ARROW, ctrl(Key::Enter);
    RunAll: "window-command-run-all", icon::ICON_FAST_FORWARD, ctrl_shift(Key::Enter);
    Cancel: "window-command-cancel", icon::ICON_STOP, None;
    ConnectBot: "window-command-connect-bot", icon::ICON_SMART_TOY, None;
    ConnectUser: "window-command-connect-user", icon::ICON_PERSON_ADD, None;
    ImportToken: "window-command-import-token", icon::ICON_KEY, None;
    SandboxChats: "window-command-sandbox-chats", icon::ICON_FORUM, None;
    FoldFlow: "window-command-fold-flow", icon::ICON_UNFOLD_LESS, None;
}

impl From<UiCommand> for Intent {
    fn from(command: UiCommand) -> Self {
        Self::Command(command)
    }
}
