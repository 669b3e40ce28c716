//! `upload.*`: parts of files in (`upload.saveFilePart`, `upload.saveBigFilePart`), pieces of files out
//! (`upload.getFile`), as in <https://core.telegram.org/api/files>.

use super::messages::media::kept;
use super::{Entry, entry};
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::hash::picture_id;
use crate::sandbox::mtproto::{date, now};
use crate::sandbox::world::{FileKind, Place};
use grammers_tl_types::enums::InputFileLocation;
use grammers_tl_types::{enums, functions, types};
use std::sync::Arc;

pub(super) const METHODS: &[Entry] = &[
    entry::<functions::upload::SaveFilePart>(),
    entry::<functions::upload::SaveBigFilePart>(),
    entry::<functions::upload::GetFile>(),
];

/// A piece lies inside one block of so many bytes.
const BLOCK: i64 = 1024 * 1024;

impl Method for functions::upload::SaveFilePart {
    fn answer(self, call: &mut Call<'_>) -> Result<bool, RpcError> {
        let key = (call.me()?, self.file_id);
        call.state.uploads.keep(key, self.file_part, None, self.bytes)?;
        Ok(true)
    }
}

impl Method for functions::upload::SaveBigFilePart {
    fn answer(self, call: &mut Call<'_>) -> Result<bool, RpcError> {
        let key = (call.me()?, self.file_id);
        call.state.uploads.keep(key, self.file_part, Some(self.file_total_parts), self.bytes)?;
        Ok(true)
    }
}

impl Method for functions::upload::GetFile {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::upload::File, RpcError> {
        let me = call.me()?;
        if let InputFileLocation::InputPeerPhotoFileLocation(wanted) = &self.location {
            let picture = picture(call, wanted)?;
            let bytes = piece(&picture, self.offset, self.limit, self.precise)?.to_vec();
            return Ok(file(enums::storage::FileType::FilePng, bytes));
        }
        let (id, hash, reference) = match &self.location {
            InputFileLocation::InputDocumentFileLocation(file) => (file.id, file.access_hash, &file.file_reference),
            InputFileLocation::InputPhotoFileLocation(file) => (file.id, file.access_hash, &file.file_reference),
            _ => return Err(RpcError::bad("LOCATION_INVALID")),
        };
        let stored = kept(call.world, me, id, hash, reference).map_err(|error| match error.text.as_str() {
            "MEDIA_INVALID" => RpcError::bad("FILE_ID_INVALID"),
            _ => error,
        })?;
        let bytes = piece(&stored.content, self.offset, self.limit, self.precise)?.to_vec();
        let kind = match stored.details.kind {
            FileKind::Photo => enums::storage::FileType::FileJpeg,
            _ => enums::storage::FileType::FileUnknown,
        };
        Ok(file(kind, bytes))
    }
}

fn file(kind: enums::storage::FileType, bytes: Vec<u8>) -> enums::upload::File {
    types::upload::File { r#type: kind, mtime: date(now()), bytes }.into()
}

/// A person's own profile picture.
fn picture(call: &Call<'_>, wanted: &types::InputPeerPhotoFileLocation) -> Result<Arc<[u8]>, RpcError> {
    let me = call.me()?;
    let is_own = call.place(&wanted.peer)? == Place::between(me, me) && wanted.photo_id == picture_id(me);
    let picture = call.world.person(me).filter(|_| is_own).and_then(|person| person.picture.clone());
    picture.ok_or_else(|| RpcError::bad("LOCATION_INVALID"))
}

/// A piece of a file; nothing of it beyond the end.
fn piece(content: &[u8], offset: i64, limit: i32, precise: bool) -> Result<&[u8], RpcError> {
    let unit = if precise { 1024 } else { 4096 };
    if offset < 0 || offset % unit != 0 {
        return Err(RpcError::bad("OFFSET_INVALID"));
    }
    let length = i64::from(limit);
    let fits = (1..=BLOCK).contains(&length)
        && length % unit == 0
        && (precise || BLOCK % length == 0)
        && offset / BLOCK == (offset.saturating_add(length) - 1) / BLOCK;
    if !fits {
        return Err(RpcError::bad("LIMIT_INVALID"));
    }
    let begin = usize::try_from(offset).unwrap_or(usize::MAX).min(content.len());
    let end = begin.saturating_add(usize::try_from(length).unwrap_or_default()).min(content.len());
    Ok(content.get(begin..end).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pieces_lie_on_borders() {
        let content = vec![7; 5000];
        let check = |offset: i64, limit: i32, precise: bool, expected: Result<usize, &str>| {
            let result = piece(&content, offset, limit, precise).map(<[u8]>::len).map_err(|error| error.text);
            assert_eq!(
                result.as_ref().map_err(String::as_str),
                expected.as_ref().map_err(|text| *text),
                "{offset} {limit}"
            );
        };
        check(0, 4096, false, Ok(4096));
        check(4096, 4096, false, Ok(904));
        check(8192, 4096, false, Ok(0));
        check(0, 1024 * 1024, false, Ok(5000));
        check(1024, 1024, true, Ok(1024));
        check(0, 3072, true, Ok(3072));
        check(0, 12 * 1024, false, Err("LIMIT_INVALID"));
        check(0, 0, false, Err("LIMIT_INVALID"));
        check(0, -1, true, Err("LIMIT_INVALID"));
        check(0, 1000, true, Err("LIMIT_INVALID"));
        check(0, 2 * 1024 * 1024, false, Err("LIMIT_INVALID"));
        check(512 * 1024, 1024 * 1024, false, Err("LIMIT_INVALID"));
        check(1024, 4096, false, Err("OFFSET_INVALID"));
        check(-4096, 4096, false, Err("OFFSET_INVALID"));
    }

    proptest! {
        #[test]
        fn any_numbers_are_answered(offset in any::<i64>(), limit in any::<i32>(), precise in any::<bool>()) {
            let _ = piece(&[0; 10], offset, limit, precise);
        }
    }
}
