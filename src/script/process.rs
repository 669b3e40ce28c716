//! A worker as its parent sees it: a child process, its pipes, and the kill.

use super::frame::{self, Fault, Reply, Request};
use super::{Limits, WORKER_ARGUMENT};
use crate::engine::{EvaluationError, EvaluationErrorKind};
use crate::value::Evaluated;
use std::io;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::timeout;

/// How long a worker may take to be ready for an expression: starting the program on a busy machine, reading the
/// variables. Nothing of the expression runs in that time.
const PREPARATION: Duration = Duration::from_secs(10);

/// How long after an expression's time the worker may still answer by itself before it is killed.
const GRACE: Duration = Duration::from_millis(15);

/// One child process; killed when dropped.
pub(super) struct Worker {
    /// Held for the kill alone.
    _child: Child,
    input: ChildStdin,
    output: ChildStdout,
}

/// What became of an expression and its worker.
pub(super) enum Answer {
    /// The worker is ready for the next.
    Done(Result<Evaluated, EvaluationError>),
    /// The worker is of no more use.
    Spent(EvaluationError),
    /// The worker was gone before the expression began: another one can be asked.
    Gone(io::Error),
}

impl Worker {
    /// Starts the program at `program` (an absolute path) as a worker. Needs a tokio runtime.
    pub(super) fn start(program: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        command
            .arg(WORKER_ARGUMENT)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        // CREATE_NO_WINDOW: a program with a window must not open a console beside it.
        #[cfg(windows)]
        command.creation_flags(0x0800_0000);
        if let Some(zone) = std::env::var_os("TZ") {
            command.env("TZ", zone);
        }
        if let Some(root) = program.ancestors().last().filter(|root| root.is_absolute()) {
            command.current_dir(root);
        }
        let mut child = command.spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(input), Some(output)) => Ok(Self { _child: child, input, output }),
            _ => Err(io::Error::other("the worker has no pipes")),
        }
    }

    /// Gives the worker the variables of the expressions to come.
    pub(super) async fn set_variables(&mut self, json: &str) -> io::Result<()> {
        let request = Request::Variables(json.to_owned());
        timeout(PREPARATION, self.send(&request)).await.map_err(io::Error::from)?
    }

    /// Evaluates one expression. The limit of time is kept by the worker, and by a kill where the worker cannot.
    pub(super) async fn evaluate(&mut self, source: &str, limits: Limits) -> Answer {
        let request = Request::Evaluate { source: source.to_owned(), limits };
        let first = timeout(PREPARATION, async {
            self.send(&request).await?;
            self.receive().await
        });
        let reply = match first.await.map_err(io::Error::from).and_then(|reply| reply) {
            Ok(Reply::Started) => match timeout(limits.time + GRACE, self.receive()).await {
                Ok(reply) => reply,
                Err(_) => return Answer::Spent(error(EvaluationErrorKind::TimeLimit, "killed")),
            },
            Ok(other) => Ok(other),
            Err(error) => return Answer::Gone(error),
        };
        match reply {
            Ok(Reply::Value { kind, json, text }) => match serde_json::from_str(&json) {
                Ok(json) => Answer::Done(Ok(Evaluated { kind, json, text })),
                Err(_) => Answer::Done(Err(error(EvaluationErrorKind::Exception, EvaluationError::TOO_DEEP))),
            },
            Ok(Reply::Failure { kind, message, position }) => {
                let failure = EvaluationError { kind: kind.into(), message, position };
                match kind {
                    Fault::TimeLimit | Fault::MemoryLimit => Answer::Spent(failure),
                    _ => Answer::Done(Err(failure)),
                }
            }
            Ok(Reply::Started) | Err(_) => {
                Answer::Spent(error(EvaluationErrorKind::Unavailable, "the worker ended while it evaluated"))
            }
        }
    }

    async fn send(&mut self, request: &Request) -> io::Result<()> {
        self.input.write_all(&frame::encode(request)?).await?;
        self.input.flush().await
    }

    async fn receive(&mut self) -> io::Result<Reply> {
        let mut length = [0; 4];
        self.output.read_exact(&mut length).await?;
        let length = frame::decode_length(length)?;
        let mut body = Vec::new();
        (&mut self.output).take(length as u64).read_to_end(&mut body).await?;
        Ok(serde_json::from_slice(&body)?)
    }
}

/// A failure without a place.
pub(super) fn error(kind: EvaluationErrorKind, message: &str) -> EvaluationError {
    EvaluationError { kind, message: message.to_owned(), position: None }
}

impl From<Fault> for EvaluationErrorKind {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Syntax => Self::Syntax,
            Fault::UnknownName => Self::UnknownName,
            Fault::Exception => Self::Exception,
            Fault::TimeLimit => Self::TimeLimit,
            Fault::MemoryLimit => Self::MemoryLimit,
            Fault::OutputLimit => Self::OutputLimit,
        }
    }
}
