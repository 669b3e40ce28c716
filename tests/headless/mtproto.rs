//! The MTProto side of the sandbox through the real client library.

mod sign_in;
pub(crate) mod support;

use grammers_client::tl;
use scenogram::sandbox::Sandbox;
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
