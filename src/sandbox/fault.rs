//! Faults on request: what a network or Telegram can do to a call besides answering it.

use std::time::Duration;

/// A fault that calls run into.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The method it strikes, in any case of letters: `sendMessage` of the Bot API, `messages.sendMessage` of MTProto.
    /// Every method when left out, but for the one with which MTProto clients open a connection (`help.getConfig`).
    pub method: Option<String>,
    pub kind: FaultKind,
    /// How many calls it strikes; every call when left out.
    pub times: Option<u32>,
}

/// What happens to a call.
#[derive(Clone, Debug)]
pub enum FaultKind {
    /// Nothing is done; this is the answer.
    Error { code: u16, description: String },
    /// Nothing is done; 429 with so many seconds to wait.
    RetryAfter(u32),
    /// Nothing is done; the connection closes without an answer.
    DropBefore,
    /// The call is done; the connection closes without an answer.
    DropAfter,
    /// Nothing is done and nothing answered; the connection stays open.
    Silence,
    /// The call is done at once; the answer comes so much later.
    Slow(Duration),
    /// Calls for the chat `from` are answered as for a group that became the supergroup `to`.
    Migrate { from: i64, to: i64 },
    /// Nothing is done; status 502 with a page that is not JSON.
    BadGateway,
}

/// The call that is the client library's own: a fault for every method is meant for what a test calls.
const OPENING: &str = "help.getConfig";

/// The faults that are still to strike, in the order given.
#[derive(Debug, Default)]
pub(super) struct Faults {
    list: Vec<Fault>,
}

impl Faults {
    pub(super) fn set(&mut self, faults: Vec<Fault>) {
        self.list = faults;
    }

    /// The first fault that strikes a call of `method` for `chat_id`; it is counted.
    pub(super) fn strike(&mut self, method: &str, chat_id: Option<i64>) -> Option<FaultKind> {
        let fault = self.list.iter_mut().find(|fault| {
            fault.times != Some(0)
                && match &fault.method {
                    Some(name) => name.eq_ignore_ascii_case(method),
                    None => method != OPENING,
                }
                && match fault.kind {
                    FaultKind::Migrate { from, .. } => chat_id == Some(from),
                    _ => true,
                }
        })?;
        fault.times = fault.times.map(|times| times - 1);
        Some(fault.kind.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_strike_in_order_and_so_many_times() {
        let mut faults = Faults::default();
        faults.set(vec![
            Fault { method: Some("sendMessage".into()), kind: FaultKind::RetryAfter(3), times: Some(1) },
            Fault { method: None, kind: FaultKind::Migrate { from: -5, to: -6 }, times: None },
            Fault { method: Some("getMe".into()), kind: FaultKind::Silence, times: None },
        ]);
        let mut check = |method: &str, chat, expected: &str| {
            let struck = faults.strike(method, chat).map_or("none".to_owned(), |kind| format!("{kind:?}"));
            assert!(struck.starts_with(expected), "{method}: {struck}");
        };
        check("sendmessage", Some(1), "RetryAfter(3)");
        check("sendMessage", Some(1), "none");
        check("sendMessage", Some(-5), "Migrate");
        check("SendMessage", Some(-5), "Migrate");
        check("GetMe", None, "Silence");
        check("getChat", None, "none");
        let all = |times| Fault { method: None, kind: FaultKind::DropBefore, times };
        let named = Fault { method: Some("help.getconfig".into()), ..all(Some(1)) };
        faults.set(vec![all(None), named]);
        let mut check =
            |method: &str, expected| assert_eq!(faults.strike(method, None).is_some(), expected, "{method}");
        check("messages.sendMessage", true);
        check("help.getConfig", true);
        check("help.getConfig", false);
    }
}
