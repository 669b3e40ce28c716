//! What stands round the page of a wizard: the steps at the left, the title, and the row of answers.
//!
//! Escape, a click beside the window and its cross hide a wizard and lose nothing; only its own Cancel gives up. Enter is
//! as good as the primary button, unless a control has the keyboard that takes Enter for itself.

use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::{self, Palette, semibold, size, space, text};
use crate::gui::widgets::{icon_button, keep_focus_in_sight, primary_button, quiet_button};
use crate::texts::text as words;
use egui::accesskit::Role;
use egui::{
    Align, Align2, CornerRadius, Frame, Id, Key, Layout, Margin, Modal, Rect, Response, RichText, ScrollArea, Sense,
    Shape, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use egui_material_icons::icons::{ICON_CHECK, ICON_CLOSE};
use std::hash::Hash;

/// The width of a wizard with its steps.
const WIDTH: f32 = 720.0;
/// The width of the column of steps.
const COLUMN: f32 = 196.0;
/// The least height of a page, so that the window does not jump from step to step.
const LEAST_PAGE: f32 = 232.0;
/// From the edges of a page to what stands on it.
const MARGIN: f32 = 24.0;
/// How much of the right margin the scroll bar takes.
const BAR: f32 = 16.0;

/// A window over everything with a title, a page and answers.
pub struct Wizard<'a> {
    /// Tells this wizard from others.
    pub name: &'static str,
    /// What the steps are called; with none there is no column of them.
    pub steps: &'a [String],
    /// The step that is shown, counted from 0.
    pub current: usize,
    pub title: &'a str,
    pub back: Option<Intent>,
    /// Gives up: the words of the button and what it wants.
    pub cancel: Option<(String, Intent)>,
    /// The primary button.
    pub next: Option<Answer>,
    /// Puts the wizard out of sight with everything that was typed.
    pub hide: Intent,
}

/// The primary button of a page.
pub struct Answer {
    pub label: String,
    pub enabled: bool,
    pub intent: Intent,
}

