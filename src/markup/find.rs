//! What Telegram finds in a text by itself: mentions, hashtags, cashtags, bot commands, addresses, e-mail addresses
//! and phone numbers. A plain reading of the rules of TDLib's `MessageEntity.cpp`; addresses without a scheme are found
//! only with an ending from a short list.

use super::EntityKind;
use super::text::{TextEntity, TextEntityKind};

/// Endings that make a bare `name.ending` an address.
const ENDINGS: [&str; 16] =
    ["com", "org", "net", "ru", "me", "io", "app", "dev", "info", "biz", "su", "рф", "by", "kz", "ua", "de"];

/// The written entities and those found around them, sorted by offset, the longer first. Nothing is found inside code,
/// links, mentions by id and custom emoji.
pub fn find_entities(text: &str, written: &[TextEntity]) -> Vec<TextEntity> {
    let characters: Vec<char> = text.chars().collect();
    let mut offsets = Vec::with_capacity(characters.len() + 1);
    let mut offset = 0;
    for character in &characters {
        offsets.push(offset);
        offset += character.len_utf16();
    }
    offsets.push(offset);

    let mut entities = written.to_vec();
    let mut at = 0;
    while at < characters.len() {
        let Some((length, kind)) = found_at(&characters, at) else {
            at += 1;
            continue;
        };
        let (begin, end) = (offsets[at], offsets[at + length]);
        let free = written
            .iter()
            .all(|entity| !closed(&entity.kind) || end <= entity.offset || entity.offset + entity.length <= begin);
        if free {
            entities.push(TextEntity { offset: begin, length: end - begin, kind });
        }
        at += length;
    }
    entities.sort_by_key(|entity| (entity.offset, usize::MAX - entity.length));
    entities
}

fn closed(kind: &TextEntityKind) -> bool {
    use EntityKind::{Code, CustomEmoji, Pre, TextLink, TextMention};
    matches!(
        kind,
        TextEntityKind::Written(Code | Pre { .. } | TextLink { .. } | TextMention { .. } | CustomEmoji { .. })
    )
}

/// The entity that begins at `at`: its length in characters, at least 1, and its kind.
fn found_at(text: &[char], at: usize) -> Option<(usize, TextEntityKind)> {
    let before = at.checked_sub(1).and_then(|index| text.get(index)).copied();
    if before.is_some_and(is_word) {
        return None;
    }
    let rest = text.get(at..)?;
    match rest.first()? {
        '@' => mention(rest).map(|length| (length, TextEntityKind::Mention)),
        '#' => hashtag(rest).map(|length| (length, TextEntityKind::Hashtag)),
        '$' => cashtag(rest).map(|length| (length, TextEntityKind::Cashtag)),
        '/' if !matches!(before, Some('/' | '<' | '>' | ':')) => {
            command(rest).map(|length| (length, TextEntityKind::BotCommand))
        }
        '+' => phone(rest).map(|length| (length, TextEntityKind::PhoneNumber)),
        first if is_word(*first) => email(rest)
            .map(|length| (length, TextEntityKind::Email))
            .or_else(|| address(rest).map(|length| (length, TextEntityKind::Url))),
        _ => None,
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

fn run(text: &[char], accepts: impl Fn(char) -> bool) -> usize {
    text.iter().take_while(|character| accepts(**character)).count()
}

fn tail(text: &[char], from: usize) -> &[char] {
    text.get(from..).unwrap_or(&[])
}

fn mention(text: &[char]) -> Option<usize> {
    let name = run(tail(text, 1), is_name);
    ((3..=32).contains(&name) && !tail(text, 1 + name).first().copied().is_some_and(is_word)).then_some(1 + name)
}

fn hashtag(text: &[char]) -> Option<usize> {
    let tag = run(tail(text, 1), is_word);
    let letters = tail(text, 1).iter().take(tag).any(|character| !character.is_numeric());
    ((1..=256).contains(&tag) && letters && tail(text, 1 + tag).first() != Some(&'#')).then_some(1 + tag)
}

fn cashtag(text: &[char]) -> Option<usize> {
    let tag = run(tail(text, 1), |character| character.is_ascii_uppercase());
    ((1..=8).contains(&tag) && !tail(text, 1 + tag).first().copied().is_some_and(is_word)).then_some(1 + tag)
}

fn command(text: &[char]) -> Option<usize> {
    let name = run(tail(text, 1), is_name);
    if !(1..=64).contains(&name) {
        return None;
    }
    let addressed = mention(tail(text, 1 + name)).unwrap_or(0);
    let next = tail(text, 1 + name + addressed).first().copied();
    (!matches!(next, Some('/' | '<' | '>')) && !next.is_some_and(is_word)).then_some(1 + name + addressed)
}

fn phone(text: &[char]) -> Option<usize> {
    let span = run(tail(text, 1), |character| character.is_ascii_digit() || matches!(character, ' ' | '-' | '(' | ')'));
    let body = tail(text, 1).get(..span)?;
    let used = body.iter().rposition(char::is_ascii_digit)? + 1;
    let digits = body.iter().filter(|character| character.is_ascii_digit()).count();
    let spaced = body.windows(2).any(|pair| pair.iter().all(|character| !character.is_ascii_digit()));
    ((10..=15).contains(&digits) && body.first()?.is_ascii_digit() && (!spaced || body.contains(&'(')))
        .then_some(1 + used)
}

fn email(text: &[char]) -> Option<usize> {
    let local = run(text, |character| is_name(character) || matches!(character, '.' | '-' | '+'));
    (local <= 64 && text.get(local) == Some(&'@')).then_some(())?;
    let host = host(tail(text, local + 1))?;
    Some(local + 1 + host)
}

/// Length of `http(s)://host…` or of `host.ending…`.
fn address(text: &[char]) -> Option<usize> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| {
        text.len() > scheme.len()
            && scheme.chars().zip(text).all(|(wanted, found)| wanted == found.to_ascii_lowercase())
    });
    let begin = scheme.map_or(0, str::len);
    let host = match scheme {
        Some(_) => run(tail(text, begin), |character| is_word(character) || matches!(character, '.' | '-')),
        None => host(text)?,
    };
    let last = tail(text, begin).get(..host)?.iter().rposition(|character| is_word(*character))?;
    let mut end = begin + last + 1;
    let port = match tail(text, end) {
        [':', rest @ ..] => run(rest, |character| character.is_ascii_digit()),
        _ => 0,
    };
    end += if port > 0 { port + 1 } else { 0 };
    if matches!(tail(text, end).first(), Some('/' | '?' | '#')) {
        let path =
            run(tail(text, end), |character| !character.is_whitespace() && !matches!(character, '<' | '>' | '"'));
        let shown = tail(text, end).get(..path)?;
        let kept =
            shown.iter().rposition(|character| !matches!(character, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '»'));
        end += kept.map_or(0, |index| index + 1);
    }
    Some(end)
}

