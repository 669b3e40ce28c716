//! Get profile: `getMe` for the bot itself, else `getChat` and, for groups and channels, `getChatMemberCount`, whose
//! number stands in the result as `members_count`.

use super::client::Client;
use super::failure::Effect;
use super::peer;
use super::request::{Method, Params, Request};
use crate::engine::{ActionError, Call, GetProfile, RequestView};
use crate::scenario::PeerAddress;
use crate::value::Json;

/// The requests as they would go out. By a username bots find groups and channels alone.
pub(super) fn requests(action: &GetProfile) -> Result<Vec<RequestView>, ActionError> {
    let Some(peer) = &action.peer else { return Ok(vec![own().view()]) };
    let mut views = vec![about(Method::GetChat, peer)?.view()];
    if !matches!(peer, PeerAddress::Id(id) if *id > 0) {
        views.push(about(Method::GetChatMemberCount, peer)?.view());
    }
    Ok(views)
}

/// Reads the profile.
pub(super) async fn get(client: &Client, action: &GetProfile, call: &dyn Call) -> Result<Json, ActionError> {
    let Some(peer) = &action.peer else { return client.perform(&mut own(), Effect::Read, call).await };
    let mut profile = client.perform(&mut about(Method::GetChat, peer)?, Effect::Read, call).await?;
    let chat = profile.as_object_mut().filter(|chat| chat.get("type").is_some_and(|kind| kind != "private"));
    if let Some(chat) = chat {
        match client.perform(&mut about(Method::GetChatMemberCount, peer)?, Effect::Read, call).await {
            Ok(count) => {
                chat.insert("members_count".to_owned(), count);
            }
            // Some channels hide it from bots that are not in them; the rest of the profile is good all the same.
            Err(error) if error.telegram.is_some() => {}
            Err(error) => return Err(error),
        }
    }
    Ok(profile)
}

fn own() -> Request {
    Request::new(Method::GetMe, Params::new())
}

fn about(method: Method, peer: &PeerAddress) -> Result<Request, ActionError> {
    Ok(Request::new(method, Params::from_iter([("chat_id".to_owned(), peer::chat_id(peer)?)])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_methods_follow_the_address() {
        let check = |peer: Option<PeerAddress>, methods: &[&str]| {
            let views = requests(&GetProfile { peer: peer.clone() }).expect("requests");
            assert_eq!(views.iter().map(|view| view.method.as_str()).collect::<Vec<_>>(), methods, "{peer:?}");
        };
        check(None, &["getMe"]);
        check(Some(PeerAddress::Id(1)), &["getChat"]);
        check(Some(PeerAddress::Id(-5)), &["getChat", "getChatMemberCount"]);
        check(Some(PeerAddress::Username("shop_news".into())), &["getChat", "getChatMemberCount"]);
        let refused = requests(&GetProfile { peer: Some(PeerAddress::Me) }).expect_err("no address for a bot");
        assert_eq!(refused.code, "USER_CONNECTION_ONLY");
    }
}
