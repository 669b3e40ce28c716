//! Locations and contacts, sent, moved and stopped.

use super::{GROUP, age, done, refused, sent, start};
use serde_json::{Value, json};

#[tokio::test]
async fn a_location_stands_or_moves() {
    let sandbox = start().await;
    let place = json!({ "chat_id": 1, "latitude": 55.75, "longitude": "37.61", "horizontal_accuracy": 5000 });
    let fixed = done(&sandbox, "sendLocation", place).await;
    assert_eq!(
        fixed["location"],
        json!({ "latitude": 55.75, "longitude": 37.61, "horizontal_accuracy": 1500.0 }),
        "beyond 1500 m the accuracy is cut"
    );
    let place = json!({ "chat_id": GROUP, "latitude": 1.0, "longitude": 2.0, "live_period": 60, "heading": 90,
                        "proximity_alert_radius": 100 });
    let live = done(&sandbox, "sendLocation", place).await;
    let (id, location) = (live["message_id"].clone(), &live["location"]);
    assert_eq!(
        (&location["live_period"], &location["heading"], &location["proximity_alert_radius"]),
        (&json!(60), &json!(90), &json!(100))
    );
    let moved = json!({ "chat_id": GROUP, "message_id": id, "latitude": 3.0, "longitude": 4.0, "live_period": 600 });
    let moved = done(&sandbox, "editMessageLiveLocation", moved).await;
    assert_eq!(moved["location"], json!({ "latitude": 3.0, "longitude": 4.0, "live_period": 600 }));
    assert!(moved["edit_date"].is_i64());
    let target = json!({ "chat_id": GROUP, "message_id": id });
    let stopped = done(&sandbox, "stopMessageLiveLocation", target.clone()).await;
    assert_eq!(stopped["location"], json!({ "latitude": 3.0, "longitude": 4.0 }));
    refused(&sandbox, vec![("stopMessageLiveLocation", target, "message can't be edited")]).await;
}

#[tokio::test]
async fn bad_locations_are_refused() {
    let sandbox = start().await;
    let with = |key: &str, value: Value| {
        let mut place = json!({ "chat_id": 1, "latitude": 1, "longitude": 2, "live_period": 60 });
        place[key] = value;
        place
    };
    let mut calls = vec![
        ("sendLocation", json!({ "chat_id": 1, "longitude": 2 }), "latitude is empty"),
        ("sendLocation", json!({ "chat_id": 1, "latitude": 2 }), "longitude is empty"),
        ("sendLocation", json!({ "latitude": 2, "longitude": 2 }), "chat_id is empty"),
    ];
    for (key, value, description) in [
        ("latitude", json!(90.5), "invalid location specified"),
        ("longitude", json!(-180.5), "invalid location specified"),
        ("live_period", json!(59), "wrong live location period specified"),
        ("live_period", json!(86_401), "wrong live location period specified"),
        ("heading", json!(361), "wrong live location heading specified"),
        ("proximity_alert_radius", json!(100_001), "wrong live location proximity alert radius specified"),
        ("chat_id", json!(5), "Forbidden: bot can't initiate conversation with a user"),
    ] {
        calls.push(("sendLocation", with(key, value), description));
    }
    refused(&sandbox, calls).await;
    let live = done(&sandbox, "sendLocation", with("live_period", json!(0x7FFF_FFFF))).await;
    assert_eq!(live["location"]["live_period"], 0x7FFF_FFFF);
    let text = sent(&sandbox, 1).await;
    let short = done(&sandbox, "sendLocation", with("live_period", json!(60))).await["message_id"].clone();
    let edit = |id: &Value, more: Value| {
        let mut edit = json!({ "chat_id": 1, "message_id": id, "latitude": 9, "longitude": 9 });
        edit.as_object_mut().expect("a map").extend(more.as_object().expect("a map").clone());
        edit
    };
    let same = json!({ "latitude": 1, "longitude": 2 });
    let not_modified = "message is not modified: specified new message content and reply markup are exactly the same \
                        as a current content and reply markup of the message";
    let name = "editMessageLiveLocation";
    refused(
        &sandbox,
        vec![
            (name, edit(&json!(text), json!({})), "there is no live location in the message to edit"),
            (name, edit(&json!(99_999), json!({})), "message to edit not found"),
            (name, edit(&short, same), not_modified),
            (name, edit(&short, json!({ "live_period": 60 + 86_401 })), "wrong live location period specified"),
            (name, edit(&short, json!({ "heading": 400 })), "wrong live location heading specified"),
        ],
    )
    .await;
    age(&sandbox, 1, short.as_i64().expect("an id"), 61);
    refused(&sandbox, vec![(name, edit(&short, json!({})), "message can't be edited")]).await;
}

#[tokio::test]
async fn a_contact_knows_its_account() {
    let sandbox = start().await;
    let boris = json!({ "chat_id": 1, "phone_number": "+7 999 123-45-67", "first_name": "Борис", "last_name": "Ким",
                        "vcard": "BEGIN:VCARD" });
    let contact = done(&sandbox, "sendContact", boris).await["contact"].clone();
    assert_eq!(
        contact,
        json!({ "phone_number": "+7 999 123-45-67", "first_name": "Борис", "last_name": "Ким", "vcard": "BEGIN:VCARD",
                "user_id": 2 })
    );
    let hidden = json!({ "chat_id": 1, "phone_number": "+79990000005", "first_name": "Дина" });
    assert_eq!(done(&sandbox, "sendContact", hidden).await["contact"]["user_id"], Value::Null);
    let long = json!({ "chat_id": 1, "phone_number": "1", "first_name": "a", "vcard": "a".repeat(2049) });
    refused(
        &sandbox,
        vec![
            ("sendContact", json!({ "chat_id": 1, "first_name": "a" }), "parameter \"phone_number\" is required"),
            ("sendContact", json!({ "chat_id": 1, "phone_number": "1" }), "parameter \"first_name\" is required"),
            ("sendContact", long, "contact vCard is too long"),
        ],
    )
    .await;
}
