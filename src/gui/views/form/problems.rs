//! The problems of the selected node under the field they belong to, with a fix where one is known.

use crate::gui::document::Document;
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::{Palette, icon, size, text};
use crate::gui::widgets::{link_button, small_row};
use crate::scenario::{FieldKey, Problem, Severity};
use crate::texts::text as words;
use egui::{RichText, Ui};
use egui_material_icons::icons::{ICON_ERROR, ICON_INFO, ICON_WARNING};

/// The problems of one field; with `None`, those of the step that belong to no field.
#[must_use]
pub fn problems_ui(ui: &mut Ui, state: &State, document: &Document, field: Option<FieldKey>) -> Option<Intent> {
    list_ui(ui, state, of_node(document).filter(|problem| problem.field == field && !is_connection(problem)))
}

/// The problems of the connection.
#[must_use]
pub fn connection_problems_ui(ui: &mut Ui, state: &State, document: &Document) -> Option<Intent> {
    list_ui(ui, state, of_node(document).filter(|problem| problem.field.is_none() && is_connection(problem)))
}

fn of_node(document: &Document) -> impl Iterator<Item = &Problem> {
    document.problems.iter().filter(|problem| problem.node.as_ref() == Some(&document.selected))
}

fn is_connection(problem: &Problem) -> bool {
    problem.code.starts_with("CONNECTION")
}

fn list_ui<'p>(ui: &mut Ui, state: &State, problems: impl Iterator<Item = &'p Problem>) -> Option<Intent> {
    let palette = Palette::current(ui);
    let mut intent = None;
    for problem in problems {
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
                sentence = format!("{sentence} ({} {position})", words(state.language, "window-place"));
            }
            ui.label(RichText::new(sentence).font(text(size::SMALL)).color(color));
            if let Some(fix) = &problem.fix
                && link_button(ui, &fix.label.show(state.language)).clicked()
            {
                intent = Some(Intent::Fix(fix.edits.clone()));
            }
        });
    }
    intent
}
