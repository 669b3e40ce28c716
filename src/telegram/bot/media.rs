//! What the Bot API takes of files, and by which method.

use super::request::Method;
use crate::scenario::rules::limits;
use crate::telegram::file::{Kind, Rules};

/// What a bot may upload (Bot API "Sending files").
pub(super) const RULES: Rules = Rules { photo_limit: limits::PHOTO, file_limit: limits::BOT_FILE, as_documents: false };

/// The method that sends one such file.
pub(super) const fn method(kind: Kind) -> Method {
    match kind {
        Kind::Photo => Method::SendPhoto,
        Kind::Video => Method::SendVideo,
        Kind::Animation => Method::SendAnimation,
        Kind::Audio => Method::SendAudio,
        Kind::Voice => Method::SendVoice,
        Kind::Document => Method::SendDocument,
    }
}
