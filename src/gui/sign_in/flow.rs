//! What happens on which page: the state machine of the wizard, without backend and screen.
//!
//! Each method changes the state by one thing that a person wants or that was heard, and says which step the backend is
//! to take then. Nothing is ever sent to a phone that nobody asked for: going back and forth keeps the code that is on
//! its way.

use super::phone::PhoneFault;
use super::state::{Sent, ShownQr, SignInPage, SignInState, SignInStep, Trouble};
use super::{QrGrid, decode_picture};
use crate::backend::{RequestId, SignInEvent};
use crate::engine::ActionError;
use crate::gui::state::TypedSecret;
use std::sync::Arc;
use std::time::{Duration, Instant};

impl SignInState {
    /// Whether the primary button of the page does something.
    pub fn can_go_on(&self, now: Instant) -> bool {
        let is_free = self.wait.is_none() && self.renaming.is_none() && self.blocked(now).is_none();
        is_free
            && match self.page {
                SignInPage::What => true,
                SignInPage::Application => self.start().is_some(),
                SignInPage::Phone => !self.phone.trim().is_empty() && PhoneFault::find(&self.phone).is_none(),
                SignInPage::Qr => true,
                SignInPage::Code => self.is_code_whole() && self.sent.as_ref().is_some_and(|sent| !sent.is_void),
                SignInPage::Password => !self.password.expose().is_empty(),
                SignInPage::Done => true,
            }
    }

    /// The primary button.
    pub fn go_on(&mut self, now: Instant) -> Option<SignInStep> {
        if !self.can_go_on(now) {
            return None;
        }
        match self.page {
            SignInPage::What => {
                self.page = SignInPage::Application;
                None
            }
            SignInPage::Application => {
                self.page = SignInPage::Phone;
                None
            }
            SignInPage::Phone if self.sent.is_some() => {
                self.page = SignInPage::Code;
                None
            }
            SignInPage::Phone => Some(SignInStep::SendCode),
            SignInPage::Qr => Some(SignInStep::ShowQr),
            SignInPage::Code => Some(SignInStep::EnterCode),
            SignInPage::Password => Some(SignInStep::EnterPassword),
            SignInPage::Done => self.kept.is_none().then_some(SignInStep::Keep),
        }
    }

    /// The button back. What is under way and cannot be gone on with later is given up; its id is told.
    pub fn go_back(&mut self) -> Option<RequestId> {
        let is_waiting = self.wait.is_some();
        let (page, ends) = match self.page {
            SignInPage::What | SignInPage::Application => (SignInPage::What, false),
            SignInPage::Phone => (SignInPage::Application, is_waiting),
            // A QR code that nobody shows any more must not let anybody in.
            SignInPage::Qr => (SignInPage::Phone, true),
            SignInPage::Code => (SignInPage::Phone, is_waiting),
            // The code is used up.
            SignInPage::Password => (SignInPage::Phone, true),
            SignInPage::Done => (SignInPage::Done, false),
        };
        self.page = page;
        if ends { self.abandon() } else { None }
    }

    /// Gives up what was begun at Telegram, and keeps what was typed before it; the id of the sign-in that ends.
    pub fn abandon(&mut self) -> Option<RequestId> {
        self.wait = None;
        self.sent = None;
        self.qr = None;
        self.question = None;
        self.code = TypedSecret::default();
        self.password = TypedSecret::default();
        self.id.take()
    }

    /// The QR code instead of a phone number. A code that was sent before is of no use then.
    pub fn choose_qr(&mut self, now: Instant) -> Option<SignInStep> {
        let is_there = matches!(self.page, SignInPage::Phone | SignInPage::Code | SignInPage::Qr);
        if !is_there || self.wait.is_some() || self.start().is_none() || self.blocked(now).is_some() {
            return None;
        }
        self.page = SignInPage::Qr;
        Some(SignInStep::ShowQr)
    }

    /// Whether the code can be sent again, now.
    pub fn can_resend(&self, now: Instant) -> bool {
        let is_due = self.sent.as_ref().is_some_and(|sent| sent.is_void || sent.again_at <= now);
        self.page == SignInPage::Code && is_due && self.wait.is_none() && self.blocked(now).is_none()
    }

