//! Changing messages that stand.

use super::journal::Change;
use super::message::{Content, FileKind, Message, Place};
use super::{World, now};
use crate::value::Json;

/// Seconds in which people can edit what they wrote.
pub const EDIT_LIMIT: i64 = 48 * 3600;

/// What becomes of a message; what is left out stays.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    pub content: Option<Content>,
    /// The new inline keyboard, or its removal.
    pub inline_keyboard: Option<Option<Json>>,
    pub link_preview: Option<Option<Json>>,
}

/// Why a message cannot be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditRefusal {
    NotFound,
    NotAuthor,
    /// A service message, a forward, or of a kind that nothing can be changed in.
    Fixed,
    /// Older than [`EDIT_LIMIT`], or a location that is no longer live.
    Expired,
    NotModified,
}

/// What is to be changed in a message, which decides whether it can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditPart {
    Content,
    /// The inline keyboard alone.
    Keyboard,
}

impl World {
    /// The message, where the account may change it.
    ///
    /// One's own messages, and in channels everybody's by its administrators. The bot has no time limit, nor has
    /// anybody in Saved Messages or for channel posts; a live location can be moved until it ends.
    pub fn editable(&self, by: i64, place: Place, id: i64, part: EditPart) -> Result<&Message, EditRefusal> {
        let message = self.visible_message(by, place, id).ok_or(EditRefusal::NotFound)?;
        let channel = self.is_channel(place);
        let post = channel && self.is_administrator(by, place);
        let own = message.author == by && !channel;
        if !own && !post {
            return Err(EditRefusal::NotAuthor);
        }
        if message.is_service() || message.forward.is_some() {
            return Err(EditRefusal::Fixed);
        }
        let bot = by == self.bot.id;
        let now = now();
        let mut unlimited = bot || post || place == Place::Private(by, by);
        match &message.content {
            _ if bot && part == EditPart::Keyboard => {}
            Content::Location(location) if location.live.is_some() => {
                if !location.is_live(message.date, now) {
                    return Err(EditRefusal::Expired);
                }
                unlimited = true;
            }
            Content::File { kind: FileKind::Sticker | FileKind::VideoNote, .. }
            | Content::Location(_)
            | Content::Contact(_) => return Err(EditRefusal::Fixed),
            _ => {}
        }
        if !unlimited && now.saturating_sub(message.date) >= EDIT_LIMIT {
            return Err(EditRefusal::Expired);
        }
        Ok(message)
    }

    /// Changes a message that [`World::editable`] allows to be changed; one that would stay as it is is refused.
    pub fn edit(&mut self, by: i64, place: Place, id: i64, edit: Edit) -> Result<&Message, EditRefusal> {
        let part = if edit.content.is_some() { EditPart::Content } else { EditPart::Keyboard };
        let old = self.editable(by, place, id, part)?;
        let content = edit.content.unwrap_or_else(|| old.content.clone());
        let keyboard = edit.inline_keyboard.unwrap_or_else(|| old.options.inline_keyboard.clone());
        let preview = edit.link_preview.unwrap_or_else(|| old.options.link_preview.clone());
        if content == old.content && keyboard == old.options.inline_keyboard && preview == old.options.link_preview {
            return Err(EditRefusal::NotModified);
        }
        if let Some(message) = self.message_mut(place, id) {
            message.content = content;
            message.options.inline_keyboard = keyboard;
            message.options.link_preview = preview;
            message.edit_date = Some(now());
        }
        self.record(Change::Edited { place, id });
        self.message(place, id).ok_or(EditRefusal::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Text;
    use crate::sandbox::world::{Draft, Live, Location, Options, with_found_entities};

    fn text(text: &str) -> Content {
        Content::Text(with_found_entities(text))
    }

    fn to(content: Content) -> Edit {
        Edit { content: Some(content), ..Edit::default() }
    }

    #[test]
    fn only_ones_own_are_changed_and_only_for_two_days() {
        let mut world = World::default();
        let bot = world.bot.id;
        let (pair, saved, news) = (Place::between(1, 2), Place::between(1, 1), Place::Chat(-1_001_000_000_002));
        let with_bot = Place::between(1, bot);
        for (author, by, place, age, expected) in [
            (1, 1, pair, 0, None),
            (1, 1, pair, EDIT_LIMIT + 1, Some(EditRefusal::Expired)),
            (1, 1, saved, EDIT_LIMIT + 1, None),
            (1, 2, pair, 0, Some(EditRefusal::NotAuthor)),
            (1, 3, pair, 0, Some(EditRefusal::NotFound)),
            (1, bot, news, EDIT_LIMIT + 1, None),
            (bot, 1, news, EDIT_LIMIT + 1, None),
            (bot, 2, news, 0, Some(EditRefusal::NotAuthor)),
            (bot, bot, with_bot, EDIT_LIMIT + 1, None),
        ] {
            let id = world.post(author, place, Draft::new(text("а"), Options::default())).id;
            world.message_mut(place, id).expect("just sent").date -= age;
            let result = world.edit(by, place, id, to(text("б"))).map(|message| message.text().to_owned());
            assert_eq!(result.err(), expected, "{author} {by} {place:?} {age}");
            let told = world.journal.since(0).last() == Some(&Change::Edited { place, id });
            assert_eq!(told, expected.is_none());
        }
        let id = world.post(1, pair, Draft::new(text("а"), Options::default())).id;
        assert_eq!(world.edit(1, pair, id, to(text("а"))).err(), Some(EditRefusal::NotModified));
        assert_eq!(world.edit(1, pair, id + 1, to(text("а"))).err(), Some(EditRefusal::NotFound));
    }

    #[test]
    fn kinds_that_have_nothing_to_change_are_fixed() {
        let mut world = World::default();
        let bot = world.bot.id;
        let place = Place::between(1, bot);
        let location = |stopped: Option<bool>| {
            let live = stopped.map(|stopped| Live { period: 60, heading: None, proximity: None, stopped });
            Content::Location(Location { latitude: 0.0, longitude: 0.0, accuracy: None, live })
        };
        let sticker = Content::File {
            kind: FileKind::Sticker,
            file_id: "1".into(),
            caption: Text::default(),
            spoiler: false,
            caption_above: false,
        };
        for (content, expected) in [
            (location(None), Some(EditRefusal::Fixed)),
            (location(Some(false)), None),
            (location(Some(true)), Some(EditRefusal::Expired)),
            (sticker, Some(EditRefusal::Fixed)),
            (text("а"), None),
        ] {
            let id = world.post(bot, place, Draft::new(content.clone(), Options::default())).id;
            let refusal = world.editable(bot, place, id, EditPart::Content).err();
            assert_eq!(refusal, expected, "{content:?}");
            assert!(world.editable(bot, place, id, EditPart::Keyboard).is_ok());
        }
    }
}
