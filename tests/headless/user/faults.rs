//! Every fault of the sandbox against what an account sends, changes and reads: a typed outcome within the limit each
//! time, and no message twice.

use super::support::{BORIS, CHANNEL, Place, message, to};
use futures_util::future::join_all;
use scenogram::engine::{
    DeleteMessage, EditMessage, FailureKind, ForwardMessage, GetDialogs, GetMessages, GetProfile, ResolvedAction,
    SendContact, SendLocation, SendOptions,
};
use scenogram::markup::FormattedText;
use scenogram::sandbox::FaultKind;
use scenogram::scenario::PeerAddress;
use std::time::Duration;
use tokio::time::Instant;

const LIMIT: Duration = Duration::from_secs(2);

/// What an action does to the number of messages when it is carried out once.
#[derive(Clone, Copy, PartialEq)]
enum Does {
    Send,
    Change,
    Delete,
    Read,
}

/// An action by the method that its fault strikes; it is made anew for each fault, about the message with this id.
type Row = (&'static str, Does, fn(i64, usize) -> ResolvedAction);

const ROWS: &[Row] = &[
    ("messages.sendMessage", Does::Send, |_, number| ResolvedAction::SendMessage(to(BORIS, &format!("{number}")))),
    ("messages.sendMedia", Does::Send, |_, _| {
        ResolvedAction::SendLocation(SendLocation {
            peer: PeerAddress::Id(BORIS),
            latitude: 1.0,
            longitude: 2.0,
            horizontal_accuracy: None,
            live_period: None,
            heading: None,
            proximity_alert_radius: None,
            options: SendOptions::default(),
        })
    }),
    ("messages.sendMedia", Does::Send, |_, _| {
        ResolvedAction::SendContact(SendContact {
            peer: PeerAddress::Id(CHANNEL),
            phone_number: "+79990000003".into(),
            first_name: "Вера".into(),
            last_name: None,
            vcard: None,
            options: SendOptions::default(),
        })
    }),
    ("messages.forwardMessages", Does::Send, |id, _| {
        ResolvedAction::ForwardMessage(ForwardMessage {
            from_peer: PeerAddress::Id(BORIS),
            message_ids: vec![id],
            peer: PeerAddress::Id(CHANNEL),
            without_author: false,
            silent: false,
            send_at: None,
            topic: None,
            protect_content: false,
        })
    }),
    ("messages.editMessage", Does::Change, |id, number| {
        ResolvedAction::EditMessage(EditMessage {
            peer: PeerAddress::Id(BORIS),
            message_id: id,
            text: Some(FormattedText::plain(format!("правка {number}"))),
            attachment: None,
            link_preview: true,
            buttons: None,
        })
    }),
    ("messages.deleteMessages", Does::Delete, |id, _| {
        ResolvedAction::DeleteMessage(DeleteMessage {
            peer: PeerAddress::Id(BORIS),
            message_ids: vec![id],
            for_everyone: true,
        })
    }),
    ("messages.getHistory", Does::Read, |_, _| {
        ResolvedAction::GetMessages(GetMessages {
            peer: PeerAddress::Id(BORIS),
            limit: 5,
            before_id: None,
            from_date: None,
            to_date: None,
            search: None,
            message_ids: Vec::new(),
        })
    }),
    ("messages.getDialogs", Does::Read, |_, _| {
        ResolvedAction::GetDialogs(GetDialogs { limit: 5, archived: false, kinds: Vec::new(), search: None })
    }),
    ("users.getFullUser", Does::Read, |_, _| {
        ResolvedAction::GetProfile(GetProfile { peer: Some(PeerAddress::Id(BORIS)) })
    }),
];

/// What a fault comes to.
#[derive(Clone, Copy)]
enum Expected {
    Done,
    /// Refused with this code.
    Refused(&'static str),
    /// Unknown for what changes something; this code for a read.
    Lost(&'static str),
}

fn faults() -> Vec<(FaultKind, u32, Expected)> {
    let error = |code: u16, name: &str| FaultKind::Error { code, description: name.to_owned() };
    const ALWAYS: u32 = 9;
    vec![
        (error(400, "PEER_FLOOD"), ALWAYS, Expected::Refused("PEER_FLOOD")),
        (error(303, "USER_MIGRATE_4"), ALWAYS, Expected::Refused("DC_MIGRATE")),
        (error(401, "SESSION_REVOKED"), ALWAYS, Expected::Refused("SESSION_REVOKED")),
        (error(500, "RPC_CALL_FAIL"), 1, Expected::Done),
        (error(500, "RPC_CALL_FAIL"), ALWAYS, Expected::Lost("TELEGRAM_UNAVAILABLE")),
        (FaultKind::BadGateway, ALWAYS, Expected::Lost("TELEGRAM_UNAVAILABLE")),
        (FaultKind::RetryAfter(2), 1, Expected::Done),
        (FaultKind::DropBefore, 1, Expected::Done),
        (FaultKind::DropAfter, 1, Expected::Done),
        (FaultKind::DropBefore, ALWAYS, Expected::Lost("NETWORK")),
        (FaultKind::DropAfter, ALWAYS, Expected::Lost("NETWORK")),
        (FaultKind::Silence, 1, Expected::Done),
        (FaultKind::Silence, ALWAYS, Expected::Lost("NETWORK")),
        (FaultKind::Slow(Duration::from_millis(200)), 1, Expected::Done),
    ]
}

async fn check(row: &Row) {
    let (method, does, make) = *row;
    let place = Place::start().await.with_limit(LIMIT);
    for (number, (fault, times, expected)) in faults().into_iter().enumerate() {
        let case = format!("{method}: {fault:?} × {times}");
        let about = place.send(message(PeerAddress::Id(BORIS), "о чём")).await.expect("sent");
        let action = make(about["message_id"].as_i64().expect("an id"), number);
        let before = place.count();
        place.fault(method, fault.clone(), times);
        let start = Instant::now();
        let outcome = place.run(action).await;
        // Twice the limit of an answer, a connection between them, the pause before a repeat, and a slow machine.
        assert!(start.elapsed() < LIMIT * 10, "{case}: {:?}", start.elapsed());
        place.no_faults();
        let change = place.count() as i64 - before as i64;
        let once = match does {
            Does::Send => 1,
            Does::Delete => -1,
            Does::Change | Does::Read => 0,
        };
        match (expected, outcome) {
            (Expected::Done, Ok(_)) => assert_eq!(change, once, "{case}"),
            (Expected::Refused(code), Err(error)) => {
                assert_eq!((error.code.as_str(), error.kind, change), (code, FailureKind::Failed, 0), "{case}");
            }
            (Expected::Lost(code), Err(error)) if does == Does::Read => {
                assert_eq!((error.code.as_str(), error.kind, change), (code, FailureKind::Failed, 0), "{case}");
            }
            (Expected::Lost(_), Err(error)) => {
                assert_eq!((error.code.as_str(), error.kind), ("UNKNOWN_OUTCOME", FailureKind::Unknown), "{case}");
                // Only this fault carries out what it loses, and that once.
                assert_eq!(change, if matches!(fault, FaultKind::DropAfter) { once } else { 0 }, "{case}");
            }
            (_, outcome) => panic!("{case}: {outcome:?}"),
        }
    }
}

#[tokio::test]
async fn every_fault_ends_in_a_typed_outcome_and_no_message_is_there_twice() {
    join_all(ROWS.iter().map(check)).await;
}
