//! Tables of TL messages and their JSON.

use super::super::fixtures;
use super::*;
use serde_json::json;
use tl::enums::{DocumentAttribute, MessageMedia};

fn shown(message: tl::types::Message) -> Json {
    super::message(&message.into(), &fixtures::names())
}

/// The keys that differ from those of an empty message of Anna.
fn own_keys(message: tl::types::Message) -> Json {
    let mut shown = shown(message);
    if let Some(map) = shown.as_object_mut() {
        for key in ["message_id", "from", "chat", "date"] {
            map.remove(key);
        }
    }
    shown
}

fn from_anna() -> tl::types::Message {
    fixtures::message(fixtures::user_peer(7))
}

fn with_media(media: impl Into<MessageMedia>) -> tl::types::Message {
    tl::types::Message { media: Some(media.into()), ..from_anna() }
}

fn with_document(mime_type: &str, attributes: Vec<DocumentAttribute>) -> tl::types::Message {
    with_media(tl::types::MessageMediaDocument {
        nopremium: false,
        spoiler: false,
        video: false,
        round: false,
        voice: false,
        document: Some(fixtures::document(mime_type, attributes).into()),
        alt_documents: None,
        video_cover: None,
        video_timestamp: None,
        ttl_seconds: None,
    })
}

fn name(file_name: &str) -> DocumentAttribute {
    tl::types::DocumentAttributeFilename { file_name: file_name.into() }.into()
}

fn video(round_message: bool) -> DocumentAttribute {
    let video = tl::types::DocumentAttributeVideo {
        round_message,
        supports_streaming: true,
        nosound: false,
        duration: 2.6,
        w: 320,
        h: 320,
        preload_prefix_size: None,
        video_start_ts: None,
        video_codec: None,
    };
    video.into()
}

fn audio(voice: bool) -> DocumentAttribute {
    let audio = tl::types::DocumentAttributeAudio {
        voice,
        duration: 7,
        title: Some("Песня".into()),
        performer: None,
        waveform: None,
    };
    audio.into()
}

#[test]
fn a_text_in_a_private_chat() {
    let bold = tl::types::MessageEntityBold { offset: 0, length: 6 }.into();
    let message = tl::types::Message { message: "Привет".into(), entities: Some(vec![bold]), ..from_anna() };
    assert_eq!(
        shown(message),
        json!({
            "message_id": 42,
            "from": {"id": 7, "is_bot": false, "first_name": "Анна", "last_name": "Ким", "username": "anna_kim"},
            "chat": {"id": 7, "first_name": "Анна", "last_name": "Ким", "username": "anna_kim", "type": "private"},
            "date": 1_750_000_000,
            "text": "Привет",
            "entities": [{"type": "bold", "offset": 0, "length": 6}],
        })
    );
}

#[test]
fn senders() {
    let names = fixtures::names();
    let check = |message: tl::types::Message, from: Json, sender_chat: Json| {
        let shown = shown(message);
        assert_eq!((&shown["from"], &shown["sender_chat"]), (&from, &sender_chat));
    };
    let own = tl::types::Message { out: true, ..from_anna() };
    check(own, names.user(8), Json::Null);
    let group = || fixtures::message(fixtures::chat_peer(5));
    check(tl::types::Message { from_id: Some(fixtures::user_peer(7)), ..group() }, names.user(7), Json::Null);
    let channel = fixtures::channel_peer(11);
    let post = tl::types::Message { post: true, ..fixtures::message(channel.clone()) };
    check(post, Json::Null, names.chat(&channel));
    let forum = fixtures::channel_peer(12);
    let anonymous = tl::types::Message { from_id: Some(forum.clone()), ..fixtures::message(forum.clone()) };
    check(anonymous, stand_in(true), names.chat(&forum));
    let as_channel = tl::types::Message { from_id: Some(channel.clone()), ..fixtures::message(forum) };
    check(as_channel, stand_in(false), names.chat(&channel));
}

#[test]
fn files_by_their_attributes() {
    let ids = || json!({"file_unique_id": "AgADCAcGBQQDAgE", "file_size": 1000});
    let with = |more: Json| {
        let mut file = ids();
        if let (Some(map), Json::Object(more)) = (file.as_object_mut(), more) {
            map.extend(more);
        }
        file
    };
    let check = |mime: &str, attributes: Vec<DocumentAttribute>, expected: Json| {
        assert_eq!(own_keys(with_document(mime, attributes)), expected);
    };
    check(
        "application/pdf",
        vec![name("Счёт.pdf")],
        json!({"document": with(json!({"file_name": "Счёт.pdf", "mime_type": "application/pdf"}))}),
    );
    check(
        "video/mp4",
        vec![video(false), name("a.mp4")],
        json!({"video": with(json!({
            "width": 320, "height": 320, "duration": 3, "file_name": "a.mp4", "mime_type": "video/mp4"}))}),
    );
    check("video/mp4", vec![video(true)], json!({"video_note": with(json!({"length": 320, "duration": 3}))}));
    let animation = json!({"width": 320, "height": 320, "duration": 3, "file_name": "a.mp4", "mime_type": "video/mp4"});
    check(
        "video/mp4",
        vec![video(false), DocumentAttribute::Animated, name("a.mp4")],
        json!({
            "animation": with(animation),
            "document": with(json!({"file_name": "a.mp4", "mime_type": "video/mp4"})),
        }),
    );
    check(
        "audio/mpeg",
        vec![audio(false), name("a.mp3")],
        json!({"audio": with(json!({
            "duration": 7, "title": "Песня", "file_name": "a.mp3", "mime_type": "audio/mpeg"}))}),
    );
    check("audio/ogg", vec![audio(true)], json!({"voice": with(json!({"duration": 7, "mime_type": "audio/ogg"}))}));
    let sticker = tl::types::DocumentAttributeSticker {
        mask: false,
        alt: "👍".into(),
        stickerset: tl::enums::InputStickerSet::Empty,
        mask_coords: None,
    };
    let size = tl::types::DocumentAttributeImageSize { w: 512, h: 512 };
    check(
        "image/webp",
        vec![size.into(), sticker.into()],
        json!({"sticker": with(json!({"type": "regular", "width": 512, "height": 512, "is_animated": false,
            "is_video": false, "emoji": "👍"}))}),
    );
}

