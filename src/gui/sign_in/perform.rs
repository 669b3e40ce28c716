//! Carries out what a person wants of the sign-in of an account.

use super::application::{Pasted, is_hash, read_id};
use super::intent::Fold;
use super::state::{SignInPage, SignInState, SignInStep};
use super::{Finish, SignInIntent};
use crate::backend::{Command, ConnectionCommand, RequestId, SignInApplication, SignInCommand};
use crate::connection::{ConnectionId, ConnectionKind, check_name};
use crate::gui::connections::ServerChoice;
use crate::gui::effect::{Effect, Effects};
use crate::gui::perform::use_connection;
use crate::gui::state::{ModalWindow, State, TypedSecret};
use crate::gui::token::{self, TokenIntent};
use crate::secret::{Redactor, Secret};
use crate::texts::Message;
use std::time::Instant;

/// Changes the state by one intent.
pub fn perform(state: &mut State, intent: SignInIntent) -> Effects {
    let now = Instant::now();
    let wizard = &mut state.sign_in;
    match intent {
        SignInIntent::Open => open(state, None),
        SignInIntent::OpenFor(id) => open(state, Some(&id)),
        SignInIntent::Hide => state.window = None,
        SignInIntent::Back => return cancelled(wizard.go_back()),
        SignInIntent::Next => {
            let step = wizard.go_on(now);
            return take(state, step);
        }
        SignInIntent::AskToGiveUp if wizard.is_begun() => wizard.gives_up = true,
        SignInIntent::KeepOn => wizard.gives_up = false,
        SignInIntent::AskToGiveUp | SignInIntent::GiveUp => {
            let effects = cancelled(wizard.id.take());
            *wizard = SignInState::default();
            state.window = None;
            return effects;
        }
        SignInIntent::TypeApiId(_)
        | SignInIntent::TypeApiHash(_)
        | SignInIntent::SwapApplication
        | SignInIntent::ChooseApplication(_)
        | SignInIntent::ChooseServer(_)
        | SignInIntent::EditProxy(_) => {
            change_start(wizard, intent);
            wizard.forgive();
            // What was begun with other settings is of no use.
            return cancelled(wizard.abandon());
        }
        SignInIntent::TypePhone(phone) => {
            wizard.phone = phone;
            wizard.forgive();
            return cancelled(wizard.abandon());
        }
        SignInIntent::ShowQr => {
            let step = wizard.choose_qr(now);
            let is_superseded = step.is_some() && wizard.sent.is_some();
            let effects = if is_superseded { cancelled(wizard.abandon()) } else { Effects::new() };
            return effects.into_iter().chain(take(state, step)).collect();
        }
        SignInIntent::UsePhone if wizard.page == SignInPage::Qr => return cancelled(wizard.go_back()),
        SignInIntent::UsePhone => {}
        SignInIntent::TypeCode(code) => {
            let step = wizard.type_code(code.expose(), now);
            return take(state, step);
        }
        SignInIntent::Resend => {
            let step = wizard.resend(now);
            return take(state, step);
        }
        SignInIntent::TypePassword(password) => {
            wizard.password = password;
            wizard.forgive();
        }
        SignInIntent::TypeName(name) => wizard.name = name,
        SignInIntent::Toggle(fold) => {
            let folds = &mut wizard.folds;
            let open = match fold {
                Fold::Applications => &mut folds.applications,
                Fold::Server => &mut folds.server,
                Fold::Proxy => &mut folds.proxy,
                Fold::ApiHash => &mut folds.api_hash,
                Fold::Password => &mut folds.password,
                Fold::Hint => &mut folds.hint,
            };
            *open = !*open;
        }
        SignInIntent::Finish(finish) => return rename_and_finish(state, finish),
    }
    Effects::new()
}

/// Opens the wizard: where it was left, or at its beginning. One that was begun for something else is asked about first.
fn open(state: &mut State, again: Option<&ConnectionId>) {
    let kept = again.and_then(|id| state.connections.entry(id)).map(|entry| &entry.connection);
    if kept.is_some_and(|kept| ServerChoice::of(&kept.endpoint).0 == ServerChoice::Own) {
        state.say_error(Message::new("backend-sign-in-own-server"));
        return;
    }
    let wizard = &mut state.sign_in;
    if wizard.again.as_ref() == again {
        // The last page stays until it is left: what was kept while nobody looked is told there.
    } else if wizard.is_begun() {
        wizard.gives_up = true;
    } else {
        *wizard = kept.map(SignInState::again).unwrap_or_default();
    }
    state.window = Some(ModalWindow::SignIn);
}

