//! Who is found by name and phone, contacts, profiles, and hashes that belong to one account.

use super::support::{User, refusal, signed_in, to};
use grammers_client::tl::{self, functions};
use scenogram::sandbox::Sandbox;
use scenogram::sandbox::world::Privacy;
use tl::functions::contacts;

async fn sandbox() -> Sandbox {
    Sandbox::start(Default::default()).await.expect("a sandbox")
}

async fn by_name(user: &User, name: &str) -> tl::types::contacts::ResolvedPeer {
    let request = contacts::ResolveUsername { username: name.into(), referer: None };
    let tl::enums::contacts::ResolvedPeer::Peer(peer) = user.invoke(&request).await.expect("somebody");
    peer
}

fn person(users: &[tl::enums::User], id: i64) -> tl::types::User {
    let found = users.iter().find_map(|user| match user {
        tl::enums::User::User(user) if user.id == id => Some(user.clone()),
        _ => None,
    });
    found.expect("the person is named")
}

fn input(user: &tl::types::User) -> tl::types::InputPeerUser {
    tl::types::InputPeerUser { user_id: user.id, access_hash: user.access_hash.expect("not a stub") }
}

#[tokio::test]
async fn names_are_resolved() {
    let sandbox = sandbox().await;
    let anna = signed_in(&sandbox, 1);
    let boris = by_name(&anna, "BORIS").await;
    assert_eq!(boris.peer, tl::types::PeerUser { user_id: 2 }.into());
    assert_eq!(person(&boris.users, 2).first_name.as_deref(), Some("Борис"));
    let news = by_name(&anna, "shop_news").await;
    assert_eq!((news.peer, news.chats.len()), (tl::types::PeerChannel { channel_id: 1_000_000_002 }.into(), 1));
    assert!(anna.resolve_username("shop_news").await.expect("an answer").is_some());
    let resolve = |name: &str| contacts::ResolveUsername { username: name.into(), referer: None };
    assert_eq!(refusal(&anna, &resolve("nobody_x")).await, (400, "USERNAME_NOT_OCCUPIED".into()));
    assert_eq!(refusal(&anna, &resolve("не имя")).await, (400, "USERNAME_INVALID".into()));
}

#[tokio::test]
async fn hashes_belong_to_one_account() {
    let sandbox = sandbox().await;
    let (anna, vera) = (signed_in(&sandbox, 1), signed_in(&sandbox, 3));
    let boris = input(&person(&by_name(&anna, "boris").await.users, 2));
    anna.invoke(&to(boris.clone().into(), "Привет", 1)).await.expect("known to Anna");
    assert_eq!(refusal(&vera, &to(boris.into(), "Привет", 2)).await, (400, "PEER_ID_INVALID".into()));
    let ambient = tl::types::InputPeerUser { user_id: 2, access_hash: 0 };
    assert_eq!(refusal(&anna, &to(ambient.into(), "Привет", 3)).await, (400, "PEER_ID_INVALID".into()));
    anna.invoke(&to(tl::types::InputPeerChat { chat_id: 5001 }.into(), "Всем привет", 4)).await.expect("needs none");
}

#[tokio::test]
async fn phones_are_found_as_their_owners_wish() {
    let sandbox = sandbox().await;
    let anna = signed_in(&sandbox, 1);
    let resolve = |phone: &str| contacts::ResolvePhone { phone: phone.into() };
    let tl::enums::contacts::ResolvedPeer::Peer(found) = anna.invoke(&resolve("79991234567")).await.expect("Boris");
    assert_eq!(found.peer, tl::types::PeerUser { user_id: 2 }.into());
    assert_eq!(refusal(&anna, &resolve("79995555555")).await, (400, "PHONE_NOT_OCCUPIED".into()));
    sandbox.change(|world| {
        world.set_contact(1, 5, false);
        world.person_mut(5).expect("Дина").phone_privacy = Privacy::Nobody;
    });
    assert_eq!(refusal(&anna, &resolve("79990000005")).await, (400, "PHONE_NOT_OCCUPIED".into()));
}

#[tokio::test]
async fn contacts_come_and_go() {
    let sandbox = sandbox().await;
    sandbox.change(|world| {
        for other in 2..=5 {
            world.set_contact(1, other, false);
        }
    });
    let anna = signed_in(&sandbox, 1);
    let contact = |client_id, phone: &str| {
        let (first_name, last_name) = ("Имя".into(), String::new());
        tl::types::InputPhoneContact { client_id, phone: phone.into(), first_name, last_name, note: None }.into()
    };
    let import = contacts::ImportContacts { contacts: vec![contact(7, "+79991234567"), contact(8, "+79995555555")] };
    let tl::enums::contacts::ImportedContacts::Contacts(done) = anna.invoke(&import).await.expect("imported");
    let ids = done.imported.iter().map(|tl::enums::ImportedContact::Contact(one)| (one.user_id, one.client_id));
    assert_eq!(ids.collect::<Vec<_>>(), [(2, 7)]);
    let boris = person(&done.users, 2);
    assert!(boris.contact && boris.phone.as_deref() == Some("79991234567"));
    let list = async || match anna.invoke(&contacts::GetContacts { hash: 0 }).await.expect("a list") {
        tl::enums::contacts::Contacts::Contacts(list) => list.contacts.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(list().await, 1);
    let peer = input(&boris);
    let id = tl::types::InputUser { user_id: peer.user_id, access_hash: peer.access_hash };
    anna.invoke(&contacts::DeleteContacts { id: vec![id.into()] }).await.expect("deleted");
    assert_eq!(list().await, 0);
}

#[tokio::test]
async fn profiles_are_whole() {
    let sandbox = sandbox().await;
    let boris = signed_in(&sandbox, 2);
    let anna = input(&person(&by_name(&boris, "anna").await.users, 1));
    let id = tl::types::InputUser { user_id: anna.user_id, access_hash: anna.access_hash };
    let request = functions::users::GetFullUser { id: id.into() };
    let tl::enums::users::UserFull::Full(full) = boris.invoke(&request).await.expect("a person");
    let tl::enums::UserFull::Full(profile) = full.full_user;
    assert_eq!(profile.about.as_deref(), Some("Склад и доставка"));
    assert_eq!(person(&full.users, 1).first_name.as_deref(), Some("Анна"));

    let request = functions::messages::GetFullChat { chat_id: 5001 };
    let tl::enums::messages::ChatFull::Full(full) = boris.invoke(&request).await.expect("a group");
    let tl::enums::ChatFull::Full(profile) = full.full_chat else { panic!("a basic group") };
    let tl::enums::ChatParticipants::Participants(inside) = profile.participants else { panic!("participants") };
    assert_eq!(inside.participants.len(), full.users.len());

    let news = by_name(&boris, "shop_news").await;
    let Some(tl::enums::Chat::Channel(channel)) = news.chats.first() else { panic!("a channel") };
    let access_hash = channel.access_hash.expect("not a stub");
    let channel = tl::types::InputChannel { channel_id: channel.id, access_hash };
    let request = functions::channels::GetFullChannel { channel: channel.into() };
    let tl::enums::messages::ChatFull::Full(full) = boris.invoke(&request).await.expect("a channel");
    let tl::enums::ChatFull::ChannelFull(profile) = full.full_chat else { panic!("a channel") };
    let members = sandbox.world(|world| world.chat(-1_001_000_000_002).map(|chat| chat.member_count()));
    assert_eq!(profile.participants_count.and_then(|count| usize::try_from(count).ok()), members);
}
