//! A window over a folder of its own, driven by accessible names.
//!
//! Nothing here knows coordinates or the window's state: tests see what a person (or a screen reader) does.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme};
use egui_kittest::kittest::{AccessKitNode, NodeT as _};
use egui_kittest::{Harness, Node};
use scenogram::backend::{Backend, BackendOptions, SandboxStart};
use scenogram::connection::{Connection, SecretName, SecretSlot};
use scenogram::gui::{App, State};
use scenogram::secret::Secret;
use scenogram::storage::{
    ConnectionsError, ConnectionsFile, DataFolder, Keyring, MemoryKeyring, Vault, change_connections, load_settings,
};
use scenogram::texts::Language;
use scenogram::value::Json;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long anything may take; far more than any step needs, because machines are busy at times.
const PATIENCE: Duration = Duration::from_secs(20);

/// The main size of the window.
pub const LARGE: [f32; 2] = [1280.0, 800.0];
/// The least size of the window.
pub const SMALL: [f32; 2] = [1024.0, 640.0];

/// The disk that a window works on: scenarios and a data folder, both gone after the test.
pub struct Disk {
    folder: TempDir,
    /// Lives as long as the disk, as a system's does.
    keyring: MemoryKeyring,
}

impl Disk {
    /// A folder with nothing in it.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        let disk = Self { folder, keyring: MemoryKeyring::default() };
        fs::create_dir(disk.scenarios()).expect("a new folder can be written");
        disk
    }

    /// A folder with copies of the samples and their files.
    pub fn with_samples() -> Self {
        let disk = Self::empty();
        copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"), &disk.scenarios());
        disk
    }

    pub fn scenarios(&self) -> PathBuf {
        self.folder.path().join("scenarios")
    }

    pub fn home(&self) -> DataFolder {
        DataFolder::at(self.folder.path().join("home"))
    }

    /// Keeps a connection with its secrets, as an earlier start of the program would have.
    pub fn keep(&self, connection: &Connection, secrets: &[(SecretSlot, &str)]) {
        self.list(connection);
        let changes = secrets
            .iter()
            .map(|(slot, secret)| (SecretName::Of(connection.id.clone(), *slot).key(), Some(Secret::new(*secret))));
        let changes: Vec<_> = changes.collect();
        let mut vault = Vault::load(&self.home(), Box::new(self.keyring.clone()));
        vault.change(&changes).expect("the vault of a new disk is open");
    }

    /// Keeps a connection without any secret.
    pub fn list(&self, connection: &Connection) {
        let add = |file: &mut ConnectionsFile| {
            file.connections.push(connection.clone());
            Ok::<_, ConnectionsError>(())
        };
        change_connections(&self.home(), add).expect("the data folder can be written");
    }

    pub fn scenario(&self, name: &str) -> PathBuf {
        self.scenarios().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.scenario(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.scenario(name), text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// The scenario files by name, sorted.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.scenarios()).expect("the folder of scenarios is there");
        let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<_> = names.filter(|name| name.ends_with(".ron")).collect();
        names.sort();
        names
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a new folder can be written");
    for entry in fs::read_dir(from).expect("the samples are there").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a sample can be copied");
        }
    }
}

/// How a window looks.
#[derive(Clone, Copy)]
pub struct Look {
    pub language: Language,
    pub theme: Theme,
    pub size: [f32; 2],
}

impl Default for Look {
    fn default() -> Self {
        Self { language: Language::Russian, theme: Theme::Light, size: LARGE }
    }
}

/// An open window.
pub struct Window {
    pub harness: Harness<'static, App>,
}

impl Window {
    /// Opens a window in Russian over the scenarios of a disk, and waits until its first scenario is shown.
    pub fn open(disk: &Disk) -> Self {
        Self::open_as(disk, Look::default())
    }

    /// The same with another look. What an earlier window kept is read, as at a start of the program.
    pub fn open_as(disk: &Disk, look: Look) -> Self {
        Self::open_with(disk, look, SandboxStart::AtOnce, |app| app)
    }

