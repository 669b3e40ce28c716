//! `scenogram login`: an account signs in in a terminal, by the same steps as in the window; or over pipes, a line for
//! each answer.
//!
//! Whatever ends it before the account is kept takes back the code and the session at Telegram.

mod qr;
mod words;

use super::arguments::LoginArguments;
use super::connections::{Front, LOOK_UP, Need, Stop, api_hash, api_id, card, hidden, shown, typed};
use super::exit::Exit;
use super::output;
use crate::backend::{
    Command, ConnectionEvent, Event, RequestId, SandboxStart, SignInApplication, SignInCommand, SignInEvent,
    SignInStart, SignedInCard,
};
use crate::connection::{ProxyChoice, UserServer, free_name};
use crate::engine::ActionError;
use crate::secret::{Redactor, Secret};
use crate::telegram::PasswordQuestion;
use crate::texts::{Language, Message};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long Telegram is told that a sign-in is given up.
const FAREWELL: Duration = Duration::from_secs(6);

/// Signs an account in.
pub(super) fn login(arguments: &LoginArguments, secrets: Option<&Path>, language: Language) -> Exit {
    let server = match server(arguments.server.as_deref()) {
        Ok(UserServer::Own { .. }) => {
            return Stop::Told(Message::new("backend-sign-in-own-server"), Exit::Usage).say(language);
        }
        Ok(server) => server,
        Err(stop) => return stop.say(language),
    };
    let sandbox = match server {
        UserServer::Sandbox => SandboxStart::AtOnce,
        _ => SandboxStart::WhenNeeded,
    };
    let done = Front::start(secrets, sandbox, language).and_then(|mut front| {
        front.open_vault(Need::Keep)?;
        // Before Telegram is asked for a code, of which there are few.
        let again = match &arguments.name {
            Some(name) => front.signed_out(name, &server)?,
            None => None,
        };
        if let (Some(name), None) = (&arguments.name, &again) {
            front.check_name(name)?;
        }
        let (into, proxy) = again.map_or((None, ProxyChoice::Default), |kept| (Some(kept.id), kept.proxy));
        let application = application(&mut front, arguments, &server)?;
        let start = SignInStart { server, proxy, proxy_password: None, application, into };
        let id = front.next_request();
        let mut login = Login { front, id, arguments };
        login.send(SignInCommand::Begin(Box::new(start)));
        let kept = login.sign_in().and_then(|signed_in| login.keep(&signed_in));
        if kept.is_err() {
            login.give_up();
        }
        kept
    });
    match done {
        Ok(()) => Exit::Done,
        Err(stop) => stop.say(language),
    }
}

/// The server that a person names: `telegram`, `test`, `sandbox`, or the address of one's own.
pub(in crate::cli) fn server(named: Option<&str>) -> Result<UserServer, Stop> {
    match named {
        None | Some("telegram") => Ok(UserServer::Telegram),
        Some("test") => Ok(UserServer::TestServers),
        Some("sandbox") => Ok(UserServer::Sandbox),
        Some(address) => UserServer::own(address).map_err(|error| Stop::Told(error.message(), Exit::Usage)),
    }
}

/// API ID and hash: those of the sandbox, or what is given or typed.
fn application(front: &mut Front, arguments: &LoginArguments, server: &UserServer) -> Result<SignInApplication, Stop> {
    if *server == UserServer::Sandbox {
        let facts = front.sandbox()?;
        output::say(front.language, &Message::new("cli-login-sandbox"));
        for person in &facts.people {
            output::err(&words::person(person, front.language));
        }
        return Ok(SignInApplication::Typed { api_id: facts.api_id, api_hash: facts.api_hash.duplicate() });
    }
    let api_id = match arguments.api_id {
        Some(api_id) => api_id,
        None => {
            output::say(front.language, &Message::new("cli-login-application"));
            api_id(&shown(front, &Message::new("cli-ask-api-id"))?)?
        }
    };
    let api_hash = api_hash(front, arguments.from_file.as_deref())?;
    Ok(SignInApplication::Typed { api_id, api_hash })
}

/// A sign-in under way.
struct Login<'a> {
    front: Front,
    id: RequestId,
    arguments: &'a LoginArguments,
}

/// What is asked for next.
enum Step {
    /// Without a number that was given with the command, one is asked for.
    Phone {
        given: Option<String>,
    },
    Code,
    Password(PasswordQuestion),
    Qr,
}

