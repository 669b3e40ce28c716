//! One call of a method: who calls, on what, and the way from bytes to an answer.

use super::State;
use super::depth::is_too_deep;
use super::error::RpcError;
use super::frame::{self, Budget};
use super::keys::Program;
use super::methods;
use crate::sandbox::world::World;
use grammers_tl_types::{
    Cursor, Deserializable, Identifiable, RemoteCall, Serializable, deserialize, functions, name_for_id, types,
};

/// Who calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Caller {
    pub(super) key_id: i64,
    pub(super) connection: u64,
    /// Who is signed in with the key.
    pub(super) user_id: Option<i64>,
    /// The password's challenge that this call meets ([`super::password`]).
    pub(super) proved: Option<i64>,
}

/// What a method works on.
pub(super) struct Call<'a> {
    pub(super) world: &'a mut World,
    pub(super) state: &'a mut State,
    pub(super) caller: Caller,
}

impl Call<'_> {
    /// The id of the account that calls, or the refusal of a key nobody is signed in with.
    pub(super) fn me(&self) -> Result<i64, RpcError> {
        self.caller.user_id.ok_or_else(RpcError::not_signed_in)
    }
}

/// A method of the API that the sandbox knows.
pub(super) trait Method: RemoteCall + Deserializable + Identifiable
where
    Self::Return: Serializable,
{
    /// Whether it can be called before anybody has signed in.
    const OPEN: bool = false;

    fn answer(self, call: &mut Call<'_>) -> Result<Self::Return, RpcError>;
}

/// One row of the table of methods.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) constructor: u32,
    pub(super) open: bool,
    run: fn(&[u8], &mut Call<'_>) -> Result<Vec<u8>, RpcError>,
}

/// The row of a method.
pub(super) const fn entry<M: Method>() -> Entry
where
    M::Return: Serializable,
{
    Entry { constructor: M::CONSTRUCTOR_ID, open: M::OPEN, run: run::<M> }
}

fn run<M: Method>(parameters: &[u8], call: &mut Call<'_>) -> Result<Vec<u8>, RpcError>
where
    M::Return: Serializable,
{
    checked::<M>(parameters)?.answer(call).map(|answer| answer.to_bytes())
}

/// Reads the parameters of a method.
pub(super) fn checked<M: Deserializable + Identifiable>(parameters: &[u8]) -> Result<M, RpcError> {
    // A part of a file may hold anything, and nothing in such a request nests.
    let file = [functions::upload::SaveFilePart::CONSTRUCTOR_ID, functions::upload::SaveBigFilePart::CONSTRUCTOR_ID]
        .contains(&M::CONSTRUCTOR_ID);
    if !file && is_too_deep(parameters) {
        return Err(RpcError::bad("INPUT_FETCH_ERROR"));
    }
    M::from_bytes(parameters).map_err(|_| RpcError::bad("INPUT_FETCH_ERROR"))
}

/// A call without the wrappers around it (<https://core.telegram.org/api/invoking>).
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unwrapped {
    /// Begins with the constructor.
    pub(super) body: Vec<u8>,
    /// What the program says of itself, when this call opens a connection.
    pub(super) program: Option<Program>,
    /// Whether this connection is not to hear of what happens.
    pub(super) without_updates: bool,
}

impl Unwrapped {
    /// The method's name as Telegram writes it, such as `messages.sendMessage`.
    pub(super) fn method(&self) -> &'static str {
        name_for_id(frame::constructor(&self.body))
    }

    /// The first basic group that the call names, by the Bot API's id.
    pub(super) fn group(&self) -> Option<i64> {
        let peer = types::InputPeerChat::CONSTRUCTOR_ID.to_le_bytes();
        let mut words = (0..self.body.len()).step_by(4).filter_map(|at| self.body.get(at..));
        let found = words.find_map(|rest| rest.strip_prefix(&peer))?;
        found.first_chunk().map(|id| i64::from_le_bytes(*id).saturating_neg())
    }
}

/// Everything that follows, unread.
struct Rest(Vec<u8>);

impl Deserializable for Rest {
    fn deserialize(cursor: &mut Cursor<'_>) -> deserialize::Result<Self> {
        let mut bytes = Vec::new();
        cursor.read_to_end(&mut bytes)?;
        Ok(Self(bytes))
    }
}

/// Wrappers that one call may have around it.
const WRAPPERS: usize = 8;

/// Takes the wrappers off a call; what is packed in them comes out of the packet's budget.
pub(super) fn unwrap(body: Vec<u8>, budget: &mut Budget) -> Result<Unwrapped, RpcError> {
    let broken = |_| RpcError::bad("INPUT_FETCH_ERROR");
    let mut call = Unwrapped { body, program: None, without_updates: false };
    for _ in 0..=WRAPPERS {
        if let Some(unpacked) = frame::gunzip(&call.body, budget).ok_or_else(|| RpcError::bad("INPUT_FETCH_ERROR"))? {
            call.body = unpacked;
        }
        let parameters = call.body.get(4..).unwrap_or_default();
        call.body = match frame::constructor(&call.body) {
            functions::InvokeWithLayer::<Rest>::CONSTRUCTOR_ID => {
                functions::InvokeWithLayer::<Rest>::from_bytes(parameters).map_err(broken)?.query.0
            }
            functions::InitConnection::<Rest>::CONSTRUCTOR_ID => {
                if is_too_deep(parameters) {
                    return Err(RpcError::bad("INPUT_FETCH_ERROR"));
                }
                let init = functions::InitConnection::<Rest>::from_bytes(parameters).map_err(broken)?;
                call.program = Some(Program {
                    api_id: init.api_id,
                    device: init.device_model,
                    system: init.system_version,
                    version: init.app_version,
                });
                init.query.0
            }
            functions::InvokeWithoutUpdates::<Rest>::CONSTRUCTOR_ID => {
                call.without_updates = true;
                functions::InvokeWithoutUpdates::<Rest>::from_bytes(parameters).map_err(broken)?.query.0
            }
            functions::InvokeAfterMsg::<Rest>::CONSTRUCTOR_ID => {
                // Calls of one connection are done in the order in which they come, so there is nothing to wait for.
                functions::InvokeAfterMsg::<Rest>::from_bytes(parameters).map_err(broken)?.query.0
            }
            functions::InvokeAfterMsgs::<Rest>::CONSTRUCTOR_ID => {
                functions::InvokeAfterMsgs::<Rest>::from_bytes(parameters).map_err(broken)?.query.0
            }
            functions::InvokeWithTakeout::<Rest>::CONSTRUCTOR_ID => {
                functions::InvokeWithTakeout::<Rest>::from_bytes(parameters).map_err(broken)?.query.0
            }
            _ => return Ok(call),
        };
    }
    Err(RpcError::bad("INPUT_FETCH_ERROR"))
}

/// Does a call that has no wrappers any more; the answer's bytes.
pub(super) fn perform(body: &[u8], call: &mut Call<'_>) -> Result<Vec<u8>, RpcError> {
    let constructor = frame::constructor(body);
    let Some(entry) = methods::find(constructor) else {
        // The second is what the sandbox lacks, the first what no server knows.
        return Err(match name_for_id(constructor) {
            "(unknown)" => RpcError::bad(format!("INPUT_METHOD_INVALID_{constructor}")),
            _ => RpcError::bad("METHOD_NOT_IMPLEMENTED"),
        });
    };
    if !entry.open {
        let revoked = call.state.keys.get(call.caller.key_id).is_some_and(|key| key.revoked);
        call.me().map_err(|error| if revoked { RpcError::new(401, "SESSION_REVOKED") } else { error })?;
    }
    (entry.run)(body.get(4..).unwrap_or_default(), call)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::mtproto::methods::all;
    use grammers_tl_types::enums;
    use proptest::prelude::*;

    fn unwrap(body: Vec<u8>) -> Result<Unwrapped, RpcError> {
        super::unwrap(body, &mut Budget::default())
    }

    fn init<Q>(query: Q, params: Option<enums::Jsonvalue>) -> functions::InitConnection<Q> {
        functions::InitConnection {
            api_id: 1,
            device_model: "Desk".into(),
            system_version: "1".into(),
            app_version: "2".into(),
            system_lang_code: "ru".into(),
            lang_pack: String::new(),
            lang_code: "ru".into(),
            proxy: None,
            params,
            query,
        }
    }

    #[test]
    fn wrappers_are_taken_off() {
        let query = functions::help::GetConfig {};
        let bare = query.to_bytes();
        let layered = functions::InvokeWithLayer { layer: 230, query: init(query, None) }.to_bytes();
        let call = unwrap(layered).expect("a call");
        assert_eq!((call.method(), &call.body), ("help.getConfig", &bare));
        let program = call.program.expect("said");
        assert_eq!((program.api_id, &*program.device, &*program.version), (1, "Desk", "2"));
        let quiet = functions::InvokeWithoutUpdates { query: functions::help::GetConfig {} }.to_bytes();
        let call = unwrap(quiet).expect("a call");
        assert!(call.without_updates && call.program.is_none() && call.body == bare);
        let after = functions::InvokeAfterMsg { msg_id: 4, query: functions::help::GetConfig {} }.to_bytes();
        assert_eq!(unwrap(after).expect("a call").body, bare);
        assert_eq!(unwrap(Vec::new()).expect("nothing to take off").body, Vec::<u8>::new());
    }

    #[test]
    fn the_group_of_a_call_is_found() {
        let peer = |peer: enums::InputPeer| functions::messages::GetPeerSettings { peer }.to_bytes();
        let group = |body| unwrap(body).expect("a call").group();
        assert_eq!(group(peer(types::InputPeerChat { chat_id: 5001 }.into())), Some(-5001));
        assert_eq!(group(peer(types::InputPeerUser { user_id: 5001, access_hash: 0 }.into())), None);
        let cut = peer(types::InputPeerChat { chat_id: 5001 }.into())[..12].to_vec();
        assert_eq!(group(cut), None);
        assert_eq!(group(Vec::new()), None);
    }

    #[test]
    fn endless_wrappers_and_nests_are_refused() {
        let shell = functions::InvokeWithoutUpdates { query: functions::help::GetConfig {} }.to_bytes()[..4].to_vec();
        assert!(unwrap(shell.repeat(20)).is_err());
        let mut deep = enums::Jsonvalue::JsonNull;
        for _ in 0..100 {
            deep = types::JsonArray { value: vec![deep] }.into();
        }
        assert!(unwrap(init(functions::help::GetConfig {}, Some(deep)).to_bytes()).is_err());
    }

    /// Words that requests are made of, so that some of what is made of them can be read.
    fn word() -> impl Strategy<Value = u32> {
        prop_oneof![
            4 => Just(0),
            2 => 0..40u32,
            2 => Just(0x1cb5_c415),
            1 => prop_oneof![Just(0x9972_75b5), Just(0xbc79_9737)],
            2 => Just(types::InputPeerChat::CONSTRUCTOR_ID),
            2 => Just(0x7da0_7ec9),
            1 => Just(0xf7c1_b13f),
            1 => Just(types::InputChannel::CONSTRUCTOR_ID),
            1 => Just(5001),
            1 => any::<u32>(),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_method_panics(words in proptest::collection::vec(word(), 0..40)) {
            let (mut world, mut state) = (World::default(), State::default());
            let parameters: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
            for user_id in [Some(1), None] {
                let caller = Caller { key_id: 7, connection: 1, user_id, proved: None };
                for constructor in all() {
                    let body = [&constructor.to_le_bytes()[..], &parameters].concat();
                    let call = &mut Call { world: &mut world, state: &mut state, caller };
                    if let Ok(unwrapped) = unwrap(body) {
                        let _ = perform(&unwrapped.body, call);
                    }
                    call.state.ledger.read(call.world, None);
                }
            }
        }
    }
}
