//! What faults come to over the Bot API, where nothing is repeated that may have been carried out.

use super::{End, Group, LONG, LONG_WAIT, Patience, Row, SHORT_WAIT, always, error, moved_to_forum, once};
use scenogram::sandbox::FaultKind::{BadGateway, DropAfter, DropBefore, RetryAfter, Silence, Slow};
use std::time::Duration;

pub(super) fn rows() -> Vec<Row> {
    let (done, failed, unknown, timed_out) = (End::DONE, End::failed, End::unknown, End::timed_out);
    let kicked = || error(403, "Forbidden: bot was kicked from the group chat");
    vec![
        Row::new([once(kicked())], [failed("BOT_KICKED"); 3]),
        Row::new([once(error(401, "Unauthorized"))], [failed("WRONG_TOKEN"); 3]),
        // A trouble of the server's own says nothing of what it has done.
        Row::new(
            [once(error(500, "Internal Server Error"))],
            [unknown(false), unknown(false), failed("TELEGRAM_UNAVAILABLE")],
        ),
        Row::new([once(BadGateway)], [unknown(false), unknown(false), failed("NOT_BOT_API")]),
        // The client library keeps such an answer back for ten seconds.
        Row::new([once(BadGateway)], [timed_out(false); 3]).patience(Patience::Step),
        Row::new([once(RetryAfter(SHORT_WAIT))], [done; 3]),
        Row::new([once(RetryAfter(LONG_WAIT))], [failed("FLOOD_WAIT"); 3]),
        // A question can be asked again, so that a lost answer is a plain failure.
        Row::new([once(DropBefore)], [unknown(false), unknown(false), failed("NETWORK")]),
        Row::new([once(DropAfter)], [unknown(true), unknown(true), failed("NETWORK")]),
        Row::new([once(Silence)], [timed_out(false); 3]).patience(Patience::Step),
        Row::new([once(Silence)], [unknown(false), unknown(false), failed("NETWORK")]).patience(Patience::Answer),
        Row::new([once(Slow(Duration::from_millis(100)))], [done; 3]),
        Row::new([once(Slow(LONG))], [timed_out(true); 3]).patience(Patience::Step),
        Row::new([once(Slow(LONG))], [unknown(true), unknown(true), failed("NETWORK")]).patience(Patience::Answer),
        // The message to edit is not in the other group, and a question for updates names no chat.
        Row::new([once(moved_to_forum())], [done.asked(2), failed("EDIT_NOT_FOUND").asked(2), done]),
        Row::new([], [done.asked(2), failed("EDIT_NOT_FOUND").asked(2), done]).group(Group::Moved),
        // One after the other.
        Row::new([once(RetryAfter(SHORT_WAIT)), once(RetryAfter(SHORT_WAIT))], [done; 3]),
        Row::new([once(RetryAfter(SHORT_WAIT)), once(RetryAfter(LONG_WAIT))], [failed("FLOOD_WAIT"); 3]),
        Row::new([once(RetryAfter(SHORT_WAIT)), once(kicked())], [failed("BOT_KICKED"); 3]),
        Row::new(
            [once(RetryAfter(SHORT_WAIT)), always(DropBefore)],
            [unknown(false), unknown(false), failed("NETWORK")],
        ),
        Row::new([once(RetryAfter(SHORT_WAIT)), always(DropAfter)], [unknown(true), unknown(true), failed("NETWORK")]),
        Row::new([once(RetryAfter(SHORT_WAIT)), once(Silence)], [timed_out(false); 3]).patience(Patience::Step),
        Row::new([once(RetryAfter(SHORT_WAIT))], [done.asked(2), failed("EDIT_NOT_FOUND").asked(2), done])
            .group(Group::Moved),
        Row::new(
            [once(moved_to_forum()), once(RetryAfter(SHORT_WAIT))],
            [done.asked(2), failed("EDIT_NOT_FOUND").asked(2), done],
        ),
        Row::new(
            [once(moved_to_forum()), once(RetryAfter(LONG_WAIT))],
            [failed("FLOOD_WAIT").asked(2), failed("FLOOD_WAIT").asked(2), failed("FLOOD_WAIT")],
        ),
        Row::new(
            [once(moved_to_forum()), once(DropBefore)],
            [unknown(false).asked(2), unknown(false).asked(2), failed("NETWORK")],
        ),
        Row::new(
            [once(moved_to_forum()), once(DropAfter)],
            [unknown(true).asked(2), unknown(false).asked(2), failed("NETWORK")],
        ),
    ]
}
