//! The chat as it will look after a step: its messages in the parts in which they will be sent.

use crate::chat::{BelowChat, Bubble, ChatView, Keys};
use crate::engine::Sketch;
use crate::markup::{self, FormattedText, Text, TextEntity, TextEntityKind};
use crate::scenario::rules::limits;

/// What the chat will show. Looks at the disk, for the files.
pub(super) fn chat_of(sketch: &Sketch) -> ChatView {
    let mut chat = ChatView::default();
    if let Some(text) = &sketch.text {
        let parts = markup::split(text, limits::TEXT);
        chat.bubbles.extend(parts.iter().map(|part| Bubble::of_text(shown(part))));
    }
    if let Some(buttons) = &sketch.buttons {
        if let Some(last) = chat.bubbles.last_mut() {
            last.keys = Keys::inline(buttons);
        }
        chat.below = BelowChat::read(buttons);
    }
    chat
}

/// The text with what Telegram will find in it.
fn shown(text: &FormattedText) -> Text {
    let written = text.entities.iter().map(|entity| TextEntity {
        offset: entity.offset,
        length: entity.length,
        kind: TextEntityKind::Written(entity.kind.clone()),
    });
    let entities = markup::find_entities(&text.text, &written.collect::<Vec<_>>());
    Text { text: text.text.clone(), entities }
}
