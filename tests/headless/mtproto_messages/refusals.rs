//! What the server refuses, and that nothing was sent then.

use super::support::*;
use grammers_client::tl::{enums, functions, types};
use scenogram::sandbox::world::Standing;

#[tokio::test]
async fn texts_that_cannot_be_sent() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let before = count(&sandbox);
    let to = || anna.peer(BORIS);
    let bold = |offset, length| Some(vec![types::MessageEntityBold { offset, length }.into()]);
    let base = || message(to(), "👍 да");
    type Request = functions::messages::SendMessage;
    let known = |id| reply(id);
    let stranger = types::InputPeerUser { user_id: BORIS, access_hash: 1 }.into();
    let channel = types::InputPeerChannel { channel_id: 1_000_000_001, access_hash: 1 }.into();
    for (request, expected) in [
        (message(to(), ""), "MESSAGE_EMPTY"),
        (message(to(), " \n "), "MESSAGE_EMPTY"),
        (message(to(), &"ё".repeat(4097)), "MESSAGE_TOO_LONG"),
        (Request { entities: bold(0, 99), ..base() }, "ENTITY_BOUNDS_INVALID"),
        (Request { entities: bold(1, 2), ..base() }, "ENTITY_BOUNDS_INVALID"),
        (Request { entities: bold(-1, 2), ..base() }, "ENTITY_BOUNDS_INVALID"),
        (Request { random_id: 0, ..base() }, "RANDOM_ID_EMPTY"),
        (message(stranger, "а"), "PEER_ID_INVALID"),
        (message(enums::InputPeer::Empty, "а"), "PEER_ID_INVALID"),
        (message(types::InputPeerChat { chat_id: 77 }.into(), "а"), "PEER_ID_INVALID"),
        (message(channel, "а"), "CHANNEL_INVALID"),
        (Request { reply_to: Some(known(9_999).into()), ..base() }, "REPLY_MESSAGE_ID_INVALID"),
        (Request { peer: anna.peer(FORUM), reply_to: Some(topic(77)), ..base() }, "TOPIC_DELETED"),
        (Request { peer: anna.peer(NEWS), reply_to: Some(topic(1)), ..base() }, "MSG_ID_INVALID"),
        (Request { reply_to: Some(story(to())), ..base() }, "REPLY_TO_INVALID"),
        (Request { schedule_date: ahead(366 * 24 * 3600), ..base() }, "SCHEDULE_DATE_TOO_LATE"),
        (Request { schedule_date: Some(0x7FFF_FFFE), ..base() }, "SCHEDULE_STATUS_PRIVATE"),
    ] {
        assert_eq!(anna.refusal(&request).await, expected, "{:?}", request.message);
    }
    let said = anna.say(BORIS, "Слово").await;
    let mut quoting = base();
    quoting.reply_to = Some(types::InputReplyToMessage { quote_text: Some("Дело".into()), ..reply(said) }.into());
    assert_eq!(anna.refusal(&quoting).await, "QUOTE_TEXT_INVALID");
    assert_eq!(count(&sandbox), before + 1);
}

fn topic(id: i32) -> enums::InputReplyTo {
    types::InputReplyToMessage { top_msg_id: Some(id), ..reply(0) }.into()
}

fn story(peer: enums::InputPeer) -> enums::InputReplyTo {
    types::InputReplyToStory { peer, story_id: 1 }.into()
}

#[tokio::test]
async fn places_that_cannot_be_written_to() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let boris = Account::of(&sandbox, BORIS).await;
    assert_eq!(boris.refusal(&message(boris.peer(NEWS), "а")).await, "CHAT_ADMIN_REQUIRED");
    let set = |id: i64, standing: Standing| {
        sandbox.change(|world| world.chat_mut(id).expect("a chat").people.insert(BORIS, standing));
    };
    for (id, standing, expected) in [
        (GROUP, Standing::Muted, "CHAT_WRITE_FORBIDDEN"),
        (FORUM, Standing::Muted, "CHAT_WRITE_FORBIDDEN"),
        (FORUM, Standing::Kicked, "CHANNEL_PRIVATE"),
        (NEWS, Standing::Left, "CHAT_WRITE_FORBIDDEN"),
        (GROUP, Standing::Left, "PEER_ID_INVALID"),
    ] {
        set(id, standing);
        assert_eq!(boris.refusal(&message(boris.peer(id), "а")).await, expected, "{id} {standing:?}");
    }
    sandbox.change(|world| world.account_mut(BORIS).blocked.insert(ANNA));
    assert_eq!(anna.refusal(&message(anna.peer(BORIS), "а")).await, "USER_IS_BLOCKED");
    assert_eq!(boris.refusal(&message(boris.peer(ANNA), "а")).await, "YOU_BLOCKED_USER");
    sandbox.change(|world| {
        let forum = world.chat_mut(FORUM).expect("the forum");
        forum.topics.iter_mut().for_each(|topic| topic.closed = true);
    });
    let closed = functions::messages::SendMessage { reply_to: Some(topic(2)), ..message(anna.peer(FORUM), "а") };
    assert_eq!(anna.refusal(&closed).await, "TOPIC_CLOSED");
}

