//! Which messages of a list a request wants (<https://core.telegram.org/api/offsets>): the list runs from the newest to
//! the oldest, an offset names a point in it, `add_offset` moves that point, `limit` says how many.

use crate::sandbox::world::Message;

/// Messages of one answer.
const LIMIT: i32 = 100;
/// How many are given when a request names no number.
const DEFAULT: i32 = 20;

/// The numbers by which requests ask for a page; 0 is "any".
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wanted {
    pub(super) offset_id: i32,
    /// Unix seconds; counts only without `offset_id`.
    pub(super) offset_date: i32,
    pub(super) add_offset: i32,
    pub(super) limit: i32,
    pub(super) max_id: i32,
    pub(super) min_id: i32,
}

/// What was asked for, the newest first.
pub(super) struct Page<'a> {
    pub(super) messages: Vec<&'a Message>,
    /// Messages in the whole list.
    pub(super) count: usize,
    /// Messages of the list that are newer than the page.
    pub(super) before: usize,
}

/// Cuts a page out of a list that runs from the newest to the oldest.
pub(super) fn page<'a>(newest_first: impl Iterator<Item = &'a Message>, wanted: Wanted) -> Page<'a> {
    let list: Vec<&Message> = newest_first.collect();
    let point = list
        .iter()
        .position(|message| match wanted {
            Wanted { offset_id: 0, offset_date: 0, .. } => true,
            Wanted { offset_id: 0, offset_date, .. } => message.date < i64::from(offset_date),
            Wanted { offset_id, .. } => message.id < i64::from(offset_id),
        })
        .unwrap_or(list.len());
    let limit = if wanted.limit <= 0 { DEFAULT } else { wanted.limit.min(LIMIT) };
    let point = i64::try_from(point).unwrap_or(i64::MAX);
    let begin = point.saturating_add(wanted.add_offset.into());
    let end = begin.saturating_add(limit.into());
    let within = |place: i64| usize::try_from(place.max(0)).unwrap_or(usize::MAX).min(list.len());
    let before = within(begin);
    let messages = list.get(before..within(end)).unwrap_or_default().iter().copied().filter(|message| {
        (wanted.max_id == 0 || message.id < i64::from(wanted.max_id)) && message.id > i64::from(wanted.min_id)
    });
    Page { messages: messages.collect(), count: list.len(), before }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::world::{Content, Draft, Options, Place, World, with_found_entities};
    use proptest::prelude::*;

    /// A chat of ten messages with ids 1–10 and dates 100–1000.
    fn ten() -> World {
        let mut world = World::empty();
        world.people = World::default().people;
        for id in 1..=10 {
            let draft = Draft::new(Content::Text(with_found_entities("а")), Options::default());
            let place = Place::between(1, 2);
            world.post(1, place, draft);
            world.message_mut(place, id).expect("just sent").date = id * 100;
        }
        world
    }

    fn ids(world: &World, wanted: Wanted) -> Vec<i64> {
        let messages = world.visible_messages(1, Place::between(1, 2)).rev();
        page(messages, wanted).messages.iter().map(|message| message.id).collect()
    }

    #[test]
    fn pages_are_cut_as_the_server_does() {
        let world = ten();
        let wanted = Wanted { limit: 3, ..Wanted::default() };
        let check = |wanted: Wanted, expected: &[i64]| assert_eq!(ids(&world, wanted), expected, "{wanted:?}");
        check(wanted, &[10, 9, 8]);
        check(Wanted { offset_id: 8, ..wanted }, &[7, 6, 5]);
        check(Wanted { offset_id: 2, ..wanted }, &[1]);
        check(Wanted { offset_id: 1, ..wanted }, &[]);
        check(Wanted { offset_date: 500, ..wanted }, &[4, 3, 2]);
        check(Wanted { offset_id: 8, offset_date: 300, ..wanted }, &[7, 6, 5]);
        check(Wanted { offset_id: 5, add_offset: -3, ..wanted }, &[7, 6, 5]);
        check(Wanted { offset_id: 5, add_offset: 1, ..wanted }, &[3, 2, 1]);
        check(Wanted { add_offset: -2, ..wanted }, &[10]);
        check(Wanted { offset_id: 5, add_offset: -3, min_id: 5, ..wanted }, &[7, 6]);
        check(Wanted { max_id: 9, ..wanted }, &[8]);
        check(Wanted { limit: 0, ..wanted }, &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
        check(Wanted { limit: -5, offset_id: 3, ..wanted }, &[2, 1]);
    }

    proptest! {
        #[test]
        fn any_numbers_are_answered(
            offset_id in any::<i32>(),
            offset_date in any::<i32>(),
            add_offset in any::<i32>(),
            limit in any::<i32>(),
            max_id in any::<i32>(),
            min_id in any::<i32>(),
        ) {
            let world = ten();
            let found = ids(&world, Wanted { offset_id, offset_date, add_offset, limit, max_id, min_id });
            prop_assert!(found.is_sorted_by(|one, other| one > other));
        }

        #[test]
        fn pages_together_are_the_whole(limit in 1..12_i32) {
            let world = ten();
            let mut all = Vec::new();
            let mut offset_id = 0;
            loop {
                let found = ids(&world, Wanted { offset_id, limit, ..Wanted::default() });
                let Some(last) = found.last() else { break };
                offset_id = i32::try_from(*last).expect("small");
                all.extend(found);
            }
            prop_assert_eq!(all, (1..=10).rev().collect::<Vec<i64>>());
        }
    }
}
