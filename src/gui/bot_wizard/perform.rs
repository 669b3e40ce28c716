//! Carries out what a person wants of a bot that is being connected.

use super::state::BotWait;
use super::{BotPage, BotWizardIntent, BotWizardState};
use crate::backend::{Command, ConnectionCommand, TestTarget};
use crate::connection::{ConnectionId, ConnectionKind};
use crate::gui::connections::ServerChoice;
use crate::gui::effect::{Effect, Effects};
use crate::gui::perform::use_connection;
use crate::gui::state::{ModalWindow, State};
use crate::secret::Redactor;

/// Changes the state by one intent.
pub fn perform(state: &mut State, intent: BotWizardIntent) -> Effects {
    let wizard = &mut state.bot_wizard;
    let leaves = matches!(
        intent,
        BotWizardIntent::Back | BotWizardIntent::Stop | BotWizardIntent::AskToGiveUp | BotWizardIntent::GiveUp
    );
    if leaves && wizard.is_saving() {
        // What is being written is written: the answer is waited for.
        return Effects::new();
    }
    match intent {
        BotWizardIntent::Open => {
            if wizard.page == BotPage::Done {
                *wizard = BotWizardState::default();
            }
            state.window = Some(ModalWindow::BotWizard);
        }
        BotWizardIntent::Hide => state.window = None,
        BotWizardIntent::Back => return back(state),
        BotWizardIntent::Next => return next(state),
        BotWizardIntent::Stop => return stop(state),
        BotWizardIntent::AskToGiveUp if wizard.is_begun() => wizard.gives_up = true,
        BotWizardIntent::KeepOn => wizard.gives_up = false,
        BotWizardIntent::AskToGiveUp | BotWizardIntent::GiveUp | BotWizardIntent::Finish => {
            let effects = stop(state);
            state.bot_wizard = BotWizardState::default();
            state.window = None;
            return effects;
        }
        BotWizardIntent::TypeToken(token) => {
            wizard.token = token;
            if wizard.is_ready() {
                Redactor::global().remember(&wizard.secret());
            }
            return change(state);
        }
        BotWizardIntent::ChooseServer(server) => {
            wizard.server = server;
            return change(state);
        }
        BotWizardIntent::TypeUrl(url) => {
            wizard.url = url;
            return change(state);
        }
        BotWizardIntent::ToggleServer => wizard.server_open = !wizard.server_open,
        BotWizardIntent::EditProxy(proxy) => {
            if let Some(password) = proxy.typed_password() {
                Redactor::global().remember(&password);
            }
            wizard.proxy = *proxy;
            return change(state);
        }
        BotWizardIntent::ToggleProxy => wizard.proxy_open = !wizard.proxy_open,
        BotWizardIntent::ToggleGroups => wizard.groups_open = !wizard.groups_open,
        BotWizardIntent::ReadChats => return read_chats(state),
        BotWizardIntent::ChooseMine(chat) => wizard.mine = chat,
        BotWizardIntent::TypeName(name) => wizard.name = name,
        BotWizardIntent::UseInStep => {
            let name = wizard.kept.take().unwrap_or_default();
            *wizard = BotWizardState::default();
            state.window = None;
            return use_connection(state, ConnectionKind::Bot, name);
        }
    }
    Effects::new()
}

/// The token or the server is another: the answer under way is of no use.
fn change(state: &mut State) -> Effects {
    state.bot_wizard.forget_bot();
    stop(state)
}

fn stop(state: &mut State) -> Effects {
    match state.bot_wizard.wait.take() {
        Some((request, _)) => vec![Effect::Backend(Command::CancelRequest { request })],
        None => Effects::new(),
    }
}

fn back(state: &mut State) -> Effects {
    let effects = stop(state);
    let wizard = &mut state.bot_wizard;
    wizard.problem = None;
    wizard.page = match wizard.page {
        BotPage::Token | BotPage::Facts => BotPage::Token,
        BotPage::Chats => BotPage::Facts,
        BotPage::Done => BotPage::Done,
    };
    effects
}

