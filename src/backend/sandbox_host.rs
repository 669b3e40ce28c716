//! The sandbox inside this process: started once, when it is first needed.

use super::outlet::Outlet;
use super::{Event, SandboxFacts, SandboxPerson};
use crate::sandbox::world::Person;
use crate::sandbox::{Sandbox, SandboxOptions};
use crate::secret::{Redactor, Secret};
use crate::texts::Message;
use std::sync::Arc;
use tokio::sync::OnceCell;

pub(super) struct SandboxHost {
    sandbox: OnceCell<Sandbox>,
    /// The one that was given, until it is first asked for.
    given: Option<Sandbox>,
    outlet: Outlet,
}

impl SandboxHost {
    pub(super) fn new(outlet: Outlet) -> Self {
        Self { sandbox: OnceCell::new(), given: None, outlet }
    }

    /// Over a sandbox that is there already.
    pub(super) fn over(sandbox: Sandbox, outlet: Outlet) -> Self {
        Self { sandbox: OnceCell::new(), given: Some(sandbox), outlet }
    }

    /// The sandbox, if it runs.
    pub(super) fn running(&self) -> Option<&Sandbox> {
        self.sandbox.get()
    }

    /// The running sandbox, one's own with the default world; the first call starts it and tells so.
    pub(super) async fn get(&self) -> Result<&Sandbox, Message> {
        self.sandbox
            .get_or_try_init(async || {
                let started = match &self.given {
                    Some(sandbox) => Ok(sandbox.clone()),
                    None => Sandbox::start(SandboxOptions::default()).await,
                };
                match started {
                    Ok(sandbox) => {
                        sandbox.secrets().iter().for_each(|secret| Redactor::global().remember(secret));
                        let (bot_api, facts) = (sandbox.bot_api_url().to_owned(), Arc::new(facts(&sandbox)));
                        self.outlet.send(Event::SandboxReady { bot_api, facts });
                        Ok(sandbox)
                    }
                    Err(error) => {
                        let message = Message::new("backend-sandbox-failed").with("reason", error.to_string());
                        self.outlet.send(Event::SandboxFailed { message: message.clone() });
                        Err(message)
                    }
                }
            })
            .await
    }
}

fn facts(sandbox: &Sandbox) -> SandboxFacts {
    let server = sandbox.mtproto();
    let person = |person: &Person| SandboxPerson {
        id: person.id,
        name: person.name(),
        phone: person.phone.clone(),
        code: person.login_code.clone(),
        password: person.password.clone(),
    };
    SandboxFacts {
        bot_token: sandbox.bot_token().duplicate(),
        api_id: server.api_id,
        api_hash: Secret::new(server.api_hash.as_str()),
        mtproto: server.address.into(),
        people: sandbox.world(|world| world.people.iter().map(person).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[tokio::test]
    async fn what_opens_the_sandbox_is_masked_everywhere() {
        let (events, _heard) = mpsc::channel();
        let host = SandboxHost::new(Outlet::new(events, Arc::new(|| ())));
        let sandbox = host.get().await.expect("a sandbox");
        let key = sandbox.user_key(1).expect("a person");
        for secret in [sandbox.bot_token().expose(), &sandbox.mtproto().session_string(&key)] {
            assert!(!Redactor::global().redact(&format!("session {secret}, end")).contains(secret));
        }
    }
}
