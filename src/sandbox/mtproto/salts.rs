//! Server salts: numbers that every packet carries and that change with time
//! (<https://core.telegram.org/mtproto/description#server-salt>).

use super::hash::mix;
use grammers_tl_types::types::FutureSalt;

/// Seconds after which the next salt begins; a salt is accepted for two such spans.
const SPAN: i64 = 30 * 60;

/// The salts of one sandbox.
#[derive(Debug)]
pub(super) struct Salts {
    seed: i64,
}

impl Salts {
    pub(super) fn new(seed: i64) -> Self {
        Self { seed }
    }

    fn of(&self, key_id: i64, span: i64) -> i64 {
        // Clients take 0 for "none yet".
        mix(&[self.seed, key_id, span]) | 1
    }

    /// The salt to use at `now` (Unix seconds).
    pub(super) fn current(&self, key_id: i64, now: i64) -> i64 {
        self.of(key_id, now.div_euclid(SPAN))
    }

    pub(super) fn accepts(&self, key_id: i64, now: i64, salt: i64) -> bool {
        let span = now.div_euclid(SPAN);
        [span, span - 1].into_iter().any(|span| self.of(key_id, span) == salt)
    }

    /// The current salt and those after it; at most 64, as Telegram gives (`get_future_salts`).
    pub(super) fn coming(&self, key_id: i64, now: i64, count: i32) -> Vec<FutureSalt> {
        let first = now.div_euclid(SPAN);
        let seconds = |span: i64| i32::try_from(span * SPAN).unwrap_or(i32::MAX);
        (first..first + i64::from(count.clamp(1, 64)))
            .map(|span| FutureSalt {
                valid_since: seconds(span),
                valid_until: seconds(span + 2),
                salt: self.of(key_id, span),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn salts_follow_one_another() {
        let salts = Salts::new(7);
        let now = 1_795_000_000;
        let coming = salts.coming(1, now, 3);
        assert_eq!(coming.len(), 3);
        assert_eq!(coming[0].salt, salts.current(1, now));
        assert_eq!(coming[1].salt, salts.current(1, now + SPAN));
        assert!(coming[0].salt != coming[1].salt && coming[0].salt != 0);
        assert!(salts.accepts(1, now, coming[0].salt) && salts.accepts(1, now + SPAN, coming[0].salt));
        assert!(!salts.accepts(1, now + 2 * SPAN, coming[0].salt));
        assert!(!salts.accepts(1, now, coming[1].salt) && !salts.accepts(2, now, coming[0].salt));
        assert!(!salts.accepts(1, now, 0));
        for (asked, given) in [(i32::MIN, 1), (0, 1), (64, 64), (i32::MAX, 64)] {
            assert_eq!(salts.coming(1, now, asked).len(), given);
        }
    }
}