fn next(state: &mut State) -> Effects {
    let is_named = state.bot_name_fault().is_none();
    let wizard = &mut state.bot_wizard;
    if wizard.wait.is_some() {
        return Effects::new();
    }
    match wizard.page {
        BotPage::Token if !wizard.is_ready() => Effects::new(),
        BotPage::Token if wizard.facts.is_some() => {
            wizard.page = BotPage::Facts;
            Effects::new()
        }
        BotPage::Token => ask(state, BotWait::Look),
        BotPage::Facts => {
            wizard.page = BotPage::Chats;
            // The sandbox's updates are nobody's work; reading those of a real bot is asked about first.
            if wizard.chats.is_none() && wizard.server == ServerChoice::Sandbox {
                return ask(state, BotWait::Chats);
            }
            Effects::new()
        }
        BotPage::Chats if is_named => ask(state, BotWait::Save),
        BotPage::Chats | BotPage::Done => Effects::new(),
    }
}

fn read_chats(state: &mut State) -> Effects {
    match state.bot_wizard.wait {
        Some(_) => Effects::new(),
        None => ask(state, BotWait::Chats),
    }
}

/// Sends what the page needs to be known or kept.
fn ask(state: &mut State, wait: BotWait) -> Effects {
    state.bot_wizard.id.get_or_insert_with(ConnectionId::fresh);
    let Some((connection, secrets)) = state.bot_wizard.connection() else { return Effects::new() };
    secrets.iter().for_each(|(_, secret)| Redactor::global().remember(secret));
    let connection = Box::new(connection);
    let command = match wait {
        BotWait::Look => ConnectionCommand::LookAtBot { target: TestTarget::Draft { connection, secrets } },
        BotWait::Chats => ConnectionCommand::BotChats { target: TestTarget::Draft { connection, secrets } },
        BotWait::Save => {
            let secrets = secrets.into_iter().map(|(slot, secret)| (slot, Some(secret))).collect();
            ConnectionCommand::Save { connection, secrets }
        }
    };
    let request = state.request();
    state.bot_wizard.problem = None;
    state.bot_wizard.wait = Some((request, wait));
    vec![Effect::Backend(Command::Connections { request, command })]
}

#[cfg(test)]
mod tests {
    use super::super::{failed, receive};
    use super::*;
    use crate::backend::{ConnectionEvent, RequestId};
    use crate::connection::ConnectionId;
    use crate::gui::state::TypedSecret;
    use crate::storage::Settings;
    use crate::texts::{Language, Message};

    fn saving() -> State {
        let mut state = State::new(Settings::default(), Language::English);
        let wizard = &mut state.bot_wizard;
        wizard.token = TypedSecret::new(format!("1000000:{}", "x".repeat(35)));
        (wizard.page, wizard.name) = (BotPage::Chats, "Shop".into());
        assert_eq!(perform(&mut state, BotWizardIntent::Next).len(), 1);
        assert!(state.bot_wizard.is_saving());
        state
    }

    #[test]
    fn a_bot_that_is_being_kept_is_waited_for() {
        let mut state = saving();
        let ways = [
            BotWizardIntent::Back,
            BotWizardIntent::Stop,
            BotWizardIntent::AskToGiveUp,
            BotWizardIntent::GiveUp,
            BotWizardIntent::Next,
        ];
        for intent in ways {
            assert!(perform(&mut state, intent).is_empty());
        }
        assert!(state.bot_wizard.is_saving() && !state.bot_wizard.gives_up);
        let request: Option<RequestId> = state.bot_wizard.wait.map(|(request, _)| request);
        let saved = ConnectionEvent::Saved { id: ConnectionId("a".into()), name: "Shop".into() };
        let _ = receive(&mut state, request, &saved);
        assert_eq!(state.bot_wizard.page, BotPage::Done);
    }

    #[test]
    fn a_bot_that_was_not_kept_can_be_changed() {
        let mut state = saving();
        let request = state.bot_wizard.wait.map(|(request, _)| request).expect("it is under way");
        assert!(failed(&mut state, request, &Message::new("window-cancel")));
        let _ = perform(&mut state, BotWizardIntent::Back);
        assert_eq!(state.bot_wizard.page, BotPage::Facts);
    }
}
