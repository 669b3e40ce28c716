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
                    Redactor::global().remember(sandbox.bot_token());
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
