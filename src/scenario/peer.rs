//! Addresses of people and chats, as a field's value gives them.
//!
//! Deliberately not here: which addresses a connection may use (`check`, and the engine), and whether one exists.

use super::rules::limits::CHANNEL_OFFSET;
use crate::secret::Redactor;
use crate::texts::Message;
use crate::value::{Evaluated, Json, ValueKind};
use std::fmt;

/// Whom an action is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PeerAddress {
    /// Without the `@`.
    Username(String),
    /// In the Bot API's form: people > 0, basic groups `-N`, supergroups and channels `-100N`.
    Id(i64),
    /// `+` and digits; user connections only.
    Phone(String),
    /// One's own account (Saved Messages); user connections only.
    Me,
}

/// Why a value is no address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeerError {
    #[error("the address is empty")]
    Empty,
    /// The text as given, cut and without anything that has the form of a token.
    #[error("`{0}` is not an address")]
    NotAnAddress(String),
    /// `t.me/+…` and `t.me/joinchat/…` let a person in; they address nobody.
    #[error("an invitation link is not an address")]
    Invitation,
}

impl PeerError {
    fn not_an_address(text: &str) -> Self {
        Self::NotAnAddress(Redactor::global().excerpt(text))
    }

    /// What people read about it.
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("scenario-peer-empty"),
            Self::NotAnAddress(text) => Message::new("scenario-peer-not-an-address").with("text", text.as_str()),
            Self::Invitation => Message::new("scenario-peer-invitation"),
        }
    }
}

/// The largest id that the Bot API gives out: ids have at most 52 significant bits.
const MAX_ID: i64 = 1 << 52;

/// First parts of `t.me` links that are no usernames.
const NOT_USERNAMES: &[&str] = &[
    "addemoji",
    "addlist",
    "addstickers",
    "addtheme",
    "boost",
    "confirmphone",
    "contact",
    "giftcode",
    "invoice",
    "login",
    "nft",
    "proxy",
    "setlanguage",
    "share",
    "socks",
];

impl PeerAddress {
    /// The address that an expression's value is.
    pub fn from_value(value: &Evaluated) -> Result<Self, PeerError> {
        match value.kind {
            ValueKind::Undefined | ValueKind::Null => Err(PeerError::Empty),
            ValueKind::Number | ValueKind::String => Self::from_json(&value.json),
            ValueKind::BigInt => Self::parse(&value.text),
            _ => Err(PeerError::not_an_address(&value.text)),
        }
    }

    /// The address that a JSON value is: a text, or a whole number.
    pub fn from_json(value: &Json) -> Result<Self, PeerError> {
        match value {
            Json::Null => Err(PeerError::Empty),
            Json::String(text) => Self::parse(text),
            Json::Number(number) => {
                let whole = number.as_i64().or_else(|| {
                    let float = number.as_f64()?;
                    // Below 2^53 every whole float is exact.
                    (float.fract() == 0.0 && float.abs() <= MAX_ID as f64).then_some(float as i64)
                });
                whole.and_then(id).ok_or_else(|| PeerError::not_an_address(&number.to_string()))
            }
            other => Err(PeerError::not_an_address(&other.to_string())),
        }
    }

    /// Reads an address: `@username`, `username`, a `t.me` or `tg:` link to a person or chat (or to a message in it:
    /// then its chat), an id, a phone number with `+`, `me` or `self`. A link `t.me/c/123/4` names the private
    /// supergroup or channel `-100123`.
    pub fn parse(text: &str) -> Result<Self, PeerError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(PeerError::Empty);
        }
        if text.eq_ignore_ascii_case("me") || text.eq_ignore_ascii_case("self") {
            return Ok(Self::Me);
        }
        let found = if text.starts_with('+') {
            phone(text)
        } else if let Some(name) = text.strip_prefix('@') {
            username(name)
        } else if is_integer(text) {
            text.parse().ok().and_then(id)
        } else if let Some(link) = link_path(text) {
            return from_link(&link).ok_or_else(|| PeerError::not_an_address(text))?;
        } else {
            username(text)
        };
        found.ok_or_else(|| PeerError::not_an_address(text))
    }
}

impl PeerAddress {
    /// Whether a group or a channel is behind it for certain.
    pub fn is_group_or_channel(&self) -> bool {
        matches!(self, Self::Id(id) if *id < 0)
    }

    /// Whether it is the id of a supergroup or a channel, which look the same.
    pub fn is_channel(&self) -> bool {
        matches!(self, Self::Id(id) if *id < -CHANNEL_OFFSET)
    }

    /// Whether it is the id of a basic group.
    pub fn is_basic_group(&self) -> bool {
        matches!(self, Self::Id(id) if (1 - CHANNEL_OFFSET..0).contains(id))
    }

    /// Whether a channel may be behind it: of a name nobody knows.
    pub fn may_be_channel(&self) -> bool {
        self.is_channel() || matches!(self, Self::Username(_))
    }
}