#[test]
fn a_photo_with_a_caption() {
    let media = tl::types::MessageMediaPhoto {
        spoiler: true,
        live_photo: false,
        photo: Some(fixtures::photo().into()),
        ttl_seconds: None,
        video: None,
    };
    let message =
        tl::types::Message {
            message: "Подпись".into(), invert_media: true, grouped_id: Some(77), ..with_media(media)
        };
    assert_eq!(
        own_keys(message),
        json!({
            "media_group_id": "77",
            "photo": [
                {"file_unique_id": "AQADCAcGBQQDAgFy", "width": 320, "height": 240, "file_size": 5000},
                {"file_unique_id": "AQADCAcGBQQDAgF-", "width": 1280, "height": 960, "file_size": 90_000},
            ],
            "has_media_spoiler": true,
            "caption": "Подпись",
            "show_caption_above_media": true,
        })
    );
}

#[test]
fn places_and_contacts() {
    let point = tl::types::GeoPoint { long: 37.5, lat: 55.75, access_hash: 1, accuracy_radius: Some(30) };
    assert_eq!(
        own_keys(with_media(tl::types::MessageMediaGeo { geo: point.clone().into() })),
        json!({"location": {"latitude": 55.75, "longitude": 37.5, "horizontal_accuracy": 30.0}})
    );
    let live = tl::types::MessageMediaGeoLive {
        geo: point.into(),
        heading: Some(90),
        period: 600,
        proximity_notification_radius: None,
    };
    assert_eq!(
        own_keys(with_media(live)),
        json!({"location": {
            "latitude": 55.75, "longitude": 37.5, "horizontal_accuracy": 30.0, "live_period": 600, "heading": 90}})
    );
    let contact = tl::types::MessageMediaContact {
        phone_number: "+79990000007".into(),
        first_name: "Анна".into(),
        last_name: String::new(),
        vcard: String::new(),
        user_id: 7,
    };
    assert_eq!(
        own_keys(with_media(contact)),
        json!({"contact": {"phone_number": "+79990000007", "first_name": "Анна", "user_id": 7}})
    );
}

#[test]
fn what_only_a_user_sees_has_keys_of_its_own() {
    let post = tl::types::Message {
        post: true,
        views: Some(10),
        forwards: Some(2),
        edit_date: Some(9),
        message: "a".into(),
        ..fixtures::message(fixtures::channel_peer(11))
    };
    let shown = shown(post);
    assert_eq!((&shown["views"], &shown["forwards"], &shown["edit_date"]), (&json!(10), &json!(2), &json!(9)));
}

#[test]
fn a_replied_message_among_them_is_put_in() {
    let message = |id: i32, reply: Option<i32>| -> Message {
        let reply_to = reply.map(|id| fixtures::reply(id).into());
        tl::types::Message { id, message: format!("№ {id}"), reply_to, ..from_anna() }.into()
    };
    let empty = tl::types::MessageEmpty { id: 9, peer_id: None }.into();
    let list = [message(3, Some(2)), message(2, Some(1)), empty];
    assert_eq!(unknown_replies(&list), [1]);
    let shown = messages(&list, &[], &fixtures::names());
    assert_eq!(shown.len(), 2);
    assert_eq!(shown[0]["reply_to_message"]["text"], json!("№ 2"));
    assert_eq!(shown[0]["reply_to_message"].get("reply_to_message"), None, "one level only");
    assert_eq!(shown[1]["reply_to_message"]["date"], json!(0), "not among them");
    let shown = messages(&list, &[message(1, None)], &fixtures::names());
    assert_eq!((shown.len(), &shown[1]["reply_to_message"]["text"]), (2, &json!("№ 1")));
}

#[test]
fn service_messages() {
    let pin = tl::types::MessageService {
        from_id: Some(fixtures::user_peer(7)),
        reply_to: Some(fixtures::reply(5).into()),
        ..fixtures::service(fixtures::chat_peer(5), tl::enums::MessageAction::PinMessage)
    };
    let names = fixtures::names();
    let group = names.chat(&fixtures::chat_peer(5));
    assert_eq!(
        super::message(&pin.into(), &names),
        json!({
            "message_id": 42,
            "from": names.user(7),
            "chat": group,
            "date": 1_750_000_000,
            "pinned_message": {"message_id": 5, "chat": group, "date": 0},
        })
    );
}
