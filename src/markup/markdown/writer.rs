//! The events of CommonMark written as text and entities.
//!
//! White space between blocks is owed, not written, until text follows; so are the beginnings of entities and the
//! markers of list items. A block that turns out to be empty leaves no trace.

use super::spoiler::Sign;
use crate::markup::builder::{Builder, Mark};
use crate::markup::escape::restore;
use crate::markup::{EntityKind, FormattedText, link};
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use std::collections::HashMap;
use std::ops::Range;

const BULLET: &str = "• ";
const RULE: &str = "———";
const CELL_BORDER: &str = " | ";
/// In characters; without a bound, lists nested on purpose would make megabytes of spaces of a small text.
const DEEPEST_INDENTATION: usize = 24;

/// Writes the events of `source`.
pub(super) fn write(
    source: &str,
    events: Vec<(Event<'_>, Range<usize>)>,
    spoilers: HashMap<usize, Sign>,
) -> FormattedText {
    let mut writer = Writer {
        source,
        spoilers,
        builder: Builder::default(),
        owed_breaks: 0,
        open: Vec::new(),
        lists: Vec::new(),
        verbatim: None,
        cell: 0,
    };
    for (event, range) in events {
        writer.event(event, range);
    }
    writer.builder.finish()
}

/// A tag that was begun.
#[derive(Default)]
struct Open {
    /// What it makes of its text, if anything.
    kind: Option<EntityKind>,
    /// Where its text begins; nothing before the first text.
    mark: Option<Mark>,
    /// What stands before its text: a list item's bullet or number.
    marker: String,
    /// What is shown if it has no text: the address of an image.
    fallback: Option<String>,
}

struct Writer<'a> {
    source: &'a str,
    spoilers: HashMap<usize, Sign>,
    builder: Builder,
    /// Line breaks to be written before the next text.
    owed_breaks: usize,
    open: Vec<Open>,
    /// The next number of each list around; nothing for a list with bullets.
    lists: Vec<Option<u64>>,
    /// The text of a block of code or HTML so far.
    verbatim: Option<String>,
    /// How many cells of the table's row have begun.
    cell: usize,
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.verbatim {
                Some(verbatim) => verbatim.push_str(&text),
                None => self.text(&text, &range),
            },
            Event::Html(text) => match &mut self.verbatim {
                Some(verbatim) => verbatim.push_str(&text),
                None => self.put(&text),
            },
            Event::Code(text) => {
                self.push(Some(EntityKind::Code));
                self.put(&text);
                self.pop();
            }
            Event::SoftBreak | Event::HardBreak => self.owed_breaks += 1,
            Event::Rule => {
                self.block(&range);
                self.put(RULE);
            }
            Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.put(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.block(range);
                self.push(None);
            }
            Tag::Heading { .. } => {
                self.block(range);
                self.push(Some(EntityKind::Bold));
            }
            Tag::BlockQuote(_) => {
                self.block(range);
                self.push(Some(EntityKind::Blockquote));
            }
            Tag::CodeBlock(kind) => {
                self.block(range);
                let language = match kind {
                    CodeBlockKind::Fenced(info) => {
                        restore(&info).split([' ', '\t', ',']).next().filter(|word| !word.is_empty()).map(str::to_owned)
                    }
                    CodeBlockKind::Indented => None,
                };
                self.push(Some(EntityKind::Pre { language }));
                self.verbatim = Some(String::new());
            }
            Tag::HtmlBlock => {
                self.block(range);
                self.push(None);
                self.verbatim = Some(String::new());
            }
            Tag::List(first) => {
                self.lists.push(first);
                self.push(None);
            }
            Tag::Item => {
                self.block(range);
                let marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let marker = format!("{number}. ");
                        *number = number.saturating_add(1);
                        marker
                    }
                    _ => BULLET.to_owned(),
                };
                self.open.push(Open { marker, ..Open::default() });
            }
            Tag::Table(_) => {
                self.block(range);
                self.push(None);
            }
            Tag::TableHead | Tag::TableRow => {
                self.owed_breaks = self.owed_breaks.max(1);
                self.cell = 0;
                self.push(None);
            }
            Tag::TableCell => {
                if self.cell > 0 {
                    self.put(CELL_BORDER);
                }
                self.cell += 1;
                self.push(None);
            }
            Tag::Emphasis => self.push(Some(EntityKind::Italic)),
            Tag::Strong => self.push(Some(EntityKind::Bold)),
            Tag::Strikethrough => self.push(Some(EntityKind::Strikethrough)),
            Tag::Link { dest_url, .. } => self.push(link::link(&restore(&dest_url))),
            Tag::Image { dest_url, .. } => {
                let address = restore(&dest_url).into_owned();
                let kind = link::image(&address).ok().or_else(|| link::link(&address));
                self.open.push(Open { kind, fallback: Some(address), ..Open::default() });
            }
            Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => self.push(None),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                let text = self.verbatim.take().unwrap_or_default();
                self.put(text.trim_end_matches('\n'));
            }
            // A bullet without text is shown all the same.
            TagEnd::Item if self.open.last().is_some_and(|item| item.mark.is_none()) => self.begin_text(),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Image => {
                if let Some(Open { mark: None, fallback: Some(address), .. }) = self.open.last_mut() {
                    let address = std::mem::take(address);
                    self.put_restored(&address);
                }
            }
            _ => {}
        }
        self.pop();
    }

    fn push(&mut self, kind: Option<EntityKind>) {
        self.open.push(Open { kind, ..Open::default() });
    }

    fn pop(&mut self) {
        if let Some(Open { kind: Some(kind), mark: Some(mark), .. }) = self.open.pop() {
            self.builder.add(mark, kind);
        }
    }

    /// A block begins: on a line of its own, after a blank line if there is one in the source.
    fn block(&mut self, range: &Range<usize>) {
        let before = self.source.get(..range.start).unwrap_or_default();
        let lines_before = before.rfind('\n').and_then(|end| before.get(..end));
        let is_blank = lines_before
            .and_then(|lines| lines.rsplit('\n').next())
            .is_some_and(|line| line.trim_matches([' ', '\t', '>']).is_empty());
        self.owed_breaks = self.owed_breaks.max(if is_blank { 2 } else { 1 });
    }

    /// Text with the signs of spoilers in it.
    fn text(&mut self, text: &str, range: &Range<usize>) {
        let mut rest = text;
        let mut written = range.start;
        for at in range.clone() {
            let Some(sign) = self.spoilers.get(&at).copied() else { continue };
            let Some((before, after)) = rest.split_at_checked(at - written) else { continue };
            self.put(before);
            match sign {
                Sign::Begin => self.push(Some(EntityKind::Spoiler)),
                Sign::End => self.pop(),
            }
            rest = after.strip_prefix("||").unwrap_or(after);
            written = at + after.len() - rest.len();
        }
        self.put(rest);
    }

    fn put(&mut self, text: &str) {
        self.put_restored(&restore(text));
    }

    fn put_restored(&mut self, text: &str) {
        if !text.is_empty() {
            self.begin_text();
            self.builder.push_str(text);
        }
    }

    /// Writes what is owed: line breaks, the indentation of the lists around, the markers of items begun here.
    fn begin_text(&mut self) {
        let at_start = self.builder.is_empty();
        if !at_start {
            (0..self.owed_breaks).for_each(|_| self.builder.push('\n'));
        }
        // Whatever has text already stands outside whatever has not.
        let started = self.open.iter().rposition(|open| open.mark.is_some()).map_or(0, |last| last + 1);
        let (outer, fresh) = self.open.split_at_mut(started);
        if at_start || self.owed_breaks > 0 {
            let markers = outer.iter().flat_map(|open| open.marker.chars());
            markers.take(DEEPEST_INDENTATION).for_each(|_| self.builder.push(' '));
        }
        self.owed_breaks = 0;
        for open in fresh {
            open.mark = Some(self.builder.mark());
            self.builder.push_str(&open.marker);
        }
    }
}
