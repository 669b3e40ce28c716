//! Sending: texts with everything around them, locations, contacts, schedules, and requests that come twice.

use super::support::*;
use grammers_client::message::InputMessage;
use grammers_client::tl::{enums, functions, types};
use scenogram::sandbox::world::{Content, Place};

#[tokio::test]
async fn a_text_goes_where_it_is_sent() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let boris = Account::of(&sandbox, BORIS).await;
    // Each kind of place answers in its own way.
    for (to, compact) in [(BORIS, true), (BOT, true), (ANNA, false), (GROUP, false), (FORUM, false), (NEWS, false)] {
        let text = format!("Привет, {to}");
        let request = message(anna.peer(to), &text);
        let updates = anna.invoke(&request).await.expect("sent");
        assert_eq!(matches!(updates, enums::Updates::UpdateShortSentMessage(_)), compact, "{to}");
        let newest = anna.history(to, 1).await;
        let newest = plain(&newest[0]);
        assert_eq!((newest.id, newest.message.as_str()), (id_of(&updates), text.as_str()), "{to}");
        assert_eq!(newest.out, to != ANNA, "{to}");
        assert_eq!(newest.post, to == NEWS, "{to}");
        assert_eq!(newest.from_id.is_none(), to == NEWS, "{to}");
        assert_eq!(newest.views, (to == NEWS).then_some(1), "{to}");
    }
    let theirs = boris.history(ANNA, 1).await;
    assert_eq!((plain(&theirs[0]).out, texts(&theirs)), (false, vec!["Привет, 2"]));
    assert!(plain(&theirs[0]).from_id.is_none(), "a private chat names nobody but oneself");
}

#[tokio::test]
async fn the_library_sends_and_finds_its_message() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let mut dialogs = anna.iter_dialogs();
    let mut count = 0;
    while let Some(dialog) = dialogs.next().await.expect("a dialog") {
        let text = format!("Вам, {}", dialog.peer().name().unwrap_or_default());
        let sent = anna.send_message(dialog.peer_ref(), InputMessage::new().text(&text)).await.expect("sent");
        assert_eq!(sent.text(), text);
        assert!(sent.id() > 0);
        count += 1;
    }
    assert!(count >= 6);
}

#[tokio::test]
async fn entities_are_kept_and_found() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let mut request = message(anna.peer(ANNA), "  👍 жирно, @anna и Борис ");
    let enums::InputPeer::User(boris) = anna.peer(BORIS) else { panic!("a person") };
    let user_id = types::InputUser { user_id: boris.user_id, access_hash: boris.access_hash }.into();
    request.entities = Some(vec![
        types::MessageEntityBold { offset: 5, length: 5 }.into(),
        types::InputMessageEntityMentionName { offset: 20, length: 5, user_id }.into(),
    ]);
    let sent = message_in(&anna.invoke(&request).await.expect("sent"));
    assert_eq!(sent.message, "👍 жирно, @anna и Борис");
    assert_eq!(
        sent.entities.expect("three"),
        [
            types::MessageEntityBold { offset: 3, length: 5 }.into(),
            types::MessageEntityMention { offset: 10, length: 5 }.into(),
            enums::MessageEntity::from(types::MessageEntityMentionName { offset: 18, length: 5, user_id: BORIS }),
        ]
    );
}

#[tokio::test]
async fn silence_protection_and_previews_are_kept() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let mut request = message(anna.peer(ANNA), "https://example.com");
    (request.silent, request.noforwards, request.no_webpage) = (true, true, true);
    let sent = message_in(&anna.invoke(&request).await.expect("sent"));
    assert!(sent.silent && sent.noforwards && sent.media.is_none());
    let preview = sandbox.world(|world| {
        let message = world.message(Place::Private(ANNA, ANNA), sent.id.into()).expect("it is there");
        message.options.link_preview.clone()
    });
    assert_eq!(preview, Some(serde_json::json!({ "is_disabled": true })));
}

#[tokio::test]
async fn replies_quotes_and_topics_are_kept() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let header = |updates: &enums::Updates| match message_in(updates).reply_to {
        Some(enums::MessageReplyHeader::Header(header)) => header,
        other => panic!("{other:?}"),
    };
    let first = anna.say(ANNA, "Один и ещё раз один").await;
    let mut request = message(anna.peer(ANNA), "Ответ");
    let mut to = reply(first);
    (to.quote_text, to.quote_offset) = (Some("один".into()), Some(0));
    request.reply_to = Some(to.into());
    let quoting = header(&anna.invoke(&request).await.expect("sent"));
    assert_eq!(quoting.reply_to_msg_id, Some(first));
    assert!(quoting.quote);
    assert_eq!((quoting.quote_text.as_deref(), quoting.quote_offset), (Some("один"), Some(15)));

    let topic = 2;
    let mut request = message(anna.peer(FORUM), "В тему");
    request.reply_to = Some(reply(topic).into());
    let updates = anna.invoke(&request).await.expect("sent");
    let inside = header(&updates);
    assert!(inside.forum_topic && inside.reply_to_msg_id == Some(topic) && inside.reply_to_top_id.is_none());
    let mut request = message(anna.peer(FORUM), "Ответ в теме");
    request.reply_to = Some(reply(message_in(&updates).id).into());
    let answer = header(&anna.invoke(&request).await.expect("sent"));
    assert_eq!((answer.forum_topic, answer.reply_to_top_id), (true, Some(topic)), "a reply stays in the topic");
    let mut request = message(anna.peer(FORUM), "В другую");
    request.reply_to = Some(types::InputReplyToMessage { top_msg_id: Some(3), ..reply(0) }.into());
    assert_eq!(header(&anna.invoke(&request).await.expect("sent")).reply_to_msg_id, Some(3));
}

