//! The vault in the window: what it needs of the person, and what is done again once it is open.
//!
//! A wish that needs the vault is repeated as the person made it, so that its secrets stay where they were typed.

use super::intent::{VaultIntent, VaultWay};
use crate::backend::{Command, RequestId, VaultCommand, VaultState};
use crate::gui::effect::{Effect, Effects};
use crate::gui::intent::Intent;
use crate::gui::state::{State, TypedSecret};
use crate::secret::{Redactor, Secret};
use crate::storage::{VaultError, VaultPlace};
use crate::texts::Message;

/// Characters of the shortest passphrase.
pub const SHORTEST: usize = 8;

/// What is known of the vault and what waits for it.
#[derive(Debug, Default)]
pub struct VaultDesk {
    /// `None` until it was heard for the first time.
    pub state: Option<VaultState>,
    pub window: Option<VaultWindow>,
    /// What is wished again once the vault is open.
    waiting: Vec<Intent>,
}

/// The window about the vault. What it shows follows from the vault's state.
#[derive(Debug, Default)]
pub struct VaultWindow {
    pub way: VaultWay,
    pub passphrase: TypedSecret,
    pub again: TypedSecret,
    pub request: Option<RequestId>,
    pub error: Option<Message>,
    /// The file is about to be set aside, if the person says so a second time.
    pub is_sure: bool,
}

impl VaultDesk {
    pub(super) fn awaits(&self, request: RequestId) -> bool {
        self.window.as_ref().is_some_and(|window| window.request == Some(request))
    }

    pub(super) fn is_at_rest(&self) -> bool {
        self.window.as_ref().is_none_or(|window| window.request.is_none())
    }

    /// Whether the window asks for a new passphrase.
    pub fn makes_passphrase(&self) -> bool {
        match &self.state {
            Some(VaultState::NoKeyring { .. } | VaultState::Open(_)) | None => {
                self.window.as_ref().is_some_and(|window| window.way == VaultWay::Passphrase)
            }
            Some(VaultState::Locked | VaultState::Broken(_)) => false,
        }
    }
}

impl VaultWindow {
    /// Whether what is typed can be a new passphrase.
    pub fn is_whole(&self) -> bool {
        strength(self.passphrase.expose()) != Strength::TooShort && self.passphrase == self.again
    }
}

/// How hard a passphrase is to guess, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Fewer than [`SHORTEST`] characters.
    TooShort,
    Weak,
    Fair,
    Strong,
}

impl Strength {
    pub fn message(self) -> Message {
        match self {
            Self::TooShort => Message::new("window-vault-strength-short").with("least", SHORTEST),
            Self::Weak => Message::new("window-vault-strength-weak"),
            Self::Fair => Message::new("window-vault-strength-fair"),
            Self::Strong => Message::new("window-vault-strength-strong"),
        }
    }
}

/// A rough measure: how many different characters there are, of how many sorts, and how long it is.
pub fn strength(passphrase: &str) -> Strength {
    let length = passphrase.chars().count();
    if length < SHORTEST {
        return Strength::TooShort;
    }
    let sorts: [fn(char) -> bool; 4] =
        [char::is_lowercase, char::is_uppercase, char::is_numeric, |c| !c.is_alphanumeric()];
    let sorts = sorts.iter().filter(|is_of_sort| passphrase.chars().any(is_of_sort)).count();
    let mut different: Vec<char> = passphrase.chars().collect();
    different.sort_unstable();
    different.dedup();
    match different.len().min(length) + 3 * sorts {
        ..12 => Strength::Weak,
        12..17 => Strength::Fair,
        _ => Strength::Strong,
    }
}

/// Changes the state by one wish.
pub(super) fn perform(state: &mut State, intent: VaultIntent) -> Effects {
    let desk = &mut state.connections.vault;
    if intent == VaultIntent::Open {
        desk.window.get_or_insert_default();
        return Effects::new();
    }
    let Some(window) = &mut desk.window else { return Effects::new() };
    match intent {
        VaultIntent::Open => Effects::new(),
        VaultIntent::Choose(way) => {
            window.way = way;
            window.error = None;
            Effects::new()
        }
        VaultIntent::Type { passphrase, again } => {
            (window.passphrase, window.again) = (passphrase, again);
            window.error = None;
            Effects::new()
        }
        VaultIntent::Go => go(state),
        VaultIntent::Retry => send(state, VaultCommand::Retry),
        VaultIntent::AskSetAside => {
            window.is_sure = true;
            Effects::new()
        }
        VaultIntent::SetAside if window.is_sure => send(state, VaultCommand::SetAside),
        VaultIntent::SetAside => Effects::new(),
        VaultIntent::Close => {
            desk.window = None;
            desk.waiting.clear();
            Effects::new()
        }
    }
}

