//! Lines that a person types, or another program writes, for the command line.

use crate::secret::Secret;
use std::io::{self, BufRead};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;
use zeroize::Zeroizing;

/// Longer lines are cut off: nothing that is asked for is that long.
const LONGEST: u64 = 64 * 1024;

/// Reads standard input on a thread of its own, a line at a time and only when one is asked for, so that whoever waits
/// for a line can also be interrupted. What is read may be secret.
pub struct Lines {
    asked: Sender<()>,
    lines: Receiver<Option<Secret>>,
    waiting: bool,
}

impl Lines {
    /// Fails only where the system gives no thread.
    pub fn new() -> io::Result<Self> {
        let (asked, wishes) = channel::<()>();
        let (sender, lines) = channel();
        thread::Builder::new().name("scenogram-lines".into()).spawn(move || {
            while wishes.recv().is_ok() {
                if sender.send(line()).is_err() {
                    return;
                }
            }
        })?;
        Ok(Self { asked, lines, waiting: false })
    }

    /// The next line without its end, waited for up to this long; `Some(None)` at the end of the input.
    pub fn next(&mut self, limit: Duration) -> Option<Option<Secret>> {
        if !self.waiting {
            // The thread lives as long as this sender.
            let _ = self.asked.send(());
            self.waiting = true;
        }
        let line = match self.lines.recv_timeout(limit) {
            Ok(line) => line,
            Err(RecvTimeoutError::Timeout) => return None,
            Err(RecvTimeoutError::Disconnected) => None,
        };
        self.waiting = false;
        Some(line)
    }
}

/// One line; nothing at the end of the input, or where it cannot be read.
fn line() -> Option<Secret> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(1024));
    let mut input = io::Read::take(io::stdin().lock(), LONGEST);
    match input.read_until(b'\n', &mut bytes) {
        Ok(1..) => Some(Secret::new(String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']))),
        Ok(0) | Err(_) => None,
    }
}
