//! The test data as JSON, and what earlier runs saved.

use crate::gui::document::Document;
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::{Palette, mono, space};
use crate::gui::widgets::{Highlight, TextField, list_title, note, small_row};
use crate::texts::{Message, text as words};
use egui::{Align, Layout, ScrollArea, Ui};

#[must_use]
pub fn variables_ui(ui: &mut Ui, state: &State, document: &Document) -> Option<Intent> {
    let language = state.language;
    let palette = Palette::current(ui);
    ui.add_space(space::XS);
    let mut intent = ui
        .horizontal(|ui| {
            list_title(ui, &words(language, "window-variables"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| data_ui(ui, state, document)).inner
        })
        .inner;
    let name = words(language, "window-variables-name");
    let rows = document.variables.text.lines().count().clamp(4, 12);
    // Long lines are wrapped: the height of twelve lines is a limit, not a measure.
    let height = (12.0 * 16.0 + 18.0_f32).min(ui.available_height() * 0.42);
    ScrollArea::vertical().id_salt("variables").max_height(height).show(ui, |ui| {
        let field = TextField {
            value: &document.variables.text,
            name: &name,
            highlight: Highlight::Json,
            rows,
            invalid: document.variables.error.is_some(),
            ..TextField::default()
        };
        if let Some(text) = field.show(ui).typed {
            intent = Some(Intent::TypeVariables(text));
        }
    });
    if let Some(error) = &document.variables.error {
        let message = match &error.reason {
            Some(reason) => Message::new("window-variables-broken")
                .with("line", error.position.line)
                .with("column", error.position.column)
                .with("reason", reason.clone()),
            None => Message::new("window-variables-no-object"),
        };
        note(ui, message.show(language), palette.error);
        if document.variables.refused {
            note(ui, words(language, "window-variables-stop-run"), palette.error);
        }
    }
    let test_data = document.test_variables();
    let saved: Vec<_> = state.run.saved.keys().filter(|name| !test_data.contains_key(*name)).collect();
    if !saved.is_empty() {
        small_row(ui, |ui| {
            note(ui, words(language, "window-variables-saved"), palette.faint);
            for name in saved {
                ui.label(egui::RichText::new(name).font(mono()).color(palette.expression));
            }
        });
    }
    intent
}

/// Which set of test data is shown, and one more.
fn data_ui(ui: &mut Ui, state: &State, document: &Document) -> Option<Intent> {
    let palette = Palette::current(ui);
    let sets = &document.scenario.test_data;
    let shown = match sets.get(document.variables.data).map(|data| data.name.as_str()) {
        None | Some("default") => words(state.language, "window-test-data-default"),
        Some(name) => name.to_owned(),
    };
    let mut intent = None;
    let title = egui::RichText::new(format!("{shown} ⏷")).small().color(palette.muted);
    let button = egui::Button::new(title).frame(false);
    egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        for (index, data) in sets.iter().enumerate() {
            let name = if data.name == "default" {
                words(state.language, "window-test-data-default")
            } else {
                data.name.clone()
            };
            if ui.selectable_label(index == document.variables.data, name).clicked() {
                intent = Some(Intent::SelectData(index));
                ui.close();
            }
        }
        ui.separator();
        if ui.button(words(state.language, "window-test-data-add")).clicked() {
            intent = Some(Intent::AddData);
            ui.close();
        }
    });
    intent
}
