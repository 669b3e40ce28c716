//! A session string that is brought in: what was typed, what it was recognised as, and how far it has come.

use super::{ImportIntent, TokenState};
use crate::backend::{Command, ConnectionCommand, ConnectionEvent, RequestId};
use crate::connection::{ConnectionKind, Endpoint, EndpointError, UserServer, check_name, free_name};
use crate::gui::connections::ServerChoice;
use crate::gui::effect::{Effect, Effects};
use crate::gui::perform::use_connection;
use crate::gui::problem::Problem;
use crate::gui::state::{State, TypedSecret};
use crate::secret::{Redactor, Secret};
use crate::telegram::SessionForm;
use crate::texts::Message;

/// What a string is, as far as it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    pub form: SessionForm,
    /// Where it goes; `None` where the form has no address.
    pub server: Option<UserServer>,
    pub api_id: Option<i32>,
    pub dc: i32,
}

/// What is awaited of the backend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportWait {
    Recognise,
    Import,
}

/// The state of the window. Hidden by mistake, it is all still there.
#[derive(Debug, Default)]
pub struct ImportState {
    pub text: TypedSecret,
    pub recognised: Option<Recognised>,
    /// Why the text is no session string.
    pub unreadable: Option<Message>,
    pub api_id: String,
    pub name: String,
    /// The name was typed by the person, not proposed.
    named: bool,
    pub server: Option<ServerChoice>,
    /// The address of a server of one's own.
    pub address: String,
    pub server_open: bool,
    pub problem: Option<Problem>,
    pub wait: Option<(RequestId, ImportWait)>,
    /// The name that the account is kept under.
    pub kept: Option<String>,
}

impl ImportState {
    pub(super) fn is_at_rest(&self) -> bool {
        self.wait.is_none()
    }

    /// The server that was chosen instead of the string's own, or why the typed address is none.
    pub fn user_server(&self) -> Result<Option<UserServer>, EndpointError> {
        let Some(choice) = self.server else { return Ok(None) };
        match choice.endpoint(ConnectionKind::User, &self.address)? {
            Endpoint::User(server) => Ok(Some(server)),
            Endpoint::Bot(_) => Ok(None),
        }
    }

    /// The API ID: the string's own, or the one that was typed.
    pub fn api_id(&self) -> Option<i32> {
        let recognised = self.recognised.as_ref()?;
        recognised.api_id.or_else(|| self.api_id.trim().parse().ok().filter(|id| *id > 0))
    }

    /// Whether it leads into the sandbox or to a server on this machine, as rehearsals do.
    pub fn is_local(&self) -> bool {
        let server = self.user_server().ok().flatten();
        let server = server.as_ref().or(self.recognised.as_ref().and_then(|known| known.server.as_ref()));
        match server {
            Some(UserServer::Own { address }) => address.ip().is_loopback(),
            Some(UserServer::Sandbox) => true,
            Some(UserServer::Telegram | UserServer::TestServers) | None => false,
        }
    }

    /// Whether the account can be connected to.
    pub fn is_ready<'t>(&self, others: impl IntoIterator<Item = &'t str>) -> bool {
        let is_known = self.recognised.is_some() && self.api_id().is_some() && self.user_server().is_ok();
        is_known && check_name(self.name.trim(), others).is_ok()
    }
}

/// Changes the state by one intent.
pub(super) fn perform(state: &mut State, intent: ImportIntent) -> Effects {
    let import = &mut state.token.import;
    match intent {
        ImportIntent::Type(text) => {
            import.text = text;
            return recognise(state);
        }
        ImportIntent::TypeApiId(api_id) => import.api_id = api_id,
        ImportIntent::TypeName(name) => {
            import.name = name;
            import.named = true;
        }
        ImportIntent::ChooseServer(server) => import.server = server,
        ImportIntent::TypeAddress(address) => import.address = address,
        ImportIntent::ToggleServer => import.server_open = !import.server_open,
        ImportIntent::Go => return go(state),
        ImportIntent::GiveUp => {
            let effects = stop(state);
            state.token.import = ImportState::default();
            state.window = None;
            return effects;
        }
        ImportIntent::UseInStep => {
            let name = import.kept.take().unwrap_or_default();
            state.token.import = ImportState::default();
            state.window = None;
            return use_connection(state, ConnectionKind::User, name);
        }
    }
    Effects::new()
}

/// Gives up what is awaited.
pub(super) fn stop(state: &mut State) -> Effects {
    match state.token.import.wait.take() {
        Some((request, _)) => vec![Effect::Backend(Command::CancelRequest { request })],
        None => Effects::new(),
    }
}

/// Asks what kind of string was typed.
fn recognise(state: &mut State) -> Effects {
    let mut effects = stop(state);
    let import = &mut state.token.import;
    import.recognised = None;
    import.unreadable = None;
    import.problem = None;
    if import.text.expose().trim().is_empty() {
        return effects;
    }
    let text = Secret::new(import.text.expose().trim());
    let request = state.request();
    state.token.import.wait = Some((request, ImportWait::Recognise));
    let command = ConnectionCommand::Recognise { text };
    effects.push(Effect::Backend(Command::Connections { request, command }));
    effects
}

