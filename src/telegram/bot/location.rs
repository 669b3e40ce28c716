//! Send location: `sendLocation`, which with a live period starts a location that can move (Bot API `sendLocation`).

use super::options;
use super::request::{Method, Params, Request};
use crate::engine::{ActionError, SendLocation};
use serde_json::json;

/// The one request that sends a location.
pub(super) fn request(action: &SendLocation) -> Result<Request, ActionError> {
    let mut content = Params::new();
    content.insert("latitude".to_owned(), json!(action.latitude));
    content.insert("longitude".to_owned(), json!(action.longitude));
    if let Some(metres) = action.horizontal_accuracy {
        content.insert("horizontal_accuracy".to_owned(), json!(metres));
    }
    let whole = [
        ("live_period", action.live_period),
        ("heading", action.heading),
        ("proximity_alert_radius", action.proximity_alert_radius),
    ];
    for (name, value) in whole {
        if let Some(value) = value {
            content.insert(name.to_owned(), json!(value));
        }
    }
    Ok(Request::new(Method::SendLocation, options::single(&action.peer, content, &action.options)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::SendOptions;
    use crate::scenario::PeerAddress;
    use crate::value::Json;

    fn location() -> SendLocation {
        SendLocation {
            peer: PeerAddress::Username("shop_news".into()),
            latitude: 55.7558,
            longitude: -37.5,
            horizontal_accuracy: None,
            live_period: None,
            heading: None,
            proximity_alert_radius: None,
            options: SendOptions::default(),
        }
    }

    #[test]
    fn requests_carry_what_is_filled_in() {
        let check = |action: SendLocation, expected: Json| {
            let view = request(&action).expect("a request").view();
            assert_eq!((view.method.as_str(), view.params), ("sendLocation", expected));
        };
        check(location(), json!({"chat_id": "@shop_news", "latitude": 55.7558, "longitude": -37.5}));
        let live = SendLocation {
            horizontal_accuracy: Some(12.5),
            live_period: Some(0x7FFF_FFFF),
            heading: Some(360),
            proximity_alert_radius: Some(100),
            options: SendOptions { silent: true, reply_to: Some(4), ..SendOptions::default() },
            ..location()
        };
        check(
            live,
            json!({
                "chat_id": "@shop_news", "latitude": 55.7558, "longitude": -37.5, "horizontal_accuracy": 12.5,
                "live_period": 2_147_483_647, "heading": 360, "proximity_alert_radius": 100,
                "disable_notification": true, "reply_parameters": {"message_id": 4},
            }),
        );
    }

    #[test]
    fn addresses_of_people_alone_are_refused() {
        let refused = request(&SendLocation { peer: PeerAddress::Phone("+79991234567".into()), ..location() });
        assert_eq!(refused.expect_err("no address for a bot").code, "USER_CONNECTION_ONLY");
    }
}