#[tokio::test]
async fn a_repeated_number_sends_nothing() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let request = message(anna.peer(BORIS), "Один раз");
    let sent = id_of(&anna.invoke(&request).await.expect("sent"));
    let before = count(&sandbox);
    let again = anna.invoke(&request).await.expect("known");
    let enums::Updates::Updates(updates) = &again else { panic!("{again:?}") };
    assert!(
        updates.updates.iter().any(|update| matches!(update, enums::Update::NewMessage(new) if new.pts_count == 0)),
        "{updates:?}"
    );
    assert_eq!(message_in(&again).id, sent);
    assert_eq!(count(&sandbox), before);
    // Another place, or an account with the same number, is another matter.
    let elsewhere = functions::messages::SendMessage { peer: anna.peer(BOT), ..request.clone() };
    assert_eq!(anna.refusal(&elsewhere).await, "RANDOM_ID_DUPLICATE");
    let boris = Account::of(&sandbox, BORIS).await;
    let same = functions::messages::SendMessage { peer: boris.peer(ANNA), ..request.clone() };
    boris.invoke(&same).await.expect("a number of his own");
    let gone = functions::messages::DeleteMessages { revoke: true, id: vec![sent] };
    anna.invoke(&gone).await.expect("deleted");
    assert_eq!(anna.refusal(&request).await, "RANDOM_ID_DUPLICATE");
    assert_eq!(count(&sandbox), before);
    // The same for several at once.
    let source = anna.say(BORIS, "Дальше").await;
    let request = forward(anna.peer(BORIS), vec![source], anna.peer(ANNA));
    let first = message_in(&anna.invoke(&request).await.expect("sent")).id;
    let before = count(&sandbox);
    assert_eq!(message_in(&anna.invoke(&request).await.expect("known")).id, first);
    assert_eq!(count(&sandbox), before);
}

#[tokio::test]
async fn messages_are_held_back_until_their_time() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let place = Place::between(ANNA, BORIS);
    let before = count(&sandbox);
    let mut ids = Vec::new();
    for (text, seconds) in [("в", 300), ("а", 100), ("б", 200)] {
        let request =
            functions::messages::SendMessage { schedule_date: ahead(seconds), ..message(anna.peer(BORIS), text) };
        let held = message_in(&anna.invoke(&request).await.expect("scheduled"));
        assert!(held.from_scheduled && Some(held.date) >= ahead(seconds - 60));
        assert_eq!(message_in(&anna.invoke(&request).await.expect("known")).id, held.id);
        ids.push(held.id);
    }
    assert_eq!(count(&sandbox), before, "nothing was sent");
    let history = functions::messages::GetScheduledHistory { peer: anna.peer(BORIS), hash: 0 };
    assert_eq!(texts(&listed(anna.invoke(&history).await.expect("held"))), ["в", "б", "а"]);
    let by_id = functions::messages::GetScheduledMessages { peer: anna.peer(BORIS), id: vec![ids[1], 999] };
    let found = listed(anna.invoke(&by_id).await.expect("held"));
    assert_eq!(plain(&found[0]).message, "а");
    assert!(matches!(found[1], enums::Message::Empty(_)));

    let mut change = edit(anna.peer(BORIS), ids[2], Some("б!"));
    change.schedule_date = ahead(400);
    assert_eq!(message_in(&anna.invoke(&change).await.expect("changed")).message, "б!");
    assert_eq!(anna.refusal(&change).await, "MESSAGE_NOT_MODIFIED");

    let now = functions::messages::SendScheduledMessages { peer: anna.peer(BORIS), id: vec![ids[1]] };
    assert_eq!(message_in(&anna.invoke(&now).await.expect("sent")).message, "а");
    assert_eq!(anna.refusal(&now).await, "MESSAGE_ID_INVALID");
    let drop = functions::messages::DeleteScheduledMessages { peer: anna.peer(BORIS), id: vec![ids[0]] };
    anna.invoke(&drop).await.expect("deleted");
    let held = sandbox.world(|world| world.scheduled(ANNA, place).len());
    assert_eq!((held, count(&sandbox)), (1, before + 1));
    // What is due in a moment is sent at once.
    let soon =
        functions::messages::SendMessage { schedule_date: ahead(5), ..message(anna.peer(BORIS), "сейчас") };
    anna.invoke(&soon).await.expect("sent");
    assert_eq!(count(&sandbox), before + 2);
}

