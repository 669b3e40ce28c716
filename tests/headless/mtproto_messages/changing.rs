//! Changing and deleting what was sent.

use super::support::*;
use grammers_client::tl::{enums, functions, types};

#[tokio::test]
async fn a_text_is_edited() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    for to in [BORIS, GROUP, FORUM, NEWS] {
        let id = anna.say(to, "Было").await;
        let mut change = edit(anna.peer(to), id, Some("Стало"));
        change.entities = Some(vec![types::MessageEntityBold { offset: 0, length: 5 }.into()]);
        let changed = message_in(&anna.invoke(&change).await.expect("changed"));
        assert_eq!((changed.id, changed.message.as_str()), (id, "Стало"), "{to}");
        assert!(changed.edit_date.is_some() && changed.entities.is_some());
        assert_eq!(anna.refusal(&change).await, "MESSAGE_NOT_MODIFIED", "{to}");
        assert_eq!(texts(&anna.history(to, 1).await), ["Стало"]);
    }
}

#[tokio::test]
async fn only_ones_own_are_edited_and_only_for_two_days() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let boris = Account::of(&sandbox, BORIS).await;
    let hers = anna.say(BORIS, "Моё").await;
    assert_eq!(boris.refusal(&edit(boris.peer(ANNA), hers, Some("Нет"))).await, "MESSAGE_AUTHOR_REQUIRED");
    assert_eq!(anna.refusal(&edit(anna.peer(BORIS), 9_999, Some("Нет"))).await, "MESSAGE_ID_INVALID");
    assert_eq!(anna.refusal(&edit(anna.peer(GROUP), hers, Some("Нет"))).await, "MESSAGE_ID_INVALID");
    assert_eq!(anna.refusal(&edit(anna.peer(FORUM), 1, Some("Нет"))).await, "MESSAGE_ID_INVALID", "a service message");
    let post = anna.say(NEWS, "Пост").await;
    assert_eq!(boris.refusal(&edit(boris.peer(NEWS), post, Some("Нет"))).await, "CHAT_ADMIN_REQUIRED");
    sandbox.change(|world| {
        let place = scenogram::sandbox::world::Place::between(ANNA, BORIS);
        world.message_mut(place, hers.into()).expect("hers").date -= 49 * 3600;
    });
    assert_eq!(anna.refusal(&edit(anna.peer(BORIS), hers, Some("Нет"))).await, "MESSAGE_EDIT_TIME_EXPIRED");
}

#[tokio::test]
async fn messages_are_deleted_for_all_or_for_oneself() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let boris = Account::of(&sandbox, BORIS).await;
    let delete = |revoke, id| functions::messages::DeleteMessages { revoke, id };
    let (one, two, group) =
        (anna.say(BORIS, "Раз").await, anna.say(BORIS, "Два").await, anna.say(GROUP, "Группе").await);
    let enums::messages::AffectedMessages::Messages(affected) =
        anna.invoke(&delete(false, vec![one, 9_999])).await.expect("deleted");
    assert_eq!(affected.pts_count, 1);
    assert_eq!(texts(&anna.history(BORIS, 1).await), ["Два"]);
    assert_eq!(texts(&boris.history(ANNA, 2).await), ["Два", "Раз"], "he still has it");
    anna.invoke(&delete(true, vec![two, group])).await.expect("deleted in two chats at once");
    assert_eq!(texts(&boris.history(ANNA, 1).await), ["Раз"]);
    assert_ne!(texts(&anna.history(GROUP, 1).await), ["Группе"]);
    let hers = anna.say(GROUP, "Её").await;
    let private = boris.say(ANNA, "Его").await;
    assert_eq!(boris.refusal(&delete(true, vec![private, hers])).await, "MESSAGE_DELETE_FORBIDDEN");
    assert_eq!(texts(&boris.history(ANNA, 1).await), ["Его"], "all or none");

    let channel =
        |account: &Account, chat, id| functions::channels::DeleteMessages { channel: account.channel(chat), id };
    let post = anna.say(NEWS, "Пост").await;
    assert_eq!(boris.refusal(&channel(&boris, NEWS, vec![post])).await, "MESSAGE_DELETE_FORBIDDEN");
    let his = boris.say(FORUM, "Его").await;
    let enums::messages::AffectedMessages::Messages(affected) =
        anna.invoke(&channel(&anna, FORUM, vec![his])).await.expect("an administrator may");
    assert_eq!(affected.pts_count, 1);
    let wanted = vec![types::InputMessageId { id: his }.into()];
    let gone = functions::channels::GetMessages { channel: boris.channel(FORUM), id: wanted };
    assert!(matches!(listed(boris.invoke(&gone).await.expect("a list"))[..], [enums::Message::Empty(_)]));
}

#[tokio::test]
async fn the_library_edits_and_deletes() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let mut dialogs = anna.iter_dialogs();
    while let Some(dialog) = dialogs.next().await.expect("a dialog") {
        let peer = dialog.peer_ref();
        let sent = anna.send_message(peer, "Раз").await.expect("sent");
        anna.edit_message(peer, sent.id(), "Два").await.expect("edited");
        let found = anna.get_messages_by_id(peer, &[sent.id()]).await.expect("found");
        assert_eq!(found[0].as_ref().map(|message| message.text()), Some("Два"));
        assert_eq!(anna.delete_messages(peer, &[sent.id()]).await.expect("deleted"), 1);
    }
}
