//! Reading: histories by pages, searches, dialogs, topics, marks of what was read.

use super::support::*;
use grammers_client::tl::{enums, functions, types};
use scenogram::sandbox::world::{Content, Draft, Options, Place, with_found_entities};
use std::collections::BTreeSet;

#[tokio::test]
async fn a_long_history_is_read_by_pages() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    for (to, place) in [(BORIS, Place::between(ANNA, BORIS)), (FORUM, Place::Chat(FORUM))] {
        let total = sandbox.change(|world| {
            for number in 0..250 {
                let text = Content::Text(with_found_entities(&format!("№ {number}")));
                world.post(BORIS, place, Draft::new(text, Options::default()));
            }
            world.messages(place).len()
        });
        let peer = anna.known(to).await;
        let mut messages = anna.iter_messages(peer);
        assert_eq!(messages.total().await.expect("a number"), total);
        let mut ids = Vec::new();
        while let Some(message) = messages.next().await.expect("a message") {
            ids.push(message.id());
        }
        assert_eq!(ids.len(), total, "{to}");
        assert!(ids.is_sorted_by(|one, other| one > other));
        let mut oldest = anna.iter_messages(peer).reverse(true).limit(3);
        let mut first = Vec::new();
        while let Some(message) = oldest.next().await.expect("a message") {
            first.push(message.id());
        }
        assert_eq!(first.first(), ids.last(), "from the other end");
        let mut found = anna.search_messages(peer).query("№ 24");
        let mut count = 0;
        while let Some(message) = found.next().await.expect("a message") {
            assert!(message.text().starts_with("№ 24"), "{}", message.text());
            count += 1;
        }
        assert_eq!(count, 11, "24 and 240–249");
    }
}

#[tokio::test]
async fn dates_and_offsets_name_a_point() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let all = anna.history(BORIS, 100).await;
    let fifth = plain(&all[4]);
    let by_date = functions::messages::GetHistory { offset_date: fifth.date, ..get_history(anna.peer(BORIS), 2) };
    assert_eq!(listed(anna.invoke(&by_date).await.expect("a page")), all[5..7]);
    let around =
        functions::messages::GetHistory { offset_id: fifth.id, add_offset: -2, ..get_history(anna.peer(BORIS), 3) };
    assert_eq!(listed(anna.invoke(&around).await.expect("a page")), all[3..6]);
    let between = functions::messages::GetHistory {
        max_id: fifth.id,
        min_id: plain(&all[7]).id,
        ..get_history(anna.peer(BORIS), 100)
    };
    assert_eq!(listed(anna.invoke(&between).await.expect("a page")), all[5..7]);
}

#[tokio::test]
async fn searches_look_at_everything_they_name() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let file = upload(&anna, "a.png", &png(10, 10)).await;
    anna.invoke(&media(anna.peer(GROUP), photo(file), "Накладная")).await.expect("sent");
    anna.say(GROUP, "НАКЛАДНАЯ без снимка https://example.com").await;
    let found = async |request: functions::messages::Search| -> Vec<String> {
        let messages = listed(anna.invoke(&request).await.expect("a list"));
        messages.iter().map(|message| plain(message).message.clone()).collect()
    };
    let base = search(anna.peer(GROUP), "накладная");
    assert_eq!(found(base.clone()).await, ["НАКЛАДНАЯ без снимка https://example.com", "Накладная"]);
    let photos = enums::MessagesFilter::InputMessagesFilterPhotos;
    assert_eq!(found(functions::messages::Search { filter: photos, ..base.clone() }).await, ["Накладная"]);
    let links = enums::MessagesFilter::InputMessagesFilterUrl;
    assert_eq!(found(functions::messages::Search { filter: links, ..base.clone() }).await.len(), 1);
    let documents = enums::MessagesFilter::InputMessagesFilterDocument;
    assert!(found(functions::messages::Search { filter: documents, ..base.clone() }).await.is_empty());
    let from = |id| Some(anna.peer(id));
    assert_eq!(found(functions::messages::Search { from_id: from(ANNA), ..base.clone() }).await.len(), 2);
    assert!(found(functions::messages::Search { from_id: from(BORIS), ..base.clone() }).await.is_empty());
    let today = ahead(-3600).expect("a date");
    assert_eq!(found(functions::messages::Search { min_date: today, ..base.clone() }).await.len(), 2);
    assert!(found(functions::messages::Search { max_date: today, ..base.clone() }).await.is_empty());
    let old = search(anna.peer(GROUP), "курьеру");
    assert!(!found(functions::messages::Search { max_date: today, ..old }).await.is_empty());
    let mut request = message(anna.peer(FORUM), "по теме");
    request.reply_to = Some(reply(2).into());
    anna.invoke(&request).await.expect("sent");
    anna.say(FORUM, "не по теме").await;
    let topic = functions::messages::Search { top_msg_id: Some(2), ..search(anna.peer(FORUM), "теме") };
    assert_eq!(found(topic).await, ["по теме"]);
}

