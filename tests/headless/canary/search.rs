//! The search for secrets in every byte of a folder: raw, in base64 and hexadecimal digits, percent-encoded, JSON-escaped.
//!
//! It undoes encodings instead of making them, so it shares no idea with the redactor that it examines.

use base64::Engine;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use std::fs;
use std::path::Path;

/// Secrets of fewer bytes count as a word of their own only: five digits stand in every long log.
const SHORT: usize = 8;

/// What is searched for.
pub(super) struct Needles(Vec<(String, Vec<u8>)>);

/// What a search has seen.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) files: usize,
    pub(super) bytes: usize,
    /// Which secret stands where and how; never the secret.
    pub(super) hits: Vec<String>,
}

impl Needles {
    pub(super) fn of<'n>(needles: impl IntoIterator<Item = (&'n str, &'n [u8])>) -> Self {
        Self(needles.into_iter().map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).collect())
    }

    /// Every file below the folder, names included.
    pub(super) fn search(&self, folder: &Path) -> Found {
        let mut found = Found::default();
        self.walk(folder, &mut found);
        found
    }

    fn walk(&self, folder: &Path, found: &mut Found) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let place = path.display().to_string();
            self.look(&format!("the name of {place}"), name.as_bytes(), found);
            if path.is_dir() {
                self.walk(&path, found);
            } else {
                let bytes = fs::read(&path).unwrap();
                found.files += 1;
                found.bytes += bytes.len();
                self.look(&place, &bytes, found);
            }
        }
    }

    fn look(&self, place: &str, bytes: &[u8], found: &mut Found) {
        let mut readings = vec![
            ("raw", bytes.to_vec()),
            ("hexadecimal", hexadecimal(bytes)),
            ("numbers", numbers(bytes)),
            ("percent-encoded", percent(bytes, false)),
            ("percent-encoded, plus for blanks", percent(bytes, true)),
            ("JSON", json(bytes)),
        ];
        for offset in 0..4 {
            readings.push(("base64", base64(bytes, offset)));
        }
        for (name, needle) in &self.0 {
            if let Some((how, _)) = readings.iter().find(|(_, text)| holds(text, needle)) {
                found.hits.push(format!("{name} in {place}: {how}"));
            }
        }
    }
}

fn holds(text: &[u8], needle: &[u8]) -> bool {
    let is_part = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let mut rest = text;
    let mut passed = 0;
    while let Some(at) = find(rest, needle) {
        let (start, end) = (passed + at, passed + at + needle.len());
        let before = start.checked_sub(1).and_then(|before| text.get(before));
        if needle.len() >= SHORT || (!is_part(before) && !is_part(text.get(end))) {
            return true;
        }
        passed = start + 1;
        rest = &text[passed..];
    }
    false
}

fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(at) = text[from..].iter().position(|byte| *byte == first) {
        if text[from + at..].starts_with(needle) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

/// Every run of hexadecimal digits decoded, from its first digit and from its second; a zero byte between runs.
fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let value = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut out = Vec::new();
    for run in bytes.split(|byte| value(*byte).is_none()).filter(|run| run.len() > 7) {
        let digits: Vec<u8> = run.iter().filter_map(|byte| value(*byte)).collect();
        for skipped in 0..2 {
            out.extend(digits[skipped..].chunks_exact(2).map(|pair| pair[0] * 16 + pair[1]));
            out.push(0);
        }
    }
    out
}

/// Lists of numbers, as Rust and Python print bytes.
fn numbers(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let is_list = |c: char| c.is_ascii_digit() || matches!(c, ',' | ' ' | '\n');
    let mut out = Vec::new();
    for list in text.split(|c| !is_list(c)).filter(|list| list.contains(',')) {
        out.extend(list.split(',').map_while(|number| number.trim().parse::<u8>().ok()));
        out.push(0);
    }
    out
}

fn percent(bytes: &[u8], plus: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        match (bytes[at], digits.and_then(|digits| u8::from_str_radix(digits, 16).ok())) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 3;
                continue;
            }
            (b'+', _) if plus => out.push(b' '),
            (byte, _) => out.push(byte),
        }
        at += 1;
    }
    out
}

/// Escapes of JSON undone, wherever they stand.
fn json(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = if bytes[at] == b'\\' { bytes.get(at + 1) } else { None };
        let unit = bytes.get(at + 2..at + 6).and_then(|digits| std::str::from_utf8(digits).ok());
        let unit = unit.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        match (escaped, unit) {
            (Some(b'u'), Some(unit)) => {
                out.extend_from_slice(unit.encode_utf8(&mut [0; 4]).as_bytes());
                at += 6;
            }
            (Some(byte), _) if b"\"\\/nrtbf".contains(byte) => {
                let meant = match byte {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'b' => 8,
                    b'f' => 12,
                    other => *other,
                };
                out.push(meant);
                at += 2;
            }
            _ => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    out
}

/// Every run of base64 decoded from one of its first four characters on, both alphabets in one; a zero byte between
/// runs.
fn base64(bytes: &[u8], offset: usize) -> Vec<u8> {
    let config = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone);
    let engine = GeneralPurpose::new(&base64::alphabet::STANDARD, config);
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(byte);
    let mut out = Vec::new();
    for run in bytes.split(|byte| !is_part(byte)).filter(|run| run.len() > offset + 5) {
        let mut run: Vec<u8> = run[offset..].to_vec();
        for byte in &mut run {
            *byte = match *byte {
                b'-' => b'+',
                b'_' => b'/',
                byte => byte,
            };
        }
        if run.len() % 4 == 1 {
            run.pop();
        }
        out.extend(engine.decode(&run).unwrap());
        out.push(0);
    }
    out
}
