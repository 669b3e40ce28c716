//! Reading: which form a string has, and what it says.

use super::layout::{Bytes, GRAMJS_FRAME, PYROGRAM, TELETHON_4, TELETHON_6};
use super::servers::is_telegrams_name;
use super::{SessionForm, SessionParts, SessionStringError};
use crate::secret::{Redactor, Secret};
use base64::Engine;
use base64::alphabet::{Alphabet, STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use std::net::{IpAddr, SocketAddr};
use zeroize::Zeroizing;

/// The version that Telethon and GramJS put in front.
pub(super) const VERSION: char = '1';

/// Shorter texts are not even a piece of a session.
const SHORTEST_PIECE: usize = 100;

/// Longer texts are nothing that anyone meant to paste here.
const LONGEST_TEXT: usize = 4096;

/// Of an address as GramJS writes it.
const LONGEST_HOST: usize = 100;

/// The quotation marks in which a string stands in a program or a letter.
const QUOTES: [char; 9] = ['"', '\'', '`', '«', '»', '“', '”', '‘', '’'];

impl SessionParts {
    /// Reads a session string and says of which form it is. Blanks, line breaks, quotation marks around it and lost
    /// padding do no harm.
    ///
    /// The redactor hears of every text that is long enough to be one, or a piece of one. A GramJS string that names one
    /// of Telegram's servers instead of an address comes without an address.
    pub fn read(text: &Secret) -> Result<(SessionForm, Self), SessionStringError> {
        let word = word(text)?;
        match word.strip_prefix(VERSION) {
            Some(rest) => telethon_or_gramjs(&decode(rest)?),
            None => pyrogram(&decode(&word)?).map(|parts| (SessionForm::Pyrogram, parts)),
        }
    }
}

/// The text without what came along when it was copied; an error where it is not even a piece of a session. The redactor
/// hears of all others.
pub(super) fn word(text: &Secret) -> Result<Zeroizing<String>, SessionStringError> {
    if text.expose().len() > LONGEST_TEXT {
        return Err(SessionStringError::NotASession);
    }
    let is_part = |sign: &char| !sign.is_whitespace() && !is_invisible(*sign);
    let clean: Zeroizing<String> = Zeroizing::new(text.expose().chars().filter(is_part).collect());
    let word = clean.trim_matches(QUOTES);
    if word.len() < SHORTEST_PIECE {
        return Err(SessionStringError::NotASession);
    }
    Redactor::global().remember(&Secret::new(word));
    Ok(Zeroizing::new(word.to_owned()))
}

/// Signs without width that come along when a text is copied from a page.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The bytes of a text in either alphabet, never in both; without what an incomplete last group holds, so that a string
/// that was cut anywhere is told from one that never was.
fn decode(text: &str) -> Result<Zeroizing<Vec<u8>>, SessionStringError> {
    let letters = text.trim_end_matches('=');
    if text.len() - letters.len() > 2 {
        return Err(SessionStringError::NotASession);
    }
    let whole = if letters.len() % 4 == 1 { letters.len() - 1 } else { letters.len() };
    let letters = letters.get(..whole).ok_or(SessionStringError::NotASession)?;
    let engine = |alphabet: &Alphabet| {
        let config = GeneralPurposeConfig::new()
            .with_decode_allow_trailing_bits(true)
            .with_decode_padding_mode(DecodePaddingMode::RequireNone);
        GeneralPurpose::new(alphabet, config)
    };
    let decoded = engine(&URL_SAFE).decode(letters).or_else(|_| engine(&STANDARD).decode(letters));
    decoded.map(Zeroizing::new).map_err(|_| SessionStringError::NotASession)
}

/// The number of the data centre. What begins with another number is a session only if it is as long as one.
fn data_centre(byte: Option<u8>, is_whole: bool) -> Result<i32, SessionStringError> {
    match byte {
        Some(dc @ 1..=5) => Ok(dc.into()),
        Some(_) if is_whole => Err(SessionStringError::DataCentre),
        _ => Err(SessionStringError::NotASession),
    }
}

fn telethon_or_gramjs(bytes: &[u8]) -> Result<(SessionForm, SessionParts), SessionStringError> {
    // Telethon's has no length in front, so GramJS's is told by an address that makes sense: a Telethon address that
    // looked so would begin with a zero, which no server's does.
    match gramjs_host(bytes) {
        Some((host, length)) => {
            let parts = gramjs(bytes, host, length)?;
            Ok((SessionForm::GramJs, parts))
        }
        None => Ok((SessionForm::Telethon, telethon(bytes)?)),
    }
}

/// The address of GramJS's form and the bytes that the whole then has.
fn gramjs_host(bytes: &[u8]) -> Option<(&str, usize)> {
    let mut bytes = Bytes(bytes);
    bytes.byte()?;
    let length = usize::from(bytes.u16()?);
    let host = std::str::from_utf8(bytes.take(length)?).ok()?;
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b':' | b'-' | b'_');
    let is_address = (1..=LONGEST_HOST).contains(&length) && host.bytes().all(is_host);
    is_address.then_some((host, GRAMJS_FRAME + length))
}