#[tokio::test]
async fn dialogs_come_by_pages_and_folders() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    sandbox.change(|world| {
        world.change_dialog(ANNA, Place::Chat(NEWS), |state| state.pinned = true);
        world.change_dialog(ANNA, Place::between(ANNA, 3), |state| state.archived = true);
        world.change_dialog(ANNA, Place::Chat(GROUP), |state| state.muted_until = Some(2_000_000_000));
    });
    let enums::messages::Dialogs::Dialogs(all) = anna.invoke(&get_dialogs(100)).await.expect("all") else {
        panic!("they fit on one page");
    };
    let peers = |dialogs: &[enums::Dialog]| -> Vec<enums::Peer> {
        let dialogs = dialogs.iter().map(|dialog| match dialog {
            enums::Dialog::Dialog(dialog) => dialog.peer.clone(),
            other => panic!("{other:?}"),
        });
        dialogs.collect()
    };
    let whole = peers(&all.dialogs);
    assert_eq!(whole[0], types::PeerChannel { channel_id: 1_000_000_002 }.into(), "the pinned one is first");
    assert_eq!(all.messages.len(), whole.len());

    let mut seen = Vec::new();
    let mut request = get_dialogs(2);
    loop {
        let enums::messages::Dialogs::Slice(page) = anna.invoke(&request).await.expect("a page") else {
            panic!("a part of them");
        };
        let Some(last) = page.messages.last() else { break };
        seen.extend(peers(&page.dialogs));
        let last = plain(last);
        (request.offset_id, request.offset_date, request.exclude_pinned) = (last.id, last.date, true);
        request.offset_peer = match &last.peer_id {
            enums::Peer::User(peer) => anna.peer(peer.user_id),
            enums::Peer::Chat(peer) => anna.peer(-peer.chat_id),
            enums::Peer::Channel(peer) => anna.peer(-1_000_000_000_000 - peer.channel_id),
        };
    }
    assert_eq!(seen, whole, "pages together are the whole");

    let folder = |folder| functions::messages::GetDialogs { folder_id: Some(folder), ..get_dialogs(100) };
    let vera: enums::Peer = types::PeerUser { user_id: 3 }.into();
    match anna.invoke(&folder(1)).await.expect("the archive") {
        enums::messages::Dialogs::Dialogs(archive) => assert_eq!(peers(&archive.dialogs), std::slice::from_ref(&vera)),
        other => panic!("{other:?}"),
    }
    match anna.invoke(&folder(0)).await.expect("the others") {
        enums::messages::Dialogs::Dialogs(others) => {
            assert_eq!(others.dialogs.len(), whole.len() - 1);
            assert!(!peers(&others.dialogs).contains(&vera));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(anna.refusal(&folder(7)).await, "FOLDER_ID_INVALID");
    let pinned = functions::messages::GetPinnedDialogs { folder_id: 0 };
    let enums::messages::PeerDialogs::Dialogs(pinned) = anna.invoke(&pinned).await.expect("pinned");
    assert_eq!(peers(&pinned.dialogs), whole[..1]);
    let group = types::InputDialogPeer { peer: anna.peer(GROUP) }.into();
    let one = functions::messages::GetPeerDialogs { peers: vec![group] };
    let enums::messages::PeerDialogs::Dialogs(one) = anna.invoke(&one).await.expect("one");
    let enums::Dialog::Dialog(one) = &one.dialogs[0] else { panic!("a dialog") };
    let enums::PeerNotifySettings::Settings(settings) = &one.notify_settings;
    assert_eq!(settings.mute_until, Some(2_000_000_000));
}

#[tokio::test]
async fn what_is_read_is_counted() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let boris = Account::of(&sandbox, BORIS).await;
    let unread = async |account: &Account, of: i64| {
        let peers = vec![types::InputDialogPeer { peer: account.peer(of) }.into()];
        let answer = account.invoke(&functions::messages::GetPeerDialogs { peers }).await.expect("one");
        let enums::messages::PeerDialogs::Dialogs(answer) = answer;
        let enums::Dialog::Dialog(dialog) = &answer.dialogs[0] else { panic!("a dialog") };
        (dialog.unread_count, dialog.read_inbox_max_id, dialog.read_outbox_max_id)
    };
    let first = boris.say(ANNA, "Раз").await;
    let second = boris.say(ANNA, "Два").await;
    assert_eq!(unread(&anna, BORIS).await.0, 2);
    let read = |max_id| functions::messages::ReadHistory { peer: anna.peer(BORIS), max_id };
    anna.invoke(&read(first)).await.expect("read");
    assert_eq!(unread(&anna, BORIS).await.0, 1);
    anna.invoke(&read(0)).await.expect("read");
    assert_eq!(unread(&anna, BORIS).await, (0, second, unread(&anna, BORIS).await.2));
    assert_eq!(unread(&boris, ANNA).await.2, second, "he sees how far she has read");
    let before = unread(&anna, FORUM).await.0;
    boris.say(FORUM, "Всем").await;
    assert_eq!(unread(&anna, FORUM).await.0, before + 1);
    let read = functions::channels::ReadHistory { channel: anna.channel(FORUM), max_id: 0 };
    assert!(anna.invoke(&read).await.expect("read"));
    assert!(!anna.invoke(&read).await.expect("nothing more"));
    assert_eq!(unread(&anna, FORUM).await.0, 0);
}

