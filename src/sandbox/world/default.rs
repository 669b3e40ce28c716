//! The world of the built-in connections: the same ids, names, phones, chats and history at every start.

use super::message::{Content, Draft, Options, Place};
use super::{Chat, ChatKind, Journal, Person, Privacy, Standing, World, portrait, with_found_entities};
use std::collections::BTreeMap;

const ANNA: i64 = 1;
const BORIS: i64 = 2;
const VERA: i64 = 3;
const GLEB: i64 = 4;
const DINA: i64 = 5;
const GROUP: i64 = -5001;
const OPERATORS: i64 = -1_001_000_000_001;
const NEWS: i64 = -1_001_000_000_002;

/// 20 November 2026, 09:00 UTC: when the history begins.
const BEGIN: i64 = 1_795_165_200;
const STEP: i64 = 7 * 60;
/// Messages in each chat of the first person.
const HISTORY: usize = 32;

impl Default for World {
    fn default() -> Self {
        let mut world = Self::empty();
        world.people = people();
        world.chats = chats();
        let mut date = BEGIN;
        world.begin_forum(OPERATORS, &["Заказы".to_owned(), "Возвраты".to_owned()], date);
        let bot = world.bot.id;
        let places = [
            (Place::between(ANNA, BORIS), [ANNA, BORIS], TALK),
            (Place::between(ANNA, VERA), [ANNA, VERA], TALK),
            (Place::between(ANNA, GLEB), [GLEB, ANNA], TALK),
            (Place::between(ANNA, bot), [ANNA, bot], BOT_TALK),
            (Place::between(BORIS, bot), [BORIS, bot], BOT_TALK),
            (Place::between(VERA, bot), [VERA, bot], BOT_TALK),
            (Place::between(GLEB, bot), [GLEB, bot], BOT_TALK),
            (Place::Chat(GROUP), [BORIS, ANNA], WORK),
            (Place::Chat(OPERATORS), [VERA, ANNA], WORK),
            (Place::Chat(NEWS), [ANNA, ANNA], POSTS),
        ];
        for turn in 0..HISTORY {
            for (place, writers, lines) in places {
                let text = format!("{} {}", lines[turn % lines.len()], 100 + turn);
                let draft = Draft::new(Content::Text(with_found_entities(&text)), Options::default());
                world.add(writers[turn % 2], place, draft, date);
                date += STEP;
            }
        }
        for (one, other) in [(ANNA, BORIS), (ANNA, VERA), (BORIS, ANNA), (VERA, ANNA)] {
            world.set_contact(one, other, true);
        }
        for account in [ANNA, BORIS, VERA, GLEB] {
            for dialog in world.dialogs(account) {
                world.read(account, dialog.place, dialog.top_message_id);
            }
        }
        // What the bot has not fetched yet: so that "get dialogs" and "get messages" of a bot show something.
        for (chat, person, text) in [
            (ANNA, ANNA, "/start"),
            (ANNA, ANNA, "Где мой заказ A-1042?"),
            (BORIS, BORIS, "Добрый день! Можно забрать завтра?"),
            (GROUP, BORIS, "@scenogram_sandbox_bot, сводку за день"),
            (OPERATORS, VERA, "Беру возврат #517"),
            (NEWS, ANNA, "Сегодня работаем до 20:00"),
        ] {
            date += STEP;
            let draft = Draft::new(Content::Text(with_found_entities(text)), Options::default());
            world.post_at(person, world.bot_place(chat), draft, date);
        }
        world.journal = Journal::default();
        world
    }
}

const TALK: &[&str] = &["Привет! По заказу", "Готово, смотри пункт", "Спасибо, принято", "Созвонимся по вопросу"];
const BOT_TALK: &[&str] = &["Статус заказа", "Готов к выдаче заказ №"];
const WORK: &[&str] = &["Новый заказ #", "Передал курьеру заказ", "Закрыто:"];
const POSTS: &[&str] = &["Поступление товара, партия", "График работы, неделя"];

