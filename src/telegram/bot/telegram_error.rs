//! Telegram's refusals: from the Bot API's words to a stable code and a sentence that says what to do.
//!
//! The Bot API has no codes of its own, only texts; they are told by a part of the text, in lower case, from top to
//! bottom. Sources of the texts: the Bot API server (`Client.cpp`), TDLib, and the errors of the MTProto methods
//! beneath them (the upper-case words). Deliberately not here: the rows about messages that are there already and about
//! locations and contacts (`message_errors`).

use super::message_errors::MESSAGE_ROWS;
use crate::engine::ActionError;
use crate::secret::Redactor;
use crate::telegram::advice;
use crate::texts::Message;

/// A part of Telegram's text, our code, and our sentence.
pub(super) type Row = (&'static str, &'static str, fn() -> Message);

/// The code of a trouble of the server's own.
pub(super) const UNAVAILABLE: &str = "TELEGRAM_UNAVAILABLE";

/// The error for Telegram's text, such as `Bad Request: chat not found`.
pub(super) fn of_text(text: &str) -> ActionError {
    // What it says is told by Telegram's own words; a secret that is masked may look like one of them.
    let (wanted, code) = (text.to_lowercase(), code_of(text));
    let text = Redactor::global().redact(text).into_owned();
    let error = match rows().find(|(part, _, _)| wanted.contains(part)) {
        Some((_, code, message)) => {
            advice::with_advice(ActionError::new(*code, message().with("telegram", text.as_str())))
        }
        None => ActionError::new(code, Message::new("telegram-other").with("telegram", text.as_str())),
    };
    ActionError { telegram: Some(text), ..error }
}

/// All rows. Those about single messages come first: "message is not modified" goes on about reply markup.
fn rows() -> impl Iterator<Item = &'static Row> {
    MESSAGE_ROWS.iter().chain(ROWS)
}

/// The code of a text that has no row: Telegram's own upper-case word where there is one, else the kind of refusal.
fn code_of(text: &str) -> String {
    let (kind, words) = text.split_once(": ").unwrap_or(("", text));
    let is_word = words.len() > 2 && words.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    match kind {
        _ if is_word => words.to_owned(),
        "Bad Request" => "BAD_REQUEST".to_owned(),
        "Forbidden" => "FORBIDDEN".to_owned(),
        "Unauthorized" => "UNAUTHORIZED".to_owned(),
        "Conflict" => "CONFLICT".to_owned(),
        _ => "TELEGRAM_ERROR".to_owned(),
    }
}

