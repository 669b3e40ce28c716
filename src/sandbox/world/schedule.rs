//! Messages that people hold back until a time. They stand apart from the others, per account and place, with ids of
//! their own; bots have none.

use super::journal::Change;
use super::message::{Draft, Message, Place, Sender};
use super::{World, now};
use std::collections::BTreeSet;

/// Scheduled messages of one account in one place.
pub const SCHEDULE_LIMIT: usize = 100;
/// Seconds ahead that a message can be scheduled.
pub const SCHEDULE_AHEAD: i64 = 365 * 24 * 3600;
/// What is due in so many seconds or less is sent at once.
pub const SCHEDULE_AT_ONCE: i64 = 10;

/// Why a message cannot be scheduled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScheduleRefusal {
    TooFar,
    TooMany,
}

/// What one account holds back in one place, oldest first.
#[derive(Debug, Default)]
pub(super) struct Schedule {
    messages: Vec<Message>,
    last_id: i64,
}

impl World {
    /// Holds a message back until `due` (Unix seconds). Whether the account may write there and whether the time is so
    /// near that it is to be posted instead ([`SCHEDULE_AT_ONCE`]) is to be asked before.
    pub fn schedule(&mut self, by: i64, place: Place, draft: Draft, due: i64) -> Result<&Message, ScheduleRefusal> {
        if due > now().saturating_add(SCHEDULE_AHEAD) {
            return Err(ScheduleRefusal::TooFar);
        }
        let channel = self.is_channel(place);
        let schedule = self.account_mut(by).scheduled.entry(place).or_default();
        if schedule.messages.len() >= SCHEDULE_LIMIT {
            return Err(ScheduleRefusal::TooMany);
        }
        schedule.last_id += 1;
        let id = schedule.last_id;
        schedule.messages.push(Message {
            id,
            place,
            sender: if channel { Sender::Channel } else { Sender::User(by) },
            author: by,
            date: due,
            edit_date: None,
            content: draft.content,
            options: draft.options,
            forward: draft.forward,
            views: None,
            hidden_for: BTreeSet::new(),
        });
        self.record(Change::Scheduled { account: by, place, id });
        self.scheduled(by, place).last().ok_or(ScheduleRefusal::TooMany)
    }

    /// What an account holds back in a place, in the order it was scheduled; `date` is when it is due.
    pub fn scheduled(&self, account: i64, place: Place) -> &[Message] {
        self.account(account).scheduled.get(&place).map_or(&[], |schedule| schedule.messages.as_slice())
    }

    /// Changes a scheduled message; nothing when there is none with the id.
    pub fn edit_scheduled(
        &mut self,
        account: i64,
        place: Place,
        id: i64,
        change: impl FnOnce(&mut Message),
    ) -> Option<&Message> {
        let schedule = self.account_mut(account).scheduled.get_mut(&place)?;
        change(schedule.messages.iter_mut().find(|message| message.id == id)?);
        self.record(Change::Scheduled { account, place, id });
        self.scheduled(account, place).iter().find(|message| message.id == id)
    }

    /// Deletes scheduled messages and gives the ids of those that were there.
    pub fn delete_scheduled(&mut self, account: i64, place: Place, ids: &[i64]) -> Vec<i64> {
        self.take_scheduled(account, place, ids).into_iter().map(|message| message.id).collect()
    }

    /// Posts scheduled messages at once; gives the old and the new id of each.
    pub fn send_scheduled_now(&mut self, account: i64, place: Place, ids: &[i64]) -> Vec<(i64, i64)> {
        let taken = self.take_scheduled(account, place, ids);
        let mut sent = Vec::new();
        for Message { id, content, options, forward, .. } in taken {
            sent.push((id, self.post(account, place, Draft { content, options, forward }).id));
        }
        sent
    }

    /// Posts what is due at `now` (Unix seconds), in the order of the times; what its author may no longer write there
    /// is dropped. Gives how many were posted.
    pub fn post_due(&mut self, now: i64) -> usize {
        let mut due: Vec<(i64, i64, Place, i64)> = Vec::new();
        for (account, private) in &self.accounts {
            for (place, schedule) in &private.scheduled {
                let ready = schedule.messages.iter().filter(|message| message.date <= now);
                due.extend(ready.map(|message| (message.date, *account, *place, message.id)));
            }
        }
        due.sort_unstable();
        let mut count = 0;
        for (_, account, place, id) in due {
            if self.check_writable(account, place).is_ok() {
                count += self.send_scheduled_now(account, place, &[id]).len();
            } else {
                self.delete_scheduled(account, place, &[id]);
            }
        }
        count
    }

    fn take_scheduled(&mut self, account: i64, place: Place, ids: &[i64]) -> Vec<Message> {
        let Some(schedule) = self.account_mut(account).scheduled.get_mut(&place) else { return Vec::new() };
        let (taken, left): (Vec<Message>, Vec<Message>) =
            std::mem::take(&mut schedule.messages).into_iter().partition(|message| ids.contains(&message.id));
        schedule.messages = left;
        if !taken.is_empty() {
            let ids = taken.iter().map(|message| message.id).collect();
            self.record(Change::Unscheduled { account, place, ids });
        }
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::world::{Content, Options, with_found_entities};

    fn draft(text: &str) -> Draft {
        Draft::new(Content::Text(with_found_entities(text)), Options::default())
    }

    #[test]
    fn what_is_due_is_posted_in_the_order_of_the_times() {
        let mut world = World::default();
        let place = Place::between(1, 2);
        let before = world.messages(place).len();
        let begin = now();
        for (text, due) in [("в", 300), ("а", 100), ("б", 200), ("г", 400)] {
            let message = world.schedule(1, place, draft(text), begin + due).expect("room");
            assert_eq!(message.date, begin + due);
        }
        let texts = |world: &World| -> Vec<String> {
            world.messages(place)[before..].iter().map(|message| message.text().to_owned()).collect()
        };
        assert_eq!(world.post_due(begin + 99), 0);
        assert_eq!(world.post_due(begin + 300), 3);
        assert_eq!(texts(&world), ["а", "б", "в"]);
        let left = world.scheduled(1, place)[0].id;
        assert_eq!(world.send_scheduled_now(1, place, &[left, 99]).len(), 1);
        assert_eq!(texts(&world), ["а", "б", "в", "г"]);
        assert!(world.scheduled(1, place).is_empty());
        assert!(world.scheduled(2, place).is_empty(), "each account has its own");
    }

    #[test]
    fn there_are_limits() {
        let mut world = World::default();
        let place = Place::between(1, 2);
        let far = now() + SCHEDULE_AHEAD + 60;
        assert_eq!(world.schedule(1, place, draft("а"), far).err(), Some(ScheduleRefusal::TooFar));
        for _ in 0..SCHEDULE_LIMIT {
            world.schedule(1, place, draft("а"), now() + 60).expect("room");
        }
        assert_eq!(world.schedule(1, place, draft("а"), now() + 60).err(), Some(ScheduleRefusal::TooMany));
        assert_eq!(world.delete_scheduled(1, place, &[1, 1000]), [1]);
        assert!(world.edit_scheduled(1, place, 2, |message| message.content = draft("б").content).is_some());
        assert_eq!(world.scheduled(1, place)[0].text(), "б");
        world.account_mut(2).blocked.insert(1);
        assert_eq!(world.post_due(now() + 60), 0, "nothing reaches whoever blocked the author");
        assert!(world.scheduled(1, place).is_empty());
    }
}
