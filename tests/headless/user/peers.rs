//! Addresses of every form.

use super::support::{ANNA, BORIS, CHANNEL, DINA, FORUM, GLEB, GROUP, Place, VERA, message, to};
use scenogram::engine::ResolvedAction;
use scenogram::sandbox::world::Place as Chat;
use scenogram::scenario::PeerAddress;
use serde_json::json;

#[tokio::test]
async fn ids_are_found_among_the_dialogs() {
    let place = Place::start().await;
    for (peer, kind) in
        [(VERA, "private"), (BORIS, "private"), (GROUP, "group"), (FORUM, "supergroup"), (CHANNEL, "channel")]
    {
        let answer = place.send(to(peer, "a")).await.unwrap_or_else(|error| panic!("{peer}: {error:?}"));
        assert_eq!((&answer["chat"]["id"], &answer["chat"]["type"]), (&json!(peer), &json!(kind)));
    }
    // A contact without a dialog.
    place.sandbox.change(|world| world.set_contact(ANNA, DINA, true));
    let answer = place.send(to(DINA, "a")).await.expect("a contact");
    assert_eq!(answer["chat"]["first_name"], "Дина");
    // Nobody of the account's dialogs, contacts or groups.
    let refused = place.send(to(404, "a")).await.expect_err("a stranger");
    assert_eq!(refused.code, "PEER_ID_INVALID");
}

#[tokio::test]
async fn names_phones_and_oneself() {
    let place = Place::start().await;
    let check = |address: PeerAddress, expected: Result<i64, &'static str>| {
        let action = ResolvedAction::SendMessage(message(address.clone(), "a"));
        let place = &place;
        async move {
            let answer = place.run(action).await;
            let found = answer.map(|answer| answer["chat"]["id"].as_i64().unwrap_or_default());
            assert_eq!(found.map_err(|error| error.code), expected.map_err(str::to_owned), "{address}");
        }
    };
    let name = |name: &str| PeerAddress::Username(name.to_owned());
    let phone = |phone: &str| PeerAddress::Phone(phone.to_owned());
    check(PeerAddress::Me, Ok(1)).await;
    check(PeerAddress::Id(1), Ok(1)).await;
    check(name("boris"), Ok(BORIS)).await;
    check(name("Shop_News"), Ok(CHANNEL)).await;
    check(name("dina"), Ok(DINA)).await;
    check(name("nobody_here"), Err("USERNAME_NOT_FOUND")).await;
    check(phone("+79991234567"), Ok(BORIS)).await;
    check(phone("+79990000005"), Err("PHONE_NOT_FOUND")).await;
    check(phone("+70000000000"), Err("PHONE_NOT_FOUND")).await;
    let own = place.sandbox.world(|world| world.messages(Chat::between(1, 1)).len());
    assert_eq!(own, 2);
}

#[tokio::test]
async fn a_name_is_looked_up_once() {
    let place = Place::start().await;
    let to_boris = || message(PeerAddress::Username("boris".to_owned()), "a");
    place.send(to_boris()).await.expect("sent");
    place.fault(
        "contacts.resolveUsername",
        scenogram::sandbox::FaultKind::Error { code: 400, description: "USERNAME_INVALID".to_owned() },
        9,
    );
    place.send(to_boris()).await.expect("known already");
    assert_eq!(
        place.send(message(PeerAddress::Username("gleb".to_owned()), "a")).await.expect_err("asked").code,
        "USERNAME_INVALID"
    );
    place.send(to(GLEB, "a")).await.expect("known by id");
}
