//! What faults come to over MTProto, where a request whose answer is lost is repeated once, with the same `random_id`.
//!
//! Once an answer is lost, nothing that the repeat is told makes the first undone: only what says that it was carried
//! out, or a wait that the step allows, goes on; every refusal leaves the outcome unknown.

use super::{End, Group, LONG, LONG_WAIT, Patience, Row, SHORT_WAIT, always, error, moved_to_forum, once};
use scenogram::sandbox::FaultKind::{BadGateway, DropAfter, DropBefore, RetryAfter, Silence, Slow};
use std::time::Duration;

pub(super) fn rows() -> Vec<Row> {
    [alone(), one_after_the_other(), moved()].concat()
}

fn alone() -> Vec<Row> {
    let (done, failed, unknown, timed_out) = (End::DONE, End::failed, End::unknown, End::timed_out);
    let trouble = || error(500, "RPC_CALL_FAIL");
    vec![
        Row::new([once(error(400, "PEER_FLOOD"))], [failed("PEER_FLOOD"); 3]),
        Row::new([once(error(303, "USER_MIGRATE_4"))], [failed("DC_MIGRATE"); 3]),
        Row::new([once(error(401, "SESSION_REVOKED"))], [failed("SESSION_REVOKED"); 3]),
        Row::new([once(trouble())], [done; 3]),
        Row::new([always(trouble())], [unknown(false), unknown(false), failed("TELEGRAM_UNAVAILABLE")]),
        Row::new([once(BadGateway)], [done; 3]),
        Row::new([always(BadGateway)], [unknown(false), unknown(false), failed("TELEGRAM_UNAVAILABLE")]),
        Row::new([once(RetryAfter(SHORT_WAIT))], [done; 3]),
        Row::new([once(RetryAfter(LONG_WAIT))], [failed("FLOOD_WAIT"); 3]),
        Row::new([once(DropBefore)], [done; 3]),
        Row::new([once(DropAfter)], [done; 3]),
        Row::new([always(DropBefore)], [unknown(false), unknown(false), failed("NETWORK")]),
        Row::new([always(DropAfter)], [unknown(true), unknown(true), failed("NETWORK")]),
        Row::new([once(Silence)], [timed_out(false); 3]).patience(Patience::Step),
        Row::new([once(Silence)], [done; 3]).patience(Patience::Answer),
        Row::new([always(Silence)], [unknown(false), unknown(false), failed("NETWORK")]).patience(Patience::Answer),
        Row::new([once(Slow(Duration::from_millis(100)))], [done; 3]),
        Row::new([once(Slow(LONG))], [timed_out(true); 3]).patience(Patience::Step),
        Row::new([once(Slow(LONG))], [done; 3]).patience(Patience::Answer),
        Row::new([always(Slow(LONG))], [unknown(true), unknown(true), failed("NETWORK")]).patience(Patience::Answer),
    ]
}

fn one_after_the_other() -> Vec<Row> {
    let (done, failed, unknown) = (End::DONE, End::failed, End::unknown);
    let flood = || error(400, "PEER_FLOOD");
    let revoked = || error(401, "SESSION_REVOKED");
    let too_long = || once(RetryAfter(LONG_WAIT));
    vec![
        Row::new([once(DropBefore), too_long()], [unknown(false), unknown(false), failed("FLOOD_WAIT")]),
        Row::new([once(DropAfter), too_long()], [unknown(true), unknown(true), failed("FLOOD_WAIT")]),
        Row::new([once(DropBefore), once(flood())], [unknown(false), unknown(false), failed("PEER_FLOOD")]),
        Row::new([once(DropAfter), once(flood())], [unknown(true), unknown(true), failed("PEER_FLOOD")]),
        Row::new([once(DropAfter), once(revoked())], [unknown(true), unknown(true), failed("SESSION_REVOKED")]),
        Row::new([once(BadGateway), too_long()], [unknown(false), unknown(false), failed("FLOOD_WAIT")]),
        Row::new([once(BadGateway), once(flood())], [unknown(false), unknown(false), failed("PEER_FLOOD")]),
        Row::new([once(Silence), once(flood())], [unknown(false), unknown(false), failed("PEER_FLOOD")])
            .patience(Patience::Answer),
        Row::new([once(Slow(LONG)), once(flood())], [unknown(true), unknown(true), failed("PEER_FLOOD")])
            .patience(Patience::Answer),
        Row::new([once(DropAfter), always(Silence)], [unknown(true), unknown(true), failed("NETWORK")])
            .patience(Patience::Answer),
        // What the step waits for is no refusal.
        Row::new([once(DropAfter), once(RetryAfter(SHORT_WAIT))], [done; 3]),
        Row::new([once(RetryAfter(SHORT_WAIT)), once(DropAfter)], [done; 3]),
        Row::new([once(RetryAfter(SHORT_WAIT)), always(DropAfter)], [unknown(true), unknown(true), failed("NETWORK")]),
        Row::new([once(RetryAfter(SHORT_WAIT)), once(RetryAfter(SHORT_WAIT))], [done; 3]),
        Row::new([once(RetryAfter(SHORT_WAIT)), too_long()], [failed("FLOOD_WAIT"); 3]),
        Row::new([once(RetryAfter(SHORT_WAIT)), once(flood())], [failed("PEER_FLOOD"); 3]),
    ]
}

fn moved() -> Vec<Row> {
    let (failed, unknown) = (End::failed, End::unknown);
    vec![
        // Refused as if it had moved; where to, the server does not know.
        Row::new([always(moved_to_forum())], [failed("PEER_ID_INVALID"); 3]),
        // What is refused after a loss may have been carried out in the group before it moved.
        Row::new(
            [once(DropAfter), once(error(400, "CHAT_ID_INVALID"))],
            [unknown(true), unknown(true), failed("CHAT_NOT_FOUND")],
        )
        .group(Group::MovesMeanwhile),
    ]
}
