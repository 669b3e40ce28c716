//! QR codes in a terminal: two modules a sign, one above the other, dark on light whatever the terminal's colours are.

use qrcode::{Color, EcLevel, QrCode};

/// Modules of the light edge that scanners need (ISO/IEC 18004).
const EDGE: usize = 4;

/// Black signs on white, and back to the terminal's own colours.
const BLACK_ON_WHITE: &str = "\u{1b}[38;5;16;48;5;231m";
const OWN_COLOURS: &str = "\u{1b}[0m";

/// The code of a text; nothing where it is too long for one.
pub(super) fn draw(text: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
    let (width, colours) = (code.width(), code.to_colors());
    let is_dark = |x: usize, y: usize| {
        let place = x.checked_sub(EDGE).zip(y.checked_sub(EDGE)).filter(|(x, y)| *x < width && *y < width);
        place.and_then(|(x, y)| colours.get(y * width + x)).is_some_and(|colour| *colour == Color::Dark)
    };
    let side = width + 2 * EDGE;
    let rows = (0..side).step_by(2).map(|y| {
        let signs = (0..side).map(|x| match (is_dark(x, y), is_dark(x, y + 1)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        });
        format!("{BLACK_ON_WHITE}{}{OWN_COLOURS}", signs.collect::<String>())
    });
    Some(rows.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_module_stands_in_its_place() {
        let text = "tg://login?token=AAAA";
        let drawn = draw(text).expect("a short text");
        let code = QrCode::with_error_correction_level(text, EcLevel::L).expect("a short text");
        let rows: Vec<Vec<char>> = drawn
            .lines()
            .map(|line| {
                let signs = line.strip_prefix(BLACK_ON_WHITE).and_then(|line| line.strip_suffix(OWN_COLOURS));
                signs.expect("colours of its own").chars().collect()
            })
            .collect();
        let side = code.width() + 2 * EDGE;
        assert!(rows.len() == side.div_ceil(2) && rows.iter().all(|row| row.len() == side));
        for y in 0..side {
            for x in 0..side {
                let is_upper = y % 2 == 0;
                let sign = rows[y / 2][x];
                let is_dark = matches!((sign, is_upper), ('█', _) | ('▀', true) | ('▄', false));
                let is_inside = (EDGE..side - EDGE).contains(&x) && (EDGE..side - EDGE).contains(&y);
                let expected = is_inside && code[(x - EDGE, y - EDGE)] == Color::Dark;
                assert_eq!(is_dark, expected, "{x} {y}");
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_not_drawn() {
        assert_eq!(draw(&"x".repeat(5000)), None);
    }
}
