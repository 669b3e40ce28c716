//! A session string, or a key alone, that is brought in: what was typed, what it was recognised as, and how far it has come.

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

/// What a text is, as far as it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognised {
    Session {
        form: SessionForm,
        /// Where it goes; `None` where the form has no address.
        server: Option<UserServer>,
        api_id: Option<i32>,
        dc: i32,
    },
    /// Server and data centre have to be said.
    Key,
}

impl Recognised {
    pub fn api_id(&self) -> Option<i32> {
        match self {
            Self::Session { api_id, .. } => *api_id,
            Self::Key => None,
        }
    }

    fn server(&self) -> Option<&UserServer> {
        match self {
            Self::Session { server, .. } => server.as_ref(),
            Self::Key => None,
        }
    }
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
    /// Why the text is neither a session string nor a key.
    pub unreadable: Option<Message>,
    pub api_id: String,
    pub name: String,
    /// The name was typed by the person, not proposed.
    named: bool,
    pub server: Option<ServerChoice>,
    /// The address of a server of one's own.
    pub address: String,
    /// The data centre of a key alone.
    pub dc: String,
    pub server_open: bool,
    pub problem: Option<Problem>,
    pub wait: Option<(RequestId, ImportWait)>,
    /// An import that was given up; it may have been too late for that.
    given_up: Option<RequestId>,
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
        recognised.api_id().or_else(|| self.api_id.trim().parse().ok().filter(|id| *id > 0))
    }

    /// The data centre that was typed for a key alone.
    pub fn dc(&self) -> Option<i32> {
        self.dc.trim().parse().ok().filter(|dc| (1..=5).contains(dc))
    }

    pub fn is_key(&self) -> bool {
        self.recognised == Some(Recognised::Key)
    }

    /// Whether it leads into the sandbox or to a server on this machine, as rehearsals do.
    pub fn is_local(&self) -> bool {
        let server = self.user_server().ok().flatten();
        let server = server.as_ref().or(self.recognised.as_ref().and_then(Recognised::server));
        match server {
            Some(UserServer::Own { address }) => address.ip().is_loopback(),
            Some(UserServer::Sandbox) => true,
            Some(UserServer::Telegram | UserServer::TestServers) | None => false,
        }
    }

    /// Whether the account can be connected to.
    pub fn is_ready<'t>(&self, others: impl IntoIterator<Item = &'t str>) -> bool {
        let is_known = self.recognised.is_some() && self.api_id().is_some() && self.user_server().is_ok();
        let has_place = !self.is_key() || (self.server.is_some() && self.dc().is_some());
        is_known && has_place && check_name(self.name.trim(), others).is_ok()
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
        ImportIntent::TypeDc(dc) => import.dc = dc,
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
    let import = &mut state.token.import;
    let Some((request, wait)) = import.wait.take() else { return Effects::new() };
    import.given_up = (wait == ImportWait::Import).then_some(request);
    vec![Effect::Backend(Command::CancelRequest { request })]
}

/// Asks what kind of string was typed.
fn recognise(state: &mut State) -> Effects {
    let mut effects = stop(state);
    let import = &mut state.token.import;
    if import.is_key() {
        // They were said for the key.
        import.server = None;
        import.server_open = false;
    }
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
    let dc = import.is_key().then(|| import.dc()).flatten();
    let request = state.request();
    state.token.import.problem = None;
    state.token.import.wait = Some((request, ImportWait::Import));
    let command = ConnectionCommand::Import { name, text, api_id, api_hash: None, server, dc };
    vec![Effect::Backend(Command::Connections { request, command })]
}

/// Takes in an answer that was awaited.
pub(super) fn receive(state: &mut State, request: Option<RequestId>, event: &ConnectionEvent) {
    if let ConnectionEvent::Saved { name, .. } = event
        && let Some(request) = request
        && state.token.import.given_up == Some(request)
    {
        return kept(state, name);
    }
    let Some(wait) = take_wait(&mut state.token, request) else { return };
    match (wait, event) {
        (ImportWait::Recognise, ConnectionEvent::Recognised { form, server, api_id, dc }) => {
            let base = Message::new("window-import-name-proposed").with("form", form.title());
            let known = Recognised::Session { form: *form, server: server.clone(), api_id: *api_id, dc: *dc };
            recognised(state, known, &base);
        }
        (ImportWait::Recognise, ConnectionEvent::KeyRecognised) => {
            recognised(state, Recognised::Key, &Message::new("window-import-name-key"));
            let import = &mut state.token.import;
            import.server = import.server.or(Some(ServerChoice::Own));
            import.server_open = true;
        }
        (ImportWait::Import, ConnectionEvent::Saved { name, .. }) => kept(state, name),
        // Such as the parts of a test: the answer itself is still to come.
        (wait, _) => state.token.import.wait = request.map(|request| (request, wait)),
    }
}

/// It is known what was typed; `proposed` is what the connection may be called.
fn recognised(state: &mut State, known: Recognised, proposed: &Message) {
    let name = free_name(&proposed.show(state.language), state.connection_names());
    let import = &mut state.token.import;
    // Before it was recognised it could be any word, which must stay readable everywhere.
    Redactor::global().remember(&Secret::new(import.text.expose().trim()));
    import.recognised = Some(known);
    if !import.named || import.name.trim().is_empty() {
        import.name = name;
    }
}

/// The account is kept under this name.
fn kept(state: &mut State, name: &str) {
    // Another account may have had this name.
    state.agreed.retain(|(connection, _)| connection != name);
    let import = &mut state.token.import;
    import.wait = None;
    import.given_up = None;
    import.text = TypedSecret::default();
    import.kept = Some(name.to_owned());
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
        let known = Recognised::Session { form: SessionForm::Telethon, server, api_id, dc: 2 };
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
    fn a_key_needs_its_server_and_data_centre() {
        let mut import = recognised(None, None);
        import.recognised = Some(Recognised::Key);
        import.api_id = "7".into();
        import.server = Some(ServerChoice::Own);
        import.address = "127.0.0.1:443".into();
        for (dc, expected) in [("", None), ("0", None), ("6", None), ("two", None), (" 2 ", Some(2)), ("5", Some(5))] {
            import.dc = dc.into();
            assert_eq!((import.dc(), import.is_ready(["B"])), (expected, expected.is_some()), "{dc}");
        }
        import.server = None;
        assert!(!import.is_ready(["B"]));
    }

    #[test]
    fn an_account_that_was_kept_when_it_was_given_up_is_told_as_kept() {
        let mut state = State::new(Settings::default(), Language::English);
        state.token.import = recognised(None, Some(7));
        let request = state.request();
        for (wait, expected) in [(ImportWait::Recognise, None), (ImportWait::Import, Some("A"))] {
            state.token.import.wait = Some((request, wait));
            assert_eq!(stop(&mut state).len(), 1);
            let id = crate::connection::ConnectionId::fresh();
            receive(&mut state, Some(request), &ConnectionEvent::Saved { id, name: "A".into() });
            assert_eq!(state.token.import.kept.as_deref(), expected);
        }
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
