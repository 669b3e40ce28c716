//! The sizes of pictures, read from their first bytes, and which of them can be sent as photos.

/// Bytes of a photo.
pub const PHOTO_LIMIT: usize = 10 * 1024 * 1024;
/// Width and height of a photo together, in pixels.
const SIDES_LIMIT: usize = 10_000;
/// How many times a photo may be longer than wide, or the reverse.
const RATIO_LIMIT: usize = 20;

/// Why a file cannot be sent as a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoRefusal {
    TooLarge,
    /// Not a picture, or of a kind that is not known.
    NoPicture,
    Dimensions,
}

/// Width and height of a picture in pixels; nothing for what is none.
pub fn picture_size(content: &[u8]) -> Option<(i64, i64)> {
    let size = imagesize::blob_size(content).ok()?;
    Some((pixels(size.width), pixels(size.height)))
}

/// The same for what is to be a photo.
pub fn photo_size(content: &[u8]) -> Result<(i64, i64), PhotoRefusal> {
    if content.len() > PHOTO_LIMIT {
        return Err(PhotoRefusal::TooLarge);
    }
    let size = imagesize::blob_size(content).map_err(|_| PhotoRefusal::NoPicture)?;
    let (short, long) = (size.width.min(size.height), size.width.max(size.height));
    if short == 0 || short.saturating_add(long) > SIDES_LIMIT || long > short.saturating_mul(RATIO_LIMIT) {
        return Err(PhotoRefusal::Dimensions);
    }
    Ok((pixels(size.width), pixels(size.height)))
}

fn pixels(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The beginning of a PNG picture.
    fn png(width: u32, height: u32) -> Vec<u8> {
        [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat()
    }

    #[test]
    fn photos_have_limits() {
        let check = |content: &[u8], expected| assert_eq!(photo_size(content), expected, "{} bytes", content.len());
        check(&png(640, 480), Ok((640, 480)));
        check(&png(8000, 2000), Ok((8000, 2000)));
        check(&png(8000, 2001), Err(PhotoRefusal::Dimensions));
        check(&png(200, 10), Ok((200, 10)));
        check(&png(10, 201), Err(PhotoRefusal::Dimensions));
        check(&png(0, 5), Err(PhotoRefusal::Dimensions));
        check(b"text", Err(PhotoRefusal::NoPicture));
        check(&vec![0; PHOTO_LIMIT + 1], Err(PhotoRefusal::TooLarge));
        assert_eq!((picture_size(&png(3, 4)), picture_size(b"")), (Some((3, 4)), None));
    }
}