    /// The code once more: in the next way, or anew where there is none or the old one is void.
    pub fn resend(&self, now: Instant) -> Option<SignInStep> {
        let sent = self.sent.as_ref().filter(|_| self.can_resend(now))?;
        let is_next = sent.code.next.is_some() && !sent.is_void;
        Some(if is_next { SignInStep::ResendCode } else { SignInStep::SendCode })
    }

    /// What is typed of the code. Whole, it is entered at once.
    pub fn type_code(&mut self, typed: &str, now: Instant) -> Option<SignInStep> {
        let sent = self.sent.as_ref()?;
        if self.wait.is_some() {
            return None;
        }
        self.code = TypedSecret::new(sent.clean(typed));
        let is_known = sent.code.length.is_some();
        self.forgive();
        if is_known { self.go_on(now) } else { None }
    }

    /// Something else is typed: what was wrong is no news any more, unless Telegram still takes nothing.
    pub fn forgive(&mut self) {
        let page = self.page;
        self.trouble.take_if(|trouble| trouble.page == page && trouble.until.is_none());
    }

    /// A step is taken by the backend.
    pub fn take(&mut self, step: SignInStep) {
        self.wait = Some(step);
        self.trouble = None;
        if step == SignInStep::ShowQr {
            self.qr = None;
        }
    }

    /// Changes the state by what was heard of the sign-in under way.
    pub fn hear(&mut self, event: SignInEvent, now: Instant) -> Option<SignInStep> {
        use SignInStep::{EnterCode, EnterPassword, Keep, ResendCode, SendCode, ShowQr};
        match (event, self.wait) {
            (SignInEvent::CodeSent(code), Some(SendCode | ResendCode)) => {
                self.wait = None;
                self.code = TypedSecret::default();
                let again_at = now + Duration::from_secs(code.wait.into());
                self.sent = Some(Sent { code, again_at, is_void: false });
                self.page = SignInPage::Code;
            }
            (SignInEvent::Qr(token), Some(ShowQr)) => {
                let expires_at = now + Duration::from_secs(token.expires_in.into());
                self.qr = Some(ShownQr { grid: QrGrid::of(token.url.expose()), url: token.url, expires_at });
            }
            (SignInEvent::PasswordNeeded(question), Some(EnterCode | ShowQr)) => {
                self.wait = None;
                self.forget_typed();
                self.question = Some(question);
                self.page = SignInPage::Password;
            }
            (SignInEvent::Done(card), Some(EnterCode | EnterPassword | ShowQr)) => {
                self.wait = None;
                self.forget_typed();
                self.picture = card.picture.as_deref().and_then(decode_picture).map(Arc::new);
                self.card = Some(card);
                self.page = SignInPage::Done;
                return Some(Keep);
            }
            (SignInEvent::Failed(error), Some(step)) => self.fail(step, &error, now),
            // Heard of what nobody waits for any more.
            _ => {}
        }
        None
    }

    fn forget_typed(&mut self) {
        self.code = TypedSecret::default();
        self.password = TypedSecret::default();
        self.sent = None;
        self.qr = None;
    }

    /// A step did not work: what was wrong is told on the page where it can be mended.
    pub fn fail(&mut self, step: SignInStep, error: &ActionError, now: Instant) {
        self.wait = None;
        self.refusals += 1;
        let code = error.code.as_str();
        self.page = match (code, step) {
            (_, SignInStep::Keep) => SignInPage::Done,
            _ if code.starts_with("API_ID") => SignInPage::Application,
            _ if code.starts_with("PHONE_NUMBER") => SignInPage::Phone,
            _ => self.page,
        };
        if matches!(self.page, SignInPage::Application | SignInPage::Phone) {
            self.sent = None;
            self.qr = None;
        }
        if code.starts_with("PHONE_CODE") {
            self.code = TypedSecret::default();
        }
        if code == "PHONE_CODE_EXPIRED"
            && let Some(sent) = &mut self.sent
        {
            sent.is_void = true;
        }
        if step == SignInStep::EnterPassword && !is_passing(error) {
            self.password = TypedSecret::default();
        }
        if step == SignInStep::ShowQr {
            self.qr = None;
        }
        self.trouble = Some(Trouble::new(self.page, error, now));
    }
}

/// Whether the same would work later: what was typed is not to blame.
fn is_passing(error: &ActionError) -> bool {
    error.retry_after.is_some() || Trouble::new(SignInPage::default(), error, Instant::now()).is_connection
}
