//! The log: what the program and the libraries below it do, for whoever looks for a fault.
//!
//! Nothing is logged unless `SCENOGRAM_LOG` says what: `trace` for everything, `info`, or levels by module such as
//! `warn,grammers_mtsender=debug`. Every line passes the redactor before it reaches the file.

use super::{language_of, output};
use crate::secret::Redactor;
use crate::storage::{DataFolder, LogFile};
use crate::texts::Message;
use std::io;
use std::sync::Arc;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// The environment variable that switches the log on.
const VARIABLE: &str = "SCENOGRAM_LOG";

/// Begins the log where the environment asks for one. A log that cannot be written is said, and keeps nothing from
/// working.
pub fn install_logs() {
    let wished = std::env::var_os(VARIABLE).filter(|wished| !wished.is_empty());
    if let Some(message) = wished.and_then(|wished| begin(&wished.to_string_lossy()).err()) {
        output::say(language_of(None), &message);
    }
}

fn begin(wished: &str) -> Result<(), Message> {
    let wrong =
        || Message::new("cli-logs-filter").with("variable", VARIABLE).with("text", Redactor::global().excerpt(wished));
    let filter = EnvFilter::builder().parse(wished).map_err(|_| wrong())?;
    let home = DataFolder::find().map_err(|error| error.message())?;
    let file = LogFile::open(&home).map_err(|error| error.message())?;
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(Log(Arc::new(file)));
    // It fails only where a log has begun already.
    let _ = tracing_subscriber::registry().with(filter).with(lines).try_init();
    Ok(())
}

/// Makes a writer for each event.
struct Log(Arc<LogFile>);

impl<'w> MakeWriter<'w> for Log {
    type Writer = Event;

    fn make_writer(&'w self) -> Self::Writer {
        Event { file: Arc::clone(&self.0), bytes: Vec::new() }
    }
}

/// Collects an event and writes it without secrets when it is whole: a secret could lie across two writes.
struct Event {
    file: Arc<LogFile>,
    bytes: Vec<u8>,
}

impl io::Write for Event {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Event {
    fn drop(&mut self) {
        let text = zeroize::Zeroizing::new(String::from_utf8_lossy(&self.bytes).into_owned());
        zeroize::Zeroize::zeroize(&mut self.bytes);
        // A full disk must not end the work that is logged.
        let _ = self.file.append(&Redactor::global().redact(&text));
    }
}
