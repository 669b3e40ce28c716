//! Secrets in the system's clipboard: put there on purpose, and taken out again after a while or at the end.
//!
//! Other texts are copied by the toolkit. What someone has copied since is never touched.

use crate::secret::Secret;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a copied secret stays.
pub const CLEARED_AFTER: Duration = Duration::from_secs(30);

/// A clipboard of text.
pub trait Clipboard {
    /// Puts a secret in, kept out of the system's clipboard history where there is one; says whether that worked.
    fn put(&mut self, secret: &str) -> bool;
    /// Whether this very text is in it.
    fn holds(&mut self, text: &str) -> bool;
    fn clear(&mut self);
}

/// The system's clipboard, opened when it is first needed.
#[derive(Default)]
pub struct SystemClipboard(Option<arboard::Clipboard>);

impl SystemClipboard {
    fn open(&mut self) -> Option<&mut arboard::Clipboard> {
        if self.0.is_none() {
            self.0 = arboard::Clipboard::new().ok();
        }
        self.0.as_mut()
    }
}

impl Clipboard for SystemClipboard {
    fn put(&mut self, secret: &str) -> bool {
        #[cfg(target_vendor = "apple")]
        use arboard::SetExtApple as _;
        #[cfg(all(unix, not(target_vendor = "apple")))]
        use arboard::SetExtLinux as _;
        #[cfg(windows)]
        use arboard::SetExtWindows as _;
        self.open().is_some_and(|clipboard| clipboard.set().exclude_from_history().text(secret).is_ok())
    }

    fn holds(&mut self, text: &str) -> bool {
        let held = self.open().and_then(|clipboard| clipboard.get_text().ok());
        held.map(zeroize::Zeroizing::new).is_some_and(|held| *held == text)
    }

    fn clear(&mut self) {
        if let Some(clipboard) = self.open() {
            // A clipboard that cannot be cleared is out of reach for others too.
            let _ = clipboard.clear();
        }
    }
}

/// What became of the last copied secret.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Copied {
    /// Nothing was copied, or someone has copied something else since.
    #[default]
    Nothing,
    /// It is in the clipboard until then.
    Until(Instant),
    /// It has been taken out again.
    Cleared,
    /// The system gave no clipboard.
    Failed,
}

impl Copied {
    /// Full seconds until it is taken out.
    pub fn seconds_left(self, now: Instant) -> Option<u64> {
        match self {
            Self::Until(until) => Some(until.saturating_duration_since(now).as_secs_f32().ceil() as u64),
            _ => None,
        }
    }
}

/// Copies secrets and takes them out again.
pub struct SecretClipboard {
    clipboard: Box<dyn Clipboard>,
    cleared_after: Duration,
    held: Option<(Arc<Secret>, Instant)>,
}

impl SecretClipboard {
    pub fn new(clipboard: Box<dyn Clipboard>, cleared_after: Duration) -> Self {
        Self { clipboard, cleared_after, held: None }
    }

    pub fn copy(&mut self, secret: Arc<Secret>, now: Instant) -> Copied {
        if !self.clipboard.put(secret.expose()) {
            return Copied::Failed;
        }
        let until = now + self.cleared_after;
        self.held = Some((secret, until));
        Copied::Until(until)
    }

    /// When the secret that is in the clipboard is taken out.
    pub fn due(&self) -> Option<Instant> {
        self.held.as_ref().map(|(_, until)| *until)
    }

    /// Takes the secret out when its time has come; gives what became of it, once.
    pub fn tick(&mut self, now: Instant) -> Option<Copied> {
        let (secret, _) = self.held.take_if(|(_, until)| *until <= now)?;
        Some(self.take_out(&secret))
    }

    fn take_out(&mut self, secret: &Secret) -> Copied {
        if !self.clipboard.holds(secret.expose()) {
            return Copied::Nothing;
        }
        self.clipboard.clear();
        Copied::Cleared
    }
}

impl Default for SecretClipboard {
    fn default() -> Self {
        Self::new(Box::new(SystemClipboard::default()), CLEARED_AFTER)
    }
}

