//! Files on their way to Telegram: in parts, a few at a time, so that no file is ever whole in memory.
//!
//! A part is one request of its own, so progress is what Telegram has confirmed, and a part whose answer is lost is sent
//! again by itself, over a new connection if need be.

use super::account::Account;
use super::delivery::random_id;
use super::rpc_error;
use crate::engine::{ActionError, Call, Progress, Refused, RequestView};
use crate::telegram::file::{FileToSend, unreadable};
use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream::FuturesUnordered;
use grammers_tl_types as tl;
use std::io;
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::sync::Mutex;
use tokio::time::Instant;

/// Above so many bytes a file goes as a "big" one (`upload.saveBigFilePart`).
const BIG: u64 = 10 << 20;

/// Bytes of a part. Telegram takes 1024 times a power of two; small parts keep a slow connection within the limit of
/// time of a request.
const SMALLEST_PART: u64 = 128 << 10;
const LARGEST_PART: u64 = 512 << 10;

/// Up to so many parts the smaller size is taken.
const MANY_PARTS: u64 = 2000;

/// Parts that are under way at the same time.
const IN_FLIGHT: usize = 4;

/// Uploads a file and gives Telegram's name for it, which is good for some hours.
pub(super) async fn upload(
    account: &Account,
    file: &FileToSend,
    call: &dyn Call,
) -> Result<tl::enums::InputFile, ActionError> {
    let broken = |error: io::Error| unreadable(&file.name, error.kind());
    let mut content = file.open().await?;
    let parts = Parts::of(content.metadata().await.map_err(broken)?.len());
    let call = SharedWaits::new(call);
    let mut saving = FuturesUnordered::new();
    let (mut next, mut done) = (0, 0);
    loop {
        while saving.len() < IN_FLIGHT && next < parts.count {
            let mut bytes = vec![0; parts.length(next)];
            // A file that has become shorter meanwhile ends here.
            content.read_exact(&mut bytes).await.map_err(broken)?;
            saving.push(parts.save(account, next, bytes, &call));
            next += 1;
        }
        let Some(saved) = saving.next().await else { break };
        done += saved?;
        call.progress(Progress { what: file.name.clone(), done, total: Some(parts.size) });
    }
    drop(saving);
    Ok(parts.input_file(&file.name))
}

/// How a file is cut.
#[derive(Debug, PartialEq)]
struct Parts {
    file_id: i64,
    /// In bytes.
    size: u64,
    /// Of every part but the last.
    part: u64,
    count: i32,
}

impl Parts {
    fn of(size: u64) -> Self {
        let mut part = SMALLEST_PART;
        while part < LARGEST_PART && size.div_ceil(part) > MANY_PARTS {
            part *= 2;
        }
        // More parts than that are refused before, by the file's size.
        let count = i32::try_from(size.div_ceil(part)).unwrap_or(i32::MAX);
        Self { file_id: random_id(), size, part, count }
    }

    const fn is_big(&self) -> bool {
        self.size > BIG
    }

    /// Bytes of the part with this number.
    fn length(&self, number: i32) -> usize {
        let start = u64::try_from(number).unwrap_or_default() * self.part;
        usize::try_from(self.size.saturating_sub(start).min(self.part)).unwrap_or_default()
    }

    /// Sends one part and gives its length in bytes.
    async fn save(&self, account: &Account, number: i32, bytes: Vec<u8>, call: &dyn Call) -> Result<u64, ActionError> {
        let length = bytes.len() as u64;
        let (file_id, file_part) = (self.file_id, number);
        let saved = if self.is_big() {
            let file_total_parts = self.count;
            let request = tl::functions::upload::SaveBigFilePart { file_id, file_part, file_total_parts, bytes };
            account.invoke(request, call).await?
        } else {
            account.invoke(tl::functions::upload::SaveFilePart { file_id, file_part, bytes }, call).await?
        };
        if saved { Ok(length) } else { Err(rpc_error::of_name("FILE_PART_INVALID")) }
    }

