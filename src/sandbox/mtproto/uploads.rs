//! Files on their way in: parts as they come, in any order and over several connections, until a message uses them
//! (<https://core.telegram.org/api/files>). They are kept in memory up to a limit; beyond it the upload that was
//! touched longest ago goes.

use super::error::RpcError;
use crate::sandbox::world::STORE_LIMIT;
use grammers_tl_types::enums::InputFile;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Bytes of one part.
const PART_LIMIT: usize = 512 * 1024;
/// Parts of one file, which makes 2 GB.
const PARTS_LIMIT: i32 = 4000;

/// Uploads of all accounts.
#[derive(Default)]
pub(super) struct Uploads {
    files: BTreeMap<Key, Upload>,
    bytes: usize,
    clock: u64,
}

/// An account and the number that it chose for a file.
type Key = (i64, i64);

#[derive(Default)]
struct Upload {
    parts: BTreeMap<i32, Vec<u8>>,
    /// The whole, once a message used it: it may be used again, also as another kind of file.
    joined: Option<(i32, Arc<[u8]>)>,
    bytes: usize,
    touched: u64,
}

impl fmt::Debug for Uploads {
    /// How much there is, not what.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Uploads").field("files", &self.files.len()).field("bytes", &self.bytes).finish()
    }
}

impl Uploads {
    /// Keeps a part; `total` is what the client says of the whole, and left out for small files.
    pub(super) fn keep(&mut self, key: Key, part: i32, total: Option<i32>, bytes: Vec<u8>) -> Result<(), RpcError> {
        if let Some(total) = total
            // A client that does not know it yet says -1.
            && total != -1
            && !(1..=PARTS_LIMIT).contains(&total)
        {
            return Err(RpcError::bad("FILE_PARTS_INVALID"));
        }
        let end = total.filter(|total| *total > 0).unwrap_or(PARTS_LIMIT);
        if !(0..end).contains(&part) {
            return Err(RpcError::bad("FILE_PART_INVALID"));
        }
        match bytes.len() {
            0 => return Err(RpcError::bad("FILE_PART_EMPTY")),
            length if length > PART_LIMIT => return Err(RpcError::bad("FILE_PART_TOO_BIG")),
            _ => {}
        }
        self.make_room(key, bytes.len())?;
        self.clock += 1;
        let upload = self.files.entry(key).or_default();
        upload.touched = self.clock;
        // A new part of a number that was used already begins another file.
        if let Some((_, joined)) = upload.joined.take() {
            upload.bytes -= joined.len();
            self.bytes -= joined.len();
        }
        upload.bytes += bytes.len();
        self.bytes += bytes.len();
        if let Some(old) = upload.parts.insert(part, bytes) {
            upload.bytes -= old.len();
            self.bytes -= old.len();
        }
        Ok(())
    }

    /// The name and content of a file that the account has uploaded whole.
    pub(super) fn content(&mut self, account: i64, file: &InputFile) -> Result<(String, Arc<[u8]>), RpcError> {
        let (id, count, name) = match file {
            InputFile::File(file) => (file.id, file.parts, &file.name),
            InputFile::Big(file) => (file.id, file.parts, &file.name),
            InputFile::StoryDocument(_) => return Err(RpcError::bad("FILE_PARTS_INVALID")),
        };
        let wrong = || RpcError::bad("FILE_PARTS_INVALID");
        let upload = self.files.get_mut(&(account, id)).ok_or_else(wrong)?;
        self.clock += 1;
        upload.touched = self.clock;
        if let Some((joined_count, joined)) = &upload.joined {
            return if *joined_count == count { Ok((name.clone(), Arc::clone(joined))) } else { Err(wrong()) };
        }
        check_parts(&upload.parts, count)?;
        let mut whole = Vec::with_capacity(upload.bytes);
        while let Some((_, part)) = upload.parts.pop_first() {
            whole.extend(part);
        }
        let whole: Arc<[u8]> = whole.into();
        upload.joined = Some((count, Arc::clone(&whole)));
        Ok((name.clone(), whole))
    }

    /// Forgets uploads of other files until so many bytes have room.
    fn make_room(&mut self, key: Key, bytes: usize) -> Result<(), RpcError> {
        while self.bytes + bytes > STORE_LIMIT {
            let oldest = self.files.iter().filter(|(other, _)| **other != key).min_by_key(|(_, upload)| upload.touched);
            let Some(oldest) = oldest.map(|(key, _)| *key) else {
                return Err(RpcError::new(500, "SANDBOX_STORE_FULL"));
            };
            if let Some(gone) = self.files.remove(&oldest) {
                self.bytes -= gone.bytes;
            }
        }
        Ok(())
    }
}

