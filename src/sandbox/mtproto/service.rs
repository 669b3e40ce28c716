//! Messages about messages: pings, salts, acknowledgements, states
//! (<https://core.telegram.org/mtproto/service_messages>, <https://core.telegram.org/mtproto/service_messages_about_messages>).

use super::frame::Incoming;
use super::now;
use super::salts::Salts;
use grammers_tl_types::{Deserializable, Identifiable, RawVec, Serializable, enums, functions, types};
use std::time::Duration;

/// How far a message's id may lie in the past and in the future, in seconds.
const PAST: i64 = 300;
const FUTURE: i64 = 30;
/// Longest time after which a client may ask to be disconnected.
const LONGEST_DELAY: i32 = 600;

/// What a message calls for besides a call of a method.
#[derive(Debug, PartialEq)]
pub(super) enum Service {
    /// Nothing, such as for an acknowledgement.
    Nothing,
    Answer(Vec<u8>),
    /// An answer; and the connection closes when nothing like this comes again within the time.
    AnswerAndWatch(Vec<u8>, Duration),
}

/// Handles a message that is no call of a method; nothing when it is one.
pub(super) fn handle(message: &Incoming, salts: &Salts, key_id: i64) -> Option<Service> {
    let body = message.body.get(4..)?;
    Some(match message.constructor() {
        types::MsgsAck::CONSTRUCTOR_ID
        | types::MsgsStateInfo::CONSTRUCTOR_ID
        | types::MsgsAllInfo::CONSTRUCTOR_ID
        | types::MsgDetailedInfo::CONSTRUCTOR_ID
        | types::MsgNewDetailedInfo::CONSTRUCTOR_ID
        | types::MsgResendReq::CONSTRUCTOR_ID
        | types::MsgResendAnsReq::CONSTRUCTOR_ID
        | types::HttpWait::CONSTRUCTOR_ID => Service::Nothing,
        types::MsgsStateReq::CONSTRUCTOR_ID => {
            let asked = types::MsgsStateReq::from_bytes(body).map_or(0, |request| request.msg_ids.len());
            // 4: the message was received (and perhaps answered).
            let info =
                enums::MsgsStateInfo::Info(types::MsgsStateInfo { req_msg_id: message.id, info: vec![4; asked] });
            Service::Answer(info.to_bytes())
        }
        functions::Ping::CONSTRUCTOR_ID => {
            let ping = functions::Ping::from_bytes(body).ok()?;
            Service::Answer(pong(message.id, ping.ping_id))
        }
        functions::PingDelayDisconnect::CONSTRUCTOR_ID => {
            let ping = functions::PingDelayDisconnect::from_bytes(body).ok()?;
            let seconds = u64::try_from(ping.disconnect_delay.clamp(0, LONGEST_DELAY)).unwrap_or_default();
            Service::AnswerAndWatch(pong(message.id, ping.ping_id), Duration::from_secs(seconds))
        }
        functions::GetFutureSalts::CONSTRUCTOR_ID => {
            let count = functions::GetFutureSalts::from_bytes(body).ok()?.num;
            let now = now();
            let salts = types::FutureSalts {
                req_msg_id: message.id,
                now: i32::try_from(now).unwrap_or(i32::MAX),
                salts: RawVec(salts.coming(key_id, now, count)),
            };
            Service::Answer(enums::FutureSalts::Salts(salts).to_bytes())
        }
        functions::DestroySession::CONSTRUCTOR_ID => {
            let session_id = functions::DestroySession::from_bytes(body).ok()?.session_id;
            let answer = types::DestroySessionNone { session_id };
            Service::Answer(enums::DestroySessionRes::from(answer).to_bytes())
        }
        functions::RpcDropAnswer::CONSTRUCTOR_ID => {
            let answer = enums::RpcDropAnswer::RpcAnswerUnknown.to_bytes();
            Service::Answer(super::frame::rpc_result(message.id, &answer))
        }
        _ => return None,
    })
}

fn pong(msg_id: i64, ping_id: i64) -> Vec<u8> {
    enums::Pong::Pong(types::Pong { msg_id, ping_id }).to_bytes()
}

