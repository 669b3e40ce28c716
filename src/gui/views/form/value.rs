//! A field with a text and an expression mode, and its value under it.

use super::{problems, recipients, results};
use crate::expr;
use crate::gui::document::Document;
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::{Palette, icon, mono, size, space, text};
use crate::gui::widgets::{Highlight, TextField, link_button, note, small_row, some_lines};
use crate::markup;
use crate::scenario::rules::limits;
use crate::scenario::{Action, Attachments, Content, Edit, FieldInfo, FieldKey, FieldKind, FieldValue, Step};
use crate::texts::{Language, Message, text as words};
use crate::value::ValueKind;
use egui::accesskit::Role;
use egui::{CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};
use egui_material_icons::MaterialIcon;

/// How many lines of a long value are shown until it is unfolded.
const FOLDED_LINES: usize = 3;

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
    let saving = match info.kind {
        FieldKind::MessageId | FieldKind::MessageIds => results::saving_steps(document, step),
        _ => Vec::new(),
    };
    let is_peer = info.kind == FieldKind::Peer;
    let field = ValueField {
        value,
        name: label,
        hint: &hint(state.language, info),
        rows: rows(info),
        invalid: has_error && value.is_some_and(|value| !value.is_blank()),
        tool: is_peer || !saving.is_empty(),
    };
    let ValueOutput { changed, frame } = value_field_ui(ui, state.language, field);
    let tool = match info.kind {
        FieldKind::Peer => recipients::recipients_ui(ui, state, step, info.key, frame),
        _ if saving.is_empty() => None,
        _ => results::results_ui(ui, state, &saving, step, info.key, frame),
    };
    let note = match info.kind {
        FieldKind::FormattedText => ValueNote::Count(text_limit(&step.action)),
        FieldKind::Date => ValueNote::LocalTime,
        _ => ValueNote::Kind,
    };
    // An empty field has no value to be shown.
    let is_blank = value.is_none_or(FieldValue::is_blank);
    let unfolded = match is_blank {
        true => None,
        false => preview_part_ui(ui, state, document, (info.key, None), note),
    };
    let changed = changed.map(|value| {
        let content = value.map(Content::Value);
        Intent::Edit(Edit::SetField { node: step.id.clone(), key: info.key, content })
    });
    changed.or(tool).or(unfolded)
}

/// How long the text may be: as the caption of files it is shorter.
fn text_limit(action: &Action) -> usize {
    let has_files =
        [FieldKey::Attachments, FieldKey::Attachment].into_iter().any(|key| match action.attachments(key) {
            Some(Attachments::List(list)) => !list.is_empty(),
            Some(Attachments::Expr(source)) => !source.trim().is_empty(),
            None => false,
        });
    if has_files { limits::CAPTION } else { limits::TEXT }
}

fn rows(info: &FieldInfo) -> usize {
    match (info.kind, info.key) {
        (FieldKind::FormattedText, _) => 4,
        // Business cards are written in lines.
        (_, FieldKey::Vcard) => 4,
        _ => 1,
    }
}

/// A value to be edited.
pub struct ValueField<'a> {
    pub value: Option<&'a FieldValue>,
    pub name: &'a str,
    pub hint: &'a str,
    pub rows: usize,
    pub invalid: bool,
    /// Keeps room for a [`field_tool`].
    pub tool: bool,
}

/// What became of a value, and where its field stands.
pub struct ValueOutput {
    /// The new value; an emptied text in text mode is `None` in it.
    pub changed: Option<Option<FieldValue>>,
    pub frame: Rect,
}

/// The input with its mode toggle.
#[must_use]
pub fn value_field_ui(ui: &mut Ui, language: Language, field: ValueField<'_>) -> ValueOutput {
    let source = field.value.map(FieldValue::source).unwrap_or_default();
    let expression = field.value.is_some_and(FieldValue::is_expression);
    let output = TextField {
        value: source,
        name: field.name,
        hint: field.hint,
        highlight: if expression { Highlight::JavaScript } else { Highlight::Template },
        rows: field.rows,
        invalid: field.invalid,
        inset: if field.tool { 62 } else { 32 },
        ..TextField::default()
    }
    .show(ui);
    let frame = output.response.rect;
    if let Some(expression) = mode_toggle(ui, language, field.name, frame, expression) {
        let value = match expression {
            true => FieldValue::Expr(expr::as_expression(source)),
            false => FieldValue::Text(expr::as_text(source)),
        };
        return ValueOutput { changed: Some(Some(value)), frame };
    }
    let changed = output.typed.map(|typed| match (typed.is_empty(), expression) {
        (true, false) => None,
        (_, true) => Some(FieldValue::Expr(typed)),
        (false, false) => Some(FieldValue::Text(typed)),
    });
    ValueOutput { changed, frame }
}

/// The place of the small buttons inside a field's frame, counted from the right.
fn tool_place(frame: Rect, number: f32) -> Rect {
    Rect::from_min_size(egui::pos2(frame.right() - 36.0 - number * 30.0, frame.top() + 7.0), vec2(26.0, 18.0))
}