fn people() -> Vec<Person> {
    let person = |id: i64, first: &str, last: Option<&str>, username: Option<&str>, phone: &str| Person {
        last_name: last.map(str::to_owned),
        username: username.map(str::to_owned),
        ..Person::new(id, first, phone)
    };
    vec![
        Person {
            bio: Some("Склад и доставка".to_owned()),
            picture: Some(portrait([0x2a, 0xab, 0xee])),
            ..person(ANNA, "Анна", None, Some("anna"), "+79990000001")
        },
        Person {
            picture: Some(portrait([0xf2, 0x8c, 0x28])),
            ..person(BORIS, "Борис", Some("Ким"), Some("boris"), "+79991234567")
        },
        Person {
            password: Some("весна".to_owned()), ..person(VERA, "Вера", Some("Орлова"), None, "+79990000003")
        },
        Person { phone_privacy: Privacy::Contacts, ..person(GLEB, "Глеб", None, Some("gleb"), "+79990000004") },
        Person {
            phone_privacy: Privacy::Nobody,
            hides_forwards: true,
            started_bot: false,
            ..person(DINA, "Дина", Some("Юн"), Some("dina"), "+79990000005")
        },
    ]
}

fn chats() -> Vec<Chat> {
    let chat = |id: i64, kind: ChatKind, title: &str, username: Option<&str>, bot: Standing| Chat {
        id,
        kind,
        title: title.to_owned(),
        username: username.map(str::to_owned),
        description: None,
        topics: Vec::new(),
        people: BTreeMap::from([
            (ANNA, Standing::Owner),
            (BORIS, Standing::Member),
            (VERA, Standing::Member),
            (GLEB, Standing::Member),
        ]),
        bot,
        protected: false,
        migrated_to: None,
    };
    vec![
        chat(OPERATORS, ChatKind::Supergroup, "Операторы", None, Standing::Member),
        chat(GROUP, ChatKind::Group, "Склад", None, Standing::Member),
        chat(NEWS, ChatKind::Channel, "Новости магазина", Some("shop_news"), Standing::Administrator),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_world_keeps_its_promises() {
        let world = World::default();
        assert!(world.people.len() >= 4);
        assert_eq!(world.people[0].name(), "Анна");
        assert_eq!(world.people[1].phone, "+79991234567");
        assert_eq!(world.people.iter().filter(|person| person.password.is_some()).count(), 1);
        let (last, others) = world.people.split_last().expect("people");
        assert!(!last.started_bot && others.iter().all(|person| person.started_bot));
        let kinds: Vec<_> = world.chats.iter().map(|chat| (chat.kind, chat.is_forum(), chat.bot)).collect();
        assert!(kinds.contains(&(ChatKind::Group, false, Standing::Member)));
        assert!(kinds.contains(&(ChatKind::Supergroup, true, Standing::Member)));
        assert!(kinds.contains(&(ChatKind::Channel, false, Standing::Administrator)));
        assert_eq!(world.chat(OPERATORS).expect("operators").title, "Операторы");
    }

    #[test]
    fn every_chat_of_the_first_person_has_a_history() {
        let world = World::default();
        let mut places: Vec<_> = world.all_messages().map(|message| message.place).collect();
        places.dedup();
        let hers = |place: &Place| match *place {
            Place::Private(one, other) => one == ANNA || other == ANNA,
            Place::Chat(id) => world.chat(id).is_some_and(|chat| chat.standing(ANNA).is_in()),
        };
        let hers: Vec<_> = places.into_iter().filter(hers).collect();
        assert!(hers.len() >= 7, "{hers:?}");
        assert!(hers.iter().all(|place| world.messages(*place).len() >= 30));
    }

    #[test]
    fn two_starts_give_the_same_world() {
        let told = |world: &World| {
            world
                .all_messages()
                .map(|message| (message.id, message.date, message.text().to_owned()))
                .collect::<Vec<_>>()
        };
        assert_eq!(told(&World::default()), told(&World::default()));
    }
}
