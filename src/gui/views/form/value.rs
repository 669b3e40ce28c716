//! A field with a text and an expression mode, and its value under it.

use super::problems;
use crate::expr;
use crate::gui::document::Document;
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::{Palette, mono, size, text};
use crate::gui::widgets::{Highlight, TextField, note, one_line, small_row};
use crate::markup;
use crate::scenario::rules::limits;
use crate::scenario::{Content, Edit, FieldInfo, FieldKey, FieldKind, FieldValue, Step};
use crate::texts::{Language, Message, text as words};
use crate::value::ValueKind;
use egui::accesskit::Role;
use egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

#[must_use]
pub fn value_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    step: &Step,
    info: &FieldInfo,
    label: &str,
) -> Option<Intent> {
    let value = step.action.value(info.key);
    let has_error = problems::has_error(document, info.key);
    let changed = value_field_ui(
        ui,
        state.language,
        ValueField {
            value,
            name: label,
            hint: &hint(state.language, info.kind),
            rows: if info.kind == FieldKind::FormattedText { 4 } else { 1 },
            invalid: has_error && value.is_some_and(|value| !value.is_blank()),
        },
    );
    preview_ui(ui, state, document, info.key, info.kind == FieldKind::FormattedText);
    changed.map(|value| {
        let content = value.map(Content::Value);
        Intent::Edit(Edit::SetField { node: step.id.clone(), key: info.key, content })
    })
}

/// A value to be edited.
pub struct ValueField<'a> {
    pub value: Option<&'a FieldValue>,
    pub name: &'a str,
    pub hint: &'a str,
    pub rows: usize,
    pub invalid: bool,
}

/// The input with its mode toggle. Gives the new value; an emptied text in text mode is `None`.
#[must_use]
pub fn value_field_ui(ui: &mut Ui, language: Language, field: ValueField<'_>) -> Option<Option<FieldValue>> {
    let source = field.value.map(FieldValue::source).unwrap_or_default();
    let expression = field.value.is_some_and(FieldValue::is_expression);
    let output = TextField {
        value: source,
        name: field.name,
        hint: field.hint,
        highlight: if expression { Highlight::JavaScript } else { Highlight::Template },
        rows: field.rows,
        invalid: field.invalid,
        inset: 32,
        ..TextField::default()
    }
    .show(ui);
    let frame = output.response.rect;
    let toggled = mode_toggle(ui, language, field.name, frame, expression);
    if let Some(expression) = toggled {
        return Some(Some(if expression {
            FieldValue::Expr(expr::as_expression(source))
        } else {
            FieldValue::Text(expr::as_text(source))
        }));
    }
    let typed = output.typed?;
    Some(match (typed.is_empty(), expression) {
        (true, false) => None,
        (_, true) => Some(FieldValue::Expr(typed)),
        (false, false) => Some(FieldValue::Text(typed)),
    })
}

/// The small `fx` at the right of a field: filled when the field holds an expression.
fn mode_toggle(ui: &mut Ui, language: Language, name: &str, frame: Rect, on: bool) -> Option<bool> {
    let palette = Palette::current(ui);
    let rect = Rect::from_min_size(egui::pos2(frame.right() - 36.0, frame.top() + 7.0), vec2(26.0, 18.0));
    let response = ui.interact(rect, ui.scope_id().with(("mode", name)), Sense::click());
    let title = words(language, if on { "window-mode-expression" } else { "window-mode-text" });
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, format!("{name}: {title}")));
    let (ground, color) = match (on, response.hovered()) {
        (true, _) => (palette.expression_tint, palette.expression),
        (false, true) => (palette.expression_tint, palette.muted),
        (false, false) => (palette.hover, palette.faint),
    };
    ui.painter().rect_filled(rect, CornerRadius::same(5), ground);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 5, Stroke::new(1.5, palette.accent), StrokeKind::Outside);
    }
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, "fx", mono(), color);
    let hover = words(language, if on { "window-mode-expression-hint" } else { "window-mode-text-hint" });
    response.on_hover_text(hover).clicked().then_some(!on)
}

/// The field's value for the current variables, or why it has none.
pub fn preview_ui(ui: &mut Ui, state: &State, document: &Document, key: FieldKey, counted: bool) {
    preview_part_ui(ui, state, document, key, None, counted);
}

/// The same for one part of a list.
pub fn preview_part_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    key: FieldKey,
    part: Option<usize>,
    counted: bool,
) {
    let palette = Palette::current(ui);
    let Some(preview) = state.preview_of(key, part) else { return };
    match &preview.value {
        Ok(value) => {
            small_row(ui, |ui| {
                let width = (ui.available_width() - 96.0).max(80.0);
                let shown = value.shown.replace('\n', " ↵ ");
                one_line(ui, &shown, text(size::SMALL), palette.good, width).on_hover_text(&value.shown);
                if counted {
                    let count = markup::FormattedText::plain(value.shown.as_str()).length();
                    let color = if count > limits::TEXT { palette.warning } else { palette.faint };
                    note(ui, format!("{count} / {}", limits::TEXT), color);
                } else {
                    note(ui, kind_words(value.kind).show(state.language), palette.faint);
                }
            });
        }
        // What a problem of the field says already is not said twice.
        Err(error) if problems::explains(document, key, error.position) => {}
        Err(error) => {
            let sentence = error.message.show(state.language);
            let sentence = match error.position {
                Some(position) => problems::with_place(state.language, &sentence, position),
                None => sentence,
            };
            note(ui, sentence, palette.error);
        }
    }
}

fn kind_words(kind: ValueKind) -> Message {
    Message::new(match kind {
        ValueKind::Undefined => "window-kind-undefined",
        ValueKind::Null => "window-kind-null",
        ValueKind::Boolean => "window-kind-boolean",
        ValueKind::Number | ValueKind::NotANumber | ValueKind::BigInt => "window-kind-number",
        ValueKind::String => "window-kind-string",
        ValueKind::Date => "window-kind-date",
        ValueKind::Array => "window-kind-array",
        ValueKind::Object => "window-kind-object",
        ValueKind::Function => "window-kind-function",
    })
}

fn hint(language: Language, kind: FieldKind) -> String {
    match kind {
        FieldKind::Peer => words(language, "window-hint-peer"),
        FieldKind::FormattedText => words(language, "window-hint-text"),
        FieldKind::MessageId | FieldKind::MessageIds => words(language, "window-hint-message-id"),
        FieldKind::Date => words(language, "window-hint-date"),
        _ => String::new(),
    }
}
