//! Waiting for a moment of the wall clock.

use jiff::Timestamp;
use std::time::Duration;

/// How long to sleep at most before the clock is read again: it may be set, and a sleeping machine's timers stand still.
const GLANCE: Duration = Duration::from_secs(1);

/// Returns once the clock shows `until`; at once if it has passed.
pub(super) async fn until(until: Timestamp, now: fn() -> Timestamp) {
    loop {
        let rest = until.duration_since(now());
        match Duration::try_from(rest) {
            Ok(rest) if !rest.is_zero() => tokio::time::sleep(rest.min(GLANCE)).await,
            _ => return,
        }
    }
}