/// Length of a host name with a known ending at the beginning of `text`.
fn host(text: &[char]) -> Option<usize> {
    let span = run(text, |character| character.is_alphanumeric() || matches!(character, '.' | '-'));
    let name: String = text.get(..span)?.iter().collect();
    let name = name.trim_end_matches(['.', '-']);
    let (before, ending) = name.rsplit_once('.')?;
    let known = ENDINGS.contains(&ending.to_lowercase().as_str());
    (known && !before.is_empty() && !before.ends_with('.')).then(|| name.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use TextEntityKind::{BotCommand, Cashtag, Email, Hashtag, Mention, PhoneNumber, Url};
    use proptest::prelude::*;

    fn slice(text: &str, entity: &TextEntity) -> String {
        let units: Vec<u16> = text.encode_utf16().collect();
        String::from_utf16(&units[entity.offset..entity.offset + entity.length]).expect("whole characters")
    }

    #[test]
    fn the_server_finds_things_by_itself() {
        let check = |text: &str, expected: &[(&str, TextEntityKind)]| {
            let found: Vec<_> =
                find_entities(text, &[]).into_iter().map(|entity| (slice(text, &entity), entity.kind)).collect();
            let expected: Vec<_> = expected.iter().map(|(text, kind)| ((*text).to_owned(), kind.clone())).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("просто текст", &[]);
        check("👍 @anna!", &[("@anna", Mention)]);
        check("a@anna, @an", &[]);
        check("#заказ #517 #a1", &[("#заказ", Hashtag), ("#a1", Hashtag)]);
        check("$USD $usd $1", &[("$USD", Cashtag)]);
        check("/start@my_bot и/или /help.", &[("/start@my_bot", BotCommand), ("/help", BotCommand)]);
        check("см. https://example.com/a?b=1.", &[("https://example.com/a?b=1", Url)]);
        check("http://127.0.0.1:80/x", &[("http://127.0.0.1:80/x", Url)]);
        check("t.me/anna, конец.Начало", &[("t.me/anna", Url)]);
        check("пишите на a.b@shop.ru", &[("a.b@shop.ru", Email)]);
        check("звоните +79991234567.", &[("+79991234567", PhoneNumber)]);
        check("1+1=2", &[]);
    }

    #[test]
    fn nothing_is_found_in_code() {
        let code = TextEntity { offset: 0, length: 5, kind: TextEntityKind::Written(EntityKind::Code) };
        assert_eq!(find_entities("@anna", std::slice::from_ref(&code)), [code]);
        let bold = TextEntity { offset: 0, length: 5, kind: TextEntityKind::Written(EntityKind::Bold) };
        assert_eq!(find_entities("@anna", std::slice::from_ref(&bold)).len(), 2);
    }

    proptest! {
        #[test]
        fn entities_stand_on_whole_characters(text in "[a@#$/+:.👍ё 1-9A-Zhtps]{0,60}") {
            for entity in find_entities(&text, &[]) {
                prop_assert!(entity.length > 0);
                slice(&text, &entity);
            }
        }
    }
}