impl fmt::Display for PeerAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Username(name) => write!(formatter, "@{name}"),
            Self::Id(id) => write!(formatter, "{id}"),
            Self::Phone(phone) => formatter.write_str(phone),
            Self::Me => formatter.write_str("me"),
        }
    }
}

fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn id(number: i64) -> Option<PeerAddress> {
    (number != 0 && number.unsigned_abs() <= MAX_ID.unsigned_abs()).then_some(PeerAddress::Id(number))
}

/// A username has 5–32 letters, digits and underscores and starts with a letter; collectible ones may have 4.
fn username(text: &str) -> Option<PeerAddress> {
    let fits = (4..=32).contains(&text.len())
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    fits.then(|| PeerAddress::Username(text.to_owned()))
}

/// `+` and 7–15 digits (E.164), which spaces, dashes, dots and brackets may part.
fn phone(text: &str) -> Option<PeerAddress> {
    let mut phone = String::from("+");
    for character in text.strip_prefix('+')?.chars() {
        match character {
            '0'..='9' => phone.push(character),
            '-' | '–' | '(' | ')' | '.' => {}
            other if other.is_whitespace() => {}
            _ => return None,
        }
    }
    (8..=16).contains(&phone.len()).then_some(PeerAddress::Phone(phone))
}

/// The two forms of links: what stands behind the host, or behind `tg:`.
enum Link {
    Web(String),
    App(String),
}

fn link_path(text: &str) -> Option<Link> {
    let lower = text.to_ascii_lowercase();
    if let Some(rest) = lower.strip_prefix("tg:") {
        let start = text.len() - rest.trim_start_matches('/').len();
        return text.get(start..).map(|rest| Link::App(rest.to_owned()));
    }
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")).unwrap_or(&lower);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    for host in ["t.me", "telegram.me", "telegram.dog"] {
        if let Some(path) = rest.strip_prefix(host).and_then(|rest| rest.strip_prefix('/')) {
            // ASCII lower case keeps every byte's place, so the path of the text as typed ends likewise.
            return text.get(text.len() - path.len()..).map(|path| Link::Web(path.to_owned()));
        }
    }
    // The form `username.t.me`.
    let host = rest.trim_end_matches('/').strip_suffix(".t.me")?;
    let start = text.len() - rest.len();
    text.get(start..start + host.len()).map(|name| Link::Web(name.to_owned()))
}

/// `None`: not an address; `Some(Err)`: a link that is known to be none.
fn from_link(link: &Link) -> Option<Result<PeerAddress, PeerError>> {
    match link {
        Link::Web(path) => {
            let path = path.split(['?', '#']).next().unwrap_or_default();
            let mut parts = path.split('/').filter(|part| !part.is_empty());
            let first = parts.next()?;
            if let Some(rest) = first.strip_prefix('+') {
                let is_phone = rest.bytes().all(|byte| byte.is_ascii_digit());
                return Some(if is_phone { phone(first).map(Ok)? } else { Err(PeerError::Invitation) });
            }
            match first.to_ascii_lowercase().as_str() {
                "joinchat" => Some(Err(PeerError::Invitation)),
                "c" => private_chat(parts.next()?).map(Ok),
                "s" => username(parts.next()?).map(Ok),
                other if NOT_USERNAMES.contains(&other) => None,
                _ => username(first).map(Ok),
            }
        }
        Link::App(rest) => {
            let (method, query) = rest.split_once('?')?;
            let value = |name: &str| {
                let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
                pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
            };
            match method.trim_end_matches('/').to_ascii_lowercase().as_str() {
                "resolve" => match (value("domain"), value("phone")) {
                    (Some(name), _) => username(name).map(Ok),
                    (None, Some(digits)) => phone(&format!("+{}", digits.trim_start_matches('+'))).map(Ok),
                    (None, None) => None,
                },
                "user" => value("id")?.parse().ok().and_then(id).map(Ok),
                "privatepost" => private_chat(value("channel")?).map(Ok),
                "join" => Some(Err(PeerError::Invitation)),
                _ => None,
            }
        }
    }
}

