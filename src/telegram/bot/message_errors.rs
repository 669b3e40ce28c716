//! Telegram's refusals to edit, delete, forward or copy a message, and to send a location or a contact: the rows of
//! `telegram_error`'s table about them.
//!
//! Sources of the texts: the Bot API server (`Client.cpp`), TDLib (`MessagesManager`, `Location`), and the errors of the
//! MTProto methods beneath them (the upper-case words).

use super::telegram_error::Row;
use crate::texts::Message;

/// The code of the refusal to change the text of a message that has none: its words are a caption, if any.
pub(super) const NO_TEXT_TO_EDIT: &str = "NO_TEXT_TO_EDIT";

/// The code of the refusal to delete a message that is not there.
pub(super) const NOTHING_TO_DELETE: &str = "DELETE_NOT_FOUND";

// A finer text stands above a coarser one that it contains.
pub(super) const MESSAGE_ROWS: &[Row] = &[
    // Editing.
    ("message is not modified", "MESSAGE_NOT_MODIFIED", || Message::new("telegram-message-not-modified")),
    ("message_not_modified", "MESSAGE_NOT_MODIFIED", || Message::new("telegram-message-not-modified")),
    ("message to edit not found", "EDIT_NOT_FOUND", || Message::new("telegram-edit-not-found")),
    ("message can't be edited", "EDIT_FORBIDDEN", || Message::new("telegram-edit-forbidden")),
    ("message_author_required", "EDIT_FORBIDDEN", || Message::new("telegram-edit-forbidden")),
    ("message_edit_time_expired", "EDIT_TOO_LATE", || Message::new("telegram-edit-too-late")),
    ("no text in the message to edit", NO_TEXT_TO_EDIT, || Message::new("telegram-no-text-to-edit")),
    ("no caption in the message to edit", "NO_CAPTION_TO_EDIT", || Message::new("telegram-no-caption-to-edit")),
    ("no media in the message to edit", "NO_MEDIA_TO_EDIT", || Message::new("telegram-no-media-to-edit")),
    ("media_grouped_invalid", "EDIT_ALBUM_KIND", || Message::new("telegram-edit-album-kind")),
    ("can't change media type in the album", "EDIT_ALBUM_KIND", || Message::new("telegram-edit-album-kind")),
    ("media_prev_invalid", "EDIT_MEDIA_KIND", || Message::new("telegram-edit-media-kind")),
    ("media_new_invalid", "EDIT_MEDIA_KIND", || Message::new("telegram-edit-media-kind")),
    ("canceled by new editmessagemedia", "EDIT_OVERTAKEN", || Message::new("telegram-edit-overtaken")),
    ("inline keyboard expected", "INLINE_KEYBOARD_ONLY", || Message::new("telegram-inline-keyboard-only")),
    // Deleting.
    ("message to delete not found", NOTHING_TO_DELETE, || Message::new("telegram-delete-not-found")),
    ("can't be deleted for everyone", "DELETE_TOO_LATE", || Message::new("telegram-delete-too-late")),
    ("message can't be deleted", "DELETE_FORBIDDEN", || Message::new("telegram-delete-forbidden")),
    ("message_delete_forbidden", "DELETE_FORBIDDEN", || Message::new("telegram-delete-forbidden")),
    // Forwarding and copying.
    ("message to forward not found", "FORWARD_NOT_FOUND", || Message::new("telegram-forward-not-found")),
    ("message to copy not found", "FORWARD_NOT_FOUND", || Message::new("telegram-forward-not-found")),
    ("no messages to forward", "FORWARD_NOT_FOUND", || Message::new("telegram-forward-not-found")),
    ("chat_forwards_restricted", "FORWARD_PROTECTED", || Message::new("telegram-forward-protected")),
    ("protected content", "FORWARD_PROTECTED", || Message::new("telegram-forward-protected")),
    ("can't be forwarded", "FORWARD_FORBIDDEN", || Message::new("telegram-forward-forbidden")),
    ("can't be copied", "FORWARD_FORBIDDEN", || Message::new("telegram-forward-forbidden")),
    ("strictly increasing order", "MESSAGE_IDS_ORDER", || Message::new("telegram-message-ids-order")),
    ("too many message", "MESSAGE_IDS_COUNT", || Message::new("telegram-message-ids-count")),
    ("message identifiers are not specified", "MESSAGE_IDS_COUNT", || Message::new("telegram-message-ids-count")),
    // Locations and contacts.
    ("live location period", "LIVE_PERIOD_INVALID", || Message::new("telegram-live-period-invalid")),
    ("live location heading", "LIVE_HEADING_INVALID", || Message::new("telegram-live-heading-invalid")),
    ("live location proximity", "LIVE_PROXIMITY_INVALID", || Message::new("telegram-live-proximity-invalid")),
    ("wrong location", "LOCATION_INVALID", || Message::new("telegram-location-invalid")),
    ("invalid location", "LOCATION_INVALID", || Message::new("telegram-location-invalid")),
    ("latitude", "LOCATION_INVALID", || Message::new("telegram-location-invalid")),
    ("longitude", "LOCATION_INVALID", || Message::new("telegram-location-invalid")),
    ("geo_point_invalid", "LOCATION_INVALID", || Message::new("telegram-location-invalid")),
    ("phone_number", "CONTACT_INVALID", || Message::new("telegram-contact-invalid")),
    ("phone number", "CONTACT_INVALID", || Message::new("telegram-contact-invalid")),
    ("first_name", "CONTACT_INVALID", || Message::new("telegram-contact-invalid")),
    ("first name", "CONTACT_INVALID", || Message::new("telegram-contact-invalid")),
    ("vcard", "VCARD_INVALID", || Message::new("telegram-vcard-invalid")),
    // Reading.
    ("member list is inaccessible", "MEMBERS_HIDDEN", || Message::new("telegram-members-hidden")),
    ("user_not_participant", "USER_NOT_FOUND", || Message::new("telegram-user-not-found")),
];
