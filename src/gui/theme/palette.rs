//! The colours by meaning, light and dark.

use egui::{Color32, Theme};

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Behind everything.
    pub background: Color32,
    /// Panels, fields and cards.
    pub panel: Color32,
    pub line: Color32,
    pub text: Color32,
    pub muted: Color32,
    /// Hints and notes; still legible.
    pub faint: Color32,
    /// Controls that do nothing now: seen, but clearly weaker than those that do.
    pub disabled: Color32,
    /// The one accent: fills of the primary button and of what is chosen.
    pub accent: Color32,
    /// The accent as text.
    pub accent_text: Color32,
    pub accent_tint: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    pub good: Color32,
    pub good_tint: Color32,
    pub error: Color32,
    pub error_tint: Color32,
    pub warning: Color32,
    pub warning_tint: Color32,
    pub expression: Color32,
    pub expression_tint: Color32,
    pub hover: Color32,
    /// Behind the bubbles of a chat.
    pub chat: Color32,
    /// The bubble of the sender's own message.
    pub own_bubble: Color32,
    pub other_bubble: Color32,
    /// Behind dates and what Telegram says by itself.
    pub chat_mark: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

impl Palette {
    pub const LIGHT: Self = Self {
        background: rgb(0xf3f4f7),
        panel: rgb(0xffffff),
        line: rgb(0xe0e4ea),
        text: rgb(0x1c2430),
        muted: rgb(0x596474),
        faint: rgb(0x626c7b),
        disabled: rgb(0x98a2b0),
        accent: rgb(0x1f76c8),
        accent_text: rgb(0x1a68b3),
        accent_tint: rgb(0xe6f1fb),
        on_accent: rgb(0xffffff),
        good: rgb(0x1f7a45),
        good_tint: rgb(0xe4f4ea),
        error: rgb(0xc23434),
        error_tint: rgb(0xfcebeb),
        warning: rgb(0x8a5a08),
        warning_tint: rgb(0xfdf3df),
        expression: rgb(0x6f45c4),
        expression_tint: rgb(0xf0eafb),
        hover: rgb(0xf0f2f6),
        chat: rgb(0xdfe9ef),
        own_bubble: rgb(0xeffdde),
        other_bubble: rgb(0xffffff),
        chat_mark: rgb(0xb4c6d1),
    };

    pub const DARK: Self = Self {
        background: rgb(0x15191f),
        panel: rgb(0x1c2229),
        line: rgb(0x2b333d),
        text: rgb(0xe4e9ef),
        muted: rgb(0x9ba7b5),
        faint: rgb(0x8793a0),
        disabled: rgb(0x616d7a),
        accent: rgb(0x4aa3ef),
        accent_text: rgb(0x62b0f3),
        accent_tint: rgb(0x1d3448),
        on_accent: rgb(0x0d1620),
        good: rgb(0x4cc37c),
        good_tint: rgb(0x17301f),
        error: rgb(0xf58080),
        error_tint: rgb(0x3a2022),
        warning: rgb(0xe2b04a),
        warning_tint: rgb(0x352b17),
        expression: rgb(0xb898f6),
        expression_tint: rgb(0x2c2440),
        hover: rgb(0x242b34),
        chat: rgb(0x0f161c),
        own_bubble: rgb(0x2b5278),
        other_bubble: rgb(0x1b2733),
        chat_mark: rgb(0x22303c),
    };

    pub const fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &Self::LIGHT,
            Theme::Dark => &Self::DARK,
        }
    }

    /// The colours of the theme that `ui` is drawn in.
    pub fn current(ui: &egui::Ui) -> &'static Self {
        Self::of(ui.theme())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contrast of WCAG 2, from 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |color: Color32| {
            let linear = |channel: u8| {
                let value = f32::from(channel) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_is_legible_on_every_ground_it_stands_on() {
        for (theme, p) in [("light", Palette::LIGHT), ("dark", Palette::DARK)] {
            let texts = [
                ("text", p.text),
                ("muted", p.muted),
                ("faint", p.faint),
                ("accent", p.accent_text),
                ("good", p.good),
                ("error", p.error),
                ("warning", p.warning),
                ("expression", p.expression),
            ];
            for (name, color) in texts {
                for (ground, fill) in [("background", p.background), ("panel", p.panel), ("hover", p.hover)] {
                    let ratio = contrast(color, fill);
                    assert!(ratio >= 4.5, "{theme}: {name} on {ground} is {ratio:.2}");
                }
            }
            let ratio = contrast(p.disabled, p.panel);
            assert!((2.2..4.5).contains(&ratio), "{theme}: disabled controls on panel are {ratio:.2}");
            let pairs = [
                ("accent tint", p.accent_text, p.accent_tint),
                ("good tint", p.good, p.good_tint),
                ("error tint", p.error, p.error_tint),
                ("warning tint", p.warning, p.warning_tint),
                ("expression tint", p.expression, p.expression_tint),
                ("primary button", p.on_accent, p.accent),
            ];
            for (name, color, fill) in pairs {
                let ratio = contrast(color, fill);
                assert!(ratio >= 4.5, "{theme}: {name} is {ratio:.2}");
            }
        }
    }
}
