//! The faces: Inter for text, Hack for code, Material Symbols for icons; no glyph depends on the system's fonts.

use super::size;
use egui::epaint::text::VariationCoords;
use egui::{FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

const SEMIBOLD: &str = "semibold";

/// Faces with the fallbacks that each needs: arrows and the rouble sign stand in Hack, marks in the emoji fonts.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let inter = |weight: f32| {
        let mut data = FontData::from_static(ttf_inter::REGULAR);
        data.tweak.coords = VariationCoords::new([(b"wght", weight)]);
        Arc::new(data)
    };
    fonts.font_data.insert("Inter".into(), inter(420.0));
    fonts.font_data.insert("Inter Semibold".into(), inter(620.0));
    let icons = egui_material_icons::font_insert();
    fonts.font_data.insert(icons.name.clone(), Arc::new(icons.data));

    let fallbacks = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let family = |first: &str| {
        let mut names = vec![first.to_owned()];
        names.extend(fallbacks.iter().cloned());
        names.push("Hack".into());
        names
    };
    fonts.families.insert(FontFamily::Name(SEMIBOLD.into()), family("Inter Semibold"));
    fonts.families.insert(FontFamily::Proportional, family("Inter"));
    fonts.families.insert(FontFamily::Name(egui_material_icons::FONT_FAMILY.into()), vec![icons.name]);
    fonts
}

/// Body text.
pub fn text(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Titles and what is chosen.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

/// Code and numbers.
pub fn mono() -> FontId {
    FontId::new(size::CODE, FontFamily::Monospace)
}

/// Icons at this size.
pub fn icon(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(egui_material_icons::FONT_FAMILY.into()))
}
