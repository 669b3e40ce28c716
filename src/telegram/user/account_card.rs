//! Whose account it is, as people recognise it.

use crate::connection::AccountCard;
use grammers_tl_types as tl;

/// The card of an account that lives in this data centre.
pub(super) fn account_card(user: &tl::types::User, dc: i32) -> AccountCard {
    let names = [user.first_name.as_deref(), user.last_name.as_deref()];
    let name = names.into_iter().flatten().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ");
    // An account with several usernames has none in the old place.
    let several = user.usernames.iter().flatten().map(|tl::enums::Username::Username(name)| name);
    let active = several.filter(|name| name.active).map(|name| name.username.as_str()).next();
    let username = user.username.as_deref().or(active).unwrap_or_default().to_owned();
    AccountCard { id: user.id, name, username, dc: Some(dc) }
}
