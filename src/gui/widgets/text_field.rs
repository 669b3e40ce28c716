//! The one text input: one or several lines, text or code, with a halo when it has the focus.

use super::super::theme::{Palette, mono, space};
use super::code::{code_layout, field_font, template_layout};
use egui::{
    Context, CornerRadius, Frame, Id, Key, Margin, Response, Stroke, StrokeKind, TextBuffer, TextEdit, Ui, vec2,
};

/// How the text is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Highlight {
    #[default]
    None,
    /// `${…}` stand out.
    Template,
    JavaScript,
    Json,
}

/// A text input to be drawn.
pub struct TextField<'a> {
    pub value: &'a str,
    /// The accessible name.
    pub name: &'a str,
    pub hint: &'a str,
    pub highlight: Highlight,
    /// One row is a single line.
    pub rows: usize,
    pub invalid: bool,
    pub password: bool,
    /// Space kept free at the right for a button inside the field.
    pub inset: i8,
    /// What is typed is no part of the scenario, as in a search: the field undoes it by itself.
    pub own_undo: bool,
}

/// The text field that has the focus, and whether it undoes by itself.
pub fn focused_field(ctx: &Context) -> Option<(Id, bool)> {
    let (id, own_undo) = ctx.data(|data| data.get_temp::<(Id, bool)>(Id::unique("focused text field")))?;
    ctx.memory(|memory| memory.has_focus(id)).then_some((id, own_undo))
}

impl Default for TextField<'_> {
    fn default() -> Self {
        Self {
            value: "",
            name: "",
            hint: "",
            highlight: Highlight::None,
            rows: 1,
            invalid: false,
            password: false,
            inset: 0,
            own_undo: false,
        }
    }
}

/// What became of the input.
pub struct TextFieldOutput {
    /// The field with its frame.
    pub response: Response,
    /// The input alone, which takes the focus.
    pub input: Response,
    /// The new text, if it was changed.
    pub typed: Option<String>,
    /// Enter was pressed in a field of one line.
    pub entered: bool,
}

impl TextField<'_> {
    /// Draws the field over the available width.
    pub fn show(self, ui: &mut Ui) -> TextFieldOutput {
        let palette = Palette::current(ui);
        let code = matches!(self.highlight, Highlight::JavaScript | Highlight::Json);
        let font = if code { mono() } else { field_font() };
        let row_height = ui.fonts_mut(|fonts| fonts.row_height(&font));
        let vertical = ((space::CONTROL - row_height) / 2.0).floor().max(0.0) as i8;
        let frame = Frame::new()
            .fill(palette.panel)
            .stroke(Stroke::new(1.0, if self.invalid { palette.error } else { palette.line }))
            .corner_radius(CornerRadius::same(space::RADIUS))
            .inner_margin(Margin { left: 10, right: 10 + self.inset, top: vertical, bottom: vertical });

        let mut value = self.value.to_owned();
        let highlight = self.highlight;
        let template_font = font.clone();
        let mut layouter = move |ui: &Ui, buffer: &dyn TextBuffer, wrap: f32| {
            let mut job = match highlight {
                Highlight::JavaScript => code_layout(ui, buffer.as_str()),
                Highlight::Json => code_layout(ui, buffer.as_str()),
                Highlight::Template | Highlight::None => template_layout(ui, buffer.as_str(), template_font.clone()),
            };
            job.wrap.max_width = wrap;
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let inner = frame.show(ui, |ui| {
            // The toolkit's least height of a control would make every line as high as a field.
            ui.spacing_mut().interact_size.y = 0.0;
            let width = ui.available_width().max(24.0);
            let edit = if self.rows > 1 {
                TextEdit::multiline(&mut value).desired_rows(self.rows)
            } else {
                TextEdit::singleline(&mut value)
            };
            let hint = egui::RichText::new(self.hint).color(palette.faint);
            let mut edit = edit
                .id_salt(self.name)
                .frame(Frame::NONE)
                .margin(Margin::ZERO)
                .font(font)
                .hint_text(hint)
                .password(self.password)
                .desired_width(width)
                .min_size(vec2(width, row_height));
            if highlight != Highlight::None && !self.password {
                edit = edit.layouter(&mut layouter);
            }
            let response: Response = ui.add(edit);
            response
        });
        let response = inner.inner;
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(self.name));
        if response.has_focus() {
            let focused = (response.id, self.own_undo);
            ui.ctx().data_mut(|data| data.insert_temp(Id::unique("focused text field"), focused));
            let color = if self.invalid { palette.error } else { palette.accent };
            let radius = CornerRadius::same(space::RADIUS);
            let rect = inner.response.rect;
            ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, color), StrokeKind::Inside);
            let halo = Stroke::new(3.0, color.gamma_multiply(0.18));
            ui.painter().rect_stroke(rect, radius, halo, StrokeKind::Outside);
        }
        let typed = response.changed().then_some(value);
        let entered = self.rows == 1 && response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        TextFieldOutput { response: inner.response.union(response.clone()), input: response, typed, entered }
    }
}
