//! The window's own small controls; each has an accessible name and no knowledge of scenarios.

mod buttons;
mod code;
mod segmented;
mod switch;
mod text_field;

pub use buttons::{icon_button, link_button, primary_button, quiet_button, split_button_end, split_button_start, tag};
pub use code::code_layout;
pub use segmented::segmented;
pub use switch::switch;
pub use text_field::{Highlight, TextField, TextFieldOutput, focused_field};

use super::theme::{Palette, semibold, size, space, text};
use egui::{Color32, RichText, Ui, vec2};

/// Scrolls the area around to the control that has just got the focus by keyboard; to be called at the area's end.
pub fn keep_focus_in_sight(ui: &Ui) {
    let focused = ui.memory(|memory| memory.focused());
    let kept = ui.scope_id().with("focus");
    if ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(kept), focused)) == focused {
        return;
    }
    let Some(response) = focused.and_then(|focused| ui.ctx().read_response(focused)) else { return };
    // A control of another area may have its place under this one, but then it is in sight there.
    let is_hidden = !response.interact_rect.is_positive();
    if ui.min_rect().contains_rect(response.rect) && (is_hidden || ui.clip_rect().intersects(response.rect)) {
        ui.scroll_to_rect(response.rect, None);
    }
}

/// The title of a section of the form.
pub fn section_title(ui: &mut Ui, title: &str) {
    ui.add_space(space::S);
    ui.label(RichText::new(title).font(semibold(size::TITLE)).color(Palette::current(ui).text));
    ui.add_space(2.0);
}

/// The small capital title of a list.
pub fn list_title(ui: &mut Ui, title: &str) {
    ui.label(RichText::new(title.to_uppercase()).font(semibold(10.5)).color(Palette::current(ui).faint));
}

/// A small note in a colour.
pub fn note(ui: &mut Ui, words: impl Into<String>, color: Color32) {
    ui.add(egui::Label::new(RichText::new(words).font(text(size::SMALL)).color(color)).wrap());
}

/// A line of small words: as high as the words, not as a control.
pub fn small_row<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 16.0;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, 2.0);
            add(ui)
        })
        .inner
    })
    .inner
}

/// Words on so many lines of this width, cut with an ellipsis; says whether they were cut.
pub fn some_lines(ui: &mut Ui, words: &str, font: egui::FontId, color: Color32, width: f32, lines: usize) -> bool {
    let mut job = egui::text::LayoutJob::single_section(words.to_owned(), egui::TextFormat::simple(font, color));
    job.wrap = egui::text::TextWrapping { max_width: width, max_rows: lines, ..Default::default() };
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let is_cut = galley.elided;
    let (rect, response) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
    ui.painter().galley(rect.min, galley, color);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, words));
    if is_cut {
        response.on_hover_text(words);
    }
    is_cut
}

/// Words in the place of a control: at the height of the label beside them.
pub fn row_value(ui: &mut Ui, words: impl Into<String>) {
    let font = text(size::BODY);
    let height = ui.fonts_mut(|fonts| fonts.row_height(&font));
    ui.add_space(((space::CONTROL - height) / 2.0).floor());
    ui.add(egui::Label::new(RichText::new(words).font(font).color(Palette::current(ui).text)).wrap());
}

/// A row of the form: the label in its column, the control in the rest. Gives what the control gives.
pub fn form_row<R>(ui: &mut Ui, label: &str, required: bool, add: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::current(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        // A narrow form gives more of its width to the controls.
        let column = if ui.available_width() < 420.0 { 104.0 } else { space::LABEL };
        let (rect, _) = ui.allocate_exact_size(vec2(column, space::CONTROL), egui::Sense::hover());
        let mut job = egui::text::LayoutJob::single_section(
            label.to_owned(),
            egui::TextFormat::simple(text(size::BODY), palette.muted),
        );
        if required {
            job.append(" *", 0.0, egui::TextFormat::simple(text(size::BODY), palette.error));
        }
        job.wrap.max_width = column;
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let top = rect.top() + ((space::CONTROL - galley.size().y) / 2.0).max(0.0);
        ui.painter().galley(egui::pos2(rect.left(), top), galley, palette.muted);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            add(ui)
        })
        .inner
    })
    .inner
}
