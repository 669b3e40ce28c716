//! What the address of a link or of an image means to Telegram: a link, a mention, a custom emoji or a moment.

use super::{EntityKind, MarkupErrorKind};
use url::Url;

/// The entity of a link to this address; `None` where Telegram shows the text without a link (TDLib
/// `get_checked_link`): an address that is neither http(s) with a host name nor of Telegram's or TON's schemes.
pub(super) fn link(address: &str) -> Option<EntityKind> {
    let address = address.trim();
    if let Some(user_id) = telegram(address, "user", "id").and_then(|id| id.parse::<i64>().ok()).filter(|id| *id > 0) {
        return Some(EntityKind::TextMention { user_id });
    }
    let has_scheme = address.contains("://") || has_telegram_scheme(address);
    if !has_scheme && address.starts_with(['/', '#', '?']) {
        return None;
    }
    let written = if has_scheme { address.to_owned() } else { format!("http://{address}") };
    let parsed = Url::parse(&written).ok()?;
    let is_good = match parsed.scheme() {
        "http" | "https" => match parsed.host()? {
            url::Host::Domain(name) => name.contains('.') && (has_scheme || parsed.username().is_empty()),
            url::Host::Ipv4(_) | url::Host::Ipv6(_) => true,
        },
        "tg" | "ton" | "tonsite" => true,
        _ => false,
    };
    // White space inside would make Telegram refuse the whole message.
    let is_clean = !written.contains(|character: char| character.is_whitespace() || character.is_control());
    is_good.then(|| EntityKind::TextLink { url: if is_clean { written } else { parsed.into() } })
}

/// The entity of `![…](address)` (Bot API "MarkdownV2 style").
pub(super) fn image(address: &str) -> Result<EntityKind, MarkupErrorKind> {
    if let Some(id) = telegram(address, "emoji", "id") {
        return custom_emoji(&id).ok_or(MarkupErrorKind::NotEmojiOrTime);
    }
    let unix = telegram(address, "time", "unix").ok_or(MarkupErrorKind::NotEmojiOrTime)?;
    let kind = date_time(&unix, telegram(address, "time", "format"))?;
    kind.ok_or(MarkupErrorKind::NotEmojiOrTime)
}

/// A custom emoji by its number; `None` if it is none.
pub(super) fn custom_emoji(id: &str) -> Option<EntityKind> {
    let id = id.parse::<i64>().ok().filter(|id| *id != 0)?;
    Some(EntityKind::CustomEmoji { id: id.to_string() })
}

/// A moment; `None` if the time is none that Telegram can keep (a positive 32-bit number), an error if the format is not
/// of the form `r|w?[dD]?[tT]?` (Bot API "Date-time entity formatting").
pub(super) fn date_time(unix: &str, format: Option<String>) -> Result<Option<EntityKind>, MarkupErrorKind> {
    let format = format.filter(|format| !format.is_empty());
    if let Some(format) = &format
        && !is_date_time_format(format)
    {
        return Err(MarkupErrorKind::TimeFormat(format.clone()));
    }
    let unix_time = unix.parse::<i32>().ok().filter(|unix| *unix > 0);
    Ok(unix_time.map(|unix_time| EntityKind::DateTime { unix_time: unix_time.into(), format }))
}

fn is_date_time_format(format: &str) -> bool {
    let rest = format.strip_prefix('w').unwrap_or(format);
    let rest = rest.strip_prefix(['d', 'D']).unwrap_or(rest);
    let rest = rest.strip_prefix(['t', 'T']).unwrap_or(rest);
    format == "r" || rest.is_empty()
}

fn has_telegram_scheme(address: &str) -> bool {
    ["tg:", "ton:", "tonsite:"]
        .iter()
        .any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// The value of a parameter in `tg://page?…` (or `tg:page?…`).
fn telegram(address: &str, page: &str, parameter: &str) -> Option<String> {
    let address = Url::parse(address.trim()).ok().filter(|address| address.scheme() == "tg")?;
    let found = match address.host_str() {
        Some(host) => host,
        None => address.path(),
    };
    if !found.trim_matches('/').eq_ignore_ascii_case(page) {
        return None;
    }
    address.query_pairs().find(|(name, _)| name == parameter).map(|(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, expected: Option<&str>) {
        let expected = expected.map(|url| EntityKind::TextLink { url: url.to_owned() });
        assert_eq!(link(address), expected, "{address}");
    }

    #[test]
    fn web_addresses_are_kept_as_written() {
        check("https://example.com/a?b=c#d", Some("https://example.com/a?b=c#d"));
        check(" HTTP://Пример.рф ", Some("HTTP://Пример.рф"));
        check("example.com", Some("http://example.com"));
        check("example.com:8080/x", Some("http://example.com:8080/x"));
        check("http://127.0.0.1:80", Some("http://127.0.0.1:80"));
        check("http://example.com/a b", Some("http://example.com/a%20b"));
        check("tg://resolve?domain=durov", Some("tg://resolve?domain=durov"));
        check("tg:resolve?domain=durov", Some("tg:resolve?domain=durov"));
    }

    #[test]
    fn what_telegram_makes_no_link_of() {
        for address in
            ["", "   ", "x", "http://localhost/", "/a.b/c", "#here", "mailto:a@b.com", "tel:112", "javascript:alert(1)"]
        {
            check(address, None);
        }
        check("ftp://example.com", None);
        check("http://", None);
    }

    #[test]
    fn people_are_mentioned_by_id() {
        for address in ["tg://user?id=123456789", "tg:user?id=123456789", "TG://User?x=1&id=123456789"] {
            assert_eq!(link(address), Some(EntityKind::TextMention { user_id: 123_456_789 }), "{address}");
        }
        check("tg://user?id=0", Some("tg://user?id=0"));
    }

    #[test]
    fn images_are_emoji_or_moments() {
        let id = "5368324170671202286";
        assert_eq!(image(&format!("tg://emoji?id={id}")), Ok(EntityKind::CustomEmoji { id: id.into() }));
        for format in ["r", "w", "wDT", "t", "dT", "D"] {
            let expected = EntityKind::DateTime { unix_time: 1_647_531_900, format: Some(format.into()) };
            assert_eq!(image(&format!("tg://time?unix=1647531900&format={format}")), Ok(expected));
        }
        let plain = EntityKind::DateTime { unix_time: 1, format: None };
        assert_eq!(image("tg://time?unix=1"), Ok(plain.clone()));
        assert_eq!(image("tg://time?unix=1&format="), Ok(plain));
        for format in ["Td", "rr", "tT", "x"] {
            let address = format!("tg://time?unix=1&format={format}");
            assert_eq!(image(&address), Err(MarkupErrorKind::TimeFormat(format.into())));
        }
        for address in ["", "http://example.com/a.png", "tg://emoji?id=x", "tg://time?unix=0", "tg://time?format=r"] {
            assert_eq!(image(address), Err(MarkupErrorKind::NotEmojiOrTime), "{address}");
        }
    }
}