fn gramjs(bytes: &[u8], host: &str, length: usize) -> Result<SessionParts, SessionStringError> {
    let dc = data_centre(bytes.first().copied(), bytes.len() == length)?;
    check_length(bytes, length)?;
    let mut rest = Bytes(bytes);
    let (port, auth_key) =
        rest.take(1 + 2 + host.len()).and_then(|_| Some((rest.u16()?, rest.key()?))).ok_or(SessionStringError::Cut)?;
    let address = match host.parse::<IpAddr>() {
        Ok(ip) => Some(reachable(ip, port)?),
        Err(_) if is_telegrams_name(host) => None,
        Err(_) => return Err(SessionStringError::Address),
    };
    let is_test = address.is_none().then_some(false);
    Ok(SessionParts { dc, address, is_test, api_id: None, user_id: None, auth_key })
}

fn telethon(bytes: &[u8]) -> Result<SessionParts, SessionStringError> {
    let is_v6 = bytes.len() > TELETHON_4;
    let length = if is_v6 { TELETHON_6 } else { TELETHON_4 };
    let dc = data_centre(bytes.first().copied(), bytes.len() == length)?;
    check_length(bytes, length)?;
    let mut rest = Bytes(bytes);
    let (ip, port, auth_key) =
        rest.byte().and_then(|_| Some((rest.ip(is_v6)?, rest.u16()?, rest.key()?))).ok_or(SessionStringError::Cut)?;
    let address = Some(reachable(ip, port)?);
    Ok(SessionParts { dc, address, is_test: None, api_id: None, user_id: None, auth_key })
}

fn pyrogram(bytes: &[u8]) -> Result<SessionParts, SessionStringError> {
    let dc = data_centre(bytes.first().copied(), bytes.len() == PYROGRAM)?;
    check_length(bytes, PYROGRAM)?;
    let mut rest = Bytes(bytes);
    let (api_id, is_test, auth_key, user_id, is_bot) = rest
        .byte()
        .and_then(|_| Some((rest.u32()?, rest.byte()?, rest.key()?, rest.u64()?, rest.byte()?)))
        .ok_or(SessionStringError::Cut)?;
    if is_bot != 0 {
        return Err(SessionStringError::Bot);
    }
    Ok(SessionParts {
        dc,
        address: None,
        is_test: Some(is_test != 0),
        api_id: i32::try_from(api_id).ok().filter(|id| *id > 0),
        user_id: i64::try_from(user_id).ok().filter(|id| *id > 0),
        auth_key,
    })
}

fn check_length(bytes: &[u8], expected: usize) -> Result<(), SessionStringError> {
    match bytes.len().cmp(&expected) {
        std::cmp::Ordering::Less => Err(SessionStringError::Cut),
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Greater => Err(SessionStringError::TooLong),
    }
}

/// An address that a connection can be made to.
fn reachable(ip: IpAddr, port: u16) -> Result<SocketAddr, SessionStringError> {
    if port == 0 || ip.is_unspecified() || ip.is_multicast() {
        return Err(SessionStringError::Address);
    }
    Ok((ip, port).into())
}
