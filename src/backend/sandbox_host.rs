//! The sandbox inside this process: started once, when it is first needed.

use super::Event;
use super::outlet::Outlet;
use crate::sandbox::{Sandbox, SandboxOptions};
use crate::secret::Redactor;
use crate::texts::Message;
use tokio::sync::OnceCell;

pub(super) struct SandboxHost {
    sandbox: OnceCell<Sandbox>,
    outlet: Outlet,
}

impl SandboxHost {
    pub(super) fn new(outlet: Outlet) -> Self {
        Self { sandbox: OnceCell::new(), outlet }
    }

    /// The running sandbox with the default world; the first call starts it and tells so.
    pub(super) async fn get(&self) -> Result<&Sandbox, Message> {
        self.sandbox
            .get_or_try_init(async || match Sandbox::start(SandboxOptions::default()).await {
                Ok(sandbox) => {
                    sandbox.secrets().iter().for_each(|secret| Redactor::global().remember(secret));
                    self.outlet.send(Event::SandboxReady { bot_api: sandbox.bot_api_url().to_owned() });
                    Ok(sandbox)
                }
                Err(error) => {
                    let message = Message::new("backend-sandbox-failed").with("reason", error.to_string());
                    self.outlet.send(Event::SandboxFailed { message: message.clone() });
                    Err(message)
                }
            })
            .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, mpsc};

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
