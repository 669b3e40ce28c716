//! Ctrl-C and the system's request to end, for the command line.

use std::io;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, atomic::AtomicBool, atomic::Ordering};
use std::thread;

/// Whether the person or the system asked the program to end.
pub struct Interrupt {
    asked: Arc<AtomicBool>,
    told: Receiver<()>,
}

impl Interrupt {
    /// Takes over Ctrl-C and, on Unix, SIGTERM: from now on they no longer end the program by themselves; a second
    /// one does.
    pub fn watch() -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let asked = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&asked);
        let (sender, told) = channel();
        let (ready_sender, ready) = channel();
        thread::Builder::new().name("scenogram-interrupt".into()).spawn(move || {
            runtime.block_on(async {
                let mut signals = match Signals::new() {
                    Ok(signals) => signals,
                    Err(error) => return drop(ready_sender.send(Err(error))),
                };
                let _ = ready_sender.send(Ok(()));
                signals.next().await;
                flag.store(true, Ordering::SeqCst);
                let _ = sender.send(());
                signals.next().await;
                std::process::exit(130);
            });
        })?;
        ready.recv().unwrap_or_else(|_| Err(io::Error::other("the thread that waits for signals ended")))?;
        Ok(Self { asked, told })
    }

    /// One that happens when this is set, and at nothing else.
    #[cfg(test)]
    pub(crate) fn by(asked: Arc<AtomicBool>) -> Self {
        Self { asked, told: channel().1 }
    }

    pub fn happened(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }

    /// Waits until it happens.
    pub fn wait(&self) {
        // The sender goes only after it has sent.
        let _ = self.told.recv();
    }
}

#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn new() -> io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) {
        let _ = tokio::signal::ctrl_c().await;
    }
}