/// The supergroup or channel that a private link names by its bare id.
fn private_chat(bare: &str) -> Option<PeerAddress> {
    let bare: i64 = bare.parse().ok().filter(|bare| (1..CHANNEL_OFFSET).contains(bare))?;
    Some(PeerAddress::Id(-CHANNEL_OFFSET - bare))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn check(text: &str, expected: &str) {
        let found = match PeerAddress::parse(text) {
            Ok(address) => format!("{address:?}"),
            Err(PeerError::NotAnAddress(_)) => "no".into(),
            Err(error) => format!("{error:?}"),
        };
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn usernames() {
        check("@durov", "Username(\"durov\")");
        check(" durov ", "Username(\"durov\")");
        check("@A_9x", "Username(\"A_9x\")");
        check("@abc", "no");
        check("@9lives", "no");
        check("@иванов", "no");
        check("Анна", "no");
        check("@two words", "no");
        check(&"x".repeat(32), &format!("Username(\"{}\")", "x".repeat(32)));
        check(&"x".repeat(33), "no");
    }

    #[test]
    fn links() {
        for link in [
            "https://t.me/durov",
            "http://T.me/durov",
            "t.me/durov/",
            "telegram.me/durov?start=x",
            "https://www.telegram.dog/durov",
            "t.me/durov/123",
            "t.me/s/durov",
            "durov.t.me",
            "https://durov.t.me/",
            "tg://resolve?domain=durov",
            "tg:resolve?domain=durov&post=1",
        ] {
            check(link, "Username(\"durov\")");
        }
        check("https://t.me/c/123/4", "Id(-1000000000123)");
        check("tg://privatepost?channel=123&post=4", "Id(-1000000000123)");
        check("tg://user?id=17", "Id(17)");
        check("t.me/+79991234567", "Phone(\"+79991234567\")");
        check("tg://resolve?phone=79991234567", "Phone(\"+79991234567\")");
        check("https://t.me/+AbCd_-123", "Invitation");
        check("https://t.me/joinchat/AbCd", "Invitation");
        check("tg://join?invite=AbCd", "Invitation");
        check("https://t.me/", "no");
        check("https://t.me/share/url?url=x", "no");
        check("https://example.com/durov", "no");
        check("t.me/c/x", "no");
    }

    #[test]
    fn ids_and_phones() {
        check("42", "Id(42)");
        check("-1001000000001", "Id(-1001000000001)");
        check("0", "no");
        check("-", "no");
        check("4.5", "no");
        check("99999999999999999999", "no");
        check("+7 (999) 123-45-67", "Phone(\"+79991234567\")");
        check("+7\u{a0}999\u{a0}1234567", "Phone(\"+79991234567\")");
        check("+7999", "no");
        check("+7999123456x", "no");
        check("me", "Me");
        check("Self", "Me");
        check("", "Empty");
        check(" \n", "Empty");
    }

    #[test]
    fn ids_by_what_they_belong_to() {
        let check = |id, is_basic_group, is_channel| {
            let address = PeerAddress::Id(id);
            assert_eq!((address.is_basic_group(), address.is_channel()), (is_basic_group, is_channel), "{id}");
            assert_eq!(address.is_group_or_channel(), id < 0, "{id}");
        };
        check(7, false, false);
        check(-1, true, false);
        check(-999_999_999_999, true, false);
        check(-1_000_000_000_001, false, true);
        let name = PeerAddress::Username("durov".into());
        assert!(!name.is_channel() && !name.is_basic_group() && name.may_be_channel());
    }

    #[test]
    fn values_of_other_types() {
        let of = |value: Json| PeerAddress::from_json(&value);
        assert_eq!(of(json!(42)), Ok(PeerAddress::Id(42)));
        assert_eq!(of(json!(-1001000000001_i64)), Ok(PeerAddress::Id(-1001000000001)));
        assert_eq!(of(json!(42.0)), Ok(PeerAddress::Id(42)));
        assert_eq!(of(json!("@durov")), Ok(PeerAddress::Username("durov".into())));
        assert_eq!(of(json!(null)), Err(PeerError::Empty));
        for other in [json!(4.5), json!(0), json!(true), json!([1]), json!({"id": 1}), json!(u64::MAX), json!(1e300)] {
            assert!(matches!(of(other.clone()), Err(PeerError::NotAnAddress(_))), "{other}");
        }
        let big = Evaluated { kind: ValueKind::BigInt, json: Json::Null, text: "42".into() };
        assert_eq!(PeerAddress::from_value(&big), Ok(PeerAddress::Id(42)));
        let nothing = Evaluated { kind: ValueKind::Undefined, json: Json::Null, text: "undefined".into() };
        assert_eq!(PeerAddress::from_value(&nothing), Err(PeerError::Empty));
        let wrong = Evaluated { kind: ValueKind::Boolean, json: json!(true), text: "true".into() };
        assert_eq!(PeerAddress::from_value(&wrong), Err(PeerError::NotAnAddress("true".into())));
    }

    #[test]
    fn an_error_shows_neither_a_token_nor_a_novel() {
        let token = format!("1000000:{}", "x".repeat(35));
        let error = PeerAddress::parse(&token).expect_err("no address");
        assert!(!error.to_string().contains("xxx"), "{error}");
        let error = PeerAddress::parse(&"ы".repeat(5000)).expect_err("no address");
        assert!(error.to_string().chars().count() < 120);
    }

    proptest! {
        #[test]
        fn never_panics_and_reads_back_what_it_shows(text in "(tg:|t\\.me/|@|\\+|-)?\\PC{0,20}") {
            if let Ok(address) = PeerAddress::parse(&text) {
                prop_assert_eq!(PeerAddress::parse(&address.to_string()), Ok(address));
            }
        }
    }
}