impl Login<'_> {
    fn send(&self, command: SignInCommand) {
        self.front.backend.send(Command::SignIn { sign_in: self.id, command });
    }

    /// The next event of this sign-in.
    fn heard(&mut self) -> Result<SignInEvent, Stop> {
        let own = self.id;
        self.front.wait(|event| match event {
            Event::SignIn { sign_in, event } if sign_in == own => Some(event),
            _ => None,
        })
    }

    /// Asks and answers until the account is in.
    fn sign_in(&mut self) -> Result<SignedInCard, Stop> {
        let mut step = match self.arguments.qr {
            true => Step::Qr,
            false => Step::Phone { given: self.arguments.phone.clone() },
        };
        loop {
            match &step {
                Step::Phone { given } => {
                    let phone = match given {
                        Some(phone) => phone.clone(),
                        None => shown(&mut self.front, &Message::new("cli-ask-phone"))?,
                    };
                    self.send(SignInCommand::SendCode { phone });
                }
                Step::Code => match code_or_wish(&mut self.front, &Message::new("cli-ask-code"))? {
                    Answer::Again => self.send(SignInCommand::ResendCode),
                    Answer::Back => {
                        step = Step::Phone { given: None };
                        continue;
                    }
                    Answer::Word(code) => self.send(SignInCommand::EnterCode { code }),
                },
                Step::Password(question) => {
                    let password = hidden(&mut self.front, &Message::new("cli-ask-password"))?;
                    if password.expose().is_empty() {
                        output::say(self.front.language, &words::hint(question));
                        continue;
                    }
                    self.send(SignInCommand::EnterPassword { password });
                }
                Step::Qr => self.send(SignInCommand::ShowQr),
            }
            step = loop {
                match self.heard()? {
                    SignInEvent::CodeSent(sent) => {
                        output::say(self.front.language, &words::sent(&sent));
                        words::next(&sent).iter().for_each(|next| output::say(self.front.language, next));
                        break Step::Code;
                    }
                    SignInEvent::PasswordNeeded(question) => {
                        output::say(self.front.language, &Message::new("cli-login-password"));
                        break Step::Password(question);
                    }
                    SignInEvent::Qr(token) => {
                        output::say(self.front.language, &Message::new("cli-login-scan"));
                        let drawn = qr::draw(token.url.expose())
                            .ok_or_else(|| Stop::Told(Message::new("cli-login-no-picture"), Exit::Failed))?;
                        output::out_with_secrets(&drawn);
                        let expires = Message::new("cli-login-expires").with("seconds", token.expires_in);
                        output::say(self.front.language, &expires);
                    }
                    SignInEvent::Done(signed_in) => return Ok(*signed_in),
                    SignInEvent::Cancelled => return Err(Stop::Interrupted),
                    SignInEvent::Failed(error) => break self.after(step, error)?,
                }
            };
        }
    }

    /// What can be answered again after a failure, and what ends the sign-in.
    fn after(&mut self, step: Step, error: ActionError) -> Result<Step, Stop> {
        let is_phone = matches!(error.code.as_str(), "PHONE_NUMBER_INVALID" | "PHONE_NUMBER_UNOCCUPIED");
        let again = match step {
            // Another number may do, unless this one was given with the command.
            Step::Phone { .. } | Step::Code if is_phone && self.arguments.phone.is_none() => {
                Some(Step::Phone { given: None })
            }
            Step::Code if !is_phone => Some(Step::Code),
            Step::Password(question) => Some(Step::Password(question)),
            Step::Phone { .. } | Step::Code | Step::Qr => None,
        };
        match again {
            Some(again) => {
                output::say(self.front.language, &error.text);
                Ok(again)
            }
            None => {
                let exit = if error.code == "TIMEOUT" { Exit::TimedOut } else { Exit::Failed };
                Err(Stop::Told(error.text, exit))
            }
        }
    }

    /// Keeps the account under the name that was given, or a free one made of the account's. Where that does not work,
    /// another name is asked for: nobody signs in twice for it.
    fn keep(&mut self, signed_in: &SignedInCard) -> Result<(), Stop> {
        let entries = self.front.list()?;
        let others: Vec<&str> = entries.iter().map(|entry| entry.connection.name.as_str()).collect();
        let mut name = match &self.arguments.name {
            Some(name) => name.clone(),
            None => free_name(&signed_in.account.name, others.iter().copied()),
        };
        while let Some(refusal) = self.keep_as(&name)? {
            output::say(self.front.language, &refusal);
            name = shown(&mut self.front, &Message::new("cli-ask-name"))?;
        }
        output::say(self.front.language, &Message::new("cli-connections-added").with("name", name));
        output::out(&card(&signed_in.account));
        Ok(())
    }

    /// Keeps the account under this name, or gives the reason why it is not kept. What was begun here comes to its end
    /// though Ctrl-C is pressed meanwhile: an account that is kept is told as kept.
    fn keep_as(&mut self, name: &str) -> Result<Option<Message>, Stop> {
        self.send(SignInCommand::Keep { name: name.to_owned() });
        let own = self.id;
        self.front.wait_to_the_end(|event| match event {
            Event::Connections { request: Some(request), event: ConnectionEvent::Saved { .. } } if request == own => {
                Some(Ok(None))
            }
            Event::SignIn { sign_in, event: SignInEvent::Failed(error) } if sign_in == own => {
                Some(Ok(Some(error.text)))
            }
            Event::VaultNeeded { request, .. } if request == own => {
                Some(Err(Stop::Told(Message::new("cli-login-vault"), Exit::MissingSecret)))
            }
            _ => None,
        })?
    }

    /// Takes back what was asked for at Telegram; a second Ctrl-C does not wait for it.
    fn give_up(&mut self) {
        self.send(SignInCommand::Cancel);
        let end = Instant::now() + FAREWELL;
        while Instant::now() < end && self.front.backend.is_running() {
            if let Some(Event::SignIn { event: SignInEvent::Cancelled, .. }) = self.front.backend.wait_event(LOOK_UP) {
                return;
            }
        }
    }
}