fn go(state: &mut State) -> Effects {
    let import = &state.token.import;
    let ready = import.wait.is_none() && import.is_ready(state.connection_names());
    let (Some(api_id), Ok(server), true) = (import.api_id(), import.user_server(), ready) else {
        return Effects::new();
    };
    let text = Secret::new(import.text.expose().trim());
    let name = import.name.trim().to_owned();
    let request = state.request();
    state.token.import.problem = None;
    state.token.import.wait = Some((request, ImportWait::Import));
    let command = ConnectionCommand::Import { name, text, api_id, api_hash: None, server };
    vec![Effect::Backend(Command::Connections { request, command })]
}

/// Takes in an answer that was awaited.
pub(super) fn receive(state: &mut State, request: Option<RequestId>, event: &ConnectionEvent) {
    let Some(wait) = take_wait(&mut state.token, request) else { return };
    match (wait, event) {
        (ImportWait::Recognise, ConnectionEvent::Recognised { form, server, api_id, dc }) => {
            let base = Message::new("window-import-name-proposed").with("form", form.title()).show(state.language);
            let name = free_name(&base, state.connection_names());
            let import = &mut state.token.import;
            // Before it was recognised it could be any word, which must stay readable everywhere.
            Redactor::global().remember(&Secret::new(import.text.expose().trim()));
            import.recognised = Some(Recognised { form: *form, server: server.clone(), api_id: *api_id, dc: *dc });
            if !import.named || import.name.trim().is_empty() {
                import.name = name;
            }
        }
        (ImportWait::Import, ConnectionEvent::Saved { name, .. }) => {
            // Another account may have had this name.
            state.agreed.retain(|(connection, _)| connection != name);
            let import = &mut state.token.import;
            import.text = TypedSecret::default();
            import.kept = Some(name.clone());
        }
        // Such as the parts of a test: the answer itself is still to come.
        (wait, _) => state.token.import.wait = request.map(|request| (request, wait)),
    }
}

/// Takes in that a request could not be carried out; says whether it was one of this window.
pub(super) fn failed(state: &mut State, request: RequestId, message: &Message) -> bool {
    let Some(wait) = take_wait(&mut state.token, Some(request)) else { return false };
    let import = &mut state.token.import;
    match wait {
        ImportWait::Recognise => import.unreadable = Some(message.clone()),
        ImportWait::Import => import.problem = Some(message.into()),
    }
    true
}

pub(super) fn take_wait(token: &mut TokenState, request: Option<RequestId>) -> Option<ImportWait> {
    token.import.wait.take_if(|(waiting, _)| Some(*waiting) == request).map(|(_, wait)| wait)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::Settings;
    use crate::texts::Language;

    #[test]
    fn a_text_is_masked_once_it_is_known_to_be_a_session_string() {
        let mut state = State::new(Settings::default(), Language::English);
        let typed = "a word of the scenario 5c1f";
        let effects = perform(&mut state, ImportIntent::Type(TypedSecret::new(typed.into())));
        assert_eq!(effects.len(), 1, "it is asked about");
        assert_eq!(Redactor::global().redact(typed), typed);
        let request = state.token.import.wait.map(|(request, _)| request);
        let known = ConnectionEvent::Recognised { form: SessionForm::Telethon, server: None, api_id: None, dc: 2 };
        receive(&mut state, request, &known);
        assert_ne!(Redactor::global().redact(typed), typed);
    }

    fn recognised(server: Option<UserServer>, api_id: Option<i32>) -> ImportState {
        let known = Recognised { form: SessionForm::Telethon, server, api_id, dc: 2 };
        ImportState { recognised: Some(known), name: "A".into(), ..ImportState::default() }
    }

    #[test]
    fn the_api_id_is_the_strings_own_or_a_typed_one() {
        for (own, typed, expected) in [
            (Some(7), "", Some(7)),
            (Some(7), "8", Some(7)),
            (None, " 8 ", Some(8)),
            (None, "", None),
            (None, "0", None),
            (None, "-1", None),
            (None, "abc", None),
            (None, "99999999999", None),
        ] {
            let mut import = recognised(None, own);
            import.api_id = typed.into();
            assert_eq!(import.api_id(), expected, "{own:?} {typed:?}");
            assert_eq!(import.is_ready(["B"]), expected.is_some());
        }
    }

    #[test]
    fn it_is_ready_only_with_a_free_name_and_an_address() {
        let mut import = recognised(None, Some(7));
        assert!(import.is_ready(["B"]));
        assert!(!import.is_ready(["a"]), "the name is taken");
        import.server = Some(ServerChoice::Own);
        assert!(!import.is_ready(["B"]), "an address is missing");
        import.address = "127.0.0.1:443".into();
        assert!(import.is_ready(["B"]));
        import.recognised = None;
        assert!(!import.is_ready(["B"]), "nothing is recognised");
    }

    #[test]
    fn rehearsals_are_told_from_the_real_telegram() {
        let address = |text: &str| UserServer::own(text).ok();
        for (server, expected) in [
            (None, false),
            (Some(UserServer::Telegram), false),
            (address("127.0.0.1:443"), true),
            (address("[::1]:443"), true),
            (address("192.0.2.1:443"), false),
        ] {
            assert_eq!(recognised(server.clone(), None).is_local(), expected, "{server:?}");
        }
        let mut import = recognised(None, None);
        import.server = Some(ServerChoice::Sandbox);
        assert!(import.is_local());
    }
}