    /// The same over another sandbox, and with something changed before the first frame.
    pub fn open_with(
        disk: &Disk,
        look: Look,
        sandbox: SandboxStart,
        change: impl FnOnce(App) -> App + 'static,
    ) -> Self {
        Self::open_over(disk, look, |options| BackendOptions { sandbox, ..options }, change)
    }

    /// The same over a backend with other options, such as another keyring or sandbox.
    pub fn open_over(
        disk: &Disk,
        look: Look,
        options_of: impl FnOnce(BackendOptions) -> BackendOptions + 'static,
        change: impl FnOnce(App) -> App + 'static,
    ) -> Self {
        let (mut settings, _) = load_settings(&disk.home());
        settings.folder.get_or_insert_with(|| disk.scenarios());
        let language = settings.language.unwrap_or(look.language);
        let (home, keyring) = (disk.home(), disk.keyring.clone());
        let harness = Harness::builder().with_size(look.size).with_theme(look.theme).with_max_steps(16).build_eframe(
            move |creation| {
                let ctx = creation.egui_ctx.clone();
                let wake = Arc::new(move || ctx.request_repaint());
                let options = BackendOptions {
                    sandbox: SandboxStart::AtOnce,
                    keyring: Box::new(keyring),
                    ..BackendOptions::new(env!("CARGO_BIN_EXE_scenogram"), home, wake)
                };
                let backend = Backend::start(options_of(options)).expect("the system gives threads");
                change(App::new(&creation.egui_ctx, State::new(settings, language), backend))
            },
        );
        let mut window = Self { harness };
        window.rest();
        window
    }

    /// The same on a system with this keyring.
    pub fn open_with_keyring(disk: &Disk, look: Look, keyring: impl Keyring + 'static) -> Self {
        let options = |options| BackendOptions { keyring: Box::new(keyring), ..options };
        Self::open_over(disk, look, options, |app| app)
    }

    /// Opens a window with the sample of the order that is ready.
    pub fn open_sample(disk: &Disk) -> Self {
        let mut window = Self::open(disk);
        window.click(Role::ListItem, "Заказ готов");
        window.rest();
        window
    }

    /// Draws frames until the condition holds.
    #[track_caller]
    pub fn wait(&mut self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let since = Instant::now();
        while !holds(self) {
            assert!(
                since.elapsed() < PATIENCE,
                "waited in vain: {what}. The window shows:\n{}",
                self.words().join("\n")
            );
            self.harness.step();
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Draws frames until nothing is awaited and the picture stands still; every input must have a name then.
    #[track_caller]
    pub fn rest(&mut self) {
        self.wait("the window comes to rest", |window| window.harness.state().state().is_at_rest());
        self.harness.run();
    }

    /// Every text of the window, as a screen reader finds it: names, values, hints and descriptions.
    pub fn words(&self) -> Vec<String> {
        let nodes = self.harness.root().children_recursive().map(|node| node.accesskit_node());
        let of_node = |node: AccessKitNode<'_>| {
            let data = node.data();
            let texts = [data.value(), data.label(), data.placeholder(), data.description(), data.tooltip()];
            texts.into_iter().flatten().map(str::to_owned).collect::<Vec<_>>()
        };
        nodes.flat_map(of_node).filter(|words| !words.trim().is_empty()).collect()
    }

    /// Whether a text with these words in it stands in the window.
    pub fn shows(&self, words: &str) -> bool {
        self.words().iter().any(|text| text.contains(words))
    }

    #[track_caller]
    pub fn assert_shows(&self, words: &str) {
        assert!(self.shows(words), "“{words}” is missing. The window shows:\n{}", self.words().join("\n"));
    }

    /// The first control with this role whose name holds these words.
    #[track_caller]
    pub fn control(&self, role: Role, name: &str) -> Node<'_> {
        let found = self.controls(role).find(|node| name_of(node) == name);
        let found = found.or_else(|| self.controls(role).find(|node| name_of(node).contains(name)));
        found
            .unwrap_or_else(|| panic!("no {role:?} is called “{name}”. The window shows:\n{}", self.words().join("\n")))
    }

