//! Files: ids that are the same for every account, photo sizes, thumbnails.
//!
//! The form of a unique id is TDLib's: what kind of file it is and its number, zero bytes packed, in URL-safe base64. A
//! bot that gets the same file sees the same `file_unique_id`.

use super::fields::object;
use crate::value::Json;
use grammers_tl_types as tl;

/// TDLib's `FileTypeClass`.
const PHOTO: u8 = 1;
const DOCUMENT: u8 = 2;

/// The `file_unique_id` of a document, video, audio, …
pub(super) fn unique_document_id(id: i64) -> String {
    encode(DOCUMENT, &id.to_le_bytes())
}

/// The `file_unique_id` of one size of a photo, whose letter is `kind`.
pub(in crate::telegram::user) fn unique_photo_id(id: i64, kind: &str) -> String {
    let letter = match kind.bytes().next().unwrap_or_default() {
        b'a' => 0,
        b'c' => 1,
        letter => letter.wrapping_add(5),
    };
    let mut bytes = id.to_le_bytes().to_vec();
    bytes.push(letter);
    encode(PHOTO, &bytes)
}

fn encode(class: u8, unique: &[u8]) -> String {
    let mut bytes = vec![class, 0, 0, 0];
    bytes.extend_from_slice(unique);
    base64(&zeros_packed(&bytes))
}

/// Runs of zero bytes as a zero and their number.
fn zeros_packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        packed.push(*byte);
        rest = after;
        if *byte == 0 {
            let more = rest.iter().take(249).take_while(|byte| **byte == 0).count();
            packed.push(u8::try_from(more + 1).unwrap_or(u8::MAX));
            rest = rest.get(more..).unwrap_or_default();
        }
    }
    packed
}

/// URL-safe base64 without padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..=chunk.len() {
            let index = (bits >> (18 - 6 * digit)) & 63;
            text.extend(DIGITS.get(index as usize).map(|digit| char::from(*digit)));
        }
    }
    text
}

/// `PhotoSize` of every size that is a picture of its own, the smallest first.
pub(super) fn photo_sizes(photo: &tl::types::Photo) -> Vec<Json> {
    let mut sizes: Vec<_> = photo.sizes.iter().filter_map(Size::of).collect();
    sizes.sort_by_key(|size| i64::from(size.width) * i64::from(size.height));
    sizes.into_iter().map(|size| size.json(unique_photo_id(photo.id, size.kind))).collect()
}

/// The `thumbnail` of a document; null where there is none.
pub(super) fn thumbnail(document: &tl::types::Document) -> Json {
    let size = document.thumbs.iter().flatten().find_map(Size::of);
    // A thumbnail of a document has the number of the document.
    size.map_or(Json::Null, |size| size.json(unique_photo_id(document.id, size.kind)))
}

struct Size<'a> {
    kind: &'a str,
    width: i32,
    height: i32,
    /// In bytes.
    length: i64,
}

impl<'a> Size<'a> {
    /// `None` for what is drawn while the picture is loading.
    fn of(size: &'a tl::enums::PhotoSize) -> Option<Self> {
        use tl::enums::PhotoSize;
        match size {
            PhotoSize::Size(size) => {
                Some(Self { kind: &size.r#type, width: size.w, height: size.h, length: size.size.into() })
            }
            PhotoSize::Progressive(size) => Some(Self {
                kind: &size.r#type,
                width: size.w,
                height: size.h,
                length: size.sizes.iter().max().copied().unwrap_or_default().into(),
            }),
            PhotoSize::PhotoCachedSize(size) => Some(Self {
                kind: &size.r#type,
                width: size.w,
                height: size.h,
                length: i64::try_from(size.bytes.len()).unwrap_or_default(),
            }),
            PhotoSize::Empty(_) | PhotoSize::PhotoStrippedSize(_) | PhotoSize::PhotoPathSize(_) => None,
        }
    }

    fn json(&self, unique_id: String) -> Json {
        object([
            ("file_unique_id", unique_id.into()),
            ("width", self.width.into()),
            ("height", self.height.into()),
            ("file_size", self.length.into()),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unique_ids_have_tdlibs_form() {
        // Those of documents begin with AgAD, those of photos with AQAD and end with the letter of the size.
        assert_eq!(unique_document_id(0x0102_0304_0506_0708), "AgADCAcGBQQDAgE");
        assert_eq!(unique_photo_id(0x0102_0304_0506_0708, "m"), "AQADCAcGBQQDAgFy");
        assert_eq!(unique_photo_id(0x0102_0304_0506_0708, "y"), "AQADCAcGBQQDAgF-");
    }

    #[test]
    fn zeros_are_packed() {
        let check = |bytes: &[u8], expected: &[u8]| assert_eq!(zeros_packed(bytes), expected);
        check(&[], &[]);
        check(&[1, 0, 0, 0, 2], &[1, 0, 3, 2]);
        check(&[0], &[0, 1]);
        check(&[0, 1, 0], &[0, 1, 1, 0, 1]);
        check(&[1, 0, 1, 0, 0], &[1, 0, 1, 1, 0, 2]);
    }

    #[test]
    fn base64_without_padding() {
        for (bytes, expected) in
            [(&b""[..], ""), (b"f", "Zg"), (b"fo", "Zm8"), (b"foo", "Zm9v"), (&[0xff, 0xef], "_-8")]
        {
            assert_eq!(base64(bytes), expected);
        }
    }
}
