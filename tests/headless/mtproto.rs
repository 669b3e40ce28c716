//! The MTProto side of the sandbox through the real client library.

mod people;
mod pushes;
mod sign_in;
pub(crate) mod support;
mod wire;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE;
use grammers_client::tl;
use scenogram::sandbox::{Sandbox, SandboxOptions};
use support::{refusal, signed_in, with_key};

#[tokio::test]
async fn a_key_of_a_person_is_signed_in() {
    let sandbox = Sandbox::start(Default::default()).await.expect("a sandbox");
    let anna = signed_in(&sandbox, 1);
    let me = anna.get_me().await.expect("the own account");
    assert_eq!((me.username(), me.phone()), (Some("anna"), Some("79990000001")));
}

#[tokio::test]
async fn a_fresh_key_is_not() {
    let sandbox = Sandbox::start(Default::default()).await.expect("a sandbox");
    let nobody = with_key(&sandbox, sandbox.fresh_key());
    assert!(!nobody.is_authorized().await.expect("an answer"));
    assert_eq!(refusal(&nobody, &tl::functions::updates::GetState {}).await, (401, "AUTH_KEY_UNREGISTERED".into()));
}

#[tokio::test]
async fn what_is_printed_leads_there() {
    let sandbox = Sandbox::start(Default::default()).await.expect("a sandbox");
    let described = sandbox.describe();
    assert_eq!(described["mtproto"]["address"], sandbox.mtproto().address.to_string());
    assert_eq!((&described["mtproto"]["dc"], &described["mtproto"]["api_id"]), (&2.into(), &1.into()));
    assert_eq!(described["mtproto"]["layer"], tl::LAYER);
    for person in described["people"].as_array().expect("people") {
        let session = person["session_string"].as_str().expect("a session").strip_prefix('1').expect("Telethon's sign");
        let bytes = URL_SAFE.decode(session).expect("base64 with padding");
        let (head, key) = bytes.split_at(7);
        let port = sandbox.mtproto().address.port().to_be_bytes();
        assert_eq!(head, [2, 127, 0, 0, 1, port[0], port[1]]);
        let user = with_key(&sandbox, key.try_into().expect("256 bytes"));
        assert_eq!(user.get_me().await.expect("signed in").id().bare_id(), person["user_id"].as_i64());
    }
}

#[tokio::test]
async fn a_taken_port_is_an_error() {
    let sandbox = Sandbox::start(Default::default()).await.expect("a sandbox");
    let mtproto_port = sandbox.mtproto().address.port();
    let error = Sandbox::start(SandboxOptions { mtproto_port, ..Default::default() }).await.err().expect("taken");
    assert!(error.to_string().contains(&mtproto_port.to_string()), "{error}");
}
