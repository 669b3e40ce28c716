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

#[cfg(test)]
mod tests {
    use super::*;
    use tl::Deserializable;

    fn user() -> tl::types::User {
        tl::types::User { id: 7, ..tl::types::User::from_bytes(&[0; 16]).expect("a user without anything") }
    }

    fn username(username: &str, active: bool) -> tl::enums::Username {
        tl::types::Username { editable: false, active, deletable: false, expired: false, username: username.to_owned() }
            .into()
    }

    #[test]
    fn names_are_put_together() {
        for (first, last, expected) in [
            (Some("Анна"), Some("Ким"), "Анна Ким"),
            (Some("Анна"), None, "Анна"),
            (Some(""), Some("Ким"), "Ким"),
            (None, None, ""),
        ] {
            let (first_name, last_name) = (first.map(str::to_owned), last.map(str::to_owned));
            let card = account_card(&tl::types::User { first_name, last_name, ..user() }, 4);
            assert_eq!((card.name.as_str(), card.id, card.dc), (expected, 7, Some(4)));
        }
    }

    #[test]
    fn the_first_username_that_is_in_use_counts() {
        let several = vec![username("old", false), username("new", true), username("other", true)];
        for (old, several, expected) in [
            (Some("anna"), None, "anna"),
            (None, Some(several.clone()), "new"),
            (Some("anna"), Some(several), "anna"),
            (None, Some(vec![username("old", false)]), ""),
            (None, None, ""),
        ] {
            let card =
                account_card(&tl::types::User { username: old.map(str::to_owned), usernames: several, ..user() }, 2);
            assert_eq!(card.username, expected);
        }
    }
}
