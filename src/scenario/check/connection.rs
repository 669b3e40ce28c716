//! Rules of a step's connection.

use super::{KnownConnections, StepView};
use crate::scenario::{Edit, Problem, ProblemPart};
use crate::texts::Message;

pub(super) fn check(view: &StepView<'_>, known: &KnownConnections, problems: &mut Vec<Problem>) {
    let step = view.step;
    let name = step.connection.as_str();
    let select = |problem: Problem, kind, connection: &str| {
        let label = Message::new("check-fix-connection").with("name", connection);
        let edit = Edit::SetConnection { node: step.id.clone(), kind, connection: connection.to_owned() };
        problem.in_part(ProblemPart::Connection).in_node(&step.id).with_fix(label, vec![edit])
    };
    // The one connection that can be meant.
    let only = view.kind.and_then(|kind| {
        let mut names = known.of_kind(kind);
        names.next().filter(|_| names.next().is_none()).map(|name| (kind, name))
    });
    let offered = |problem: Problem| match only {
        Some((kind, name)) => select(problem, kind, name),
        None => problem.in_part(ProblemPart::Connection).in_node(&step.id),
    };
    if name.trim().is_empty() {
        problems.push(offered(Problem::error("CONNECTION_MISSING", Message::new("check-connection-missing"))));
        if view.kind.is_none() {
            problems.push(
                Problem::error("CONNECTION_KIND", Message::new("check-connection-kind"))
                    .in_part(ProblemPart::Connection)
                    .in_node(&step.id),
            );
        }
        return;
    }
    match (known.kind(name), step.kind) {
        (Some(found), Some(kind)) if found != kind => {
            let message = Message::new("check-connection-other-kind").with("name", name).with("kind", found.label());
            problems.push(match only {
                Some((kind, name)) => select(Problem::error("CONNECTION_OTHER_KIND", message), kind, name),
                None => {
                    Problem::error("CONNECTION_OTHER_KIND", message).in_part(ProblemPart::Connection).in_node(&step.id)
                }
            });
        }
        (Some(_), _) => {}
        (None, kind) => {
            if !known.others_allowed {
                let message = Message::new("check-connection-unknown").with("name", name);
                problems.push(offered(Problem::error("CONNECTION_UNKNOWN", message)));
            }
            if kind.is_none() {
                let message = Message::new("check-connection-kind");
                problems.push(
                    Problem::error("CONNECTION_KIND", message).in_part(ProblemPart::Connection).in_node(&step.id),
                );
            }
        }
    }
}
