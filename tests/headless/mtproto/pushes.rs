//! What happens in the world reaches the accounts that see it, at once or when they ask for what they missed.

use super::support::{User, signed_in, to, with_key};
use grammers_client::session::updates::UpdatesLike;
use grammers_client::tl::{self, enums, functions};
use scenogram::sandbox::Sandbox;
use scenogram::sandbox::world::{Content, Draft, Options, Place, with_found_entities};
use std::time::Duration;
use tl::enums::Update;
use tokio::time::timeout;

async fn sandbox() -> Sandbox {
    Sandbox::start(Default::default()).await.expect("a sandbox")
}

/// A signed-in account that listens.
async fn listening(sandbox: &Sandbox, user_id: i64) -> User {
    let user = signed_in(sandbox, user_id);
    user.get_me().await.expect("signed in");
    user
}

/// The next updates that come.
async fn next(user: &mut User) -> Vec<Update> {
    let heard = timeout(Duration::from_secs(20), user.updates.recv()).await.expect("in time").expect("connected");
    match heard {
        UpdatesLike::Updates(enums::Updates::Updates(all)) => all.updates,
        UpdatesLike::Updates(enums::Updates::UpdateShort(one)) => vec![one.update],
        other => panic!("{other:?}"),
    }
}

fn say(sandbox: &Sandbox, by: i64, place: Place, text: &str) -> i64 {
    let draft = Draft::new(Content::Text(with_found_entities(text)), Options::default());
    sandbox.change(|world| world.post(by, place, draft).id)
}

#[tokio::test]
async fn a_second_account_hears_what_the_first_writes() {
    let sandbox = sandbox().await;
    let (anna, mut boris) = (listening(&sandbox, 1).await, listening(&sandbox, 2).await);
    let mut phone = with_key(&sandbox, sandbox.user_key(1).expect("a person"));
    phone.get_me().await.expect("another program of Anna's");
    anna.invoke(&to(tl::types::InputPeerChat { chat_id: 5001 }.into(), "Всем привет", 1)).await.expect("sent");
    for (listener, out) in [(&mut boris, false), (&mut phone, true)] {
        let updates = next(listener).await;
        let [Update::NewMessage(new)] = &updates[..] else { panic!("{updates:?}") };
        let enums::Message::Message(message) = &new.message else { panic!("a message") };
        assert_eq!((message.message.as_str(), message.out), ("Всем привет", out));
        assert_eq!((new.pts, new.pts_count), (2, 1));
    }
}

#[tokio::test]
async fn what_the_bot_does_is_heard_too() {
    let sandbox = sandbox().await;
    let mut anna = listening(&sandbox, 1).await;
    let (bot, place) = sandbox.world(|world| (world.bot.id, world.bot_place(1)));
    let id = say(&sandbox, bot, place, "Готово");
    assert!(matches!(&next(&mut anna).await[..], [Update::NewMessage(new)] if new.pts == 2));
    sandbox.change(|world| world.delete(bot, place, &[id], true)).expect("its own");
    let updates = next(&mut anna).await;
    assert!(matches!(&updates[..], [Update::DeleteMessages(gone)] if gone.pts == 3), "{updates:?}");
    say(&sandbox, bot, Place::Chat(-1_001_000_000_001), "Заказ");
    let updates = next(&mut anna).await;
    assert!(matches!(&updates[..], [Update::NewChannelMessage(new)] if new.pts == 2), "{updates:?}");
}

#[tokio::test]
async fn what_was_missed_is_in_the_difference() {
    let sandbox = sandbox().await;
    let anna = listening(&sandbox, 1).await;
    let state = functions::updates::GetState {};
    let enums::updates::State::State(before) = anna.invoke(&state).await.expect("a state");
    for text in ["один", "два"] {
        say(&sandbox, 2, Place::between(1, 2), text);
    }
    let difference = |pts| functions::updates::GetDifference {
        pts,
        pts_limit: None,
        pts_total_limit: None,
        date: before.date,
        qts: 0,
        qts_limit: None,
    };
    let missed = anna.invoke(&difference(before.pts)).await.expect("two messages");
    let enums::updates::Difference::Difference(missed) = missed else { panic!("{missed:?}") };
    let enums::updates::State::State(after) = missed.state;
    assert_eq!((missed.new_messages.len(), after.pts), (2, before.pts + 2));
    assert_eq!(after.unread_count, before.unread_count + 2);
    let nothing = anna.invoke(&difference(after.pts)).await.expect("nothing");
    assert!(matches!(nothing, enums::updates::Difference::Empty(_)), "{nothing:?}");
}

