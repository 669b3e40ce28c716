//! Text with colours: templates with their `${…}`, JSON and JavaScript.
//!
//! Colours are decided character by character, so that unfinished text is coloured too; nothing is understood here.

use super::super::theme::{Palette, mono, size, text};
use crate::expr::{Part, split_template};
use egui::cache::{ComputerMut, FrameCache};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Theme, Ui};

/// A text whose `${…}` stand out.
pub fn template_layout(ui: &Ui, source: &str, font: FontId) -> LayoutJob {
    let palette = Palette::current(ui);
    let plain = TextFormat::simple(font, palette.text);
    let marked = TextFormat {
        font_id: mono(),
        color: palette.expression,
        background: palette.expression_tint,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    let mut done = 0;
    for part in split_template(source).unwrap_or_default() {
        let Part::Expression { source: inner, start } = part else { continue };
        // The expression stands between `${` and `}`.
        let range = start.saturating_sub(2)..(start + inner.len() + 1).min(source.len());
        let (Some(before), Some(within)) = (source.get(done..range.start), source.get(range.clone())) else { break };
        job.append(before, 0.0, plain.clone());
        job.append(within, 0.0, marked.clone());
        done = range.end;
    }
    job.append(source.get(done..).unwrap_or_default(), 0.0, plain);
    job
}

/// JSON or JavaScript; coloured once for each text, not once a frame.
pub fn code_layout(ui: &Ui, source: &str) -> LayoutJob {
    type Cache = FrameCache<LayoutJob, Colours>;
    // Asked for first: the memory is locked while the cache is open.
    let theme = ui.theme();
    ui.memory_mut(|memory| memory.caches.cache::<Cache>().get((theme, source)).clone())
}

#[derive(Default)]
struct Colours;

impl ComputerMut<(Theme, &str), LayoutJob> for Colours {
    fn compute(&mut self, (theme, source): (Theme, &str)) -> LayoutJob {
        coloured(Palette::of(theme), source)
    }
}

fn coloured(palette: &Palette, source: &str) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (token, words) in tokens(source) {
        let color = match token {
            Token::Key => palette.accent_text,
            Token::Text => palette.good,
            Token::Number => palette.warning,
            Token::Word => palette.expression,
            Token::Other => palette.text,
        };
        job.append(words, 0.0, format(color));
    }
    job
}

fn format(color: Color32) -> TextFormat {
    TextFormat::simple(mono(), color)
}

/// The font of ordinary fields.
pub fn field_font() -> FontId {
    text(size::BODY)
}

/// What a piece of code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// A quoted text in front of a colon.
    Key,
    Text,
    Number,
    /// A word that the language keeps for itself.
    Word,
    Other,
}

const WORDS: &[&str] = &[
    "true",
    "false",
    "null",
    "undefined",
    "typeof",
    "new",
    "in",
    "instanceof",
    "void",
    "function",
    "return",
    "const",
    "let",
    "var",
    "if",
    "else",
    "this",
    "of",
];

/// Cuts code into pieces that together are the whole of it.
fn tokens(source: &str) -> Vec<(Token, &str)> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '"' | '\'' | '`' => {
                let length = quoted(rest, first);
                let key = rest.get(length..).is_some_and(|after| after.trim_start().starts_with(':')) && first == '"';
                (if key { Token::Key } else { Token::Text }, length)
            }
            _ if first.is_ascii_digit() => {
                let is_part = |c: char| c.is_ascii_alphanumeric() || c == '.';
                (Token::Number, rest.find(|c| !is_part(c)).unwrap_or(rest.len()))
            }
            _ if is_name(first) => {
                let length = rest.find(|c| !is_name(c) && !c.is_ascii_digit()).unwrap_or(rest.len());
                let word = rest.get(..length).unwrap_or_default();
                (if WORDS.contains(&word) { Token::Word } else { Token::Other }, length)
            }
            _ => (Token::Other, first.len_utf8()),
        };
        let (piece, after) = rest.split_at(length);
        tokens.push((token, piece));
        rest = after;
    }
    tokens
}

fn is_name(c: char) -> bool {
    c.is_alphabetic() || c == '_' || c == '$'
}

/// The bytes of a quoted text, its quotes included; an unfinished one goes to the end.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (index, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return index + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[(Token, &str)]) {
        let found: Vec<_> = tokens(source).into_iter().filter(|(_, words)| !words.trim().is_empty()).collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn json_and_javascript_are_told_apart_by_pieces() {
        use Token::*;
        check("{\"a\": 1}", &[(Other, "{"), (Key, "\"a\""), (Other, ":"), (Number, "1"), (Other, "}")]);
        check("typeof x", &[(Word, "typeof"), (Other, "x")]);
        check("'it\\'s'", &[(Text, "'it\\'s'")]);
        check("\"open", &[(Text, "\"open")]);
        check("имя1", &[(Other, "имя1")]);
    }

    proptest::proptest! {
        #[test]
        fn the_pieces_are_the_whole(source in ".*") {
            let joined: String = tokens(&source).into_iter().map(|(_, piece)| piece).collect();
            proptest::prop_assert_eq!(joined, source);
        }
    }
}
