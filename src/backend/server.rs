//! The sandbox as a server of its own, and the script worker's figures: what the command line needs a runtime for besides
//! runs.

use crate::sandbox::{Sandbox, SandboxOptions, World};
use crate::script::{BenchFigures, bench_overrun};
use crate::secret::Redactor;
use crate::texts::Message;
use crate::value::Json;
use std::io;
use std::path::PathBuf;
use tokio::runtime::Runtime;

/// A sandbox that serves until it is dropped.
pub struct SandboxServer {
    sandbox: Sandbox,
    /// Carries the server's tasks.
    _runtime: Runtime,
}

impl SandboxServer {
    /// Serves the Bot API and MTProto on these ports of 127.0.0.1 (0: any free one), with the world of this JSON or the
    /// default one.
    pub fn start(bot_api_port: u16, mtproto_port: u16, world: Option<&str>) -> Result<Self, Message> {
        let failed = |reason: String| Message::new("backend-sandbox-failed").with("reason", reason);
        let world = match world {
            Some(json) => World::from_json(json)
                .map_err(|error| Message::new("backend-world-invalid").with("reason", error.message()))?,
            None => World::default(),
        };
        let runtime = Runtime::new().map_err(|error| failed(error.to_string()))?;
        let sandbox = runtime
            .block_on(Sandbox::start(SandboxOptions { bot_api_port, mtproto_port, world }))
            .map_err(|error| failed(error.to_string()))?;
        sandbox.secrets().iter().for_each(|secret| Redactor::global().remember(secret));
        Ok(Self { sandbox, _runtime: runtime })
    }

    /// Where it is and who is in it; holds the sandbox's token.
    pub fn describe(&self) -> Json {
        self.sandbox.describe()
    }
}

/// Measures the script worker of this program; takes some seconds.
pub fn bench_scripts(worker: PathBuf) -> io::Result<BenchFigures> {
    Ok(Runtime::new()?.block_on(bench_overrun(worker)))
}