#[tokio::test]
async fn media_that_cannot_be_sent() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let before = count(&sandbox);
    let wide = upload(&anna, "a.png", &png(2100, 100)).await;
    let large = upload(&anna, "a.png", &png(9_000, 2_000)).await;
    let text = upload(&anna, "a.txt", b"text").await;
    let broken = upload(&anna, "a.jpg", b"text").await;
    let good = upload(&anna, "a.png", &png(10, 10)).await;
    let missing = types::InputFile { id: 5, parts: 1, name: "a.png".into(), md5_checksum: String::new() };
    let no_photo = types::InputMediaPhoto {
        spoiler: false,
        live_photo: false,
        id: enums::InputPhoto::Empty,
        ttl_seconds: None,
        video: None,
    };
    let unknown = types::InputPhoto { id: 1, access_hash: 1, file_reference: vec![1] };
    let unknown = types::InputMediaPhoto { id: unknown.into(), ..no_photo.clone() };
    let outside = types::InputGeoPoint { lat: 91.0, long: 0.0, accuracy_radius: None };
    let inside = types::InputGeoPoint { lat: 1.0, ..outside.clone() };
    let live = |period, heading| types::InputMediaGeoLive {
        stopped: false,
        geo_point: inside.clone().into(),
        heading,
        period,
        proximity_notification_radius: None,
    };
    let contact = |phone: &str, name: &str, vcard: usize| types::InputMediaContact {
        phone_number: phone.into(),
        first_name: name.into(),
        last_name: String::new(),
        vcard: "v".repeat(vcard),
    };
    let external = types::InputMediaPhotoExternal { spoiler: false, url: "http://a.b/c.png".into(), ttl_seconds: None };
    for (what, expected) in [
        (photo(wide), "PHOTO_INVALID_DIMENSIONS"),
        (photo(large), "PHOTO_INVALID_DIMENSIONS"),
        (photo(text), "PHOTO_EXT_INVALID"),
        (photo(broken), "IMAGE_PROCESS_FAILED"),
        (photo(missing.into()), "FILE_PARTS_INVALID"),
        (enums::InputMedia::Empty, "MEDIA_EMPTY"),
        (no_photo.into(), "MEDIA_EMPTY"),
        (unknown.into(), "MEDIA_INVALID"),
        (external.into(), "WEBPAGE_CURL_FAILED"),
        (types::InputMediaGeoPoint { geo_point: outside.into() }.into(), "GEO_POINT_INVALID"),
        (types::InputMediaGeoPoint { geo_point: enums::InputGeoPoint::Empty }.into(), "GEO_POINT_INVALID"),
        (live(Some(59), None).into(), "MEDIA_INVALID"),
        (live(Some(86_401), None).into(), "MEDIA_INVALID"),
        (live(Some(60), Some(361)).into(), "MEDIA_INVALID"),
        (live(None, None).into(), "MEDIA_INVALID"),
        (contact("", "Имя", 0).into(), "PHONE_NUMBER_INVALID"),
        (contact("+7", " ", 0).into(), "CONTACT_NAME_EMPTY"),
        (contact("+7", "Имя", 2049).into(), "MEDIA_INVALID"),
        (types::InputMediaDice { emoticon: "🎲".into() }.into(), "MEDIA_INVALID"),
    ] {
        let shown = format!("{what:?}");
        assert_eq!(anna.refusal(&media(anna.peer(ANNA), what, "")).await, expected, "{shown}");
    }
    let long = media(anna.peer(ANNA), photo(good), &"ё".repeat(1025));
    assert_eq!(anna.refusal(&long).await, "MEDIA_CAPTION_TOO_LONG");
    assert_eq!(count(&sandbox), before);
}

#[tokio::test]
async fn albums_that_cannot_be_sent() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let keep = async |media| {
        let request = functions::messages::UploadMedia { business_connection_id: None, peer: anna.peer(ANNA), media };
        again(&anna.invoke(&request).await.expect("kept"))
    };
    let file = upload(&anna, "a.png", &png(10, 10)).await;
    let picture = keep(photo(file.clone())).await;
    let paper = keep(document(file.clone(), "application/pdf", vec![])).await;
    let before = count(&sandbox);
    let to = || anna.peer(ANNA);
    let point = types::InputGeoPoint { lat: 1.0, long: 1.0, accuracy_radius: None };
    let point: enums::InputMedia = types::InputMediaGeoPoint { geo_point: point.into() }.into();
    for (items, expected) in [
        (vec![], "MEDIA_EMPTY"),
        (vec![picture.clone(); 11], "MULTI_MEDIA_TOO_LONG"),
        (vec![picture.clone(), paper], "MEDIA_GROUPED_INVALID"),
        (vec![picture.clone(), point], "MEDIA_INVALID"),
        (vec![picture.clone(), photo(file)], "MEDIA_INVALID"),
    ] {
        let number = items.len();
        assert_eq!(anna.refusal(&album(to(), items)).await, expected, "{number}");
    }
    assert_eq!(count(&sandbox), before);
}

