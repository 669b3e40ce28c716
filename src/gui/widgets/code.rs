//! Text with colours: templates with their `${…}`, JSON and JavaScript.

use super::super::theme::{Palette, mono, size, text};
use crate::expr::{Part, split_template};
use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Ui};

/// A text whose `${…}` stand out.
pub fn template_layout(ui: &Ui, source: &str, font: FontId) -> LayoutJob {
    let palette = Palette::current(ui);
    let plain = TextFormat::simple(font, palette.text);
    let marked = TextFormat {
        font_id: mono(),
        color: palette.expression,
        background: palette.expression_tint,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    let mut done = 0;
    for part in split_template(source).unwrap_or_default() {
        let Part::Expression { source: inner, start } = part else { continue };
        // The expression stands between `${` and `}`.
        let range = start.saturating_sub(2)..(start + inner.len() + 1).min(source.len());
        let (Some(before), Some(within)) = (source.get(done..range.start), source.get(range.clone())) else { break };
        job.append(before, 0.0, plain.clone());
        job.append(within, 0.0, marked.clone());
        done = range.end;
    }
    job.append(source.get(done..).unwrap_or_default(), 0.0, plain);
    job
}

/// Code in `language` (`json` or `js`).
pub fn code_layout(ui: &Ui, source: &str, language: &str) -> LayoutJob {
    let theme = egui_extras::syntax_highlighting::CodeTheme::from_memory(ui.ctx(), ui.style());
    let mut job = egui_extras::syntax_highlighting::highlight(ui.ctx(), ui.style(), &theme, source, language);
    for section in &mut job.sections {
        section.format.font_id = mono();
    }
    job
}

/// The font of ordinary fields.
pub fn field_font() -> FontId {
    text(size::BODY)
}
