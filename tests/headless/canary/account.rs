//! The part of the day that is about accounts.

use super::day::Day;
use scenogram::connection::{Connection, Endpoint, SecretSlot, UserServer};

/// An account that is not signed in yet: its application is kept.
pub(super) fn with_settings(day: &mut Day) {
    let mut connection = Connection::new("Продажи", Endpoint::User(UserServer::Telegram));
    connection.api_id = Some(12_345);
    let hash = day.secret("API hash");
    day.save(connection, vec![(SecretSlot::ApiHash, Some(hash))]);
}