/// Why a message is not accepted, as the code of `bad_msg_notification`; nothing when it is.
pub(super) fn refusal(message_id: i64, now: i64) -> Option<i32> {
    let sent = message_id >> 32;
    match () {
        () if message_id & 3 != 0 => Some(18),
        () if sent < now - PAST => Some(16),
        () if sent > now + FUTURE => Some(17),
        () => None,
    }
}

/// The notice of a message that was not accepted.
pub(super) fn bad_message(message: &Incoming, error_code: i32) -> Vec<u8> {
    let (bad_msg_id, bad_msg_seqno) = (message.id, message.seq_no);
    let notice = types::BadMsgNotification { bad_msg_id, bad_msg_seqno, error_code };
    enums::BadMsgNotification::Notification(notice).to_bytes()
}

/// The notice of a message with another salt than is accepted now.
pub(super) fn bad_salt(message: &Incoming, new_server_salt: i64) -> Vec<u8> {
    let (bad_msg_id, bad_msg_seqno) = (message.id, message.seq_no);
    let notice = types::BadServerSalt { bad_msg_id, bad_msg_seqno, error_code: 48, new_server_salt };
    enums::BadMsgNotification::BadServerSalt(notice).to_bytes()
}

/// The notice that a session begins with this message.
pub(super) fn new_session(first_msg_id: i64, unique_id: i64, server_salt: i64) -> Vec<u8> {
    enums::NewSession::Created(types::NewSessionCreated { first_msg_id, unique_id, server_salt }).to_bytes()
}

/// The acknowledgement of a message whose answer comes later.
pub(super) fn acknowledgement(message_id: i64) -> Vec<u8> {
    enums::MsgsAck::Ack(types::MsgsAck { msg_ids: vec![message_id] }).to_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handled(body: Vec<u8>) -> Option<Service> {
        handle(&Incoming { id: 8, seq_no: 1, body }, &Salts::new(3), 5)
    }

    #[test]
    fn messages_about_messages_are_answered() {
        let pong = |ping_id| enums::Pong::Pong(types::Pong { msg_id: 8, ping_id }).to_bytes();
        assert_eq!(handled(functions::Ping { ping_id: 2 }.to_bytes()), Some(Service::Answer(pong(2))));
        for (disconnect_delay, seconds) in [(75, 75), (-1, 0), (i32::MAX, 600)] {
            let body = functions::PingDelayDisconnect { ping_id: 3, disconnect_delay }.to_bytes();
            let watched = Service::AnswerAndWatch(pong(3), Duration::from_secs(seconds));
            assert_eq!(handled(body), Some(watched));
        }
        let ack = enums::MsgsAck::Ack(types::MsgsAck { msg_ids: vec![4] }).to_bytes();
        assert_eq!(handled(ack), Some(Service::Nothing));
        let state = enums::MsgsStateReq::Req(types::MsgsStateReq { msg_ids: vec![4, 8] }).to_bytes();
        let info = types::MsgsStateInfo { req_msg_id: 8, info: vec![4, 4] };
        assert_eq!(handled(state), Some(Service::Answer(enums::MsgsStateInfo::Info(info).to_bytes())));
        let Some(Service::Answer(salts)) = handled(functions::GetFutureSalts { num: 9 }.to_bytes()) else {
            panic!("salts are given");
        };
        let enums::FutureSalts::Salts(salts) = enums::FutureSalts::from_bytes(&salts).expect("salts");
        assert_eq!((salts.req_msg_id, salts.salts.0.len()), (8, 9));
    }

    #[test]
    fn calls_of_methods_are_left_alone() {
        assert_eq!(handled(functions::help::GetConfig {}.to_bytes()), None);
        assert_eq!(handled(Vec::new()), None);
        assert_eq!(handled(functions::Ping { ping_id: 2 }.to_bytes()[..8].to_vec()), None);
    }

    #[test]
    fn times_of_messages_are_held_to() {
        let check = |id: i64, expected| assert_eq!(refusal(id, 1000), expected, "{id}");
        check(1000 << 32, None);
        check((1000 << 32) | 4, None);
        check((1000 << 32) | 1, Some(18));
        check(700 << 32, None);
        check(699 << 32, Some(16));
        check(1030 << 32, None);
        check(1031 << 32, Some(17));
        check(0, Some(16));
        check(i64::MIN, Some(16));
    }
}
