//! Telegram's refusals to an account: from the names of MTProto's errors to a stable code and a sentence that says what
//! to do, and when a repetition can help.
//!
//! The names are those of <https://core.telegram.org/api/errors> with their numbers taken out, as the client library
//! gives them; a name with `*` at its end stands for all that begin so. Where a refusal means the same to a bot, code
//! and sentence are the same. Deliberately not here: the rows about signing in and about the account (`account_errors`).

use super::account_errors::ACCOUNT_ROWS;
use crate::engine::ActionError;
use crate::secret::Redactor;
use crate::telegram::advice;
use crate::texts::Message;
use grammers_mtsender::RpcError;

/// Telegram's name, our code, our sentence, and the seconds after which a repetition can help by itself (those of the
/// codes that pass on either connection are `advice`'s).
pub(super) type Row = (&'static str, &'static str, fn() -> Message, Option<u32>);

/// The code of a trouble of the server's own.
pub(super) const UNAVAILABLE: &str = "TELEGRAM_UNAVAILABLE";

/// The error for Telegram's refusal.
pub(super) fn of(error: &RpcError) -> ActionError {
    let shown = match error.value {
        Some(value) => format!("{} ({value})", error.name),
        None => error.name.clone(),
    };
    let shown = Redactor::global().redact(&shown).into_owned();
    let found = match rows().find(|(name, ..)| error.is(name)) {
        Some((_, code, message, retry_after)) => {
            let found = ActionError::new(*code, message());
            match retry_after {
                Some(_) => ActionError { retry_after: *retry_after, ..found },
                None => advice::with_advice(found),
            }
        }
        None if error.code >= 500 || error.code == -503 => {
            advice::with_advice(ActionError::new(UNAVAILABLE, Message::new("telegram-unavailable")))
        }
        None => ActionError::new(code_of(&error.name), Message::new("telegram-other").with("telegram", shown.as_str())),
    };
    ActionError { telegram: Some(shown), ..found }
}

/// The error for a refusal that is known by its name alone.
pub(super) fn of_name(name: &str) -> ActionError {
    of(&RpcError { code: 400, name: name.to_owned(), value: None, caused_by: None })
}

/// Whether the refusal of a repeat says that the first request was carried out.
pub(super) fn means_done(error: &ActionError) -> bool {
    matches!(error.code.as_str(), "RANDOM_ID_DUPLICATE" | "MESSAGE_NOT_MODIFIED")
}

/// Telegram's own name where it is one.
fn code_of(name: &str) -> String {
    let is_word = name.len() > 2 && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    if is_word { name.to_owned() } else { "TELEGRAM_ERROR".to_owned() }
}

fn rows() -> impl Iterator<Item = &'static Row> {
    ACCOUNT_ROWS.iter().chain(ROWS)
}

