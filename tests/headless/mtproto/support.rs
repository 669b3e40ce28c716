//! What the tests of the MTProto side share: clients that reach the sandbox and nothing else.

use grammers_client::sender::{ConnectionParams, NoRetries, SenderPool, SenderPoolFatHandle};
use grammers_client::session::SessionData;
use grammers_client::session::storages::MemorySession;
use grammers_client::session::updates::UpdatesLike;
use grammers_client::{Client, InvocationError, tl};
use scenogram::sandbox::Sandbox;
use std::net::SocketAddrV6;
use std::ops::Deref;
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// A client with a connection of its own, which ends with it.
pub(crate) struct User {
    pub(crate) client: Client,
    /// What the server says by itself, and in its answers.
    pub(crate) updates: mpsc::Receiver<UpdatesLike>,
    handle: SenderPoolFatHandle,
    runner: JoinHandle<()>,
}

impl Deref for User {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Drop for User {
    fn drop(&mut self) {
        self.handle.quit();
        self.runner.abort();
    }
}

/// A client with this key; all data centres are the sandbox.
pub(crate) fn with_key(sandbox: &Sandbox, key: [u8; 256]) -> User {
    let mtproto = sandbox.mtproto();
    let mut data = SessionData { home_dc: mtproto.dc, ..SessionData::default() };
    for option in data.dc_options.values_mut() {
        option.ipv4 = mtproto.address;
        option.ipv6 = SocketAddrV6::new(mtproto.address.ip().to_ipv6_mapped(), mtproto.address.port(), 0, 0);
        option.auth_key = Some(key);
    }
    let session = Arc::new(MemorySession::from(data));
    let params = ConnectionParams { retry_policy: Box::new(NoRetries), ..ConnectionParams::default() };
    let SenderPool { runner, handle, updates } = SenderPool::with_configuration(session, mtproto.api_id, params);
    let runner = tokio::spawn(runner.run());
    User { client: Client::new(handle.clone()), updates, handle, runner }
}

/// A client that is signed in as this person.
pub(crate) fn signed_in(sandbox: &Sandbox, user_id: i64) -> User {
    with_key(sandbox, sandbox.user_key(user_id).expect("a person of the world"))
}

/// Code and name of the refusal of a call; numbers are cut out of the name.
pub(crate) async fn refusal<R: tl::RemoteCall>(user: &User, request: &R) -> (i32, String)
where
    R::Return: std::fmt::Debug,
{
    match user.invoke(request).await {
        Err(InvocationError::Rpc(error)) => (error.code, error.name),
        other => panic!("a refusal is expected: {other:?}"),
    }
}

/// A text to a peer, with a number of its own.
pub(crate) fn to(peer: tl::enums::InputPeer, text: &str, random_id: i64) -> tl::functions::messages::SendMessage {
    tl::functions::messages::SendMessage {
        no_webpage: false,
        silent: false,
        background: false,
        clear_draft: false,
        noforwards: false,
        update_stickersets_order: false,
        invert_media: false,
        allow_paid_floodskip: false,
        peer,
        reply_to: None,
        message: text.into(),
        random_id,
        reply_markup: None,
        entities: None,
        schedule_date: None,
        schedule_repeat_period: None,
        send_as: None,
        quick_reply_shortcut: None,
        effect: None,
        allow_paid_stars: None,
        suggested_post: None,
        rich_message: None,
    }
}
