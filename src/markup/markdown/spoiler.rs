//! The signs of `||spoilers||`, which CommonMark does not know.
//!
//! A sign is `||` and no longer run of bars, written as such (not escaped, not in code). One that begins a spoiler has
//! visible text right after it and one that ends it right before it, so `a || b || c` stays what it is. Both stand in
//! the same paragraph and in the same formatting.

use pulldown_cmark::Event;
use std::collections::HashMap;
use std::ops::Range;

const SIGN: &str = "||";

/// What a sign does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Begin,
    End,
}

/// The signs by the byte of the source at which they stand; each beginning has its end.
pub(super) fn signs(source: &str, events: &[(Event<'_>, Range<usize>)]) -> HashMap<usize, Sign> {
    let mut signs = HashMap::new();
    // For each block and formatting around: where a spoiler has begun in it.
    let mut begun: Vec<Option<usize>> = vec![None];
    for (event, range) in events {
        match event {
            Event::Start(_) => begun.push(None),
            Event::End(_) => {
                begun.pop();
            }
            Event::Text(text) if source.get(range.clone()) == Some(&**text) => {
                let Some(begun) = begun.last_mut() else { continue };
                for at in bars(source, range) {
                    let is_visible = |next: Option<char>| next.is_some_and(|next| !next.is_whitespace());
                    let before = source.get(..at).and_then(|before| before.chars().next_back());
                    let after = source.get(at + SIGN.len()..).and_then(|after| after.chars().next());
                    match *begun {
                        Some(start) if is_visible(before) => {
                            signs.insert(start, Sign::Begin);
                            signs.insert(at, Sign::End);
                            *begun = None;
                        }
                        _ if is_visible(after) => *begun = Some(at),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    signs
}

/// The places of runs of exactly two bars in a piece of text.
fn bars(source: &str, range: &Range<usize>) -> Vec<usize> {
    let bytes = source.as_bytes();
    let backslashes = source.get(..range.start).map_or(0, |before| before.len() - before.trim_end_matches('\\').len());
    // A backslash before the piece makes its first character an ordinary one.
    let mut at = range.start + backslashes % 2;
    let mut places = Vec::new();
    while at < range.end {
        let length = bytes.get(at..range.end).unwrap_or_default().iter().take_while(|byte| **byte == b'|').count();
        if length == SIGN.len() {
            places.push(at);
        }
        at += length.max(1);
    }
    places
}
