//! A run as people read it in a terminal.

use super::output;
use crate::engine::{Line, NodeRecord, Outcome, RequestView, RunEvent, Transcript};
use crate::scenario::{Problem, Scenario, moved_group};
use crate::texts::{Language, Message};
use serde::Serialize;

/// What a node is called; ids are shown only of nodes that are not there.
fn title(scenario: &Scenario, id: &str, language: Language) -> String {
    scenario.node(id).map_or_else(|| id.to_owned(), |node| node.title(language))
}

/// What happens meanwhile: what may take long, and what the file should be changed for.
pub(super) fn progress(event: &RunEvent, scenario: &Scenario, language: Language) {
    let message = match event {
        RunEvent::FloodWait { node, seconds, .. } => {
            Message::new("cli-flood-wait").with("step", title(scenario, node, language)).with("seconds", *seconds)
        }
        RunEvent::Holding { node, until } => {
            Message::new("cli-holding").with("step", title(scenario, node, language)).with("until", until.to_string())
        }
        RunEvent::Migrated { node, old, new } => {
            // Other steps say it themselves once they hear of it.
            let here = |problem: &Problem| problem.node.as_ref() == Some(node);
            for problem in moved_group(scenario, node, *old, *new).into_iter().filter(here) {
                let step = title(scenario, node, language);
                output::say(language, &Message::new("cli-in-step").with("step", step).with("words", problem.message));
            }
            return;
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
pub(super) fn print(transcript: &Transcript, scenario: &Scenario, requests: bool, language: Language) {
    for node in &transcript.nodes {
        print_node(node, scenario, requests, language);
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

fn print_node(node: &NodeRecord, scenario: &Scenario, requests: bool, language: Language) {
    let sign = match node.outcome {
        Outcome::Done | Outcome::DryRun => "✓",
        Outcome::Failed | Outcome::TimedOut => "✗",
        Outcome::Unknown => "?",
        Outcome::Cancelled => "–",
    };
    let head = Message::new("cli-node")
        .with("sign", sign)
        .with("name", title(scenario, &node.id, language))
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
