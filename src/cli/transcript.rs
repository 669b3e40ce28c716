//! A run as people read it in a terminal.

use super::output;
use crate::engine::{Line, NodeRecord, Outcome, RequestView, RunEvent, Transcript};
use crate::scenario::{Node, NodeId, Scenario};
use crate::texts::{Language, Message};
use serde::Serialize;
use std::collections::HashMap;

/// What nodes are called: their name, or their kind where they have none; ids are never shown.
pub(super) struct Names(HashMap<NodeId, String>);

impl Names {
    pub(super) fn of(scenario: &Scenario) -> Self {
        let name = |node: &Node| {
            let name = if node.name().trim().is_empty() { node.kind_name() } else { node.name() };
            (node.id().clone(), name.to_owned())
        };
        Self(scenario.nodes.iter().map(name).collect())
    }

    fn get<'n>(&'n self, id: &'n str) -> &'n str {
        self.0.get(id).map_or(id, String::as_str)
    }
}

/// What happens meanwhile, where it may take long.
pub(super) fn progress(event: &RunEvent, names: &Names, language: Language) {
    let message = match event {
        RunEvent::FloodWait { node, seconds, .. } => {
            Message::new("cli-flood-wait").with("step", names.get(node)).with("seconds", *seconds)
        }
        RunEvent::Holding { node, until } => {
            Message::new("cli-holding").with("step", names.get(node)).with("until", until.to_string())
        }
        RunEvent::Progress { progress, .. } => match progress.total.filter(|total| *total > 0) {
            Some(total) => {
                let percent = progress.done.min(total).saturating_mul(100) / total;
                Message::new("cli-progress").with("what", progress.what.as_str()).with("percent", percent)
            }
            None => return,
        },
        _ => return,
    };
    output::say(language, &message);
}

/// The nodes with their results, then how it ended.
pub(super) fn print(transcript: &Transcript, names: &Names, requests: bool, language: Language) {
    for node in &transcript.nodes {
        print_node(node, names, requests, language);
    }
    let is_caught = |node: &&NodeRecord| matches!(node.line, Some(Line::Error | Line::Timeout));
    let caught = transcript.nodes.iter().filter(is_caught).count();
    let ended = Message::new(match transcript.outcome {
        Outcome::Done if caught > 0 => "cli-ended-done-caught",
        Outcome::Done => "cli-ended-done",
        Outcome::Failed => "cli-ended-failed",
        Outcome::TimedOut => "cli-ended-timed-out",
        Outcome::Cancelled => "cli-ended-cancelled",
        Outcome::Unknown => "cli-ended-unknown",
        Outcome::DryRun => "cli-ended-dry-run",
    })
    .with("count", caught);
    output::out(&ended.show(language));
    let told = transcript.nodes.last().is_some_and(|node| node.error.is_some());
    if let Some(error) = transcript.error.as_ref().filter(|_| !told) {
        output::out(&format!("  {}: {}", error.code, error.text.show(language)));
    }
}

fn print_node(node: &NodeRecord, names: &Names, requests: bool, language: Language) {
    let sign = match node.outcome {
        Outcome::Done | Outcome::DryRun => "✓",
        Outcome::Failed | Outcome::TimedOut => "✗",
        Outcome::Unknown => "?",
        Outcome::Cancelled => "–",
    };
    let head = Message::new("cli-node")
        .with("sign", sign)
        .with("name", names.get(&node.id))
        .with("milliseconds", node.duration_ms.to_string());
    output::out(&head.show(language));
    if requests {
        for RequestView { method, params } in &node.requests {
            output::out(&format!("  {method} {}", indented(params)));
        }
    }
    if let Some(result) = &node.result {
        output::out(&format!("  {}", indented(result)));
    }
    if let Some(error) = &node.error {
        output::out(&format!("  {}: {}", error.code, error.text.show(language)));
        if let Some(telegram) = &error.telegram {
            output::out(&format!("  Telegram: {telegram}"));
        }
    }
    let line = match node.line {
        Some(Line::Error) => Message::new("cli-line-error"),
        Some(Line::Timeout) => Message::new("cli-line-timeout"),
        _ => return,
    };
    output::out(&format!("  {}", line.show(language)));
}

fn indented(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).expect("a JSON value always has a text");
    text.replace('\n', "\n  ")
}