/// What was answered to the question for the code.
enum Answer {
    Word(Secret),
    /// `r`: the code is to be sent again.
    Again,
    /// `b`: another number.
    Back,
}

fn code_or_wish(front: &mut Front, question: &Message) -> Result<Answer, Stop> {
    loop {
        let code = typed(front, question)?;
        match code.expose() {
            "" => {}
            "r" | "R" => return Ok(Answer::Again),
            "b" | "B" => return Ok(Answer::Back),
            _ => {
                Redactor::global().remember(&code);
                return Ok(Answer::Word(code));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::{ConnectionState, Interrupt};
    use crate::storage::{DataFolder, Keyring, KeyringError, MasterKey, MemoryKeyring};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    /// A keyring that asks a person, who presses Ctrl-C, and then keeps the key nevertheless.
    struct Asking {
        keyring: MemoryKeyring,
        pressed: Arc<AtomicBool>,
    }

    impl Keyring for Asking {
        fn read(&self) -> Result<Option<MasterKey>, KeyringError> {
            self.keyring.read()
        }

        fn write(&self, key: &MasterKey) -> Result<(), KeyringError> {
            self.pressed.store(true, Ordering::SeqCst);
            // Long enough for whoever looks for Ctrl-C meanwhile.
            std::thread::sleep(10 * LOOK_UP);
            self.keyring.write(key)
        }

        fn delete(&self) -> Result<(), KeyringError> {
            self.keyring.delete()
        }
    }

    #[test]
    fn what_is_kept_though_ctrl_c_was_pressed_is_told_as_kept() {
        let folder = tempfile::tempdir().unwrap();
        let pressed = Arc::<AtomicBool>::default();
        let keyring = Box::new(Asking { keyring: MemoryKeyring::default(), pressed: Arc::clone(&pressed) });
        let home = DataFolder::at(folder.path().join("home"));
        let mut front = Front::with_keyring(home, keyring, None, SandboxStart::AtOnce, Language::English).unwrap();
        front.interrupt = Interrupt::by(Arc::clone(&pressed));
        front.open_vault(Need::Keep).unwrap();
        let facts = front.sandbox().unwrap();
        let person = facts.people.iter().find(|person| person.password.is_none()).unwrap();
        let arguments = LoginArguments {
            name: Some("anna".into()),
            api_id: None,
            from_file: None,
            phone: Some(person.phone.clone()),
            qr: false,
            server: None,
        };
        let application = SignInApplication::Typed { api_id: facts.api_id, api_hash: facts.api_hash.duplicate() };
        let server = UserServer::Sandbox;
        let start = SignInStart { server, proxy: ProxyChoice::Default, proxy_password: None, application, into: None };
        let id = front.next_request();
        let mut login = Login { front, id, arguments: &arguments };
        login.send(SignInCommand::Begin(Box::new(start)));
        login.send(SignInCommand::SendCode { phone: person.phone.clone() });
        assert!(matches!(login.heard().unwrap(), SignInEvent::CodeSent(_)));
        login.send(SignInCommand::EnterCode { code: Secret::new(person.code.as_str()) });
        let SignInEvent::Done(signed_in) = login.heard().unwrap() else { panic!("the code was right") };
        login.keep(&signed_in).unwrap();
        assert!(pressed.swap(false, Ordering::SeqCst), "the keyring was asked");
        assert_eq!(login.front.entry("anna").unwrap().state, ConnectionState::Ready);
    }
}
