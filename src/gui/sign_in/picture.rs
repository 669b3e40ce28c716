//! What the wizard draws point by point: the QR code of a sign-in and the account's picture.

use egui::ColorImage;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt;
use std::io::Cursor;

/// The longest side of an account's picture, in pixels; Telegram's small one has 160.
const LONGEST_SIDE: u32 = 1024;

/// A QR code as a square of dark and light modules, without the light margin round it.
#[derive(Clone, PartialEq, Eq)]
pub struct QrGrid {
    pub side: usize,
    dark: Vec<bool>,
}

impl QrGrid {
    /// The code of a text; `None` where it is too long for any.
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        Some(Self { side: code.width(), dark })
    }

    /// Whether the module in this column and row is dark.
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        column < self.side && self.dark.get(row * self.side + column).copied().unwrap_or(false)
    }
}

impl fmt::Debug for QrGrid {
    /// Its size; the modules are the secret itself.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("QrGrid").field("side", &self.side).finish_non_exhaustive()
    }
}

/// The picture of an account; `None` where the bytes are none, or an unreasonably large one.
pub fn decode_picture(bytes: &[u8]) -> Option<ColorImage> {
    let mut reader = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = image::Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(LONGEST_SIDE), Some(LONGEST_SIDE));
    reader.limits(limits);
    let pixels = reader.decode().ok()?.to_rgba8();
    let size = [usize::try_from(pixels.width()).ok()?, usize::try_from(pixels.height()).ok()?];
    Some(ColorImage::from_rgba_unmultiplied(size, pixels.as_raw()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qr_code_has_its_three_corners_and_is_not_printed() {
        let text = format!("tg://login?token={}", "A".repeat(43));
        let grid = QrGrid::of(&text).expect("short enough");
        let end = grid.side - 1;
        for (column, row) in [(0, 0), (end, 0), (0, end)] {
            assert!(grid.is_dark(column, row), "{column} {row}");
        }
        assert!(!grid.is_dark(1, 1) && !grid.is_dark(grid.side, 0), "a light ring, and nothing outside");
        assert_eq!(format!("{grid:?}"), format!("QrGrid {{ side: {}, .. }}", grid.side));
        assert!(QrGrid::of(&"x".repeat(10_000)).is_none());
    }

    #[test]
    fn pictures_are_decoded_and_what_is_none_is_left_out() {
        let mut png = Cursor::new(Vec::new());
        let red = image::RgbaImage::from_pixel(3, 2, image::Rgba([255, 0, 0, 255]));
        red.write_to(&mut png, image::ImageFormat::Png).expect("it is written to memory");
        let picture = decode_picture(png.get_ref()).expect("a picture");
        assert_eq!((picture.size, picture.pixels.first()), ([3, 2], Some(&egui::Color32::RED)));
        for bytes in [&b""[..], b"no picture", &png.get_ref()[..20]] {
            assert!(decode_picture(bytes).is_none());
        }
        let mut png = Cursor::new(Vec::new());
        let wide = image::GrayImage::new(LONGEST_SIDE + 1, 1);
        wide.write_to(&mut png, image::ImageFormat::Png).expect("it is written to memory");
        assert!(decode_picture(png.get_ref()).is_none());
    }
}
