//! The toolkit's own style set to the palette and the measures.

use super::{Palette, fonts, size, space};
use egui::style::{WidgetVisuals, Widgets};
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Theme, Visuals, vec2,
};

/// Puts fonts and both themes into a context; to be called once.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| {
            style.text_styles = [
                (TextStyle::Heading, fonts::semibold(size::TITLE)),
                (TextStyle::Body, fonts::text(size::BODY)),
                (TextStyle::Button, fonts::text(size::BODY)),
                (TextStyle::Small, fonts::text(size::SMALL)),
                (TextStyle::Monospace, FontId::new(size::CODE, FontFamily::Monospace)),
            ]
            .into();
            style.visuals = visuals(theme);
            let spacing = &mut style.spacing;
            spacing.item_spacing = vec2(space::S, space::S);
            spacing.button_padding = vec2(space::M, 6.0);
            spacing.interact_size = vec2(space::CONTROL, space::CONTROL);
            spacing.menu_margin = Margin::same(6);
            spacing.window_margin = Margin::same(20);
            spacing.combo_height = 360.0;
            spacing.icon_width = 16.0;
            style.interaction.tooltip_delay = 0.4;
            style.interaction.selectable_labels = false;
            style.animation_time = 0.08;
        });
    }
}

fn visuals(theme: Theme) -> Visuals {
    let palette = Palette::of(theme);
    let mut visuals = if theme == Theme::Dark { Visuals::dark() } else { Visuals::light() };
    let widget = |fill: Color32, line: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, line),
        corner_radius: CornerRadius::same(space::RADIUS),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    visuals.widgets = Widgets {
        noninteractive: widget(palette.panel, palette.line, palette.text),
        inactive: widget(palette.panel, palette.line, palette.text),
        hovered: widget(palette.hover, palette.faint.gamma_multiply(0.6), palette.text),
        active: widget(palette.accent_tint, palette.accent, palette.text),
        open: widget(palette.panel, palette.accent, palette.text),
    };
    visuals.selection.bg_fill = palette.accent_tint;
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    visuals.hyperlink_color = palette.accent_text;
    visuals.faint_bg_color = palette.hover;
    visuals.extreme_bg_color = palette.panel;
    visuals.code_bg_color = palette.hover;
    visuals.warn_fg_color = palette.warning;
    visuals.error_fg_color = palette.error;
    visuals.panel_fill = palette.panel;
    visuals.window_fill = palette.panel;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(space::WINDOW_RADIUS);
    visuals.menu_corner_radius = CornerRadius::same(10);
    visuals.weak_text_color = Some(palette.muted);
    let shadow = Shadow { offset: [0, 8], blur: 24, spread: 0, color: Color32::from_black_alpha(40) };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 14, spread: 0, color: Color32::from_black_alpha(30) };
    // Half, as the toolkit has it, is too little on a dark ground.
    visuals.disabled_alpha = if theme == Theme::Dark { 0.6 } else { 0.55 };
    // A blinking cursor would wake an idle window twice a second.
    visuals.text_cursor.blink = false;
    visuals.text_cursor.stroke = Stroke::new(1.5, palette.accent);
    visuals
}
