//! The one redactor: takes secrets out of every text that leaves the program's memory.
//!
//! A secret that it was told is masked in every form that it knows of (`forms`); a bot token that it was never told is
//! masked by its form.

use super::forms::{Form, forms_of_bytes, forms_of_text};
use super::{Secret, is_token_byte, looks_like_bot_token};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};
use zeroize::Zeroizing;

/// What stands in place of a secret.
const MASK: &str = "•••";

/// Characters of the shortest secret that is masked wherever it stands. A shorter one, such as a login code, is masked
/// as a word of its own only: numbers that merely contain it stay readable.
const SHORTEST_ANYWHERE: usize = 8;

/// Knows the secrets in use and the form of bot tokens, and masks both.
#[derive(Default)]
pub struct Redactor {
    known: RwLock<Known>,
}

static GLOBAL: LazyLock<Redactor> = LazyLock::new(Redactor::default);

impl Redactor {
    /// The redactor of this process, which the panic hook and every outlet share.
    pub fn global() -> &'static Self {
        &GLOBAL
    }

    /// Masks this secret from now on, in every form. Texts under four bytes are not remembered: masking them would make
    /// every text unreadable.
    pub fn remember(&self, secret: &Secret) {
        let text = secret.expose();
        let is_word = text.chars().count() < SHORTEST_ANYWHERE;
        self.learn(text.as_bytes(), is_word, || forms_of_text(text));
    }

    /// Masks these bytes from now on, in every form that bytes take in texts: the key of an account, say.
    pub fn remember_bytes(&self, bytes: &[u8]) {
        let numbers = Zeroizing::new(format!("{bytes:?}"));
        let mark = numbers.trim_matches(['[', ']']);
        self.learn(mark.as_bytes(), bytes.len() < SHORTEST_ANYWHERE, || forms_of_bytes(bytes));
    }

    /// `mark` is one of the forms, by which the secret is known again.
    fn learn(&self, mark: &[u8], is_word: bool, forms: impl FnOnce() -> Vec<Form>) {
        let is_known = self.known.read().unwrap_or_else(PoisonError::into_inner).has(mark);
        if !is_known && mark.len() >= START {
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            forms().into_iter().for_each(|form| known.add(form, is_word));
        }
    }

    /// The text without any known secret and without anything that has the form of a bot token.
    pub fn redact<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let masked =
            self.known.read().unwrap_or_else(PoisonError::into_inner).mask(text).map_or(text.into(), Cow::Owned);
        match mask_tokens(&masked) {
            Some(masked) => Cow::Owned(masked),
            None => masked,
        }
    }

    /// A piece of a text as a message may repeat it: at most 80 characters, on one line and without secrets.
    pub fn excerpt(&self, text: &str) -> String {
        const SHOWN: usize = 80;
        let redacted = self.redact(text);
        let mut characters = redacted.chars().map(|character| if character.is_control() { ' ' } else { character });
        let mut short: String = characters.by_ref().take(SHOWN).collect();
        if characters.next().is_some() {
            short.push('…');
        }
        short
    }
}

/// Bytes by which a form is looked up.
const START: usize = 4;

/// The forms of all secrets, found in one pass over a text whatever their number.
#[derive(Default)]
struct Known {
    patterns: Vec<Pattern>,
    /// The patterns by their first bytes, the longest first.
    by_start: HashMap<[u8; START], Vec<usize>>,
    /// One bit for each of 65,536 classes of first bytes: nearly every place of a text is passed over by it alone.
    starts: Vec<u64>,
}

struct Pattern {
    form: Form,
    /// Whether it counts as a word of its own only.
    is_word: bool,
}

impl Known {
    fn at_start(&self, start: [u8; START]) -> impl Iterator<Item = &Pattern> {
        self.by_start.get(&start).into_iter().flatten().filter_map(|index| self.patterns.get(*index))
    }

    fn has(&self, bytes: &[u8]) -> bool {
        bytes.first_chunk().is_some_and(|start| self.at_start(*start).any(|pattern| *pattern.form.bytes == bytes))
    }

    fn add(&mut self, form: Form, is_word: bool) {
        let Some(start) = form.bytes.first_chunk::<START>().copied() else { return };
        if self.has(&form.bytes) {
            return;
        }
        let (place, bit) = class_of(start);
        self.starts.resize(CLASSES / 64, 0);
        if let Some(bits) = self.starts.get_mut(place) {
            *bits |= bit;
        }
        let length = form.bytes.len();
        let same = self.by_start.entry(start).or_default();
        let shorter = same.partition_point(|index| {
            self.patterns.get(*index).is_some_and(|pattern| pattern.form.bytes.len() >= length)
        });
        same.insert(shorter, self.patterns.len());
        self.patterns.push(Pattern { form, is_word });
    }

