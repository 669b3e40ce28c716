//! What the two processes say to each other: JSON behind its length (four bytes, little-endian).

use super::Limits;
use crate::value::{Position, ValueKind};
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// The longest frame that is taken, in bytes: far above what the limits let through, far below what hurts.
pub(super) const MAX_FRAME: usize = 64 * 1024 * 1024;

#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Request {
    /// The variables, a JSON object, of the expressions that follow. No reply.
    Variables(String),
    /// Replies [`Reply::Started`] when the engine is ready, then a value or a failure; or a failure at once.
    Evaluate { source: String, limits: Limits },
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Reply {
    /// The time of the expression runs from here.
    Started,
    Value {
        kind: ValueKind,
        /// Kept as text, so that its depth does not add to the frame's.
        json: String,
        text: String,
    },
    Failure {
        kind: Fault,
        message: String,
        /// In the source as it was sent.
        position: Option<Position>,
    },
}

/// The kinds of failure that a worker can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Fault {
    Syntax,
    UnknownName,
    Exception,
    TimeLimit,
    MemoryLimit,
    OutputLimit,
}

/// The bytes of a frame.
pub(super) fn encode(frame: &impl Serialize) -> io::Result<Vec<u8>> {
    let body = serde_json::to_vec(frame)?;
    let length = body_length(body.len())?;
    let mut bytes = Vec::with_capacity(body.len() + 4);
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&body);
    Ok(bytes)
}

/// The length of the body behind these four bytes.
pub(super) fn decode_length(bytes: [u8; 4]) -> io::Result<usize> {
    let length = u32::from_le_bytes(bytes);
    body_length(length as usize)?;
    Ok(length as usize)
}

fn body_length(length: usize) -> io::Result<u32> {
    match u32::try_from(length) {
        Ok(short) if length <= MAX_FRAME => Ok(short),
        _ => Err(io::Error::new(io::ErrorKind::InvalidData, "the frame is too long")),
    }
}

/// Reads a frame; none at the end of the stream.
pub(super) fn read(from: &mut impl Read) -> io::Result<Option<Request>> {
    let mut length = [0; 4];
    match from.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let mut body = Vec::new();
    let length = decode_length(length)?;
    // Grows with what really comes, rather than with what the length says.
    from.take(length as u64).read_to_end(&mut body)?;
    Ok(Some(serde_json::from_slice(&body)?))
}

/// Writes a frame and sees it off.
pub(super) fn write(to: &mut impl Write, reply: &Reply) -> io::Result<()> {
    to.write_all(&encode(reply)?)?;
    to.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_comes_back() {
        let sent = Request::Evaluate { source: "№\n'".into(), limits: Limits::default() };
        let bytes = encode(&sent).unwrap();
        let mut stream = bytes.as_slice();
        let Some(Request::Evaluate { source, limits }) = read(&mut stream).unwrap() else { panic!("another frame") };
        assert_eq!((source.as_str(), limits), ("№\n'", Limits::default()));
        assert!(read(&mut stream).unwrap().is_none());
    }

    #[test]
    fn broken_streams_are_errors() {
        let check = |bytes: &[u8]| assert!(read(&mut &*bytes).is_err(), "{bytes:?}");
        check(&[5, 0, 0, 0, b'{']);
        check(&[255; 8]);
        check(&[0, 0, 0, 0]);
    }
}
