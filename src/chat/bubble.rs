//! One message as a chat shows it.

use super::keys::Keys;
use crate::markup::Text;
use crate::texts::Message;
use jiff::Timestamp;
use std::fmt;
use std::sync::Arc;

/// One message, or an album, which is drawn as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Bubble {
    /// The message's id in its chat, where it has one already; of an album, the first message's.
    pub id: Option<i64>,
    pub side: Side,
    /// The name above the bubble, where the chat shows one.
    pub author: Option<Author>,
    /// Who wrote it first, where it was forwarded.
    pub forwarded_from: Option<String>,
    pub reply: Option<Reply>,
    pub body: Body,
    /// The text, or the caption of files.
    pub text: Text,
    /// Whether the caption stands above its pictures.
    pub caption_above: bool,
    /// When it was sent; none before it is.
    pub date: Option<Timestamp>,
    pub marks: Marks,
    /// The buttons under the bubble.
    pub keys: Option<Keys>,
}

impl Bubble {
    /// A text of one's own that has not been sent.
    pub fn of_text(text: Text) -> Self {
        Self {
            id: None,
            side: Side::Own,
            author: None,
            forwarded_from: None,
            reply: None,
            body: Body::Text,
            text,
            caption_above: false,
            date: None,
            marks: Marks::default(),
            keys: None,
        }
    }
}

/// Where a bubble stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// At the right, in the sender's colour.
    Own,
    /// At the left.
    Other,
    /// In the middle: what Telegram says by itself.
    Service,
}

/// Who wrote a message; the id chooses the colour of the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    pub id: i64,
    pub name: String,
}

/// The message that is answered, above the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    pub id: i64,
    /// None where the message cannot be looked at, as at the real Telegram before anything is sent.
    pub author: Option<Author>,
    /// Its beginning, or the name of what it holds; empty where it is not known.
    pub text: String,
}

/// What a bubble holds besides its text.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// The text alone.
    Text,
    /// 1–10 pictures that go together.
    Visuals(Vec<Visual>),
    /// 1–10 documents, pieces of music, or one voice message: a row each.
    Files(Vec<FileRow>),
    Point(Point),
    Contact(ContactCard),
    /// Telegram's own words, which stand in the middle of the chat.
    Service(Message),
}

/// A photo, a video or an animation.
#[derive(Clone, Debug, PartialEq)]
pub struct Visual {
    pub kind: VisualKind,
    pub name: String,
    /// Width and height in points of the file, where they are known.
    pub size: Option<(u32, u32)>,
    /// What it looks like, where that could be read.
    pub picture: Option<Arc<Picture>>,
    /// Seconds, of what moves.
    pub duration: Option<u32>,
    /// Hidden until it is pressed.
    pub spoiler: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisualKind {
    Photo,
    Video,
    Animation,
}

/// A picture made small, as colours.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Tells this picture from others, so that it is given to the screen once.
    pub key: u64,
    pub width: usize,
    pub height: usize,
    /// Red, green, blue and opacity of each point, by rows; not premultiplied.
    pub rgba: Vec<u8>,
}

impl fmt::Debug for Picture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Picture").field("width", &self.width).field("height", &self.height).finish()
    }
}

/// A file that is shown as a row.
#[derive(Clone, Debug, PartialEq)]
pub struct FileRow {
    pub kind: FileKind,
    pub name: String,
    /// Bytes, where they are known.
    pub size: Option<u64>,
    /// Seconds, of what sounds.
    pub duration: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Document,
    Audio,
    Voice,
}

/// A point on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Degrees.
    pub latitude: f64,
    /// Degrees.
    pub longitude: f64,
    /// Metres around it.
    pub accuracy: Option<f64>,
    pub live: Option<LiveMark>,
}

/// What makes a point move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveMark {
    /// Seconds; none: until it is stopped.
    pub period: Option<u32>,
    /// Degrees, 1–360.
    pub heading: Option<u32>,
    /// Metres at which the reader is told.
    pub proximity: Option<u32>,
    /// It moves no more.
    pub is_over: bool,
}

/// A contact that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactCard {
    pub first_name: String,
    pub last_name: String,
    pub phone: String,
    /// Whether more is known of it than name and phone.
    pub has_vcard: bool,
    /// The account of the phone, where Telegram told it.
    pub user_id: Option<i64>,
}

/// The small signs beside the time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    pub edited: bool,
    /// Arrives without a sound.
    pub silent: bool,
    /// Will be sent at this time.
    pub scheduled: Option<Timestamp>,
    /// Can be neither forwarded nor saved.
    pub protected: bool,
    /// How often a channel's post was seen.
    pub views: Option<i64>,
    /// Will be deleted by the step.
    pub deleted: bool,
}