    pub fn controls(&self, role: Role) -> impl Iterator<Item = Node<'_>> {
        self.harness.root().children_recursive().filter(move |node| node.accesskit_node().role() == role)
    }

    /// Clicks with the pointer, after scrolling to the control if it is out of sight.
    #[track_caller]
    pub fn click(&mut self, role: Role, name: &str) {
        self.control(role, name).scroll_to_me();
        // Two frames until the area has moved, one more until the control tells its new place.
        self.harness.run_steps(4);
        self.control(role, name).click();
        self.harness.step();
        self.harness.run_ok();
    }

    /// Pushes a button and waits until the window is at rest.
    #[track_caller]
    pub fn push(&mut self, name: &str) {
        self.click(Role::Button, name);
        self.rest();
    }

    /// Chooses from the menu that the other mouse button opens on a control.
    #[track_caller]
    pub fn choose_from(&mut self, role: Role, name: &str, item: &str) {
        self.control(role, name).click_secondary();
        self.harness.step();
        self.harness.run_ok();
        self.click(Role::Button, item);
    }

    #[track_caller]
    pub fn is_enabled(&self, role: Role, name: &str) -> bool {
        !self.control(role, name).accesskit_node().is_disabled()
    }

    /// Chooses a command or a choice from a menu of the top bar.
    #[track_caller]
    pub fn choose(&mut self, menu: &str, item: &str) {
        self.click(Role::Button, menu);
        self.click(Role::Button, item);
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.step();
    }

    /// The text input with this name.
    #[track_caller]
    pub fn field(&self, name: &str) -> Node<'_> {
        let is_input = |node: &Node<'_>| {
            let role = node.accesskit_node().role();
            matches!(role, Role::TextInput | Role::MultilineTextInput | Role::PasswordInput | Role::SearchInput)
        };
        let mut inputs = self.harness.root().children_recursive().filter(is_input);
        inputs
            .find(|node| name_of(node) == name)
            .unwrap_or_else(|| panic!("no input is called “{name}”. The window shows:\n{}", self.words().join("\n")))
    }

    /// What stands in an input.
    #[track_caller]
    pub fn value(&self, name: &str) -> String {
        self.field(name).value().unwrap_or_default()
    }

    /// Replaces what stands in an input by typing.
    #[track_caller]
    pub fn fill(&mut self, name: &str, text: &str) {
        self.field(name).focus();
        self.harness.step();
        self.press(Modifiers::COMMAND, Key::A);
        if text.is_empty() {
            self.press(Modifiers::NONE, Key::Delete);
        } else {
            self.field(name).type_text(text);
        }
        self.harness.step();
        self.rest();
    }

    /// Starts the selected step and waits for its end.
    #[track_caller]
    pub fn run(&mut self) {
        self.press(Modifiers::COMMAND, Key::Enter);
        self.rest();
    }

    #[track_caller]
    pub fn save(&mut self) {
        self.press(Modifiers::COMMAND, Key::S);
        self.rest();
    }

    /// The number of the message that the result tree shows.
    #[track_caller]
    pub fn message_id(&self) -> i64 {
        let rows = self.rows();
        let id = rows.iter().find_map(|row| row.strip_prefix("message_id: ")?.parse().ok());
        id.unwrap_or_else(|| panic!("no message_id among {rows:?}"))
    }

    /// The rows of the result tree, such as `message_id: 17`.
    pub fn rows(&self) -> Vec<String> {
        self.controls(Role::TreeItem).map(|node| name_of(&node)).collect()
    }

    /// The whole result as its JSON tab shows it.
    #[track_caller]
    pub fn result(&mut self) -> Json {
        self.click(Role::Tab, "JSON");
        let words = self.words();
        let values = words.iter().filter_map(|text| serde_json::from_str::<Json>(text).ok());
        let is_message = |value: &Json| value.get("message_id").is_some();
        let is_result =
            |value: &Json| is_message(value) || value.as_array().is_some_and(|list| list.iter().any(is_message));
        let result = values.into_iter().find(is_result);
        self.click(Role::Tab, "Дерево");
        result.unwrap_or_else(|| panic!("no result in the window, which shows:\n{}", words.join("\n")))
    }
}

/// The accessible name of a control.
pub fn name_of(node: &Node<'_>) -> String {
    node.accesskit_node().label().unwrap_or_default()
}