/// A small button inside a field's frame, beside the mode toggle.
pub fn field_tool(ui: &mut Ui, frame: Rect, mark: MaterialIcon, name: &str) -> Response {
    let palette = Palette::current(ui);
    let rect = tool_place(frame, 1.0);
    let response = ui.interact(rect, ui.scope_id().with(("tool", name)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let (ground, color) = match response.hovered() {
        true => (palette.accent_tint, palette.accent_text),
        false => (palette.hover, palette.muted),
    };
    ui.painter().rect_filled(rect, CornerRadius::same(5), ground);
    focus_ring(ui, &response);
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, mark.codepoint, icon(15.0), color);
    response.on_hover_text(name)
}

/// The small `fx` at the right of a field: filled when the field holds an expression.
fn mode_toggle(ui: &mut Ui, language: Language, name: &str, frame: Rect, on: bool) -> Option<bool> {
    let palette = Palette::current(ui);
    let rect = tool_place(frame, 0.0);
    let response = ui.interact(rect, ui.scope_id().with(("mode", name)), Sense::click());
    let title = words(language, if on { "window-mode-expression" } else { "window-mode-text" });
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, format!("{name}: {title}")));
    let (ground, color) = match (on, response.hovered()) {
        (true, _) => (palette.expression_tint, palette.expression),
        (false, true) => (palette.expression_tint, palette.muted),
        (false, false) => (palette.hover, palette.faint),
    };
    ui.painter().rect_filled(rect, CornerRadius::same(5), ground);
    focus_ring(ui, &response);
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, "fx", mono(), color);
    let hover = words(language, if on { "window-mode-expression-hint" } else { "window-mode-text-hint" });
    response.on_hover_text(hover).clicked().then_some(!on)
}

fn focus_ring(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(1.5, Palette::current(ui).accent);
        ui.painter().rect_stroke(response.rect, 5, stroke, StrokeKind::Outside);
    }
}

/// What is said beside a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueNote<'a> {
    /// What kind of value it is.
    Kind,
    /// That a moment is shown in the local zone.
    LocalTime,
    /// Its characters of so many.
    Count(usize),
    /// These words.
    Words(&'a str),
}

/// A field's value (or that of one part of a list) for the current variables, or why it has none.
#[must_use]
pub fn preview_part_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    (key, part): (FieldKey, Option<usize>),
    said: ValueNote<'_>,
) -> Option<Intent> {
    let palette = Palette::current(ui);
    let language = state.language;
    let preview = state.preview_of(key, part)?;
    let value = match &preview.value {
        Ok(value) => value,
        // What a problem of the field says already is not said twice.
        Err(error) if problems::explains(document, key, error.position) => return None,
        Err(error) => {
            let sentence = error.message.show(language);
            let sentence = match error.position {
                Some(position) => problems::with_place(language, &sentence, position),
                None => sentence,
            };
            note(ui, sentence, palette.error);
            return None;
        }
    };
    if matches!(value.kind, ValueKind::Null | ValueKind::Undefined) {
        note(ui, kind_words(value.kind).show(language), palette.faint);
        return None;
    }
    let (beside, color) = match said {
        ValueNote::Kind => (kind_words(value.kind).show(language), palette.faint),
        ValueNote::LocalTime => (words(language, "window-local-time"), palette.faint),
        ValueNote::Words(words) => (words.to_owned(), palette.faint),
        ValueNote::Count(limit) => {
            let count = markup::FormattedText::plain(value.shown.as_str()).length();
            let color = if count > limit { palette.warning } else { palette.faint };
            (format!("{count} / {limit}"), color)
        }
    };
    let unfolded = state.unfolded.contains(&(key, part));
    let lines = if unfolded { usize::MAX } else { FOLDED_LINES };
    let font = text(size::SMALL);
    let width = ui.available_width();
    let long = |words: &str| ui.painter().layout_no_wrap(words.to_owned(), font.clone(), color).size().x;
    let is_short = !value.shown.contains('\n') && long(&value.shown) + long(&beside) + space::M < width;
    if is_short {
        small_row(ui, |ui| {
            let _ = some_lines(ui, &value.shown, font, palette.good, width, 1);
            note(ui, beside, color);
        });
        return None;
    }
    let is_cut = some_lines(ui, &value.shown, font, palette.good, width, lines);
    let mut intent = None;
    small_row(ui, |ui| {
        note(ui, beside, color);
        let title = words(language, if unfolded { "window-value-fold" } else { "window-value-unfold" });
        if (is_cut || unfolded) && link_button(ui, &title).clicked() {
            intent = Some(Intent::ToggleValue(key, part));
        }
    });
    intent
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

fn hint(language: Language, info: &FieldInfo) -> String {
    let id = match (info.kind, info.key) {
        (FieldKind::Peer, _) if !info.required => "window-hint-own-profile",
        (FieldKind::Peer, _) => "window-hint-peer",
        (FieldKind::FormattedText, _) => "window-hint-text",
        (FieldKind::MessageId, _) => "window-hint-message-id",
        (FieldKind::MessageIds, _) => "window-hint-message-ids",
        (FieldKind::Date, _) => "window-hint-date",
        (_, FieldKey::Limit) => "window-hint-limit",
        (_, FieldKey::Latitude) => "window-hint-latitude",
        (_, FieldKey::Longitude) => "window-hint-longitude",
        (_, FieldKey::PhoneNumber) => "window-hint-phone",
        (_, FieldKey::LivePeriod) => "window-hint-live-period",
        _ => return String::new(),
    };
    words(language, id)
}
