//! Numbers that clients give to what they send (`random_id`), so that a repeated request sends nothing twice.

use super::answer;
use crate::sandbox::mtproto::call::Call;
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::world::Place;
use grammers_tl_types::enums;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Numbers that are remembered; the oldest are forgotten.
const REMEMBERED: usize = 20_000;

/// What came of the numbers of all accounts.
#[derive(Debug, Default)]
pub(in crate::sandbox::mtproto) struct Sent {
    messages: BTreeMap<(i64, i64), Sending>,
    order: VecDeque<(i64, i64)>,
}

/// A message by its place and its id there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sending {
    pub(super) place: Place,
    pub(super) id: i64,
    pub(super) scheduled: bool,
}

impl Sent {
    pub(super) fn remember(&mut self, account: i64, random_id: i64, sending: Sending) {
        let key = (account, random_id);
        if self.messages.insert(key, sending).is_none() {
            self.order.push_back(key);
        }
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.messages.remove(&oldest);
        }
    }

    fn get(&self, account: i64, random_id: i64) -> Option<Sending> {
        self.messages.get(&(account, random_id)).copied()
    }
}

/// The answer to a request that was done before: the same messages, as an update that counts for nothing. Nothing for
/// a new one. Numbers of which only some are known, or whose messages are gone, are refused as the real server does.
pub(super) fn repeated(
    call: &Call<'_>,
    me: i64,
    place: Place,
    random_ids: &[i64],
) -> Result<Option<enums::Updates>, RpcError> {
    if random_ids.contains(&0) {
        return Err(RpcError::bad("RANDOM_ID_EMPTY"));
    }
    let duplicate = || RpcError::new(500, "RANDOM_ID_DUPLICATE");
    if random_ids.iter().collect::<BTreeSet<_>>().len() != random_ids.len() {
        return Err(duplicate());
    }
    let known: Vec<_> = random_ids.iter().map(|id| call.state.sent.get(me, *id)).collect();
    if known.iter().all(Option::is_none) {
        return Ok(None);
    }
    let mut messages = Vec::new();
    for (random_id, sending) in random_ids.iter().zip(known) {
        let sending = sending.filter(|sending| sending.place == place).ok_or_else(duplicate)?;
        messages.push((*random_id, sending));
    }
    answer::sent(call, me, place, &messages, true).ok_or_else(duplicate).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_so_many_are_remembered() {
        let mut sent = Sent::default();
        let sending = Sending { place: Place::Chat(-1), id: 5, scheduled: false };
        for random_id in 0..=i64::try_from(REMEMBERED).expect("small") {
            sent.remember(1, random_id, sending);
        }
        assert_eq!((sent.get(1, 0), sent.get(1, 1), sent.get(2, 1)), (None, Some(sending), None));
        assert_eq!(sent.messages.len(), REMEMBERED);
    }
}