// A finer text stands above a coarser one that it contains.
const ROWS: &[Row] = &[
    // The chat and the people in it.
    ("chat not found", "CHAT_NOT_FOUND", || Message::new("telegram-chat-not-found")),
    ("user not found", "USER_NOT_FOUND", || Message::new("telegram-user-not-found")),
    ("peer_id_invalid", "PEER_ID_INVALID", || Message::new("telegram-peer-id-invalid")),
    ("chat_id is empty", "CHAT_ID_EMPTY", || Message::new("telegram-chat-id-empty")),
    ("blocked by the user", "BOT_BLOCKED", || Message::new("telegram-bot-blocked")),
    ("user_is_blocked", "BOT_BLOCKED", || Message::new("telegram-bot-blocked")),
    ("can't initiate conversation", "CANNOT_INITIATE", || Message::new("telegram-cannot-initiate")),
    ("can't send messages to bots", "PEER_IS_BOT", || Message::new("telegram-peer-is-bot")),
    ("can't send messages to the bot", "PEER_IS_BOT", || Message::new("telegram-peer-is-bot")),
    ("was kicked", "BOT_KICKED", || Message::new("telegram-bot-kicked")),
    ("is not a member", "BOT_NOT_MEMBER", || Message::new("telegram-bot-not-member")),
    ("user is deactivated", "USER_DEACTIVATED", || Message::new("telegram-user-deactivated")),
    ("input_user_deactivated", "USER_DEACTIVATED", || Message::new("telegram-user-deactivated")),
    ("group is deactivated", "GROUP_DEACTIVATED", || Message::new("telegram-group-deactivated")),
    ("chat was deleted", "GROUP_DEACTIVATED", || Message::new("telegram-group-deactivated")),
    ("upgraded to a supergroup", "CHAT_MIGRATED", || Message::new("telegram-chat-upgraded")),
    ("channel_private", "CHANNEL_PRIVATE", || Message::new("telegram-channel-private")),
    ("chat_guest_send_forbidden", "BOT_NOT_MEMBER", || Message::new("telegram-bot-not-member")),
    ("privacy_premium_required", "PREMIUM_REQUIRED", || Message::new("telegram-premium-required")),
    ("allow_payment_required", "PAYMENT_REQUIRED", || Message::new("telegram-payment-required")),
    // Rights.
    ("need administrator rights", "NEED_ADMIN_RIGHTS", || Message::new("telegram-need-admin-rights")),
    ("chat_admin_required", "NEED_ADMIN_RIGHTS", || Message::new("telegram-need-admin-rights")),
    ("voice_messages_forbidden", "VOICE_FORBIDDEN", || Message::new("telegram-voice-forbidden")),
    ("not enough rights to send text", "NOT_ENOUGH_RIGHTS", || Message::new("telegram-not-enough-rights")),
    ("not enough rights to send", "MEDIA_FORBIDDEN", || Message::new("telegram-media-forbidden")),
    ("chat_send_plain_forbidden", "NOT_ENOUGH_RIGHTS", || Message::new("telegram-not-enough-rights")),
    ("chat_send_", "MEDIA_FORBIDDEN", || Message::new("telegram-media-forbidden")),
    ("not enough rights", "NOT_ENOUGH_RIGHTS", || Message::new("telegram-not-enough-rights")),
    ("have no rights to send", "CHAT_WRITE_FORBIDDEN", || Message::new("telegram-chat-write-forbidden")),
    ("no write access to the chat", "CHAT_WRITE_FORBIDDEN", || Message::new("telegram-chat-write-forbidden")),
    ("chat_write_forbidden", "CHAT_WRITE_FORBIDDEN", || Message::new("telegram-chat-write-forbidden")),
    ("chat_restricted", "CHAT_RESTRICTED", || Message::new("telegram-chat-restricted")),
    ("user_banned_in_channel", "BOT_BANNED", || Message::new("telegram-bot-banned")),
    // Text.
    ("message text is empty", "TEXT_EMPTY", || Message::new("telegram-text-empty")),
    ("text must be non-empty", "TEXT_EMPTY", || Message::new("telegram-text-empty")),
    ("message is too long", "TEXT_TOO_LONG", || Message::new("telegram-text-too-long")),
    ("message_too_long", "TEXT_TOO_LONG", || Message::new("telegram-text-too-long")),
    ("caption is too long", "CAPTION_TOO_LONG", || Message::new("telegram-caption-too-long")),
    ("media_caption_too_long", "CAPTION_TOO_LONG", || Message::new("telegram-caption-too-long")),
    ("strings must be encoded in utf-8", "TEXT_NOT_UTF8", || Message::new("telegram-text-not-utf8")),
    ("can't parse entities", "ENTITIES_INVALID", || Message::new("telegram-entities-invalid")),
    ("can't parse messageentity", "ENTITIES_INVALID", || Message::new("telegram-entities-invalid")),
    ("entity_bounds_invalid", "ENTITIES_INVALID", || Message::new("telegram-entities-invalid")),
    ("entities_too_long", "ENTITIES_TOO_LONG", || Message::new("telegram-entities-too-long")),
    // What the message refers to.
    ("message to be replied not found", "REPLY_NOT_FOUND", || Message::new("telegram-reply-not-found")),
    ("message to reply not found", "REPLY_NOT_FOUND", || Message::new("telegram-reply-not-found")),
    ("reply message not found", "REPLY_NOT_FOUND", || Message::new("telegram-reply-not-found")),
    ("reply_message_id_invalid", "REPLY_NOT_FOUND", || Message::new("telegram-reply-not-found")),
    ("message_id_invalid", "MESSAGE_NOT_FOUND", || Message::new("telegram-message-not-found")),
    ("message identifier is not specified", "MESSAGE_NOT_FOUND", || Message::new("telegram-message-not-found")),
    ("message thread not found", "TOPIC_NOT_FOUND", || Message::new("telegram-topic-not-found")),
    ("topic_deleted", "TOPIC_NOT_FOUND", || Message::new("telegram-topic-not-found")),
    ("topic_closed", "TOPIC_CLOSED", || Message::new("telegram-topic-closed")),
    // Buttons.
    ("button_data_invalid", "BUTTON_DATA_INVALID", || Message::new("telegram-button-data-invalid")),
    ("button_url_invalid", "BUTTON_URL_INVALID", || Message::new("telegram-button-url-invalid")),
    ("keyboard button url", "BUTTON_URL_INVALID", || Message::new("telegram-button-url-invalid")),
    ("button_type_invalid", "BUTTON_TYPE_INVALID", || Message::new("telegram-button-type-invalid")),
    ("button_user_privacy", "BUTTON_USER_INVALID", || Message::new("telegram-button-user-invalid")),
    ("button_user_invalid", "BUTTON_USER_INVALID", || Message::new("telegram-button-user-invalid")),
    ("button_copy_text_invalid", "BUTTON_COPY_INVALID", || Message::new("telegram-button-copy-invalid")),
    ("bot_domain_invalid", "BUTTON_LOGIN_INVALID", || Message::new("telegram-button-login-invalid")),
    ("text buttons are unallowed", "BUTTON_NO_ACTION", || Message::new("telegram-button-no-action")),
    ("can be requested in private chats only", "BUTTON_PRIVATE_ONLY", || Message::new("telegram-button-private-only")),
    ("button text must not be empty", "BUTTON_TEXT_EMPTY", || Message::new("telegram-button-text-empty")),
    ("reply_markup_too_long", "KEYBOARD_TOO_BIG", || Message::new("telegram-keyboard-too-big")),
    ("keyboard button", "BUTTON_INVALID", || Message::new("telegram-button-invalid")),
    ("reply markup", "KEYBOARD_INVALID", || Message::new("telegram-keyboard-invalid")),
    ("reply_markup", "KEYBOARD_INVALID", || Message::new("telegram-keyboard-invalid")),
    ("keyboard", "KEYBOARD_INVALID", || Message::new("telegram-keyboard-invalid")),
    // Files.
    ("photo_invalid_dimensions", "PHOTO_INVALID_DIMENSIONS", || Message::new("telegram-photo-dimensions")),
    ("photo_ext_invalid", "PHOTO_INVALID", || Message::new("telegram-photo-invalid")),
    ("photo_save_file_invalid", "PHOTO_INVALID", || Message::new("telegram-photo-invalid")),
    ("image_process_failed", "PHOTO_INVALID", || Message::new("telegram-photo-invalid")),
    ("too big for a photo", "FILE_TOO_BIG", || Message::new("telegram-file-too-big")),
    ("file is too big", "FILE_TOO_BIG", || Message::new("telegram-file-too-big")),
    ("entity too large", "FILE_TOO_BIG", || Message::new("telegram-file-too-big")),
    ("file must be non-empty", "FILE_EMPTY", || Message::new("telegram-file-empty")),
    ("in the request", "FILE_MISSING", || Message::new("telegram-file-missing")),
    ("can't use file of type", "FILE_TYPE_MISMATCH", || Message::new("telegram-file-type-mismatch")),
    ("type of file mismatch", "FILE_TYPE_MISMATCH", || Message::new("telegram-file-type-mismatch")),
    ("wrong type of the web page content", "URL_WRONG_TYPE", || Message::new("telegram-url-wrong-type")),
    ("webpage_curl_failed", "URL_FAILED", || Message::new("telegram-url-failed")),
    ("webpage_media_empty", "URL_FAILED", || Message::new("telegram-url-failed")),
    ("failed to get http url content", "URL_FAILED", || Message::new("telegram-url-failed")),
    ("wrong http url", "URL_INVALID", || Message::new("telegram-url-invalid")),
    ("wrong file id", "FILE_ID_INVALID", || Message::new("telegram-file-id-invalid")),
    ("invalid file id", "FILE_ID_INVALID", || Message::new("telegram-file-id-invalid")),
    ("wrong remote file id", "FILE_ID_INVALID", || Message::new("telegram-file-id-invalid")),
    ("file_reference_", "FILE_ID_EXPIRED", || Message::new("telegram-file-id-expired")),
    ("file_part", "UPLOAD_BROKEN", || Message::new("telegram-upload-broken")),
    ("media_empty", "MEDIA_INVALID", || Message::new("telegram-media-invalid")),
    ("media_invalid", "MEDIA_INVALID", || Message::new("telegram-media-invalid")),
    ("video_file_invalid", "MEDIA_INVALID", || Message::new("telegram-media-invalid")),
    ("to send as an album", "ALBUM_INVALID", || Message::new("telegram-album-invalid")),
    ("group send failed", "ALBUM_INVALID", || Message::new("telegram-album-invalid")),
    ("mixed with other media types", "ALBUM_INVALID", || Message::new("telegram-album-invalid")),
    ("can't be sent in an album", "ALBUM_INVALID", || Message::new("telegram-album-invalid")),
    // The bot and the server.
    ("logged out", "BOT_LOGGED_OUT", || Message::new("telegram-bot-logged-out")),
    ("webhook is active", "WEBHOOK_ACTIVE", || Message::new("telegram-webhook-active")),
    ("conflict", "CONFLICT", || Message::new("telegram-conflict")),
    ("too many requests", "FLOOD_WAIT", || Message::new("telegram-too-many-requests")),
    ("internal server error", UNAVAILABLE, || Message::new("telegram-unavailable")),
    ("bad gateway", UNAVAILABLE, || Message::new("telegram-unavailable")),
    ("gateway timeout", UNAVAILABLE, || Message::new("telegram-unavailable")),
    ("service unavailable", UNAVAILABLE, || Message::new("telegram-unavailable")),
    ("unauthorized", "WRONG_TOKEN", || Message::new("telegram-wrong-token")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;
    use std::collections::BTreeSet;

    #[test]
    fn texts_and_codes() {
        let check = |text: &str, code: &str| {
            let error = of_text(text);
            assert_eq!(error.code, code, "{text}");
            assert_eq!(error.telegram.as_deref(), Some(text));
        };
        check("Bad Request: chat not found", "CHAT_NOT_FOUND");
        check("Bad Request: PEER_ID_INVALID", "PEER_ID_INVALID");
        check("Forbidden: bot was blocked by the user", "BOT_BLOCKED");
        check("Forbidden: bot can't initiate conversation with a user", "CANNOT_INITIATE");
        check("Forbidden: bot was kicked from the supergroup chat", "BOT_KICKED");
        check("Bad Request: not enough rights to send text messages to the chat", "NOT_ENOUGH_RIGHTS");
        check("Bad Request: not enough rights to send photos to the chat", "MEDIA_FORBIDDEN");
        check("Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN", "MEDIA_FORBIDDEN");
        check("Bad Request: message is too long", "TEXT_TOO_LONG");
        check("Bad Request: message caption is too long", "CAPTION_TOO_LONG");
        check("Bad Request: can't parse entities: Can't find end of Bold entity", "ENTITIES_INVALID");
        check("Bad Request: message to be replied not found", "REPLY_NOT_FOUND");
        check("Bad Request: BUTTON_DATA_INVALID", "BUTTON_DATA_INVALID");
        check(
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
            "BUTTON_NO_ACTION",
        );
        check("Bad Request: can't parse reply keyboard markup JSON object", "KEYBOARD_INVALID");
        check("Bad Request: inline keyboard button URL 'x' is invalid: Wrong HTTP URL", "BUTTON_URL_INVALID");
        check("Bad Request: wrong file identifier/HTTP URL specified", "FILE_ID_INVALID");
        check("Bad Request: there is no photo in the request", "FILE_MISSING");
        check("Bad Request: wrong HTTP URL", "URL_INVALID");
        check("Request Entity Too Large", "FILE_TOO_BIG");
        check("Unauthorized", "WRONG_TOKEN");
        check("Bad Gateway", "TELEGRAM_UNAVAILABLE");
        check("Bad Request: message to edit not found", "EDIT_NOT_FOUND");
        check("Bad Request: there is no text in the message to edit", "NO_TEXT_TO_EDIT");
        check("Bad Request: message can't be deleted for everyone", "DELETE_TOO_LATE");
        check("Bad Request: message to copy not found", "FORWARD_NOT_FOUND");
        check("Bad Request: MESSAGE_ID_INVALID", "MESSAGE_NOT_FOUND");
        check("Bad Request: REPLY_MESSAGE_ID_INVALID", "REPLY_NOT_FOUND");
        check("Bad Request: wrong live location period specified", "LIVE_PERIOD_INVALID");
        check(
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the same \
             as a current content and reply markup of the message",
            "MESSAGE_NOT_MODIFIED",
        );
        check(
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            "WEBHOOK_ACTIVE",
        );
        check(
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            "CONFLICT",
        );
    }

    #[test]
    fn texts_without_a_row_keep_telegrams_words() {
        let check = |text: &str, code: &str| {
            let error = of_text(text);
            assert_eq!(error.code, code);
            assert!(error.text.show(Language::English).contains(text), "{text}");
        };
        check("Bad Request: SOMETHING_NEW_2", "SOMETHING_NEW_2");
        check("Bad Request: something new", "BAD_REQUEST");
        check("Forbidden: something new", "FORBIDDEN");
        check("Something new", "TELEGRAM_ERROR");
        check("", "TELEGRAM_ERROR");
    }

    #[test]
    fn every_row_is_reachable_and_has_words() {
        for (part, code, message) in rows() {
            assert_eq!(of_text(part).code, *code, "a row above `{part}` hides it");
            let shown = Language::ALL.map(|language| message().with("telegram", "x").show(language));
            assert!(shown.iter().all(|text| !text.contains(message().id())), "{part}: {shown:?}");
            assert_ne!(shown[0], shown[1], "{part}: one language has no words");
        }
    }

    #[test]
    fn sixty_codes_say_whether_a_repetition_helps() {
        let codes: BTreeSet<_> = rows().map(|(_, code, _)| *code).collect();
        assert!(codes.len() >= 60, "{}", codes.len());
        let words = [(Language::Russian, "не поможет", "овтори"), (Language::English, "will not help", "again")];
        for (part, ..) in rows() {
            let error = of_text(part);
            for (language, useless, useful) in words {
                let shown = error.text.show(language);
                let expected = if error.retry_after.is_some() { useful } else { useless };
                assert!(shown.contains(expected), "{part}: {shown}");
            }
        }
    }
}
