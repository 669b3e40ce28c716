//! Profile pictures, drawn here so that no file holds one: a head and shoulders in white on a colour.

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use std::io::Write;
use std::sync::Arc;

/// Pixels of each side, as of Telegram's small profile pictures.
const SIDE: u32 = 160;

/// A profile picture on this colour (red, green, blue), as PNG.
pub fn portrait(colour: [u8; 3]) -> Arc<[u8]> {
    let mut picture = b"\x89PNG\r\n\x1a\n".to_vec();
    // One bit a pixel, by the table of colours.
    let header = [&SIDE.to_be_bytes()[..], &SIDE.to_be_bytes(), &[1, 3, 0, 0, 0]].concat();
    add_chunk(&mut picture, b"IHDR", &header);
    add_chunk(&mut picture, b"PLTE", &[colour, [0xff; 3]].concat());
    add_chunk(&mut picture, b"IDAT", &deflated(&rows()));
    add_chunk(&mut picture, b"IEND", &[]);
    picture.into()
}

/// The rows, each after the number of its filter (none).
fn rows() -> Vec<u8> {
    let row = |y: u32| {
        let bytes = (0..SIDE / 8)
            .map(move |byte| (0..8).fold(0, |bits, bit| bits << 1 | u8::from(is_figure(byte * 8 + bit, y))));
        std::iter::once(0).chain(bytes)
    };
    (0..SIDE).flat_map(row).collect()
}

/// Whether a pixel belongs to the head or the shoulders.
fn is_figure(x: u32, y: u32) -> bool {
    let within = |middle: u32, radii: (u32, u32)| {
        let (across, down) = (x.abs_diff(SIDE / 2) * radii.1, y.abs_diff(middle) * radii.0);
        across * across + down * down <= (radii.0 * radii.1) * (radii.0 * radii.1)
    };
    within(62, (30, 30)) || within(156, (56, 52))
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory takes everything")
}

fn add_chunk(picture: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    let mut sum = Crc::new();
    sum.update(kind);
    sum.update(data);
    picture.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
    picture.extend(kind);
    picture.extend(data);
    picture.extend(sum.sum().to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::super::picture_size;
    use super::*;

    #[test]
    fn a_portrait_is_a_small_picture_that_is_the_same_each_time() {
        let picture = portrait([0x2a, 0xab, 0xee]);
        assert_eq!(picture_size(&picture), Some((160, 160)));
        assert!(picture.len() < 4096, "{}", picture.len());
        assert_eq!(picture, portrait([0x2a, 0xab, 0xee]));
        assert_ne!(picture, portrait([0, 0, 0]));
        assert!(is_figure(80, 62) && is_figure(80, 159) && !is_figure(0, 0) && !is_figure(159, 100));
    }
}