/// What the window is for, by the vault's state.
fn go(state: &mut State) -> Effects {
    let desk = &state.connections.vault;
    let Some(window) = &desk.window else { return Effects::new() };
    let passphrase = || {
        let secret = Secret::new(window.passphrase.expose());
        Redactor::global().remember(&secret);
        secret
    };
    let command = match &desk.state {
        Some(VaultState::Locked) if window.passphrase.expose().is_empty() => return Effects::new(),
        Some(VaultState::Locked) => VaultCommand::Unlock { passphrase: passphrase() },
        Some(VaultState::Broken(_)) => VaultCommand::Retry,
        _ if window.way == VaultWay::SessionOnly => VaultCommand::SessionOnly,
        _ if !window.is_whole() => return Effects::new(),
        _ => VaultCommand::Create { passphrase: passphrase() },
    };
    send(state, command)
}

fn send(state: &mut State, command: VaultCommand) -> Effects {
    let request = state.request();
    let Some(window) = &mut state.connections.vault.window else { return Effects::new() };
    if window.request.is_some() {
        return Effects::new();
    }
    window.request = Some(request);
    window.error = None;
    vec![Effect::Backend(Command::Vault { request, command })]
}

/// Takes in the vault's state. Once it is open, what waited for it is wished again.
pub(in super::super) fn receive(state: &mut State, request: Option<RequestId>, vault: VaultState) -> Effects {
    let desk = &mut state.connections.vault;
    let answers = request.is_some() && desk.window.as_ref().is_some_and(|window| window.request == request);
    // A passphrase that the program was started with and that does not fit leaves the vault as it was.
    let is_wrong = vault == VaultState::Broken(VaultError::WrongPassphrase);
    let vault = if is_wrong { VaultState::Locked } else { vault };
    let is_open = matches!(vault, VaultState::Open(_));
    if let Some(window) = desk.window.as_mut().filter(|_| answers) {
        window.request = None;
        if desk.state.as_ref() == Some(&vault) && !is_open {
            window.error = Some(Message::new("window-vault-same"));
        }
    }
    if desk.state.as_ref() != Some(&vault)
        && !is_open
        && let Some(window) = &mut desk.window
    {
        window.is_sure = false;
    }
    desk.state = Some(vault);
    let is_answered = answers || !desk.waiting.is_empty();
    if !is_open || !is_answered {
        return Effects::new();
    }
    desk.window = None;
    let waiting = std::mem::take(&mut desk.waiting);
    waiting.into_iter().flat_map(|intent| crate::gui::perform::perform(state, intent)).collect()
}

/// A wish of the vault's window failed; says whether it was one.
pub(super) fn failed(state: &mut State, request: RequestId, message: &Message) -> bool {
    let window = state.connections.vault.window.as_mut().filter(|window| window.request == Some(request));
    let Some(window) = window else { return false };
    window.request = None;
    if *message == VaultError::WrongPassphrase.message() {
        window.passphrase = TypedSecret::default();
        window.error = Some(Message::new("window-vault-wrong"));
    } else {
        window.error = Some(message.clone());
    }
    true
}

/// A request needs the vault: its window opens, over whatever else is open.
pub(super) fn needed(state: &mut State, request: RequestId, vault: VaultState) {
    let again = state.awaited.take_again(request);
    let desk = &mut state.connections.vault;
    desk.waiting.extend(again);
    desk.state = Some(vault);
    desk.window.get_or_insert_default();
}

