//! Telegram's rules of nesting (Bot API "Formatting options"), brought about instead of being complained of.
//!
//! - Styles (bold, italic, underline, strikethrough, spoiler) go anywhere but into code, and are cut where code is.
//! - Quotations do not nest; of two the outer one stays.
//! - The other kinds do not contain each other, nor a quotation; the first of two that overlap stays.
//!
//! TDLib does the same before it sends (`fix_entities`), so what is shown here is what arrives. Unlike TDLib, a style is
//! always cut at a quotation's border, which looks the same and keeps the nesting simple.

use super::{Entity, EntityKind};
use std::cmp::Reverse;

/// Brings properly nested entities, given in the order in which they were begun, to Telegram's rules: sorted, none empty
/// and none of white space only.
pub(super) fn settle(text: &str, mut entities: Vec<Entity>) -> Vec<Entity> {
    if entities.is_empty() {
        return entities;
    }
    let visible = Visible::of(text);
    entities.retain(|entity| visible.any(entity.offset, end(entity)));
    sort(&mut entities);
    let (styles, others): (Vec<_>, Vec<_>) = entities.into_iter().partition(|entity| is_style(&entity.kind));
    let (quotes, solids): (Vec<_>, Vec<_>) = others.into_iter().partition(|entity| is_quote(&entity.kind));
    let quotes = without_overlaps(quotes);
    let mut solids = without_overlaps(solids);
    solids.retain(|solid| {
        let next = quotes.partition_point(|quote| end(quote) <= solid.offset);
        quotes.get(next).is_none_or(|quote| {
            quote.offset >= end(solid) || (quote.offset <= solid.offset && end(solid) <= end(quote))
        })
    });
    let codes: Vec<(usize, usize)> =
        solids.iter().filter(|solid| is_code(&solid.kind)).map(|code| (code.offset, end(code))).collect();
    let mut settled = cut_styles(styles, &quotes, &codes, &visible);
    settled.extend(quotes);
    settled.extend(solids);
    sort(&mut settled);
    settled
}

/// The styles, cut at the borders of quotations and code, without the pieces inside code or of white space only.
fn cut_styles(styles: Vec<Entity>, quotes: &[Entity], codes: &[(usize, usize)], visible: &Visible) -> Vec<Entity> {
    let mut borders: Vec<usize> = quotes
        .iter()
        .flat_map(|quote| [quote.offset, end(quote)])
        .chain(codes.iter().flat_map(|(start, end)| [*start, *end]))
        .collect();
    borders.sort_unstable();
    borders.dedup();
    let is_in_code = |at: usize| {
        let next = codes.partition_point(|(_, end)| *end <= at);
        codes.get(next).is_some_and(|(start, _)| *start <= at)
    };
    // The kinds seen so far and where the last of each ends: a style inside the same style adds nothing.
    let mut ends: Vec<(EntityKind, usize)> = Vec::new();
    let mut pieces = Vec::new();
    for style in styles {
        let style_end = end(&style);
        match ends.iter_mut().find(|(kind, _)| *kind == style.kind) {
            Some((_, last_end)) if style.offset < *last_end => continue,
            Some((_, last_end)) => *last_end = style_end,
            None => ends.push((style.kind.clone(), style_end)),
        }
        let mut start = style.offset;
        let inside = borders.iter().skip(borders.partition_point(|border| *border <= start)).copied();
        for border in inside.take_while(|border| *border < style_end).chain([style_end]) {
            if !is_in_code(start) && visible.any(start, border) {
                pieces.push(Entity { offset: start, length: border - start, kind: style.kind.clone() });
            }
            start = border;
        }
    }
    pieces
}

/// Of sorted entities, those that do not overlap an earlier one.
fn without_overlaps(entities: Vec<Entity>) -> Vec<Entity> {
    let mut last_end = 0;
    let is_free = |entity: &Entity| {
        let free = entity.offset >= last_end;
        if free {
            last_end = end(entity);
        }
        free
    };
    entities.into_iter().filter(is_free).collect()
}

/// Sorts by offset, the longer first; entities over the same text in TDLib's order, and else as they were.
fn sort(entities: &mut [Entity]) {
    entities.sort_by_key(|entity| (entity.offset, Reverse(entity.length), rank(&entity.kind)));
}

/// Which of two entities over the same text counts as the outer one (TDLib `get_type_priority`).
fn rank(kind: &EntityKind) -> u8 {
    match kind {
        EntityKind::Blockquote | EntityKind::ExpandableBlockquote => 0,
        EntityKind::Pre { .. } => 1,
        EntityKind::Code => 2,
        EntityKind::TextLink { .. } | EntityKind::TextMention { .. } => 3,
        EntityKind::DateTime { .. } => 4,
        EntityKind::Bold => 5,
        EntityKind::Italic => 6,
        EntityKind::Underline => 7,
        EntityKind::Strikethrough => 8,
        EntityKind::Spoiler => 9,
        EntityKind::CustomEmoji { .. } => 10,
    }
}