    fn input_file(&self, name: &str) -> tl::enums::InputFile {
        let (id, parts, name) = (self.file_id, self.count, name.to_owned());
        if self.is_big() {
            tl::types::InputFileBig { id, parts, name }.into()
        } else {
            // The check sum is optional: the connection guards every byte by itself.
            tl::types::InputFile { id, parts, name, md5_checksum: String::new() }.into()
        }
    }
}

/// The step's call for requests that go at the same time: where several are told to wait, the step waits once.
struct SharedWaits<'a> {
    call: &'a dyn Call,
    /// When the last wait was over.
    waited: Mutex<Option<Instant>>,
}

impl<'a> SharedWaits<'a> {
    fn new(call: &'a dyn Call) -> Self {
        Self { call, waited: Mutex::new(None) }
    }
}

impl Call for SharedWaits<'_> {
    fn request(&self, request: RequestView) {
        self.call.request(request);
    }

    fn progress(&self, progress: Progress) {
        self.call.progress(progress);
    }

    fn migrated(&self, old: i64, new: i64) {
        self.call.migrated(old, new);
    }

    fn flood_wait<'a>(&'a self, seconds: u32, refused: Refused) -> BoxFuture<'a, Result<(), ActionError>> {
        Box::pin(async move {
            let asked = Instant::now();
            let mut waited = self.waited.lock().await;
            if waited.is_none_or(|over| over < asked) {
                self.call.flood_wait(seconds, refused).await?;
                *waited = Some(Instant::now());
            }
            Ok(())
        })
    }

    fn time_left(&self) -> Duration {
        self.call.time_left()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::rules::limits;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[test]
    fn files_are_cut_into_parts_that_telegram_takes() {
        const MB: u64 = 1 << 20;
        let check = |size: u64, part: u64, count: i32, is_big: bool| {
            let parts = Parts::of(size);
            assert_eq!((parts.part, parts.count, parts.is_big()), (part, count, is_big), "{size}");
            let whole: u64 = (0..count).map(|number| parts.length(number) as u64).sum();
            assert_eq!(whole, size);
        };
        check(1, SMALLEST_PART, 1, false);
        check(SMALLEST_PART, SMALLEST_PART, 1, false);
        check(SMALLEST_PART + 1, SMALLEST_PART, 2, false);
        check(10 * MB, SMALLEST_PART, 80, false);
        check(10 * MB + 1, SMALLEST_PART, 81, true);
        check(400 * MB, 256 << 10, 1600, true);
        // The most parts that Telegram takes, without Premium and with it.
        check(limits::USER_FILE, LARGEST_PART, 4000, true);
        check(limits::PREMIUM_FILE, LARGEST_PART, 8000, true);
    }

    /// Counts waits, each of which takes a second.
    struct Waiting(AtomicU32);

    impl Call for Waiting {
        fn request(&self, _: RequestView) {}

        fn progress(&self, _: Progress) {}

        fn flood_wait<'a>(&'a self, _: u32, _: Refused) -> BoxFuture<'a, Result<(), ActionError>> {
            self.0.fetch_add(1, Ordering::Relaxed);
            Box::pin(async {
                tokio::time::sleep(Duration::from_secs(1)).await;
                Ok(())
            })
        }
    }

    #[tokio::test(start_paused = true)]
    async fn several_waits_at_once_are_one() {
        let waiting = Waiting(AtomicU32::new(0));
        let shared = SharedWaits::new(&waiting);
        let wait = || shared.flood_wait(1, Refused::Hidden);
        let all = futures_util::future::join3(wait(), wait(), wait());
        assert_eq!(all.await, (Ok(()), Ok(()), Ok(())));
        assert_eq!(waiting.0.load(Ordering::Relaxed), 1);
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(wait().await, Ok(()));
        assert_eq!(waiting.0.load(Ordering::Relaxed), 2, "a later one is another");
    }
}