#[tokio::test]
async fn locations_and_contacts_are_sent() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let point = |lat, long, accuracy_radius| types::InputGeoPoint { lat, long, accuracy_radius }.into();
    let still = types::InputMediaGeoPoint { geo_point: point(55.75, 37.61, Some(30)) }.into();
    let sent = message_in(&anna.invoke(&media(anna.peer(ANNA), still, "")).await.expect("sent"));
    let Some(enums::MessageMedia::Geo(geo)) = sent.media else { panic!("{sent:?}") };
    let enums::GeoPoint::Point(shown) = geo.geo else { panic!("a point") };
    assert_eq!((shown.lat, shown.long, shown.accuracy_radius), (55.75, 37.61, Some(30)));

    let live = |geo_point, stopped, heading| types::InputMediaGeoLive {
        stopped,
        geo_point,
        heading,
        period: (!stopped).then_some(600),
        proximity_notification_radius: None,
    };
    let request = media(anna.peer(ANNA), live(point(1.0, 2.0, None), false, Some(90)).into(), "");
    let sent = message_in(&anna.invoke(&request).await.expect("sent"));
    let mut moving = edit(anna.peer(ANNA), sent.id, None);
    moving.media = Some(live(point(3.0, 4.0, None), false, None).into());
    let moved = message_in(&anna.invoke(&moving).await.expect("moved"));
    let Some(enums::MessageMedia::GeoLive(shown)) = &moved.media else { panic!("{moved:?}") };
    assert_eq!((shown.period, shown.heading), (600, None));
    let mut stop = edit(anna.peer(ANNA), sent.id, None);
    stop.media = Some(live(enums::InputGeoPoint::Empty, true, None).into());
    anna.invoke(&stop).await.expect("stopped");
    assert_eq!(anna.refusal(&moving).await, "MESSAGE_EDIT_TIME_EXPIRED");

    let contact = types::InputMediaContact {
        phone_number: "+79991234567".into(),
        first_name: "Борис".into(),
        last_name: String::new(),
        vcard: String::new(),
    };
    let sent = message_in(&anna.invoke(&media(anna.peer(ANNA), contact.into(), "")).await.expect("sent"));
    let Some(enums::MessageMedia::Contact(shown)) = sent.media else { panic!("{sent:?}") };
    assert_eq!((shown.first_name.as_str(), shown.user_id), ("Борис", BORIS));
    let kept = sandbox.world(|world| {
        let messages = world.messages(Place::Private(ANNA, ANNA));
        messages.iter().filter(|message| matches!(message.content, Content::Location(_) | Content::Contact(_))).count()
    });
    assert_eq!(kept, 3);
}

#[tokio::test]
async fn forwards_name_their_origin_or_do_not() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let post = anna.say(NEWS, "Новость").await;
    let hers = anna.say(BORIS, "Личное").await;
    let origin = |sent: &types::Message| {
        let enums::MessageFwdHeader::Header(header) = sent.fwd_from.as_ref()?;
        Some((header.from_id.clone(), header.channel_post))
    };
    let sent = anna.invoke(&forward(anna.peer(NEWS), vec![post], anna.peer(BORIS))).await.expect("sent");
    let channel: enums::Peer = types::PeerChannel { channel_id: 1_000_000_002 }.into();
    assert_eq!(origin(&message_in(&sent)), Some((Some(channel), Some(post))));
    let request = forward(anna.peer(BORIS), vec![hers, 9_999], anna.peer(GROUP));
    let sent = anna.invoke(&request).await.expect("the one that is there");
    let person: enums::Peer = types::PeerUser { user_id: ANNA }.into();
    assert_eq!(origin(&message_in(&sent)), Some((Some(person), None)));
    let mut copy = forward(anna.peer(NEWS), vec![post], anna.peer(FORUM));
    (copy.drop_author, copy.silent, copy.top_msg_id) = (true, true, Some(2));
    let sent = message_in(&anna.invoke(&copy).await.expect("sent"));
    assert!(sent.fwd_from.is_none() && sent.silent && sent.reply_to.is_some());
    assert_eq!(sent.message, "Новость");
    // The library takes nothing but whole updates for an answer here, in private chats too.
    let (to, from) = (anna.known(BORIS).await, anna.known(NEWS).await);
    let forwarded = anna.forward_messages(to, &[post], from).await.expect("sent");
    assert_eq!(forwarded[0].as_ref().map(|message| message.text()), Some("Новость"));
    let mut copy = forward(anna.peer(NEWS), vec![post], anna.peer(BORIS));
    copy.drop_author = true;
    assert!(message_in(&anna.invoke(&copy).await.expect("sent")).fwd_from.is_none());
    let mut later = forward(anna.peer(NEWS), vec![post], anna.peer(BORIS));
    later.schedule_date = ahead(600);
    assert!(message_in(&anna.invoke(&later).await.expect("scheduled")).from_scheduled);
}
