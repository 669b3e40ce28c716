//! Text with message entities, as Telegram keeps it.

/// Text and what is special about parts of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormattedText {
    pub text: String,
    /// Sorted by offset, the longer first; entities nest and never overlap halfway.
    pub entities: Vec<Entity>,
}

impl FormattedText {
    /// Text without any entity.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), entities: Vec::new() }
    }

    /// Length as Telegram's limits count it: code points.
    pub fn length(&self) -> usize {
        self.text.chars().count()
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// One special part of a text; offset and length count UTF-16 units (Bot API `MessageEntity`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    pub offset: usize,
    pub length: usize,
    pub kind: EntityKind,
}

/// What a part of a text is; only the kinds that markup can write (Telegram finds mentions, hashtags, … by itself).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntityKind {
    Bold,
    Italic,
    Underline,
    Strikethrough,
    Spoiler,
    Blockquote,
    ExpandableBlockquote,
    Code,
    Pre {
        language: Option<String>,
    },
    TextLink {
        url: String,
    },
    /// A mention of a person by id (`tg://user?id=…`).
    TextMention {
        user_id: i64,
    },
    CustomEmoji {
        id: String,
    },
    /// A moment shown in the reader's own zone (`tg://time?unix=…`).
    DateTime {
        unix_time: i64,
        format: Option<String>,
    },
}
