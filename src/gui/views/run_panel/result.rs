//! What came back: tree, JSON, request.

use crate::gui::intent::Intent;
use crate::gui::run_state::{FinishedRun, ResultTab};
use crate::gui::state::State;
use crate::gui::theme::{Palette, mono, semibold, size, space, text};
use crate::gui::tree::{Row, RowValue};
use crate::gui::widgets::{TextField, code_layout, icon_button, note};
use crate::texts::{Message, text as words};
use egui::accesskit::Role;
use egui::{Align, Color32, CornerRadius, Frame, Layout, Margin, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};
use egui_material_icons::icons::{
    ICON_CHEVRON_RIGHT, ICON_CONTENT_COPY, ICON_EXPAND_MORE, ICON_UNFOLD_LESS, ICON_UNFOLD_MORE,
};

const ROW_HEIGHT: f32 = 21.0;

#[must_use]
pub fn result_ui(ui: &mut Ui, state: &State, last: &FinishedRun) -> Option<Intent> {
    let tabs = tabs_ui(ui, state, last);
    let palette = Palette::current(ui);
    let frame = Frame::new()
        .fill(palette.panel)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(space::RADIUS))
        .inner_margin(Margin::same(6));
    let content = match state.run.tab {
        ResultTab::Tree => tree_ui(ui, state, last, frame),
        ResultTab::Json => code_ui(ui, state, &last.json, "window-no-result", frame),
        ResultTab::Request => code_ui(ui, state, &last.request, "window-no-request", frame),
    };
    tabs.or(content)
}

fn tabs_ui(ui: &mut Ui, state: &State, last: &FinishedRun) -> Option<Intent> {
    let palette = Palette::current(ui);
    let language = state.language;
    let mut intent = None;
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let tabs = [
            (ResultTab::Tree, "window-tab-tree"),
            (ResultTab::Json, "window-tab-json"),
            (ResultTab::Request, "window-tab-request"),
        ];
        for (tab, title) in tabs {
            let title = words(language, title);
            let chosen = state.run.tab == tab;
            let (font, color) =
                if chosen { (semibold(size::BODY), palette.text) } else { (text(size::BODY), palette.muted) };
            let galley = ui.painter().layout_no_wrap(title.clone(), font, color);
            let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 24.0, 32.0), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, &title));
            ui.painter().galley(rect.center() - galley.size() / 2.0, galley, color);
            if chosen || response.has_focus() {
                let stroke = Stroke::new(2.0, palette.accent);
                ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, stroke);
            }
            if response.clicked() {
                intent = Some(Intent::ShowTab(tab));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let copied = match state.run.tab {
                ResultTab::Request => &last.request,
                _ => &last.json,
            };
            let name = words(language, "window-copy-all");
            if icon_button(ui, ICON_CONTENT_COPY, &name, !copied.is_empty()).clicked() {
                intent = Some(Intent::Copy(copied.clone()));
            }
        });
    });
    let line = Stroke::new(1.0, palette.line);
    ui.painter().hline(row.response.rect.x_range(), row.response.rect.bottom(), line);
    intent
}

fn code_ui(ui: &mut Ui, state: &State, code: &str, empty: &'static str, frame: Frame) -> Option<Intent> {
    frame.show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        if code.is_empty() {
            note(ui, words(state.language, empty), Palette::current(ui).faint);
            return;
        }
        ScrollArea::both().id_salt("code").auto_shrink(false).show(ui, |ui| {
            let job = code_layout(ui, code);
            ui.add(egui::Label::new(job).selectable(true).extend());
        });
    });
    None
}

