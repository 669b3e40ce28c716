//! The results that earlier steps save, offered where a field takes a saved message.

use super::value::field_tool;
use crate::gui::document::Document;
use crate::gui::graph::steps_before;
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::{Palette, mono};
use crate::scenario::{Content, Edit, FieldKey, FieldValue, Step};
use crate::texts::Message;
use egui::{Popup, Rect, RichText, Ui};
use egui_material_icons::icons::ICON_DATA_OBJECT;

/// The steps before this one that save their result.
pub fn saving_steps<'d>(document: &'d Document, step: &Step) -> Vec<&'d Step> {
    let before = steps_before(&document.scenario, &step.id);
    before.into_iter().filter(|step| !step.save_result_to.trim().is_empty()).collect()
}

/// The button inside a field's frame with its menu.
#[must_use]
pub fn results_ui(
    ui: &mut Ui,
    state: &State,
    steps: &[&Step],
    step: &Step,
    key: FieldKey,
    frame: Rect,
) -> Option<Intent> {
    let label = key.label().show(state.language);
    let name = Message::new("window-results-open").with("field", label.as_str()).show(state.language);
    let button = field_tool(ui, frame, ICON_DATA_OBJECT, &name);
    let palette = Palette::current(ui);
    let mut intent = None;
    Popup::menu(&button).show(|ui| {
        for saving in steps {
            let path = saving.save_result_to.trim();
            let title = match saving.name.trim() {
                "" => saving.action.kind().label().show(state.language),
                name => name.to_owned(),
            };
            let path_words = RichText::new(path).font(mono()).color(palette.expression);
            let item = egui::Button::new((path_words, RichText::new(title).color(palette.muted))).frame(false);
            if ui.add(item).clicked() {
                let content = Some(Content::Value(FieldValue::Expr(path.to_owned())));
                intent = Some(Intent::Edit(Edit::SetField { node: step.id.clone(), key, content }));
                ui.close();
            }
        }
    });
    intent
}