/// What the sign-in begins with is another.
fn change_start(wizard: &mut SignInState, intent: SignInIntent) {
    match intent {
        SignInIntent::TypeApiId(text) if !type_pasted(wizard, &text) => wizard.api_id = text,
        SignInIntent::TypeApiHash(text) if !type_pasted(wizard, &text) => wizard.api_hash = text,
        SignInIntent::SwapApplication => std::mem::swap(&mut wizard.api_id, &mut wizard.api_hash),
        SignInIntent::ChooseApplication(of) => wizard.application_of = of,
        SignInIntent::ChooseServer(server) => wizard.server = server,
        SignInIntent::EditProxy(proxy) => {
            proxy.typed_password().iter().for_each(|password| Redactor::global().remember(password));
            wizard.proxy = *proxy;
        }
        _ => {}
    }
    for typed in [wizard.api_id.expose(), wizard.api_hash.expose()] {
        if is_hash(typed) {
            Redactor::global().remember(&Secret::new(typed.trim()));
        }
    }
}

/// Takes out of a text with other words what belongs into the fields; says whether there was something.
fn type_pasted(wizard: &mut SignInState, text: &TypedSecret) -> bool {
    if is_hash(text.expose()) || read_id(text.expose()).is_some() {
        return false;
    }
    let Pasted { id, hash } = Pasted::find(text.expose());
    let is_any = id.is_some() || hash.is_some();
    if let Some(id) = id {
        wizard.api_id = id;
    }
    if let Some(hash) = hash {
        wizard.api_hash = hash;
    }
    is_any
}

fn cancelled(sign_in: Option<RequestId>) -> Effects {
    let cancel = |sign_in| Effect::Backend(Command::SignIn { sign_in, command: SignInCommand::Cancel });
    sign_in.map(cancel).into_iter().collect()
}

/// Has the backend take a step; begins the sign-in first where none is under way.
pub(super) fn take(state: &mut State, step: Option<SignInStep>) -> Effects {
    let Some(step) = step else { return Effects::new() };
    let mut commands = Vec::new();
    let sign_in = match state.sign_in.id {
        Some(id) => id,
        None => {
            let Some(start) = state.sign_in.start() else { return Effects::new() };
            if let SignInApplication::Typed { api_hash, .. } = &start.application {
                Redactor::global().remember(api_hash);
            }
            start.proxy_password.iter().for_each(|password| Redactor::global().remember(password));
            commands.push(SignInCommand::Begin(Box::new(start)));
            let id = state.request();
            state.sign_in.id = Some(id);
            id
        }
    };
    let wizard = &mut state.sign_in;
    let secret = |typed: &TypedSecret| {
        let secret = Secret::new(typed.expose());
        Redactor::global().remember(&secret);
        secret
    };
    commands.push(match step {
        SignInStep::SendCode => SignInCommand::SendCode { phone: wizard.phone.trim().to_owned() },
        SignInStep::ResendCode => SignInCommand::ResendCode,
        SignInStep::EnterCode => SignInCommand::EnterCode { code: secret(&wizard.code) },
        SignInStep::EnterPassword => SignInCommand::EnterPassword { password: secret(&wizard.password) },
        SignInStep::ShowQr => SignInCommand::ShowQr,
        SignInStep::Keep => SignInCommand::Keep { name: wizard.name.trim().to_owned() },
    });
    wizard.take(step);
    commands.into_iter().map(|command| Effect::Backend(Command::SignIn { sign_in, command })).collect()
}

/// Keeps the new name, if there is one, and leaves the last page.
fn rename_and_finish(state: &mut State, finish: Finish) -> Effects {
    let Some((id, kept)) = state.sign_in.kept.clone().filter(|_| state.sign_in.renaming.is_none()) else {
        return Effects::new();
    };
    let name = state.sign_in.name.trim().to_owned();
    if name == kept {
        return leave(state, finish);
    }
    let others = state.connection_names().into_iter().filter(|other| *other != kept);
    if check_name(&name, others).is_err() {
        return Effects::new();
    }
    let request = state.request();
    state.sign_in.renaming = Some((request, finish));
    state.sign_in.trouble = None;
    vec![Effect::Backend(Command::Connections {
        request,
        command: ConnectionCommand::Rename { id, name, files: Vec::new() },
    })]
}

/// Closes the wizard that is done.
pub(super) fn leave(state: &mut State, finish: Finish) -> Effects {
    let Some((id, name)) = state.sign_in.kept.take() else { return Effects::new() };
    state.sign_in = SignInState::default();
    state.window = None;
    match finish {
        Finish::Close => Effects::new(),
        Finish::UseInStep => use_connection(state, ConnectionKind::User, name),
        Finish::OpenToken => token::perform(state, TokenIntent::Open(id)),
    }
}
