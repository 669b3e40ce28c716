//! The problems of the selected node under the field they belong to, with a fix where one is known.

use crate::gui::document::Document;
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::{Palette, icon, size, text};
use crate::gui::widgets::{link_button, small_row};
use crate::scenario::{FieldKey, Node, Problem, ProblemPart, Severity};
use crate::texts::{Language, Message};
use crate::value::Position;
use egui::{RichText, Ui};
use egui_material_icons::icons::{ICON_ERROR, ICON_INFO, ICON_WARNING};

/// Where in the form a problem stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    Field(FieldKey),
    Connection,
    Events,
    Result,
    /// The node as a whole, its action included, or the scenario.
    Node,
}

impl Spot {
    fn of(problem: &Problem) -> Self {
        match problem.part {
            ProblemPart::Field(key) => Self::Field(key),
            ProblemPart::Connection => Self::Connection,
            ProblemPart::Events => Self::Events,
            ProblemPart::Result | ProblemPart::Assertions => Self::Result,
            ProblemPart::Scenario | ProblemPart::Node => Self::Node,
        }
    }
}

/// The problems of one spot.
#[must_use]
pub fn problems_ui(ui: &mut Ui, state: &State, document: &Document, spot: Spot) -> Option<Intent> {
    let palette = Palette::current(ui);
    let mut intent = None;
    for problem in at(document, spot) {
        let (mark, color) = match problem.severity {
            Severity::Error => (ICON_ERROR, palette.error),
            Severity::Warning => (ICON_WARNING, palette.warning),
            Severity::Information => (ICON_INFO, palette.muted),
        };
        small_row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.label(RichText::new(mark.codepoint).font(icon(14.0)).color(color));
            let mut sentence = problem.message.show(state.language);
            if let Some(position) = problem.position {
                sentence = with_place(state.language, &sentence, position);
            }
            ui.label(RichText::new(sentence).font(text(size::SMALL)).color(color));
        });
        if let Some(fix) = &problem.fix
            && link_button(ui, &fix.label.show(state.language)).clicked()
        {
            intent = Some(Intent::Fix(fix.edits.clone()));
        }
    }
    intent
}

fn at(document: &Document, spot: Spot) -> impl Iterator<Item = &Problem> {
    // What concerns no node stands with the scenario's name and notes, at the start.
    let at_start = matches!(document.selected_node(), Some(Node::Start(_)));
    let here = move |problem: &&Problem| match &problem.node {
        Some(node) => *node == document.selected,
        None => at_start,
    };
    document.problems.iter().filter(here).filter(move |problem| Spot::of(problem) == spot)
}

/// Whether a spot has problems.
pub fn any(document: &Document, spot: Spot) -> bool {
    at(document, spot).next().is_some()
}

/// Whether the field's problems already say what keeps it from having a value.
pub fn explains(document: &Document, key: FieldKey, place: Option<Position>) -> bool {
    at(document, Spot::Field(key))
        .any(|problem| problem.severity == Severity::Error || (place.is_some() && problem.position == place))
}

/// Whether an error stands at the field.
pub fn has_error(document: &Document, key: FieldKey) -> bool {
    at(document, Spot::Field(key)).any(|problem| problem.severity == Severity::Error)
}

/// A sentence with its place in the field in front of it, as the terminal says it.
pub fn with_place(language: Language, sentence: &str, position: Position) -> String {
    let place = match position.line {
        1 => Message::new("window-place-column"),
        line => Message::new("window-place-line").with("line", line),
    };
    format!("{} {sentence}", place.with("column", position.column).show(language))
}