#[tokio::test]
async fn forwards_that_cannot_be_sent() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let mut request = message(anna.peer(BORIS), "Тайна");
    request.noforwards = true;
    let secret = id_of(&anna.invoke(&request).await.expect("sent"));
    let open = anna.say(BORIS, "Не тайна").await;
    let before = count(&sandbox);
    let from = |ids: Vec<i32>| forward(anna.peer(BORIS), ids, anna.peer(ANNA));
    let mut copy = from(vec![secret]);
    copy.drop_author = true;
    let mut uneven = from(vec![open]);
    uneven.random_id.push(number());
    let mut closed = from(vec![open]);
    (closed.to_peer, closed.top_msg_id) = (anna.peer(FORUM), Some(77));
    for (request, expected) in [
        (from(vec![secret]), "CHAT_FORWARDS_RESTRICTED"),
        (copy, "CHAT_FORWARDS_RESTRICTED"),
        (from(vec![open, secret]), "CHAT_FORWARDS_RESTRICTED"),
        (from(vec![9_999]), "MESSAGE_ID_INVALID"),
        (from(vec![]), "MESSAGE_IDS_EMPTY"),
        (from(vec![open; 101]), "LIMIT_INVALID"),
        (uneven, "RANDOM_ID_INVALID"),
        (closed, "TOPIC_DELETED"),
        (forward(anna.peer(FORUM), vec![1], anna.peer(ANNA)), "MESSAGE_ID_INVALID"),
    ] {
        let ids = request.id.len();
        assert_eq!(anna.refusal(&request).await, expected, "{ids}");
    }
    assert_eq!(count(&sandbox), before);
}

#[tokio::test]
async fn edits_deletions_and_readings_that_cannot_be_done() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let text = anna.say(BORIS, "Текст").await;
    let long = "ё".repeat(4097);
    assert_eq!(anna.refusal(&edit(anna.peer(BORIS), text, None)).await, "MESSAGE_EMPTY");
    assert_eq!(anna.refusal(&edit(anna.peer(BORIS), text, Some(&long))).await, "MESSAGE_TOO_LONG");
    let contact = types::InputMediaContact {
        phone_number: "+7".into(),
        first_name: "а".into(),
        last_name: String::new(),
        vcard: String::new(),
    };
    let mut change = edit(anna.peer(BORIS), text, None);
    change.media = Some(contact.clone().into());
    assert_eq!(anna.refusal(&change).await, "MEDIA_NEW_INVALID");
    let sent = anna.invoke(&media(anna.peer(BORIS), contact.into(), "")).await.expect("sent");
    assert_eq!(anna.refusal(&edit(anna.peer(BORIS), id_of(&sent), Some("а"))).await, "MESSAGE_ID_INVALID");
    let later =
        functions::messages::EditMessage { schedule_date: ahead(600), ..edit(anna.peer(BORIS), 77, Some("а")) };
    assert_eq!(anna.refusal(&later).await, "MESSAGE_ID_INVALID");
    let delete = |id| functions::messages::DeleteMessages { revoke: true, id };
    assert_eq!(anna.refusal(&delete(vec![])).await, "MESSAGE_IDS_EMPTY");
    assert_eq!(anna.refusal(&delete(vec![1; 101])).await, "LIMIT_INVALID");
    let none = functions::messages::GetMessages { id: vec![] };
    assert_eq!(anna.refusal(&none).await, "MESSAGE_IDS_EMPTY");
    let invite = functions::messages::CheckChatInvite { hash: "abc".into() };
    assert_eq!(anna.refusal(&invite).await, "INVITE_HASH_EXPIRED");
    let location =
        types::InputDocumentFileLocation { id: 1, access_hash: 1, file_reference: vec![1], thumb_size: String::new() };
    let file = |offset, limit| functions::upload::GetFile {
        precise: false,
        cdn_supported: false,
        location: location.clone().into(),
        offset,
        limit,
    };
    assert_eq!(anna.refusal(&file(0, 4096)).await, "FILE_ID_INVALID");
    let schedule = |number: i64| functions::messages::SendMessage {
        schedule_date: ahead(600),
        ..message(anna.peer(BORIS), &number.to_string())
    };
    for number in 0..100 {
        anna.invoke(&schedule(number)).await.expect("room");
    }
    assert_eq!(anna.refusal(&schedule(100)).await, "SCHEDULE_TOO_MUCH");
}

#[tokio::test]
async fn a_group_that_moved_is_gone() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let peer = anna.peer(GROUP);
    sandbox.change(|world| world.migrate(GROUP)).expect("a new id");
    let refusal = anna.refusal(&message(peer.clone(), "а")).await;
    assert!(["CHAT_ID_INVALID", "PEER_ID_INVALID"].contains(&refusal.as_str()), "{refusal}");
    let old = anna.invoke(&get_history(peer, 1)).await.expect("its history is still read");
    assert!(matches!(listed(old)[..], [enums::Message::Service(_)]));
}