#[tokio::test]
async fn who_missed_too_much_begins_anew() {
    let sandbox = sandbox().await;
    let news = Place::Chat(-1_001_000_000_002);
    say(&sandbox, 1, news, "Первая новость");
    let mut last = 0;
    sandbox.change(|world| {
        for _ in 0..25_000 {
            let draft = Draft::new(Content::Text(with_found_entities("а")), Options::default());
            last = world.post(2, Place::between(1, 2), draft).id;
        }
    });
    let kept = || sandbox.world(|world| world.journal.since(0).len());
    let forgotten = async {
        while kept() > 20_000 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(Duration::from_secs(60), forgotten).await.expect("old changes are forgotten");
    let anna = listening(&sandbox, 1).await;
    let difference = |pts| functions::updates::GetDifference {
        pts,
        pts_limit: None,
        pts_total_limit: None,
        date: 0,
        qts: 0,
        qts_limit: None,
    };
    let now = anna.invoke(&difference(1)).await.expect("an answer");
    let enums::updates::Difference::TooLong(now) = now else { panic!("{now:?}") };
    let known = anna.invoke(&difference(now.pts - 2)).await.expect("an answer");
    let enums::updates::Difference::Difference(known) = known else { panic!("{known:?}") };
    assert_eq!(known.new_messages.len(), 2);
    assert!(matches!(&known.new_messages[1], enums::Message::Message(one) if i64::from(one.id) == last));
    let resolve = functions::contacts::ResolveUsername { username: "shop_news".into(), referer: None };
    let enums::contacts::ResolvedPeer::Peer(found) = anna.invoke(&resolve).await.expect("a channel");
    let Some(enums::Chat::Channel(channel)) = found.chats.first() else { panic!("{found:?}") };
    let channel = tl::types::InputChannel { channel_id: channel.id, access_hash: channel.access_hash.expect("a hash") };
    let filter = enums::ChannelMessagesFilter::Empty;
    let request =
        functions::updates::GetChannelDifference { force: false, channel: channel.into(), filter, pts: 1, limit: 100 };
    let enums::updates::ChannelDifference::TooLong(anew) = anna.invoke(&request).await.expect("an answer") else {
        panic!("the channel's first news is forgotten")
    };
    let enums::Dialog::Dialog(dialog) = anew.dialog else { panic!("a dialog") };
    assert_eq!((dialog.pts, anew.messages.len()), (Some(2), 1));
}

#[tokio::test]
async fn a_program_that_shows_a_token_hears_that_it_was_accepted() {
    let sandbox = sandbox().await;
    let mut user = with_key(&sandbox, sandbox.fresh_key());
    let export = functions::auth::ExportLoginToken {
        api_id: sandbox.mtproto().api_id,
        api_hash: sandbox.mtproto().api_hash.clone(),
        except_ids: Vec::new(),
    };
    let enums::auth::LoginToken::Token(shown) = user.invoke(&export).await.expect("a token") else { panic!("a token") };
    assert!(sandbox.accept_login(&shown.token, 1));
    assert!(matches!(&next(&mut user).await[..], [Update::LoginToken]));
    let answer = user.invoke(&export).await.expect("let in");
    assert!(matches!(answer, enums::auth::LoginToken::Success(_)), "{answer:?}");
}

#[tokio::test]
async fn the_librarys_own_stream_understands_the_updates() {
    let sandbox = sandbox().await;
    let mut anna = listening(&sandbox, 1).await;
    let (sender, receiver) = tokio::sync::mpsc::channel(1);
    drop(sender);
    let updates = std::mem::replace(&mut anna.updates, receiver);
    let configuration = grammers_client::sender::UpdatesConfiguration { catch_up: false };
    let mut stream = anna.stream_updates(updates, configuration).await.expect("a stream");
    say(&sandbox, 2, Place::between(1, 2), "Привет из потока");
    loop {
        let update = timeout(Duration::from_secs(20), stream.next()).await.expect("in time").expect("connected");
        if let grammers_client::update::Update::NewMessage(message) = update {
            assert_eq!(message.text(), "Привет из потока");
            return;
        }
    }
}
