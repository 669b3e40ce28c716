//! Who a bot is and what it may do, as `getMe` says it.

use super::client::{self, Client};
use super::failure;
use super::request::{Method, Params, Request};
use super::{BotEndpoint, names};
use crate::connection::AccountCard;
use crate::engine::ActionError;
use crate::value::Json;

/// A bot (Bot API: `User` as `getMe` gives it).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BotFacts {
    pub account: AccountCard,
    /// It may be added to groups.
    pub can_join_groups: bool,
    /// Privacy mode is off: it sees every message of its groups.
    pub can_read_all_group_messages: bool,
    pub supports_inline_queries: bool,
    /// It can be connected to a business account.
    pub can_connect_to_business: bool,
}

/// Asks the Bot API who the bot is and what it may do (`getMe`).
pub async fn look_at_bot(endpoint: BotEndpoint) -> Result<BotFacts, ActionError> {
    let mut client = Client::new(endpoint)?;
    client.set_answer_limit(client::CHECK_LIMIT);
    let answer = client.read(&Request::new(Method::GetMe, Params::new())).await?;
    of_answer(&answer).ok_or_else(failure::not_bot_api)
}

/// Only who it is.
pub(in crate::telegram) async fn who(endpoint: BotEndpoint) -> Result<AccountCard, ActionError> {
    look_at_bot(endpoint).await.map(|facts| facts.account)
}

fn of_answer(user: &Json) -> Option<BotFacts> {
    let text = |key: &str| user.get(key).and_then(Json::as_str).unwrap_or_default();
    let flag = |key: &str| user.get(key).and_then(Json::as_bool).unwrap_or(false);
    let id = user.get("id").and_then(Json::as_i64)?;
    let account = AccountCard { id, name: names::of_person(user), username: text("username").to_owned(), dc: None };
    Some(BotFacts {
        account,
        can_join_groups: flag("can_join_groups"),
        can_read_all_group_messages: flag("can_read_all_group_messages"),
        supports_inline_queries: flag("supports_inline_queries"),
        can_connect_to_business: flag("can_connect_to_business"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn answers_are_read() {
        let user =
            json!({"id": 7, "is_bot": true, "first_name": "Помощник", "username": "x_bot", "can_join_groups": true});
        let account = AccountCard { id: 7, name: "Помощник".into(), username: "x_bot".into(), dc: None };
        assert_eq!(of_answer(&user), Some(BotFacts { account, can_join_groups: true, ..BotFacts::default() }));
        for other in [json!({}), json!(true), json!({"id": "7"}), json!([1])] {
            assert_eq!(of_answer(&other), None, "{other}");
        }
    }
}