impl Wizard<'_> {
    /// Draws the window with `page` in it. What the page wants goes before what the answers want.
    #[must_use]
    pub fn show(
        self,
        ui: &mut Ui,
        state: &State,
        page: impl FnOnce(&mut Ui, &PageOpened) -> Option<Intent>,
    ) -> Option<Intent> {
        let palette = Palette::current(ui);
        let opened = PageOpened::find(ui, (self.name, self.current, self.title));
        let screen = ui.ctx().content_rect();
        let frame = Frame::window(ui.style()).fill(palette.panel).inner_margin(Margin::ZERO);
        let modal = Modal::new(Id::unique(self.name)).frame(frame).show(ui.ctx(), |ui| {
            let column = if self.steps.is_empty() { 0.0 } else { COLUMN };
            ui.set_width((WIDTH - COLUMN + column).min(screen.width() - 48.0));
            let ground = ui.painter().add(Shape::Noop);
            let all = ui.available_rect_before_wrap();
            let page_rect = Rect::from_min_max(pos2(all.left() + column, all.top()), all.max);
            let inner = page_rect.shrink2(vec2(MARGIN + 2.0, 0.0));
            let mut page_ui = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Min)));
            let intent = self.page_ui(&mut page_ui, state, screen.height(), &opened, page);
            let bottom = page_ui.min_rect().bottom();
            let whole = Rect::from_min_max(all.min, pos2(all.right(), bottom));
            if !self.steps.is_empty() {
                let left = Rect::from_min_max(whole.min, pos2(whole.left() + COLUMN, bottom));
                let radius = space::WINDOW_RADIUS;
                let corners = CornerRadius { nw: radius, sw: radius, ne: 0, se: 0 };
                ui.painter().set(ground, Shape::rect_filled(left, corners, palette.background));
                self.steps_ui(ui, left);
            }
            ui.allocate_rect(whole, Sense::hover());
            intent
        });
        let hidden = modal.should_close().then(|| self.hide.clone());
        modal.inner.or(hidden)
    }

    /// The right side: title, page, answers.
    fn page_ui(
        &self,
        ui: &mut Ui,
        state: &State,
        screen: f32,
        opened: &PageOpened,
        page: impl FnOnce(&mut Ui, &PageOpened) -> Option<Intent>,
    ) -> Option<Intent> {
        let palette = Palette::current(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(MARGIN - 4.0);
        let mut intent = None;
        ui.horizontal_top(|ui| {
            let width = ui.available_width() - 36.0;
            ui.allocate_ui_with_layout(vec2(width, 28.0), Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(self.title).font(semibold(17.0)).color(palette.text)).wrap());
            });
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                if icon_button(ui, ICON_CLOSE, &words(state.language, "window-wizard-hide"), true).clicked() {
                    intent = Some(self.hide.clone());
                }
            });
        });
        ui.add_space(space::M);
        // Title, answers and the edges of the window and of the screen.
        let height = (screen - 176.0).max(160.0);
        let area = ScrollArea::vertical().id_salt((self.name, self.current)).max_height(height);
        // Its bar stands in the margin, beside what it scrolls.
        let room = ui.available_rect_before_wrap();
        let wide = Rect::from_min_max(room.min, pos2(room.right() + BAR, room.bottom()));
        let mut scrolled = ui.new_child(UiBuilder::new().max_rect(wide).layout(Layout::top_down(Align::Min)));
        let wanted = area.auto_shrink([false, true]).show(&mut scrolled, |ui| {
            ui.set_max_width(room.width());
            let least = if self.steps.is_empty() { 0.0 } else { LEAST_PAGE };
            ui.set_min_height(least.min(height));
            ui.spacing_mut().item_spacing.y = space::M;
            let wanted = page(ui, opened);
            keep_focus_in_sight(ui);
            wanted
        });
        let bottom = scrolled.min_rect().bottom();
        ui.advance_cursor_after_rect(Rect::from_min_max(room.min, pos2(room.right(), bottom)));
        ui.add_space(space::L);
        let answered = self.answers_ui(ui, state);
        ui.add_space(MARGIN);
        let entered = self.next.as_ref().filter(|next| next.enabled && is_entered(ui)).map(|next| next.intent.clone());
        wanted.inner.or(intent).or(answered).or(entered)
    }

    fn answers_ui(&self, ui: &mut Ui, state: &State) -> Option<Intent> {
        let mut intent = None;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M - 2.0;
            ui.spacing_mut().button_padding.x = space::L;
            if let Some(back) = &self.back
                && quiet_button(ui, &words(state.language, "window-wizard-back")).clicked()
            {
                intent = Some(back.clone());
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if let Some(next) = &self.next
                    && primary_button(ui, None, &next.label, next.enabled).clicked()
                {
                    intent = Some(next.intent.clone());
                }
                if let Some((label, cancel)) = &self.cancel
                    && quiet_button(ui, label).clicked()
                {
                    intent = Some(cancel.clone());
                }
            });
        });
        intent
    }

    /// The column of steps: done ones ticked, the current one numbered in the accent.
    fn steps_ui(&self, ui: &mut Ui, rect: Rect) {
        let palette = Palette::current(ui);
        for (at, label) in self.steps.iter().enumerate() {
            let top = rect.top() + MARGIN - 4.0 + 36.0 * at as f32;
            let row = Rect::from_min_size(pos2(rect.left() + space::L, top), vec2(COLUMN - 2.0 * space::L, 28.0));
            let is_current = at == self.current;
            let response = ui.interact(row, ui.scope_id().with(("step", at)), Sense::hover());
            response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_current, label));
            let center = pos2(row.left() + 11.0, row.center().y);
            let number = (at + 1).to_string();
            let (font, color) =
                if is_current { (semibold(size::BODY), palette.text) } else { (text(size::BODY), palette.muted) };
            if at < self.current {
                ui.painter().circle_filled(center, 11.0, palette.good);
                let mark = ICON_CHECK.codepoint;
                ui.painter().text(center, Align2::CENTER_CENTER, mark, theme::icon(14.0), palette.panel);
            } else {
                let line = if is_current { palette.accent } else { palette.line };
                let ink = if is_current { palette.accent_text } else { palette.muted };
                ui.painter().circle(center, 10.5, palette.panel, Stroke::new(1.0, line));
                ui.painter().text(center, Align2::CENTER_CENTER, number, semibold(size::SMALL), ink);
            }
            let mut job = egui::text::LayoutJob::single_section(label.clone(), egui::TextFormat::simple(font, color));
            job.wrap = egui::text::TextWrapping::truncate_at_width(row.width() - 32.0);
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
            ui.painter().galley(pos2(row.left() + 32.0, center.y - galley.size().y / 2.0), galley, color);
        }
    }
}

/// Whether a page is drawn for the first time since it was last out of sight.
pub struct PageOpened(bool);

impl PageOpened {
    fn find(ui: &Ui, page: impl Hash + std::fmt::Debug) -> Self {
        let page = Id::unique(page);
        let pass = ui.ctx().cumulative_pass_nr();
        let kept = Id::unique("wizard page");
        let last: Option<(Id, u64)> = ui.data_mut(|data| {
            let last = data.get_temp(kept);
            data.insert_temp(kept, (page, pass));
            last
        });
        Self(last.is_none_or(|(other, before)| other != page || pass > before + 1))
    }

    /// Gives the keyboard to the control that a page begins with, once.
    pub fn focus(&self, first: &Response) {
        if self.0 {
            first.request_focus();
        }
    }
}

/// Whether Enter was pressed and no control takes it for itself. A field of one line gives the keyboard away at Enter.
fn is_entered(ui: &Ui) -> bool {
    ui.memory(|memory| memory.focused()).is_none() && ui.input(|input| input.key_pressed(Key::Enter))
}
