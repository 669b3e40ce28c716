//! Every colour, size and font of the window, and nothing else.

mod fonts;
mod palette;
mod style;

pub use fonts::{icon, mono, semibold, text};
pub use palette::Palette;
pub use style::install;

/// The text sizes, in points.
pub mod size {
    pub const TITLE: f32 = 14.0;
    pub const BODY: f32 = 13.0;
    pub const SMALL: f32 = 11.5;
    /// Numbers and code, beside body text.
    pub const CODE: f32 = 12.5;
    pub const ICON: f32 = 18.0;
}

/// Measures on a grid of four points.
pub mod space {
    pub const TOP_BAR: f32 = 48.0;
    pub const STATUS_BAR: f32 = 26.0;
    pub const LEFT: f32 = 228.0;
    pub const RIGHT: f32 = 388.0;
    /// The least width of the right side, and its width in a narrow window.
    pub const RIGHT_NARROW: f32 = 320.0;
    pub const CONTROL: f32 = 32.0;
    pub const LABEL: f32 = 132.0;
    pub const RADIUS: u8 = 8;
    pub const WINDOW_RADIUS: u8 = 14;
    pub const XS: f32 = 4.0;
    pub const S: f32 = 8.0;
    pub const M: f32 = 12.0;
    pub const L: f32 = 16.0;
    pub const XL: f32 = 24.0;
}