fn tree_ui(ui: &mut Ui, state: &State, last: &FinishedRun, frame: Frame) -> Option<Intent> {
    let language = state.language;
    if last.record().is_none_or(|record| record.result.is_none()) {
        return code_ui(ui, state, "", "window-no-result", frame);
    }
    let mut intent = None;
    ui.horizontal(|ui| {
        let name = words(language, "window-search-result");
        ui.allocate_ui(vec2(ui.available_width() - 72.0, space::CONTROL), |ui| {
            let field = TextField {
                value: &state.run.tree.search,
                name: &name,
                hint: &name,
                own_undo: true,
                ..TextField::default()
            };
            if let Some(typed) = field.show(ui).typed {
                intent = Some(Intent::SearchTree(typed));
            }
        });
        ui.spacing_mut().item_spacing.x = 2.0;
        let buttons =
            [(ICON_UNFOLD_MORE, "window-open-branches", true), (ICON_UNFOLD_LESS, "window-close-branches", false)];
        for (icon, title, open) in buttons {
            if icon_button(ui, icon, &words(language, title), true).clicked() {
                intent = Some(Intent::OpenBranches(open));
            }
        }
    });
    let rows = &last.rows;
    frame.show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ui.spacing_mut().item_spacing.y = 0.0;
        if rows.is_empty() {
            note(ui, words(language, "window-nothing-found"), Palette::current(ui).faint);
        }
        let area = ScrollArea::vertical().id_salt("tree").auto_shrink(false);
        area.show_rows(ui, ROW_HEIGHT, rows.len(), |ui, range| {
            for row in rows.get(range).unwrap_or_default() {
                intent = intent.take().or(row_ui(ui, state, row));
            }
        });
    });
    intent
}

fn row_ui(ui: &mut Ui, state: &State, row: &Row) -> Option<Intent> {
    let palette = Palette::current(ui);
    let language = state.language;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    let (shown, color) = value_words(state, palette, &row.value);
    response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, format!("{}: {shown}", row.label)));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(5), palette.hover);
    }
    let left = rect.left() + 4.0 + row.depth as f32 * 16.0;
    if let RowValue::Branch { open, entries, .. } = row.value
        && entries > 0
    {
        let mark = if open { ICON_EXPAND_MORE } else { ICON_CHEVRON_RIGHT };
        let at = egui::pos2(left + 6.0, rect.center().y);
        let font = crate::gui::theme::icon(14.0);
        ui.painter().text(at, egui::Align2::CENTER_CENTER, mark.codepoint, font, palette.muted);
    }
    let mut job = egui::text::LayoutJob::default();
    job.append(&row.label, 0.0, egui::TextFormat::simple(mono(), palette.accent_text));
    job.append(&shown, 8.0, egui::TextFormat::simple(mono(), color));
    let tools = response.hovered() || response.contains_pointer();
    let reserved = if tools { 64.0 } else { 8.0 };
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.right() - left - 18.0 - reserved);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = egui::pos2(left + 18.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color);

    let mut intent = None;
    response.context_menu(|ui| {
        if ui.button(words(language, "window-copy-value")).clicked() {
            intent = Some(Intent::Copy(copied_value(&row.value, state, &row.path)));
            ui.close();
        }
        if ui.button(words(language, "window-copy-path")).clicked() {
            intent = Some(Intent::Copy(row.path.clone()));
            ui.close();
        }
    });
    if tools {
        let corner = egui::Rect::from_min_size(egui::pos2(rect.right() - 30.0, rect.top() - 3.5), vec2(28.0, 28.0));
        let name = words(language, "window-copy-path");
        // Over the row, without taking place in the list.
        let mut over = ui.new_child(egui::UiBuilder::new().max_rect(corner));
        if icon_button(&mut over, ICON_CONTENT_COPY, &name, true).clicked() {
            intent = Some(Intent::Copy(row.path.clone()));
        }
    }
    if response.clicked() && matches!(row.value, RowValue::Branch { .. }) {
        intent = Some(Intent::ToggleBranch(row.path.clone()));
    }
    response.on_hover_text(&row.path);
    intent
}

fn value_words(state: &State, palette: &Palette, value: &RowValue) -> (String, Color32) {
    match value {
        RowValue::Branch { entries, list, .. } => {
            let message = if *list { Message::new("window-tree-items") } else { Message::new("window-tree-keys") };
            (message.with("count", *entries).show(state.language), palette.faint)
        }
        RowValue::Text(text) => (format!("\"{}\"", text.replace('\n', "↵")), palette.good),
        RowValue::Number(number) => (number.clone(), palette.warning),
        RowValue::Word(word) => ((*word).to_owned(), palette.expression),
    }
}

/// The value as text: leaves as they are, branches as JSON.
fn copied_value(value: &RowValue, state: &State, path: &str) -> String {
    match value {
        RowValue::Text(text) => text.clone(),
        RowValue::Number(number) => number.clone(),
        RowValue::Word(word) => (*word).to_owned(),
        RowValue::Branch { .. } => state.result_at(path).map(|value| format!("{value:#}")).unwrap_or_default(),
    }
}
