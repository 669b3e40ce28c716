//! `scenogram check`: the problems of scenarios.

use super::arguments::{CheckArguments, OutputFormat};
use super::exit::Exit;
use super::{output, sources};
use crate::backend::{SourceError, known_connections, read_scenario};
use crate::scenario::{KnownConnections, Problem, Scenario, Severity, check_at};
use crate::storage::DataFolder;
use crate::texts::{Language, Message};
use crate::value::Json;
use jiff::Zoned;
use serde_json::json;
use std::path::Path;

/// What was found in one file.
enum Findings {
    Problems(Box<Scenario>, Vec<Problem>),
    NoScenario(SourceError),
}

pub(super) fn check(arguments: &CheckArguments, language: Language) -> Exit {
    let paths = match sources::files(&arguments.paths) {
        Ok(paths) => paths,
        Err(message) => {
            output::say(language, &message);
            return Exit::Usage;
        }
    };
    let files: Vec<_> = paths.iter().map(|path| (path.as_path(), findings(path))).collect();
    match arguments.format {
        OutputFormat::Json => {
            let files: Vec<_> = files.iter().map(|(path, found)| file_json(path, found, language)).collect();
            let document = json!({ "files": files });
            output::json(&document);
        }
        OutputFormat::Text => files.iter().for_each(|(path, found)| print(path, found, language)),
    }
    let is_bad = |found: &Findings| match found {
        Findings::NoScenario(_) => true,
        Findings::Problems(_, problems) => problems.iter().any(|problem| problem.severity == Severity::Error),
    };
    if files.iter().any(|(_, found)| is_bad(found)) { Exit::InvalidFile } else { Exit::Done }
}

fn findings(path: &Path) -> Findings {
    match read_scenario(path) {
        Ok((file, _)) => {
            let problems = check_at(&file.scenario, &connections(&file.scenario), &Zoned::now());
            Findings::Problems(Box::new(file.scenario), problems)
        }
        Err(error) => Findings::NoScenario(error),
    }
}

/// The connections as they are here; others may be there where the scenario is to run.
fn connections(scenario: &Scenario) -> KnownConnections {
    let named = scenario.steps().map(|step| step.connection.as_str());
    KnownConnections::new(known_connections(DataFolder::find().ok().as_ref(), named)).and_others()
}

fn file_json(path: &Path, found: &Findings, language: Language) -> Json {
    let problems = match found {
        Findings::Problems(_, problems) => problems.iter().map(|problem| problem_json(problem, language)).collect(),
        Findings::NoScenario(error) => vec![json!({
            "node": null,
            "field": null,
            "severity": Severity::Error,
            "code": "FILE_INVALID",
            "message": error.message().show(language),
            "fix": null,
        })],
    };
    json!({ "path": path.display().to_string(), "problems": problems })
}

fn problem_json(problem: &Problem, language: Language) -> Json {
    json!({
        "node": problem.node,
        "field": problem.field().map(|field| field.name()),
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message.show(language),
        "fix": problem.fix.as_ref().map(|fix| fix.label.show(language)),
    })
}

fn print(path: &Path, found: &Findings, language: Language) {
    let path_text = path.display().to_string();
    match found {
        Findings::NoScenario(error) => sources::say(path, error, language),
        Findings::Problems(_, problems) if problems.is_empty() => {
            output::out(&Message::new("cli-check-clean").with("path", path_text).show(language));
        }
        Findings::Problems(scenario, problems) => {
            output::out(
                &Message::new("cli-check-found").with("path", path_text).with("count", problems.len()).show(language),
            );
            for problem in problems {
                print_problem(scenario, problem, language);
            }
        }
    }
}

fn print_problem(scenario: &Scenario, problem: &Problem, language: Language) {
    let severity = Message::new(match problem.severity {
        Severity::Error => "cli-severity-error",
        Severity::Warning => "cli-severity-warning",
        Severity::Information => "cli-severity-information",
    });
    let node =
        problem.node.as_deref().and_then(|id| scenario.node(id)).map(|node| format!("«{}»", node.title(language)));
    let field = problem.field().map(|field| format!("«{}»", field.label().show(language)));
    let position = problem.position.map(|position| position.to_string());
    let place: Vec<String> = [node, field, position].into_iter().flatten().collect();
    let place = if place.is_empty() { String::new() } else { format!("{}: ", place.join(", ")) };
    let (severity, message) = (severity.show(language), problem.message.show(language));
    output::out(&format!("  {severity} {}: {place}{message}", problem.code));
    if let Some(fix) = &problem.fix {
        output::out(&format!("    → {}", fix.label.show(language)));
    }
}