    /// The text with every known form masked; `None` where none stands in it.
    fn mask(&self, text: &str) -> Option<String> {
        let bytes = text.as_bytes();
        let mut out: Option<String> = None;
        let (mut copied, mut at) = (0, 0);
        while let Some(start) = bytes.get(at..).and_then(<[u8]>::first_chunk::<START>) {
            let (place, bit) = class_of(*start);
            let may_start = self.starts.get(place).is_some_and(|bits| bits & bit != 0);
            let found = if may_start { self.end_of(text, at, *start) } else { None };
            let Some(end) = found else {
                at += 1;
                continue;
            };
            let out = out.get_or_insert_with(String::new);
            out.push_str(text.get(copied..at).unwrap_or_default());
            out.push_str(MASK);
            (copied, at) = (end, end);
        }
        if let Some(out) = &mut out {
            out.push_str(text.get(copied..).unwrap_or_default());
        }
        out
    }

    /// Where the longest form that stands at `at` ends.
    fn end_of(&self, text: &str, at: usize, start: [u8; START]) -> Option<usize> {
        let rest = text.as_bytes().get(at..)?;
        let found = self.at_start(start).find(|pattern| {
            let length = pattern.form.bytes.len();
            rest.starts_with(&pattern.form.bytes) && (!pattern.is_word || is_word(text, at, at + length))
        })?;
        let end = at + found.form.bytes.len();
        let padding = text.as_bytes().get(end..)?.iter().take(2).take_while(|byte| **byte == b'=').count();
        Some(if found.form.is_base64 { end + padding } else { end })
    }
}

/// How many classes of first bytes there are.
const CLASSES: usize = 1 << 16;

/// The word and the bit of the class of these first bytes.
fn class_of(start: [u8; START]) -> (usize, u64) {
    // Knuth's multiplicative hash; its upper half is the better one.
    let class = u32::from_le_bytes(start).wrapping_mul(2_654_435_761) >> 16;
    ((class / 64) as usize, 1 << (class % 64))
}

/// Whether what stands there is no part of a longer word or number. An escape before it (`\n`, `%20`) is none.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let before = text.get(..start).unwrap_or_default();
    let mut last = before.chars().rev();
    let last: [Option<char>; 3] = std::array::from_fn(|_| last.next());
    let begins = match last {
        [Some(c), ..] if !is_part(c) => true,
        [None, ..] | [Some('n' | 'r' | 't'), Some('\\'), _] => true,
        [Some(low), Some(high), Some('%')] => low.is_ascii_hexdigit() && high.is_ascii_hexdigit(),
        _ => false,
    };
    begins && !text.get(end..).unwrap_or_default().starts_with(is_part)
}