// A finer name stands above a `*` that covers it.
const ROWS: &[Row] = &[
    // The chat and the people in it.
    ("PEER_ID_INVALID", "PEER_ID_INVALID", || Message::new("telegram-user-peer-id-invalid"), None),
    ("USER_ID_INVALID", "PEER_ID_INVALID", || Message::new("telegram-user-peer-id-invalid"), None),
    ("CHANNEL_INVALID", "PEER_ID_INVALID", || Message::new("telegram-user-peer-id-invalid"), None),
    ("CHAT_ID_INVALID", "CHAT_NOT_FOUND", || Message::new("telegram-user-chat-not-found"), None),
    ("CHAT_INVALID", "CHAT_NOT_FOUND", || Message::new("telegram-user-chat-not-found"), None),
    ("USERNAME_NOT_OCCUPIED", "USERNAME_NOT_FOUND", || Message::new("telegram-user-username-not-found"), None),
    ("USERNAME_INVALID", "USERNAME_INVALID", || Message::new("telegram-user-username-invalid"), None),
    ("PHONE_NOT_OCCUPIED", "PHONE_NOT_FOUND", || Message::new("telegram-user-phone-not-found"), None),
    ("CHANNEL_PRIVATE", "CHANNEL_PRIVATE", || Message::new("telegram-user-channel-private"), None),
    ("CHANNEL_PUBLIC_GROUP_NA", "CHANNEL_PRIVATE", || Message::new("telegram-user-channel-private"), None),
    ("CHAT_FORBIDDEN", "CHANNEL_PRIVATE", || Message::new("telegram-user-channel-private"), None),
    ("USER_NOT_PARTICIPANT", "NOT_MEMBER", || Message::new("telegram-user-not-member"), None),
    ("CHAT_GUEST_SEND_FORBIDDEN", "NOT_MEMBER", || Message::new("telegram-user-not-member"), None),
    ("INPUT_USER_DEACTIVATED", "USER_DEACTIVATED", || Message::new("telegram-user-deactivated"), None),
    ("CHAT_DEACTIVATED", "GROUP_DEACTIVATED", || Message::new("telegram-group-deactivated"), None),
    ("USER_IS_BLOCKED", "BLOCKED_BY_PEER", || Message::new("telegram-user-blocked-by-peer"), None),
    ("YOU_BLOCKED_USER", "PEER_BLOCKED", || Message::new("telegram-user-peer-blocked"), None),
    ("USER_PRIVACY_RESTRICTED", "PRIVACY_RESTRICTED", || Message::new("telegram-user-privacy-restricted"), None),
    ("PRIVACY_PREMIUM_REQUIRED", "PREMIUM_REQUIRED", || Message::new("telegram-user-premium-required"), None),
    ("PRIVACY_*", "PRIVACY_RESTRICTED", || Message::new("telegram-user-privacy-restricted"), None),
    ("ALLOW_PAYMENT_REQUIRED", "PAYMENT_REQUIRED", || Message::new("telegram-user-payment-required"), None),
    // Rights.
    ("CHAT_WRITE_FORBIDDEN", "CHAT_WRITE_FORBIDDEN", || Message::new("telegram-user-write-forbidden"), None),
    ("CHAT_ADMIN_REQUIRED", "NEED_ADMIN_RIGHTS", || Message::new("telegram-user-need-admin-rights"), None),
    ("RIGHT_FORBIDDEN", "NEED_ADMIN_RIGHTS", || Message::new("telegram-user-need-admin-rights"), None),
    ("USER_BANNED_IN_CHANNEL", "BANNED", || Message::new("telegram-user-banned-in-channel"), None),
    ("CHAT_RESTRICTED", "CHAT_RESTRICTED", || Message::new("telegram-chat-restricted"), None),
    ("VOICE_MESSAGES_FORBIDDEN", "VOICE_FORBIDDEN", || Message::new("telegram-voice-forbidden"), None),
    ("CHAT_SEND_PLAIN_FORBIDDEN", "NOT_ENOUGH_RIGHTS", || Message::new("telegram-user-not-enough-rights"), None),
    ("CHAT_SEND_*", "MEDIA_FORBIDDEN", || Message::new("telegram-user-media-forbidden"), None),
    // Text.
    ("MESSAGE_EMPTY", "TEXT_EMPTY", || Message::new("telegram-text-empty"), None),
    ("MESSAGE_TOO_LONG", "TEXT_TOO_LONG", || Message::new("telegram-text-too-long"), None),
    ("MEDIA_CAPTION_TOO_LONG", "CAPTION_TOO_LONG", || Message::new("telegram-caption-too-long"), None),
    ("INPUT_TEXT_INVALID", "TEXT_NOT_UTF8", || Message::new("telegram-text-not-utf8"), None),
    ("ENTITY_MENTION_USER_INVALID", "MENTION_INVALID", || Message::new("telegram-user-mention-invalid"), None),
    ("ENTITIES_TOO_LONG", "ENTITIES_TOO_LONG", || Message::new("telegram-entities-too-long"), None),
    ("ENTITY_*", "ENTITIES_INVALID", || Message::new("telegram-entities-invalid"), None),
    // Messages that are there already.
    ("MESSAGE_NOT_MODIFIED", "MESSAGE_NOT_MODIFIED", || Message::new("telegram-message-not-modified"), None),
    ("MESSAGE_ID_INVALID", "MESSAGE_NOT_FOUND", || Message::new("telegram-message-not-found"), None),
    ("MSG_ID_INVALID", "MESSAGE_NOT_FOUND", || Message::new("telegram-message-not-found"), None),
    ("MESSAGE_IDS_EMPTY", "MESSAGE_IDS_COUNT", || Message::new("telegram-message-ids-count"), None),
    ("MESSAGE_AUTHOR_REQUIRED", "EDIT_FORBIDDEN", || Message::new("telegram-user-edit-forbidden"), None),
    ("MESSAGE_EDIT_TIME_EXPIRED", "EDIT_TOO_LATE", || Message::new("telegram-edit-too-late"), None),
    ("MEDIA_PREV_INVALID", "EDIT_MEDIA_KIND", || Message::new("telegram-edit-media-kind"), None),
    ("MEDIA_NEW_INVALID", "EDIT_MEDIA_KIND", || Message::new("telegram-edit-media-kind"), None),
    ("MEDIA_GROUPED_INVALID", "EDIT_ALBUM_KIND", || Message::new("telegram-edit-album-kind"), None),
    ("MESSAGE_DELETE_FORBIDDEN", "DELETE_FORBIDDEN", || Message::new("telegram-user-delete-forbidden"), None),
    ("CHAT_FORWARDS_RESTRICTED", "FORWARD_PROTECTED", || Message::new("telegram-forward-protected"), None),
    ("REPLY_MESSAGE_ID_INVALID", "REPLY_NOT_FOUND", || Message::new("telegram-reply-not-found"), None),
    ("REPLY_TO_INVALID", "REPLY_NOT_FOUND", || Message::new("telegram-reply-not-found"), None),
    ("TOPIC_DELETED", "TOPIC_NOT_FOUND", || Message::new("telegram-topic-not-found"), None),
    ("TOPIC_ID_INVALID", "TOPIC_NOT_FOUND", || Message::new("telegram-topic-not-found"), None),
    ("TOPIC_CLOSED", "TOPIC_CLOSED", || Message::new("telegram-topic-closed"), None),
    // Repeats of one send.
    ("RANDOM_ID_DUPLICATE", "RANDOM_ID_DUPLICATE", || Message::new("telegram-user-answer-lost"), None),
    // The schedule.
    ("SCHEDULE_DATE_TOO_LATE", "SCHEDULE_DATE_TOO_LATE", || Message::new("telegram-user-schedule-too-late"), None),
    ("SCHEDULE_DATE_INVALID", "SCHEDULE_DATE_INVALID", || Message::new("telegram-user-schedule-invalid"), None),
    ("SCHEDULE_TOO_MUCH", "SCHEDULE_TOO_MUCH", || Message::new("telegram-user-schedule-too-much"), None),
    ("SCHEDULE_STATUS_PRIVATE", "SCHEDULE_STATUS_PRIVATE", || Message::new("telegram-user-schedule-status"), None),
    // Locations and contacts.
    ("GEO_POINT_INVALID", "LOCATION_INVALID", || Message::new("telegram-location-invalid"), None),
    ("CONTACT_NAME_EMPTY", "CONTACT_INVALID", || Message::new("telegram-contact-invalid"), None),
    // Files.
    ("PHOTO_INVALID_DIMENSIONS", "PHOTO_INVALID_DIMENSIONS", || Message::new("telegram-photo-dimensions"), None),
    ("PHOTO_*", "PHOTO_INVALID", || Message::new("telegram-photo-invalid"), None),
    ("IMAGE_PROCESS_FAILED", "PHOTO_INVALID", || Message::new("telegram-photo-invalid"), None),
    ("FILE_PARTS_INVALID", "FILE_TOO_BIG", || Message::new("telegram-user-file-too-big"), None),
    ("FILE_PART_TOO_BIG", "FILE_TOO_BIG", || Message::new("telegram-user-file-too-big"), None),
    ("FILE_PART*", "UPLOAD_BROKEN", || Message::new("telegram-upload-broken"), None),
    ("MD_CHECKSUM_INVALID", "UPLOAD_BROKEN", || Message::new("telegram-upload-broken"), None),
    ("FILE_REFERENCE_*", "FILE_REFERENCE_EXPIRED", || Message::new("telegram-user-file-reference"), Some(1)),
    ("MEDIA_EMPTY", "MEDIA_INVALID", || Message::new("telegram-media-invalid"), None),
    ("MEDIA_INVALID", "MEDIA_INVALID", || Message::new("telegram-media-invalid"), None),
    ("MEDIA_FILE_INVALID", "MEDIA_INVALID", || Message::new("telegram-media-invalid"), None),
    ("VIDEO_FILE_INVALID", "MEDIA_INVALID", || Message::new("telegram-media-invalid"), None),
    ("DOCUMENT_INVALID", "MEDIA_INVALID", || Message::new("telegram-media-invalid"), None),
    ("MULTI_MEDIA_TOO_LONG", "ALBUM_INVALID", || Message::new("telegram-album-invalid"), None),
    ("WEBPAGE_CURL_FAILED", "URL_FAILED", || Message::new("telegram-url-failed"), None),
    ("WEBPAGE_MEDIA_EMPTY", "URL_FAILED", || Message::new("telegram-url-failed"), None),
    ("EXTERNAL_URL_INVALID", "URL_INVALID", || Message::new("telegram-url-invalid"), None),
    // Reading.
    ("SEARCH_QUERY_EMPTY", "SEARCH_EMPTY", || Message::new("telegram-user-search-empty"), None),
    // The pace.
    ("FLOOD_WAIT", "FLOOD_WAIT", || Message::new("telegram-too-many-requests"), None),
    ("FLOOD_PREMIUM_WAIT", "FLOOD_WAIT", || Message::new("telegram-too-many-requests"), None),
    ("SLOWMODE_WAIT", "SLOWMODE_WAIT", || Message::new("telegram-too-many-requests"), Some(60)),
    ("PEER_FLOOD", "PEER_FLOOD", || Message::new("telegram-user-peer-flood"), None),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;
    use grammers_tl_types as tl;
    use std::collections::BTreeSet;

    fn refusal(error_code: i32, error_message: &str) -> ActionError {
        of(&RpcError::from(tl::types::RpcError { error_code, error_message: error_message.to_owned() }))
    }

    #[test]
    fn names_and_codes() {
        let check = |name: &str, code: &str| assert_eq!(refusal(400, name).code, code, "{name}");
        check("PEER_ID_INVALID", "PEER_ID_INVALID");
        check("CHAT_SEND_PLAIN_FORBIDDEN", "NOT_ENOUGH_RIGHTS");
        check("CHAT_SEND_PHOTOS_FORBIDDEN", "MEDIA_FORBIDDEN");
        check("PRIVACY_PREMIUM_REQUIRED", "PREMIUM_REQUIRED");
        check("FILE_PART_3_MISSING", "UPLOAD_BROKEN");
        check("FILE_PARTS_INVALID", "FILE_TOO_BIG");
        check("PHOTO_INVALID_DIMENSIONS", "PHOTO_INVALID_DIMENSIONS");
        check("PHOTO_EXT_INVALID", "PHOTO_INVALID");
        check("PHONE_CODE_EXPIRED", "PHONE_CODE_EXPIRED");
        check("USER_DEACTIVATED_BAN", "ACCOUNT_BANNED");
        check("USER_MIGRATE_4", "DC_MIGRATE");
        assert_eq!(refusal(303, "FILE_MIGRATE_3").telegram.as_deref(), Some("FILE_MIGRATE (3)"));
    }

    #[test]
    fn names_without_a_row_keep_telegrams_words() {
        let error = refusal(400, "SOMETHING_NEW_7");
        assert_eq!((error.code.as_str(), error.retry_after), ("SOMETHING_NEW", None));
        assert!(error.text.show(Language::English).contains("SOMETHING_NEW (7)"));
        assert_eq!(refusal(400, "no word").code, "TELEGRAM_ERROR");
        for code in [500, -503, 503] {
            assert_eq!(refusal(code, "RPC_CALL_FAIL").code, UNAVAILABLE);
        }
    }

    #[test]
    fn every_row_is_reachable_and_has_words() {
        for (name, code, message, _) in rows() {
            assert_eq!(of_name(name.trim_end_matches('*')).code, *code, "a row above `{name}` hides it");
            let shown = Language::ALL.map(|language| message().show(language));
            assert!(shown.iter().all(|text| !text.contains(message().id())), "{name}: {shown:?}");
            assert_ne!(shown[0], shown[1], "{name}: one language has no words");
        }
    }

    #[test]
    fn sixty_codes_say_whether_a_repetition_helps() {
        let codes: BTreeSet<_> = rows().map(|(_, code, ..)| *code).collect();
        assert!(codes.len() >= 60, "{}", codes.len());
        let words = [(Language::Russian, "не поможет", "овтори"), (Language::English, "will not help", "again")];
        for (name, ..) in rows() {
            let error = of_name(name.trim_end_matches('*'));
            for (language, useless, useful) in words {
                let shown = error.text.show(language);
                let expected = if error.retry_after.is_some() { useful } else { useless };
                assert!(shown.contains(expected), "{name}: {shown}");
            }
        }
    }
}