fn is_style(kind: &EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Bold | EntityKind::Italic | EntityKind::Underline | EntityKind::Strikethrough | EntityKind::Spoiler
    )
}

fn is_quote(kind: &EntityKind) -> bool {
    matches!(kind, EntityKind::Blockquote | EntityKind::ExpandableBlockquote)
}

fn is_code(kind: &EntityKind) -> bool {
    matches!(kind, EntityKind::Code | EntityKind::Pre { .. })
}

fn end(entity: &Entity) -> usize {
    entity.offset + entity.length
}

/// How many visible characters stand before each UTF-16 unit of a text.
struct Visible(Vec<usize>);

impl Visible {
    fn of(text: &str) -> Self {
        let mut counts = vec![0];
        let mut count = 0;
        for character in text.chars() {
            count += usize::from(!character.is_whitespace());
            counts.extend(std::iter::repeat_n(count, character.len_utf16()));
        }
        Self(counts)
    }

    /// Whether anything but white space stands between the two places.
    fn any(&self, start: usize, end: usize) -> bool {
        self.0.get(start) < self.0.get(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntityKind::*;

    fn entity(offset: usize, end: usize, kind: EntityKind) -> Entity {
        Entity { offset, length: end - offset, kind }
    }

    fn check(text: &str, entities: Vec<(usize, usize, EntityKind)>, expected: Vec<(usize, usize, EntityKind)>) {
        let all = |list: Vec<_>| list.into_iter().map(|(start, end, kind)| entity(start, end, kind)).collect();
        let (entities, expected): (Vec<_>, Vec<_>) = (all(entities), all(expected));
        assert_eq!(settle(text, entities), expected, "{text:?}");
    }

    fn link() -> EntityKind {
        TextLink { url: "http://example.com".into() }
    }

    #[test]
    fn nothing_and_white_space_are_dropped() {
        check("a  b", vec![(0, 0, Bold), (1, 3, Italic), (1, 3, Code), (0, 4, Underline)], vec![(0, 4, Underline)]);
        check("a \u{a0}\n", vec![(1, 4, Bold)], vec![]);
    }

    #[test]
    fn entities_are_sorted_the_longer_first() {
        check(
            "abcd",
            vec![(2, 3, Bold), (0, 1, Italic), (0, 4, Spoiler)],
            vec![(0, 4, Spoiler), (0, 1, Italic), (2, 3, Bold)],
        );
        check("abcd", vec![(0, 4, Italic), (0, 4, Bold)], vec![(0, 4, Bold), (0, 4, Italic)]);
    }

    #[test]
    fn styles_are_cut_around_code() {
        check(
            "abcdef",
            vec![(0, 6, Bold), (1, 5, Italic), (2, 4, Code)],
            vec![(0, 2, Bold), (1, 2, Italic), (2, 4, Code), (4, 6, Bold), (4, 5, Italic)],
        );
        check("abcd", vec![(0, 4, Pre { language: None }), (1, 3, Bold)], vec![(0, 4, Pre { language: None })]);
        check("ab c", vec![(0, 4, Bold), (0, 2, Code)], vec![(0, 2, Code), (2, 4, Bold)]);
    }

    #[test]
    fn quotations_do_not_nest_and_cut_styles() {
        check("abcd", vec![(0, 4, Blockquote), (1, 3, ExpandableBlockquote)], vec![(0, 4, Blockquote)]);
        check(
            "abcd",
            vec![(0, 4, Bold), (1, 3, Blockquote), (2, 3, Code)],
            vec![(0, 1, Bold), (1, 3, Blockquote), (1, 2, Bold), (2, 3, Code), (3, 4, Bold)],
        );
    }

    #[test]
    fn links_and_code_do_not_contain_each_other() {
        check("abcd", vec![(0, 4, link()), (1, 3, Code)], vec![(0, 4, link())]);
        check("abcd", vec![(0, 4, link()), (0, 4, Code)], vec![(0, 4, Code)]);
        check("abcd", vec![(0, 4, link()), (1, 3, Blockquote)], vec![(1, 3, Blockquote)]);
        check("abcd", vec![(0, 4, Blockquote), (1, 3, link())], vec![(0, 4, Blockquote), (1, 3, link())]);
        check("abcd", vec![(0, 4, link()), (1, 3, Bold)], vec![(0, 4, link()), (1, 3, Bold)]);
    }

    #[test]
    fn a_style_inside_the_same_style_adds_nothing() {
        check("abcd", vec![(0, 4, Bold), (1, 3, Bold)], vec![(0, 4, Bold)]);
        check("abcd", vec![(0, 2, Bold), (2, 4, Bold)], vec![(0, 2, Bold), (2, 4, Bold)]);
    }
}