impl Drop for SecretClipboard {
    /// No secret stays behind when the window closes.
    fn drop(&mut self) {
        if let Some((secret, _)) = self.held.take() {
            self.take_out(&secret);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::rc::Rc;

    #[derive(Clone, Default)]
    struct Stub(Rc<RefCell<String>>);

    impl Clipboard for Stub {
        fn put(&mut self, secret: &str) -> bool {
            *self.0.borrow_mut() = secret.to_owned();
            true
        }

        fn holds(&mut self, text: &str) -> bool {
            *self.0.borrow() == text
        }

        fn clear(&mut self) {
            self.0.borrow_mut().clear();
        }
    }

    struct NoClipboard;

    impl Clipboard for NoClipboard {
        fn put(&mut self, _: &str) -> bool {
            false
        }

        fn holds(&mut self, _: &str) -> bool {
            false
        }

        fn clear(&mut self) {}
    }

    fn secret() -> Arc<Secret> {
        Arc::new(Secret::new("open sesame"))
    }

    #[test]
    fn a_secret_is_taken_out_after_a_while() {
        let (stub, now) = (Stub::default(), Instant::now());
        let mut clipboard = SecretClipboard::new(Box::new(stub.clone()), CLEARED_AFTER);
        let copied = clipboard.copy(secret(), now);
        assert_eq!(*stub.0.borrow(), "open sesame");
        assert_eq!(copied.seconds_left(now), Some(30));
        assert_eq!(copied.seconds_left(now + Duration::from_millis(500)), Some(30));
        assert_eq!(copied.seconds_left(now + Duration::from_secs(40)), Some(0));
        assert_eq!(clipboard.tick(now + Duration::from_secs(29)), None);
        assert_eq!(clipboard.tick(now + CLEARED_AFTER), Some(Copied::Cleared));
        assert_eq!(*stub.0.borrow(), "");
        assert_eq!(clipboard.tick(now + CLEARED_AFTER), None);
    }

    #[test]
    fn a_secret_is_taken_out_although_a_later_copy_failed() {
        #[derive(Clone, Default)]
        struct Once(Stub);
        impl Clipboard for Once {
            fn put(&mut self, secret: &str) -> bool {
                self.0.0.borrow().is_empty() && self.0.put(secret)
            }
            fn holds(&mut self, text: &str) -> bool {
                self.0.holds(text)
            }
            fn clear(&mut self) {
                self.0.clear();
            }
        }
        let now = Instant::now();
        let mut clipboard = SecretClipboard::new(Box::new(Once::default()), CLEARED_AFTER);
        clipboard.copy(secret(), now);
        assert_eq!(clipboard.copy(secret(), now), Copied::Failed);
        assert_eq!(clipboard.due(), Some(now + CLEARED_AFTER));
        assert_eq!(clipboard.tick(now + CLEARED_AFTER), Some(Copied::Cleared));
        assert_eq!(clipboard.due(), None);
    }

    #[test]
    fn what_someone_else_copied_stays() {
        let (stub, now) = (Stub::default(), Instant::now());
        let mut clipboard = SecretClipboard::new(Box::new(stub.clone()), CLEARED_AFTER);
        clipboard.copy(secret(), now);
        *stub.0.borrow_mut() = "a shopping list".to_owned();
        assert_eq!(clipboard.tick(now + CLEARED_AFTER), Some(Copied::Nothing));
        clipboard.copy(secret(), now);
        *stub.0.borrow_mut() = "a shopping list".to_owned();
        drop(clipboard);
        assert_eq!(*stub.0.borrow(), "a shopping list");
    }

    #[test]
    fn nothing_stays_behind_at_the_end() {
        let stub = Stub::default();
        let mut clipboard = SecretClipboard::new(Box::new(stub.clone()), CLEARED_AFTER);
        clipboard.copy(secret(), Instant::now());
        drop(clipboard);
        assert_eq!(*stub.0.borrow(), "");
    }

    #[test]
    fn a_system_without_a_clipboard_is_told() {
        let mut clipboard = SecretClipboard::new(Box::new(NoClipboard), CLEARED_AFTER);
        assert_eq!(clipboard.copy(secret(), Instant::now()), Copied::Failed);
    }
}
