//! Addresses as the Bot API's `chat_id`.

use super::failure;
use crate::engine::ActionError;
use crate::scenario::PeerAddress;
use crate::value::Json;

/// The `chat_id` of an address; a phone number and one's own account are no addresses for a bot.
pub(super) fn chat_id(peer: &PeerAddress) -> Result<Json, ActionError> {
    match peer {
        PeerAddress::Username(name) => Ok(Json::from(format!("@{name}"))),
        PeerAddress::Id(id) => Ok(Json::from(*id)),
        PeerAddress::Phone(_) => Err(failure::phone_peer()),
        PeerAddress::Me => Err(failure::own_account_peer()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let check = |peer: PeerAddress, expected: Result<Json, &str>| {
            assert_eq!(chat_id(&peer).map_err(|error| error.code), expected.map_err(str::to_owned), "{peer:?}");
        };
        check(PeerAddress::Username("anna".into()), Ok(Json::from("@anna")));
        check(PeerAddress::Id(-1_001_000_000_001), Ok(Json::from(-1_001_000_000_001_i64)));
        check(PeerAddress::Phone("+79991234567".into()), Err("USER_CONNECTION_ONLY"));
        check(PeerAddress::Me, Err("USER_CONNECTION_ONLY"));
    }
}
