//! How far each account's stream of updates has come (`pts`): one count for an account's private chats and basic
//! groups, and one for each supergroup and channel (<https://core.telegram.org/api/updates>). Read off the world's
//! journal, together with the connection that each change came through.

use super::call::Call;
use crate::sandbox::world::{Change, Journal, Place, World};
use std::collections::BTreeMap;
use std::ops::Range;

/// A new account's count; clients take 0 for "unknown".
const FIRST: i32 = 1;

/// Changes that are remembered at least; clients that missed more have to begin anew (`updates.differenceTooLong`).
const KEPT: usize = 10_000;

/// A stream of updates that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stream {
    /// An account's private chats and basic groups.
    Account(i64),
    /// A supergroup or channel by the Bot API's id.
    Channel(i64),
}

/// Where a change stands in a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) stream: Stream,
    /// The stream's count after the change.
    pub(super) pts: i32,
    /// How much of it is the change's.
    pub(super) count: i32,
}

/// What is known of one change of the journal.
#[derive(Debug)]
struct Record {
    /// The connection whose call it was.
    origin: Option<u64>,
    marks: Vec<Mark>,
}

/// The counts of all streams.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// One for each change of the journal that was read and is not forgotten.
    records: Vec<Record>,
    /// How many stood before these.
    forgotten: usize,
    counts: BTreeMap<Stream, i32>,
    /// Where a stream stood after the last change of it that is forgotten.
    floors: BTreeMap<Stream, i32>,
}

impl Ledger {
    /// Reads what is new in the journal; `origin` is the connection whose call made it.
    pub(super) fn read(&mut self, world: &World, origin: Option<u64>) {
        for change in world.journal.since(self.length()) {
            let marks = effects(world, change)
                .into_iter()
                .map(|(stream, count)| {
                    let pts = self.counts.entry(stream).or_insert(FIRST);
                    *pts = pts.saturating_add(count);
                    Mark { stream, pts: *pts, count }
                })
                .collect();
            self.records.push(Record { origin, marks });
        }
    }

    /// How many changes were read.
    pub(super) fn length(&self) -> usize {
        self.forgotten + self.records.len()
    }

    /// Reads what is new, and forgets the oldest changes here and in the journal when there are very many.
    pub(super) fn forget_old(&mut self, world: &mut World) {
        self.read(world, None);
        // Seldom and many at once, as all others have to be moved.
        if self.records.len() >= 2 * KEPT {
            let old = self.records.len() - KEPT;
            let marks = self.records.drain(..old).flat_map(|record| record.marks);
            self.floors.extend(marks.map(|mark| (mark.stream, mark.pts)));
            self.forgotten += old;
        }
        world.journal.forget(self.forgotten);
    }

    /// Whether all changes after the first `count` are still known.
    pub(super) fn knows(&self, count: usize) -> bool {
        count >= self.forgotten
    }

    /// Whether all changes of a stream after `pts` are still known.
    pub(super) fn reaches(&self, stream: Stream, pts: i32) -> bool {
        self.floors.get(&stream).is_none_or(|floor| pts >= *floor)
    }

    /// A stream's count, with what stands in the journal and was not read yet.
    pub(super) fn pts(&self, world: &World, stream: Stream) -> i32 {
        let read = self.counts.get(&stream).copied().unwrap_or(FIRST);
        let unread = world.journal.since(self.length()).iter().flat_map(|change| effects(world, change));
        unread.filter(|(of, _)| *of == stream).fold(read, |pts, (_, count)| pts.saturating_add(count))
    }

    /// The changes with these numbers, except those that came through `connection`, and where they stand in a stream.
    pub(super) fn others<'a>(
        &'a self,
        journal: &'a Journal,
        numbers: Range<usize>,
        connection: u64,
    ) -> impl Iterator<Item = (&'a Change, &'a [Mark])> {
        let (first, end) = (numbers.start.max(self.forgotten), numbers.end.saturating_sub(self.forgotten));
        let records = self.records.get(first - self.forgotten..end).unwrap_or_default();
        journal
            .since(first)
            .iter()
            .zip(records)
            .filter(move |(_, record)| record.origin != Some(connection))
            .map(|(change, record)| (change, record.marks.as_slice()))
    }

    /// The changes of a stream after `pts`.
    pub(super) fn after<'a>(
        &'a self,
        journal: &'a Journal,
        stream: Stream,
        pts: i32,
    ) -> impl Iterator<Item = (&'a Change, Mark)> {
        journal.since(self.forgotten).iter().zip(&self.records).filter_map(move |(change, record)| {
            let mark = record.marks.iter().find(|mark| mark.stream == stream && mark.pts > pts)?;
            Some((change, *mark))
        })
    }
}

impl Call<'_> {
    /// How far the stream has come that the messages of a place are counted in, with what this call did.
    pub(super) fn pts(&self, account: i64, place: Place) -> i32 {
        self.state.ledger.pts(self.world, stream(self.world, account, place))
    }
}

