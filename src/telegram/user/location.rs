//! Send location: a place, or one that follows a device (live).

use super::account::Account;
use super::delivery::{Delivery, Recipient, joined, shown};
use super::lone_media::{self, LoneMedia};
use crate::engine::{ActionError, Call, RequestView, SendLocation};
use crate::value::Json;
use grammers_tl_types as tl;
use serde_json::json;

/// The requests as they would go out.
pub(super) fn requests(action: &SendLocation) -> Result<Vec<RequestView>, ActionError> {
    let delivery = Delivery::new(&action.options)?;
    Ok(vec![lone_media::view_of(&shown(&action.peer), &media(action), &delivery)])
}

/// Sends the location and gives its message.
pub(super) async fn send(account: &Account, action: &SendLocation, call: &dyn Call) -> Result<Json, ActionError> {
    let delivery = Delivery::new(&action.options)?;
    let mut recipient = Recipient::find(account, &action.peer, call).await?;
    lone_media::send(account, &mut recipient, &media(action), &delivery, call).await.map(joined)
}

fn media(action: &SendLocation) -> LoneMedia {
    // The engine has checked the ranges, which are those of 32-bit numbers.
    let number = |value: u32| i32::try_from(value).unwrap_or(i32::MAX);
    let accuracy_radius = action.horizontal_accuracy.map(|metres| metres.round() as i32).filter(|metres| *metres > 0);
    let geo_point = tl::types::InputGeoPoint { lat: action.latitude, long: action.longitude, accuracy_radius }.into();
    let mut shown = json!({"latitude": action.latitude, "longitude": action.longitude});
    if let Some(accuracy) = accuracy_radius {
        shown["accuracy_radius"] = json!(accuracy);
    }
    let Some(period) = action.live_period else {
        let input = tl::types::InputMediaGeoPoint { geo_point }.into();
        return LoneMedia { input, kind: "inputMediaGeoPoint", shown };
    };
    shown["period"] = json!(period);
    if let Some(heading) = action.heading {
        shown["heading"] = json!(heading);
    }
    if let Some(radius) = action.proximity_alert_radius {
        shown["proximity_notification_radius"] = json!(radius);
    }
    let input = tl::types::InputMediaGeoLive {
        stopped: false,
        geo_point,
        heading: action.heading.map(number),
        period: Some(number(period)),
        proximity_notification_radius: action.proximity_alert_radius.map(number),
    };
    LoneMedia { input: input.into(), kind: "inputMediaGeoLive", shown }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::SendOptions;
    use crate::scenario::PeerAddress;

    fn place() -> SendLocation {
        SendLocation {
            peer: PeerAddress::Me,
            latitude: 55.75,
            longitude: 37.62,
            horizontal_accuracy: None,
            live_period: None,
            heading: None,
            proximity_alert_radius: None,
            options: SendOptions::default(),
        }
    }

    #[test]
    fn places_and_live_places() {
        let check = |action: SendLocation, expected: Json| {
            let views = requests(&action).expect("a plan");
            assert_eq!((views.len(), views[0].method.as_str()), (1, "messages.sendMedia"));
            assert_eq!(views[0].params, expected);
        };
        check(
            SendLocation { horizontal_accuracy: Some(12.4), ..place() },
            json!({"peer": "me", "media": {"_": "inputMediaGeoPoint", "latitude": 55.75, "longitude": 37.62,
                   "accuracy_radius": 12}}),
        );
        let options = SendOptions { silent: true, ..SendOptions::default() };
        check(
            SendLocation {
                live_period: Some(600),
                heading: Some(90),
                proximity_alert_radius: Some(50),
                options,
                ..place()
            },
            json!({"peer": "me", "media": {"_": "inputMediaGeoLive", "latitude": 55.75, "longitude": 37.62,
                   "period": 600, "heading": 90, "proximity_notification_radius": 50}, "silent": true}),
        );
    }

    #[test]
    fn for_ever_is_a_period_like_others() {
        let media = media(&SendLocation { live_period: Some(0x7FFF_FFFF), ..place() });
        let tl::enums::InputMedia::GeoLive(live) = media.input else { panic!("{:?}", media.input) };
        assert_eq!(live.period, Some(i32::MAX));
    }
}