#[tokio::test]
async fn topics_are_listed() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let list = |limit, offset_topic, q: Option<&str>| functions::messages::GetForumTopics {
        peer: anna.peer(FORUM),
        q: q.map(str::to_owned),
        offset_date: 0,
        offset_id: 0,
        offset_topic,
        limit,
    };
    let names = |topics: &enums::messages::ForumTopics| -> Vec<String> {
        let enums::messages::ForumTopics::Topics(topics) = topics;
        let topics = topics.topics.iter().map(|topic| match topic {
            enums::ForumTopic::Topic(topic) => topic.title.clone(),
            enums::ForumTopic::Deleted(topic) => format!("{}?", topic.id),
        });
        topics.collect()
    };
    let all = anna.invoke(&list(10, 0, None)).await.expect("topics");
    assert_eq!(names(&all).iter().collect::<BTreeSet<_>>().len(), 2);
    let mut request = message(anna.peer(FORUM), "Сюда");
    request.reply_to = Some(reply(2).into());
    anna.invoke(&request).await.expect("sent");
    assert_eq!(names(&anna.invoke(&list(10, 0, None)).await.expect("topics")), ["Заказы", "Возвраты"]);
    assert_eq!(names(&anna.invoke(&list(1, 0, None)).await.expect("a page")), ["Заказы"]);
    assert_eq!(names(&anna.invoke(&list(1, 2, None)).await.expect("the next")), ["Возвраты"]);
    assert_eq!(names(&anna.invoke(&list(10, 0, Some("возв"))).await.expect("found")), ["Возвраты"]);
    let by_id = functions::messages::GetForumTopicsById { peer: anna.peer(FORUM), topics: vec![3, 77] };
    assert_eq!(names(&anna.invoke(&by_id).await.expect("topics")), ["Возвраты", "77?"]);
    let replies = functions::messages::GetReplies {
        peer: anna.peer(FORUM),
        msg_id: 2,
        offset_id: 0,
        offset_date: 0,
        add_offset: 0,
        limit: 10,
        max_id: 0,
        min_id: 0,
        hash: 0,
    };
    assert_eq!(texts(&listed(anna.invoke(&replies).await.expect("a topic"))), ["Сюда"]);
    let elsewhere = functions::messages::GetForumTopics { peer: anna.peer(NEWS), ..list(10, 0, None) };
    assert_eq!(anna.refusal(&elsewhere).await, "CHANNEL_FORUM_MISSING");
}