/// The stream that counts the messages of a place for an account.
pub(super) fn stream(world: &World, account: i64, place: Place) -> Stream {
    match place {
        Place::Chat(id) if !world.shares_ids(place) => Stream::Channel(id),
        Place::Chat(_) | Place::Private(..) => Stream::Account(account),
    }
}

/// The streams that a change counts in, and by how much. What was read, pinned or scheduled is told and not counted.
fn effects(world: &World, change: &Change) -> Vec<(Stream, i32)> {
    let (place, count, only) = match change {
        Change::New { place, .. } | Change::Edited { place, .. } => (*place, 1, None),
        Change::Deleted { place, ids, account } => (*place, i32::try_from(ids.len()).unwrap_or(i32::MAX), *account),
        _ => return Vec::new(),
    };
    if let (Place::Chat(id), false) = (place, world.shares_ids(place)) {
        return vec![(Stream::Channel(id), count)];
    }
    let mut accounts = match place {
        Place::Private(one, other) => vec![one, other],
        Place::Chat(id) => world.chat(id).into_iter().flat_map(|chat| chat.members()).collect(),
    };
    accounts.dedup();
    accounts.retain(|account| only.is_none_or(|only| only == *account));
    accounts.into_iter().map(|account| (Stream::Account(account), count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::world::{Content, Draft, Options, with_found_entities};

    fn say(world: &mut World, by: i64, place: Place) -> i64 {
        world.post(by, place, Draft::new(Content::Text(with_found_entities("а")), Options::default())).id
    }

    #[test]
    fn streams_count_what_their_accounts_see() {
        let (mut world, mut ledger) = (World::default(), Ledger::default());
        let (private, group, forum) = (Place::between(1, 2), Place::Chat(-5001), Place::Chat(-1_001_000_000_001));
        let pts = |ledger: &Ledger, world: &World, account, place| ledger.pts(world, stream(world, account, place));
        assert_eq!(pts(&ledger, &world, 1, private), 1);
        say(&mut world, 1, private);
        say(&mut world, 2, group);
        say(&mut world, 2, forum);
        for read in [false, true] {
            if read {
                ledger.read(&world, Some(7));
            }
            assert_eq!(pts(&ledger, &world, 1, private), 3);
            assert_eq!(pts(&ledger, &world, 3, private), 2, "only the group's");
            assert_eq!(pts(&ledger, &world, 5, private), 1);
            assert_eq!(pts(&ledger, &world, 1, forum), 2);
        }
        assert_eq!(ledger.others(&world.journal, 0..3, 7).count(), 0);
        assert_eq!(ledger.others(&world.journal, 1..3, 8).count(), 2);
        assert_eq!(ledger.after(&world.journal, Stream::Account(1), 2).count(), 1);
        assert_eq!(ledger.after(&world.journal, Stream::Account(1), 0).count(), 2);
    }

    #[test]
    fn old_changes_are_forgotten_and_the_counts_go_on() {
        let (mut world, mut ledger) = (World::default(), Ledger::default());
        let (private, news) = (Place::between(1, 2), Place::Chat(-1_001_000_000_002));
        let (boris, channel) = (Stream::Account(2), Stream::Channel(-1_001_000_000_002));
        say(&mut world, 1, news);
        for turn in 0..3 * KEPT {
            say(&mut world, 1, private);
            if turn % 1000 == 0 {
                ledger.forget_old(&mut world);
            }
            assert!(world.journal.since(0).len() <= 2 * KEPT + 1001 && ledger.records.len() <= 2 * KEPT + 1001);
        }
        ledger.forget_old(&mut world);
        let count = i32::try_from(3 * KEPT).expect("small") + 1;
        assert_eq!((ledger.length(), world.journal.count()), (3 * KEPT + 1, 3 * KEPT + 1));
        assert_eq!(ledger.pts(&world, boris), count);
        assert!(
            ledger.reaches(boris, count - 10) && !ledger.reaches(boris, 1) && ledger.reaches(Stream::Account(4), 1)
        );
        assert!(ledger.reaches(channel, 2) && !ledger.reaches(channel, 1));
        assert!(ledger.knows(3 * KEPT - 10) && !ledger.knows(10));
        assert_eq!(ledger.after(&world.journal, boris, count - 10).count(), 10);
        let last: Vec<_> = ledger.others(&world.journal, 3 * KEPT - 1..3 * KEPT + 1, 7).collect();
        assert_eq!(last.len(), 2);
        assert!(last.iter().any(|(_, marks)| marks.iter().any(|mark| mark.stream == boris && mark.pts == count)));
    }

    #[test]
    fn what_is_deleted_counts_for_each_message() {
        let (mut world, mut ledger) = (World::default(), Ledger::default());
        let saved = Place::between(1, 1);
        let ids = [say(&mut world, 1, saved), say(&mut world, 1, saved)];
        ledger.read(&world, None);
        assert_eq!(ledger.pts(&world, Stream::Account(1)), 3, "once for an account that writes to itself");
        world.delete(1, saved, &ids, false).expect("its own");
        assert_eq!(ledger.pts(&world, Stream::Account(1)), 5);
    }
}
