//! What holds for every method, whatever it is called with.

use super::parameters::Parameters;
use super::{World, call};
use crate::sandbox::world::{Content, Draft, Live, Location, Options, Place, with_found_entities};
use proptest::prelude::*;

const METHODS: [&str; 20] = [
    "sendmessage",
    "sendlocation",
    "sendcontact",
    "sendphoto",
    "sendmediagroup",
    "forwardmessage",
    "forwardmessages",
    "copymessage",
    "copymessages",
    "editmessagetext",
    "editmessagecaption",
    "editmessagemedia",
    "editmessagereplymarkup",
    "editmessagelivelocation",
    "stopmessagelivelocation",
    "deletemessage",
    "deletemessages",
    "getchatmember",
    "getchatadministrators",
    "getchat",
];

const PARAMETERS: [&str; 24] = [
    "chat_id",
    "from_chat_id",
    "message_id",
    "message_ids",
    "user_id",
    "text",
    "caption",
    "entities",
    "caption_entities",
    "parse_mode",
    "media",
    "photo",
    "latitude",
    "longitude",
    "horizontal_accuracy",
    "live_period",
    "heading",
    "proximity_alert_radius",
    "phone_number",
    "first_name",
    "message_thread_id",
    "reply_parameters",
    "reply_markup",
    "link_preview_options",
];

const VALUES: [&str; 26] = [
    "",
    "1",
    "2",
    "60",
    "331",
    "-5001",
    "-1001000000001",
    "-1001000000002",
    "@shop_news",
    "9223372036854775807",
    "-9223372036854775808",
    "1e308",
    "NaN",
    "true",
    "Заказ 👍",
    "HTML",
    "[]",
    "[1,331]",
    "[\"1\",{}]",
    "{}",
    "{\"message_id\":1,\"quote\":\"👍\"}",
    "{\"inline_keyboard\":[[{\"text\":\"a\",\"callback_data\":\"b\"}]]}",
    "{\"keyboard\":[[\"a\"]]}",
    "{\"type\":\"photo\",\"media\":\"attach://a\"}",
    "[{\"type\":\"bold\",\"offset\":1,\"length\":9223372036854775807}]",
    "[{\"type\":\"photo\",\"media\":\"a\"},{\"type\":\"photo\",\"media\":\"b\"}]",
];

/// A small world with a text, a live location and a post of the bot.
fn world() -> World {
    let mut world = World::from_json(
        r#"{"people": [{"user_id": 1, "name": "Анна", "phone": "+79990000001"},
                       {"user_id": 2, "name": "Борис", "phone": "+79991234567"}],
            "chats": [{"id": -5001, "type": "group", "title": "Склад"},
                      {"id": -1001000000001, "type": "supergroup", "title": "Операторы", "topics": ["Заказы"]},
                      {"id": -1001000000002, "type": "channel", "title": "Новости", "username": "shop_news"}]}"#,
    )
    .expect("a good file");
    let bot = world.bot.id;
    let live = Some(Live { period: 60, heading: None, proximity: None, stopped: false });
    let location = Location { latitude: 1.0, longitude: 2.0, accuracy: None, live };
    for content in [Content::Text(with_found_entities("Заказ 👍")), Content::Location(location)] {
        for place in [Place::between(1, bot), Place::Chat(-1_001_000_000_002)] {
            world.post(bot, place, Draft::new(content.clone(), Options::default()));
        }
    }
    world
}

proptest! {
    #[test]
    fn nothing_panics_and_a_refused_call_changes_nothing(
        calls in prop::collection::vec(
            (
                prop::sample::select(&METHODS[..]),
                prop::collection::vec((prop::sample::select(&PARAMETERS[..]), prop::sample::select(&VALUES[..])), 0..12),
            ),
            1..20,
        ),
    ) {
        let mut world = world();
        for (method, pairs) in calls {
            let before = (world.journal.count(), world.message_count());
            let result = call(&mut world, method, &mut Parameters::of(&pairs));
            if result.is_err() {
                prop_assert_eq!((world.journal.count(), world.message_count()), before, "{} {:?}", method, pairs);
            }
        }
    }
}
