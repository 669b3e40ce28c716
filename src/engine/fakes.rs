//! Stand-ins for the engine's surroundings in its tests: an evaluator of names and JSON, an executor that follows a
//! script, connections that give it, and a clock that goes with the runtime's paused time.

use super::{
    ActionError, Call, ConnectionError, Connections, EvaluationError, EvaluationErrorKind, Evaluator, Executor,
    FailureKind, Progress, Refused, RequestView, ResolvedAction,
};
use crate::scenario::ConnectionKind;
use crate::texts::Message;
use crate::value::{Evaluated, Json, Path, Position, ValueKind, Variables};
use futures_util::future::BoxFuture;
use jiff::Timestamp;
use serde_json::json;
use std::cell::OnceCell;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

/// The wall clock of a test: starts at noon and goes with tokio's time.
pub(super) fn now() -> Timestamp {
    thread_local! {
        static START: OnceCell<Instant> = const { OnceCell::new() };
    }
    let start = START.with(|start| *start.get_or_init(Instant::now));
    noon() + start.elapsed()
}

pub(super) fn noon() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().expect("a moment")
}

/// The value that JavaScript would give for this JSON.
pub(super) fn value(json: Json) -> Evaluated {
    Evaluated::from_json(json)
}

/// Knows names, dotted paths, JSON, `undefined`, `NaN`, `function`, `date`, and that `!` is a syntax error in column 2.
#[derive(Default)]
pub(super) struct FakeEvaluator {
    /// How many expressions each batch had.
    pub(super) batches: Mutex<Vec<usize>>,
}

impl FakeEvaluator {
    fn one(expression: &str, variables: &Variables) -> Result<Evaluated, EvaluationError> {
        let expression = expression.trim();
        let odd = |kind, json, text: &str| Ok(Evaluated { kind, json, text: text.into() });
        let failed = |kind, message: &str, position| Err(EvaluationError { kind, message: message.into(), position });
        match expression {
            "undefined" => return odd(ValueKind::Undefined, Json::Null, "undefined"),
            "NaN" => return odd(ValueKind::NotANumber, Json::Null, "NaN"),
            "function" => return odd(ValueKind::Function, Json::Null, "() => 1"),
            "date" => return odd(ValueKind::Date, json!("2026-11-22T13:00:00.000Z"), "Sun Nov 22 2026"),
            "panic" => panic!("the evaluator breaks"),
            "!" => {
                let place = Position { line: 1, column: 2 };
                return failed(EvaluationErrorKind::Syntax, "Unexpected token", Some(place));
            }
            _ => {}
        }
        if let Ok(json) = serde_json::from_str(expression) {
            return Ok(value(json));
        }
        let found = Path::parse(expression).ok().and_then(|path| path.get(variables).cloned());
        found.map_or_else(|| failed(EvaluationErrorKind::UnknownName, expression, None), |json| Ok(value(json)))
    }
}

impl Evaluator for FakeEvaluator {
    fn evaluate<'a>(
        &'a self,
        expressions: &'a [String],
        variables: &'a Variables,
    ) -> BoxFuture<'a, Vec<Result<Evaluated, EvaluationError>>> {
        self.batches.lock().expect("no test panics here").push(expressions.len());
        Box::pin(async move {
            if expressions.iter().any(|expression| expression == "slow") {
                tokio::time::sleep(Duration::from_secs(20)).await;
            }
            let variables = {
                let mut variables = variables.clone();
                variables.insert("slow".into(), json!("slow"));
                variables
            };
            expressions.iter().map(|expression| Self::one(expression, &variables)).collect()
        })
    }
}

/// What the executor does, one thing after the other.
#[derive(Clone, Debug)]
pub(super) enum Act {
    Request,
    Progress,
    Sleep(u64),
    /// Half of the time that the step has left.
    SleepHalf,
    /// A wait because of the last request.
    Flood(u32),
    /// A wait because of something else.
    HiddenFlood(u32),
    Migrate(i64, i64),
    Answer(Json),
    Fail(FailureKind),
    Panic,
}

/// Does what its script says, for every call anew.
pub(super) struct Scripted {
    pub(super) acts: Vec<Act>,
    pub(super) calls: Mutex<usize>,
}

fn request() -> RequestView {
    RequestView { method: "sendMessage".into(), params: json!({"chat_id": 1}) }
}

impl Executor for Scripted {
    fn requests(&self, _action: &ResolvedAction) -> Result<Vec<RequestView>, ActionError> {
        Ok(vec![request()])
    }

    fn execute<'a>(
        &'a self,
        _action: &'a ResolvedAction,
        call: &'a dyn Call,
    ) -> BoxFuture<'a, Result<Json, ActionError>> {
        *self.calls.lock().expect("no test panics here") += 1;
        Box::pin(async move {
            for act in &self.acts {
                match act {
                    Act::Request => call.request(request()),
                    Act::Progress => call.progress(Progress { what: "a.png".into(), done: 1, total: Some(2) }),
                    Act::Sleep(seconds) => tokio::time::sleep(Duration::from_secs(*seconds)).await,
                    Act::SleepHalf => tokio::time::sleep(call.time_left() / 2).await,
                    Act::Flood(seconds) => call.flood_wait(*seconds, Refused::Shown).await?,
                    Act::HiddenFlood(seconds) => call.flood_wait(*seconds, Refused::Hidden).await?,
                    Act::Migrate(old, new) => call.migrated(*old, *new),
                    Act::Answer(json) => return Ok(json.clone()),
                    Act::Fail(kind) => {
                        let error = ActionError::new("CHAT_NOT_FOUND", Message::new("engine-no-start"));
                        return Err(ActionError { kind: *kind, ..error });
                    }
                    Act::Panic => panic!("the executor breaks"),
                }
            }
            Ok(json!({"message_id": 17}))
        })
    }
}

/// `bot` and `user` work, `locked` has no secret, `broken` cannot be used.
pub(super) struct FakeConnections {
    pub(super) executor: Arc<Scripted>,
}

impl Connections for FakeConnections {
    fn kind(&self, name: &str) -> Option<ConnectionKind> {
        match name {
            "bot" | "locked" | "broken" => Some(ConnectionKind::Bot),
            "user" => Some(ConnectionKind::User),
            _ => None,
        }
    }

    fn executor<'a>(
        &'a self,
        _kind: ConnectionKind,
        name: &'a str,
    ) -> BoxFuture<'a, Result<Arc<dyn Executor>, ConnectionError>> {
        Box::pin(async move {
            match name {
                "locked" => Err(ConnectionError::MissingSecret {
                    name: name.into(),
                    variable: "SCENOGRAM_SECRET_LOCKED".into(),
                }),
                "broken" => Err(ConnectionError::Unusable { name: name.into(), reason: "no route".into() }),
                _ => Ok(Arc::clone(&self.executor) as Arc<dyn Executor>),
            }
        })
    }
}
