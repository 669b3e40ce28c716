//! Telegram's refusals to sign in, and those that are about the account, its key and its data centre: the rows of
//! `rpc_error`'s table about them.

use super::rpc_error::Row;
use crate::texts::Message;

/// Seconds of a day, for limits of which Telegram says no more than that they last long.
const DAY: Option<u32> = Some(24 * 60 * 60);

const NOW: Option<u32> = Some(1);

pub(super) const ACCOUNT_ROWS: &[Row] = &[
    // The phone number.
    ("PHONE_NUMBER_INVALID", "PHONE_NUMBER_INVALID", || Message::new("telegram-user-phone-invalid"), None),
    ("PHONE_NUMBER_BANNED", "PHONE_NUMBER_BANNED", || Message::new("telegram-user-phone-banned"), None),
    ("PHONE_NUMBER_UNOCCUPIED", "PHONE_NUMBER_UNOCCUPIED", || Message::new("telegram-user-phone-unoccupied"), None),
    ("PHONE_NUMBER_OCCUPIED", "PHONE_NUMBER_OCCUPIED", || Message::new("telegram-user-phone-occupied"), None),
    ("PHONE_NUMBER_FLOOD", "PHONE_NUMBER_FLOOD", || Message::new("telegram-user-phone-flood"), DAY),
    ("PHONE_PASSWORD_FLOOD", "PHONE_PASSWORD_FLOOD", || Message::new("telegram-user-password-flood"), DAY),
    ("PHONE_NUMBER_APP_SIGNUP_FORBIDDEN", "SIGN_UP_FORBIDDEN", || Message::new("telegram-user-sign-up"), None),
    // The code.
    ("PHONE_CODE_INVALID", "PHONE_CODE_INVALID", || Message::new("telegram-user-code-invalid"), None),
    ("PHONE_CODE_EMPTY", "PHONE_CODE_EMPTY", || Message::new("telegram-user-code-empty"), None),
    ("PHONE_CODE_EXPIRED", "PHONE_CODE_EXPIRED", || Message::new("telegram-user-code-expired"), None),
    ("PHONE_CODE_HASH_*", "PHONE_CODE_EXPIRED", || Message::new("telegram-user-code-expired"), None),
    ("SEND_CODE_UNAVAILABLE", "SEND_CODE_UNAVAILABLE", || Message::new("telegram-user-code-unavailable"), None),
    ("SMS_CODE_CREATE_FAILED", "SMS_FAILED", || Message::new("telegram-user-sms-failed"), NOW),
    ("AUTH_RESTART", "AUTH_RESTART", || Message::new("telegram-user-auth-restart"), NOW),
    // The two-step password.
    ("SESSION_PASSWORD_NEEDED", "SESSION_PASSWORD_NEEDED", || Message::new("telegram-user-password-needed"), None),
    ("PASSWORD_HASH_INVALID", "PASSWORD_HASH_INVALID", || Message::new("telegram-user-password-invalid"), None),
    ("PASSWORD_EMPTY", "PASSWORD_HASH_INVALID", || Message::new("telegram-user-password-invalid"), None),
    ("SRP_*", "PASSWORD_CHANGED", || Message::new("telegram-user-password-changed"), NOW),
    // The code to scan.
    ("AUTH_TOKEN_EXPIRED", "AUTH_TOKEN_EXPIRED", || Message::new("telegram-user-qr-expired"), None),
    ("AUTH_TOKEN_*", "AUTH_TOKEN_INVALID", || Message::new("telegram-user-qr-invalid"), None),
    // The application.
    ("API_ID_INVALID", "API_ID_INVALID", || Message::new("telegram-user-api-id-invalid"), None),
    ("API_ID_PUBLISHED_FLOOD", "API_ID_PUBLISHED_FLOOD", || Message::new("telegram-user-api-id-published"), None),
    ("UPDATE_APP_TO_LOGIN", "APP_OUTDATED", || Message::new("telegram-user-app-outdated"), None),
    ("CONNECTION_*", "APP_OUTDATED", || Message::new("telegram-user-app-outdated"), None),
    // The session.
    ("AUTH_KEY_UNREGISTERED", "AUTH_KEY_UNREGISTERED", || Message::new("telegram-user-signed-out"), None),
    ("AUTH_KEY_INVALID", "AUTH_KEY_UNREGISTERED", || Message::new("telegram-user-signed-out"), None),
    ("AUTH_KEY_PERM_EMPTY", "AUTH_KEY_UNREGISTERED", || Message::new("telegram-user-signed-out"), None),
    ("AUTH_KEY_DUPLICATED", "AUTH_KEY_DUPLICATED", || Message::new("telegram-user-key-duplicated"), None),
    ("SESSION_REVOKED", "SESSION_REVOKED", || Message::new("telegram-user-session-revoked"), None),
    ("FRESH_RESET_AUTHORISATION_FORBIDDEN", "SESSION_TOO_NEW", || Message::new("telegram-user-session-too-new"), DAY),
    ("SESSION_EXPIRED", "SESSION_EXPIRED", || Message::new("telegram-user-session-expired"), None),
    // The account.
    ("USER_DEACTIVATED_BAN", "ACCOUNT_BANNED", || Message::new("telegram-user-account-banned"), None),
    ("USER_DEACTIVATED", "ACCOUNT_DEACTIVATED", || Message::new("telegram-user-account-deactivated"), None),
    ("FROZEN_*", "ACCOUNT_FROZEN", || Message::new("telegram-user-account-frozen"), None),
    ("USER_RESTRICTED", "ACCOUNT_RESTRICTED", || Message::new("telegram-user-account-restricted"), None),
    ("PREMIUM_ACCOUNT_REQUIRED", "PREMIUM_ACCOUNT_REQUIRED", || Message::new("telegram-user-needs-premium"), None),
    // The data centre.
    ("PHONE_MIGRATE", "DC_MIGRATE", || Message::new("telegram-user-dc-migrate"), None),
    ("USER_MIGRATE", "DC_MIGRATE", || Message::new("telegram-user-dc-migrate"), None),
    ("NETWORK_MIGRATE", "DC_MIGRATE", || Message::new("telegram-user-dc-migrate"), None),
    ("FILE_MIGRATE", "DC_MIGRATE", || Message::new("telegram-user-dc-migrate"), None),
    ("STATS_MIGRATE", "DC_MIGRATE", || Message::new("telegram-user-dc-migrate"), None),
];