/// Where secrets are kept, or why they are not, in one line.
pub fn place_words(vault: &VaultState) -> Message {
    match vault {
        VaultState::Open(VaultPlace::Keyring) => Message::new("window-vault-place-keyring"),
        VaultState::Open(VaultPlace::Passphrase) => Message::new("window-vault-place-passphrase"),
        VaultState::Open(VaultPlace::SessionOnly) => Message::new("window-vault-place-session"),
        VaultState::Locked => Message::new("window-vault-place-locked"),
        VaultState::NoKeyring { .. } => Message::new("window-vault-place-none"),
        VaultState::Broken(_) => Message::new("window-vault-place-broken"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::ConnectionCommand;
    use crate::connection::ConnectionId;
    use crate::gui::connections::{ConnectionsIntent, perform as wish};
    use crate::storage::Settings;
    use crate::texts::Language;

    fn state() -> State {
        State::new(Settings::default(), Language::English)
    }

    fn act(state: &mut State, intent: VaultIntent) -> Vec<RequestId> {
        let effects = wish(state, ConnectionsIntent::Vault(intent));
        let requests = effects.into_iter().filter_map(|effect| match effect {
            Effect::Backend(Command::Vault { request, .. }) => Some(request),
            _ => None,
        });
        requests.collect()
    }

    fn typed(passphrase: &str, again: &str) -> VaultIntent {
        let secret = |text: &str| TypedSecret::new(text.to_owned());
        VaultIntent::Type { passphrase: secret(passphrase), again: secret(again) }
    }

    /// Asks for something by the wish to open the proxy of all, which shows when it is made again.
    fn ask(state: &mut State, request: RequestId) {
        let command = ConnectionCommand::Remove { id: ConnectionId("a".into()) };
        let effects = vec![Effect::Backend(Command::Connections { request, command })];
        state.await_answers(&effects, &ConnectionsIntent::OpenDefaultProxy.into());
    }

    fn no_keyring() -> VaultState {
        VaultState::NoKeyring { reason: "none".into() }
    }

    #[test]
    fn passphrases_are_judged_in_words() {
        for (passphrase, expected) in [
            ("", Strength::TooShort),
            ("1234567", Strength::TooShort),
            ("aaaaaaaaaaaa", Strength::Weak),
            ("12345678", Strength::Weak),
            ("moonlight7", Strength::Fair),
            ("синий трамвай едет", Strength::Strong),
            ("kQ7_fish-rain", Strength::Strong),
        ] {
            assert_eq!(strength(passphrase), expected, "{passphrase}");
        }
    }

    #[test]
    fn a_passphrase_is_made_only_when_it_was_typed_twice_the_same() {
        let mut state = state();
        needed(&mut state, RequestId(900), no_keyring());
        for (passphrase, again) in [("", ""), ("short", "short"), ("long enough", "long enougH")] {
            act(&mut state, typed(passphrase, again));
            assert!(act(&mut state, VaultIntent::Go).is_empty(), "{passphrase}");
        }
        act(&mut state, typed("long enough", "long enough"));
        assert_eq!(act(&mut state, VaultIntent::Go).len(), 1);
        assert!(act(&mut state, VaultIntent::Go).is_empty(), "not twice");
    }

    #[test]
    fn what_needed_the_vault_is_wished_again_once_it_is_open() {
        let mut state = state();
        ask(&mut state, RequestId(7));
        needed(&mut state, RequestId(7), no_keyring());
        act(&mut state, VaultIntent::Choose(VaultWay::SessionOnly));
        let request = act(&mut state, VaultIntent::Go)[0];
        let _ = receive(&mut state, Some(request), VaultState::Open(VaultPlace::SessionOnly));
        assert!(state.connections.vault.window.is_none());
        assert!(state.window.is_some(), "the wish was carried out again");
        state.window = None;
        let _ = receive(&mut state, None, VaultState::Open(VaultPlace::SessionOnly));
        assert!(state.window.is_none(), "and only once");
    }

    #[test]
    fn a_window_that_is_closed_gives_up_what_waited() {
        let mut state = state();
        ask(&mut state, RequestId(7));
        needed(&mut state, RequestId(7), VaultState::Locked);
        act(&mut state, VaultIntent::Close);
        let _ = receive(&mut state, None, VaultState::Open(VaultPlace::Passphrase));
        assert!(state.window.is_none());
    }

    #[test]
    fn a_wrong_passphrase_can_be_typed_again() {
        let mut state = state();
        let _ = receive(&mut state, None, VaultState::Locked);
        act(&mut state, VaultIntent::Open);
        let wrong = Message::new("window-vault-wrong");
        for _ in 0..2 {
            act(&mut state, typed("not this one", ""));
            let request = act(&mut state, VaultIntent::Go)[0];
            assert!(failed(&mut state, request, &VaultError::WrongPassphrase.message()));
            let window = state.connections.vault.window.as_ref().expect("it stays open");
            assert_eq!((window.error.as_ref(), window.request), (Some(&wrong), None));
            assert!(window.passphrase.expose().is_empty(), "it is typed anew");
            assert_eq!(state.connections.vault.state, Some(VaultState::Locked));
        }
    }

    #[test]
    fn a_wrong_passphrase_from_the_start_is_asked_for_like_any_other() {
        let mut state = state();
        let _ = receive(&mut state, None, VaultState::Broken(VaultError::WrongPassphrase));
        assert_eq!(state.connections.vault.state, Some(VaultState::Locked));
    }

    #[test]
    fn a_file_is_set_aside_only_at_the_second_word() {
        let mut state = state();
        let _ = receive(&mut state, None, VaultState::Broken(VaultError::Damaged));
        act(&mut state, VaultIntent::Open);
        assert!(act(&mut state, VaultIntent::SetAside).is_empty());
        act(&mut state, VaultIntent::AskSetAside);
        assert_eq!(act(&mut state, VaultIntent::SetAside).len(), 1);
    }
}