/// All parts there, of one size that the server takes; the last may be smaller.
fn check_parts(parts: &BTreeMap<i32, Vec<u8>>, count: i32) -> Result<(), RpcError> {
    if !(1..=PARTS_LIMIT).contains(&count) || parts.is_empty() {
        return Err(RpcError::bad("FILE_PARTS_INVALID"));
    }
    if let Some(missing) = (0..count).find(|part| !parts.contains_key(part)) {
        return Err(RpcError::bad(format!("FILE_PART_{missing}_MISSING")));
    }
    if parts.len() != usize::try_from(count).unwrap_or_default() {
        return Err(RpcError::bad("FILE_PARTS_INVALID"));
    }
    let size = parts.first_key_value().map_or(0, |(_, part)| part.len());
    if count > 1 && (!size.is_multiple_of(1024) || !PART_LIMIT.is_multiple_of(size)) {
        return Err(RpcError::bad("FILE_PART_SIZE_INVALID"));
    }
    let fits = |(part, bytes): (&i32, &Vec<u8>)| bytes.len() == size || (*part == count - 1 && bytes.len() < size);
    if parts.iter().all(fits) { Ok(()) } else { Err(RpcError::bad("FILE_PART_SIZE_CHANGED")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use grammers_tl_types::types;
    use proptest::prelude::*;

    fn small(parts: i32) -> InputFile {
        types::InputFile { id: 7, parts, name: "a.txt".into(), md5_checksum: String::new() }.into()
    }

    fn words<T>(result: Result<T, RpcError>) -> String {
        result.map_or_else(|error| error.text, |_| "ok".to_owned())
    }

    #[test]
    fn parts_are_measured() {
        let check = |part: i32, total: Option<i32>, length: usize, expected: &str| {
            let mut uploads = Uploads::default();
            assert_eq!(
                words(uploads.keep((1, 7), part, total, vec![0; length])),
                expected,
                "{part} {total:?} {length}"
            );
        };
        check(0, None, 1, "ok");
        check(3999, None, PART_LIMIT, "ok");
        check(0, Some(-1), 1, "ok");
        check(1, Some(2), 1, "ok");
        check(-1, None, 1, "FILE_PART_INVALID");
        check(4000, None, 1, "FILE_PART_INVALID");
        check(2, Some(2), 1, "FILE_PART_INVALID");
        check(0, Some(0), 1, "FILE_PARTS_INVALID");
        check(0, Some(4001), 1, "FILE_PARTS_INVALID");
        check(0, None, 0, "FILE_PART_EMPTY");
        check(0, None, PART_LIMIT + 1, "FILE_PART_TOO_BIG");
    }

    #[test]
    fn a_file_is_whole_or_refused() {
        let check = |parts: &[(i32, usize)], said: i32, expected: &str| {
            let mut uploads = Uploads::default();
            for (part, length) in parts {
                uploads.keep((1, 7), *part, None, vec![0; *length]).expect("a good part");
            }
            assert_eq!(words(uploads.content(1, &small(said))), expected, "{parts:?} {said}");
            assert_eq!(words(uploads.content(2, &small(said))), "FILE_PARTS_INVALID", "of another account");
        };
        check(&[], 1, "FILE_PARTS_INVALID");
        check(&[(0, 5)], 1, "ok");
        check(&[(0, 5)], 0, "FILE_PARTS_INVALID");
        check(&[(0, 1024), (1, 7)], 2, "ok");
        check(&[(0, 1024), (1, 7)], 1, "FILE_PARTS_INVALID");
        check(&[(0, 1024), (2, 7)], 3, "FILE_PART_1_MISSING");
        check(&[(1, 7)], 2, "FILE_PART_0_MISSING");
        check(&[(0, 1000), (1, 7)], 2, "FILE_PART_SIZE_INVALID");
        check(&[(0, 3072), (1, 7)], 2, "FILE_PART_SIZE_INVALID");
        check(&[(0, 1024), (1, 512), (2, 7)], 3, "FILE_PART_SIZE_CHANGED");
        check(&[(0, 1024), (1, 2048)], 2, "FILE_PART_SIZE_CHANGED");
    }

    #[test]
    fn a_file_may_be_used_twice_and_then_replaced() {
        let mut uploads = Uploads::default();
        uploads.keep((1, 7), 0, None, vec![1, 2]).expect("a part");
        let (name, first) = uploads.content(1, &small(1)).expect("whole");
        assert_eq!((name.as_str(), &first[..]), ("a.txt", &[1, 2][..]));
        assert_eq!(&uploads.content(1, &small(1)).expect("again").1[..], [1, 2]);
        uploads.keep((1, 7), 0, None, vec![3]).expect("a part");
        assert_eq!(&uploads.content(1, &small(1)).expect("the new one").1[..], [3]);
        assert_eq!(uploads.bytes, 1);
    }

    #[test]
    fn the_oldest_goes_when_there_is_no_room() {
        let mut uploads = Uploads::default();
        for part in 0..i32::try_from(STORE_LIMIT / PART_LIMIT).expect("small") {
            uploads.keep((1, i64::from(part % 2)), part, None, vec![0; PART_LIMIT]).expect("room");
        }
        uploads.keep((2, 9), 0, None, vec![0]).expect("room was made");
        assert!(!uploads.files.contains_key(&(1, 0)) && uploads.files.contains_key(&(1, 1)));
        assert_eq!(uploads.bytes, STORE_LIMIT / 2 + 1);
    }

    proptest! {
        #[test]
        fn the_order_of_parts_does_not_matter(order in Just((0..6).collect::<Vec<i32>>()).prop_shuffle()) {
            let mut uploads = Uploads::default();
            for part in order {
                let length = if part == 5 { 10 } else { 1024 };
                let bytes = vec![u8::try_from(part).expect("small"); length];
                uploads.keep((1, 7), part, Some(6), bytes).expect("a good part");
            }
            let file = types::InputFileBig { id: 7, parts: 6, name: String::new() }.into();
            let (_, whole) = uploads.content(1, &file).expect("whole");
            prop_assert_eq!(whole.len(), 5 * 1024 + 10);
            prop_assert!(whole.is_sorted());
        }
    }
}