/// Masks whatever looks like a bot token, also behind the `bot` of an API address.
fn mask_tokens(text: &str) -> Option<String> {
    let mut out: Option<String> = None;
    let mut copied = 0;
    let is_part = |byte: u8| is_token_byte(byte) || byte == b':';
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        if !is_part(bytes[start]) {
            start += 1;
            continue;
        }
        let end = bytes[start..].iter().position(|byte| !is_part(*byte)).map_or(bytes.len(), |length| start + length);
        let word = &text[start..end];
        let digits = word.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        if looks_like_bot_token(&word[digits..]) {
            let out = out.get_or_insert_with(String::new);
            out.push_str(&text[copied..start + digits]);
            out.push_str(MASK);
            copied = end;
        }
        start = end;
    }
    if let Some(out) = &mut out {
        out.push_str(&text[copied..]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token() -> String {
        format!("1000000:{}", "Ab_-".repeat(9))
    }

    #[test]
    fn excerpts_are_short_and_hold_no_token() {
        let excerpt = |text: &str| Redactor::default().excerpt(text);
        assert_eq!(excerpt("a\nb"), "a b");
        assert_eq!(excerpt(&"я".repeat(80)), "я".repeat(80));
        assert_eq!(excerpt(&"я".repeat(200)).chars().count(), 81);
        let token = format!("1000000:{}", "x".repeat(35));
        assert!(!excerpt(&format!("bot {token}")).contains(&token));
    }

    #[test]
    fn known_secrets_are_masked_everywhere() {
        let redactor = Redactor::default();
        redactor.remember(&Secret::new("пароль1"));
        assert_eq!(redactor.redact("x=пароль1, y=пароль1"), "x=•••, y=•••");
        assert_eq!(redactor.redact("nothing here"), "nothing here");
    }

    #[test]
    fn tokens_are_masked_by_their_form() {
        let redactor = Redactor::default();
        let url = format!("http://127.0.0.1:80/bot{}/sendMessage", token());
        assert_eq!(redactor.redact(&url), "http://127.0.0.1:80/bot•••/sendMessage");
        assert_eq!(redactor.redact(&format!("{} {}", token(), token())), "••• •••");
    }

    #[test]
    fn short_texts_are_not_remembered() {
        let redactor = Redactor::default();
        redactor.remember(&Secret::new("a"));
        assert_eq!(redactor.redact("a banana"), "a banana");
    }

    #[test]
    fn secrets_are_masked_in_every_form() {
        let redactor = Redactor::default();
        redactor.remember(&Secret::new("p@ss \"w/ж!\\"));
        for (text, expected) in [
            (r#"{"password":"p@ss \"w/ж!\\"}"#, r#"{"password":"•••"}"#),
            (r#"{"password":"p@ss \"w\/\u0436!\\"}"#, r#"{"password":"•••"}"#),
            (r#"{"password":"p@ss \"w/\u0436!\\"}"#, r#"{"password":"•••"}"#),
            ("socks5://u:p%40ss%20%22w%2F%D0%B6%21%5C@host", "socks5://u:•••@host"),
            ("socks5://u:p%40ss%20%22w%2F%D0%B6!%5C@host", "socks5://u:•••@host"),
            ("a=p%40ss+%22w%2F%D0%B6%21%5C&b", "a=•••&b"),
            ("dump 704073732022772fd0b6215c end", "dump ••• end"),
            ("[112, 64, 115, 115, 32, 34, 119, 47, 208, 182, 33, 92]", "[•••]"),
        ] {
            assert_eq!(redactor.redact(text), expected, "{text}");
        }
    }

    #[test]
    fn base64_is_masked_with_its_padding_and_inside_of_more() {
        use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD, Engine};
        let redactor = Redactor::default();
        let secret = "correct horse battery??>>";
        redactor.remember(&Secret::new(secret));
        assert_eq!(redactor.redact(&format!("a {} b", BASE64_STANDARD.encode(secret))), "a ••• b");
        assert_eq!(redactor.redact(&format!("a {} b", BASE64_URL_SAFE_NO_PAD.encode(secret))), "a ••• b");
        for before in ["u:", "us:", "use:", "user:"] {
            let header = BASE64_STANDARD.encode(format!("{before}{secret}; more"));
            let shown = redactor.redact(&header).into_owned();
            let left = shown.replace(MASK, "");
            assert!(shown.contains(MASK) && left.len() + 28 < header.len(), "{header}: {shown}");
        }
    }

    #[test]
    fn bytes_are_masked_in_every_form() {
        use base64::prelude::{BASE64_STANDARD, Engine};
        let redactor = Redactor::default();
        let key: Vec<u8> = (0..64).map(|n: u8| n.wrapping_mul(37)).collect();
        redactor.remember_bytes(&key);
        let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        for text in [format!("{key:?}"), hex.clone(), hex.to_uppercase(), BASE64_STANDARD.encode(&key)] {
            assert!(redactor.redact(&text).len() < 12, "{text}");
        }
    }

    #[test]
    fn login_codes_are_masked_as_words_only() {
        let redactor = Redactor::default();
        redactor.remember(&Secret::new("12345"));
        for (text, expected) in [
            ("code 12345.", "code •••."),
            ("12345", "•••"),
            (r#"{"code":"12345"}"#, r#"{"code":"•••"}"#),
            (r"a\n12345", r"a\n•••"),
            ("a%2012345&", "a%20•••&"),
            ("id 1234567, 012345, x12345, 12345ж, _12345", "id 1234567, 012345, x12345, 12345ж, _12345"),
            ("MTIzNDU= 3132333435", "••• •••"),
        ] {
            assert_eq!(redactor.redact(text), expected, "{text}");
        }
    }

    #[test]
    fn the_longest_secret_is_masked_whole() {
        let redactor = Redactor::default();
        for secret in ["long secret", "long secret and more", "secret and"] {
            redactor.remember(&Secret::new(secret));
        }
        assert_eq!(redactor.redact("a long secret and more. long secret an"), "a •••. ••• an");
    }

    #[test]
    fn many_secrets_and_long_texts_are_cheap() {
        let redactor = Redactor::default();
        for number in 0..200 {
            redactor.remember(&Secret::new(format!("secret number {number} of many, {}", number * 7919)));
        }
        let text = "an innocent line of a result, secret number none\n".repeat(40_000);
        let begun = std::time::Instant::now();
        assert!(matches!(redactor.redact(&text), Cow::Borrowed(_)));
        assert!(begun.elapsed() < std::time::Duration::from_secs(20), "{:?}", begun.elapsed());
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_broken(secret in "\\PC{4,20}", text in "\\PC{0,200}", at in 0..200_usize) {
            let redactor = Redactor::default();
            redactor.remember(&Secret::new(secret.as_str()));
            let at = text.char_indices().map(|(at, _)| at).take_while(|there| *there <= at).last().unwrap_or(0);
            let whole = format!("{} {secret} {}", &text[..at], &text[at..]);
            let shown = redactor.redact(&whole).into_owned();
            proptest::prop_assert!(shown.contains(MASK));
            proptest::prop_assert!(!format!(" {shown} ").contains(&format!(" {secret} ")), "{}", shown);
            proptest::prop_assert_eq!(redactor.redact(&shown).into_owned(), shown);
        }
    }
}
